package foreign

import (
	"cmp"
	"strings"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/facts"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// openReports makes the report of each page, with a row for each of its tables' rows.
func (l *linker) openReports() {
	for _, p := range l.pages {
		p.stem = stemOf(p.Path)
		p.report = &DocumentReport{Path: p.Path, Tables: []*TableReport{}}
		p.rows = map[*facts.Row]*RowReport{}
		for _, t := range p.Tables {
			table := &TableReport{Span: t.Span, Why: t.Left, Looks: t.Looks || t.Left.IsZero()}
			for _, row := range t.Rows {
				r := &RowReport{Span: row.Span, State: Left, Why: row.Left}
				p.rows[row] = r
				table.Rows = append(table.Rows, r)
			}
			p.report.Tables = append(p.report.Tables, table)
		}
	}
}

// resolvedAs keeps what the type of a field was taken from.
func (l *linker) resolvedAs(f *facts.Field, r resolved) {
	if row := l.row(f); row != nil {
		row.By, row.Why = r.by, r.why
	}
}

// row returns the report of a field's row; nil if no row declares it.
func (l *linker) row(f *facts.Field) *RowReport {
	if f.Row == nil {
		return nil
	}
	return l.page.rows[f.Row]
}

// read returns what is kept of a field's type.
func (l *linker) read(f *facts.Field) RowReport {
	if row := l.row(f); row != nil {
		return *row
	}
	return RowReport{}
}

// readField notes that a field is made of its row.
func (l *linker) readField(f *facts.Field, name string, made *spec.Field) {
	row := l.row(f)
	if row == nil {
		if l.page.report.Proposed++; f.Shown {
			made.Doc.Blocks = append(made.Doc.Blocks, docOf([]string{l.say("Only an example shows it.", "仅见于示例。")}).Blocks...)
		}
		return
	}
	row.State, row.Name, row.Type = Read, name, made.Type.String()
	if row.By == "" {
		row.State = Raw
	} else {
		row.Why = diag.Phrase{}
	}
}

// readWhole notes that a row stands for the whole body of a request.
func (l *linker) readWhole(f *facts.Field) {
	if row := l.row(f); row != nil {
		row.State, row.Name, row.By, row.Why = Read, f.Key, ByWord, diag.Phrase{}
	}
}

// readValue notes that a constant is made of its row.
func (l *linker) readValue(v *facts.Value, name, typ string) {
	if row := l.page.rows[v.Row]; row != nil {
		row.State, row.Name, row.Type, row.By, row.Why = Read, name, typ, ByWord, diag.Phrase{}
		row.names = append(row.names, name)
	}
}

// readCall notes that a call is made of its row, if it is of a table.
func (l *linker) readCall(c *facts.Call, name string) {
	l.page.report.Calls++
	readRows(l.page, c, name)
}

// leaveCall reports a call that is not made.
func (l *linker) leaveCall(c *facts.Call, name string, why diag.Phrase) {
	l.findings.Add(CallLeftOut, c.Span, name, why)
	leaveRows(l.page, c, why)
}

// indexed notes the row of a call that has a section of its own.
func indexed(p *linkedPage, c *facts.Call) {
	readRows(p, c, c.Name)
}

// readRows notes that the rows that say a call are read.
func readRows(p *linkedPage, c *facts.Call, name string) {
	for _, from := range []*facts.Row{c.From, c.Bound} {
		if row := p.rows[from]; row != nil {
			row.State, row.Name, row.By, row.Why = Read, name, ByWord, diag.Phrase{}
			row.names = append(row.names, name)
		}
	}
}

// leaveRows notes why the rows that say a call are left out.
func leaveRows(p *linkedPage, c *facts.Call, why diag.Phrase) {
	for _, from := range []*facts.Row{c.From, c.Bound} {
		if row := p.rows[from]; row != nil && row.State == Left { // none of its other calls is made
			row.Why = why
		}
	}
}

var leftForm = diag.Say("a request has one body: this is sent as a form, and the other rows as JSON", "请求体只能有一个：这一行用表单发送，其他行用 JSON 发送")

var leftHeaders = diag.Say("the response is of a type that has no headers", "响应的类型里没有放响应头的地方")

// leaveFields leaves out the rows of fields and of their members.
func leaveFields(fields []*facts.Field, why diag.Phrase) {
	for _, f := range fields {
		if f.Row != nil && f.Row.Left.IsZero() {
			f.Row.Left = why
		}
		leaveFields(f.Children, why)
	}
}

// checkReports takes over why rows are left out, and reports tables that seem to be ones
// of fields and gave none.
func (l *linker) checkReports() {
	for _, p := range l.pages {
		for _, t := range p.Tables {
			read, lost := 0, 0
			for _, row := range t.Rows {
				r := p.rows[row]
				if row.Through {
					r.State, r.By, r.Name = Read, ByWord, cmp.Or(r.Name, row.Text)
				}
				if r.State == Left {
					r.By = ""
				}
				if r.State != Left {
					read++
				} else if lost += l.loss(row); !row.Left.IsZero() {
					r.Why = row.Left
				} else if r.Why.IsZero() && row.Of != nil {
					r.Why = p.rows[row.Of].noValues()
				} else if r.Why.IsZero() {
					r.Why = t.Left
				}
			}
			if t.Looks && read == 0 && lost > 0 {
				l.findings.Add(TableLost, t.Span)
			}
			if t.Left.IsZero() && read > 0 && !l.profile.Tolerance.Allows(lost, len(t.Rows)) {
				l.findings.Add(RowsLost, t.Span, lost, len(t.Rows))
			}
		}
	}
}

// noValues says why the values below the row of a field are no constants.
func (r *RowReport) noValues() diag.Phrase {
	if r.State == Left || r.Type == "" {
		return diag.Say("the field above is left out", "上面的字段未读取")
	}
	return diag.Say("the field above is of the type %[1]s, which takes no such values", "上面字段的类型是 %[1]s，不能取这些值", r.Type)
}

// loss returns 1 for a row that something may be lost with: it is not blank, it names
// something, and no correction, no other row and no client takes its place.
func (l *linker) loss(row *facts.Row) int {
	nameless := len(row.Fields) == 1 && row.Fields[0].Whole
	switch why := row.Left.String(); {
	case row.Text == "", nameless, why == leftCorrected.String(), why == leftOwnHeader.String(), why == leftForm.String():
		return 0
	}
	return 1
}

// count counts what is declared.
func (d *DocumentReport) count(t *spec.Topic) {
	for _, i := range t.Items {
		if i.Enum != nil || i.Model != nil && !i.Model.Implicit {
			d.Types++
		}
	}
}

// place returns where the section with the anchors is, for readers of the document.
func (p *linkedPage) place(anchors []string) string {
	if len(anchors) == 0 {
		return p.Path
	}
	return p.Path + "#" + anchors[0]
}

// note keeps where a node is from, and that its name is proposed.
func (l *linker) note(node any, place string, unnamed bool) {
	text := l.say("from ", "出自 ") + place
	if unnamed {
		text += l.say("; the name is proposed", "；名称为建议")
	}
	l.notes[node] = strings.TrimSpace(text)
}

// noteCall adds what of a call is assumed.
func (l *linker) noteCall(call *spec.Call, c *facts.Call) {
	if c.Route.Method == "" && l.profile.Method == "" {
		l.notes[call] += l.say("; the method is assumed", "；HTTP 方法为推测")
	}
	if c.Guess {
		l.notes[call] += l.say("; the path is made of the name", "；路径取自名称")
	}
}
