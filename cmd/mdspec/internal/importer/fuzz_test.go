package importer

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/parser/foreign"
)

// pages are the pages of the golden cases of imports.
func pages(tb testing.TB) []string {
	tb.Helper()
	files, err := filepath.Glob("../../../../golden/foreign/*.txtar")
	if err != nil {
		tb.Fatal(err)
	}
	list := []string{
		chinesePage,
		"# Box\n\n`GET /boxes/{id}`\n\n| Name | Type |\n| :-- | :-- |\n| id | [Box](#box) |\n\nReturns a [box](#box).\n",
		"# Type\n\n| Value | Name |\n| :-- | :-- |\n| 1 | type |\n| 1 | func |\n| x | 2 |\n",
	}
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			tb.Fatal(err)
		}
		list = append(list, string(content))
	}
	return list
}

// FuzzImport: whatever a page says, the documents that are made of it compile, and
// making them again gives the same.
func FuzzImport(f *testing.F) {
	for _, page := range pages(f) {
		f.Add(page)
	}
	f.Fuzz(func(t *testing.T, page string) {
		page = strings.ToValidUTF8(page, "?")
		var first string
		for range 2 {
			imported := foreign.Import([]foreign.Source{{Path: "page.md", Content: []byte(page)}}, nil)
			w := &writer{options: Options{Group: GroupNone}, imported: imported, origins: map[string]Origin{"page.md": {Name: "page.md"}}}
			files, err := w.documents()
			if err != nil {
				t.Fatal(err)
			}
			var text strings.Builder
			for _, file := range files {
				text.Write(file.Content)
			}
			if first != "" && first != text.String() {
				t.Error("another import gives another document")
			}
			first = text.String()
		}
	})
}
