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

// remarks are the rules of notes on rows and tables, which are asked for only where they
// are what a sample is for.
var remarks = []*diag.Rule{RowLeftOut, RowRaw, TableLeftOut}

// TestRules holds each rule to the form of rules, and its samples to what they are for: the
// bad one breaks it and no other, the good one none.
func TestRules(t *testing.T) {
	for _, r := range Rules() {
		t.Run(r.ID, func(t *testing.T) {
			for _, fault := range diagtest.Faults(r) {
				t.Error(fault)
			}
			text := explain.Of(r)
			bad, good := sampleRules(t, r, text.Bad), sampleRules(t, r, text.Good)
			if !slices.Equal(bad, []string{r.ID}) || len(good) > 0 {
				t.Errorf("the bad sample breaks %v, the good one %v", bad, good)
			}
		})
	}
}

// sampleRules returns the rules that an import of a sample of the rule breaks, each once.
func sampleRules(t *testing.T, r *diag.Rule, files []explain.File) (ids []string) {
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
	imported := Import(sources, chosen)
	found = slices.Concat(found, picked, imported.Findings, imported.Remarks())
	for _, d := range found {
		asked := d.Rule == r || !slices.Contains(remarks, d.Rule)
		if asked && !slices.Contains(ids, d.Rule.ID) {
			ids = append(ids, d.Rule.ID)
		}
	}
	return ids
}
