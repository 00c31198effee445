package prose

import (
	"strings"
	"unicode/utf8"
)

// endsSentence returns the length of the mark at s[i:] if it ends a sentence,
// else 0. The ASCII marks do so only before a blank or at the end, so that
// URLs, versions and file names stay whole; closing quotes and brackets may
// stand between.
func endsSentence(s string, i int) int {
	switch r, n := utf8.DecodeRuneInString(s[i:]); r {
	case '。', '；', '！', '？':
		return n
	case '.', ';', '!', '?':
	default:
		return 0
	}
	rest := strings.TrimLeft(s[i+1:], closingMarks)
	if rest != "" && !startsBlank(rest) || s[i] == '.' && endsAbbreviation(s[:i]) {
		return 0
	}
	return 1
}

// closingMarks may follow the mark that ends a sentence and belong to it.
const closingMarks = "\"'”’)]）】」』》`"

// endsAbbreviation reports whether the full stop behind s belongs to an
// abbreviation that goes on.
func endsAbbreviation(s string) bool {
	tail := strings.ToLower(s[max(0, len(s)-4):])
	for _, short := range []string{"e.g", "i.e", "cf", "vs"} {
		if before, ok := strings.CutSuffix(tail, short); ok {
			return before == "" || !wordByte(before[len(before)-1])
		}
	}
	return false
}

// Sentences splits a line into its sentences, trimmed of blanks.
func Sentences(line string) []string {
	var sentences []string
	start := 0
	for i := 0; i < len(line); i++ {
		n := endsSentence(line, i)
		if n == 0 {
			continue
		}
		end := i + n
		end = len(line) - len(strings.TrimLeft(line[end:], closingMarks))
		sentences = append(sentences, strings.TrimSpace(line[start:end]))
		start, i = end, end-1
	}
	if rest := strings.TrimSpace(line[start:]); rest != "" {
		sentences = append(sentences, rest)
	}
	return sentences
}
