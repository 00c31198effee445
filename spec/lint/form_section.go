package lint

import (
	"go/token"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// misfiled is a kind of table that stands in a section of its own.
type misfiled struct {
	what             diag.Phrase
	english, chinese string                 // the title of the section
	first, second    []string               // headers of two columns, in lower case
	row              func(a, b string) bool // reports whether the cells of a row are such
}

var (
	callURL   = regexp.MustCompile(`^(?:GET|POST|PUT|PATCH|DELETE)(?:\([^()]*\))? */`)
	errorCode = regexp.MustCompile(`^-?[0-9]+$`)
)

// misfiledTables returns the kinds of tables that are known by their headers and
// by their first row. Field tables are not among them: prose has tables of names
// and types too, and where a heading defines something the parser says so.
func misfiledTables() []misfiled {
	names := []string{"name", "名称"}
	return []misfiled{
		{diag.Say("the API calls"), "API calls", "接口", names, []string{"url", "地址"},
			func(_, url string) bool { return callURL.MatchString(url) }},
		{diag.Say("the error codes"), "Errors", "错误码", names, []string{"code", "错误码", "代码"},
			func(name, code string) bool { return token.IsIdentifier(name) && errorCode.MatchString(code) }},
		{diag.Say("the settings"), "Service", "服务", []string{"setting", "设置", "配置"}, []string{"value", "值", "可选值", "取值"},
			func(setting, _ string) bool { return slices.Contains(spec.SettingNames(), strings.ToLower(setting)) }},
	}
}

// checkSectionTitles finds tables that mdspec would read in a section of another
// title. Titles that are nearly right are the parser's.
func checkSectionTitles(x *pass) {
	kinds := misfiledTables()
	for _, d := range x.pkg.Documents {
		seen := map[*spec.Section]bool{}
		for _, t := range d.Layout.Tables {
			if t.Kind != spec.OtherTable || len(t.Rows) == 0 {
				continue
			}
			i := slices.IndexFunc(kinds, func(k misfiled) bool { return k.matches(t) })
			if i < 0 {
				continue
			}
			s, at := sectionAt(d, t)
			if s != nil && (s.Kind != spec.Prose || seen[s] || diag.Suggest(at.Text(), knownTitles) != nil) {
				continue
			}
			seen[s] = s != nil
			x.misfiled(at, kinds[i], s)
		}
	}
}

// knownTitles are the titles of sections, as the parser suggests them.
var knownTitles = []string{
	"Models", "模型", "数据模型", "Enums", "枚举", "API calls", "接口", "接口列表", "Service", "服务", "Errors", "错误码",
}

// sectionAt returns the section in which a table stands and its title; without a
// section the table's header.
func sectionAt(d *spec.Document, t *spec.Table) (*spec.Section, diag.Span) {
	i, found := slices.BinarySearchFunc(d.Layout.Sections, t.Span.Start, func(s *spec.Section, at int) int { return s.Span.Start - at })
	if !found {
		i--
	}
	if i < 0 || d.Layout.Sections[i].Span.End < t.Span.End {
		return nil, t.Header.Span
	}
	return d.Layout.Sections[i], d.Layout.Sections[i].Title
}

func (x *pass) misfiled(at diag.Span, k misfiled, s *spec.Section) {
	title := k.english
	if strings.ContainsFunc(at.Text(), func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		title = k.chinese
	}
	found := x.add(at, k.what, diag.Verbatim(title))
	if s != nil {
		found.Fix = &diag.Fix{Message: diag.Say("write `%[1]s`", title), Edits: []diag.Edit{{Span: at, New: title}}}
	}
}

func (k misfiled) matches(t *spec.Table) bool {
	a, b := -1, -1
	for i, c := range t.Header.Cells {
		switch h := plainCell(c); {
		case a < 0 && slices.Contains(k.first, h):
			a = i
		case b < 0 && slices.Contains(k.second, h):
			b = i
		}
	}
	cells := t.Rows[0].Cells
	return a >= 0 && b >= 0 && max(a, b) < len(cells) && k.row(strings.Trim(cells[a].Text(), "` "), strings.Trim(cells[b].Text(), "` "))
}

func plainCell(c diag.Span) string { return strings.ToLower(strings.Trim(c.Text(), "*_` ")) }
