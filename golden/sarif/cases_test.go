package sarif

import (
	"path/filepath"
	"testing"

	"github.com/mdspec-go/mdspec/golden"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/lint"
)

// TestCases writes the findings of all golden cases, lint's and their fixes among
// them.
func TestCases(t *testing.T) {
	var all diag.List
	files, err := filepath.Glob("../testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		all = append(all, findings(t, file)...)
	}
	fixes := 0
	for _, d := range all {
		if d.Fix != nil {
			fixes++
		}
	}
	if len(all) < 500 || fixes < 20 {
		t.Fatalf("only %d findings and %d fixes", len(all), fixes)
	}
	schema := officialSchema(t)
	for _, lang := range diag.Languages() {
		compare(t, decode(t, schema, write(t, all, diag.SARIFOptions{Tool: diag.Tool{Name: "mdspec"}, Lang: lang})), all, lang)
	}
}

// findings returns what parser and lint find in a case.
func findings(t *testing.T, file string) diag.List {
	t.Helper()
	c, err := golden.Load(file)
	if err != nil {
		t.Fatal(err)
	}
	r, err := c.Input.Run()
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	if r.Findings.HasErrors() {
		return r.Findings
	}
	return append(r.Findings, lint.Check(lint.Input{Package: r.Schema, Documents: r.Written}, lint.Strict)...)
}
