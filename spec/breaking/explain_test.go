package breaking

import (
	"testing"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/explain"
)

// sample returns the two packages of a sample.
func sample(t *testing.T, files []explain.File) (old, new *spec.Package) {
	t.Helper()
	byName := map[string]string{}
	for _, f := range files {
		byName[f.Name] = string(f.Content)
	}
	sides := twoSides(t, byName)
	return parse(t, "old", sides["old"]), parse(t, "new", sides["new"])
}

// TestSamples runs what explains the rules: a bad sample breaks its rule and no
// other, a good one none.
func TestSamples(t *testing.T) {
	for _, r := range Rules() {
		t.Run(r.ID, func(t *testing.T) {
			e := explain.Of(r.Rule)
			if e == nil {
				t.Fatal("the rule is not explained")
			}
			for _, l := range diag.Languages() {
				if e.Why[l] == "" {
					t.Errorf("no reason in %s", l)
				}
			}
			bad := Compare(sample(t, e.Bad))
			if len(bad) == 0 {
				t.Error("the bad sample breaks nothing")
			}
			for _, d := range bad {
				if d.Rule != r.Rule {
					t.Errorf("the bad sample breaks another rule:\n%s", listing(diag.List{d}))
				}
			}
			if good := Compare(sample(t, e.Good)); len(good) > 0 {
				t.Errorf("the good sample breaks rules:\n%s", listing(good))
			}
		})
	}
}
