package profile

import (
	"cmp"
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/words"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

// Threshold is the score from which on pages are taken to be of a kind.
const Threshold = 5

// share is the part of the pages with tables that must have some of the evidence: one in
// so many.
const share = 4

// Match is a preset that may fit, with the evidence that the pages give for it.
type Match struct {
	Preset *Profile
	Score  int // the sum of the weights of what was found
	Pages  int // how many pages have some of the evidence
	Of     int // how many pages have tables
	Found  []Found
}

// Found is a piece of evidence, and where the first page has it.
type Found struct {
	Evidence
	Span  diag.Span
	Pages int // how many pages have it
}

// Fits reports whether the evidence is enough.
func (m Match) Fits() bool { return m.Score >= Threshold && m.Pages*share >= m.Of }

// Detect returns the presets of which the pages have evidence, the best one first.
func Detect(presets []*Profile, pages []*diag.Source) []Match {
	matches := make([]Match, len(presets))
	tables := 0
	for i, p := range presets {
		matches[i] = Match{Preset: p}
	}
	for _, source := range pages {
		page := scan(source)
		if len(page.headers) > 0 {
			tables++
		}
		for i := range matches {
			matches[i].look(page)
		}
	}
	matches = slices.DeleteFunc(matches, func(m Match) bool { return m.Score == 0 })
	for i := range matches {
		matches[i].Of = tables
	}
	slices.SortStableFunc(matches, func(a, b Match) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(b.Pages, a.Pages), cmp.Compare(a.Preset.Name, b.Preset.Name))
	})
	return matches
}

// look adds what a page has of the evidence.
func (m *Match) look(page *scanned) {
	has := false
	for _, e := range m.Preset.Evidence {
		at, ok := page.find(e)
		if !ok {
			continue
		}
		has = true
		i := slices.IndexFunc(m.Found, func(f Found) bool { return f.Place == e.Place && f.Pattern == e.Pattern })
		if i < 0 {
			i = len(m.Found)
			m.Found = append(m.Found, Found{Evidence: e, Span: at})
			m.Score += e.Weight
		}
		m.Found[i].Pages++
	}
	if has {
		m.Pages++
	}
}

// scanned is a page as evidence is looked for in it: by lines, since a page need not be
// understood for that.
type scanned struct {
	source            *diag.Source
	text              string
	headers, headings []lineOf
}

// lineOf is a line that is compared, and where it is.
type lineOf struct {
	folded     string
	start, end int
}

var delimiter = lazyregexp.New(`^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$`)

// scan finds the headings of a page and the headers of its tables.
func scan(source *diag.Source) *scanned {
	page := &scanned{source: source, text: string(source.Content())}
	fenced, before, above, start := false, "", 0, 0
	for line := range strings.Lines(page.text) {
		text := strings.TrimRight(line, "\r\n")
		bare := strings.TrimSpace(text)
		switch {
		case strings.HasPrefix(bare, "```"), strings.HasPrefix(bare, "~~~"):
			fenced = !fenced
		case fenced:
		case strings.HasPrefix(bare, "#"):
			page.headings = append(page.headings, lineOf{words.Fold(strings.Trim(bare, "# ")), start, start + len(text)})
		case strings.Contains(before, "|") && strings.Contains(bare, "-") && delimiter.MatchString(text):
			page.headers = append(page.headers, lineOf{foldHeader(before), above, above + len(before)})
		}
		before, above = text, start
		start += len(line)
	}
	return page
}

// find returns where the page has a piece of evidence.
func (s *scanned) find(e Evidence) (diag.Span, bool) {
	if e.Place == InText {
		at := e.find(s.text)
		if at == nil {
			return diag.Span{}, false
		}
		return s.source.Span(at[0], at[1]), true
	}
	lines := s.headers
	if e.Place == InHeading {
		lines = s.headings
	}
	for _, l := range lines {
		if e.form.Matches(l.folded) {
			return s.source.Span(l.start, l.end), true
		}
	}
	return diag.Span{}, false
}
