package page

import (
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/mdspec-go/mdspec/parser/syntax"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// BenchmarkRead reads a document that is made of all cases, with and without the time
// that Markdown takes.
func BenchmarkRead(b *testing.B) {
	var all strings.Builder
	for _, file := range cases(b) {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			b.Fatal(err)
		}
		all.Write(archive.Files[0].Data)
		all.WriteString("\n\n")
	}
	text := []byte(strings.Repeat(all.String(), 10))
	doc := syntax.Parse(diag.NewSource("doc.md", text))
	b.Run("syntax", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			syntax.Parse(diag.NewSource("doc.md", text))
		}
	})
	b.Run("page", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			Read("doc.md", doc)
		}
	})
}
