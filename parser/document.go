package parser

import (
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// docReader reads one document. Documents are read at the same time; what they
// say of each other is left to the resolver.
type docReader struct {
	file  File
	src   *diag.Source
	text  []byte // see clean
	diags *diag.List
	doc   *spec.Document

	topic       *spec.Topic
	topicDoc    []spec.Block
	section     section
	sectionSpan diag.Span
	def         *definition   // the definition whose parts are being read
	service     *spec.Service // the service whose section is being read
	previous    block         // the block before this one under the same heading
	misspelt    bool          // the section has nearly the title of one that mdspec reads
	known       bool          // the document has a section that mdspec reads

	outline outline
	laidOut int // bytes of the tables that are documentation

	records []*record     // models, with what the resolver needs to know of their cells
	calls   []*callRecord // the same of calls
	ghosts  []string      // names that an error may have kept from being declared

	codes      map[*spec.ErrorCode]diag.Span // their Code cells
	badSetting bool                          // a row of a Service table has a fault: a setting may be missing

	missing bool // the document could not be read at all
}

// readDocument reads one document as far as it can be understood.
func readDocument(f File) *docReader {
	src := diag.NewSource(f.Path, f.Content)
	d := &docReader{file: f, src: src, diags: new(diag.List), codes: map[*spec.ErrorCode]diag.Span{}}
	d.doc = &spec.Document{Name: f.Name, Topics: []*spec.Topic{}, Span: src.Span(0, len(f.Content))}
	checkName(src, f.Name, d.diags)
	text, ok := clean(src, d.diags)
	if !ok {
		d.missing = true
		return d
	}
	d.text = text
	faults := *d.diags
	d.openTopic("", diag.Span{})
	for _, b := range readBlocks(src, text, d.diags) {
		d.read(b)
		d.previous = b
	}
	d.closeTopic()
	d.doc.Layout = d.layout()
	if !d.known {
		d.diags.Add(diag.NoSection, d.firstLine())
	}
	d.dropEchoes(faults)
	return d
}

func (d *docReader) span(s segment) diag.Span { return d.src.Span(s.start, s.end) }

// firstLine returns the first line of the document that says something.
func (d *docReader) firstLine() diag.Span {
	for n := 1; n <= d.src.Lines(); n++ {
		start := d.src.LineStart(n)
		line := trimCell(d.text, segment{start, start + len(d.src.Line(n))})
		if line.start < line.end {
			return d.span(line)
		}
	}
	return d.src.Span(0, 0)
}

// dropEchoes removes findings on lines whose bytes are at fault already.
func (d *docReader) dropEchoes(faults diag.List) {
	if len(faults) == 0 {
		return
	}
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
	d.section = prose
	d.sectionSpan = diag.Span{}
}

func (d *docReader) closeTopic() {
	d.closeDefinition()
	d.closeService()
	d.topic.Doc = withDeprecated(d.topicDoc)
	if d.topic.Title != "" || len(d.topic.Items) > 0 || len(d.topicDoc) > 0 {
		d.doc.Topics = append(d.doc.Topics, d.topic)
	}
}

func (d *docReader) add(i spec.Item) { d.topic.Items = append(d.topic.Items, i) }

func (d *docReader) read(b block) {
	switch b.kind {
	case headingBlock:
		d.outline.headings = append(d.outline.headings, b)
		d.readInline([]segment{b.text})
		d.readHeading(b)
		return
	case htmlBlock:
		d.readDirectives(b)
	case paragraphBlock, listBlock, quoteBlock:
		d.readInline(b.lines)
	case tableBlock:
		d.readInline(b.rows)
		defer d.finishTable(b, d.openTable(b))
	}
	if b.kind == fenceBlock && !d.checkFence(b) {
		return
	}
	switch d.section {
	case models, enums:
		d.readDefinitionPart(b)
	case calls, service, errorCodes:
		d.readTablePart(b)
	default:
		d.readProse(b)
	}
}

func (d *docReader) readHeading(b block) {
	switch {
	case b.level == 1:
		d.closeTopic()
		d.checkLevel(b)
		d.openTopic(b.text.of(d.text), d.span(b.text))
	case b.level == 2:
		d.closeDefinition()
		d.openSection(b)
	case d.section == models || d.section == enums:
		d.readInnerHeading(b)
	default:
		d.checkLevel(b)
		d.documentService(d.headingDoc(b))
		d.def = nil
		if b.level == 3 && d.section == prose {
			d.outsideDefinition(b)
		}
	}
}

// readInnerHeading reads a heading below Models or Enums.
func (d *docReader) readInnerHeading(b block) {
	d.checkLevel(b)
	if b.level == 3 {
		d.closeDefinition()
		d.openDefinition(b)
		return
	}
	if d.def != nil {
		d.def.deeper = true
		d.def.blocks = append(d.def.blocks, d.headingDoc(b))
	}
}

func (d *docReader) headingDoc(b block) spec.Block {
	return spec.Block{Kind: spec.Heading, Lines: []string{b.text.of(d.text)}, Span: d.span(b.text)}
}

// readProse reads a block that belongs to no section: text under a topic's
// title documents the topic, all else is for the readers of the document.
func (d *docReader) readProse(b block) {
	if d.sectionSpan.IsZero() && d.def == nil {
		d.topicDoc = append(d.topicDoc, d.docBlocks(b)...)
	}
	if d.def != nil && b.kind == tableBlock && d.looksLikeDefinition(b) {
		if !d.misspelt { // one finding is enough for the section
			d.diags.Add(diag.DefinitionOutside, d.def.model.NameSpan, d.def.model.Name)
		}
		d.known = true
		d.def = nil
	}
}

// outsideDefinition remembers a heading in prose that names a definition, in
// case a field table follows.
func (d *docReader) outsideDefinition(b block) {
	spans, _ := codeSpans(d.text, b.text)
	if len(spans) == 0 || !validIdent(spans[0].inner.of(d.text)) {
		return
	}
	name := spans[0].inner
	d.def = &definition{outside: true, model: &spec.Model{Name: name.of(d.text), NameSpan: d.span(name)}}
}

// looksLikeDefinition reports whether the table's header names fields and types
// or constants and values.
func (d *docReader) looksLikeDefinition(b block) bool {
	headers := map[string]bool{}
	for _, c := range d.cells(b.rows[0]) {
		for _, known := range []column{nameColumn, typeColumn, valueColumn} {
			if known.matches(c.plain()) {
				headers[known.name] = true
			}
		}
	}
	return headers["Name"] && (headers["Type"] || headers["Value"])
}

// readTablePart reads a block of a section whose tables stand on their own. The
// rest of a Service section documents the service; that of the others is for
// the readers of the document.
func (d *docReader) readTablePart(b block) {
	if b.kind != tableBlock {
		if b.kind != paragraphBlock || !d.checkParagraph(b) {
			d.documentService(d.docBlocks(b)...)
		}
		return
	}
	switch d.section {
	case calls:
		d.readCalls(b)
	case service:
		d.readSettings(b)
	case errorCodes:
		d.readErrors(b)
	}
}
