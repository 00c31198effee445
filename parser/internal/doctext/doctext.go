// Package doctext reads documentation: the text of a Doc cell or a paragraph,
// the values that it enumerates, and the sentence that says that what it
// documents is deprecated.
package doctext

import (
	"strings"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/prose"
)

// Cell returns the documentation that the source bytes of a Doc cell hold.
// The bytes are taken as they are, without Markdown's inline syntax: in
// 360*200，200*200 the asterisks are asterisks. Every block carries the span.
func Cell(text string, span diag.Span) spec.Doc {
	return Doc(Prose([]string{text}, span))
}

// Prose returns the blocks of a paragraph given as its source lines, read
// like a Doc cell. Every block carries the span.
func Prose(lines []string, span diag.Span) []spec.Block {
	var blocks []spec.Block
	for _, paragraph := range prose.Paragraphs(strings.Join(lines, "\n")) {
		blocks = append(blocks, paragraphBlocks(paragraph, span)...)
	}
	return blocks
}

// paragraphBlocks returns a paragraph as a block of text or, if it is certain to
// enumerate values, as text, values and text. What disappears from the text is
// blanks, separators, the quotes around values, and the marks between meanings:
// no word does.
func paragraphBlocks(lines []string, span diag.Span) []spec.Block {
	list, ok := prose.Values(strings.Join(lines, "\n"), prose.Certain)
	if !ok {
		return []spec.Block{Text(lines, span)}
	}
	var blocks []spec.Block
	if list.Lead != "" {
		blocks = append(blocks, Text(strings.Split(list.Lead, "\n"), span))
	}
	values := spec.Block{Kind: spec.Values, Span: span}
	for _, i := range list.Items {
		values.Entries = append(values.Entries, spec.Entry{Value: i.Value, Text: i.Meaning})
	}
	blocks = append(blocks, values)
	if list.Rest != "" {
		blocks = append(blocks, Text(strings.Split(list.Rest, "\n"), span))
	}
	return blocks
}

// Text returns a paragraph of plain lines.
func Text(lines []string, span diag.Span) spec.Block {
	return spec.Block{Kind: spec.Text, Lines: lines, Span: span}
}
