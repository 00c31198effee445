package lint

import (
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// pageRules look at how the pages of calls follow each other.
var pageRules = []*Rule{
	{Rule: book.Rule("page-ends-early"), Category: Standard, check: checkPageEndsEarly},
	{Rule: book.Rule("page-total-of-pages"), Category: Minimal, check: checkTotalOfPages},
}

// checkPageEndsEarly finds pages that a short one ends, though a service that gives
// fewer items than it is asked for makes the first one short.
func checkPageEndsEarly(x *pass) {
	for c := range x.Package.Calls() {
		p := c.Page
		if p == nil || p.Limit == "" || p.Total+p.Pages != "" || c.Request == nil {
			continue
		}
		m := x.index.Model(c.Request.Name)
		if m == nil {
			continue
		}
		path := x.index.FieldPath(m, p.Limit)
		bounded := func(l spec.Limit) bool { return l.Unit == spec.Value && l.Max != "" }
		if len(path) > 0 && !slices.ContainsFunc(path[len(path)-1].Limits, bounded) {
			x.add(p.Span, c.Name, p.Limit)
		}
	}
}

// checkTotalOfPages finds numbers of pages that a Page cell takes for the number of
// all items.
func checkTotalOfPages(x *pass) {
	for c := range x.Package.Calls() {
		p := c.Page
		if p == nil || p.Total == "" {
			continue
		}
		words := x.wordsOf(p.Total[strings.LastIndex(p.Total, ".")+1:]) // `page.total` is the total of what `page` tells
		if !slices.Contains(words, "page") && !slices.Contains(words, "pages") {
			continue
		}
		advice := diag.Say("leave it out", "去掉它")
		if p.Kind == spec.NumberPages {
			advice = diag.Say("write `pages=%[1]s`", "写成 `pages=%[1]s`", p.Total)
		}
		x.add(p.Span, p.Total, c.Name, advice)
	}
}
