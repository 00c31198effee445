package parser

import (
	"bytes"
	"go/scanner"
	"go/token"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/mdspec-go/mdspec/spec/diag"
)

// fenceCode is the content of a fence with its lines ended by LF, and the way
// back from it to the bytes of the document.
type fenceCode struct {
	src    *diag.Source
	text   string
	lines  []fenceLine
	tokens []fenceToken
}

// fenceLine says where a line begins in the code and in the document.
type fenceLine struct{ code, doc int }

// fenceToken is a token of the code, comments included.
type fenceToken struct {
	start, end int
	tok        token.Token
	lit        string
}

func newFenceCode(src *diag.Source, start, end int) *fenceCode {
	c := &fenceCode{src: src}
	at := src.Span(start, end)
	var b strings.Builder
	for line := range bytes.Lines(src.Content()[at.Start:at.End]) {
		c.lines = append(c.lines, fenceLine{b.Len(), at.Start})
		at.Start += len(line)
		if text, ok := bytes.CutSuffix(line, []byte("\r\n")); ok {
			b.Write(text)
			b.WriteByte('\n')
			continue
		}
		b.Write(line)
	}
	c.lines = append(c.lines, fenceLine{b.Len(), at.End})
	c.text = b.String()
	c.tokens = scanTokens(c.text)
	return c
}

// scanTokens splits code into tokens. A semicolon that a line end stands for has
// no width.
func scanTokens(code string) []fenceToken {
	var s scanner.Scanner
	file := token.NewFileSet().AddFile("", -1, len(code))
	s.Init(file, []byte(code), nil, scanner.ScanComments)
	var tokens []fenceToken
	for {
		pos, tok, lit := s.Scan()
		if tok == token.EOF {
			return tokens
		}
		start := file.Offset(pos)
		switch {
		case tok == token.SEMICOLON && lit == "\n":
			lit = ""
		case tok.IsOperator():
			lit = tok.String()
		}
		tokens = append(tokens, fenceToken{start, literalEnd(code, start, lit), tok, lit})
	}
}

// literalEnd returns where the literal that begins at start ends. It has the
// bytes of the code but for carriage returns, which the scanner drops.
func literalEnd(code string, start int, lit string) int {
	end := start
	for i := 0; i < len(lit) && end < len(code); end++ {
		if code[end] == lit[i] {
			i++
		}
	}
	return end
}

// line returns the number, from 0, of the line that holds the offset.
func (c *fenceCode) line(offset int) int {
	return max(sort.Search(len(c.lines), func(i int) bool { return c.lines[i].code > offset })-1, 0)
}

// doc returns the offset in the document of an offset in the code.
func (c *fenceCode) doc(offset int) int {
	l := c.lines[c.line(offset)]
	return l.doc + offset - l.code
}

// span returns the bytes of the document that the range of the code comes from.
func (c *fenceCode) span(from, to int) diag.Span {
	from = min(max(from, 0), len(c.text))
	to = min(max(to, from), len(c.text))
	return c.src.Span(c.doc(from), c.doc(to))
}

// anchor returns the place at which a fault at the offset is shown. What comes
// too early, such as the end of the code or a declaration within the one on the
// line before, is shown behind the last token in front of it.
func (c *fenceCode) anchor(offset int) int {
	offset = min(max(offset, 0), len(c.text))
	i := sort.Search(len(c.tokens), func(i int) bool { return c.tokens[i].start >= offset })
	early := i == len(c.tokens) // the code, or a declaration in it, should have gone on
	if !early {
		t := c.tokens[i]
		if t.start != offset || t.tok != token.IDENT && !t.tok.IsKeyword() && !t.tok.IsOperator() {
			return offset
		}
		early = isDeclaration(t.tok)
	}
	for i--; i >= 0; i-- {
		t := c.tokens[i]
		lineEnd := t.tok == token.SEMICOLON && t.start == t.end
		switch {
		case t.tok == token.COMMENT, early && lineEnd:
		case !lineEnd && c.line(t.end) < c.line(offset):
			return t.end
		default:
			return offset
		}
	}
	return offset
}

// tokenSpan returns the token at the offset, no further than its first line.
// At the end of a line it has no width.
func (c *fenceCode) tokenSpan(offset int) diag.Span {
	offset = min(max(offset, 0), len(c.text))
	_, size := utf8.DecodeRuneInString(c.text[offset:])
	end := offset + size
	i := sort.Search(len(c.tokens), func(i int) bool { return c.tokens[i].end > offset })
	if i < len(c.tokens) && c.tokens[i].start == offset {
		end = c.tokens[i].end
	}
	if n := strings.IndexByte(c.text[offset:end], '\n'); n >= 0 {
		end = offset + n
	}
	return c.span(offset, end)
}

// packageClause returns the package clause that opens the code, if one does.
func (c *fenceCode) packageClause() (clause fenceToken, ok bool) {
	for _, t := range c.tokens {
		switch {
		case t.tok == token.COMMENT:
		case !ok && t.tok == token.PACKAGE:
			clause, ok = t, true
		case ok && (t.tok == token.IDENT && clause.lit == "package" || t.lit == ";"):
			clause.end, clause.lit = t.end, t.lit
		default:
			return clause, ok
		}
	}
	return clause, ok
}

// withoutClause returns the code with blanks instead of a package clause.
func (c *fenceCode) withoutClause() string {
	clause, ok := c.packageClause()
	if !ok {
		return c.text
	}
	return c.text[:clause.start] + strings.Repeat(" ", clause.end-clause.start) + c.text[clause.end:]
}

// parts returns where each declaration begins that opens a line, and the ends
// of the code.
func (c *fenceCode) parts() []int {
	starts := []int{0}
	for _, t := range c.tokens {
		opens := isDeclaration(t.tok) || t.tok == token.IMPORT
		if opens && t.start > 0 && c.text[t.start-1] == '\n' {
			starts = append(starts, t.start)
		}
	}
	return append(starts, len(c.text))
}
