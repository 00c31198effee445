package lint

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/explain"
)

// TestSamplePlaces holds where each rule finds what in its bad sample, and what
// it says there, against testdata/samples.txt; MDSPEC_UPDATE=1 writes it anew.
// No rule goes without an exact span.
func TestSamplePlaces(t *testing.T) {
	var b strings.Builder
	for _, r := range Rules() {
		e := explain.Of(r.Rule)
		if e == nil {
			continue // TestSamples reports it
		}
		pkg := sample(t, e.Bad)
		found := check(pkg, Strict)
		for i, place := range places(found) {
			fmt.Fprintf(&b, "%s %q\n", place, found[i].Span.Text())
			for _, l := range diag.Languages() {
				fmt.Fprintf(&b, "\t%s\n\t%s\n", found[i].MessageIn(l), found[i].HintIn(l))
			}
		}
	}
	const name = "testdata/samples.txt"
	if os.Getenv("MDSPEC_UPDATE") != "" {
		if err := os.WriteFile(name, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), b.String()); diff != "" {
		t.Errorf("findings of the samples (-want +got):\n%s", diff)
	}
}
