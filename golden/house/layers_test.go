package house

import (
	"fmt"
	"go/importer"
	"go/token"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// required lists packages that must have a layers file. Every other one that a
// package has is tested, too.
var required = []string{"parser", "spec/breaking", "spec/lint"}

// layersFile is the name of the file that lists the layers of a package.
const layersFile = "layers.txt"

// maxGroup is how many files may refer to each other.
const maxGroup = 4

// layer is a line of a layers file: one file, or a group of files that refer to
// each other.
type layer struct {
	line  int
	files []string
}

// readLayers reads a layers file: one layer a line, the lowest first; # starts a
// comment.
func readLayers(content string) []layer {
	var out []layer
	for i, line := range strings.Split(content, "\n") {
		line, _, _ = strings.Cut(line, "#")
		if files := strings.Fields(line); len(files) > 0 {
			out = append(out, layer{i + 1, files})
		}
	}
	return out
}

func TestLayers(t *testing.T) {
	dirs := layeredPackages(t)
	for _, dir := range required {
		if !slices.Contains(dirs, dir) {
			t.Errorf("there is no %s/%s: list the files of the package, the lowest first", dir, layersFile)
		}
	}
	for _, p := range loadPackages(t, dirs...) {
		if len(p.faults) > 0 {
			t.Errorf("package %s does not compile: %v", p.dir, p.faults[0])
			continue
		}
		content, err := os.ReadFile(filepath.Join(root, p.dir, layersFile))
		if err != nil {
			t.Fatal(err)
		}
		for _, fault := range layerFaults(p, string(content)) {
			t.Error(fault)
		}
	}
}

// layeredPackages returns the directories that have a layers file.
func layeredPackages(t *testing.T) []string {
	var dirs []string
	err := walkModule(func(name string) error {
		if path.Base(name) == layersFile {
			dirs = append(dirs, path.Dir(name))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return dirs
}

// layerFaults compares a package with its layers file.
func layerFaults(p *pkg, content string) []string {
	list := path.Join(p.dir, layersFile)
	layers := readLayers(content)
	refs := p.references()
	height, faults := listFaults(p, layers, list)
	g := graphOfReferences(p.names, refs)
	for _, l := range layers {
		if fault := g.groupFault(l); fault != "" {
			faults = append(faults, fmt.Sprintf("%s:%d: %s", list, l.line, fault))
		}
	}
	return append(faults, upwards(refs, height, list)...)
}

// upwards says which references run to a higher layer: of those of a function
// to one thing the first.
func upwards(refs []reference, height map[string]int, list string) []string {
	type use struct {
		file, in string
		of       token.Position
	}
	var faults []string
	said := map[use]bool{}
	for _, r := range slices.SortedFunc(slices.Values(refs), compareReferences) {
		from, to, u := height[r.fromFile()], height[r.toFile()], use{r.from.Filename, r.in, r.to}
		if from == 0 || from >= to || said[u] {
			continue
		}
		said[u] = true
		faults = append(faults, fmt.Sprintf("%s:%d: %s refers upwards to %s (%s:%d): move one of them, "+
			"have the caller pass what is needed, or change the order in %s",
			r.from.Filename, r.from.Line, r.in, r.name, r.to.Filename, r.to.Line, list))
	}
	return faults
}

// listFaults compares the files of a package with those that are listed. It
// also returns the line of each file: the higher, the higher its layer.
func listFaults(p *pkg, layers []layer, list string) (height map[string]int, faults []string) {
	height = map[string]int{}
	for _, l := range layers {
		for _, f := range l.files {
			switch {
			case height[f] != 0:
				faults = append(faults, fmt.Sprintf("%s:%d: %s is listed twice", list, l.line, f))
			case !slices.Contains(p.names, f):
				faults = append(faults, fmt.Sprintf("%s:%d: there is no file %s: take it out", list, l.line, f))
			}
			height[f] = l.line
		}
	}
	for _, f := range p.names {
		if height[f] == 0 {
			faults = append(faults, fmt.Sprintf("%s: %s is missing: list it above all files that it refers to", list, f))
		}
	}
	return height, faults
}

// groupFault says what is wrong with the files of a layer, "" if nothing is.
func (g graph) groupFault(l layer) string {
	if len(l.files) > maxGroup {
		return fmt.Sprintf("a group of %d files; not more than %d may refer to each other", len(l.files), maxGroup)
	}
	if len(g.only(l.files).knots()) > 1 {
		return "not all of these files refer to each other: list them on lines of their own"
	}
	return ""
}

// TestLayerFaults shows what a layers file is told off for.
func TestLayerFaults(t *testing.T) {
	const low = `package p
type node struct { next int }
func (n *node) walk() { up() }
func up() {}
`
	const high = `package p
var first = node{next: 1}
type pair struct { a, b node }
func last(n node) { n.walk() }
`
	const round = `package p
func even(n int) bool { return n == 0 || odd(n-1) }
`
	const trip = `package p
func odd(n int) bool { return n != 0 && even(n-1) }
`
	files := map[string]any{"low.go": low, "high.go": high, "round.go": round, "trip.go": trip}
	p := &pkg{dir: "p", fset: token.NewFileSet(), names: []string{"high.go", "low.go", "round.go", "trip.go"}}
	p.check(p.names, files, importer.Default())
	if len(p.faults) > 0 {
		t.Fatal(p.faults)
	}
	const advice = ": move one of them, have the caller pass what is needed, or change the order in p/layers.txt"
	for _, c := range []struct {
		layers string
		want   []string
	}{
		{"# lowest\nlow.go\nhigh.go # on top\n\nround.go trip.go\n", nil},
		{"high.go\nlow.go\nround.go trip.go\n", []string{
			"p/high.go:2: first refers upwards to node (p/low.go:2)" + advice,
			"p/high.go:2: first refers upwards to next (p/low.go:2)" + advice,
			"p/high.go:4: last refers upwards to node (p/low.go:2)" + advice,
			"p/high.go:4: last refers upwards to walk (p/low.go:3)" + advice,
		}},
		{"low.go\nhigh.go\nround.go\ntrip.go\n", []string{
			"p/round.go:2: even refers upwards to odd (p/trip.go:2)" + advice,
		}},
		{"low.go high.go\nround.go trip.go\n", []string{
			"p/layers.txt:1: not all of these files refer to each other: list them on lines of their own",
		}},
		{"low.go\ngone.go\nlow.go\nround.go trip.go\n", []string{
			"p/layers.txt:2: there is no file gone.go: take it out",
			"p/layers.txt:3: low.go is listed twice",
			"p/layers.txt: high.go is missing: list it above all files that it refers to",
		}},
		{"low.go high.go round.go trip.go five.go\n", []string{
			"p/layers.txt:1: there is no file five.go: take it out",
			"p/layers.txt:1: a group of 5 files; not more than 4 may refer to each other",
		}},
	} {
		if got := layerFaults(p, c.layers); !slices.Equal(got, c.want) {
			t.Errorf("%q has the faults\n\t%s\nwant\n\t%s", c.layers, strings.Join(got, "\n\t"), strings.Join(c.want, "\n\t"))
		}
	}
}
