package golden

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/parser/mdfmt"
)

// TestFormatted: what comes of a document does not depend on how its tables are
// formatted. A short run tries every third case.
func TestFormatted(t *testing.T) {
	for i, file := range caseFiles(t) {
		if testing.Short() && i%3 > 0 {
			continue
		}
		c := load(t, file)
		t.Run(c.Name, func(t *testing.T) {
			want := texts(run(t, c.Input))
			for _, o := range []mdfmt.Options{{}, {AmbiguousWidth: 2}, {Compact: true}} {
				in := c.Input
				in.Documents = nil
				for _, d := range c.Input.Documents {
					in.Documents = append(in.Documents, parser.File{Name: d.Name, Path: d.Path, Content: mdfmt.Format(d.Content, o)})
				}
				if diff := cmp.Diff(want, texts(run(t, in))); diff != "" {
					t.Errorf("%+v: %s", o, diff)
				}
			}
		})
	}
}

// texts returns the generated files and the findings without their columns.
func texts(r *Result) map[string]string {
	out := map[string]string{}
	for _, f := range r.Files {
		out[f.Name] = string(f.Content)
	}
	for _, d := range r.Findings {
		out["findings"] += d.Rule.ID + ": " + d.Message() + "\n"
	}
	return out
}
