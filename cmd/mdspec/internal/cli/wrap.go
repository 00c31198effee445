package cli

import (
	"strings"

	"github.com/mdspec-go/mdspec/spec/diag"
)

// textWidth is how many columns lines of prose have.
const textWidth = 80

// wrap breaks a paragraph into lines of at most width columns, unless a single
// word or code span is wider. Chinese may break between any two characters but
// for punctuation, which stays with what it belongs to.
func wrap(paragraph string, width int) []string {
	var lines []string
	line := ""
	for _, u := range units(paragraph) {
		next := line + u.text
		if u.spaced && line != "" {
			next = line + " " + u.text
		}
		if line != "" && diag.Width(next) > width {
			lines = append(lines, line)
			next = u.text
		}
		line = next
	}
	return append(lines, line)
}

// unit is a part of a paragraph that stays on one line.
type unit struct {
	text   string
	spaced bool // there is a blank before it, unless a line begins with it
}

// units splits a paragraph where a line may break.
func units(paragraph string) []unit {
	var out []unit
	code, spaced := false, false
	prev := ' '
	for _, r := range paragraph {
		if r == ' ' && !code {
			spaced = true
			continue
		}
		if n := len(out); n > 0 && !spaced && (code || !mayBreak(prev, r)) {
			out[n-1].text += string(r)
		} else {
			out = append(out, unit{string(r), spaced})
		}
		if r == '`' {
			code = !code
		}
		prev, spaced = r, false
	}
	return out
}

// mayBreak reports whether a line may end between two characters without a
// blank between them.
func mayBreak(a, b rune) bool {
	return (isWide(a) || isWide(b)) &&
		!strings.ContainsRune("（「《“‘", a) && !strings.ContainsRune("，。；：、）」》！？”’…—", b)
}

func isWide(r rune) bool { return diag.Width(string(r)) == 2 }

// pad appends blanks to a text until it takes the width.
func pad(text string, width int) string {
	return text + strings.Repeat(" ", max(width-diag.Width(text), 0))
}

// clip shortens a line of a sample that is no longer meant to be read.
func clip(line string) string {
	const limit = 400
	if runes := []rune(line); len(runes) > limit {
		return string(runes[:limit/8]) + "…" + string(runes[len(runes)-limit/8:])
	}
	return line
}
