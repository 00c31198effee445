package profile

import (
	"github.com/mdspec-go/mdspec/parser/foreign/internal/words"
	"github.com/mdspec-go/mdspec/spec"
)

// word is a word of a cell, in English and in Chinese, and its meaning.
type word[T any] struct {
	english, chinese string
	means            T
}

// roles are the words for the roles of columns.
var roles = []word[words.Role]{
	{"key", "键", words.Key}, {"type", "类型", words.Type}, {"doc", "说明", words.Doc}, {"required", "必填", words.Required},
	{"optional", "可选", words.Optional}, {"default", "默认值", words.Default}, {"example", "示例", words.Example}, {"values", "可选值", words.Values},
	{"in", "位置", words.In}, {"label", "标签", words.Label}, {"value", "值", words.Value}, {"status", "状态码", words.Status}, {"url", "路径", words.URL},
	{"method", "方法", words.Method}, {"request", "请求", words.Request}, {"response", "响应", words.Response}, {"ignored", "忽略", words.Ignored},
}

// contents are the words for what a section holds.
var contents = []word[words.Title]{
	{"request", "请求", words.Title{Part: words.RequestPart}},
	{"response", "响应", words.Title{Part: words.ResponsePart, Answer: true}},
	{"query", "查询参数", words.Title{Part: words.RequestPart, In: spec.InQuery}},
	{"header", "请求头", words.Title{Part: words.RequestPart, In: spec.InHeader}},
	{"path", "路径参数", words.Title{Part: words.RequestPart, In: spec.InPath}},
	{"body", "请求体", words.Title{Part: words.RequestPart, In: spec.InBody}},
	{"form", "表单", words.Title{Part: words.RequestPart, In: spec.InForm}},
	{"members", "成员", words.Title{Part: words.MembersPart}},
	{"values", "取值", words.Title{Part: words.ValuesPart}},
	{"errors", "错误", words.Title{Part: words.ErrorsPart}},
	{"example", "示例", words.Title{Part: words.ExamplePart}},
	{"text", "文字", words.Title{Part: words.PlainPart}},
	{"ignored", "忽略", words.Title{Part: words.IgnoredPart}},
}

// ignored is what is left out, in a cell for presence.
const ignored spec.Presence = "ignored"

// presences are the words for presence; in a correction also for what is left out.
var (
	presences   = []word[spec.Presence]{{"required", "必填", spec.Required}, {"optional", "可选", spec.Optional}}
	unsaids     = append(presences[:2:2], word[spec.Presence]{"unsaid", "不说明", Unsaid})
	corrections = append(presences[:2:2], word[spec.Presence]{"ignored", "忽略", ignored})
)

// places are where evidence is looked for.
var places = []word[Place]{{"header", "表头", InHeader}, {"heading", "标题", InHeading}, {"text", "文字", InText}}

// uses are what becomes of a page.
var uses = []word[bool]{{"ignored", "忽略", true}}

// What settings may say.
var (
	unknowns = []word[Unknown]{{"json.RawMessage", "json.RawMessage", UnknownRaw}, {"map[string]any", "map[string]any", UnknownMap}, {"error", "错误", UnknownError}}
	repeats  = []word[Repeats]{{"merge", "合并", MergeRepeats}, {"apart", "区分", TellApart}}
	bodies   = []word[Body]{{"body", "请求体", WholeBody}, {"field", "字段", FieldOfBody}}
	scopes   = []word[Scope]{{"heading", "标题", HeadingScope}, {"page", "页面", PageScope}}
)

// methods are the methods that calls can have.
func methods() (out []word[string]) {
	for _, m := range spec.Methods() {
		out = append(out, word[string]{m, m, m})
	}
	return out
}

// find returns the meaning of a word.
func find[T any](list []word[T], text string) (T, bool) {
	folded := words.Fold(text)
	for _, w := range list {
		if folded == words.Fold(w.english) || folded == words.Fold(w.chinese) {
			return w.means, true
		}
	}
	var none T
	return none, false
}

// spellings returns the words of a list, for suggestions.
func spellings[T any](list []word[T]) []string {
	var out []string
	for _, w := range list {
		out = append(out, w.english)
		if w.chinese != w.english {
			out = append(out, w.chinese)
		}
	}
	return out
}
