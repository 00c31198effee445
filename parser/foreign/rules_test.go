package foreign

import (
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/diag/diagtest"
	"github.com/mdspec-go/mdspec/spec/explain"
)

// wrongSamples are the rules whose samples are known not to show them. One that begins to
// is to be taken out.
var wrongSamples = []string{"body-left-out"}

// TestRules holds each rule to the form of rules, and its samples to what they are for: the
// bad one breaks it and no other, the good one none.
func TestRules(t *testing.T) {
	for _, r := range Rules() {
		t.Run(r.ID, func(t *testing.T) {
			for _, fault := range diagtest.Faults(r) {
				t.Error(fault)
			}
			text := explain.Of(r)
			bad, good := sampleRules(t, text.Bad), sampleRules(t, text.Good)
			fine := slices.Equal(bad, []string{r.ID}) && len(good) == 0
			if known := slices.Contains(wrongSamples, r.ID); fine == known {
				t.Errorf("the bad sample breaks %v, the good one %v; known to be wrong: %v", bad, good, known)
			}
		})
	}
}

// sampleRules returns the rules that an import of a sample breaks, each once.
func sampleRules(t *testing.T, files []explain.File) (ids []string) {
	t.Helper()
	var sources []Source
	var own *Profile
	var found diag.List
	for _, f := range files {
		switch {
		case strings.HasSuffix(f.Name, ProfileExtension):
			p, faults := ReadProfile(f.Name, f.Content)
			own, found = p, append(found, faults...)
		case path.Ext(f.Name) == ".md":
			sources = append(sources, Source{Path: f.Name, Content: f.Content})
		}
	}
	if len(sources) == 0 {
		t.Fatal("the sample has no page")
	}
	chosen, picked, err := Choose(sources, AutoPreset, own)
	if err != nil {
		t.Fatal(err)
	}
	found = append(append(found, picked...), Import(sources, chosen).Findings...)
	for _, d := range found {
		if !slices.Contains(ids, d.Rule.ID) {
			ids = append(ids, d.Rule.ID)
		}
	}
	return ids
}
