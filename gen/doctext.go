package gen

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// printable returns the line as valid UTF-8 without what Go refuses in a
// source or an editor would not show: control characters but for tabs,
// byte-order marks, and the characters that reorder text. Those that break a
// line become blanks, so that no two words are joined.
func printable(line string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return r
		case strings.ContainsRune("\n\v\f\r\u0085\u2028\u2029", r):
			return ' '
		case unicode.IsControl(r), r == '\ufeff', unicode.Is(unicode.Bidi_Control, r) && r > '\u200f':
			return -1
		}
		return r
	}, strings.ToValidUTF8(line, "\ufffd"))
}

// clean returns the line printable, trimmed, and with its doubled quotes
// spelled so that Go leaves them alone.
func clean(line string) string {
	return strings.TrimSpace(breakRuns(keepQuotes(printable(line))))
}

// Bounds of a run without blanks: a longer one with more URLs is broken.
const (
	maxRun     = 1024 // bytes
	maxRunURLs = 16
)

// breakRuns puts blanks into long runs of URLs. Go looks for the end of a URL
// up to the next blank, and in such a run does so again for every URL: the
// time grows with the square of the line.
func breakRuns(line string) string {
	if len(line) <= maxRun || strings.Count(line, "://") <= maxRunURLs {
		return line
	}
	runs := strings.Split(line, " ")
	for i, run := range runs {
		if len(run) > maxRun && strings.Count(run, "://") > maxRunURLs {
			runs[i] = strings.ReplaceAll(run, "://", ":// ")
		}
	}
	return strings.Join(runs, " ")
}

// keepQuotes rewrites what Go would turn into curved quotation marks: two
// apostrophes, an empty literal, become "". So do two backticks, unless they
// are pairs around code, of which one backtick remains. Of a longer run three
// remain; of several in one line, which make Go lose count, one each.
func keepQuotes(line string) string {
	if !strings.Contains(line, "''") && !strings.Contains(line, "``") {
		return line
	}
	line = strings.ReplaceAll(line, "''", `""`)
	pieces := splitTicks(line)
	if len(pieces)%2 == 0 {
		return strings.Join(pieces, `""`)
	}
	return strings.Join(pieces, "`")
}

// splitTicks splits the line at runs of exactly two backticks and shortens
// longer runs.
func splitTicks(line string) []string {
	var pieces []string
	var piece strings.Builder
	long := "```"
	if strings.Count(line, long) > 1 {
		long = "`"
	}
	for line != "" {
		text := line[:len(line)-len(strings.TrimLeft(line, "`"))]
		switch n := len(text); {
		case n == 2:
			pieces = append(pieces, piece.String())
			piece.Reset()
		case n > 2:
			piece.WriteString(long)
		default:
			piece.WriteString(text)
		}
		line = line[len(text):]
		end := max(strings.IndexByte(line, '`'), 0)
		if end == 0 {
			end = len(line)
		}
		piece.WriteString(line[:end])
		line = line[end:]
	}
	return append(pieces, piece.String())
}

// guard returns the lines with those in quotation marks that a tool would obey
// instead of showing them.
func guard(lines []string) []string {
	out := make([]string, len(lines))
	for i, line := range lines {
		switch {
		case strings.HasPrefix(strings.TrimLeft(line, "/ "), "nolint"),
			strings.HasPrefix(line, "Code generated ") && strings.HasSuffix(line, " DO NOT EDIT."):
			out[i] = quote(line)
		default:
			out[i] = quoteBuildTag(quoteDefinition(line))
		}
	}
	return out
}

func quote(line string) string { return `"` + line + `"` }

func isHeading(line string) bool {
	return strings.HasPrefix(line, "# ") || strings.HasPrefix(line, "#\t")
}

// quoteBuildTag quotes a line in the old form of a build constraint, which
// gofmt would move to the head of the file.
func quoteBuildTag(line string) string {
	if strings.HasPrefix(strings.TrimSpace(line), "+build") {
		return quote(line)
	}
	return line
}

// quoteDefinition quotes a line that has the form of a link's target, which Go
// would not show.
func quoteDefinition(line string) string {
	if _, rest, ok := strings.Cut(line, "]:"); ok && line[0] == '[' && strings.Contains(rest, "://") {
		return quote(line)
	}
	return line
}

// closeSentence ends a line with a full stop. Go takes a short line between
// blank ones for a heading if it begins with a capital letter and holds no
// punctuation.
func closeSentence(line string) string {
	first, _ := utf8.DecodeRuneInString(line)
	last, _ := utf8.DecodeLastRuneInString(line)
	switch {
	case !unicode.IsUpper(first), !unicode.IsLetter(last) && !unicode.IsDigit(last):
		return line
	case strings.ContainsAny(line, ";:!?+*/=[]{}_^°&§~%#@<\">\\"):
		return line
	case unicode.Is(unicode.Han, last):
		return line + "。"
	}
	return line + "."
}
