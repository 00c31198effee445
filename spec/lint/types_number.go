package lint

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/spec"
)

var numberAsString = &Rule{Rule: book.Rule("number-as-string"),
	Category: Strict, check: checkNumbers}

// checkNumbers looks at strings that hold a number by their key, by what their
// documentation calls them, or in the examples of their model.
func checkNumbers(x *pass) {
	for m := range x.pkg.Models() {
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
	name := firstClause(d)
	return slices.ContainsFunc([]string{"数量", "个数", "人数", "次数", "总数", "总量", "金额", "时间戳", "数目"}, func(end string) bool {
		return strings.HasSuffix(name, end)
	})
}

// namesText reports whether documentation begins with the name of a text: 房间号
// is what num holds as often as 数量, and 总数说明 is no 总数.
func namesText(d spec.Doc) bool {
	name := strings.ToLower(firstClause(d))
	return slices.ContainsFunc([]string{
		"号", "号码", "编码", "代码", "标识", "说明", "描述", "介绍", "名", "名称", "名字", "标题", "备注", "文字", "文本", "文案", "内容",
		"单位", "格式", "类型", "链接", "地址", " number", " no", " code", " id", " name", " title", " text", " description", " unit", " format",
	}, func(end string) bool { return strings.HasSuffix(name, end) })
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
