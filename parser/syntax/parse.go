package syntax

import (
	"bytes"
	"slices"

	"github.com/mdspec-go/mdspec/spec/diag"
)

// Parse reads a document as far as it can be understood.
func Parse(src *diag.Source) *Document {
	d := &Document{Source: src}
	text, ok := clean(src, &d.Bytes)
	if !ok {
		d.Unreadable = true
		return d
	}
	d.text, d.whole = text, string(text)
	body := text
	if front := d.frontMatter(); front != nil {
		d.Blocks = append(d.Blocks, front)
		body = bytes.Clone(text)
		blankLines(body[:d.bodyStart(front)])
	}
	d.Blocks = append(d.Blocks, d.readBlocks(body)...)
	d.readHeadings()
	d.readComments()
	return d
}

// frontMatter returns the YAML at the top of the document, between two lines of
// three dashes; nil if there is none. Its first line names a key: else the dashes
// are a thematic break and the underline of a heading.
func (d *Document) frontMatter() *Block {
	first := d.OwnLine(0)
	if d.Text(first) != "---" {
		return nil
	}
	front := &Block{Kind: FrontMatter, Start: 0}
	for at := d.LineAt(0).End + 1; at < len(d.text); at = d.LineAt(at).End + 1 {
		line := d.OwnLine(at)
		switch text := d.Text(line); {
		case text == "---" && len(front.Lines) > 0:
			return front
		case len(front.Lines) == 0 && !isYAMLKey(text):
			return nil
		}
		front.Lines = append(front.Lines, line)
	}
	return nil
}

// isYAMLKey reports whether a line begins with a plain key and its colon.
func isYAMLKey(line string) bool {
	for i, r := range line {
		switch {
		case r == ':':
			return i > 0 && (len(line) == i+1 || line[i+1] == ' ')
		case r != '_' && r != '-' && (r|0x20 < 'a' || r|0x20 > 'z') && (r < '0' || r > '9'):
			return false
		}
	}
	return false
}

// bodyStart returns where the text behind the front matter begins.
func (d *Document) bodyStart(front *Block) int {
	last := front.Lines[len(front.Lines)-1]
	return d.LineAt(d.LineAt(last.Start).End + 1).End
}

// blankLines blanks all but the line ends.
func blankLines(text []byte) {
	for i := range text {
		if text[i] != '\n' {
			text[i] = ' '
		}
	}
}

// readHeadings lists the headings and how far each of them reaches.
func (d *Document) readHeadings() {
	for _, b := range d.Blocks {
		if b.Kind == HeadingBlock {
			d.Headings = append(d.Headings, Heading{Block: b})
		}
	}
	var next [7]int // where the heading of each level begins that was seen last
	for level := range next {
		next[level] = len(d.text)
	}
	for i := len(d.Headings) - 1; i >= 0; i-- {
		h := &d.Headings[i]
		h.Under = d.Source.Span(h.Start, slices.Min(next[:h.Level+1]))
		next[h.Level] = h.Start
	}
}
