package dialect

import (
	"regexp"
	"strings"

	"github.com/mdspec-go/mdspec/spec"
)

// AnyMethod is the regular expression of the methods that a URL cell can have.
var AnyMethod = `(?:` + strings.Join(spec.Methods(), "|") + `)`

// PathParameter is a part of a path that a request fills in, as documents of all
// kinds write it.
var PathParameter = regexp.MustCompile(`\{[^/{}]*\}|:[A-Za-z_]\w*|<[^/<>]*>`)

// The words that cells say yes and no with, in lower case.
var (
	Yes = Words{[]string{"+", "y", "yes", "true"}, []string{"是"}}
	No  = Words{[]string{"-", "n", "no", "false"}, []string{"否"}}
)

// Answer returns what a cell says that is a yes or a no, in any case; ok is false
// if it is neither.
func Answer(text string) (yes, ok bool) {
	lower := strings.ToLower(text)
	yes = Yes.has(lower)
	return yes, yes || No.has(lower)
}

// PresenceOf returns what a cell of the column, which is [Required] or [Optional],
// says of a field; [spec.Unstated] if it says neither.
func PresenceOf(column *Column, text string) spec.Presence {
	yes, ok := Answer(text)
	switch {
	case text == "必填", ok && yes == (column == Required):
		return spec.Required
	case text == "选填", ok:
		return spec.Optional
	}
	return spec.Unstated
}

// NeedsToken returns what an Access Token cell says: an answer, or that the token
// is needed.
func NeedsToken(text string) (needed, ok bool) {
	switch text {
	case "需要":
		return true, true
	case "不需要":
		return false, true
	}
	return Answer(text)
}

// IsOptional reports whether the word says, behind the type of a response, that it may
// be missing.
func IsOptional(word string) bool { return strings.EqualFold(word, "optional") || word == "可选" }
