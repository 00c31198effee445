package cell

import (
	"testing"

	"github.com/mdspec-go/mdspec/parser/syntax"
	"github.com/mdspec-go/mdspec/spec/diag"
)

func TestCellValue(t *testing.T) {
	for _, test := range []struct {
		text, want string
		fault      *diag.Rule
		span       string // of the fault
	}{
		{text: "`owner`", want: "owner"},
		{text: "` owner `", want: "owner"},
		{text: "owner", want: "owner"},
		{text: "``", want: ""},
		{text: "` `", want: ""},
		{text: "", want: ""},
		{text: "``a`b``", want: "a`b"},
		{text: "`owner", fault: UnclosedCode, span: "`owner"},
		{text: "`a` 说明", fault: BesideCode, span: "说明"},
		{text: "群 `a`", fault: BesideCode, span: "群"},
		{text: "`a` `b`", fault: BesideCode, span: "`b`"},
		{text: "`a``", fault: UnclosedCode, span: "`a``"},
	} {
		src := diag.NewSource("doc.md", []byte(test.text))
		var diags diag.List
		v, ok := Cell{Span: src.Span(0, len(test.text)), Doc: syntax.Parse(src)}.Value(&diags)
		if ok != (test.fault == nil) || ok && v.String() != test.want {
			t.Errorf("%q: got %q, %v", test.text, v.String(), ok)
		}
		if !ok && (len(diags) != 1 || diags[0].Rule != test.fault || diags[0].Span.Text() != test.span) {
			t.Errorf("%q: got %s at %q, want %s at %q", test.text, diags[0].Rule.ID, diags[0].Span.Text(), test.fault.ID, test.span)
		}
	}
}
