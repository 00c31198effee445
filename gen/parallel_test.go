package gen

import (
	"strings"
	"sync/atomic"
	"testing"

	"github.com/mdspec-go/mdspec/spec"
)

func TestInParallel(t *testing.T) {
	for _, n := range []int{0, 1, 1000} {
		calls := make([]atomic.Int64, n)
		inParallel(n, func(i int) { calls[i].Add(1) })
		for i := range calls {
			if got := calls[i].Load(); got != 1 {
				t.Errorf("of %d, %d was done %d times", n, i, got)
			}
		}
	}
}

func TestInParallelPanics(t *testing.T) {
	defer func() {
		v, _ := recover().(string)
		if !strings.HasPrefix(v, "seven") || !strings.Contains(v, "TestInParallelPanics") {
			t.Errorf("the panic is %.200q, not that of the call and where it was", v)
		}
	}()
	inParallel(100, func(i int) {
		if i == 7 {
			panic("seven")
		}
	})
}

// TestFirstErrorOfDocuments checks that the error of many documents is always
// the same one.
func TestFirstErrorOfDocuments(t *testing.T) {
	p := wide(50)
	for _, i := range []int{40, 30, 45} {
		m := p.Documents[i].Topics[0].Items[0].Model
		m.Fields = append(m.Fields, field("not a name", "n", basic("int")))
	}
	for range 5 {
		_, err := Generate(p, Options{Package: "wecom"})
		if err == nil || !strings.HasPrefix(err.Error(), "gen: doc30.md: ") {
			t.Fatalf("the error is %.100q", err)
		}
	}
}

// TestDocumentsDoNotShare checks that a document gives the same file whatever
// is rendered beside it.
func TestDocumentsDoNotShare(t *testing.T) {
	p := wide(30)
	together, err := Generate(p, Options{Package: "wecom"})
	if err != nil {
		t.Fatal(err)
	}
	pl, err := newPlan(p, Options{Package: "wecom"})
	if err != nil {
		t.Fatal(err)
	}
	apart := map[string]*spec.Document{}
	for _, d := range p.Documents {
		apart[d.Name] = d
	}
	for _, f := range together {
		if d := apart[f.Document]; d != nil {
			content, err := pl.render(d)
			if err != nil || string(content) != string(f.Content) {
				t.Errorf("%s differs (%v)", f.Name, err)
			}
		}
	}
}
