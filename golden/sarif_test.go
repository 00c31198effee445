package golden

import (
	"bytes"
	"testing"

	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/diag/diagtest"
	"github.com/mdspec-go/mdspec/spec/lint"
)

// TestSARIF holds the findings of all cases, lint's and their fixes among them,
// against the schema of SARIF.
func TestSARIF(t *testing.T) {
	schema, err := diagtest.ReadSARIFSchema()
	if err != nil {
		t.Fatal(err)
	}
	var all diag.List
	for _, file := range caseFiles(t) {
		r := run(t, load(t, file).Input)
		all = append(all, r.Findings...)
		if !r.Findings.HasErrors() {
			all = append(all, lint.Check(r.Schema, r.Written, lint.Strict)...)
		}
	}
	if len(all) < 500 {
		t.Fatalf("only %d findings", len(all))
	}
	var b bytes.Buffer
	if err := diag.WriteSARIF(&b, all, diag.SARIFOptions{Lang: diag.Chinese}); err != nil {
		t.Fatal(err)
	}
	if faults, err := schema.Faults(b.Bytes()); err != nil || faults != nil {
		t.Errorf("%v %q", err, faults)
	}
}
