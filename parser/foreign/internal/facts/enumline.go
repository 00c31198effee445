package facts

import (
	"strings"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/page"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/words"
	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

var (
	// typeLine is a line that says the type of what a section is about.
	typeLine = lazyregexp.New(`(?i)^[*_]*(?:(?:data |value )?type|类型|数据类型)[*_]*\s*[:：][*_]*\s*(\S.*)$`)
	// enumLine is one that says its values.
	enumLine = lazyregexp.New(`(?i)^[*_]*(?:enum(?:eration)?(?: values?)?|枚举值?|枚舉值?)[*_]*\s*[:：][*_]*\s*(\S.*)$`)
	// enumType is a type with its values behind the word for it.
	enumType = lazyregexp.New("(?i)^[`*_]*([^(（:：]*?)[`*_]*[,，\\s(（]*\\b(?:enum(?:eration)?s?)[`*_]*(?: of (?:strings?|integers?)| values?)?\\s*[:：=]?\\s*[(（\\[{<]?\\s*([^(（\\[{<\\s].*?)\\s*[)）\\]}>]*$")
	// enumHan is the same in Chinese.
	enumHan = lazyregexp.New("^[`*_]*([^(（:：]*?)[`*_]*[,，\\s(（]*(?:枚举|枚舉)(?:类型|值)?[`*_]*\\s*[:：=]?\\s*[(（\\[{<]?\\s*([^(（\\[{<\\s].*?)\\s*[)）\\]}>]*$")
)

// enumOf returns the values that a line says those of an enum to be, and the word for their
// type ahead of it; no values if it does not.
func enumOf(text string) (values []string, typ string) {
	if m := enumLine.FindStringSubmatch(text); m != nil {
		return enumValues(m[1]), ""
	}
	said := typeLine.FindStringSubmatch(text)
	if said == nil {
		return nil, ""
	}
	for _, form := range []*lazyregexp.Regexp{enumType, enumHan} {
		if m := form.FindStringSubmatch(said[1]); m != nil {
			return enumValues(m[2]), m[1]
		}
	}
	return nil, ""
}

// enumValues returns the values that a text lists and no more; none if it says anything
// else.
func enumValues(text string) []string {
	rest := text
	for _, code := range words.Codes(text) {
		rest = strings.Replace(rest, "`"+code+"`", "`", 1)
	}
	if strings.Contains(rest, "`") && !codeRow.MatchString(rest) {
		return nil
	}
	return listed(strings.Trim(text, "[](){}<>（） "))
}

// isEnumLine reports whether a part has a line that says the values of what is above it.
func isEnumLine(p *page.Part) bool {
	if p.Kind != page.Text {
		return false
	}
	first, _, _ := strings.Cut(p.Text, "\n")
	values, _ := enumOf(first)
	return len(values) > 0 && typeLine.MatchString(first)
}
