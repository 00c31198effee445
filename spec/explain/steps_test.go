package explain

import (
	"fmt"
	"strings"
	"testing"
)

func steps(text string) ([]Step, error) {
	return Steps([]File{{"spec/doc.md", nil}, {StepsFile, []byte(text)}})
}

func TestSteps(t *testing.T) {
	got, err := steps("mdspec generate  --out out spec\n\n  edit out/a.md.go `int // \"n\"` \"\\t\"\nremove out\n")
	if err != nil {
		t.Fatal(err)
	}
	var words []string
	for _, s := range got {
		words = append(words, fmt.Sprintf("%q", s.Words))
	}
	want := `["mdspec" "generate" "--out" "out" "spec"]` + "\n" + `["edit" "out/a.md.go" "int // \"n\"" "\t"]` + "\n" + `["remove" "out"]`
	if strings.Join(words, "\n") != want {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(words, "\n"), want)
	}
	if got[1].Text != "edit out/a.md.go `int // \"n\"` \"\\t\"" {
		t.Errorf("text %s", got[1].Text)
	}
}

func TestStepsFaults(t *testing.T) {
	for _, tt := range []struct{ line, want string }{
		{"rm out", "steps: rm out: unknown command rm"},
		{"remove out spec", "steps: remove out spec: remove has 1 arguments, not 2"},
		{`write out "a`, `steps: write out "a: a word without its closing quote`},
	} {
		if _, err := steps(tt.line); err == nil || err.Error() != tt.want {
			t.Errorf("%s: got error %v, want %s", tt.line, err, tt.want)
		}
	}
}

func TestHasSteps(t *testing.T) {
	if HasSteps([]File{{"doc.md", nil}}) || !HasSteps([]File{{"doc.md", nil}, {StepsFile, nil}}) {
		t.Error("a script is not told from a document")
	}
}
