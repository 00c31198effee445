// Package foreign imports documents that are not in the dialect: it reads the Markdown
// that vendors write for people into a schema, which is then written as documents of the
// dialect, reviewed and compiled. The compiler itself stays strict; what is only likely
// is decided here, and said: every row of every table is accounted for in a [Report], and
// names and types that the page does not say are marked as proposed.
//
// Four steps lead from bytes to schema, each in a package of its own: [page] brings a
// document into one plain form, [facts] reads what it says, and this package finds what
// the words refer to and makes the schema of it. [words], [typeword] and [sample] know
// the words, the types and the examples in JSON.
package foreign

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/facts"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/page"
	"github.com/mdspec-go/mdspec/parser/syntax"
	"github.com/mdspec-go/mdspec/spec/diag"
	"golang.org/x/sync/errgroup"
)

// Import reads the documents. Their order does not matter; profiles among them are passed
// over.
func Import(sources []Source, p *Profile) *Result { return ImportAgain(sources, p, nil) }

// ImportAgain is Import that knows the names of the last import, and keeps them.
func ImportAgain(sources []Source, p *Profile, before Names) *Result {
	l := readAll(sources, p)
	l.kept = newKeeper(before)
	return l.link()
}

// readAll reads what each of the documents says.
func readAll(sources []Source, p *Profile) *linker {
	if p == nil {
		p = &Profile{}
	}
	l := newLinker(p)
	l.pages = readPages(sorted(sources), p)
	for _, page := range l.pages {
		l.findings = append(l.findings, page.Doc.Bytes...)
		l.findings = append(l.findings, page.Doc.Form...)
	}
	return l
}

// readPages reads the pages, several at a time.
func readPages(sources []Source, p *Profile) []*linkedPage {
	book := bookOf(p)
	pages := make([]*linkedPage, len(sources))
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, s := range sources {
		group.Go(func() (err error) {
			defer func() {
				if v := recover(); v != nil {
					err = fmt.Errorf("%s: %v\n%s", s.Path, v, debug.Stack())
				}
			}()
			doc := syntax.Parse(diag.NewSource(s.Path, s.Content))
			pages[i] = &linkedPage{Page: facts.Read(page.Read(s.Path, doc), optionsOf(p, book, s.Path)), source: s}
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		panic(err) // a bug of ours: it goes on in the goroutine of the caller
	}
	return pages
}
