package golden

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/golden/library"
	"github.com/mdspec-go/mdspec/parser"
)

// addSeeds adds the documents of all cases, and the seed. For a short run it takes
// every fourth case; TestCases compiles and checks all of them.
func addSeeds(f *testing.F) {
	f.Add(readSeed(f))
	for i, file := range caseFiles(f) {
		if testing.Short() && i%4 > 0 {
			continue
		}
		for _, d := range load(f, file).Input.Documents {
			f.Add(d.Content)
		}
	}
}

// FuzzParse reads any bytes: nothing crashes, no byte of the input changes, all
// spans lie within it, the findings are sorted and stand once each, and nothing
// depends on how lines end.
func FuzzParse(f *testing.F) {
	addSeeds(f)
	f.Fuzz(func(t *testing.T, content []byte) {
		in := document(string(content))
		given := bytes.Clone(content)
		in.Documents[0].Content = content
		schema, findings := parser.Parse(in.Documents, parser.Options{Package: in.Package})
		if !bytes.Equal(content, given) {
			t.Fatal("the document was modified")
		}
		r := &Result{Schema: schema, Findings: findings}
		if err := checkSpans(in, r); err != nil {
			t.Fatal(err)
		}
		if err := checkSorted(findings); err != nil {
			t.Fatal(err)
		}
		for _, d := range findings {
			if strings.ContainsAny(d.Message()+d.Hint(), "\n\r\x00\x1b") {
				t.Fatalf("%s: the message %q is more than one line of text", d.Rule.ID, d.Message())
			}
		}
		checkLineEnds(t, content)
	})
}

// checkLineEnds compares what comes of a document whose lines end in LF with
// what comes of it if they end in CRLF.
func checkLineEnds(t *testing.T, content []byte) {
	if bytes.ContainsRune(content, '\r') {
		return
	}
	lf := run(t, document(string(content)))
	crlf := run(t, document(strings.ReplaceAll(string(content), "\n", "\r\n")))
	if a, b := byLine(lf), byLine(crlf); a != b {
		t.Fatalf("with LF:\n%s\nwith CRLF:\n%s", a, b)
	}
	if len(lf.Files) != len(crlf.Files) {
		t.Fatalf("%d files with LF, %d with CRLF", len(lf.Files), len(crlf.Files))
	}
	for i, f := range lf.Files {
		if !bytes.Equal(f.Content, crlf.Files[i].Content) {
			t.Fatalf("with LF:\n%s\nwith CRLF:\n%s", f.Content, crlf.Files[i].Content)
		}
	}
}

// byLine returns the findings with the places where they begin and end.
func byLine(r *Result) string {
	var b strings.Builder
	for _, d := range r.Findings {
		start := d.Span.Position()
		fmt.Fprintf(&b, "%d:%d %s %s\n", start.Line, start.Column, d.Rule.ID, d.Message())
	}
	return b.String()
}

// FuzzGenerate compiles any document: what has no errors becomes Go that is
// formatted, that compiles, and whose comments are only text.
func FuzzGenerate(f *testing.F) {
	addSeeds(f)
	f.Fuzz(func(t *testing.T, content []byte) {
		in := document(string(content))
		r := run(t, in)
		if err := Check(in, r, library.Importer); err != nil {
			t.Fatal(err)
		}
	})
}
