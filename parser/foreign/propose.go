package foreign

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/facts"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/profile"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/words"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// Propose returns a profile that says what could not be understood of the documents, with
// the best guess at each thing and the evidence for it. The documents are read with p,
// which may be nil; what p says is not repeated. Guesses that need a reader stand in
// comments. An import with the proposal reads no less than one without.
func Propose(sources []Source, p *Profile) []byte {
	if p == nil {
		p = &Profile{}
	}
	l := readAll(sources, p)
	base := l.link()
	r := &proposer{linker: l}
	lang := r.language()
	l.chinese = lang == diag.Chinese
	tables := []*profile.DraftTable{r.settings(), r.columns(), r.types(), r.presence(), r.sections(), r.names(), r.corrections()}
	d := &profile.Draft{Title: draftTitle, Intro: diag.Say(
		"Proposed from what the documents show (%[1]s in all). Check each row, and add what stands in the comments where you know it",
		"根据 %[1]s 份文档的内容建议。请逐行检查；注释中的内容，清楚的可以补上", strconv.Itoa(len(l.pages)))}
	for _, t := range tables {
		with := append(d.Tables[:len(d.Tables):len(d.Tables)], t)
		if len(t.Rows) > 0 && !improves(sources, p, base, profile.Draft{Tables: with}, lang) {
			t.Doubtful, t.Rows = append(t.Rows, t.Doubtful...), nil
		}
		d.Tables = append(d.Tables, t)
	}
	return d.Write(lang)
}

var draftTitle = diag.Say("A proposed profile", "建议的 profile")

// improves reports whether an import with a draft reads as much as the one without.
func improves(sources []Source, p *Profile, base *Result, d profile.Draft, lang diag.Lang) bool {
	d.Title = draftTitle
	own, found := ReadProfile("proposed"+ProfileExtension, d.Write(lang))
	if len(found) > 0 {
		return false
	}
	with := Import(sources, own.Extend(p))
	a, b := base.Counts(), with.Counts()
	missing := func(r *Result) int { return r.Findings.Count(diag.Error) + r.Findings.Count(diag.Warning) }
	return b.Read >= a.Read && b.Typed+b.Example >= a.Typed+a.Example && b.Left <= a.Left && missing(with) <= missing(base)
}

// proposer collects what a profile could say.
type proposer struct {
	*linker
	worded map[string]bool // type words that the proposal explains
}

// language is that of most of the pages.
func (r *proposer) language() diag.Lang {
	chinese := 0
	for _, p := range r.pages {
		if isChinese(p) {
			chinese++
		}
	}
	if chinese*2 > len(r.pages) {
		return diag.Chinese
	}
	return diag.English
}

// seen counts a thing that pages show.
type seen struct {
	text  string // as the first page writes it
	count int
	place string
	guess map[string]int
	more  []string // examples
}

// tally are things by their folded spellings.
type tally struct {
	by    map[string]*seen
	order []*seen
}

func newTally() *tally { return &tally{by: map[string]*seen{}} }

func (t *tally) add(key, text, place, guess string) *seen {
	s := t.by[key]
	if s == nil {
		s = &seen{text: text, place: place, guess: map[string]int{}}
		t.by[key] = s
		t.order = append(t.order, s)
	}
	s.count++
	s.guess[guess]++
	return s
}

// sorted returns the things, the most frequent first.
func (t *tally) sorted() []*seen {
	slices.SortStableFunc(t.order, func(a, b *seen) int { return cmp.Or(cmp.Compare(b.count, a.count), cmp.Compare(a.text, b.text)) })
	return t.order
}

// best returns the guess that most agree on; sure is false if others differ.
func (s *seen) best() (guess string, sure bool) {
	for g, n := range s.guess {
		if m := s.guess[guess]; guess == "" || n > m || n == m && g < guess {
			guess = g
		}
	}
	return guess, len(s.guess) == 1
}

// evidence says how often a thing was seen, and where first.
func (s *seen) evidence() string { return strconv.Itoa(s.count) + " × " + s.place }

// settings proposes the preset, and the names of calls as their paths if no page says any.
func (r *proposer) settings() *profile.DraftTable {
	t := &profile.DraftTable{Section: "Settings", Columns: []string{"setting", "value", "evidence"}, Ask: diag.Say(
		"No page says the paths of some calls. If their names are the paths, move the row out of the comment, and write what stands around the name:",
		"有的接口没有写路径。如果名称就是路径，请把这一行移到注释外，并补上名称前后的内容：")}
	if name := r.profile.Preset; name != "" {
		t.Add(r.say("preset", "预设"), name, r.say("the documents were read with it", "本次导入所用"))
	}
	if without := r.withoutPaths(); without != nil {
		t.Doubt(r.say("name as path", "名称作路径"), profile.Code("/{name}"), profile.Remark(without.evidence()))
	}
	return t
}

// withoutPaths returns the calls that are named by one word and have no path; nil if there
// are none.
func (r *proposer) withoutPaths() *seen {
	all := newTally()
	for _, p := range r.pages {
		for _, item := range p.Items {
			if c, ok := item.(*facts.Call); ok && c.Route.Path == "" && c.Title != "" && !strings.ContainsAny(c.Title, " /") {
				all.add("", "", p.place(c.Anchors), "")
			}
		}
	}
	if len(all.order) == 0 {
		return nil
	}
	return all.order[0]
}

// columns proposes roles for the headers that are not known.
func (r *proposer) columns() *profile.DraftTable {
	t := &profile.DraftTable{Section: "Columns", Columns: []string{"header", "role", "evidence"}, Ask: diag.Say(
		"Columns whose cells say different things. Move a row out of the comment to give the role:", "各表格中内容不一的列。清楚角色的，可以移到注释外：")}
	all := newTally()
	r.tables(func(p *linkedPage, table *facts.Table, b *words.Book) {
		if !table.Left.IsZero() && !table.LooksLikeFields(b) {
			return
		}
		for i, h := range table.Written.Header {
			plain := words.Plain(h.Text)
			if i >= len(table.Roles) || table.Roles[i] != words.Unknown || words.Fold(h.Text) == "" || b.Header(h.Text) != words.Unknown || len(table.Texts(i)) == 0 {
				continue
			}
			all.add(words.Fold(h.Text), plain, p.place(table.Anchors), string(table.Guess(i, b)))
		}
	})
	for _, s := range all.sorted() {
		guess, sure := s.best()
		if sure {
			t.Add(profile.Code(s.text), guess, profile.Remark(s.evidence()))
		} else {
			t.Doubt(profile.Code(s.text), guess, profile.Remark(s.evidence()))
		}
	}
	return t
}

// tables calls do with each table that the profile does not leave out.
func (r *proposer) tables(do func(*linkedPage, *facts.Table, *words.Book)) {
	base := bookOf(r.profile)
	for _, p := range r.pages {
		book := optionsOf(r.profile, base, p.Path).Book
		for _, t := range p.Tables {
			if !t.Ignored && t.Roles != nil {
				do(p, t, book)
			}
		}
	}
}
