package syntax

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/spec/codespan"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// The marks of a comment.
const (
	commentOpen  = "<!--"
	commentClose = "-->"
)

// readComments collects the comments of the blocks.
func (d *Document) readComments() {
	for _, b := range d.Blocks {
		switch b.Kind {
		case HTMLBlock:
			d.blockComments(b)
		case HeadingBlock:
			for _, line := range b.Lines {
				d.inlineComments(line)
			}
		case TableBlock:
			for _, r := range b.Rows {
				d.inlineComments(r.Span)
			}
		case ParagraphBlock, ListBlock, QuoteBlock:
			for _, line := range b.Lines {
				d.inlineComments(line)
			}
		}
	}
}

// blockComments collects the comments of an HTML block, which may have several
// lines.
func (d *Document) blockComments(b *Block) {
	if len(b.Lines) == 0 {
		return
	}
	stop := b.Lines[len(b.Lines)-1].End
	for at := b.Lines[0].Start; ; {
		open := bytes.Index(d.text[at:stop], []byte(commentOpen))
		if open < 0 {
			return
		}
		start := at + open
		end := bytes.Index(d.text[start:stop], []byte(commentClose))
		if end < 0 {
			return
		}
		at = start + end + len(commentClose)
		begin := start + len(commentOpen)
		inner := d.Source.Span(begin, max(begin, at-len(commentClose))) // <!--> is a comment, too
		d.Comments = append(d.Comments, Comment{Inner: d.Trim(inner), Span: d.Source.Span(start, at)})
	}
}

// inlineComments collects the comments of one line of text.
func (d *Document) inlineComments(line diag.Span) {
	if !bytes.Contains(d.text[line.Start:line.End], []byte(commentOpen)) {
		return
	}
	code, _ := d.CodeSpans(line)
	for at := line.Start; at < line.End; {
		open := bytes.Index(d.text[at:line.End], []byte(commentOpen))
		if open < 0 {
			return
		}
		start := at + open
		at = start + len(commentOpen)
		if !inCode(code, at) {
			c, closed := d.inlineComment(start, line.End)
			d.Comments = append(d.Comments, c)
			if closed {
				at = c.Span.End
			}
		}
	}
}

// inlineComment returns the comment that begins at start and ends at its mark;
// without one it is not closed and ends at stop.
func (d *Document) inlineComment(start, stop int) (c Comment, closed bool) {
	begin := start + len(commentOpen)
	// The marks may share dashes: <!--> is a comment, too.
	end := bytes.Index(d.text[start+len("<!"):stop], []byte(commentClose))
	if end < 0 {
		inner := d.Trim(d.Source.Span(begin, stop))
		return Comment{Inner: inner, Within: true, Span: d.Source.Span(start, max(begin, inner.End))}, false
	}
	end += start + len("<!")
	inner := d.Trim(d.Source.Span(begin, max(begin, end)))
	return Comment{Inner: inner, Within: true, Span: d.Source.Span(start, end+len(commentClose))}, true
}

// inCode reports whether the offset lies in one of the code spans, which are in
// order.
func inCode(code []CodeSpan, at int) bool {
	i, _ := slices.BinarySearchFunc(code, at, func(s CodeSpan, at int) int { return cmp.Compare(s.Outer.End, at+1) })
	return i < len(code) && code[i].Outer.Start <= at
}

// uncommented returns the text without the comments in it, code spans apart. One
// that is not closed is text.
func uncommented(text string) string {
	if !strings.Contains(text, commentOpen) {
		return text
	}
	code, _ := codespan.Find(text)
	var out strings.Builder
	for at := 0; ; {
		open := strings.Index(text[at:], commentOpen)
		if open < 0 {
			return out.String() + text[at:]
		}
		open += at
		for len(code) > 0 && code[0].Close.End <= open {
			code = code[1:]
		}
		if len(code) > 0 && code[0].Open.Start < open {
			out.WriteString(text[at:code[0].Close.End])
			at = code[0].Close.End
			continue
		}
		// The marks may share dashes, as in inlineComment.
		end := strings.Index(text[open+len("<!"):], commentClose)
		if end < 0 {
			return out.String() + text[at:]
		}
		out.WriteString(strings.TrimRight(text[at:open], " "))
		at = open + len("<!") + end + len(commentClose)
	}
}

// withoutComments returns the span without the comments at both ends of it.
func (d *Document) withoutComments(s diag.Span) diag.Span {
	text := d.Text(s)
	for strings.HasPrefix(text, commentOpen) {
		end := strings.Index(text, commentClose)
		if end < 0 {
			return s
		}
		s = d.Trim(d.Source.Span(s.Start+end+len(commentClose), s.End))
		text = d.Text(s)
	}
	if !strings.HasSuffix(text, commentClose) {
		return s
	}
	code, _ := d.CodeSpans(s)
	for strings.HasSuffix(text, commentClose) {
		open := strings.LastIndex(text, commentOpen)
		if open < 0 || inCode(code, s.Start+open) {
			return s
		}
		s = d.Trim(d.Source.Span(s.Start, s.Start+open))
		text = d.Text(s)
	}
	return s
}
