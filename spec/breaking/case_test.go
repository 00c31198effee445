package breaking

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/explain"
)

// TestCases compares the two packages of each file of testdata with what it
// wants; MDSPEC_UPDATE=1 writes that anew.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			sides, want := map[string]map[string]string{"old": {}, "new": {}}, -1
			for i, f := range archive.Files {
				if f.Name == "want" {
					want = i
				} else {
					dir, base := filepath.Split(f.Name)
					sides[strings.TrimSuffix(dir, "/")][base] = string(f.Data)
				}
			}
			got := listing(Compare(parse(t, "old", sides["old"]), parse(t, "new", sides["new"])))
			if os.Getenv("MDSPEC_UPDATE") != "" {
				if want < 0 {
					want = len(archive.Files)
					archive.Files = append(archive.Files, txtar.File{Name: "want"})
				}
				archive.Files[want].Data = []byte(got)
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if want < 0 || string(archive.Files[want].Data) != got {
				t.Errorf("other findings than the case wants:\n%s", got)
			}
		})
	}
}

// TestSampleFindings holds the findings of the bad sample of each rule against
// testdata/samples.txt; MDSPEC_UPDATE=1 writes it anew.
func TestSampleFindings(t *testing.T) {
	var b strings.Builder
	for _, r := range Rules() {
		e := explain.Of(r.Rule)
		if e == nil {
			continue // TestSamples reports it
		}
		found := Compare(sample(t, e.Bad))
		b.WriteString("== " + r.ID + "\n" + listing(found))
		for _, l := range diag.Languages() {
			for _, d := range found[:min(1, len(found))] {
				b.WriteString("  " + string(l) + ": " + d.HintIn(l) + "\n")
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
