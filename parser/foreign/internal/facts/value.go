package facts

import (
	"strings"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/page"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/typeword"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/words"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

var leftNoValue = diag.Say("it has no value", "没有取值")

// valueRows reads the rows of a table of values.
func (r *reader) valueRows(c *columns, t *Table) []*Value {
	at, name := c.index(words.Value), c.index(words.Key)
	if at < 0 {
		at, name = name, -1
	}
	if at < 0 { // a profile says that there are values
		at = c.literalColumn()
	}
	if name >= 0 && c.groups(at) { // it names none of them
		c.roles[name], name = words.Doc, -1
	}
	var out []*Value
	for i, row := range c.Rows {
		n := len(out)
		for _, literal := range c.literals(row.Cell(at).Text) {
			if literal != "" && (isLiteral(literal) || isWordValue(row.Cell(at).Text)) {
				out = append(out, c.value(t.Rows[i], row, literal, at, name))
			}
		}
		if len(out) == n {
			t.Rows[i].Left = leftNoValue
		}
	}
	return out
}

// literalColumn returns the first column that has nothing but words and numbers; -1 if there
// is none.
func (c *columns) literalColumn() int {
	for i := range c.Header {
		if c.all(i, isLiteral) {
			return i
		}
	}
	return -1
}

// value reads a row as a value, whose name another column may have.
func (c *columns) value(of *Row, row page.Row, literal string, at, name int) *Value {
	v := &Value{Row: of, Literal: strings.Trim(literal, `"'“”`)}
	if name >= 0 {
		v.Name = words.Plain(row.Cell(name).Text)
	}
	for k, role := range c.roles {
		if k != at && k != name && role != words.Ignored {
			v.doc(c, k, role, row.Cell(k))
		}
	}
	of.Value = v
	return v
}

var (
	valueItem = lazyregexp.New("^[*_]*`([^`]+)`[*_]*\\s*(?:[(（](?:value|值)[:：]?\\s*`?\"?([^`\")）]+)\"?`?[)）])?\\s*(?:[-–—:：=]\\s*(?s:(.*)))?$")
	constItem = lazyregexp.New(`^([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*)(?:\s*[-–—:：=]\s*(.*))?$`)
)

// valueList reads a list that is all that stands below a title as the values of what it
// names: words in capitals, values in code below a title or a sentence that says that they
// are such, or whole numbers in code, which can be nothing else.
func (r *reader) valueList(s *section, says words.Title) {
	if !s.isList() || s.owner.above == nil || len(s.owner.groups) > 0 {
		return
	}
	saysSo := says.Part == words.ValuesPart
	isNamed := s.isHeaded() && (s.announcesValues() || s.listsNumbers())
	if s != s.owner && !saysSo && !isNamed {
		return
	}
	var values []*Value
	for _, p := range s.parts {
		if !p.Bullet {
			continue
		}
		v := itemValue(p, saysSo || isNamed)
		if v == nil && says.Name != "" && isLiteral(words.Plain(p.Text)) { // a profile says that there are values
			v = &Value{Row: &Row{Span: p.Span, Text: words.Plain(p.Text)}, Literal: words.Plain(p.Text)}
		}
		if v == nil {
			return
		}
		values = append(values, v)
	}
	t := r.typeOf(s)
	t.Values = append(t.Values, values...)
	list := &Table{}
	list.place(s)
	r.listed(list, values)
}

// isList reports whether a section has nothing but texts, of which several are items.
func (s *section) isList() bool {
	items := 0
	for _, p := range s.parts {
		if p.Kind != page.Text {
			return false
		}
		if p.Bullet {
			items++
		}
	}
	return items > 1
}

// itemValue reads an item of a list as a value; nil if it is none.
func itemValue(p *page.Part, known bool) *Value {
	v := &Value{Row: &Row{Span: p.Span, Text: words.Plain(p.Text)}}
	if m := constItem.FindStringSubmatch(p.Text); m != nil {
		v.Literal, v.Doc = m[1], []string{m[2]}
		return v
	}
	m := valueItem.FindStringSubmatch(p.Text)
	if m == nil || !known && m[2] == "" || !isLiteral(m[1]) {
		return nil
	}
	if v.Literal, v.Doc = m[1], []string{m[3]}; m[2] != "" {
		v.Name, v.Literal = m[1], strings.Trim(m[2], "'")
	}
	return v
}

// doc adds a cell to what is said of a value.
func (v *Value) doc(c *columns, i int, role words.Role, cell page.Cell) {
	text := strings.TrimSpace(cell.Text)
	if isNothing(words.Plain(text)) {
		return
	}
	if role == words.Unknown {
		if header := words.Plain(c.Header[i].Text); header != "" {
			text = header + ": " + text
		}
	}
	v.Doc = append(v.Doc, text)
}

// isWordValue reports whether a cell is a value in a code span, whatever is in it.
func isWordValue(cell string) bool {
	codes := words.Codes(cell)
	return len(codes) == 1 && words.Plain(cell) == codes[0]
}

// enumLines reads the values of what a section names from a line below its title, where no
// table or example says anything of it.
func (r *reader) enumLines(s *section) {
	if s.owner != s || s.above == nil || len(s.groups) > 0 || r.types[s] != nil && r.types[s].IsEnum() {
		return
	}
	for _, p := range s.parts {
		if p.Kind != page.Text {
			return
		}
	}
	for _, p := range s.parts {
		lines := strings.Split(p.Text, "\n")
		for i, line := range lines {
			values, typ := enumOf(line)
			if len(values) == 0 {
				continue
			}
			t := r.typeOf(s)
			if r.enumLine(s, t, r.lineOf(p, i, len(lines)), line, values); typ == "" {
				typ = r.typeBeside(s)
			}
			if under := typeword.Read(typ, r.book.Types); under.Kind == typeword.Basic && !under.Doubt {
				t.Under = under
			}
			r.consumed[p] = len(lines) == 1
			return
		}
	}
}

// enumLine takes the values of a line, which is a row to account for.
func (r *reader) enumLine(s *section, t *Type, at diag.Span, text string, values []string) {
	row := &Row{Span: at, Text: words.Plain(text)}
	for _, value := range values {
		t.Values = append(t.Values, &Value{Row: row, Literal: strings.Trim(value, `"'“”`)})
	}
	table := &Table{Span: at, Rows: []*Row{row}, Written: &page.TableOf{Form: page.List}}
	table.place(s)
	r.out.Tables = append(r.out.Tables, table)
}

// lineOf returns the place of one of the lines of a text.
func (r *reader) lineOf(p *page.Part, i, n int) diag.Span {
	if lines := r.page.Doc.SplitLines(p.Span); len(lines) == n {
		return r.page.Doc.Trim(lines[i])
	}
	return p.Span
}

// typeBeside returns the type that a line of the section says; "" if none does.
func (r *reader) typeBeside(s *section) string {
	for _, p := range s.parts {
		for line := range strings.SplitSeq(p.Text, "\n") {
			if m := typeLine.FindStringSubmatch(line); m != nil {
				return m[1]
			}
		}
	}
	return ""
}
