package cli

import (
	"bytes"
	"strings"

	"github.com/rogpeppe/go-internal/diff"

	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/parser/mdfmt"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// stdinName is what messages call standard input.
const stdinName = "<stdin>"

// fmtFlags are the flags of fmt.
type fmtFlags struct {
	check, diff bool
	compact     bool
	ambiguous   string
	format      format
}

// reports reports whether files that are not formatted are findings: for
// programs. People get a list of names, or a diff.
func (f fmtFlags) reports() bool { return f.check && f.format != formatText }

// unformatted returns the finding that a file is not formatted, with what would
// change. Formatting keeps lines apart, so that each changes by itself.
func (f fmtFlags) unformatted(file parser.File, formatted []byte) diag.Diagnostic {
	src, want := diag.NewSource(file.Path, file.Content), diag.NewSource(file.Path, formatted)
	fix := &diag.Fix{Message: diag.Say("format the tables", "格式化表格"), Certain: true}
	for n := 1; n <= src.Lines(); n++ {
		if old, line := src.Line(n), want.Line(n); !bytes.Equal(old, line) {
			end := src.LineStart(n) + len(old)
			old, line = bytes.TrimPrefix(old, byteOrderMark), bytes.TrimPrefix(line, byteOrderMark)
			fix.Edits = append(fix.Edits, diag.Edit{Span: src.Span(end-len(old), end), New: string(line)})
		}
	}
	d := diag.New(mdfmt.UnformattedTable, fix.Edits[0].Span, diag.Verbatim(f.arguments(file)))
	d.Diff = string(unified(file, formatted))
	d.Fix = fix
	return d
}

// byteOrderMark may open a document. Most programs that make a fix have taken it
// off before they count.
var byteOrderMark = []byte("\ufeff")

// arguments are those with which fmt formats the file as the flags say.
func (f fmtFlags) arguments(file parser.File) string {
	var words []string
	if f.compact {
		words = append(words, "--compact")
	}
	if f.ambiguous == "2" {
		words = append(words, "--ambiguous-width 2")
	}
	if file.Path == stdinName {
		return strings.Join(append(words, "-"), " ")
	}
	return strings.Join(append(words, quoted(file.Path)), " ")
}

// unified returns the unified diff that formats a file.
func unified(file parser.File, formatted []byte) []byte {
	name := diag.DiffName(file.Path)
	d := diff.Diff(name+"\ton disk", file.Content, name+"\tformatted", formatted)
	_, d, _ = bytes.Cut(d, []byte("\n")) // the "diff old new" line says nothing more
	return d
}
