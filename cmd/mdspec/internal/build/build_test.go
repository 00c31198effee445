package build_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/build"
	"github.com/mdspec-go/mdspec/gen"
	"github.com/mdspec-go/mdspec/gen/output"
	"github.com/mdspec-go/mdspec/parser"
)

const (
	good   = "## Models\n\n### `A` text\n\nName|Type\n:--|:--\n`B`|`int`\n"
	uses   = "## Models\n\n### `U` text\n\nName|Type\n:--|:--\n`B`|`Hand`\n"
	faulty = "## Models\n\n### `F` text\n\nName|Type\n:--|:--\n`B`|`nosuchtype`\n"
	warns  = "## Models\n\n### `W`\n"
)

// tree writes files below a new directory and makes it the working directory.
func tree(t *testing.T, files map[string]string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for path, text := range files {
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

func recipe(spec ...string) output.Recipe {
	return output.Recipe{Spec: spec, Package: "p", Client: gen.ClientAuto}
}

func TestRead(t *testing.T) {
	tree(t, map[string]string{
		"spec/b.md": good, "spec/a.md": good, "spec/README.md": "prose", "spec/deep/c.md": good,
		"prose/README.md": "prose",
		"out/hand.go":     "package p\n\ntype Hand int\n", "out/hand_test.go": "package p\n",
	})
	tests := []struct {
		name      string
		dir       string
		spec      []string
		documents []string // their paths
		gofiles   []string
	}{
		{"a directory", "", []string{"spec"}, []string{"spec/a.md", "spec/b.md"}, nil},
		{"files, as named", "", []string{"spec/b.md", "spec/deep/c.md"}, []string{"spec/b.md", "spec/deep/c.md"}, nil},
		{"with hand-written Go", "out", []string{"spec"}, []string{"spec/a.md", "spec/b.md"}, []string{"out/hand.go"}},
		{"an output directory to come", "later", []string{"spec"}, []string{"spec/a.md", "spec/b.md"}, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s, err := build.Read(test.dir, recipe(test.spec...))
			if err != nil {
				t.Fatal(err)
			}
			if got := paths(s.Documents); !slices.Equal(got, test.documents) {
				t.Errorf("documents %v, want %v", got, test.documents)
			}
			if got := paths(s.Go); !slices.Equal(got, test.gofiles) {
				t.Errorf("Go files %v, want %v", got, test.gofiles)
			}
		})
	}
}

func paths(files []parser.File) []string {
	var out []string
	for _, f := range files {
		out = append(out, f.Path)
	}
	return out
}

func TestReadErrors(t *testing.T) {
	tree(t, map[string]string{"prose/README.md": "prose", "spec/a.md": good})
	if _, err := build.Read("", recipe("nowhere")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a directory that is not there: %v", err)
	}
	var none *build.NoDocumentsError
	if _, err := build.Read("", recipe("prose")); !errors.As(err, &none) || !slices.Equal(none.Spec, []string{"prose"}) {
		t.Errorf("a directory without documents: %v", err)
	}
}

func TestMake(t *testing.T) {
	files := map[string]string{
		"good.md": good, "uses.md": uses, "faulty.md": faulty, "warns.md": warns,
		"out/hand.go": "package p\n\ntype Hand int\n",
	}
	tests := []struct {
		name     string
		spec     []string
		files    []string
		findings int
		phases   []build.Phase
	}{
		{"good", []string{"good.md", "uses.md"}, []string{"good.md.go", "uses.md.go"}, 0, []build.Phase{build.Parsing, build.Generating}},
		{"an error stops all files", []string{"good.md", "faulty.md"}, nil, 1, []build.Phase{build.Parsing}},
		{"a warning stops nothing", []string{"warns.md"}, []string{"warns.md.go"}, 1, []build.Phase{build.Parsing, build.Generating}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			tree(t, files)
			s, err := build.Read("out", recipe(test.spec...))
			if err != nil {
				t.Fatal(err)
			}
			var phases []build.Phase
			made, err := build.Make(s, func(p build.Phase) { phases = append(phases, p) })
			if err != nil {
				t.Fatal(err)
			}
			var names []string
			for _, f := range made.Build.Files {
				names = append(names, f.Name)
			}
			if !slices.Equal(names, test.files) {
				t.Errorf("files %v, want %v", names, test.files)
			}
			if len(made.Findings) != test.findings {
				t.Errorf("findings %v, want %d", made.Findings, test.findings)
			}
			if !slices.Equal(phases, test.phases) {
				t.Errorf("phases %v, want %v", phases, test.phases)
			}
			if len(made.Build.Documents) != len(test.spec) {
				t.Errorf("%d documents, want %d", len(made.Build.Documents), len(test.spec))
			}
		})
	}
}
