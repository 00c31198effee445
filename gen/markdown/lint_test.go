package markdown_test

import (
	"path/filepath"
	"testing"

	"github.com/mdspec-go/mdspec/gen"
	"github.com/mdspec-go/mdspec/gen/markdown"
	"github.com/mdspec-go/mdspec/golden"
	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/spec/lint"
)

// fixes counts the findings of each rule that `lint --fix` would fix.
func fixes(files []parser.File, o parser.Options) map[string]int {
	r := parser.Read(files, o)
	out := map[string]int{}
	for _, f := range lint.Check(lint.Input{Package: r.Package, Documents: r.Documents, GoUses: r.GoUses}, lint.Strict) {
		if f.Fix != nil && f.Fix.Certain {
			out[f.Rule.ID]++
		}
	}
	return out
}

// TestNothingToFix holds what lint would change in what is written against what it
// would change in the documents themselves. Of their form nothing is left.
func TestNothingToFix(t *testing.T) {
	ofForm := []string{"code-span-missing", "column-order", "header-case", "section-order", "section-title", "trailing-blanks", "pipe-unescaped", "column-as-tag"}
	files, err := filepath.Glob("../../golden/testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		c, err := golden.Load(file)
		if err != nil {
			t.Fatal(err)
		}
		o := parser.Options{Package: c.Input.Package, NoClient: c.Input.Client == gen.ClientNone, GoFiles: c.Input.Hand}
		p, findings := parser.Parse(c.Input.Documents, o)
		if findings.HasErrors() {
			continue
		}
		t.Run(c.Name, func(t *testing.T) {
			before, written := fixes(c.Input.Documents, o), markdown.Export(p, markdown.Options{})
			after := fixes(documents(written), o)
			for _, rule := range ofForm {
				before[rule] = 0
			}
			for rule, n := range after {
				if n > before[rule] {
					t.Errorf("%d %s to fix, %d before:\n%s", n, rule, before[rule], whole(written))
				}
			}
		})
	}
}
