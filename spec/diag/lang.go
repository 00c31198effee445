package diag

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Lang is a language in which findings are worded. Rules, severities and all
// other names are the same in each.
type Lang string

// Languages.
const (
	English Lang = "en"
	Chinese Lang = "zh"
)

// Languages returns every language, the one that is always complete first.
func Languages() []Lang { return []Lang{English, Chinese} }

// Text is what a rule says in a language other than English.
type Text struct {
	Message string // as [Rule.Message], of the same parameters
	Hint    string // as [Rule.Hint]; empty if that is
}

// Phrase is a part of a message that is mdspec's own words, not the user's: it
// is shown whole, in the language of the message around it. The zero Phrase is
// empty.
type Phrase struct {
	en, zh string // formats
	args   []any
}

// The Chinese texts, which are written beside the English ones, use one term for
// one thing:
//
//	document 文档          section 小节         heading 标题        definition 定义
//	table 表格             header 表头          delimiter row 分隔行  column 列
//	row 行                 cell 单元格          code span 反引号代码   code fence 代码块
//	struct 结构体          field 字段           embed 嵌入          exported 导出
//	struct tag 标签        option 选项          JSON key 键         identifier 标识符
//	keyword 关键字         package 包           declare 声明         import 导入
//	pointer 指针           slice 切片           array 数组          map map
//	enum 枚举              constant 常量        underlying type 底层类型  value 值
//	required 必填          optional 选填        limit 限制          bound 边界, 下限, 上限
//	call 接口              request 请求         response 响应        query 查询参数
//	path 路径              upload 上传          cursor 游标         page 分页
//	items 数据列表         token 凭证           setting 设置项       service 服务
//	error code 错误码      error class 错误类别  fake server 假服务端   client 客户端
//	directory 目录         output 产物          generated 生成的     hand-written 手写的
//	alias 别名             waiver 豁免          breaking change 不兼容变更
//
// What is written in documents and commands stays as it is there: names of
// columns, sections, settings and flags, the units of limits, mdspec.lock.
// Punctuation is full-width; Han characters have a blank between them and code,
// Latin letters or digits, and none beside punctuation.

// Say returns the phrase of a format in English and in Chinese, whose verbs carry
// an index (%[1]s). Arguments are as in [New]. The formats are literals, so that a
// test can hold one against the other.
func Say(en, zh string, args ...any) Phrase { return Phrase{en, zh, printable(args)} }

// Phrase returns the finding's message as a part of another.
func (d Diagnostic) Phrase() Phrase { return Phrase{d.Rule.Message, d.Rule.ZH.Message, d.Args} }

// Or returns the phrase that leaves the choice between others; the zero Phrase if
// there is nothing to choose.
func Or(list ...Phrase) Phrase {
	if len(list) == 0 {
		return Phrase{}
	}
	out := list[0]
	for _, p := range list[1:] {
		out = Say("%[1]s or %[2]s", "%[1]s 或 %[2]s", out, p)
	}
	return out
}

// Verbatim returns a phrase that has no translation, such as the message of
// another program or a list of names. It is shown whole.
func Verbatim(text string) Phrase { return Phrase{"%[1]s", "%[1]s", []any{verbatim(text)}} }

// verbatim is an argument that is shown whole.
type verbatim string

// String returns the phrase in English.
func (p Phrase) String() string { return p.In(English) }

// In returns the phrase in the language.
func (p Phrase) In(l Lang) string {
	if l == Chinese {
		return format(p.zh, p.args, l)
	}
	return format(p.en, p.args, l)
}

// IsZero reports whether the phrase is empty.
func (p Phrase) IsZero() bool { return p.en == "" }

// printable returns the arguments of a message with the user's text made
// [Printable].
func printable(args []any) []any {
	out := make([]any, len(args))
	for i, a := range args {
		if s, ok := a.(string); ok {
			a = Printable(s)
		}
		out[i] = a
	}
	return out
}

// localized returns the arguments with their phrases in the language.
func localized(args []any, l Lang) []any {
	out := make([]any, len(args))
	for i, a := range args {
		if p, ok := a.(Phrase); ok {
			a = p.In(l)
		}
		out[i] = a
	}
	return out
}

// closeUp takes those blanks out of a Chinese template that are between Han and
// the Han of a phrase: they are there for code.
func closeUp(template string, args []any) string {
	for i, a := range args {
		p, ok := a.(Phrase)
		if !ok {
			continue
		}
		text, verb := p.In(Chinese), fmt.Sprintf("%%[%d]s", i+1)
		before, after, ok := strings.Cut(template, verb)
		if short := strings.TrimSuffix(before, " "); ok && endsInHan(short) && beginsWithHan(text) {
			before = short
		}
		if short := strings.TrimPrefix(after, " "); ok && endsInHan(text) && beginsWithHan(short) {
			after = short
		}
		if ok {
			template = before + verb + after
		}
	}
	return template
}

func beginsWithHan(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.Is(unicode.Han, r)
}

func endsInHan(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(text)
	return unicode.Is(unicode.Han, r)
}

// in returns what the rule says in the language; in English where it says
// nothing in that.
func (r *Rule) in(l Lang) Text {
	if l == Chinese && r.ZH.Message != "" {
		return r.ZH
	}
	return Text{r.Message, r.Hint}
}
