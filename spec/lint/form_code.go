package lint

import (
	"encoding/json"
	"math/big"
	"regexp"
	"strings"
	"unicode"

	"github.com/mdspec-go/mdspec/parser/syntax"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/codespan"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// isCode reports whether the cells of a column are code, as those of a struct tag
// are, which has no column of its own.
func isCode(column *dialect.Column) bool { return column == nil || column.Code }

// checkCodeSpans finds code without a code span. Numbers and quoted values need no
// code span: nobody takes them for words.
func checkCodeSpans(x *pass) {
	for _, t := range x.tables {
		for column, c := range t.read() {
			text := c.Text()
			if text == "" || text == "-" || strings.Contains(text, "`") || !isCode(column) || bareNumber(text) || column == dialect.Value && text[0] == '"' {
				continue
			}
			fix := inCodeSpan(c)
			fix.Certain = !strings.HasSuffix(text, `\`)
			x.add(c, text, columnName(column)).Fix = fix
		}
	}
}

// inCodeSpan offers to put backticks around a text.
func inCodeSpan(at diag.Span) *diag.Fix {
	end := at.End - at.Start
	return &diag.Fix{
		Message: diag.Say("put it in a code span", "加上反引号"),
		Edits:   []diag.Edit{{Span: part(at, 0, 0), New: "`"}, {Span: part(at, end, end), New: "`"}},
	}
}

func columnName(column *dialect.Column) diag.Phrase {
	if column == nil {
		return diag.Say("tag", "标签")
	}
	return diag.Verbatim(column.Name)
}

func bareNumber(text string) bool {
	_, ok := new(big.Int).SetString(text, 0)
	return ok
}

// checkFullWidth looks at code of every kind: what the parser reads, code spans
// in documentation, and the names in headings.
func checkFullWidth(x *pass) {
	for _, t := range x.tables {
		for column, c := range t.read() {
			x.fullWidthCell(column, c)
		}
	}
	for m := range x.Package.Models() {
		x.fullWidth(m.NameSpan, m.NameSpan.Text())
		x.fullWidthDoc(m.Doc, m.Span)
	}
	for e := range x.Package.Enums() {
		x.fullWidth(e.NameSpan, e.NameSpan.Text())
		x.fullWidthDoc(e.Doc, e.Span)
	}
}

// fullWidthCell looks at a cell: all of it if it can be nothing but code, else
// at its code spans, and at a bare value.
func (x *pass) fullWidthCell(column *dialect.Column, c diag.Span) {
	text := c.Text()
	switch {
	case isASCII(text):
	case isCode(column) && column != nil && column != dialect.Value:
		x.fullWidth(c, strings.Trim(text, "`"))
	case isCode(column) && !strings.Contains(text, "`"):
		if looksLikeCode(text) {
			x.fullWidth(c, text)
		}
	case isCode(column):
		x.fullWidthSpans(c, text, looksLikeCode)
	default:
		x.fullWidthSpans(c, text, certainlyCode)
	}
}

// fullWidthDoc looks at the documentation of a definition. A code span in its
// heading is looked at as closely as the name is.
func (x *pass) fullWidthDoc(d spec.Doc, heading diag.Span) {
	last := diag.Span{}
	for _, b := range d.Blocks {
		if b.Kind == spec.Code || b.Span == last { // blocks of one paragraph share its span
			continue
		}
		last = b.Span
		if text := b.Span.Text(); !isASCII(text) {
			judge := certainlyCode
			if b.Span.End <= heading.End {
				judge = looksLikeCode
			}
			x.fullWidthSpans(b.Span, text, judge)
		}
	}
}

func (x *pass) fullWidthSpans(at diag.Span, text string, judge func(string) bool) {
	if !strings.Contains(text, "`") {
		return
	}
	spans, _ := codespan.Find(text)
	for _, s := range spans {
		if code := text[s.Open.End:s.Close.Start]; judge(code) {
			x.fullWidth(part(at, s.Open.End, s.Close.Start), code)
		}
	}
}

// looksLikeCode reports whether a text that is marked as code is code indeed, and
// not words in Chinese or a mark that is shown.
func looksLikeCode(text string) bool {
	words := func(r rune) bool { return r <= unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)) }
	prose := func(r rune) bool {
		return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
	}
	return strings.ContainsFunc(text, words) && !strings.ContainsFunc(text, prose)
}

// What certainlyCode takes for code: words and numbers, bare or in quotation
// marks, with keys before them or not, in lists or in braces.
const (
	codeQuoted = `"[\w$.-]*"|'[\w$.-]*'`
	codeName   = `[A-Za-z_$][\w$-]*(?:\.[\w$-]+)*`
	codeItem   = `(?:(?:` + codeName + `|` + codeQuoted + `)\s*[:=][{\[\s]*)*(?:` + codeName + `|` + codeQuoted + `|-?\d+(?:\.\d+)?)`
)

var plainCode = regexp.MustCompile(`^[{\[\s]*` + codeItem + `(?:[}\]\s]*,[{\[\s]*` + codeItem + `)*[}\]\s]*$`)

// certainlyCode reports whether a code span of prose, written without full-width
// characters, is code that someone would copy: `userid，name`, `“abc”` or
// `{“a”：1}`. Others, such as `<b>a｜b</b>`, may be a text that is shown as it is.
func certainlyCode(text string) bool {
	if !looksLikeCode(text) {
		return false
	}
	fixed := strings.Map(halfWidth, text)
	if fixed == text || !isASCII(fixed) {
		return false
	}
	braced := strings.HasPrefix(fixed, "{") || strings.HasPrefix(fixed, "[")
	return plainCode.MatchString(fixed) || braced && json.Valid([]byte(fixed)) && !json.Valid([]byte(text))
}

func isASCII(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return r > unicode.MaxASCII })
}

// fullWidth reports the first full-width character of a code, and offers the
// code without any.
func (x *pass) fullWidth(at diag.Span, code string) {
	i := strings.IndexFunc(code, func(r rune) bool { return halfWidth(r) != r })
	if i < 0 {
		return
	}
	start := strings.Index(at.Text(), code)
	r := []rune(code[i:])[0]
	fixed := strings.ReplaceAll(strings.Map(halfWidth, code), "|", `\|`)
	found := x.add(part(at, start+i, start+i+len(string(r))), string(r), string(halfWidth(r)), code)
	found.Fix = writing(part(at, start, start+len(code)), fixed)
}

// halfWidth returns the ASCII character that a full-width one is like, the
// character itself if it is none.
func halfWidth(r rune) rune {
	switch {
	case r >= 0xFF01 && r <= 0xFF5E:
		return r - 0xFF01 + '!'
	case r == 0x3000:
		return ' '
	case r == '“' || r == '”':
		return '"'
	case r == '‘' || r == '’':
		return '\''
	case r == '、':
		return ','
	case r == '。':
		return '.'
	}
	return r
}

// checkPipes looks at every table, also those that are only for readers: what a
// `|` cuts off is not shown where it belongs, or not at all.
func checkPipes(x *pass) {
	for _, d := range x.Documents {
		for _, t := range d.Tables {
			for _, r := range t.Rows[2:] {
				if !x.cutCode(r) && t.Kind == dialect.OtherTable {
					x.lostCells(t, r)
				}
			}
		}
	}
}

// cutCode reports a code span that opens in one cell and closes in a later one,
// and reports whether there is one.
func (x *pass) cutCode(r syntax.Row) bool {
	opened := map[int]diag.Span{} // by number of backticks
	for _, c := range r.Cells {
		text := c.Text()
		if text == "``" || plainlyClosed(text) { // an empty cell, or one with nothing to look for
			continue
		}
		_, unclosed := codespan.Find(text)
		if unclosed == nil {
			continue
		}
		ticks := part(c, unclosed.Start, unclosed.End)
		if open, ok := opened[ticks.End-ticks.Start]; ok {
			at := c.Source.Span(open.Start, ticks.End)
			x.add(at, at.Text()).Fix = pipeFix(at)
			return true
		}
		opened[ticks.End-ticks.Start] = ticks
	}
	return false
}

// plainlyClosed reports whether all backticks of a text are single and in pairs,
// as in nearly every cell.
func plainlyClosed(text string) bool {
	return strings.Count(text, "`")%2 == 0 && !strings.Contains(text, "``") && !strings.Contains(text, `\`)
}

// pipeFix offers a backslash before each bar.
func pipeFix(at diag.Span) *diag.Fix {
	fix := &diag.Fix{Message: diag.Say("escape the `|`", "给 `|` 加上反斜杠")}
	text := at.Text()
	for i := range len(text) {
		if text[i] == '|' && (i == 0 || text[i-1] != '\\') {
			fix.Edits = append(fix.Edits, diag.Edit{Span: part(at, i, i), New: `\`})
		}
	}
	return fix
}

// lostCells reports cells beyond the last header, which Markdown does not show.
func (x *pass) lostCells(t *dialect.Table, r syntax.Row) {
	last := len(t.Rows[0].Cells) - 1
	for i := len(r.Cells) - 1; i > last && last >= 0; i-- {
		if r.Cells[i].Start < r.Cells[i].End {
			at := r.Span.Source.Span(r.Cells[last].Start, r.Cells[i].End)
			x.add(at, at.Text())
			return
		}
	}
}
