package rulebook

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
	"github.com/mdspec-go/mdspec/spec/explain"
)

// Section is a chapter or a section of the reference of the dialect. Its text is
// English.
type Section struct {
	explain.Section
	titles map[diag.Lang]string
}

// TitleIn returns the title in a language.
func (s Section) TitleIn(l diag.Lang) string { return s.titles[l] }

// Name returns the number and the title.
func (s Section) Name(l diag.Lang) string { return strings.TrimSpace(s.Number + " " + s.TitleIn(l)) }

// names reports whether the word is a code span of the section, which is none of
// several sections.
func (s Section) names(word string) bool {
	chapter := s.Number != "" && !strings.Contains(s.Number, ".")
	return !chapter && strings.Contains(strings.ToLower(s.Text), "`"+word+"`")
}

// Rules returns the rules that the section describes.
func (s Section) Rules() []Rule {
	return slices.DeleteFunc(Rules(), func(r Rule) bool {
		return s.Number == "" || r.Dialect != s.Number && !strings.HasPrefix(r.Dialect, s.Number+".")
	})
}

// Sections returns all of the reference, in order, each chapter before its
// sections.
func Sections() []Section { return sections() }

var sections = sync.OnceValue(func() []Section {
	var out []Section
	chinese := listed(dialect.OnePage(diag.Chinese))
	for i, s := range explain.Sections(spec.Reference()) {
		titles := map[diag.Lang]string{diag.English: s.Title}
		if i < len(chinese) {
			titles[diag.Chinese] = strings.TrimSpace(strings.TrimPrefix(chinese[i], s.Number))
		}
		out = append(out, Section{s, titles})
	}
	return out
})

// listed returns the numbers and titles of the sections that the page of the
// dialect lists at its end.
func listed(page string) []string {
	_, list, _ := strings.Cut(page, "\n\n- 1 ")
	var out []string
	for _, item := range strings.Split("1 "+list, "\n- ") {
		item = strings.Join(strings.Fields(item), " ")
		out = append(out, strings.FieldsFunc(item, func(r rune) bool { return strings.ContainsRune(":;：；", r) })...)
	}
	for i := range out {
		out[i] = strings.TrimSpace(out[i])
	}
	return out
}

// FindSections returns the section of a number, or those that have the word as
// their title or in it, else the first that has it in a code span, as the title of a
// section or the header of a column is. Without any it returns those that may be
// meant.
func FindSections(word string) (found, meant []Section) {
	word = strings.ToLower(strings.Trim(word, " .§第节章`"))
	all := Sections()
	having := func(ok func(s Section, title string) bool) []Section {
		var list []Section
		for _, s := range all {
			if ok(s, strings.ToLower(s.Title)) || ok(s, s.TitleIn(diag.Chinese)) {
				list = append(list, s)
			}
		}
		return list
	}
	if found = having(func(s Section, title string) bool { return word != "" && (s.Number == word || title == word) }); len(found) > 0 {
		return found, nil
	}
	found = having(func(_ Section, title string) bool { return len(word) > 2 && strings.Contains(title, word) })
	switch {
	case len(found) > maxSuggestions:
		return nil, found[:maxSuggestions]
	case len(found) > 0:
		return found, nil
	}
	if _, err := strconv.ParseFloat(word, 64); err == nil {
		return nil, nearest(word, all)
	}
	if i := slices.IndexFunc(all, func(s Section) bool { return word != "" && s.names(word) }); i >= 0 {
		return all[i : i+1], nil
	}
	return nil, having(func(_ Section, title string) bool {
		return len(diag.Suggest(word, append(strings.Fields(title), title))) > 0
	})
}

// nearest returns the section whose number is the next before that of none, or
// the first.
func nearest(number string, all []Section) []Section {
	best := all[0]
	for _, s := range all {
		if s.Number != "" && compareNumbers(s.Number, number) <= 0 {
			best = s
		}
	}
	return []Section{best}
}

// compareNumbers compares the numbers of two sections.
func compareNumbers(a, b string) int {
	major, minor, _ := strings.Cut(a, ".")
	otherMajor, otherMinor, _ := strings.Cut(b, ".")
	number := func(s string) int {
		n, _ := strconv.Atoi(s) // 0 for a chapter, which comes first
		return n
	}
	return cmp.Or(cmp.Compare(number(major), number(otherMajor)), cmp.Compare(number(minor), number(otherMinor)))
}
