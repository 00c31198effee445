package facts

import (
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/page"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/typeword"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/words"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

// kind is what the rows of a table are.
type kind int

const (
	noKind kind = iota
	fieldRows
	valueRows
	callRows
	bindingRows // the methods and paths of calls
	codeRows    // statuses and codes of errors
)

// Why tables are left out.
var (
	leftCodes   = diag.Say("it lists statuses or codes of errors", "它列的是状态码或错误码")
	leftExample = diag.Say("it is an example", "它是示例")
	leftOther   = diag.Say("it is no table of fields, values or calls", "它不是字段、取值或接口的表格")
	leftProfile = diag.Say("the profile leaves the section out", "profile 忽略该小节")
	leftPage    = diag.Say("the profile leaves the page out", "profile 忽略该页面")
	leftExtends = diag.Say("it lists extensions, which are no fields of the message itself", "它列的是扩展，不是消息自己的字段")
	leftEmpty   = diag.Say("it has no rows", "它没有行")
)

// kindOf tells what a table holds, from its columns and from what the titles above say;
// scalar is whether the page says that what they name is a text or a number.
func (c *columns) kindOf(says words.Title, scalar bool) (kind, diag.Phrase) {
	switch {
	case len(c.Rows) == 0:
		return noKind, leftEmpty
	case says.Part == words.IgnoredPart:
		return noKind, leftProfile
	case says.Part == words.AsidePart && !c.saysEnum() && !(c.Form == page.List && c.isFieldList() && c.has(words.Type) && c.all(c.index(words.Required), isPresenceText)), c.isChangelog():
		return noKind, leftOther
	case c.isExtensions():
		return noKind, leftExtends
	case says.Part == words.ValuesPart && says.Name != "":
		return valueRows, diag.Phrase{}
	case c.Form == page.List && !c.isFieldList():
		return noKind, leftOther
	case c.isBindings():
		return bindingRows, diag.Phrase{}
	case c.isCalls():
		return callRows, diag.Phrase{}
	case c.isFiles():
		return noKind, leftOther
	case c.isCodes(says):
		return codeRows, leftCodes
	case says.Part != words.ValuesPart && c.isSample():
		return noKind, leftExample
	case c.has(words.Value) && c.isValues(says):
		return valueRows, diag.Phrase{}
	case c.has(words.Key) && (c.has(words.Type) || c.inline):
		return fieldRows, diag.Phrase{}
	case c.has(words.Key) && scalar && c.most(c.index(words.Key), isLiteral):
		return valueRows, diag.Phrase{}
	case c.has(words.Key) && c.isUntyped(says):
		return fieldRows, diag.Phrase{}
	case c.isConstants(says):
		return valueRows, diag.Phrase{}
	case c.has(words.Key) && says.Part == words.ValuesPart && c.most(c.index(words.Key), isLiteral):
		return valueRows, diag.Phrase{}
	}
	return noKind, leftOther
}

// isPresenceText reports whether a text says presence in words.
func isPresenceText(text string) bool {
	return presenceIn(text) != spec.Unstated || upperPresence.MatchString(text)
}

var upperPresence = lazyregexp.New(`^(?:REQUIRED|OPTIONAL)$`)

// isFieldList reports whether a list says types or presence: others are of anything.
func (c *columns) isFieldList() bool {
	said := 0
	for _, row := range c.Rows {
		t := typeword.Read(c.cell(row, words.Type).Text, c.book.Types)
		if t.Kind != typeword.Unknown && t.Kind != typeword.Ref || words.Plain(c.cell(row, words.Required).Text) != "" {
			said++
		}
	}
	return 2*said >= len(c.Rows)
}

// isCalls reports whether the rows are calls: paths, perhaps with methods beside them, or
// the names of methods with the types that they take and give.
func (c *columns) isCalls() bool {
	if c.has(words.Type) {
		return false
	}
	if i := c.index(words.URL); i >= 0 && c.most(i, isRoute) {
		return true
	}
	for i := range c.Header {
		if c.roles[i] != words.URL && c.all(i, func(s string) bool { return isRoute(s) && len(s) > 4 && isMethod(firstWord(s)) }) {
			return true
		}
	}
	return c.has(words.Request) && c.has(words.Response) && !c.has(words.Status)
}

// saysEnum reports whether a header says that its column holds the values of an enum.
func (c *columns) saysEnum() bool {
	i := c.index(words.Value)
	return i >= 0 && words.One(words.Fold(c.Header[i].Text), "枚举值", "枚舉值", "列舉值", "enum value") && c.all(i, isLiteral)
}

// isChangelog reports whether the rows are versions of the page.
func (c *columns) isChangelog() bool {
	version, when := false, false
	for _, h := range c.Header {
		folded := words.Fold(h.Text)
		version = version || words.One(folded, "version", "版本", "版本号", "文档版本", "修订版本")
		when = when || words.One(folded, "author", "date", "update time", "作者", "修改人", "修订人", "编写人", "日期", "修改日期", "修订日期", "更新日期", "修改时间", "更新时间", "发布日期", "发布时间")
	}
	return version && when
}

// isCodes reports whether the rows are statuses of HTTP or codes of errors.
func (c *columns) isCodes(says words.Title) bool {
	i := c.index(words.Status)
	if says.Part == words.ErrorsPart {
		return true
	}
	if says.Part == words.NoPart && c.isOpcodes(i) {
		c.roles[i] = words.Value
		return false
	}
	return i >= 0 && (!c.has(words.Type) || !c.has(words.Key)) && (c.most(i, isStatus) || c.most(i, isNumber) || !c.has(words.Key))
}

// isOpcodes reports whether a column of codes has the small numbers of things that have
// names; those of errors and statuses are higher.
func (c *columns) isOpcodes(i int) bool {
	small := func(text string) bool { return isNumber(text) && len(text) <= 2 }
	return i >= 0 && c.has(words.Key) && !c.has(words.Type) && !c.has(words.Value) && c.all(i, small) && words.Fold(c.Header[c.index(words.Key)].Text) == "name"
}

// isValues reports whether a table with a column of values declares constants: that of
// fields has types.
func (c *columns) isValues(says words.Title) bool {
	if c.has(words.Type) && c.has(words.Key) || c.has(words.Required) {
		return false
	}
	if key := c.index(words.Key); key >= 0 && says.Part == words.RequestPart && says.In != "" && words.IsKeyWord(c.Header[key].Text) {
		return false // parameters, each with the value to send
	}
	return says.Part != words.ErrorsPart && c.most(c.index(words.Value), isLiteral)
}

// isExtensions reports whether the rows are extensions of messages in Protocol Buffers: they
// stand where they are declared, and extend the message in the column of bases.
func (c *columns) isExtensions() bool {
	return c.header("extension") >= 0 && c.header("base") >= 0 && c.header("number") >= 0
}

// isBindings reports whether the rows say which method and path of HTTP calls a procedure.
func (c *columns) isBindings() bool {
	return c.header("method name") >= 0 && c.header("method") >= 0 && c.header("pattern") >= 0
}

// header returns the column of the header, -1 without one.
func (c *columns) header(folded string) int {
	return slices.IndexFunc(c.Header, func(h page.Cell) bool { return words.Fold(h.Text) == folded })
}

// settleKinds makes values of the codes below a title of kinds of things: those of errors
// have other titles.
func (c *columns) settleKinds(title string) {
	i := c.index(words.Status)
	if i < 0 || c.has(words.Type) && c.has(words.Key) || !kindsForm.MatchString(title) || !words.One(words.Fold(c.Header[i].Text), "code", "代码", "编码", "代号", "编号") {
		return
	}
	if c.most(i, isLiteral) {
		c.roles[i] = words.Value
	}
}

// kindsForm is a title of kinds of things.
var kindsForm = lazyregexp.New(`(?:类型|枚举|种类|类别|类目|方式|渠道|等级|级别|币种|字典|性别|行业|订单状态|支付状态|审核状态|任务状态|地区|银行|取值|单位)(?:代码|编码)?(?:表|列表|一览|一览表|说明|对照表)?$`)

// isSample reports whether a table has nothing but keys and a value of each, as an example
// of a request has.
func (c *columns) isSample() bool {
	key, value := c.index(words.Key), c.index(words.Value)
	if value < 0 {
		value = c.index(words.Values)
	}
	if key < 0 || value < 0 || len(c.Header) != 2 || !words.IsKeyWord(c.Header[key].Text) {
		return false
	}
	return words.One(words.Fold(c.Header[value].Text), "value", "values")
}

// constant is a value in capitals.
var constant = lazyregexp.New(`^[A-Z][A-Z0-9]+(?:_[A-Z0-9]+)*$`)

// isConstants reports whether the first column of a table, whose header says nothing that is
// known, has nothing but values in capitals, of which one has several parts. It becomes that
// of the values then.
func (c *columns) isConstants(says words.Title) bool {
	if says.Part != words.NoPart && says.Part != words.ValuesPart || len(c.roles) < 2 || c.roles[0] != words.Unknown || c.has(words.Value) || c.has(words.Type) {
		return false
	}
	parts := slices.ContainsFunc(c.Rows, func(row page.Row) bool { return strings.Contains(row.Cell(0).Text, "_") })
	if !parts || !c.all(0, constant.MatchString) {
		return false
	}
	c.roles[0] = words.Value
	return true
}

// isUntyped reports whether a table without types is one of fields: it says which of them
// are required, or stands where fields do.
func (c *columns) isUntyped(says words.Title) bool {
	key := c.index(words.Key)
	if !c.most(key, isKeyCell) {
		return false
	}
	switch {
	case c.has(words.Required), c.has(words.Optional), c.has(words.In):
		return true
	case says.Part == words.ResponsePart, says.Part == words.RequestPart, says.Part == words.MembersPart, says.Answer:
		return true
	}
	return c.has(words.Doc) && words.IsKeyWord(c.Header[key].Text) && c.all(key, isKeyCell)
}

func firstWord(text string) string {
	for i, r := range text {
		if r == ' ' || r == ':' {
			return text[:i]
		}
	}
	return text
}
