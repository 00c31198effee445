package fence

import (
	"bytes"
	"go/token"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/gofence"
)

// code is the content of a fence with its lines ended by LF, and the way
// back from it to the bytes of the document.
type code struct {
	src    *diag.Source
	text   string
	lines  []codeLine
	tokens []gofence.Token
}

// codeLine says where a line begins in the code and in the document.
type codeLine struct{ code, doc int }

func newCode(src *diag.Source, start, end int) *code {
	c := &code{src: src}
	at := src.Span(start, end)
	var b strings.Builder
	for line := range bytes.Lines(src.Content()[at.Start:at.End]) {
		c.lines = append(c.lines, codeLine{b.Len(), at.Start})
		at.Start += len(line)
		if text, ok := bytes.CutSuffix(line, []byte("\r\n")); ok {
			b.Write(text)
			b.WriteByte('\n')
			continue
		}
		b.Write(line)
	}
	c.lines = append(c.lines, codeLine{b.Len(), at.End})
	c.text = b.String()
	c.tokens = slices.Collect(gofence.Tokens(c.text))
	return c
}

// line returns the number, from 0, of the line that holds the offset.
func (c *code) line(offset int) int {
	return max(sort.Search(len(c.lines), func(i int) bool { return c.lines[i].code > offset })-1, 0)
}

// doc returns the offset in the document of an offset in the code.
func (c *code) doc(offset int) int {
	l := c.lines[c.line(offset)]
	return l.doc + offset - l.code
}

// span returns the bytes of the document that the range of the code comes from.
func (c *code) span(from, to int) diag.Span {
	from = min(max(from, 0), len(c.text))
	to = min(max(to, from), len(c.text))
	return c.src.Span(c.doc(from), c.doc(to))
}

// anchor returns the place at which a fault at the offset is shown. What comes
// too early, such as the end of the code or a declaration within the one on the
// line before, is shown behind the last token in front of it.
func (c *code) anchor(offset int) int {
	offset = min(max(offset, 0), len(c.text))
	i := sort.Search(len(c.tokens), func(i int) bool { return c.tokens[i].Start >= offset })
	early := i == len(c.tokens) // the code, or a declaration in it, should have gone on
	if !early {
		t := c.tokens[i]
		if t.Start != offset || t.Kind != token.IDENT && !t.Kind.IsKeyword() && !t.Kind.IsOperator() {
			return offset
		}
		early = gofence.IsDeclaration(t.Kind)
	}
	for i--; i >= 0; i-- {
		t := c.tokens[i]
		lineEnd := t.Kind == token.SEMICOLON && t.Start == t.End
		switch {
		case t.Kind == token.COMMENT, early && lineEnd:
		case !lineEnd && c.line(t.End) < c.line(offset):
			return t.End
		default:
			return offset
		}
	}
	return offset
}

// tokenSpan returns the token at the offset, no further than its first line.
// At the end of a line it has no width.
func (c *code) tokenSpan(offset int) diag.Span {
	offset = min(max(offset, 0), len(c.text))
	_, size := utf8.DecodeRuneInString(c.text[offset:])
	end := offset + size
	i := sort.Search(len(c.tokens), func(i int) bool { return c.tokens[i].End > offset })
	if i < len(c.tokens) && c.tokens[i].Start == offset {
		end = c.tokens[i].End
	}
	if n := strings.IndexByte(c.text[offset:end], '\n'); n >= 0 {
		end = offset + n
	}
	return c.span(offset, end)
}

// packageClause returns the package clause that opens the code, if one does.
func (c *code) packageClause() (clause gofence.Token, ok bool) {
	for _, t := range c.tokens {
		switch {
		case t.Kind == token.COMMENT:
		case !ok && t.Kind == token.PACKAGE:
			clause, ok = t, true
		case ok && (t.Kind == token.IDENT && clause.Text == "package" || t.Text == ";"):
			clause.End, clause.Text = t.End, t.Text
		default:
			return clause, ok
		}
	}
	return clause, ok
}

// withoutClause returns the code with blanks instead of a package clause.
func (c *code) withoutClause() string {
	clause, ok := c.packageClause()
	if !ok {
		return c.text
	}
	return c.text[:clause.Start] + strings.Repeat(" ", clause.End-clause.Start) + c.text[clause.End:]
}

// parts returns where each declaration begins that opens a line, and the ends
// of the code.
func (c *code) parts() []int {
	starts := []int{0}
	for _, t := range c.tokens {
		opens := gofence.IsDeclaration(t.Kind) || t.Kind == token.IMPORT
		if opens && t.Start > 0 && c.text[t.Start-1] == '\n' {
			starts = append(starts, t.Start)
		}
	}
	return append(starts, len(c.text))
}
