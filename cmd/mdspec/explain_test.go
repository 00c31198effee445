package main

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/rulebook"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/explain"
)

// TestRulesAreExplained proves that each rule of each group has its reason in
// every language and its two samples.
func TestRulesAreExplained(t *testing.T) {
	groups := map[string]rulebook.Group{}
	for _, r := range rulebook.Rules() {
		if other, ok := groups[r.ID]; ok {
			t.Errorf("%s is a rule of %s and of %s", r.ID, other, r.Group)
		}
		groups[r.ID] = r.Group
		if faults := unexplained(r); len(faults) > 0 {
			t.Errorf("%s (%s): %s", r.ID, r.Group, strings.Join(faults, ", "))
		}
	}
}

// unexplained returns what the explanation of a rule lacks.
func unexplained(r rulebook.Rule) []string {
	e := r.Explanation()
	if e == nil {
		return []string{"not explained"}
	}
	var out []string
	report := func(wrong bool, what string) {
		if wrong {
			out = append(out, what)
		}
	}
	english, chinese := e.Why[diag.English], e.Why[diag.Chinese]
	report(!strings.ContainsFunc(english, unicode.IsLower), "no reason in English")
	report(!strings.ContainsFunc(chinese, isHan), "no reason in Chinese")
	report(strings.Count(english, "\n\n") != strings.Count(chinese, "\n\n"), "not as many paragraphs in Chinese as in English")
	report(len(e.Bad) == 0, "no bad sample")
	report(len(e.Good) == 0, "no good sample")
	return out
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

// ofSmallCalls is the rule that the samples of others break whose calls have, to be
// short, no request or no response.
const ofSmallCalls = "call-cannot-grow"

// remarks are rules of notes on rows and tables, which the samples of other rules of
// imports break on the way.
var remarks = []string{"row-left-out", "row-raw", "table-left-out"}

// TestSamples runs every sample as it is shown in each language: the bad one breaks
// its rule and no other, the good one none.
func TestSamples(t *testing.T) {
	for _, r := range rulebook.Rules() {
		if r.Explanation() == nil {
			continue // which TestRulesAreExplained reports
		}
		for _, l := range diag.Languages() {
			bad, good := r.Samples(l)
			t.Run(r.ID+"/bad/"+string(l), func(t *testing.T) { checkSample(t, r, bad, []string{r.ID}) })
			t.Run(r.ID+"/good/"+string(l), func(t *testing.T) { checkSample(t, r, good, nil) })
		}
	}
}

// checkSample fails unless a sample breaks exactly the rules of the IDs.
func checkSample(t *testing.T, r rulebook.Rule, files []explain.File, want []string) {
	t.Helper()
	got := slices.DeleteFunc(examine(t, r, files), func(id string) bool {
		return id != r.ID && (id == ofSmallCalls || slices.Contains(remarks, id))
	})
	if !slices.Equal(got, want) {
		t.Errorf("the sample breaks %v, want %v", got, want)
	}
}

// examine returns the IDs of the rules that a sample breaks, sorted.
func examine(t *testing.T, r rulebook.Rule, files []explain.File) []string {
	t.Helper()
	found, err := r.Examine(files)
	if errors.Is(err, rulebook.ErrSteps) {
		return runSteps(t, files)
	}
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, d := range found {
		ids = append(ids, d.Rule.ID)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}
