package words

import (
	"regexp"
	"strings"
)

// Wildcard is a text in which a star stands for any text.
type Wildcard struct {
	text string // if there is no star in it
	form *regexp.Regexp
}

// NewWildcard reads a pattern. Texts and patterns are compared as they are.
func NewWildcard(pattern string) Wildcard {
	if !strings.Contains(pattern, "*") {
		return Wildcard{text: pattern}
	}
	quoted := regexp.QuoteMeta(pattern)
	return Wildcard{form: regexp.MustCompile(`(?s)^` + strings.ReplaceAll(quoted, `\*`, `.*`) + `$`)}
}

// FoldedWildcard reads a pattern for texts that are folded, see [Fold].
func FoldedWildcard(pattern string) Wildcard {
	parts := strings.Split(pattern, "*")
	if len(parts) == 1 {
		return NewWildcard(Fold(pattern))
	}
	for i, part := range parts {
		folded := Fold(part)
		if folded != "" && i > 0 && strings.HasPrefix(part, " ") {
			folded = " " + folded
		}
		if folded != "" && i < len(parts)-1 && strings.HasSuffix(part, " ") {
			folded += " "
		}
		parts[i] = folded
	}
	return NewWildcard(strings.Join(parts, "*"))
}

// IsOpen reports whether the pattern has a star.
func (w Wildcard) IsOpen() bool { return w.form != nil }

// Matches reports whether the text is one that the pattern describes.
func (w Wildcard) Matches(text string) bool {
	if w.form == nil {
		return w.text == text
	}
	return w.form.MatchString(text)
}
