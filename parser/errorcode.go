package parser

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// readErrors reads a table of error codes (rule 7.2).
func (d *docReader) readErrors() {
	t := d.readTable(dialect.ErrorCodes)
	needed := dialect.Code
	if !t.has(needed) {
		needed = dialect.Status
	}
	t.each(func(r row) {
		if !t.ok || !r.reaches(dialect.Name, needed) {
			return
		}
		if e := d.readError(r); e != nil {
			d.add(spec.Item{Error: e})
		}
	})
}

func (d *docReader) readError(r row) *spec.ErrorCode {
	e := &spec.ErrorCode{Span: r.Span, Doc: r.doc()}
	nameCell, _ := r.cell(dialect.Name)
	name, nameOK := nameCell.value(d.diags)
	if nameOK {
		e.Name, e.NameSpan = name.String(), name.Span
		nameOK = checkIdent(e.Name, e.NameSpan, d.diags)
	}
	at, codeOK := d.readCode(e, r)
	if c, ok := r.cell(dialect.Class); ok {
		e.Class = spec.ErrorClass(c.plain())
		if !slices.Contains([]spec.ErrorClass{spec.Permanent, spec.Retry, spec.TokenStale, spec.RateLimit}, e.Class) {
			d.diags.Add(InvalidClass, c.Span, c.plain()).Suggest = diag.Suggest(c.plain(), []string{"retry", "token", "rate"})
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
func (d *docReader) readCode(e *spec.ErrorCode, r row) (diag.Span, bool) {
	codeCell, hasCode := r.cell(dialect.Code)
	statusCell, hasStatus := r.cell(dialect.Status)
	status, statusOK := statusCell.value(d.diags)
	if statusOK && !status.empty() {
		n, err := strconv.Atoi(status.String())
		if err != nil || !spec.IsHTTPStatus(n) {
			d.diags.Add(InvalidStatus, status.Span, status.String())
			statusOK = false
		}
		e.Status = n
	}
	code, ok := codeCell.value(d.diags)
	switch {
	case !ok || !statusOK:
		return code.Span, false
	case hasStatus && (!hasCode || code.empty() && !status.empty()):
		if status.empty() {
			d.diags.Add(InvalidStatus, status.Span, "")
		}
		return status.Span, !status.empty()
	}
	return code.Span, d.readCodeText(e, code)
}

var integer = regexp.MustCompile(`^[+-]?[0-9]+$`)

// readCodeText reads a code: an integer, or a word in a code span.
func (d *docReader) readCodeText(e *spec.ErrorCode, code cell) bool {
	text := code.String()
	n, err := strconv.ParseInt(text, 10, 64)
	switch {
	case err == nil:
		e.Code = n
	case code.code && strings.TrimSpace(text) != "" && !integer.MatchString(text):
		e.Word = text
	default:
		d.diags.Add(InvalidCode, code.Span, text)
		return false
	}
	return true
}
