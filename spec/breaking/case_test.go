package breaking

import (
	"os"
	"path/filepath"
	"slices"
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
			files, want := map[string]string{}, -1
			for i, f := range archive.Files {
				if f.Name == "want" {
					want = i
				} else {
					files[f.Name] = string(f.Data)
				}
			}
			got := listing(compareFiles(t, files))
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

// TestAdviceCompiles states what is advised where an alias would not compile, in a
// case whose findings TestCases holds.
func TestAdviceCompiles(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/type-renamed-name-taken.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range archive.Files {
		if f.Name != "want" {
			files[f.Name] = string(f.Data)
		}
	}
	want := map[string]string{
		"Chat":  "call this type `Chat` again, and give the other one a name that was never used",
		"User":  "call it `User` again",
		"Page":  "call it `Page` again",
		"Free":  "keep the old name alive in a Go fence: type Free = Freed",
		"Max":   "call it `Max` again",
		"Least": "keep the old name alive in a Go fence: const Least = Fewest",
		"Gone":  "keep it, and call what is declared as `Gone` now something else",
		"Lost":  "keep it, and call what is declared as `Lost` now something else",
		"Free2": "keep it, or keep the name alive by an alias in a Go fence: type Free2 = …",
	}
	got := map[string]string{}
	for _, d := range compareFiles(t, files) {
		if slices.Contains([]*diag.Rule{typeRenamed, typeRemoved, constRenamed, constRemoved}, d.Rule) {
			got[d.Args[0].(string)] = d.Hint()
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("advice (-want +got):\n%s", diff)
	}
}

// TestAdviceBesideClient states what is advised of names that the client has now.
func TestAdviceBesideClient(t *testing.T) {
	const head = "Name|JSON|Type\n:--|:--|:--\n"
	old := "## Models\n\n### `Client` 客户\n\n" + head + "`A`|`a`|`int`\n`B`|`b`|`int`\n\n```go\nconst Version = 7\n\ntype Option string\n\nconst MediaFile = 8\n```\n"
	new := "## Models\n\n### `Customer` 客户\n\n" + head + "`A`|`a`|`int`\n`B`|`b`|`int`\n\n```go\nconst Version = 7\n\ntype Choice string\n\nconst File = 8\n```\n\n" +
		"## API calls\n\nName|Request Type|URL\n:--|:--|:--\n`Send`|`Customer`|`POST(media) /a`\n"
	want := map[string]string{}
	for _, name := range []string{"Client", "Option", "MediaFile"} {
		want[name] = "generated code has the name `" + name + "` now: programs have to use another one"
	}
	got := map[string]string{}
	for _, d := range compareFiles(t, map[string]string{"old/a.md": old, "new/a.md": new}) {
		got[d.Args[0].(string)] = d.Hint()
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("advice (-want +got):\n%s", diff)
	}
}

// TestAdviceOfNames states of which renamed fields the wire does not depend.
func TestAdviceOfNames(t *testing.T) {
	model := func(a, b, c, d string) string {
		return "## Models\n\n### `M` m\n\nName|JSON|XML|Type|Doc\n:--|:--|:--|:--|:--\n`" + a + "`|`a`||`int`|一\n`" + b + "`|||`int`|二\n`" + c + "`||`c`|`int`|三\n`" + d + "`|`-`||`int`|四\n"
	}
	want := map[string]string{
		"A": "keep `A` in the Name cell; what goes over the wire does not depend on it",
		"B": "keep `B` in the Name cell, or write it into a JSON cell: without one it is the key, too",
		"C": "keep `C` in the Name cell; what goes over the wire does not depend on it",
		"D": "keep `D` in the Name cell; what goes over the wire does not depend on it",
	}
	got := map[string]string{}
	for _, d := range compareFiles(t, map[string]string{"old/a.md": model("A", "B", "C", "D"), "new/a.md": model("A2", "B2", "C2", "D2")}) {
		if d.Rule == fieldRenamed {
			got[d.Args[1].(string)] = d.Hint()
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("advice (-want +got):\n%s", diff)
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
