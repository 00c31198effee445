package spectest

import (
	"testing"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

func TestDiff(t *testing.T) {
	src := diag.NewSource("a.md", []byte("# A\n"))
	pkg := func(title string, at diag.Span, items []spec.Item) *spec.Package {
		return &spec.Package{Documents: []*spec.Document{{Name: "a.md", Topics: []*spec.Topic{{Title: title, Items: items, Span: at}}}}}
	}
	if d := Diff(pkg("A", src.Span(2, 3), nil), pkg("A", diag.Span{}, []spec.Item{})); d != "" {
		t.Errorf("packages that differ in places only:\n%s", d)
	}
	if Diff(pkg("A", diag.Span{}, nil), pkg("B", diag.Span{}, nil)) == "" {
		t.Error("no difference between two titles")
	}
}
