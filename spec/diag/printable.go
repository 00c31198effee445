package diag

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"
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

// visible returns text that drives nothing, wherever it is printed: one line in
// which what is not shown is escaped, such as control and bidirectional formatting
// characters, and what a service that runs builds would take for a command in what
// a step prints (`::error::` behind nothing but blanks, `##[group]` anywhere).
// Unlike [Printable] it keeps the length and all blanks.
func visible(s string) string { return escapeHidden(s, "") }

// visibleCode is [visible] for a line of code, whose tabs stay.
func visibleCode(line string) string { return escapeHidden(line, "\t") }

// escapeHidden is [visible] but for the characters to keep.
func escapeHidden(s, keep string) string {
	if isShown(s) && !strings.Contains(s, "##") && !strings.Contains(s, "::") {
		return s
	}
	var b strings.Builder
	blank := true // so far
	for len(s) > 0 {
		size := runeSize(s)
		r, _ := utf8.DecodeRuneInString(s)
		switch {
		case isCommand(s), blank && strings.HasPrefix(s, "::"):
			b.WriteString(spell(s[0]))
		case isShown(s[:size]) || strings.ContainsRune(keep, r):
			b.WriteString(s[:size])
		default:
			b.WriteString(escape(s[:size]))
		}
		blank = blank && unicode.IsSpace(r)
		s = s[size:]
	}
	return b.String()
}

// isCommand reports whether the text begins with what services take for a command
// anywhere in a line: ##[group] or ##vso[task.complete].
func isCommand(s string) bool {
	name, ok := strings.CutPrefix(s, "##")
	return ok && strings.HasPrefix(strings.TrimLeftFunc(name, unicode.IsLetter), "[")
}

// PrintLine writes text, which may hold names and words of the user's, as one line
// of a log or a terminal that drives neither: control and formatting characters, and
// what would be a command to a service that runs builds, are spelled out. The
// errors returned are those of w.
func PrintLine(w io.Writer, parts ...string) error {
	_, err := io.WriteString(w, visible(strings.Join(parts, ""))+"\n")
	return err
}

// PrintText writes lines of text as [PrintLine] writes one, but for tabs and line
// ends, which stay: a unified diff can still be applied. The errors returned are
// those of w.
func PrintText(w io.Writer, text string) error {
	for line := range strings.Lines(text) {
		shown := strings.TrimRight(line, "\r\n")
		if _, err := io.WriteString(w, visibleCode(shown)+line[len(shown):]); err != nil {
			return err
		}
	}
	return nil
}

// DiffName returns the path of a file as the header of a unified diff names it: in
// quotes, as git and patch(1) have it, if it could not be told from what is around
// it otherwise.
func DiffName(path string) string {
	if isShown(path) && !strings.ContainsAny(path, `"\`) && path == strings.TrimSpace(path) {
		return path
	}
	var b strings.Builder
	for len(path) > 0 {
		size := runeSize(path)
		switch part := path[:size]; {
		case part == `"` || part == `\`:
			b.WriteString(`\` + part)
		case isShown(part):
			b.WriteString(part)
		default:
			for _, c := range []byte(part) {
				fmt.Fprintf(&b, `\%03o`, c)
			}
		}
		path = path[size:]
	}
	return `"` + b.String() + `"`
}

// escapeJSON returns a JSON document that says the same in characters that are
// shown, and in which no line looks like a command.
func escapeJSON(doc []byte) []byte {
	out := make([]byte, 0, len(doc))
	for s := string(doc); len(s) > 0; {
		r, size := utf8.DecodeRuneInString(s)
		switch {
		case isCommand(s), r != '\n' && !unicode.IsGraphic(r):
			for _, unit := range utf16.Encode([]rune{r}) {
				out = fmt.Appendf(out, `\u%04x`, unit)
			}
		default:
			out = append(out, s[:size]...)
		}
		s = s[size:]
	}
	return out
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
		return spell(s[0])
	}
	quoted := strconv.QuoteRuneToASCII(r)
	return quoted[1 : len(quoted)-1]
}

// spell spells out one byte.
func spell(b byte) string { return fmt.Sprintf(`\x%02x`, b) }

func isInvalid(r rune, size int) bool { return r == utf8.RuneError && size == 1 }

func runeSize(s string) int {
	_, size := utf8.DecodeRuneInString(s)
	return size
}
