package parser

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/mdspec-go/mdspec/parser/internal/cell"
	"github.com/mdspec-go/mdspec/parser/internal/table"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// readErrors reads a table of error codes (rule 7.2).
func (d *docReader) readErrors() {
	t := d.readTable(dialect.ErrorCodes)
	needed := dialect.Code
	if !t.Has(needed) {
		needed = dialect.Status
	}
	t.Each(func(r table.Row) {
		if !t.OK || !r.Reaches(dialect.Name, needed) {
			return
		}
		if e := d.readError(r); e != nil {
			d.add(spec.Item{Error: e})
		}
	})
}

func (d *docReader) readError(r table.Row) *spec.ErrorCode {
	e := &spec.ErrorCode{Span: r.Span, Doc: r.Doc()}
	nameCell, _ := r.Cell(dialect.Name)
	name, nameOK := nameCell.Value(d.diags)
	if nameOK {
		e.Name, e.NameSpan = name.String(), name.Span
		nameOK = cell.CheckIdent(e.Name, e.NameSpan, d.diags)
	}
	at, codeOK := d.readCode(e, r)
	if c, ok := r.Cell(dialect.Class); ok {
		e.Class = spec.ErrorClass(c.Plain())
		if !slices.Contains([]spec.ErrorClass{spec.Permanent, spec.Retry, spec.TokenStale, spec.RateLimit}, e.Class) {
			d.diags.Add(InvalidClass, c.Span, c.Plain()).Suggest = diag.Suggest(c.Plain(), []string{"retry", "token", "rate"})
		}
	}
	if !nameOK || !codeOK {
		d.loseNames(e.Name)
		return nil
	}
	d.codes[e] = at
	return e
}

// readCode reads the code of a row and its HTTP status, of which one may be
// missing, and returns where the row says what it names.
func (d *docReader) readCode(e *spec.ErrorCode, r table.Row) (diag.Span, bool) {
	codeCell, hasCode := r.Cell(dialect.Code)
	statusCell, hasStatus := r.Cell(dialect.Status)
	status, statusOK := statusCell.Value(d.diags)
	if statusOK && !status.Empty() {
		n, err := strconv.Atoi(status.String())
		if err != nil || !spec.IsHTTPStatus(n) {
			d.diags.Add(InvalidStatus, status.Span, status.String())
			statusOK = false
		}
		e.Status = n
	}
	code, ok := codeCell.Value(d.diags)
	switch {
	case !ok || !statusOK:
		return code.Span, false
	case hasStatus && (!hasCode || code.Empty() && !status.Empty()):
		if status.Empty() {
			d.diags.Add(InvalidStatus, status.Span, "")
		}
		return status.Span, !status.Empty()
	}
	return code.Span, d.readCodeText(e, code)
}

var integer = regexp.MustCompile(`^[+-]?[0-9]+$`)

// readCodeText reads a code: an integer, or a word in a code span.
func (d *docReader) readCodeText(e *spec.ErrorCode, code cell.Cell) bool {
	text := code.String()
	n, err := strconv.ParseInt(text, 10, 64)
	switch {
	case err == nil:
		e.Code = n
	case code.Code && strings.TrimSpace(text) != "" && !integer.MatchString(text):
		e.Word = text
	default:
		d.diags.Add(InvalidCode, code.Span, text)
		return false
	}
	return true
}
