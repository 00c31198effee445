package starter

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/parser/mdfmt"
	"github.com/mdspec-go/mdspec/spec/lint"
)

// TestExampleIsClean holds the example to what it is an example of: lint finds
// nothing, and its tables are formatted.
func TestExampleIsClean(t *testing.T) {
	r := parser.Read([]parser.File{{Name: "example.md", Path: "example.md", Content: Example}}, parser.Options{Package: "example"})
	for _, d := range append(r.Findings, lint.Check(lint.Input{Package: r.Package, Documents: r.Documents}, lint.Strict)...) {
		t.Errorf("%s: %s: %s", d.Span, d.Rule.ID, d.Message())
	}
	if !bytes.Equal(Example, mdfmt.Format(Example, mdfmt.Options{})) {
		t.Error("example.md is not formatted: run `go run ./cmd/mdspec fmt cmd/mdspec/internal/starter/example.md`")
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

func TestWriteKeepsWhatIsThere(t *testing.T) {
	for _, name := range []string{"spec/example.md", "generate.go"} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			taken := filepath.Join(dir, filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(taken), 0o777); err != nil {
				t.Fatal(err)
			}
			writeFile(t, taken, "mine")
			paths, err := Write(dir)
			var at *fs.PathError
			if !errors.Is(err, fs.ErrExist) || !errors.As(err, &at) || at.Path != taken {
				t.Errorf("Write: %v, want an error that %s exists", err, taken)
			}
			if len(paths) != 0 {
				t.Errorf("Write wrote %v, want nothing", paths)
			}
			if got := list(t, dir); !slices.Equal(got, []string{name}) {
				t.Errorf("the directory holds %v, want only %s", got, name)
			}
		})
	}
}

func TestWriteMakesTheDirectory(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new")
	if _, err := Write(dir); err != nil {
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
