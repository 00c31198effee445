package parser

import (
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/parser/internal/cell"
	"github.com/mdspec-go/mdspec/parser/internal/doctext"
	"github.com/mdspec-go/mdspec/parser/internal/draft"
	"github.com/mdspec-go/mdspec/parser/internal/fence"
	"github.com/mdspec-go/mdspec/parser/syntax"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
	"github.com/mdspec-go/mdspec/spec/gofence"
)

// openDefinition reads a `###` heading (rule 2.3).
func (d *docReader) openDefinition(b *syntax.Block) {
	def := &definition{item: len(d.topic.Items)}
	def.model = &spec.Model{Fields: []*spec.Field{}, Span: b.Text, NameSpan: b.Text}
	d.def = def
	_, isCall := d.headedCall(b)
	if isCall = isCall && slices.ContainsFunc(d.ahead(3), d.isPartTitle); isCall || dialect.IsRoute(cell.Plain(d.text(b.Text))) {
		d.wrongSection(d.above.At(d.tree.Document, b, dialect.CallTable))
		return
	}
	spans, unclosed := d.tree.CodeSpans(b.Text)
	if len(spans) == 0 {
		if unclosed != nil {
			d.diags.Add(cell.UnclosedCode, d.src.Span(unclosed.Start, b.Text.End))
		} else {
			d.missingIdentifier(b.Text)
		}
		d.loseNames(cell.Identifiers(d.text(b.Text))...)
		return
	}
	name := spans[0].Inner
	if name.Start == name.End {
		d.missingIdentifier(b.Text)
		return
	}
	def.model.Name = d.text(name)
	def.model.NameSpan = name
	def.named = cell.CheckIdent(def.model.Name, def.model.NameSpan, d.diags)
	if !def.named {
		d.loseNames(append(cell.Identifiers(def.model.Name), def.model.Name)...)
	}
	d.headingRest(b.Text, spans)
}

// missingIdentifier reports a heading without a name, and offers one.
func (d *docReader) missingIdentifier(heading diag.Span) {
	text := d.text(heading)
	name, rest := nameFor(text)
	d.diags.Add(MissingIdentifier, heading, text, name, rest)
}

// nameFor returns a name and a text for a heading of a definition, of the headings
// above it.
func nameFor(headings ...string) (name string, rest any) {
	name, words := draft.Passage{Headings: headings}.Name()
	if words == "" {
		return name, diag.Say("text", "说明")
	}
	return name, words
}

// headingRest keeps the text around the identifier as the definition's first
// sentence, and a second code span in case the definition is an enum.
func (d *docReader) headingRest(heading diag.Span, spans []syntax.CodeSpan) {
	before := d.tree.Trim(d.src.Span(heading.Start, spans[0].Outer.Start))
	after := d.tree.Trim(d.src.Span(spans[0].Outer.End, heading.End))
	for _, mark := range d.text(after) { // emphasis around the identifier
		if mark != '*' && mark != '_' || !strings.HasSuffix(d.text(before), string(mark)) {
			break
		}
		before.End--
		after.Start++
	}
	before, after = d.tree.Trim(before), d.tree.Trim(after)
	d.def.restSpan = after
	d.def.rest = strings.TrimSpace(d.text(before) + " " + d.text(after))
	if len(spans) > 1 && spans[1].Outer.Start == after.Start {
		d.def.second = &spans[1]
	}
}

// readDefinitionPart reads a block below Models or Enums.
func (d *docReader) readDefinitionPart(b *syntax.Block) {
	if d.isGoFence(b) {
		d.readGoFence(b)
		return
	}
	if d.def == nil {
		d.readUnowned(b)
		return
	}
	switch {
	case b.Kind == syntax.RefusedTable:
		d.def.table = true
	case d.def.deeper:
		if b.Kind == syntax.TableBlock && d.def.hidden == nil {
			d.def.hidden = &b.Rows[0].Span
		}
		d.def.blocks = append(d.def.blocks, d.docs.Blocks(b)...)
	case b.Kind == syntax.TableBlock:
		d.readDefinitionTable(b)
	case b.Kind == syntax.ParagraphBlock && d.checkParagraph(b):
	default:
		d.readExample(b)
		d.def.blocks = append(d.def.blocks, d.docs.Blocks(b)...)
	}
}

// readUnowned reads a block below Models or Enums that no heading claims.
func (d *docReader) readUnowned(b *syntax.Block) {
	switch b.Kind {
	case syntax.TableBlock:
		if !d.misplaced(b) {
			name, rest := nameFor(d.above.At(d.tree.Document, b, dialect.FieldTable).Headings...)
			d.diags.Add(StrayTable, b.Rows[0].Span, name, rest)
		}
	case syntax.ParagraphBlock:
		d.checkParagraph(b)
	}
}

// readDefinitionTable reads the table of a definition: an enum if it has a
// Value column (rule 4.1), else a struct.
func (d *docReader) readDefinitionTable(b *syntax.Block) {
	if d.def.table {
		d.diags.Add(SecondTable, b.Rows[0].Span, d.def.model.Name)
		return
	}
	d.def.table = true
	if d.misplaced(b) {
		return
	}
	if d.hasColumn(b, dialect.Value) || d.section == dialect.Enums && !d.hasColumn(b, dialect.Type) {
		d.readEnum()
	} else {
		d.readModel()
	}
}

// closeDefinition adds the definition to the topic, in front of the fences that
// follow its heading.
func (d *docReader) closeDefinition() {
	def := d.def
	d.def = nil
	if def == nil || def.outside {
		return
	}
	if !def.named {
		if def.node != nil { // its cells are checked all the same
			d.models = append(d.models, def.node)
		}
		return
	}
	doc := d.definitionDoc(def)
	switch {
	case def.enum != nil:
		def.enum.Doc = doc
		d.insert(def.item, spec.Item{Enum: def.enum})
	case def.table || len(def.fences) == 0 && !def.broken:
		switch {
		case def.table:
		case def.hidden != nil:
			d.diags.Add(HiddenTable, *def.hidden, def.model.Name)
		default:
			d.diags.Add(EmptyDefinition, def.model.NameSpan, def.model.Name)
		}
		d.addModel(def, doc)
	case def.documentFence(doc):
	case def.broken:
		d.loseNames(def.model.Name)
	default:
		d.diags.Add(UndeclaredDefinition, def.model.NameSpan, def.model.Name)
	}
}

func (d *docReader) addModel(def *definition, doc spec.Doc) {
	def.model.Doc = doc
	if def.node == nil {
		def.node = &modelNode{Model: def.model}
	}
	d.models = append(d.models, def.node)
	d.insert(def.item, spec.Item{Model: def.model})
}

func (d *docReader) insert(at int, i spec.Item) {
	d.topic.Items = slices.Insert(d.topic.Items, at, i)
}

// declaredBy returns the fence of the definition that declares its name.
func (def *definition) declaredBy() *spec.Fence {
	for _, f := range def.fences {
		if declares(f, def.model.Name) {
			return f
		}
	}
	return nil
}

// documentFence gives the fence that declares the name of the definition what the
// heading says; it reports whether there is one.
func (def *definition) documentFence(doc spec.Doc) bool {
	f := def.declaredBy()
	if f != nil {
		f.Name, f.Doc = def.model.Name, doc
	}
	return f != nil
}

func declares(f *spec.Fence, name string) bool {
	return slices.ContainsFunc(f.Consts, func(c *spec.Const) bool { return c.Name == name }) ||
		slices.ContainsFunc(f.Types, func(t *spec.GoType) bool { return t.Name == name }) ||
		slices.ContainsFunc(f.Vars, func(v *spec.GoVar) bool { return v.Name == name })
}

// definitionDoc joins the heading's sentence and the blocks below it.
func (d *docReader) definitionDoc(def *definition) spec.Doc {
	rest := def.rest
	if def.enum != nil && def.second != nil {
		rest = strings.TrimSpace(strings.Replace(rest, d.text(def.second.Outer), "", 1))
	}
	blocks := def.blocks
	if rest != "" {
		head := doctext.Cell(d.tree.Inline(rest), def.restSpan)
		blocks = append(head.Blocks, blocks...)
	}
	return doctext.Doc(blocks)
}

// readGoFence reads a fence of Go declarations (rule 5.1).
func (d *docReader) readGoFence(b *syntax.Block) {
	f, ok := fence.Read(d.src, b.Content.Start, b.Content.End, d.base, d.diags)
	if !ok {
		d.loseNames(gofence.GuessNames(b.Content.Text())...)
		if d.def != nil {
			d.def.broken = true
		}
		return
	}
	if d.def != nil {
		d.def.fences = append(d.def.fences, f.Schema)
	}
	d.fences = append(d.fences, f)
	d.add(spec.Item{Fence: f.Schema})
}

// readExample keeps a JSON fence as an example of the definition (rule 5.3);
// it is checked when all types are known.
func (d *docReader) readExample(b *syntax.Block) {
	if !d.isFence(b, "json") {
		return
	}
	text := strings.ReplaceAll(b.Content.Text(), "\r\n", "\n")
	d.def.model.Examples = append(d.def.model.Examples, spec.Example{Text: text, Span: b.Content})
}
