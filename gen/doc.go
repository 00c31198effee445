package gen

import (
	"strings"

	"github.com/mdspec-go/mdspec/spec"
)

// Documentation becomes comments in three steps: blocks are turned into
// paragraphs of clean text (docblock.go, doctext.go, doclink.go), paragraphs are laid out
// as gofmt leaves them, and each line gets its comment mark. A mark is always
// followed by a blank, so that no line can be a directive.

// typeComment returns the comment of a type; a type without documentation
// tells at least where it comes from.
func typeComment(name string, doc spec.Doc, d *spec.Document) []string {
	if doc.IsZero() {
		doc = textDoc("is defined in " + d.Name + ".")
	}
	return comments{subject: name, doc: doc}.lines()
}

// fieldComment returns the comment of a field; nil if nothing is known of it.
func fieldComment(f *spec.Field) []string {
	notes := fieldNotes(f)
	if f.Doc.IsZero() && len(notes) == 0 {
		return nil
	}
	return comments{subject: f.Name, doc: f.Doc, notes: notes}.lines()
}

// valueComment returns the comment of an enum's constant; nil without documentation.
func valueComment(v *spec.EnumValue) []string {
	if v.Doc.IsZero() {
		return nil
	}
	return comments{subject: v.Name, doc: v.Doc}.lines()
}

func textDoc(line string) spec.Doc { return spec.Doc{Blocks: []spec.Block{textBlock(line)}} }

func textBlock(line string) spec.Block { return spec.Block{Kind: spec.Text, Lines: []string{line}} }

// lines returns the comment, line by line.
func (c comments) lines() []string {
	known := newLinks()
	text := c.layout(known)
	if !known.work(text) {
		text = c.layout(nil)
	}
	for i, line := range text {
		switch {
		case line == "":
			text[i] = "//"
		case line[0] == '\t':
			text[i] = "//" + line
		default:
			text[i] = "// " + line
		}
	}
	return text
}

// layout returns the text of the comment in the form in which gofmt leaves it.
func (c comments) layout(known *links) []string {
	paras := c.paragraphs(known)
	out := []string{c.subject}
	previous := spec.Text
	switch {
	case c.subject == "":
		out = nil
	case len(paras) > 0 && paras[0].kind == spec.Text && !c.isNotice(paras[0]):
		out = c.opening(paras[0].lines)
		paras = paras[1:]
	}
	for i, p := range paras {
		lines := p.lines
		if p.kind == spec.Text {
			follows := i+1 < len(paras) && !indented(paras[i+1].kind)
			lines = c.plain(lines, follows)
		}
		if len(out) > 0 {
			out = append(out, separator(previous, p.kind)...)
		}
		out = append(out, lines...)
		previous = p.kind
	}
	return out
}

// isNotice reports whether a paragraph is the notice of deprecation, which tools
// find only where a paragraph begins.
func (c comments) isNotice(p para) bool {
	return !c.whole && c.doc.Deprecated != "" && strings.HasPrefix(p.lines[0], "Deprecated: ")
}

// opening puts the subject in front of the first paragraph, unless the text
// begins with it already.
func (c comments) opening(lines []string) []string {
	first := lines[0]
	rest, named := strings.CutPrefix(first, c.subject)
	switch {
	case named && (rest == "" || rest[0] == ' '):
	case first == "":
		first = c.subject
	default:
		first = c.subject + " " + first
	}
	return append([]string{first}, guard(lines[1:])...)
}

// plain returns the lines of a text paragraph such that Go takes them for
// nothing else; follows says that another paragraph at the margin does.
func (c comments) plain(lines []string, follows bool) []string {
	lines = guard(lines)
	switch first := lines[0]; {
	case c.whole && strings.HasPrefix(first, "Deprecated:"), len(lines) == 1 && isHeading(first):
		lines[0] = quote(first)
	case len(lines) == 1 && follows:
		lines[0] = closeSentence(first)
	}
	return lines
}

// separator returns the lines between two paragraphs. Go reads indented ones
// as one block, whatever blank lines are between them, so that a rule has to
// keep them apart; a list may follow its text immediately.
func separator(previous, next spec.BlockKind) []string {
	switch {
	case next == spec.List && previous == spec.Text:
		return nil
	case indented(next) && indented(previous):
		return []string{"", "---", ""}
	}
	return []string{""}
}

func indented(k spec.BlockKind) bool { return k == spec.List || k == spec.Code }
