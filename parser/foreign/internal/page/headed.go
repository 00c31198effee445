package page

import (
	"strings"

	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

var (
	// fieldTitle is a heading that is a key and nothing else.
	fieldTitle = lazyregexp.New("^`([A-Za-z_$@][\\w.$@\\[\\]-]*)`[ \\t]*((?:\\{\\{[<%][^{}]*[>%]\\}\\}[ \\t]*)*)$")
	// saidType and the others are lines below it.
	saidType     = lazyregexp.New(`(?m)^[-*•]?[ \t]*[*_]*Type[*_]*[:：][*_]*[ \t]*(.+?)[ \t]*\\?$`)
	saidRequired = lazyregexp.New(`(?m)^[-*•]?[ \t]*[*_]*(?:Required|Mandatory)[*_]*[:：][*_]*[ \t]*(.+?)[ \t]*\\?$`)
	saidDefault  = lazyregexp.New(`(?m)^[-*•]?[ \t]*[*_]*Default(?: value)?[*_]*[:：][*_]*[ \t]*(.+?)[ \t]*\\?$`)
	saidText     = lazyregexp.New(`(?m)^[-*•]?[ \t]*[*_]*Description[*_]*[:：][*_]*[ \t]*(.+?)[ \t]*\\?$`)
	condition    = lazyregexp.New(`,?(?: or null)?,? (?:if|when|unless) .*$`)
	nullableMark = lazyregexp.New(`\{\{[<%]\s*nullable\s*[>%]\}\}[ \t]*`)
)

// headedFields makes tables of headings that are fields: each is a key in code, and below it
// stands a line that says its type.
func (r *reader) headedFields() {
	var parts []*Part
	all := r.page.Parts
	for i := 0; i < len(all); {
		row, next := r.headedField(all, i, 0)
		if row == nil {
			parts = append(parts, all[i])
			i++
			continue
		}
		t, first := &TableOf{Form: List}, all[i]
		for row != nil {
			t.Rows = append(t.Rows, *row)
			i = next
			row, next = r.headedField(all, i, first.Level)
		}
		t.finish(first.Span)
		parts = append(parts, &Part{Kind: Table, Table: t, Span: first.Span})
	}
	r.page.Parts = parts
}

// headedField reads the field of a heading of a level, or of any; next is the index of the
// part behind it.
func (r *reader) headedField(parts []*Part, i, level int) (row *Row, next int) {
	if i >= len(parts) || parts[i].Kind != Heading || level > 0 && parts[i].Level != level {
		return nil, i
	}
	p := parts[i]
	m := fieldTitle.FindStringSubmatch(p.Text)
	if m == nil {
		return nil, i
	}
	var texts []string
	for next = i + 1; next < len(parts) && parts[next].Kind == Text; next++ {
		texts = append(texts, parts[next].Text)
	}
	text := strings.Join(texts, "\n")
	typ := firstGroup(saidType, text)
	if typ == "" || next < len(parts) && parts[next].Kind != Heading {
		return nil, i
	}
	bare := condition.ReplaceAllString(nullableMark.ReplaceAllString(typ, ""), "")
	if nullableMark.MatchString(typ) {
		bare = "?" + bare
	}
	typ = bare
	presence := firstGroup(saidRequired, text)
	if strings.Contains(m[2], "optional") {
		presence = "optional"
	}
	doc := firstGroup(saidText, text)
	if doc == "" {
		doc = strings.TrimSpace(saidRequired.ReplaceAllString(saidDefault.ReplaceAllString(saidType.ReplaceAllString(text, ""), ""), ""))
	}
	row = &Row{Span: p.Span}
	for _, text := range []string{m[1], typ, presence, doc, "", firstGroup(saidDefault, text)} { // those of fieldHeader
		row.Cells = append(row.Cells, Cell{text, p.Span})
	}
	return row, next
}

// firstGroup returns what the group of an expression finds; "" if it finds nothing.
func firstGroup(re *lazyregexp.Regexp, text string) string {
	if m := re.FindStringSubmatch(text); m != nil {
		return m[1]
	}
	return ""
}
