package lint

import (
	"github.com/mdspec-go/mdspec/parser/syntax"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// checkInvisible looks at all of each document, whatever it is: a character that
// nobody sees can be what keeps a heading from being a section.
func checkInvisible(x *pass) {
	for _, d := range x.Documents {
		whole := d.Source.Span(0, len(d.Source.Content()))
		for _, run := range syntax.Invisible(d.Text(whole)) {
			at := d.Source.Span(run[0], run[1])
			x.add(at, diag.Verbatim(syntax.CodePoints(at.Text()))).Fix = replacement(diag.Say("remove it", "删掉它"), at, "")
		}
	}
}
