package parser

import (
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/parser/internal/cell"
	"github.com/mdspec-go/mdspec/parser/internal/doctext"
	"github.com/mdspec-go/mdspec/parser/internal/passage"
	"github.com/mdspec-go/mdspec/parser/syntax"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// callDef is what has been read of one heading of a call and what is below it
// (rule 6.9).
type callDef struct {
	*callNode
	named   bool                           // the heading has a valid name
	broken  bool                           // the heading is only nearly that of a call: what is below it is read, and no call is declared
	details bool                           // the small table was seen
	blocks  []spec.Block                   // documentation
	part    *callPart                      // that is being read; nil above the first, and below a heading of documentation
	seen    map[dialect.PartKind]diag.Span // the titles of the parts so far
}

// openBroken begins what is not declared, so that what is below its heading is read as
// that of a call.
func (d *docReader) openBroken(name string, at diag.Span) {
	d.call = &callDef{callNode: &callNode{Call: &spec.Call{Name: name, NameSpan: at}}, broken: true, named: name != "", seen: map[dialect.PartKind]diag.Span{}}
}

// closeCall adds the call behind the types that its parts declare.
func (d *docReader) closeCall() {
	c := d.call
	if c == nil {
		return
	}
	d.closePart()
	d.call = nil
	if c.broken || !c.ok {
		return
	}
	c.Doc = doctext.Doc(c.blocks)
	d.add(spec.Item{Call: c.Call})
}

// callPart is what has been read of a part of a call (rule 6.11).
type callPart struct {
	partTitle
	title  diag.Span
	from   int         // index of the block below it
	def    *definition // the type that tables below the heading declare
	twice  bool        // the call has such a part already
	deeper bool        // the last heading gives no place: what follows is documentation
	level  int         // of that heading
}

// readPartHeading reads a heading below that of a call; it reports whether it belongs
// to the call.
func (d *docReader) readPartHeading(b *syntax.Block) bool {
	t := d.partTitle(b)
	p := d.call.part
	switch {
	case b.Level == 4:
		d.closePart()
		if t.kind == dialect.NoPart {
			return d.otherHeading(b, t)
		}
		d.openPart(b, t)
	case p == nil && t.kind != dialect.NoPart:
		d.diags.Add(PartLevel, b.Text, t.word)
		d.openPart(b, t)
	case p == nil || p.kind == dialect.ErrorsPart:
		return d.otherHeading(b, t)
	default:
		p.def.in, p.level = spec.InDefault, b.Level
		if b.Level == 5 {
			p.def.in = dialect.PlaceOf(cell.Plain(d.text(b.Text)))
		}
		if p.deeper = p.def.in == spec.InDefault; p.deeper {
			p.def.blocks = append(p.def.blocks, d.docs.Heading(b))
		}
	}
	return true
}

// otherHeading reads a heading below a call that opens no part: documentation, unless
// it is nearly the title of one.
func (d *docReader) otherHeading(b *syntax.Block, t partTitle) bool {
	h, isCall := d.headedCall(b)
	if isCall {
		d.levels = append(d.levels, h)
		if slices.ContainsFunc(d.ahead(b.Level), d.isPartTitle) { // which are its own
			d.closeCall()
			d.openBroken(d.text(h.name.Inner), h.name.Inner)
			return true
		}
	} else {
		d.checkLevel(b)
	}
	near := d.nearPart(t)
	if b.Level == 4 && !isCall && (near != nil || slices.ContainsFunc(d.ahead(4), d.isFieldTable)) {
		d.diags.Add(UnknownPart, b.Text, t.word).Suggest = near
		d.call.requestOK, d.call.responseOK = false, false // it may be either
	}
	d.call.blocks = append(d.call.blocks, d.docs.Heading(b))
	d.call.details = true // tables below it are documentation
	return true
}

// nearPart returns the titles of parts that a title may stand for: one that is spelled
// nearly like it, or its first word, or any word of it if it also names a type. A title
// with the word error is that of the errors if a table of codes is below it.
func (d *docReader) nearPart(t partTitle) []string {
	words := strings.FieldsFunc(t.word, func(r rune) bool { return strings.ContainsRune(" :：", r) })
	isPart := func(word string) bool { return dialect.PartOf(word) != dialect.NoPart }
	i := slices.IndexFunc(words, isPart)
	lower := strings.ToLower(t.word)
	switch {
	case len(words) > 1 && t.written != nil && i >= 0:
		title := dialect.PartOf(words[i]).Title(words[i] > "~")
		if at := slices.IndexFunc(words, dialect.IsOptional); at >= 0 {
			title += " … " + strings.ToLower(words[at])
		}
		return []string{title}
	case len(words) > 1 && i == 0:
		return words[:1]
	case strings.Contains(lower, "error") && slices.ContainsFunc(d.ahead(4), d.isErrorTable):
		return []string{dialect.ErrorsPart.Title(false)}
	case strings.Contains(lower, "错误") && slices.ContainsFunc(d.ahead(4), d.isErrorTable):
		return []string{dialect.ErrorsPart.Title(true)}
	}
	return diag.Suggest(t.word, dialect.PartTitles())
}

// isErrorTable reports whether a block is a table of error codes, by its columns.
func (d *docReader) isErrorTable(b *syntax.Block) bool {
	return b.Kind == syntax.TableBlock && passage.Looks(d.tree.Document, b) == dialect.ErrorTable
}

// isFieldTable reports whether a block is a table of fields, by its columns.
func (d *docReader) isFieldTable(b *syntax.Block) bool {
	return b.Kind == syntax.TableBlock && passage.IsFields(d.tree.Document, b)
}

// openPart begins a part.
func (d *docReader) openPart(b *syntax.Block, t partTitle) {
	def := &definition{item: len(d.topic.Items), model: &spec.Model{Fields: []*spec.Field{}, Span: b.Text, NameSpan: b.Text}}
	if d.call.named {
		def.model.Name, def.named = d.call.Name+partSuffix[t.kind], true
	}
	if t.written != nil {
		def.model.Name, def.model.NameSpan = d.text(t.written.Inner), t.written.Inner
	}
	if text := d.text(t.rest); text != "" {
		def.blocks = doctext.Cell(d.tree.Inline(text), t.rest).Blocks
	}
	first, twice := d.call.seen[t.kind]
	if twice {
		d.diags.Add(PartTwice, b.Text, t.word).Relate(first, diag.FirstHere)
	}
	d.call.seen[t.kind] = b.Text
	d.call.part = &callPart{partTitle: t, title: b.Text, from: d.at + 1, def: def, twice: twice}
	if t.kind != dialect.ErrorsPart {
		d.def = def
	}
}

// partSuffix is what follows the name of a call in the name of the type that a part
// declares.
var partSuffix = map[dialect.PartKind]string{dialect.RequestPart: "Request", dialect.ResponsePart: "Response"}

// readPartBlock reads a block of a request or a response.
func (d *docReader) readPartBlock(b *syntax.Block) {
	p := d.call.part
	switch {
	case d.isGoFence(b):
		d.readGoFence(b)
		return
	case b.Kind == syntax.RefusedTable:
		p.def.table = true
		return
	case b.Kind == syntax.TableBlock && p.deeper && p.level == 5 && d.isFieldTable(b):
		d.diags.Add(UnknownPlace, b.Rows[0].Span, p.word)
		p.def.hidden = &b.Rows[0].Span
		return
	case b.Kind == syntax.TableBlock && !p.deeper:
		p.def.table = true
		d.readModel()
		return
	case b.Kind == syntax.ParagraphBlock && d.checkParagraph(b):
		return
	}
	d.readExample(b)
	p.def.blocks = append(p.def.blocks, d.docs.Blocks(b)...)
}

// closePart gives the call what the part says.
func (d *docReader) closePart() {
	p := d.call.part
	d.call.part, d.def = nil, nil
	switch {
	case p == nil:
	case p.twice:
		if p.def.node != nil { // its cells are checked all the same
			d.models = append(d.models, p.def.node)
		}
	case p.kind == dialect.ErrorsPart:
		d.documentPart(p)
	case p.def.table:
		d.declarePart(p)
	case p.written != nil:
		d.namePart(p, cell.Type(cell.Cell{Span: p.written.Inner, Doc: d.tree.Document, Code: true}, d.diags))
	case p.def.declaredBy() != nil:
		d.namePart(p, p.ownType())
	default:
		d.leavePart(p)
	}
}

// declarePart adds the type that the tables of a part declare.
func (d *docReader) declarePart(p *callPart) {
	def := p.def
	if p.written != nil {
		def.named = d.checkDeclared(p)
	}
	if !def.named {
		d.loseNames(append(cell.Identifiers(def.model.Name), def.model.Name)...)
		if def.node != nil { // its cells are checked all the same
			d.models = append(d.models, def.node)
		}
		d.setPart(p, nil, false)
		return
	}
	d.addModel(def, doctext.Doc(def.blocks))
	d.setPart(p, p.ownType(), true)
}

// checkDeclared checks the name of the type that the table below a part declares.
func (d *docReader) checkDeclared(p *callPart) bool {
	name := p.def.model.Name
	if cell.CheckIdent(name, p.def.model.NameSpan, d.diags) {
		return true
	}
	words, below := cell.Identifiers(name), d.tree.Blocks[p.from:d.at+1]
	i := slices.IndexFunc(below, func(b *syntax.Block) bool { return b.Kind == syntax.TableBlock })
	if strings.ContainsAny(name, "[]*") && len(words) > 0 && i >= 0 {
		(*d.diags)[len(*d.diags)-1].Relate(below[i].Rows[0].Span, diag.Say(
			"this table declares the type of that name: to have `%[1]s` here, put the table under `## Models`, below ### `%[2]s`",
			"这个表格声明的就是这个名字的类型：要在这里写 `%[1]s`，就把表格放到 `## 模型` 下的 ### `%[2]s` 下面", name, words[len(words)-1]))
	}
	return false
}

// ownType returns the type that the part declares.
func (p *callPart) ownType() *spec.Type {
	return &spec.Type{Kind: spec.Named, Name: p.def.model.Name, Span: p.def.model.NameSpan}
}

// namePart keeps the type that a part names. What else is in it documents a fence of
// the part that declares the type, or else tells readers of the call.
func (d *docReader) namePart(p *callPart, t *spec.Type) {
	d.setPart(p, t, t != nil)
	if examples := p.def.model.Examples; len(examples) > 0 {
		if d.call.examples == nil {
			d.call.examples = map[dialect.PartKind][]spec.Example{}
		}
		d.call.examples[p.kind] = examples
	}
	if !p.def.documentFence(doctext.Doc(p.def.blocks)) {
		d.documentPart(p)
	}
}

// leavePart reports a part of no type, unless nothing in it is of one.
func (d *docReader) leavePart(p *callPart) {
	def := p.def
	switch {
	case def.broken:
		d.loseNames(def.model.Name)
		d.setPart(p, nil, false)
	case !def.named, def.hidden != nil: // which is why nothing is of it
	case len(def.fences) > 0:
		d.diags.Add(EmptyPart, p.title, p.word, diag.Say("Go", "Go 代码"), def.fenceType())
	case len(def.model.Examples) > 0:
		d.diags.Add(EmptyPart, p.title, p.word, diag.Say("an example", "示例"), "TypeName")
	default:
		below := d.tree.Blocks[p.from : d.at+1] // the heading that ends the part has no fields
		if found := passage.In(d.tree.Document, below, 1); len(found) > 0 && found[0].Kind == dialect.FieldTable {
			d.diags.Add(EmptyPart, found[0].Span, p.word, diag.Say("fields", "字段"), "TypeName")
		}
	}
	d.documentPart(p)
}

// fenceType returns the first type that a fence of the definition declares; some name
// without one.
func (def *definition) fenceType() string {
	for _, f := range def.fences {
		if len(f.Types) > 0 {
			return f.Types[0].Name
		}
	}
	return "TypeName"
}

// documentPart adds the text of a part to that of the call.
func (d *docReader) documentPart(p *callPart) {
	if len(p.def.blocks) > 0 {
		head := spec.Block{Kind: spec.Heading, Lines: []string{p.word}, Span: p.title}
		d.call.blocks = append(append(d.call.blocks, head), p.def.blocks...)
	}
}

// setPart gives the call the type of a part, which its small table must not name too.
func (d *docReader) setPart(p *callPart, t *spec.Type, ok bool) {
	into, isOK := &d.call.Request, &d.call.requestOK
	if p.kind == dialect.ResponsePart {
		into, isOK = &d.call.Response, &d.call.responseOK
		d.call.Optional = p.optional
	}
	if *into != nil {
		d.diags.Add(PartTwice, p.title, p.word).Relate((*into).Span, diag.FirstHere)
		return
	}
	*into, *isOK = t, ok && *isOK
}
