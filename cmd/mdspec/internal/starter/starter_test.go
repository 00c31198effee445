package starter

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/mdspec-go/mdspec/gen"
	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/parser/mdfmt"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/lint"
)

// TestExamplesAreClean holds each example to what it is an example of: lint finds
// nothing, its tables are formatted, and it is in one language.
func TestExamplesAreClean(t *testing.T) {
	for _, l := range diag.Languages() {
		example := Example(l)
		r := parser.Read([]parser.File{{Name: "example.md", Path: "example.md", Content: example}}, parser.Options{Package: "example"})
		for _, d := range append(r.Findings, lint.Check(lint.Input{Package: r.Package, Documents: r.Documents}, lint.Strict)...) {
			t.Errorf("%s: %s: %s: %s", l, d.Span, d.Rule.ID, d.Message())
		}
		if !bytes.Equal(example, mdfmt.Format(example, mdfmt.Options{})) {
			t.Errorf("%s: not formatted: run `go run ./cmd/mdspec fmt cmd/mdspec/internal/starter`", l)
		}
		if han := bytes.ContainsFunc(example, func(r rune) bool { return unicode.Is(unicode.Han, r) }); han != (l == diag.Chinese) {
			t.Errorf("%s: Chinese characters in it: %v", l, han)
		}
	}
	if bytes.Contains(Example(diag.Chinese), []byte("| Name")) || bytes.Contains(Example(diag.Chinese), []byte("## Models")) {
		t.Error("the Chinese example has English words of the dialect")
	}
}

// TestExamplesDeclareTheSame: whoever reads of one finds the same names in the
// other.
func TestExamplesDeclareTheSame(t *testing.T) {
	var code []string
	for _, l := range diag.Languages() {
		p, _ := parser.Parse([]parser.File{{Name: "example.md", Content: Example(l)}}, parser.Options{Package: "example"})
		files, err := gen.Generate(p, gen.Options{Package: "example", Client: gen.ClientAuto})
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		for _, f := range files {
			for line := range strings.Lines(string(f.Content)) {
				if !strings.HasPrefix(strings.TrimSpace(line), "//") {
					b.WriteString(line)
				}
			}
		}
		code = append(code, b.String())
	}
	if code[0] != code[1] || code[0] == "" {
		t.Errorf("English declares\n%s\nChinese declares\n%s", code[0], code[1])
	}
}

func TestPackageName(t *testing.T) {
	tests := []struct {
		name  string
		base  string            // of the directory
		files map[string]string // in it
		want  string
	}{
		{"from the directory", "chat", nil, "chat"},
		{"letters and digits only", "Go-Chat.v2", nil, "gochatv2"},
		{"a digit cannot come first", "2chat", nil, "api"},
		{"a keyword is no name", "func", nil, "api"},
		{"nothing is left", "---", nil, "api"},
		{"from the Go files", "chat", map[string]string{"a.go": "package talk\n"}, "talk"},
		{"tests may belong to another package", "chat", map[string]string{"a_test.go": "package talk_test\n"}, "chat"},
		{"a broken file is passed over", "chat", map[string]string{"a.go": "pakage x\n", "b.go": "package talk\n"}, "talk"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), test.base)
			if err := os.Mkdir(dir, 0o777); err != nil {
				t.Fatal(err)
			}
			for name, text := range test.files {
				writeFile(t, filepath.Join(dir, name), text)
			}
			got, err := packageName(dir)
			if err != nil || got != test.want {
				t.Errorf("packageName = %q, %v; want %q", got, err, test.want)
			}
		})
	}
}

func TestWriteKeepsTheDocument(t *testing.T) {
	dir := t.TempDir()
	taken := filepath.Join(dir, "spec", "example.md")
	if err := os.Mkdir(filepath.Dir(taken), 0o777); err != nil {
		t.Fatal(err)
	}
	writeFile(t, taken, "mine")
	paths, err := Write(dir, diag.English)
	var at *fs.PathError
	if !errors.Is(err, fs.ErrExist) || !errors.As(err, &at) || at.Path != taken {
		t.Errorf("Write: %v, want an error that %s exists", err, taken)
	}
	if got := list(t, dir); len(paths) != 0 || !slices.Equal(got, []string{"spec/example.md"}) {
		t.Errorf("Write wrote %v, and the directory holds %v", paths, got)
	}
}

func TestWriteKeepsGenerate(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, filepath.Join(dir, "generate.go"), "package mine\n")
	paths, err := Write(dir, diag.English)
	if want := []string{filepath.Join(dir, "spec", "example.md")}; err != nil || !slices.Equal(paths, want) {
		t.Errorf("Write wrote %v, %v; want %v", paths, err, want)
	}
	if got, err := os.ReadFile(filepath.Join(dir, "generate.go")); err != nil || string(got) != "package mine\n" {
		t.Errorf("generate.go is %q, %v", got, err)
	}
}

func TestNext(t *testing.T) {
	const line = "//go:generate go tool mdspec generate --package example --out example spec"
	const generate = "go generate ./..."
	all := func(module ...string) []string {
		return append(module,
			"go mod edit -require=github.com/mdspec-go/mdspec@v0.0.0 -replace=github.com/mdspec-go/mdspec=CLONE",
			"go mod edit -tool=github.com/mdspec-go/mdspec/cmd/mdspec",
			"go mod tidy",
			generate)
	}
	for _, tt := range []struct {
		name  string
		files map[string]string
		want  Steps
	}{
		{"no module", nil, Steps{Clone: true, Commands: all("go mod init example.com/mychat")}},
		{"a module", map[string]string{"go.mod": "module example.com/m\n"}, Steps{Module: true, Clone: true, Commands: all()}},
		{"a module above", map[string]string{"../go.mod": "module example.com/m\n"}, Steps{Module: true, Clone: true, Commands: all()}},
		{"another tool", map[string]string{"go.mod": "module m\n\ntool example.com/cmd/mdspec\n"}, Steps{Module: true, Clone: true, Commands: all()}},
		{"the tool", map[string]string{"go.mod": "module m\n\ntool github.com/mdspec-go/mdspec/cmd/mdspec\n"}, Steps{Module: true, Commands: []string{generate}}},
		{"among others", map[string]string{"go.mod": "module m\n\ntool (\n\texample.com/x\n\tgithub.com/mdspec-go/mdspec/cmd/mdspec\n)\n"}, Steps{Module: true, Commands: []string{generate}}},
		{"required and no tool", map[string]string{"go.mod": "module m\n\nrequire github.com/mdspec-go/mdspec v1.0.0\n"}, Steps{Module: true, Clone: true, Commands: all()}},
		{"a generate.go", map[string]string{"go.mod": "module m\n", "generate.go": "package m\n"}, Steps{Line: line, Module: true, Clone: true, Commands: all()}},
		{"one with the line", map[string]string{"go.mod": "module m\n", "generate.go": "package m\n\n" + line + "\n"}, Steps{Module: true, Clone: true, Commands: all()}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "my-chat")
			if err := os.Mkdir(dir, 0o777); err != nil {
				t.Fatal(err)
			}
			for name, text := range tt.files {
				writeFile(t, filepath.Join(dir, name), text)
			}
			if got, err := Next(dir); err != nil || !reflect.DeepEqual(got, tt.want) {
				t.Errorf("got %+v, %v; want %+v", got, err, tt.want)
			}
		})
	}
}

func TestWriteMakesTheDirectory(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new")
	if _, err := Write(dir, diag.English); err != nil {
		t.Fatal(err)
	}
	if got, want := list(t, dir), []string{"generate.go", "spec/example.md"}; !slices.Equal(got, want) {
		t.Errorf("the directory holds %v, want %v", got, want)
	}
}

func writeFile(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// list returns the files below dir, with forward slashes.
func list(t *testing.T, dir string) []string {
	t.Helper()
	var files []string
	err := fs.WalkDir(os.DirFS(dir), ".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			files = append(files, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
