package dialect

import (
	"strings"

	"github.com/mdspec-go/mdspec/spec"
)

// PartKind says what is below a heading of level four under a call.
type PartKind string

// Parts of a call that has a heading of its own.
const (
	NoPart       PartKind = ""         // documentation
	RequestPart  PartKind = "request"  // field tables, or the name of a type
	ResponsePart PartKind = "response" // likewise
	ErrorsPart   PartKind = "errors"   // the error codes that the call returns
)

// Part is a heading of level four under a call that the dialect knows.
type Part struct {
	Kind  PartKind
	Words // its titles
}

var parts = []Part{
	{RequestPart, Words{[]string{"Request", "Parameters"}, []string{"请求", "请求参数", "参数"}}},
	{ResponsePart, Words{[]string{"Response", "Returns"}, []string{"响应", "返回", "返回参数"}}},
	{ErrorsPart, Words{[]string{"Errors"}, []string{"错误码"}}},
}

// Parts returns the parts that a call may have.
func Parts() []Part { return parts }

// Title returns the title to suggest for a part, in Chinese or in English.
func (k PartKind) Title(chinese bool) string {
	for _, p := range parts {
		if p.Kind == k && chinese {
			return p.Chinese[0]
		} else if p.Kind == k {
			return p.English[0]
		}
	}
	return ""
}

// PartOf returns the part that a title names, in any case and with or without a
// colon behind it.
func PartOf(title string) PartKind {
	for _, p := range parts {
		if p.names(title) {
			return p.Kind
		}
	}
	return NoPart
}

// PartTitles returns the titles of all parts.
func PartTitles() []string {
	var out []string
	for _, p := range parts {
		out = append(out, p.All()...)
	}
	return out
}

// PlaceTitle has the titles of the headings of level five under a request or a
// response that give the rows below them their place.
type PlaceTitle struct {
	Place spec.Place
	Words
}

var placeTitles = []PlaceTitle{
	{spec.InPath, Words{[]string{"Path"}, []string{"路径", "路径参数"}}},
	{spec.InQuery, Words{[]string{"Query"}, []string{"查询", "查询参数"}}},
	{spec.InHeader, Words{[]string{"Header", "Headers"}, []string{"头", "请求头", "响应头"}}},
	{spec.InBody, Words{[]string{"Body"}, []string{"正文", "请求体", "响应体"}}},
	{spec.InForm, Words{[]string{"Form"}, []string{"表单"}}},
}

// PlaceTitles returns the titles for each place.
func PlaceTitles() []PlaceTitle { return placeTitles }

// PlaceOf returns the place that a title names, as [PartOf] does a part; "" if it
// names none.
func PlaceOf(title string) spec.Place {
	for _, p := range placeTitles {
		if p.names(title) {
			return p.Place
		}
	}
	return spec.InDefault
}

// PlaceWords returns every word for a place, in lower case.
func PlaceWords() (words []string) {
	for _, p := range placeTitles {
		for _, word := range p.All() {
			words = append(words, strings.ToLower(word))
		}
	}
	return words
}

// names reports whether a title is one of the words, in any case.
func (w Words) names(title string) bool {
	title = strings.ToLower(strings.Join(strings.Fields(strings.TrimRight(title, ":： ")), " "))
	for _, word := range w.All() {
		if strings.ToLower(word) == title {
			return true
		}
	}
	return false
}
