package lint

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

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
	received := x.onlyReceived()
	for _, f := range x.fields {
		d := f.Default
		if d == nil || d.JSON == "" || d.JSON == "null" || d.IsZero() || received[f.model.Name] || !leavesOutZero(f.Field) {
			continue
		}
		x.add(f.Type.Span, f.Name, d.JSON).Suggest = []string{"*" + f.Type.String()}
	}
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
		if t.Kind == spec.Pointer {
			t = t.Elem
		}
		if json.Valid([]byte(d.Text)) || t.Origin == spec.FromEnum && isOf(enums[t.Name], d.Text) {
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
			if counts && !namesText(f.Doc) {
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
		"单位", "格式", "类型", "链接", "地址", " number", " no", " code", " id", " name", " title", " text", " description", " unit", " format")
}

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

// checkTimeUnits looks at whole numbers that hold a time or a duration by their
// key, or by what their documentation calls them.
func checkTimeUnits(x *pass) {
	for _, f := range x.fields {
		t := indirect(f.Type)
		if f.Embedded || t == nil || t.Origin == spec.FromEnum || t.Import != "" || !spec.IsInteger(t.Base()) {
			continue
		}
		words := x.fieldWords(f)
		if !timeKey(words) && !timeDoc(f.Doc) || saysUnit(words) {
			continue
		}
		text := strings.ToLower(f.Doc.Plain())
		if !namesUnit(text) || pointInTime(words, f.Doc) && !namesUnit(beyondSpans(text)) {
			x.add(f.NameSpan, f.Name)
		}
	}
}

// fieldWords returns the words of a field's JSON key, else of its name.
func (x *pass) fieldWords(f field) []string {
	if f.key != "" {
		return x.wordsOf(f.key)
	}
	return x.wordsOf(f.Name)
}

// timeWords end the names of times and durations.
var timeWords = []string{
	"time", "timestamp", "ts", "datetime", "deadline", "createtime", "updatetime", "starttime", "endtime",
	"duration", "timeout", "ttl", "interval", "expire", "expires", "expiry", "expiration",
}

// timeKey reports whether a key of the words holds a time: create_time,
// expires_in, updated_at.
func timeKey(words []string) bool {
	n := len(words)
	switch {
	case n == 0:
		return false
	case n > 1 && words[n-1] == "at":
		return strings.HasSuffix(words[n-2], "ed") || slices.Contains([]string{"expire", "expires", "create", "update", "start", "end"}, words[n-2])
	case n > 1 && words[n-1] == "in":
		return strings.HasPrefix(words[n-2], "expire")
	}
	return slices.Contains(timeWords, words[n-1])
}

// timeDoc reports whether documentation begins with the name of a time. An
// enumeration, such as of kinds of times, is none.
func timeDoc(d spec.Doc) bool {
	return !enumerates(d) && endsWith(firstClause(d), "时间", "时间戳", "时长", "有效期", "超时", "时刻")
}

// firstClause returns the documentation up to the first punctuation.
func firstClause(d spec.Doc) string {
	if len(d.Blocks) == 0 || len(d.Blocks[0].Lines) == 0 {
		return ""
	}
	text := d.Blocks[0].Lines[0]
	if i := strings.IndexAny(text, "，。；：、（(,;:."); i >= 0 {
		text = text[:i]
	}
	return strings.TrimSpace(text)
}

// unitWords name a unit of time in a key or in English text.
var unitWords = []string{
	"ms", "us", "ns", "sec", "secs", "second", "seconds", "millis", "millisecond", "milliseconds",
	"microsecond", "microseconds", "nanosecond", "nanoseconds", "min", "mins", "minute", "minutes",
	"hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years",
	"unix", "epoch", "utc", "yyyymmdd", "yyyymm", "hhmmss", "hhmm",
}

// chineseUnits name a unit of time; 分钟 but not 分, which is in 分页 too.
// shortUnits do so only behind a number or what introduces a unit: there is
// 聊天, 日志 and 周期 as well.
var (
	chineseUnits = []string{"秒", "分钟", "小时", "星期", "单位为天", "单位是天", "以天为单位"}
	shortUnits   = "天日周月年"
)

const beforeUnit = "0123456789一二三四五六七八九十百两几个（(/：:"

func saysUnit(words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return slices.Contains(unitWords, w) })
}

// pointInTime reports whether a time is a point, and no duration.
func pointInTime(words []string, d spec.Doc) bool {
	if endsWith(firstClause(d), "时长", "有效期", "有效时间", "超时", "超时时间", "间隔", "间隔时间") {
		return false
	}
	return len(words) == 0 || !slices.Contains([]string{"in", "duration", "timeout", "ttl", "interval"}, words[len(words)-1])
}

// spanOfTime is a number with a unit: 2小时内有效 says nothing of the unit in
// which a point in time is given, but 精确到 1 秒 does.
var spanOfTime = regexp.MustCompile(`(?:精确到|单位[为是:：]?)?\s*[0-9一二三四五六七八九十百两几半]+\s*个?` +
	`(?:毫秒|秒|分钟|小时|星期|天|日|周|月|年|(?:ms|s|secs?|seconds?|mins?|minutes?|hours?|days?|weeks?|months?|years?)\b)`)

// beyondSpans returns a text without the spans of time in it.
func beyondSpans(text string) string {
	return spanOfTime.ReplaceAllStringFunc(text, func(span string) string {
		if strings.HasPrefix(span, "精确到") || strings.HasPrefix(span, "单位") {
			return span
		}
		return "，"
	})
}

// namesUnit reports whether a text in lower case names a unit of time.
func namesUnit(text string) bool {
	if containsAny(text, chineseUnits) || saysUnit(strings.FieldsFunc(text, func(r rune) bool { return r < 'a' || r > 'z' })) {
		return true
	}
	before := '文' // blanks aside
	for i, r := range text {
		next, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(r):])
		if strings.ContainsRune(shortUnits, r) && strings.ContainsRune(beforeUnit, before) || r == 's' && aloneUnit(before, next) {
			return true
		}
		if r != ' ' {
			before = r
		}
	}
	return false
}

// aloneUnit reports whether an s between two characters means seconds: (s),
// 30s, 单位s.
func aloneUnit(before, after rune) bool {
	return (strings.ContainsRune("0123456789(（位为：:", before)) && (after < 'a' || after > 'z')
}
