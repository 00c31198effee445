package output

import (
	"bytes"
	"fmt"

	"github.com/rogpeppe/go-internal/diff"

	"github.com/mdspec-go/mdspec/gen/output/disk"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// diffLimit is the size in bytes at which a diff is cut.
const diffLimit = 64 << 10

// unified returns the unified diff that turns what is on disk into what would
// be generated; "" if they are the same. The labels are those of patch(1).
func unified(path string, present, want []byte) string {
	name := diag.DiffName(path)
	d := diff.Diff(name+"\ton disk", disk.FoldLines(present), name+"\tregenerated", disk.FoldLines(want))
	_, d, _ = bytes.Cut(d, []byte("\n")) // the "diff old new" line says nothing more
	if len(d) <= diffLimit {
		return string(d)
	}
	end := bytes.LastIndexByte(d[:diffLimit], '\n') + 1
	return fmt.Sprintf("%s... cut after %d of %d lines\n", d[:end],
		bytes.Count(d[:end], []byte("\n")), bytes.Count(d, []byte("\n")))
}

// firstDifference returns the span of the first line of the source that is not
// the same in what would be generated. If the source ends before that, it is
// the empty span at its end.
func firstDifference(src *diag.Source, want []byte) diag.Span {
	a, b := disk.FoldLines(src.Content()), disk.FoldLines(want)
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return lineSpan(src, 1+bytes.Count(a[:n], []byte("\n")))
}

// lineSpan returns the span of a line (from 1) without its line end.
func lineSpan(src *diag.Source, line int) diag.Span {
	start := src.LineStart(line)
	return src.Span(start, start+len(src.Line(line)))
}
