package golden

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"github.com/mdspec-go/mdspec/gen"
	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/parser/foreign"
)

// BenchmarkImport imports pages and writes their documents. The yardstick is to make Go of
// the documents: ×generate is how many times as long the import takes.
func BenchmarkImport(b *testing.B) {
	for _, n := range []int{250, 1000} {
		b.Run(fmt.Sprintf("pages=%d", n), func(b *testing.B) {
			sources := manyPages(b, n)
			var importing, generating time.Duration
			for b.Loop() {
				start := time.Now()
				docs := imported(sources)
				importing += time.Since(start)

				start = time.Now()
				var in []parser.File
				for _, d := range docs {
					in = append(in, parser.File{Name: d.Name, Path: d.Name, Content: d.Content})
				}
				pkg, found := parser.Parse(in, parser.Options{Package: "api"})
				if found.HasErrors() {
					b.Fatal(found[0].Message())
				}
				if _, err := gen.Generate(pkg, gen.Options{Package: "api", Client: gen.ClientAuto, ImportPath: "example.com/api"}); err != nil {
					b.Fatal(err)
				}
				generating += time.Since(start)
			}
			b.ReportMetric(importing.Seconds()/generating.Seconds(), "×generate")
			b.ReportMetric(float64(importing.Microseconds())/float64(n*b.N), "µs/page")
		})
	}
}

// manyPages returns that many pages: those of the cases, over and over.
func manyPages(tb testing.TB, n int) []foreign.Source {
	files, err := filepath.Glob("foreign/*.txtar")
	if err != nil {
		tb.Fatal(err)
	}
	var pages, out []foreign.Source
	for _, file := range files {
		sources, _ := foreignCase(tb, file)
		pages = append(pages, sources...)
	}
	for i := range n {
		p := pages[i%len(pages)]
		p.Path = fmt.Sprintf("%d/%s", i/len(pages), p.Path)
		out = append(out, p)
	}
	return out
}
