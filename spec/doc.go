package spec

import (
	"strings"

	"github.com/mdspec-go/mdspec/spec/diag"
)

// Doc is documentation: the text of a Doc cell, or of a heading and the
// paragraphs below it. The zero Doc is no documentation.
type Doc struct {
	Blocks []Block `json:"blocks,omitempty"` // in document order
	// Deprecated is the sentence that says the thing is deprecated, or "".
	// It repeats text of Blocks.
	Deprecated string `json:"deprecated,omitempty"`
}

// IsZero reports whether there is no documentation.
func (d Doc) IsZero() bool { return len(d.Blocks) == 0 }

// BlockKind is the form of a block of documentation.
type BlockKind string

const (
	Text    BlockKind = "text"    // Lines: a paragraph
	Heading BlockKind = "heading" // Lines: one line, a heading deeper than the definition's
	List    BlockKind = "list"    // Entries, without values unless the list is numbered
	Values  BlockKind = "values"  // Entries: values that the text enumerates, with their meanings
	Code    BlockKind = "code"    // Lines: preformatted, as written
)

// Block is one block of documentation.
type Block struct {
	Kind    BlockKind `json:"kind"`
	Lines   []string  `json:"lines,omitempty"`   // no line holds a line break or a control character other than a tab in Code
	Entries []Entry   `json:"entries,omitempty"` // in order
	Span    diag.Span `json:"span"`
}

// Entry is one element of a list.
type Entry struct {
	Value string `json:"value,omitempty"` // "0" of "0 - 跟进人正常"; the number of a numbered list
	Text  string `json:"text"`            // "跟进人正常"; may be empty
}

// Plain returns the documentation as plain lines joined by line breaks, lists
// one entry per line.
func (d Doc) Plain() string {
	var lines []string
	for _, b := range d.Blocks {
		lines = append(lines, b.Lines...)
		for _, e := range b.Entries {
			lines = append(lines, strings.TrimSpace(e.Value+" "+e.Text))
		}
	}
	return strings.Join(lines, "\n")
}
