// Package doctext reads documentation: the text of a Doc cell or a paragraph,
// the values that it enumerates, and the sentence that says that what it
// documents is deprecated.
package doctext

import (
	"strings"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// Cell returns the documentation that the source bytes of a Doc cell hold.
// The bytes are taken as they stand, without Markdown's inline syntax: in
// 360*200，200*200 the asterisks are asterisks. Every block carries the span.
func Cell(text string, span diag.Span) spec.Doc {
	return Doc(Prose([]string{text}, span))
}

// Prose returns the blocks of a paragraph given as its source lines, read
// like a Doc cell. Every block carries the span.
func Prose(lines []string, span diag.Span) []spec.Block {
	var blocks []spec.Block
	for _, paragraph := range paragraphs(splitLines(strings.Join(lines, "\n"))) {
		blocks = append(blocks, valueBlocks(paragraph, span)...)
	}
	return blocks
}

// Text returns a paragraph of plain lines.
func Text(lines []string, span diag.Span) spec.Block {
	return spec.Block{Kind: spec.Text, Lines: lines, Span: span}
}
