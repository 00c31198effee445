package lint

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/gen/output"
	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// parseText parses one document and fails if it has errors.
func parseText(t *testing.T, text string) parser.Result {
	t.Helper()
	p := parser.Read([]parser.File{{Name: "doc.md", Path: "doc.md", Content: []byte(text)}}, parser.Options{Package: "api"})
	for _, f := range p.Findings {
		if f.Rule.Severity == diag.Error && !declaresNothing(f) {
			t.Fatalf("%s: %s\n%s", f.Span, f.Message(), text)
		}
	}
	return p
}

// check is [Check] of what was read.
func check(r parser.Result, c Category) diag.List {
	return Check(Input{r.Package, r.Documents, r.GoUses}, c, append(parser.Rules(), output.Rules()...)...)
}

// ruleFindings returns what one rule finds, whatever its category.
func ruleFindings(p parser.Result, rule string) diag.List {
	return slices.DeleteFunc(check(p, Strict), func(d diag.Diagnostic) bool { return d.Rule.ID != rule })
}

// placesOf returns each finding as `line:col-endcol`, with the text it covers.
func placesOf(found diag.List) string {
	var out []string
	for _, d := range found {
		from, to := d.Span.Position(), d.Span.EndPosition()
		out = append(out, fmt.Sprintf("%d:%d-%d %s", from.Line, from.Column, to.Column, d.Span.Text()))
	}
	return strings.Join(out, "\n")
}

// applyFixes returns the document with the edits of the findings made.
func applyFixes(text string, found diag.List, certain bool) string {
	var edits []diag.Edit
	for _, d := range found {
		if d.Fix != nil && (d.Fix.Certain || !certain) {
			edits = append(edits, d.Fix.Edits...)
		}
	}
	slices.SortStableFunc(edits, func(a, b diag.Edit) int { return a.Span.Compare(b.Span) })
	var b bytes.Buffer
	at := 0
	for _, e := range edits {
		if e.Span.Start < at {
			continue
		}
		b.WriteString(text[at:e.Span.Start])
		b.WriteString(e.New)
		at = e.Span.End
	}
	b.WriteString(text[at:])
	return b.String()
}
