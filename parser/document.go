package parser

import (
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/parser/internal/cell"
	"github.com/mdspec-go/mdspec/parser/internal/docname"
	"github.com/mdspec-go/mdspec/parser/internal/doctext"
	"github.com/mdspec-go/mdspec/parser/internal/passage"
	"github.com/mdspec-go/mdspec/parser/syntax"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// readDocument reads one document as far as it can be understood. Positions in
// its fences are of the range that begins at base.
func readDocument(f File, base int) *docReader {
	src := diag.NewSource(f.Path, f.Content)
	d := &docReader{file: f, src: src, diags: new(diag.List), codes: map[*spec.ErrorCode]diag.Span{}, base: base}
	d.doc = &spec.Document{Name: f.Name, Topics: []*spec.Topic{}, Span: src.Span(0, len(f.Content))}
	if fault := docname.Fault(f.Name); !fault.IsZero() {
		d.diags.Add(DocumentName, src.Span(0, 0), f.Name, fault)
	}
	d.tree = &dialect.Document{Document: syntax.Parse(src)}
	d.docs = doctext.NewReader(d.tree.Document)
	*d.diags = append(*d.diags, d.tree.Bytes...)
	if d.tree.Unreadable {
		return d
	}
	faults := slices.Clone(*d.diags)
	*d.diags = append(*d.diags, d.tree.Form...)
	d.openTopic("", diag.Span{})
	for i, b := range d.tree.Blocks {
		d.at = i
		d.read(b)
		if !d.isComment(b) {
			d.previous = b
		}
	}
	d.closeTopic()
	d.checkLevels()
	d.checkRead()
	d.dropConsequences(faults)
	return d
}

// isComment reports whether a block begins with a comment in HTML.
func (d *docReader) isComment(b *syntax.Block) bool {
	return b.Kind == syntax.HTMLBlock && len(b.Lines) > 0 && strings.HasPrefix(strings.TrimSpace(d.text(b.Lines[0])), "<!--")
}

// dropConsequences removes findings on lines whose bytes are at fault already.
func (d *docReader) dropConsequences(faults diag.List) {
	bad := map[int]bool{}
	for _, f := range faults {
		bad[f.Span.Position().Line] = true
	}
	kept := faults
	for _, f := range (*d.diags)[len(faults):] {
		if !bad[f.Span.Position().Line] {
			kept = append(kept, f)
		}
	}
	*d.diags = kept
}

// openTopic starts a topic (rule 2.1); closeTopic ends the one before it.
func (d *docReader) openTopic(title string, span diag.Span) {
	d.topic = &spec.Topic{Title: title, Span: span, Items: []spec.Item{}}
	d.topicDoc = nil
	d.section = dialect.Prose
	d.sectionSpan = diag.Span{}
}

func (d *docReader) closeTopic() {
	d.closeCall()
	d.closeDefinition()
	d.closeService()
	d.topic.Doc = doctext.Doc(d.topicDoc)
	if d.topic.Title != "" || len(d.topic.Items) > 0 || len(d.topicDoc) > 0 {
		d.doc.Topics = append(d.doc.Topics, d.topic)
	}
}

func (d *docReader) read(b *syntax.Block) {
	if b.Kind == syntax.HeadingBlock {
		d.above.Pass(b)
		d.readHeading(b)
		return
	}
	defer d.above.Pass(b)
	switch {
	case b.Kind == syntax.TableBlock:
		d.noteTable(b)
	case b.Kind == syntax.FenceBlock && !d.checkFence(b):
		return
	}
	switch d.section {
	case dialect.Models, dialect.Enums:
		d.readDefinitionPart(b)
	case dialect.Prose:
		d.readProse(b)
	case dialect.Calls:
		if d.call != nil {
			d.readCallBlock(b)
			return
		}
		d.readTablePart(b)
	default:
		d.readTablePart(b)
	}
}

func (d *docReader) readHeading(b *syntax.Block) {
	if b.Level <= 3 {
		d.cut = nil
	}
	if b.Level <= 2 && d.call != nil {
		d.cut = b
	}
	switch {
	case b.Level == 1:
		d.closeTopic()
		d.checkLevel(b)
		d.openTopic(d.text(b.Text), b.Text)
	case b.Level == 2:
		d.closeCall()
		d.closeDefinition()
		d.openSection(b)
	case d.section == dialect.Models || d.section == dialect.Enums:
		d.readInnerHeading(b)
	case d.section == dialect.Calls && d.readCallHeading(b):
	default:
		d.documentService(d.docs.Heading(b))
		d.def = nil
		if d.section == dialect.Prose && d.strayCall(b) {
			return
		}
		d.checkLevel(b)
		if b.Level == 3 && d.section == dialect.Prose {
			d.outsideDefinition(b)
		}
	}
}

// readInnerHeading reads a heading below Models or Enums.
func (d *docReader) readInnerHeading(b *syntax.Block) {
	d.checkLevel(b)
	if b.Level == 3 {
		d.closeDefinition()
		d.openDefinition(b)
		return
	}
	if d.def != nil {
		d.def.deeper = true
		d.def.blocks = append(d.def.blocks, d.docs.Heading(b))
	}
}

// readProse reads a block that belongs to no section: text under a topic's
// title documents the topic, all else is for the readers of the document.
func (d *docReader) readProse(b *syntax.Block) {
	if d.sectionSpan.IsZero() && d.def == nil {
		d.topicDoc = append(d.topicDoc, d.docs.Blocks(b)...)
	}
	switch {
	case b.Kind != syntax.TableBlock:
	case d.def != nil && d.looksLikeDefinition(b):
		if !d.misspelt { // one finding is enough for the section
			d.diags.Add(DefinitionOutside, d.def.model.NameSpan, d.def.model.Name)
		}
		d.known, d.noted = true, true
		d.def = nil
	case !d.sectionSpan.IsZero() && !d.noted && passage.IsFields(d.tree.Document, b):
		d.unread = append(d.unread, b.Rows[0].Span)
		d.noted = true
	}
}

// outsideDefinition remembers a heading in prose that names a definition, in
// case a field table follows.
func (d *docReader) outsideDefinition(b *syntax.Block) {
	spans, _ := d.tree.CodeSpans(b.Text)
	if len(spans) == 0 || !cell.ValidIdent(d.text(spans[0].Inner)) {
		return
	}
	name := spans[0].Inner
	d.def = &definition{outside: true, model: &spec.Model{Name: d.text(name), NameSpan: name}}
}

// looksLikeDefinition reports whether the table's header names fields and types
// or constants and values.
func (d *docReader) looksLikeDefinition(b *syntax.Block) bool {
	return d.hasColumn(b, dialect.Name) && (d.hasColumn(b, dialect.Type) || d.hasColumn(b, dialect.Value))
}

// readTablePart reads a block of a section whose tables need no heading. The
// rest of a Service section documents the service; that of the others is for
// the readers of the document.
func (d *docReader) readTablePart(b *syntax.Block) {
	if b.Kind != syntax.TableBlock {
		if b.Kind != syntax.ParagraphBlock || !d.checkParagraph(b) {
			d.documentService(d.docs.Blocks(b)...)
			d.noteGo(b)
		}
		return
	}
	switch {
	case d.misplaced(b):
	case d.section == dialect.Calls && d.isIndex(b):
	case d.section == dialect.Calls:
		d.readCalls()
	case d.section == dialect.Services:
		d.readSettings()
	case d.section == dialect.Errors:
		d.readErrors()
	}
}
