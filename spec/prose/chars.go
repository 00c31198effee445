package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

func isDigit(s string, at int) bool {
	return at < len(s) && s[at] >= '0' && s[at] <= '9'
}

func skipBlanks(s string, at int) int {
	return len(s) - len(strings.TrimLeftFunc(s[at:], unicode.IsSpace))
}

// closingQuote returns the partner of an opening quote, or 0.
func closingQuote(r rune) rune {
	switch r {
	case '`', '"':
		return r
	case '“':
		return '”'
	}
	return 0
}

// bracketStep returns 1 for an opening bracket, -1 for a closing one, else 0.
// Widths and forms are not told apart: people mix them, as in [0, 10).
func bracketStep(r rune) int {
	switch r {
	case '(', '[', '{', '（', '【', '「', '『', '《':
		return 1
	case ')', ']', '}', '）', '】', '」', '』', '》':
		return -1
	}
	return 0
}

func startsBlank(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsSpace(r)
}

// wordByte reports whether b can stand in an ASCII identifier.
func wordByte(b byte) bool {
	return b == '_' || '0' <= b && b <= '9' || 'A' <= b && b <= 'Z' || 'a' <= b && b <= 'z'
}

// BreakTag returns the length of the `<br>` that s begins with, or 0.
func BreakTag(s string) int {
	if len(s) < len("<br>") || !strings.EqualFold(s[:3], "<br") {
		return 0
	}
	rest := strings.TrimPrefix(strings.TrimLeft(s[3:], " \t"), "/")
	if !strings.HasPrefix(rest, ">") {
		return 0
	}
	return len(s) - len(rest) + 1
}
