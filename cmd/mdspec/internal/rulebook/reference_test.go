package rulebook

import (
	"slices"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// TestPagesListSections holds the list at the end of the one page of the dialect,
// in each language, against the reference.
func TestPagesListSections(t *testing.T) {
	var names, numbers []string
	for _, s := range Sections() {
		names, numbers = append(names, s.Name(diag.English)), append(numbers, s.Number)
	}
	if len(names) < 50 {
		t.Fatalf("only %d sections", len(names))
	}
	if got := listed(dialect.OnePage(diag.English)); !slices.Equal(got, names) {
		t.Errorf("the English page lists\n%q\nthe reference has\n%q", got, names)
	}
	var chinese []string
	for _, name := range listed(dialect.OnePage(diag.Chinese)) {
		number, _, _ := strings.Cut(name, " ")
		if strings.Trim(number, ".0123456789") != "" {
			number = ""
		}
		chinese = append(chinese, number)
	}
	if !slices.Equal(chinese, numbers) {
		t.Errorf("the Chinese page lists\n%q\nthe reference has\n%q", chinese, numbers)
	}
}

// TestRulesHaveTheirSections: what the message of explain offers can be opened.
func TestRulesHaveTheirSections(t *testing.T) {
	for _, r := range Rules() {
		if r.Dialect == "" {
			continue
		}
		found, _ := FindSections(r.Dialect)
		if len(found) != 1 || found[0].Number != r.Dialect {
			t.Errorf("%s: %d sections %s", r.ID, len(found), r.Dialect)
			continue
		}
		if !slices.ContainsFunc(found[0].Rules(), func(other Rule) bool { return other.ID == r.ID }) {
			t.Errorf("%s is not among the rules of %s", r.ID, r.Dialect)
		}
	}
}

func TestFindSections(t *testing.T) {
	for _, tt := range []struct{ word, found, meant string }{
		{word: "3.1", found: "3.1"},
		{word: "3.1.", found: "3.1"},
		{word: "§3.10", found: "3.10"},
		{word: "3", found: "3"},
		{word: "Columns", found: "3.1"},
		{word: "表头", found: "3.1"},
		{word: "limits", found: "1.4 3.10"},
		{word: "findings", found: "Findings"},
		{word: "schema", found: "The intermediate schema as JSON"},
		{word: "comments", found: "Comments to mdspec"},
		{word: "第3.1节", found: "3.1"},
		{word: "models", found: "2.2"},
		{word: "`模型`", found: "2.2"},
		{word: "Optional", found: "3.1"},
		{word: "可选", found: "3.1"},
		{word: "unknown-type", found: "3.5"},
		{word: "3.99", meant: "3.16"},
		{word: "3.0", meant: "3"},
		{word: "9", meant: "8.3"},
		{word: "9.1", meant: "8.3"},
		{word: "0.5", meant: "1"},
		{word: "colums", meant: "3.1"},
		{word: "requird", meant: "3.9"},
		{word: ""},
		{word: "."},
		{word: "nothing-like-it"},
	} {
		found, meant := FindSections(tt.word)
		if got := ids(found); got != tt.found {
			t.Errorf("%q: found %q, want %q", tt.word, got, tt.found)
		}
		if got := ids(meant); got != tt.meant {
			t.Errorf("%q: meant %q, want %q", tt.word, got, tt.meant)
		}
	}
	if found, meant := FindSections("ion"); len(found) > 0 || len(meant) != 5 {
		t.Errorf("a part of many titles: found %d, meant %d", len(found), len(meant))
	}
}

// ids returns the numbers of sections, and the titles of those without one.
func ids(sections []Section) string {
	var out []string
	for _, s := range sections {
		if s.Number == "" {
			out = append(out, s.Title)
		} else {
			out = append(out, s.Number)
		}
	}
	return strings.Join(out, " ")
}

// TestTitles: each section has a title in each language.
func TestTitles(t *testing.T) {
	for _, s := range Sections() {
		if s.TitleIn(diag.Chinese) == "" || s.Number != "" && strings.Contains(s.TitleIn(diag.Chinese), s.Number) {
			t.Errorf("%s: Chinese title %q", s.Name(diag.English), s.TitleIn(diag.Chinese))
		}
	}
}
