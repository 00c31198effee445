package dialect

import "strings"

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
