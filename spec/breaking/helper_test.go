package breaking

import (
	"fmt"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// parse returns the package of the documents of a directory, by name, which have
// no errors.
func parse(t testing.TB, dir string, documents map[string]string) *spec.Package {
	t.Helper()
	var files []parser.File
	for name, text := range documents {
		files = append(files, parser.File{Name: name, Path: dir + "/" + name, Content: []byte(text)})
	}
	p, found := parser.Parse(files, parser.Options{Package: "api"})
	for _, d := range found {
		if d.Rule.Severity == diag.Error {
			t.Fatalf("%v: %s", d.Span, d.Message())
		}
	}
	return p
}

// axisOf returns the axis of each rule by its ID.
func axisOf() map[string]Axis {
	out := map[string]Axis{}
	for _, r := range Rules() {
		out[r.ID] = r.Axis
	}
	return out
}

// listing writes findings down: place, severity, axis and rule, then what is
// said and the rows.
func listing(found diag.List) string {
	axes := axisOf()
	var b strings.Builder
	for _, d := range found {
		at := "-"
		if !d.Span.IsZero() {
			at = fmt.Sprintf("%v-%d", d.Span, d.Span.EndPosition().Column)
		}
		fmt.Fprintf(&b, "%s %v %s %s\n  %s\n  %s\n", at, d.Rule.Severity, axes[d.Rule.ID], d.Rule.ID, d.Message(), d.MessageIn(diag.Chinese))
		for line := range strings.Lines(d.Diff) {
			b.WriteString("  " + line)
		}
	}
	return b.String()
}

// count returns how many findings there are of an axis.
func count(found diag.List, axis Axis) int {
	n, axes := 0, axisOf()
	for _, d := range found {
		if axes[d.Rule.ID] == axis {
			n++
		}
	}
	return n
}
