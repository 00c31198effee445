package draft

import (
	"go/token"
	"regexp"
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/spec/dialect"
	"github.com/mdspec-go/mdspec/spec/goname"
)

// unnamed is the name of a type whose headings give none.
const unnamed = "TypeName"

// generic are words of headings that say which part of a call or a type is
// below them, and not which.
var generic = strings.Fields(`a api argument arguments attribute attributes body code codes data definition definitions enum enums
	error errors example examples field fields header headers http input model models object objects of output overview param
	parameter parameters params path payload properties property query reference request requests response responses result
	results return returned returns schema schemas string structure table the type types value values`)

var genericChinese = strings.Fields(`参数 请求 请求参数 请求说明 返回 返回参数 返回数据 返回结果 返回值 响应 响应参数 响应数据 响应结果 属性 字段 字段说明
	参数说明 请求体 请求头 模型 数据模型 接口 数据结构 返回参数说明 请求参数说明 说明`)

var (
	latin    = regexp.MustCompile(`[A-Za-z][A-Za-z0-9_]*(?:[ \-.]+[A-Za-z][A-Za-z0-9_]*)*`)
	codeSpan = regexp.MustCompile("`([^`]+)`")
)

// Name returns a Go name for what the passage defines, and the words of the
// heading that it was taken from which are not in it.
func (p Passage) Name() (name, rest string) {
	for _, h := range p.Headings {
		if name, rest, ok := nameIn(h); ok {
			return name, rest
		}
	}
	for _, h := range p.Headings {
		if text := docOf(strings.TrimRight(plain(h), ":：")); dialect.IsChinese(text) && !slices.Contains(genericChinese, text) {
			return unnamed, text
		}
	}
	return unnamed, ""
}

// nameIn returns the name that a heading gives: that of a call, that in a code
// span, or else its first words in Latin letters.
func nameIn(heading string) (name, rest string, ok bool) {
	if m := route.FindStringSubmatch(heading); m != nil {
		if path, _, ok := parameters(m[2]); ok {
			name, ok = nameOfCall(m[1], path)
			return name, besides(heading, m[0]), ok
		}
	}
	found := codeSpan.FindStringSubmatchIndex(heading)
	if found == nil {
		found = latin.FindStringSubmatchIndex(heading)
	}
	if found == nil || dialect.SectionOf(plain(heading)) != dialect.Prose {
		return "", "", false
	}
	text := heading[found[len(found)-2]:found[len(found)-1]]
	words := goname.Words(text)
	if !slices.ContainsFunc(words, func(word string) bool { return !slices.Contains(generic, word) }) {
		return "", "", false
	}
	if token.IsIdentifier(text) && token.IsExported(text) {
		name = text
	} else if name, ok = goname.FromKey(text); !ok {
		return "", "", false
	}
	return name, besides(heading, heading[found[0]:found[1]]), true
}

// besides returns what a heading says in Chinese besides its name.
func besides(heading, name string) string {
	rest := strings.Replace(heading, name, " ", 1)
	if !dialect.IsChinese(rest) {
		return ""
	}
	return docOf(plain(rest))
}
