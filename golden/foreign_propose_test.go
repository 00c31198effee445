package golden

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/mdspec-go/mdspec/parser/foreign"
)

// TestPropose reads back the profile that is proposed for each case: it has no faults, and
// an import with it reads no less.
func TestPropose(t *testing.T) {
	files, err := filepath.Glob("foreign/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases found", err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".txtar")
		t.Run(name, func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			sources := foreignSources(archive)
			chosen, _, err := foreign.Choose(sources, foreign.AutoPreset, nil)
			if err != nil {
				t.Fatal(err)
			}
			proposed := foreign.Propose(sources, chosen)
			if out := os.Getenv("READING"); out != "" {
				_ = os.WriteFile(filepath.Join(out, name+foreign.ProfileExtension), proposed, 0o644)
			}
			if again := foreign.Propose(sources, chosen); !bytes.Equal(again, proposed) {
				t.Error("the proposal differs when it is made again")
			}
			own, found := foreign.ReadProfile(name+foreign.ProfileExtension, proposed)
			for _, d := range found {
				t.Errorf("%s: %s", d.Span, d.Message())
			}
			with, _, err := foreign.Choose(sources, foreign.AutoPreset, own)
			if err != nil {
				t.Fatal(err)
			}
			before, result := foreign.Import(sources, chosen), foreign.Import(sources, with)
			for _, d := range result.Findings {
				if d.Rule == foreign.CorrectionUnused {
					t.Errorf("%s: %s", d.Span, d.Message())
				}
			}
			a, b := before.Counts(), result.Counts()
			if b.Read < a.Read || b.Typed+b.Example < a.Typed+a.Example || b.Left > a.Left {
				t.Errorf("the import with the proposal is worse: %+v, then %+v\n%s", a, b, proposed)
			}
		})
	}
}
