package breaking

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
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
	return read(t, dir, documents).Package
}

// read is what the parser says of the files of a directory. Files of Go are what is
// written by hand beside the generated code; the file options may say client=none.
func read(t testing.TB, dir string, named map[string]string) parser.Result {
	t.Helper()
	o := parser.Options{Package: "api", NoClient: noClient(named)}
	var files []parser.File
	for name, text := range named {
		f := parser.File{Name: name, Path: dir + "/" + name, Content: []byte(text)}
		switch filepath.Ext(name) {
		case ".go":
			o.GoFiles = append(o.GoFiles, f)
		case ".md":
			files = append(files, f)
		}
	}
	r := parser.Read(files, o)
	for _, d := range r.Findings {
		if d.Rule.Severity == diag.Error && d.Rule != parser.NothingDeclared { // what is left may be nothing
			t.Fatalf("%v: %s", d.Span, d.Message())
		}
	}
	return r
}

// noClient reports whether the options of a directory leave out the client.
func noClient(named map[string]string) bool {
	return strings.TrimSpace(named["options"]) == "client=none"
}

// compareFiles compares the packages of files below old/ and new/.
func compareFiles(t testing.TB, files map[string]string) diag.List {
	t.Helper()
	sides := twoSides(t, files)
	older, newer := read(t, "old", sides["old"]), read(t, "new", sides["new"])
	o := Options{OldNoClient: noClient(sides["old"]), NewNoClient: noClient(sides["new"]), ByHand: slices.Sorted(maps.Keys(newer.Hand)), Support: newer.Support}
	return o.Compare(older.Package, newer.Package)
}

// twoSides returns the files of two packages by their names below old/ and new/.
func twoSides(t testing.TB, files map[string]string) map[string]map[string]string {
	t.Helper()
	out := map[string]map[string]string{"old": {}, "new": {}}
	for path, text := range files {
		side, name, _ := strings.Cut(path, "/")
		if out[side] == nil {
			t.Fatalf("%s is of neither package", path)
		}
		out[side][name] = text
	}
	return out
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
