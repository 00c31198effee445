package lint

import (
	"encoding/json"
	"math/big"
	"regexp"
	"strings"
	"unicode"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/codespan"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// isCode reports whether the cells of a column are code, as those of a struct tag
// are, which has no column of its own.
func isCode(column *dialect.Column) bool { return column == nil || column.Code }

// checkCodeSpans finds code that stands bare. Numbers and quoted values need no
// code span: nobody takes them for words.
func checkCodeSpans(x *pass) {
	for _, t := range x.tables {
		for column, c := range t.read() {
			text := c.Text()
			if text == "" || text == "-" || strings.Contains(text, "`") || !isCode(column) || bareNumber(text) || column == dialect.Value && text[0] == '"' {
				continue
			}
			x.add(c, text, columnName(column)).Fix = &diag.Fix{
				Message: diag.Say("put it in a code span", "加上反引号"),
				Edits:   []diag.Edit{{Span: part(c, 0, 0), New: "`"}, {Span: part(c, len(text), len(text)), New: "`"}},
				Certain: !strings.HasSuffix(text, `\`),
			}
		}
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
	for m := range x.pkg.Models() {
		x.fullWidth(m.NameSpan, m.NameSpan.Text())
		x.fullWidthDoc(m.Doc, m.Span)
	}
	for e := range x.pkg.Enums() {
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

// looksLikeCode reports whether a text that stands as code is code indeed, and
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
	for i := range len(text) {
		if text[i] >= 0x80 {
			return false
		}
	}
	return true
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
	found.Fix = &diag.Fix{
		Message: diag.Say("write `%[1]s`", "写成 `%[1]s`", fixed),
		Edits:   []diag.Edit{{Span: part(at, start, start+len(code)), New: fixed}},
	}
}

// halfWidth returns the ASCII character that a full-width one stands for, the
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
