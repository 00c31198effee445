package main

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/build"
	"github.com/mdspec-go/mdspec/gen"
	"github.com/mdspec-go/mdspec/gen/output"
)

// TestDeterminism makes the same documents under conditions that must not
// matter, and compares every byte of the output directory.
func TestDeterminism(t *testing.T) {
	first := newSample(t, t.TempDir())
	first.install(t, "A")
	want := first.make(t)
	tests := []struct {
		name    string
		prepare func(t *testing.T, root string, s *sample)
	}{
		{"again", func(*testing.T, string, *sample) {}},
		{"one processor", func(t *testing.T, _ string, _ *sample) { setProcessors(t, 1) }},
		{"many processors", func(t *testing.T, _ string, _ *sample) { setProcessors(t, 16) }},
		{"another working directory", func(t *testing.T, root string, s *sample) {
			t.Chdir(root)
			s.spec, s.out = "spec", "out"
		}},
		{"from within the output directory", func(t *testing.T, root string, s *sample) {
			mkdir(t, s.out)
			t.Chdir(s.out)
			s.spec, s.out = filepath.Join("..", "spec"), "."
		}},
		{"documents with CRLF", func(t *testing.T, _ string, s *sample) { s.crlf(t) }},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			root := t.TempDir()
			s := newSample(t, root)
			s.install(t, "A")
			test.prepare(t, root, &s)
			compare(t, s.make(t), want)
		})
	}
}

// make writes the sample's output and returns it.
func (s sample) make(t *testing.T) map[string]string {
	t.Helper()
	recipe := output.Recipe{Spec: []string{s.spec}, Package: "sample", Client: gen.ClientAuto}
	sources, err := build.Read(s.out, recipe)
	if err != nil {
		t.Fatal(err)
	}
	made, err := build.Make(sources, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(made.Findings) > 0 {
		t.Fatalf("the documents have faults, the first is %s", made.Findings[0].Message())
	}
	if _, refused, err := output.Write(s.out, made.Build, output.WriteOptions{}); err != nil || len(refused) > 0 {
		t.Fatalf("Write: %v, %v", refused, err)
	}
	files := s.files(t)
	if files["sampletest/server.go"] == "" {
		t.Errorf("no fake server among %v", slices.Sorted(maps.Keys(files)))
	}
	return files
}

// crlf ends the lines of all documents with CRLF.
func (s sample) crlf(t *testing.T) {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(s.spec, "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		s.write(t, filepath.Base(path), string(bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n"))))
	}
}

func compare(t *testing.T, got, want map[string]string) {
	t.Helper()
	names, wanted := slices.Sorted(maps.Keys(got)), slices.Sorted(maps.Keys(want))
	if !slices.Equal(names, wanted) {
		t.Fatalf("files %v, want %v", names, wanted)
	}
	for _, name := range names {
		if got[name] != want[name] {
			t.Errorf("%s differs:\n%s\nwant:\n%s", name, got[name], want[name])
		}
	}
}

func setProcessors(t *testing.T, n int) {
	t.Helper()
	before := runtime.GOMAXPROCS(n)
	t.Cleanup(func() { runtime.GOMAXPROCS(before) })
}

func mkdir(t *testing.T, dir string) {
	t.Helper()
	if err := os.MkdirAll(dir, 0o777); err != nil {
		t.Fatal(err)
	}
}
