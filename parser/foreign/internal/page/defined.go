package page

import "github.com/mdspec-go/mdspec/spec/lazyregexp"

var (
	// defined is the line of a definition list that says what the line above is.
	defined = lazyregexp.New(`^:[ \t]+(\S.*)$`)
	// definedName is the line above it.
	definedName = lazyregexp.New("^[*_`:]*([A-Za-z_$@][\\w.$@-]*(?:\\[[:\\w]*\\])*)[*_`]*(?:[ \\t]*\\{[^{}]*\\})?$")
	// requiredMark is a mark of a site's own for presence.
	requiredMark = lazyregexp.New(`\{\{[<%]\s*(required|optional|nullable)\s*[>%]\}\}[ \t]*`)
	// typeSentence is a type that is a sentence of its own.
	typeSentence = lazyregexp.New(`^[*_(]*([A-Z][A-Za-z]*(?: (?:of|or) [A-Z]?[A-Za-z]+){0,2})[*_)]*(?:\.|$)[ \t]*`)
)

// definitions adds lines that are a definition list as the fields that it defines; it
// reports whether they are one. Lists with nothing but blank lines between them are one.
func (r *reader) definitions(lines []line) bool {
	if len(lines) < 2 || !definedName.MatchString(lines[0].text) || !defined.MatchString(lines[1].text) {
		return false
	}
	t := r.definedAbove()
	if t == nil {
		t = &TableOf{Form: List}
		r.add(&Part{Kind: Table, Table: t, Span: lines[0].span})
	}
	for i := 0; i < len(lines); i++ {
		name := definedName.FindStringSubmatchIndex(lines[i].text)
		if name != nil && i+1 < len(lines) && defined.MatchString(lines[i+1].text) {
			t.Rows = append(t.Rows, r.definition(lines[i], name, lines[i+1]))
			i++
			continue
		}
		t.Rows[len(t.Rows)-1].Cells[docColumn].Text += "\n" + decoded(r.Inline(lines[i].text))
	}
	return true
}

// definedAbove returns the definition list that is the last part of the page, which has no
// header yet.
func (r *reader) definedAbove() *TableOf {
	n := len(r.page.Parts)
	if n == 0 || r.page.Parts[n-1].Kind != Table {
		return nil
	}
	t := r.page.Parts[n-1].Table
	if t.Form != List || t.Header != nil || t.owned || len(t.Rows) == 0 {
		return nil
	}
	return t
}

// definition returns the row of a name and the line that says what it is.
func (r *reader) definition(name line, at []int, says line) Row {
	text := defined.FindStringSubmatch(says.text)[1]
	presence := ""
	if m := requiredMark.FindStringSubmatch(text); m != nil {
		presence = m[1]
	}
	text = requiredMark.ReplaceAllString(text, "")
	typ := ""
	if m := typeSentence.FindStringSubmatch(text); m != nil && isType(m[1]) {
		typ, text = m[1], text[len(m[0]):]
	}
	row := Row{Span: name.span}
	cell := func(text string, l line) {
		row.Cells = append(row.Cells, Cell{decoded(r.Inline(text)), l.span})
	}
	cell("`"+name.text[at[2]:at[3]]+"`", name)
	for _, text := range []string{typ, presence, text, "", ""} { // those of fieldHeader
		cell(text, says)
	}
	return row
}
