package syntax

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestHeadings(t *testing.T) {
	const document = "## 模型\n\n### `A`\n\n## Other\n# Topic\n## ERRORS\n"
	var got []string
	for _, s := range parse(document).Headings {
		got = append(got, fmt.Sprintf("%d %s %q", s.Level, s.Text, s.Under.Text()))
	}
	want := []string{
		"2 doc.md:1:4 \"## 模型\\n\\n### `A`\\n\\n\"",
		"3 doc.md:3:5 \"### `A`\\n\\n\"",
		`2 doc.md:5:4 "## Other\n"`,
		`1 doc.md:6:3 "# Topic\n## ERRORS\n"`,
		`2 doc.md:7:4 "## ERRORS\n"`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
