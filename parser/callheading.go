package parser

import (
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/parser/internal/cell"
	"github.com/mdspec-go/mdspec/parser/internal/doctext"
	"github.com/mdspec-go/mdspec/parser/internal/draft"
	"github.com/mdspec-go/mdspec/parser/internal/route"
	"github.com/mdspec-go/mdspec/parser/internal/table"
	"github.com/mdspec-go/mdspec/parser/syntax"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// isIndex reports whether the table above the first call of a section lists its calls
// for readers, after noting it (rule 6.10).
func (d *docReader) isIndex(b *syntax.Block) bool {
	if d.headed || d.isCallTable(b) {
		return false
	}
	isCall := func(b *syntax.Block) bool {
		if b.Kind != syntax.HeadingBlock || b.Level != 3 {
			return false
		}
		_, ok := d.headedCall(b)
		return ok
	}
	index := slices.ContainsFunc(d.ahead(2), isCall)
	d.tree.Tables[len(d.tree.Tables)-1].Index = index
	return index
}

// readCallHeading reads a heading below API calls; it reports whether the heading is
// that of a call or of a part of one.
func (d *docReader) readCallHeading(b *syntax.Block) bool {
	if b.Level > 3 && d.call != nil && d.readPartHeading(b) {
		return true
	}
	if b.Level == 3 && d.readRaisedPart(b) {
		return true
	}
	if b.Level == 3 {
		d.closeCall()
	}
	h, ok := d.headedCall(b)
	switch {
	case d.hasCallTable():
		return false
	case ok && b.Level == 3:
		d.openCall(b, h)
		return true
	case ok:
		d.levels = append(d.levels, h)
		return false
	}
	return b.Level == 3 && d.nearlyCall(b)
}

// readRaisedPart reads a heading of level three that would end the call above it, and is
// meant to be its request or its response: it names a type, or fields are below it.
func (d *docReader) readRaisedPart(b *syntax.Block) bool {
	t := d.partTitle(b)
	if d.call == nil || t.kind != dialect.RequestPart && t.kind != dialect.ResponsePart || d.hasCallTable() {
		return false
	}
	if t.written == nil && !slices.ContainsFunc(d.ahead(3), d.isFieldTable) {
		return false
	}
	d.closePart()
	d.diags.Add(PartLevel, b.Text, t.word)
	d.openPart(b, t)
	return true
}

// openCall begins a call.
func (d *docReader) openCall(b *syntax.Block, h headedCall) {
	node := &callNode{Call: &spec.Call{Heading: true, Span: b.Text}, requestOK: true, responseOK: true, topic: d.topic}
	d.call = &callDef{callNode: node, seen: map[dialect.PartKind]diag.Span{}}
	d.headed = true
	c := &callReader{doc: d, callNode: node}
	c.Name, c.NameSpan = d.text(h.name.Inner), h.name.Inner
	d.call.named = cell.CheckIdent(c.Name, c.NameSpan, d.diags)
	c.ok = c.setURL(cell.Cell{Span: h.url.Inner, Doc: d.tree.Document}) && d.checkColons(node) && d.call.named
	d.calls = append(d.calls, node)
	if rest := d.callRest(b.Text, h); rest != "" {
		d.call.blocks = doctext.Cell(d.tree.Inline(rest), b.Text).Blocks
	}
}

// checkColons reports parameters of the path that are not written in braces.
func (d *docReader) checkColons(c *callNode) bool {
	m := colonName.FindStringSubmatch(c.Path)
	if m == nil {
		return true
	}
	text := c.URLSpan.Text()
	d.diags.Add(InvalidURL, c.URLSpan, text, diag.Say("the parameter `:%[1]s` is written `{%[1]s}`", "参数 `:%[1]s` 要写成 `{%[1]s}`", m[1])).Suggest =
		[]string{colonName.ReplaceAllString(text, "/{$1}")}
	return false
}

// callRest returns the text of a heading around the name and the URL of its call.
func (d *docReader) callRest(heading diag.Span, h headedCall) string {
	var words []string
	for _, at := range []diag.Span{
		d.src.Span(heading.Start, h.name.Outer.Start),
		d.src.Span(h.name.Outer.End, h.url.Outer.Start),
		d.src.Span(h.url.Outer.End, heading.End),
	} {
		if text := strings.Trim(d.text(at), " \t*_-–—:：|·"); text != "" {
			words = append(words, text)
		}
	}
	return strings.Join(words, " ")
}

// nearlyCall reports a heading that is nearly that of a call. What is below it is read
// as if it were one. A heading that a row of a call table has the name or the URL of
// tells readers more about that call; one with a URL alone can be prose, as in version
// 1, in a document that has no other headings of calls.
func (d *docReader) nearlyCall(b *syntax.Block) bool {
	text := d.text(b.Text)
	name, nameSpan := d.identifierIn(b.Text)
	found := routeInTitle.FindStringSubmatch(text)
	var reason diag.Phrase
	url, hasParts := "POST /path", slices.ContainsFunc(d.ahead(3), d.isPartTitle)
	switch {
	case name != "" && d.inTables().names[name]:
		return false
	case found != nil:
		url = found[1] + " " + colonName.ReplaceAllString(route.SuggestPath(found[2], ""), "/{$1}")
		known := d.inTables().urls[dialect.PathParameter.ReplaceAllString(url, "{}")]
		if known || name == "" && !hasParts && !d.hasHeadedCalls() {
			return false
		}
		reason = d.nearRoute(b.Text, name)
	case name != "" && hasParts:
		reason = diag.Say("the URL is missing", "缺少接口地址")
	default:
		return false
	}
	shown, words := name, wordsBeside(text, name, found)
	if shown == "" {
		shown, _ = draft.Passage{Headings: []string{url}}.Name()
	}
	d.diags.Add(CallHeading, b.Text, reason, shown, url, words)
	d.openBroken(name, nameSpan)
	d.headed, d.nearly = true, true
	return true
}

// readCallBlock reads a block below the heading of a call.
func (d *docReader) readCallBlock(b *syntax.Block) {
	c := d.call
	switch {
	case c.part != nil && c.part.kind != dialect.ErrorsPart:
		d.readPartBlock(b)
		return
	case b.Kind == syntax.ParagraphBlock && d.checkParagraph(b):
		return
	case b.Kind != syntax.TableBlock:
	case c.part != nil:
		d.readCallErrors()
		return
	case d.readDetails(b):
		return
	}
	into := &c.blocks
	if c.part != nil {
		into = &c.part.def.blocks
	}
	*into = append(*into, d.docs.Blocks(b)...)
}

// readDetails reads the small table below the heading of a call (rule 6.10); it
// reports whether the table is one.
func (d *docReader) readDetails(b *syntax.Block) bool {
	header := table.Cells(d.tree.Document, b.Rows[0])
	known := slices.ContainsFunc(header, func(c cell.Cell) bool { return dialect.CallDetails.Column(c.Plain()) != nil }) ||
		!slices.ContainsFunc(header, func(c cell.Cell) bool { return dialect.CallDetails.Meant(c.Plain()) == nil }) // nearly a small table
	switch {
	case d.call.part == nil && len(d.call.seen) > 0, d.call.details && !known:
		return false
	case !known && d.isFieldTable(b):
		d.diags.Add(TableOfNoPart, b.Rows[0].Span, d.call.Name)
		return true
	case !known:
		return false
	case d.call.details:
		d.diags.Add(SecondTable, b.Rows[0].Span, d.call.Name)
		return true
	}
	d.call.details = true
	t := d.readTable(dialect.CallDetails)
	if !t.OK {
		d.call.requestOK, d.call.responseOK = false, false
		return true
	}
	rows := 0
	t.Each(func(r table.Row) {
		if rows++; rows == 1 {
			(&callReader{d, r, d.call.callNode}).readDetails()
		} else if rows == 2 {
			d.diags.Add(DetailRows, r.Span, d.call.Name)
		}
	})
	if len(t.Rows) == 2 {
		d.diags.Add(DetailRows, b.Rows[0].Span, d.call.Name)
	}
	return true
}

// readCallErrors reads the table of the error codes that a call returns (rule 6.12).
func (d *docReader) readCallErrors() {
	t := d.readTable(dialect.CallErrors)
	if !t.Has(dialect.Name) && !t.Has(dialect.Code) && t.OK {
		t.Missing(dialect.Name)
	}
	t.Each(func(r table.Row) {
		if !t.OK {
			return
		}
		name, _ := r.Cell(dialect.Name)
		code, _ := r.Cell(dialect.Code)
		name, nameOK := name.Value(d.diags)
		code, codeOK := code.Value(d.diags)
		status, _ := r.Cell(dialect.Status)
		status, statusOK := status.Value(d.diags)
		switch {
		case !nameOK || !codeOK || !statusOK:
		case name.Empty() && code.Empty():
			d.diags.Add(MissingName, r.Span)
		default:
			d.call.errors = append(d.call.errors, callError{name, code, status})
		}
	})
}
