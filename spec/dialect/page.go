package dialect

import (
	_ "embed"
	"strings"

	"github.com/mdspec-go/mdspec/spec/diag"
)

var (
	//go:embed page.md
	page string
	//go:embed page.zh-CN.md
	pageZH string
)

// OnePage returns the dialect in one page of Markdown. It ends with a list of the
// sections of the reference.
func OnePage(l diag.Lang) string {
	text := page
	if l == diag.Chinese {
		text = pageZH
	}
	return strings.ReplaceAll(text, "\r\n", "\n")
}
