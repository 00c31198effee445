package profile

import (
	"regexp"
	"strings"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/words"
)

// Place is where evidence is looked for.
type Place int

// The places.
const (
	InHeader  Place = iota // the header of a table: its cells, between bars
	InHeading              // a heading
	InText                 // any text of a line
)

// Evidence is something that the pages of one kind have in common.
type Evidence struct {
	Place   Place
	Pattern string // as it is written
	Weight  int
	form    words.Wildcard // of a folded header or heading
	text    string         // within a line
	star    *regexp.Regexp // within a line, if the pattern has wildcards
}

func newEvidence(place Place, pattern string, weight int) Evidence {
	e := Evidence{Place: place, Pattern: pattern, Weight: weight}
	switch {
	case place == InHeader:
		e.form = words.NewWildcard(foldHeader(pattern))
	case place == InHeading:
		e.form = words.FoldedWildcard(pattern)
	case strings.Contains(pattern, "*"):
		quoted := strings.ReplaceAll(regexp.QuoteMeta(pattern), `\*`, `[^\n]*`)
		e.star = regexp.MustCompile(quoted)
	default:
		e.text = pattern
	}
	return e
}

// isEmpty reports whether the pattern says nothing.
func (e Evidence) isEmpty() bool { return strings.Trim(e.Pattern, "*| ") == "" }

// foldHeader returns the cells of a header as they are compared: folded, with bars between
// them. A last cell that is a star stands for any further ones.
func foldHeader(line string) string {
	cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
	for i, c := range cells {
		if strings.TrimSpace(c) != "*" {
			c = words.Fold(c)
		}
		cells[i] = strings.TrimSpace(c)
	}
	return strings.Join(cells, "|")
}

// find returns where a text has what the evidence is within a line; nil if nowhere.
func (e Evidence) find(text string) []int {
	if e.star != nil {
		return e.star.FindStringIndex(text)
	}
	if i := strings.Index(text, e.text); i >= 0 {
		return []int{i, i + len(e.text)}
	}
	return nil
}
