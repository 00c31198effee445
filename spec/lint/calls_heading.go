package lint

import (
	"regexp"
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/parser/syntax"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// Parts of a call, as messages call them.
var (
	requestNoun  = diag.Say("request", "请求")
	responseNoun = diag.Say("response", "响应")
)

// checkCannotGrow finds rows of call tables whose methods lack a parameter or a result
// that the service may have one day.
func checkCannotGrow(x *pass) {
	for c := range x.Package.Calls() {
		switch {
		case c.Heading:
		case c.Request == nil:
			x.add(c.NameSpan, c.Name, requestNoun)
		case c.Response == nil:
			x.add(c.NameSpan, c.Name, responseNoun)
		}
	}
}

// checkRawResponse finds rows of call tables whose response has a type that under a
// heading is no JSON: in a table it is a string in quotes, or nothing that JSON fills.
func checkRawResponse(x *pass) {
	for c := range x.Package.Calls() {
		t := c.Response
		if c.Heading || t == nil || c.ResponseKey != "" {
			continue
		}
		bytes := t.Kind == spec.Slice && t.Elem.Kind == spec.Basic && spec.Canonical(t.Elem.Name) == "uint8"
		if bytes || t.Kind == spec.Basic && t.Name == "string" || t.Import == "io" {
			x.add(t.Span, c.Name, t.String())
		}
	}
}

// checkBareResponse finds calls under headings whose response is no struct.
func checkBareResponse(x *pass) {
	for c := range x.Package.Calls() {
		t := c.Response
		unknown := t == nil || t.Kind == spec.Any || t.Kind == spec.Named && t.Origin == ""
		if c.Heading && c.Form == spec.JSONForm && !unknown && !t.IsStruct() {
			x.add(t.Span, c.Name, t.String())
		}
	}
}

// checkWithoutErrors finds calls under headings that list none of the error codes that
// the package has.
func checkWithoutErrors(x *pass) {
	if len(slices.Collect(x.Package.Errors())) == 0 {
		return
	}
	for c := range x.Package.Calls() {
		if c.Heading && len(c.Errors) == 0 {
			x.add(c.NameSpan, c.Name)
		}
	}
}

// checkIndex holds the tables above the first calls of sections against the calls.
func checkIndex(x *pass) {
	for i, d := range x.Documents {
		calls := headedCalls(x.Package.Documents[i])
		for _, t := range d.Tables {
			if t.Index {
				x.checkIndexTable(d, t, calls)
			}
		}
	}
}

// headedCalls returns the calls of a document that have headings of their own.
func headedCalls(d *spec.Document) (calls []*spec.Call) {
	for _, t := range d.Topics {
		for _, i := range t.Items {
			if i.Call != nil && i.Call.Heading {
				calls = append(calls, i.Call)
			}
		}
	}
	return calls
}

// checkIndexTable reports the calls of the table's section that no row mentions, and the
// names in it that are those of no call.
func (x *pass) checkIndexTable(d *dialect.Document, t *dialect.Table, calls []*spec.Call) {
	section := d.Headings[headingAbove(d, t)].Under
	text := d.WholeTable(t.Block).Text()
	named := func(row syntax.Row) bool { _, ok := namedInRow(d, row); return ok }
	if !slices.ContainsFunc(calls, func(c *spec.Call) bool { return mentions(text, c) }) && !slices.ContainsFunc(t.Rows[2:], named) {
		return // about something else
	}
	for _, c := range calls {
		inside := section.Start <= c.Span.Start && c.Span.Start < section.End
		if inside && !mentions(text, c) {
			x.add(t.Rows[0].Span, c.Name, diag.Say("no row has the call", "没有这个接口的行")).Relate(c.NameSpan, diag.Say("the call", "接口"))
		}
	}
	known := map[string]bool{}
	var names []string
	for c := range x.Package.Calls() {
		known[c.Name] = true
		names = append(names, c.Name)
	}
	for _, row := range t.Rows[2:] {
		at, ok := namedInRow(d, row)
		if ok && !known[at.Text()] {
			x.add(at, at.Text(), diag.Say("there is no such call", "没有这个接口")).Suggest = diag.Suggest(at.Text(), names)
		}
	}
}

// mentions reports whether a table has a call's name, its path or its title.
func mentions(table string, c *spec.Call) bool {
	name := regexp.MustCompile(`\b` + regexp.QuoteMeta(c.Name) + `\b`)
	if name.MatchString(table) || strings.Contains(table, c.Method+" "+c.Path) {
		return true
	}
	return len(c.Doc.Blocks) > 0 && len(c.Doc.Blocks[0].Lines) > 0 && strings.Contains(table, c.Doc.Blocks[0].Lines[0])
}

// callName is the name of an exported method.
var callName = regexp.MustCompile(`^[A-Z]\w*$`)

// namedInRow returns what a row names as a call: its first cell that is a code span with
// an exported name.
func namedInRow(d *dialect.Document, row syntax.Row) (diag.Span, bool) {
	for _, cell := range row.Cells {
		spans, _ := d.CodeSpans(cell)
		if len(spans) == 1 && callName.MatchString(spans[0].Inner.Text()) {
			return spans[0].Inner, true
		}
	}
	return diag.Span{}, false
}
