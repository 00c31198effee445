package importdir

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/importer"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// TestPresetChange: a preset that says something else in another mdspec is named as why the
// directory is not as it is to be.
func TestPresetChange(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "spec")
	b := build("one", "a.md")
	b.Chosen = importer.Preset{Name: "gitlab", Hash: strings.Repeat("1", 64)}
	write(t, dir, b)
	if found, err := Check(dir, b); err != nil || len(found) > 0 {
		t.Fatal(found, err)
	}
	b.Chosen.Hash = strings.Repeat("2", 64)
	found, err := Check(dir, b)
	if err != nil || len(found) != 1 || found[0].Rule != ImportStale {
		t.Fatal(found, err)
	}
	for l, want := range map[diag.Lang]string{diag.English: "the preset says something else", diag.Chinese: "预设的内容已改动"} {
		if got := found[0].MessageIn(l); !strings.Contains(got, want) {
			t.Errorf("in %s: %s", l, got)
		}
	}
}
