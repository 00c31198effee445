package diag

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// quotedLimit is how many code points of the user's text a message repeats.
const quotedLimit = 60

// Printable returns text that is safe and short enough to repeat in a message:
// what is not printable, such as control and bidirectional formatting
// characters and all blanks but the ASCII one, is escaped, and what is longer
// than 60 code points is cut and marked with an ellipsis.
func Printable(s string) string {
	var b strings.Builder
	for n := 0; len(s) > 0; n++ {
		if n == quotedLimit {
			b.WriteString("…")
			break
		}
		size := runeSize(s)
		if r, _ := utf8.DecodeRuneInString(s); unicode.IsPrint(r) && !isInvalid(r, size) {
			b.WriteString(s[:size])
		} else {
			b.WriteString(escape(s[:size]))
		}
		s = s[size:]
	}
	return b.String()
}

// visible returns text that cannot drive a terminal: one line in which all
// characters that are not shown are escaped. Unlike [Printable] it keeps the
// length and all blanks.
func visible(s string) string {
	if isShown(s) {
		return s
	}
	var b strings.Builder
	for len(s) > 0 {
		size := runeSize(s)
		if isShown(s[:size]) {
			b.WriteString(s[:size])
		} else {
			b.WriteString(escape(s[:size]))
		}
		s = s[size:]
	}
	return b.String()
}

// visibleCode is [visible] for a line of code, whose tabs stay.
func visibleCode(line string) string {
	columns := strings.Split(line, "\t")
	for i, c := range columns {
		columns[i] = visible(c)
	}
	return strings.Join(columns, "\t")
}

// isShown reports whether all of the text is UTF-8 that a reader can see:
// letters, marks, symbols and blanks, but no controls, no formatting characters
// and nothing unassigned.
func isShown(s string) bool {
	for i, r := range s {
		if r == utf8.RuneError && isInvalid(r, runeSize(s[i:])) || !unicode.IsGraphic(r) {
			return false
		}
	}
	return true
}

// escape spells out one code point, or one byte that is not UTF-8.
func escape(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if isInvalid(r, size) {
		return fmt.Sprintf(`\x%02x`, s[0])
	}
	quoted := strconv.QuoteRuneToASCII(r)
	return quoted[1 : len(quoted)-1]
}

func isInvalid(r rune, size int) bool { return r == utf8.RuneError && size == 1 }

func runeSize(s string) int {
	_, size := utf8.DecodeRuneInString(s)
	return size
}
