package foreign

import (
	"github.com/mdspec-go/mdspec/spec/diag"
)

// What a report says of rows and tables, as notes.
var (
	RowLeftOut   = book.Rule("row-left-out")
	RowRaw       = book.Rule("row-raw")
	TableLeftOut = book.Rule("table-left-out")
)

// Remarks returns a note for each row that is left out or read as raw JSON, and for each
// table of which no row is read. A table that seems to be one of fields is an error of
// its own.
func (r *Report) Remarks() diag.List {
	var out diag.List
	for _, d := range r.Documents {
		for _, t := range d.Tables {
			out = append(out, t.remarks()...)
		}
	}
	return out
}

func (t *TableReport) remarks() (out diag.List) {
	switch {
	case t.reads() == 0 && t.Looks:
		return nil
	case t.reads() == 0:
		out.Add(TableLeftOut, t.Span, t.Reason())
		return out
	}
	for _, row := range t.Rows {
		switch row.State {
		case Left:
			out.Add(RowLeftOut, row.Span, row.Reason())
		case Raw:
			out.Add(RowRaw, row.Span, row.Name, row.Reason())
		}
	}
	return out
}

// reads returns how many rows are read.
func (t *TableReport) reads() (n int) {
	for _, row := range t.Rows {
		if row.State != Left {
			n++
		}
	}
	return n
}

// Reason returns why a table is not read, in words also where nothing more is known.
func (t *TableReport) Reason() diag.Phrase {
	if t.Why.IsZero() {
		return diag.Say("it declares no field, value or call", "它没有声明字段、取值或接口")
	}
	return t.Why
}

// Reason returns why a row is left out or raw, in words also where nothing more is known;
// nothing of one that is read as it should be.
func (r *RowReport) Reason() diag.Phrase {
	switch {
	case r.State == Read || !r.Why.IsZero():
		return r.Why
	case r.State == Raw:
		return diag.Say("the page does not say its type", "文档没有说明它的类型")
	}
	return diag.Say("it declares no field, value or call", "它没有声明字段、取值或接口")
}
