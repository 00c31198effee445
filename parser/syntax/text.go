package syntax

import (
	"bytes"
	"regexp"
	"unicode"
	"unicode/utf8"

	"github.com/mdspec-go/mdspec/spec/codespan"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// MaxSize is the size in bytes of the largest document that is read.
const MaxSize = 32 << 20

const byteOrderMark = "\ufeff"

// clean checks the bytes of a document and returns a copy of equal length for
// goldmark, in which every offset is the source's own: a byte order mark becomes
// three blanks (which may come before any block), and carriage returns and
// forbidden characters become blanks. ok is false if nothing of the document can
// be read.
func clean(src *diag.Source, diags *diag.List) (text []byte, ok bool) {
	content := src.Content()
	if len(content) > MaxSize {
		diags.Add(DocumentTooLarge, src.Span(0, 0), MaxSize>>20)
		return nil, false
	}
	text = bytes.Clone(content)
	if bytes.HasPrefix(text, []byte(byteOrderMark)) {
		copy(text, "   ")
	}
	for i := 0; i < len(text); {
		if b := text[i]; b >= ' ' && b < utf8.RuneSelf && b != 0x7F || b == '\n' || b == '\t' {
			i++
			continue
		}
		r, size := utf8.DecodeRune(text[i:])
		span := src.Span(i, i+size)
		switch {
		case r == utf8.RuneError && size == 1:
			diags.Add(NotUTF8, span, int(text[i]))
			return nil, false
		case r == '\r' && i+1 < len(text) && text[i+1] == '\n':
			text[i] = ' '
		case unicode.IsControl(r):
			diags.Add(ControlCharacter, span, int(r))
			blank(text[i : i+size])
		case isBidiControl(r):
			diags.Add(BidiControl, span, int(r))
			blank(text[i : i+size])
		}
		i += size
	}
	return text, true
}

func blank(b []byte) {
	for i := range b {
		b[i] = ' '
	}
}

// isBidiControl reports whether the character starts or ends a run of text
// whose shown order differs from its stored order. The marks U+200E and U+200F
// do neither and are part of ordinary Arabic and Hebrew text.
func isBidiControl(r rune) bool {
	return r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069
}

// blanks are the characters that Markdown takes for blanks and line ends.
const blanks = " \t\n\r"

func isBlank(b byte) bool { return b == ' ' || b == '\t' || b == '\n' || b == '\r' }

// Text returns the text at the span, with forbidden bytes as blanks.
func (d *Document) Text(s diag.Span) string { return d.whole[s.Start:s.End] }

// Trim returns the span without the blanks and line ends around it.
func (d *Document) Trim(s diag.Span) diag.Span {
	s.End = min(s.End, len(d.text))
	for s.Start < s.End && isBlank(d.text[s.Start]) {
		s.Start++
	}
	for s.End > s.Start && isBlank(d.text[s.End-1]) {
		s.End--
	}
	return s
}

// LineAt returns the line around the offset, without its end.
func (d *Document) LineAt(offset int) diag.Span {
	start := bytes.LastIndexByte(d.text[:offset], '\n') + 1
	end := bytes.IndexByte(d.text[start:], '\n')
	if end < 0 {
		return d.Source.Span(start, len(d.text))
	}
	return d.Source.Span(start, start+end)
}

// OwnLine returns the line around the offset without its end, LF or CRLF, and
// without a byte order mark before it.
func (d *Document) OwnLine(offset int) diag.Span {
	line := d.LineAt(offset)
	content := d.Source.Content()
	if line.End > line.Start && content[line.End-1] == '\r' {
		line.End--
	}
	if line.Start == 0 && bytes.HasPrefix(content, []byte(byteOrderMark)) {
		line.Start = len(byteOrderMark)
	}
	return line
}

// SplitLines returns the lines of a span, without their ends.
func (d *Document) SplitLines(s diag.Span) []diag.Span {
	var out []diag.Span
	for start := s.Start; start < s.End; {
		end := bytes.IndexByte(d.text[start:s.End], '\n')
		if end < 0 {
			end = s.End - start
		}
		out = append(out, d.Source.Span(start, start+end))
		start += end + 1
	}
	return out
}

// destination ends a link whose text is in front of it.
var destination = regexp.MustCompile(`^\](?:\([^\s()<>]*(?: +"[^"]*")?\)|\[[^\[\]]*\])`)

// linkEnd returns the length of what ends a link after the text in it, 0 if what is
// around the text is no link.
func linkEnd(before, after []byte) int {
	if open, ok := bytes.CutSuffix(before, []byte("[")); !ok || bytes.HasSuffix(open, []byte(`\`)) || bytes.HasSuffix(open, []byte("!")) {
		return 0
	}
	return len(destination.Find(after))
}

// CodeSpan is one code span of a text.
type CodeSpan struct {
	Outer diag.Span // with its backticks, and the link that it is the text of
	Inner diag.Span // without them and without the blanks around it
}

// CodeSpans returns the code spans at a place, and the first run of backticks
// that neither opens nor closes one, if any.
func (d *Document) CodeSpans(in diag.Span) (spans []CodeSpan, unclosed *diag.Span) {
	found, open := codespan.Find(d.text[in.Start:in.End])
	at := func(start, end int) diag.Span { return d.Source.Span(in.Start+start, in.Start+end) }
	for _, s := range found {
		start, end := s.Open.Start, s.Close.End
		if n := linkEnd(d.text[in.Start:in.Start+start], d.text[in.Start+end:in.End]); n > 0 {
			start, end = start-1, end+n
		}
		spans = append(spans, CodeSpan{at(start, end), d.Trim(at(s.Open.End, s.Close.Start))})
	}
	if open != nil {
		span := at(open.Start, open.End)
		unclosed = &span
	}
	return spans, unclosed
}
