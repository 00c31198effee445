package lint

import (
	"cmp"
	"go/token"
	"regexp"
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/parser/syntax"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// misfiled is a kind of table that has a section of its own.
type misfiled struct {
	what          diag.Phrase
	section       *dialect.Section       // where it belongs
	first, second []string               // headers of two columns, in lower case
	row           func(a, b string) bool // reports whether the cells of a row are such
}

var (
	callURL   = regexp.MustCompile(`^` + dialect.AnyMethod + `(?:\([^()]*\))? */`)
	errorCode = regexp.MustCompile(`^-?[0-9]+$`)
)

// misfiledTables returns the kinds of tables that are known by their headers and
// by their first row. Field tables are not among them: prose has tables of names
// and types too, and where a heading defines something the parser says so.
func misfiledTables() []misfiled {
	names := []string{dialect.Name.English[0], dialect.Name.Chinese[0]} // not those that say field
	return []misfiled{
		{diag.Say("the API calls", "接口的表格"), dialect.Calls.Section(), names, dialect.URL.All(),
			func(_, url string) bool { return callURL.MatchString(url) }},
		{diag.Say("the error codes", "错误码的表格"), dialect.Errors.Section(), names, dialect.Code.All(),
			func(name, code string) bool { return token.IsIdentifier(name) && errorCode.MatchString(code) }},
		{diag.Say("the settings", "设置的表格"), dialect.Services.Section(), dialect.Setting.All(), dialect.Value.All(),
			func(setting, _ string) bool { return dialect.LookupSetting(strings.ToLower(setting)) != nil }},
	}
}

// checkSectionTitles finds tables that mdspec would read in a section of another
// title. Titles that are nearly right are the parser's.
func checkSectionTitles(x *pass) {
	kinds := misfiledTables()
	for _, d := range x.Documents {
		seen := map[int]bool{} // headings
		for _, t := range d.Tables {
			if t.Kind != dialect.OtherTable || len(t.Rows) == 2 {
				continue
			}
			i := slices.IndexFunc(kinds, func(k misfiled) bool { return k.matches(t) })
			if i < 0 {
				continue
			}
			h := headingAbove(d, t)
			if h < 0 {
				x.misfiled(t.Rows[0].Span, kinds[i])
				continue
			}
			title := d.Headings[h].Text
			if sectionOf(d.Headings[h]) != nil || seen[h] || diag.Suggest(title.Text(), dialect.Titles()) != nil {
				continue
			}
			seen[h] = true
			fix := kinds[i].title(title)
			x.misfiled(title, kinds[i]).Fix = writing(title, fix)
		}
	}
}

// headingAbove returns the index of the heading of the section in which a table
// is; -1 without a section.
func headingAbove(d *dialect.Document, t *dialect.Table) int {
	i, _ := slices.BinarySearchFunc(d.Headings, t.Start, func(h syntax.Heading, at int) int { return cmp.Compare(h.Start, at) })
	for i--; i >= 0 && d.Headings[i].Level > 2; i-- {
	}
	if i >= 0 && d.Headings[i].Level == 1 {
		return -1
	}
	return i
}

func (x *pass) misfiled(at diag.Span, k misfiled) *diag.Diagnostic {
	return x.add(at, k.what, diag.Verbatim(k.title(at)))
}

// title returns the title of the section in the language of the text at the span.
func (k misfiled) title(at diag.Span) string { return k.section.Title(dialect.IsChinese(at.Text())) }

func (k misfiled) matches(t *dialect.Table) bool {
	a, b := -1, -1
	for i, c := range t.Rows[0].Cells {
		switch h := plainCell(c); {
		case a < 0 && slices.Contains(k.first, h):
			a = i
		case b < 0 && slices.Contains(k.second, h):
			b = i
		}
	}
	cells := t.Rows[2].Cells
	return a >= 0 && b >= 0 && max(a, b) < len(cells) && k.row(strings.Trim(cells[a].Text(), "` "), strings.Trim(cells[b].Text(), "` "))
}

func plainCell(c diag.Span) string { return strings.ToLower(strings.Trim(c.Text(), "*_` ")) }
