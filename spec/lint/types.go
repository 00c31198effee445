package lint

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

var typeRules = []*Rule{
	{Rule: book.Rule("pointer-to-slice"), Category: Minimal, check: checkPointers},
	{Rule: book.Rule("time-unit"), Category: Standard, check: checkTimeUnits},
	{Rule: book.Rule("number-as-string"), Category: Strict, check: checkNumbers},
	{Rule: book.Rule("zero-not-sent"), Category: Standard, check: checkUnsentZero},
	{Rule: book.Rule("default-as-note"), Category: Standard, check: checkNotedDefaults},
}

// checkUnsentZero finds fields whose zero value the tag leaves out, so that the
// service puts the default in its place.
func checkUnsentZero(x *pass) {
	sent := x.sent()
	enums := x.enumDeclarations()
	for _, f := range x.fields {
		d := f.Default
		if d == nil || d.JSON == "" || d.JSON == "null" || d.IsZero() || !sent[f.model.Name] || !leavesOutZero(f.Field) || excludesZero(f, enums) {
			continue
		}
		x.add(f.Type.Span, f.Name, d.JSON).Suggest = []string{"*" + f.Type.String()}
	}
}

// wordDefault is a text that is one of several words, as in an enum: the empty text
// is hardly another one.
var wordDefault = regexp.MustCompile(`^"[A-Za-z][\w.-]*"$`)

// excludesZero reports whether the zero value is none that the field can have: its
// limits, its enum, or the values in its documentation leave it out.
func excludesZero(f field, enums map[string]*declaration) bool {
	zero := "0"
	if f.Type.Base() == "string" {
		zero = ""
	}
	for _, l := range f.Limits {
		if l.Min != "" && strings.Trim(l.Min, "0.-") != "" && !strings.HasPrefix(l.Min, "-") {
			return true
		}
	}
	if e := enums[f.Type.Name]; e != nil && f.Type.Origin == spec.FromEnum {
		_, has := e.byValue[zero]
		return !has
	}
	if b, _ := wordValues(f, f.Type); b != nil || wordDefault.MatchString(f.Default.JSON) {
		return true
	}
	for b := range proseValues(f.Doc) {
		return !slices.ContainsFunc(b.Entries, func(e spec.Entry) bool { return e.Value == zero })
	}
	return false
}

// leavesOutZero reports whether the field's zero value is one that somebody may
// want to send and that its tag leaves out.
func leavesOutZero(f *spec.Field) bool {
	if f.Type.Base() != "" {
		return f.JSONOption("omitzero") || f.JSONOption("omitempty")
	}
	return f.JSONOption("omitzero") && (f.Type.IsStruct() || f.Type.Kind == spec.Array)
}

// checkNotedDefaults finds defaults that are words of JSON or of an enum and, for
// want of a code span, no values.
func checkNotedDefaults(x *pass) {
	enums := map[string]*spec.Enum{}
	for e := range x.Package.Enums() {
		enums[e.Name] = e
	}
	for _, f := range x.fields {
		d := f.Default
		if d == nil || d.JSON != "" {
			continue
		}
		t := f.Type
		if t.Kind == spec.Pointer || t.Kind == spec.Nullable {
			t = t.Elem
		}
		if d.Text != "null" && json.Valid([]byte(d.Text)) || t.Origin == spec.FromEnum && isOf(enums[t.Name], d.Text) {
			x.add(d.Span, d.Text, f.Name).Fix = inCodeSpan(d.Span)
		}
	}
}

// isOf reports whether the text is a value of the enum, or the constant of one.
func isOf(e *spec.Enum, text string) bool {
	return e != nil && slices.ContainsFunc(e.Values, func(v *spec.EnumValue) bool { return text == v.Name || text == v.Value })
}

// checkPointers looks for pointers to slices and maps, at any depth of a type.
func checkPointers(x *pass) {
	for _, f := range x.fields {
		for t := range f.Type.All() {
			if t.Kind != spec.Pointer || t.Elem.Kind != spec.Slice && t.Elem.Kind != spec.Map {
				continue
			}
			d := x.add(t.Span, t.String())
			d.Suggest = []string{t.Elem.String()}
			star := t.Span.Source.Span(t.Span.Start, t.Elem.Span.Start)
			d.Fix = replacement(diag.Say("remove the pointer", "去掉指针"), star, "")
		}
	}
}

// checkNumbers looks at strings that hold a number by their key, by what their
// documentation calls them, or in the examples of their model.
func checkNumbers(x *pass) {
	for m := range x.Package.Models() {
		var examples []map[string]json.RawMessage // read once a field asks for them
		for _, f := range m.Fields {
			key := taggedKey(f)
			if t := indirect(f.Type); key == "" || f.Embedded || t == nil || t.Kind != spec.Basic || t.Name != "string" || f.JSONOption("string") {
				continue
			}
			words := x.wordsOf(key)
			if examples == nil && len(m.Examples) > 0 && !identifies(words) {
				examples = objects(m)
			}
			counts := countKey(words) || countDoc(f.Doc) || !identifies(words) && shownAsNumber(examples, key)
			if counts && !namesText(f.Doc) && !meantAsText.MatchString(f.Doc.Plain()) {
				x.add(f.Type.Span, f.Name, key)
			}
		}
	}
}

// countKey reports whether a key of the words counts or measures something.
func countKey(words []string) bool {
	n := len(words)
	if n > 1 && words[n-1] == "at" {
		return false // as often a text, such as 2006-01-02
	}
	return n > 0 && slices.Contains([]string{
		"count", "cnt", "num", "amount", "qty", "quantity", "total", "timestamp", "offset", "size", "age",
	}, words[n-1])
}

// countDoc reports whether documentation begins with the name of a number.
func countDoc(d spec.Doc) bool {
	return endsWith(firstClause(d), "数量", "个数", "人数", "次数", "总数", "总量", "金额", "时间戳", "数目")
}

// namesText reports whether documentation begins with the name of a text: 房间号
// is what num holds as often as 数量, and 总数说明 is no 总数.
func namesText(d spec.Doc) bool {
	return endsWith(strings.ToLower(firstClause(d)),
		"号", "号码", "编码", "代码", "标识", "说明", "描述", "介绍", "名", "名称", "名字", "标题", "备注", "文字", "文本", "文案", "内容",
		"单位", "格式", "类型", "链接", "地址", "段", "区间", "范围", "组", " group", " range", " number", " no", " code", " id", " name", " title", " text", " description", " unit", " format")
}

// meantAsText says that a number is a text on purpose, for its decimals say, or shows
// an example that is no integer.
var meantAsText = regexp.MustCompile(`(?i)精度|小数|字符串|\bdecimals?\b|\bas (?:a )?(?:string|text)\b|\bprecision\b|2\^53|` +
	`(?:[例比]?如|示例|\be\.g\.|\bsuch as\b|\bexample)[为是：:]*\s*["'“` + "`" + `]?\d*(?:[a-z%/+~_-]|\.\d)`)

// identifies reports whether a key of the words names something, so that its
// values may be digits and yet no number: an ID, a code, a phone.
func identifies(words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool {
		return strings.HasSuffix(w, "id") || strings.HasSuffix(w, "ids") || slices.Contains([]string{
			"code", "no", "number", "phone", "mobile", "tel", "zip", "version", "key", "token", "ticket", "state", "cursor",
			"name", "title", "content", "text", "remark", "desc", "description", "password", "secret", "nonce", "sign", "signature",
			"date", "month", "year", "day", "serial", "sn", "account", "card", "value", "label", "keyword", "owner", "user",
		}, w)
	})
}

// objects returns the examples of a model; those that are no object are left out.
func objects(m *spec.Model) []map[string]json.RawMessage {
	out := []map[string]json.RawMessage{}
	for _, e := range m.Examples {
		var o map[string]json.RawMessage
		if json.Unmarshal([]byte(e.Text), &o) == nil {
			out = append(out, o)
		}
	}
	return out
}

// shownAsNumber reports whether the examples that show the key, one at least,
// all show a number in quotation marks.
func shownAsNumber(examples []map[string]json.RawMessage, key string) bool {
	shown := false
	for _, o := range examples {
		value, ok := o[key]
		if !ok {
			continue
		}
		text, isString := strings.CutPrefix(string(value), `"`)
		if !isString || !isNumber(strings.TrimSuffix(text, `"`)) {
			return false
		}
		shown = true
	}
	return shown
}

// isNumber reports whether a text is a number as a program writes it, without a
// leading zero.
func isNumber(text string) bool {
	if text == "" || len(text) > 18 || text[0] != '-' && (text[0] < '0' || text[0] > '9') {
		return false
	}
	return json.Valid([]byte(text))
}
