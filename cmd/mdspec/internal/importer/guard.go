package importer

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/build"
	"github.com/mdspec-go/mdspec/gen/markdown"
	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// maxRounds is how often the compiler is asked. What it refuses may be all that others
// refer to.
const maxRounds = 12

// documents returns the documents, which compile: what the compiler does not accept is
// taken out of the schema first. An error of it is never one of who imports.
func (w *writer) documents() ([]parser.File, error) {
	for round := 0; ; round++ {
		p, from := w.grouped()
		files := export(p, func(node any) string {
			if d, ok := node.(*spec.Document); ok {
				return shownText(w.originNote(d, from[d]))
			}
			return shownText(w.imported.Notes[node])
		})
		refused := refusals(files)
		if len(refused) == 0 {
			return files, nil
		}
		if round == maxRounds || !w.imported.Drop(refusedNodes(p)) {
			return nil, fmt.Errorf("%w: an imported document does not compile: %s: %s", build.ErrInternal, refused[0].Span, refused[0].Message())
		}
	}
}

// export returns the documents of a package.
func export(p *spec.Package, note func(any) string) []parser.File {
	var files []parser.File
	for _, f := range markdown.Export(p, markdown.Options{Note: note}) {
		files = append(files, parser.File{Name: f.Name, Path: f.Name, Content: f.Content})
	}
	return files
}

// refusals returns the errors of the compiler.
func refusals(files []parser.File) diag.List {
	if len(files) == 0 {
		return nil
	}
	var errors diag.List
	_, found := parser.Parse(files, parser.Options{Package: "api"})
	for _, d := range found {
		if d.Rule.Severity == diag.Error {
			errors = append(errors, d)
		}
	}
	return errors
}

// refusedNodes returns the nodes at which the compiler finds errors. The documents are
// written once more for it, with a number in a comment on each node, so that every line
// leads to its node.
func refusedNodes(p *spec.Package) map[any]diag.Phrase {
	var marked []any
	files := export(p, func(node any) string {
		marked = append(marked, node)
		return markWord + strconv.Itoa(len(marked)-1)
	})
	lines := map[string][][]byte{}
	for _, f := range files {
		lines[f.Path] = bytes.Split(f.Content, []byte("\n"))
	}
	nodes := map[any]diag.Phrase{}
	for _, d := range refusals(files) {
		at := markAt(lines[d.Span.File()], d.Span.Position().Line-1)
		if at < 0 {
			continue
		}
		if _, ok := nodes[marked[at]]; !ok {
			nodes[marked[at]] = diag.Say("the compiler does not accept it: %[1]s", "编译器不接受它：%[1]s", d.Phrase())
		}
	}
	return nodes
}

const markWord = "node "

var markForm = regexp.MustCompile(`<!-- ` + markWord + `(\d+) -->`)

// markAt returns the number of the node to which a line belongs: that of the line, of
// the heading that the line is, or else of the heading above; -1 without one.
func markAt(lines [][]byte, line int) int {
	if line < 0 || line >= len(lines) {
		return -1
	}
	if n := markOf(lines[line]); n >= 0 {
		return n
	}
	if isHeading(lines[line]) {
		for below := line + 1; below < len(lines) && !isHeading(lines[below]); below++ {
			if n := markOf(lines[below]); n >= 0 && isAlone(lines[below]) {
				return n
			}
		}
	}
	for above := line; above >= 0; above-- {
		if n := markOf(lines[above]); n >= 0 && isAlone(lines[above]) {
			return n
		}
	}
	return -1
}

func markOf(line []byte) int {
	m := markForm.FindSubmatch(line)
	if m == nil {
		return -1
	}
	n, _ := strconv.Atoi(string(m[1])) // digits
	return n
}

func isHeading(line []byte) bool { return bytes.HasPrefix(line, []byte("#")) }

// isAlone reports whether a line is nothing but a comment.
func isAlone(line []byte) bool { return strings.HasPrefix(string(line), "<!--") }
