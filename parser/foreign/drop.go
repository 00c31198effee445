package foreign

import (
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// Drop takes nodes out of the schema that cannot stand in a document, each with the
// reason, and says so of their rows: a field is read as raw JSON first, and left out if
// that does not help; a value, a call, a model or an enum is left out. What refers to a
// type that is gone is for the caller to drop too. Drop reports whether it did anything.
func (r *Result) Drop(nodes map[any]diag.Phrase) bool {
	d := dropper{Result: r, nodes: nodes, rows: r.rowsByName(), inPath: r.pathFields()}
	for _, doc := range r.Package.Documents {
		for _, t := range doc.Topics {
			t.Items = slices.DeleteFunc(t.Items, d.drop)
		}
	}
	r.prune()
	return d.done
}

// rowsByName returns the rows that are read, by the names of what they declare.
func (r *Result) rowsByName() map[string][]*RowReport {
	rows := map[string][]*RowReport{}
	for _, doc := range r.Report.Documents {
		for _, t := range doc.Tables {
			for _, row := range t.Rows {
				if row.State == Left {
					continue
				}
				names := row.names
				if len(names) == 0 {
					names = []string{row.Name}
				}
				for _, name := range names {
					rows[name] = append(rows[name], row)
				}
			}
		}
	}
	return rows
}

// pathFields returns the fields that stand in the path of a call, as the report calls them.
func (r *Result) pathFields() map[string]bool {
	fields := map[string]bool{}
	for _, doc := range r.Package.Documents {
		for _, t := range doc.Topics {
			for _, i := range t.Items {
				if i.Call == nil || i.Call.Request == nil {
					continue
				}
				for _, key := range pathParameters(i.Call.Path) {
					fields[i.Call.Request.Name+"."+key] = true
				}
			}
		}
	}
	return fields
}

// dropper drops nodes.
type dropper struct {
	*Result
	nodes  map[any]diag.Phrase
	rows   map[string][]*RowReport
	inPath map[string]bool // the fields that stand in the path of a call
	done   bool
}

// drops returns why a node is to be dropped, and whether it is.
func (d *dropper) drops(node any) (diag.Phrase, bool) {
	why, ok := d.nodes[node]
	d.done = d.done || ok
	return why, ok
}

// drop drops what of an item is to be dropped, and reports whether the item goes.
func (d *dropper) drop(i spec.Item) bool {
	switch {
	case i.Model != nil:
		return d.dropModel(i.Model)
	case i.Enum != nil:
		return d.dropEnum(i.Enum)
	case i.Call != nil:
		why, ok := d.drops(i.Call)
		if ok && d.leave(i.Call.Name, why) == 0 {
			d.Findings.Add(CallLeftOut, diag.Span{}, i.Call.Name, why)
		}
		return ok
	}
	return false
}

func (d *dropper) dropModel(m *spec.Model) bool {
	if why, ok := d.drops(m); ok {
		for _, f := range m.Fields {
			d.leave(m.Name+"."+keyOf(f), why)
		}
		return true
	}
	m.Fields = slices.DeleteFunc(m.Fields, func(f *spec.Field) bool {
		why, ok := d.drops(f)
		return ok && d.dropField(m.Name+"."+keyOf(f), f, why)
	})
	return false
}

// dropField makes a field raw JSON, or reports that it goes. In a path there is no JSON,
// and any text can be.
func (d *dropper) dropField(name string, f *spec.Field, why diag.Phrase) (gone bool) {
	plain := rawJSON()
	if d.inPath[name] {
		plain = basic("string")
	}
	if _, placed := f.Placed(); placed || f.In != spec.InDefault && f.In != spec.InPath || f.Type.String() == plain.String() {
		d.leave(name, why)
		return true
	}
	f.Type, f.Default, f.Example, f.Limits = plain, nil, nil, nil
	for _, row := range d.rows[name] {
		row.State, row.Type, row.By, row.Why = Raw, f.Type.String(), "", why
	}
	return false
}

func (d *dropper) dropEnum(e *spec.Enum) bool {
	all, whole := d.drops(e)
	before := len(e.Values)
	e.Values = slices.DeleteFunc(e.Values, func(v *spec.EnumValue) bool {
		why, ok := d.drops(v)
		if whole {
			why = all
		}
		if ok || whole {
			d.leave(e.Name+"."+v.Name, why)
		}
		return ok || whole
	})
	return whole || len(e.Values) == 0 && before > 0
}

// leave reports the rows of the name as left out, and returns how many are. A row of several
// values or calls is read as long as one of them is.
func (d *dropper) leave(name string, why diag.Phrase) (left int) {
	for _, row := range d.rows[name] {
		if row.names = slices.DeleteFunc(row.names, func(of string) bool { return of == name }); len(row.names) > 0 {
			row.Name = row.names[len(row.names)-1]
			continue
		}
		row.State, row.Name, row.Type, row.By, row.Why = Left, "", "", "", why
		left++
	}
	return left
}

// keyOf returns the key by which the report calls a field.
func keyOf(f *spec.Field) string {
	if key, ok := f.Placed(); ok {
		return key
	}
	tag, _ := f.Tag("json")
	key, _, _ := strings.Cut(tag, ",")
	return key
}

// prune takes out documents that have become empty, and counts what is left.
func (r *Result) prune() {
	kept := 0
	for i, doc := range r.Package.Documents {
		source := r.Sources[i]
		if doc.Topics = slices.DeleteFunc(doc.Topics, func(t *spec.Topic) bool { return len(t.Items) == 0 }); len(doc.Topics) > 0 {
			r.Package.Documents[kept], r.Sources[kept] = doc, source
			kept++
		}
	}
	r.Package.Documents, r.Sources = r.Package.Documents[:kept], r.Sources[:kept]
	r.recount()
}

// recount counts what documents still declare.
func (r *Result) recount() {
	reports := map[string]*DocumentReport{}
	for _, d := range r.Report.Documents {
		d.Types, d.Calls = 0, 0
		reports[d.Path] = d
	}
	for i, doc := range r.Package.Documents {
		report := reports[r.Sources[i]]
		for _, t := range doc.Topics {
			report.count(t)
			for _, item := range t.Items {
				if item.Call != nil {
					report.Calls++
				}
			}
		}
	}
}
