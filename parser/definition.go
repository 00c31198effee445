package parser

import (
	"go/token"
	"slices"
	"strings"
	"unicode"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// definition is what has been read of one `###` heading and its parts.
type definition struct {
	model   *spec.Model   // what all definitions have; its fields if it is one
	named   bool          // the heading has a valid identifier
	second  *codeSpan     // a code span right behind the identifier: the type of an enum
	rest    string        // the heading without the identifier
	restSeg segment       // where the rest stands
	blocks  []spec.Block  // documentation
	deeper  bool          // a deeper heading was seen: tables are documentation
	hidden  *segment      // the header of the first table below a deeper heading
	outside bool          // stands in no section
	table   bool          // a table was seen, good or bad
	enum    *spec.Enum    // the definition is an enum
	record  *record       // the definition is a model
	fences  []*spec.Fence // Go fences below the heading
	broken  bool          // a Go fence below the heading has faults
	item    int           // index in the topic's items at which the definition stands
}

// openDefinition reads a `###` heading (rule 2.3).
func (d *docReader) openDefinition(b block) {
	def := &definition{item: len(d.topic.Items)}
	def.model = &spec.Model{Fields: []*spec.Field{}, Span: d.span(b.text), NameSpan: d.span(b.text)}
	d.def = def
	spans, unclosed := codeSpans(d.text, b.text)
	if len(spans) == 0 {
		if unclosed != nil {
			d.diags.Add(diag.UnclosedCode, d.src.Span(unclosed.start, b.text.end))
		} else {
			d.diags.Add(diag.MissingIdentifier, d.span(b.text), b.text.of(d.text))
		}
		d.ghosts = append(d.ghosts, identifiers(b.text.of(d.text))...)
		return
	}
	name := spans[0].inner
	if name.start == name.end {
		d.diags.Add(diag.MissingIdentifier, d.span(b.text), b.text.of(d.text))
		return
	}
	def.model.Name = name.of(d.text)
	def.model.NameSpan = d.span(name)
	def.named = checkIdent(def.model.Name, def.model.NameSpan, d.diags)
	if !def.named {
		d.ghosts = append(append(d.ghosts, def.model.Name), identifiers(def.model.Name)...)
	}
	d.headingRest(b.text, spans)
}

// headingRest keeps what stands around the identifier as the definition's first
// sentence, and a second code span in case the definition is an enum.
func (d *docReader) headingRest(heading segment, spans []codeSpan) {
	before := trimCell(d.text, segment{heading.start, spans[0].outer.start})
	after := trimCell(d.text, segment{spans[0].outer.end, heading.end})
	for before.start < before.end && after.start < after.end && isEmphasis(d.text[after.start]) && d.text[before.end-1] == d.text[after.start] {
		before.end--
		after.start++
	}
	before, after = trimCell(d.text, before), trimCell(d.text, after)
	d.def.restSeg = after
	d.def.rest = strings.TrimSpace(before.of(d.text) + " " + after.of(d.text))
	if len(spans) > 1 && spans[1].outer.start == after.start {
		d.def.second = &spans[1]
	}
}

// isEmphasis reports whether the byte may open and close emphasis.
func isEmphasis(b byte) bool { return b == '*' || b == '_' }

// checkIdent reports a name that Go does not allow for a declaration.
func checkIdent(name string, span diag.Span, diags *diag.List) bool {
	var what diag.Phrase
	switch {
	case token.IsKeyword(name):
		what = diag.Say("a keyword of Go")
	case !validIdent(name) && name != "_":
		diags.Add(diag.InvalidIdentifier, span, name)
		return false
	case name == "_":
		what = diag.Say("the blank identifier")
	case predeclared(name):
		what = diag.Say("predeclared in Go")
	case name == "init" || name == "main":
		what = diag.Say("reserved for a function")
	default:
		return true
	}
	diags.Add(diag.ReservedIdentifier, span, name, what)
	return false
}

// identifiers returns the words of a text that could be identifiers.
func identifiers(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return !isIdentRune(r) })
}

func isIdentRune(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }

// readDefinitionPart reads a block below Models or Enums.
func (d *docReader) readDefinitionPart(b block) {
	if b.kind == fenceBlock && isGo(b.info.of(d.text)) {
		d.readGoFence(b)
		return
	}
	if d.def == nil {
		d.readUnowned(b)
		return
	}
	switch {
	case b.kind == refusedBlock:
		d.def.table = true
	case d.def.deeper:
		if b.kind == tableBlock && d.def.hidden == nil {
			header := trimCell(d.text, b.rows[0])
			d.def.hidden = &header
		}
		d.def.blocks = append(d.def.blocks, d.docBlocks(b)...)
	case b.kind == tableBlock:
		d.readDefinitionTable(b)
	case b.kind == paragraphBlock && d.checkParagraph(b):
	default:
		if b.kind == fenceBlock && isJSON(b.info.of(d.text)) {
			d.readExample(b)
		}
		d.def.blocks = append(d.def.blocks, d.docBlocks(b)...)
	}
}

// readUnowned reads a block below Models or Enums that no heading claims.
func (d *docReader) readUnowned(b block) {
	switch b.kind {
	case tableBlock:
		d.diags.Add(diag.StrayTable, d.span(trimCell(d.text, b.rows[0])))
	case paragraphBlock:
		d.checkParagraph(b)
	}
}

// readDefinitionTable reads the table of a definition: an enum if it has a
// Value column (rule 4.1), else a struct.
func (d *docReader) readDefinitionTable(b block) {
	if d.def.table {
		d.diags.Add(diag.SecondTable, d.span(trimCell(d.text, b.rows[0])), d.def.model.Name)
		return
	}
	d.def.table = true
	var typed, valued bool
	for _, c := range d.cells(b.rows[0]) {
		typed = typed || typeColumn.matches(c.plain())
		valued = valued || valueColumn.matches(c.plain())
	}
	if valued || d.section == enums && !typed {
		d.readEnum(b)
	} else {
		d.readModel(b)
	}
}

// closeDefinition adds the definition to the topic, in front of the fences that
// stand below its heading.
func (d *docReader) closeDefinition() {
	def := d.def
	d.def = nil
	if def == nil || def.outside {
		return
	}
	if !def.named {
		if def.record != nil { // its cells are checked all the same
			d.records = append(d.records, def.record)
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
			d.diags.Add(diag.HiddenTable, d.span(*def.hidden), def.model.Name)
		default:
			d.diags.Add(diag.EmptyDefinition, def.model.NameSpan, def.model.Name)
		}
		d.addModel(def, doc)
	case def.declaredBy() != nil:
		f := def.declaredBy()
		f.Name, f.Doc = def.model.Name, doc
	case def.broken:
		d.ghosts = append(d.ghosts, def.model.Name)
	default:
		d.diags.Add(diag.UndeclaredDefinition, def.model.NameSpan, def.model.Name)
	}
}

func (d *docReader) addModel(def *definition, doc spec.Doc) {
	def.model.Doc = doc
	if def.record == nil {
		def.record = &record{model: def.model, diags: d.diags}
	}
	d.records = append(d.records, def.record)
	d.insert(def.item, spec.Item{Model: def.model})
}

func (d *docReader) insert(at int, i spec.Item) {
	items := append(d.topic.Items, spec.Item{})
	copy(items[at+1:], items[at:])
	items[at] = i
	d.topic.Items = items
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

func declares(f *spec.Fence, name string) bool {
	return slices.ContainsFunc(f.Consts, func(c *spec.Const) bool { return c.Name == name }) ||
		slices.ContainsFunc(f.Types, func(t *spec.GoType) bool { return t.Name == name }) ||
		slices.ContainsFunc(f.Vars, func(v *spec.GoVar) bool { return v.Name == name })
}

// definitionDoc joins the heading's sentence and the blocks below it.
func (d *docReader) definitionDoc(def *definition) spec.Doc {
	rest := def.rest
	if def.enum != nil && def.second != nil {
		rest = strings.TrimSpace(strings.Replace(rest, def.second.outer.of(d.text), "", 1))
	}
	blocks := def.blocks
	if rest != "" {
		head := cellDoc(rest, d.span(def.restSeg))
		blocks = append(head.Blocks, blocks...)
	}
	return withDeprecated(blocks)
}
