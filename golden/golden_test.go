package golden

import (
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/golden/library"
)

const updateVariable = "MDSPEC_UPDATE"

// caseFiles returns the files of all cases.
func caseFiles(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Fatal("no cases found")
	}
	return files
}

func load(t testing.TB, file string) *Case {
	t.Helper()
	c, err := Load(file)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// run compiles the input. A crash fails the one test, so that it hides no other.
func run(t testing.TB, in Input) *Result {
	t.Helper()
	defer func() {
		if v := recover(); v != nil {
			t.Fatalf("panic: %v\n%s", v, debug.Stack())
		}
	}()
	r, err := in.Run()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestCases(t *testing.T) {
	update := os.Getenv(updateVariable) != ""
	for _, file := range caseFiles(t) {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			c := load(t, file)
			r := run(t, c.Input)
			if err := Check(c.Input, r, library.Importer); err != nil {
				t.Error(err)
			}
			if update {
				if err := c.Update(file, r); err != nil {
					t.Fatal(err)
				}
				return
			}
			diff, err := c.Compare(r)
			if err != nil {
				t.Fatal(err)
			}
			if diff != "" {
				t.Errorf("want (-), got (+); %s=1 go test ./golden writes what it got:\n%s", updateVariable, diff)
			}
		})
	}
}
