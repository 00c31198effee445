package typeword

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

func firstRune(text string) (rune, int) { return utf8.DecodeRuneInString(text) }

// isHan reports whether r is part of Chinese, or of what else is written without
// spaces between words.
func isHan(r rune) bool {
	return r >= 0x2e80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) || r == 'ー'
}

func isWordRune(r rune) bool {
	return r == '_' || (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)) && !isHan(r)
}

// runLength returns how many bytes at the beginning of the text are such runes.
func runLength(text string, is func(rune) bool) int {
	for i, r := range text {
		if !is(r) {
			return i
		}
	}
	return len(text)
}

// wordLength returns the length of the word that the text begins with: inside of
// it are also "-", "." and "::", as in "date-time" or "google.protobuf.Any".
func wordLength(text string) int {
	n := runLength(text, isWordRune)
	for n < len(text) {
		joint := 0
		switch rest := text[n:]; {
		case rest[0] == '.' || rest[0] == '-' || rest[0] == '\'':
			joint = 1
		case strings.HasPrefix(rest, "::"):
			joint = 2
		}
		more := runLength(text[n+joint:], isWordRune)
		if joint == 0 || more == 0 {
			break
		}
		n += joint + more
	}
	return n
}

// quoted returns the text in quotes that the text begins with, and where it ends;
// 0 if the quotes are not closed.
func quoted(text string, quote rune) (value string, end int) {
	switch quote {
	case '“':
		quote = '”'
	case '‘':
		quote = '’'
	}
	var b strings.Builder
	_, start := firstRune(text)
	for i := start; i < len(text); {
		r, size := firstRune(text[i:])
		if r == quote {
			return strings.Join(strings.Fields(b.String()), " "), i + size
		}
		if r == '\\' && i+1 < len(text) && isPunct(text[i+1]) {
			i++
			size = 1
		}
		b.WriteString(text[i : i+size])
		i += size
	}
	return "", 0
}

func isPunct(c byte) bool {
	return c > ' ' && c < 0x7f && !(c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z')
}
