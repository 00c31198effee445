package parser

import (
	"go/token"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/mdspec-go/mdspec/parser/internal/cell"
	"github.com/mdspec-go/mdspec/parser/internal/route"
	"github.com/mdspec-go/mdspec/parser/syntax"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// headedCall is a heading that names a call.
type headedCall struct {
	name, url syntax.CodeSpan
	level     int
}

// headedCall returns the name and the URL that begin a heading, in this order; ok
// is false if there are none. They may have faults.
func (d *docReader) headedCall(b *syntax.Block) (h headedCall, ok bool) {
	spans, _ := d.tree.CodeSpans(b.Text)
	if len(spans) < 2 || d.isURL(spans[0]) || !d.isURL(spans[1]) {
		return headedCall{}, false
	}
	return headedCall{spans[0], spans[1], b.Level}, true
}

// isURL reports whether a code span is meant to be a URL.
func (d *docReader) isURL(s syntax.CodeSpan) bool { return route.IsMeant(d.text(s.Inner)) }

// ahead returns the blocks behind the one that is being read, up to the next heading
// of the level or of a lower one.
func (d *docReader) ahead(level int) []*syntax.Block {
	rest := d.tree.Blocks[d.at+1:]
	end := slices.IndexFunc(rest, func(b *syntax.Block) bool { return b.Kind == syntax.HeadingBlock && b.Level <= level })
	if end < 0 {
		return rest
	}
	return rest[:end]
}

// hasCallTable reports whether a call table follows the heading that is being read
// before the next one: then the heading is for the readers of the document.
func (d *docReader) hasCallTable() bool {
	return slices.ContainsFunc(d.ahead(deepest), d.isCallTable)
}

// deepest is the number of the deepest headings.
const deepest = 6

func (d *docReader) isCallTable(b *syntax.Block) bool {
	return b.Kind == syntax.TableBlock && d.hasColumn(b, dialect.URL)
}

// colonName is a parameter of a path as other documents write it.
var colonName = regexp.MustCompile(`/:([A-Za-z_]\w*)`)

// tabledCalls are the names and the URLs, without the names of parameters, in the call
// tables of a document.
type tabledCalls struct{ names, urls map[string]bool }

// inTables returns the calls that are rows of tables of the document.
func (d *docReader) inTables() *tabledCalls {
	if d.tabled != nil {
		return d.tabled
	}
	d.tabled = &tabledCalls{map[string]bool{}, map[string]bool{}}
	for _, b := range d.tree.Blocks {
		if !d.isCallTable(b) {
			continue
		}
		for _, row := range b.Rows {
			for _, at := range row.Cells {
				c := cell.Plain(d.text(at))
				d.tabled.names[c], d.tabled.urls[dialect.PathParameter.ReplaceAllString(c, "{}")] = true, true
			}
		}
	}
	return d.tabled
}

// routeInTitle is a method and a path anywhere in a heading.
var routeInTitle = regexp.MustCompile("\\b(" + dialect.AnyMethod + ")[ \\t:：`*]+((?:https?://[^\\s/`]+)?/[^\\s`()（）*，,;；]*)")

// hasHeadedCalls reports whether some heading of the document is that of a call.
func (d *docReader) hasHeadedCalls() bool {
	section := dialect.Prose
	for _, b := range d.tree.Blocks {
		if b.Kind != syntax.HeadingBlock {
			continue
		}
		if b.Level <= 2 {
			section = dialect.SectionOf(d.text(b.Text))
		} else if _, ok := d.headedCall(b); ok && b.Level == 3 && section == dialect.Calls {
			return true
		}
	}
	return false
}

// nearRoute says why a heading with a route is not that of a call.
func (d *docReader) nearRoute(heading diag.Span, name string) diag.Phrase {
	spans, _ := d.tree.CodeSpans(heading)
	switch {
	case name == "":
		return diag.Say("it has no Go identifier for the method", "缺少作为方法名的 Go 标识符")
	case len(spans) > 1 && d.isURL(spans[0]):
		return diag.Say("the name comes before the URL", "名称要写在地址前面")
	}
	return diag.Say("the URL has to follow the name in a code span", "地址要用代码片段写在名称之后")
}

// identifierIn returns the first code span of a heading that names something in Go.
func (d *docReader) identifierIn(heading diag.Span) (string, diag.Span) {
	spans, _ := d.tree.CodeSpans(heading)
	for _, s := range spans {
		if name := d.text(s.Inner); cell.ValidIdent(name) && !dialect.IsMethod(name) {
			return name, s.Inner
		}
	}
	return "", diag.Span{}
}

// wordsBeside returns the words of a heading without its name and its route.
func wordsBeside(text, name string, route []string) any {
	text = strings.NewReplacer("`", "", "*", "").Replace(text)
	if route != nil {
		text = strings.Replace(text, strings.NewReplacer("`", "", "*", "").Replace(route[0]), " ", 1)
	}
	if name != "" {
		text = strings.Replace(text, name, " ", 1)
	}
	text = strings.Trim(strings.Join(strings.Fields(text), " "), " -–—:：()（）|·")
	if text == "" {
		return diag.Say("text", "说明")
	}
	return text
}

// isPartTitle reports whether a block is the heading of a part of a call.
func (d *docReader) isPartTitle(b *syntax.Block) bool {
	return b.Kind == syntax.HeadingBlock && b.Level > 3 && d.partTitle(b).kind != dialect.NoPart
}

// checkLevels reports headings of calls that are of another level than three, unless
// they tell readers more about a call that is declared.
func (d *docReader) checkLevels() {
	for _, h := range d.levels {
		name := d.text(h.name.Inner)
		declared := slices.ContainsFunc(d.calls, func(c *callNode) bool { return c.Name == name })
		if !declared && token.IsIdentifier(name) {
			d.diags.Add(CallLevel, h.name.Inner, name, h.level)
		}
	}
}

// partTitle is what a heading says of a part of a call.
type partTitle struct {
	kind    dialect.PartKind
	word    string           // the title
	written *syntax.CodeSpan // a type, or the name of one
	rest    diag.Span        // the text behind it

	optional bool // the response may be missing
}

// partTitle returns the part that a heading opens: its words up to the first code span
// are the title, those behind it documentation.
func (d *docReader) partTitle(b *syntax.Block) partTitle {
	spans, _ := d.tree.CodeSpans(b.Text)
	title, rest := b.Text, d.src.Span(b.Text.End, b.Text.End)
	var written *syntax.CodeSpan
	if len(spans) > 0 {
		written = &spans[0]
		title, rest = d.tree.Trim(d.src.Span(b.Text.Start, written.Outer.Start)), d.tree.Trim(d.src.Span(written.Outer.End, b.Text.End))
	}
	t := partTitle{word: cell.Plain(d.text(title)), written: written, rest: rest}
	if written != nil {
		t.rest, t.optional = d.optionalFirst(d.rest(title, rest))
	} else if before, ok := optionalLast(t.word); ok {
		t.word, t.optional = before, true
	}
	t.kind = dialect.PartOf(t.word)
	t.optional = t.optional && t.kind == dialect.ResponsePart
	return t
}

// rest returns what is behind a code span without the end of emphasis that begins in
// front of it.
func (d *docReader) rest(title, rest diag.Span) diag.Span {
	if before := d.text(title); strings.HasSuffix(before, "*") || strings.HasSuffix(before, "_") {
		text := d.text(rest)
		return d.tail(rest, strings.TrimLeft(text, "*_"))
	}
	return rest
}

// tail returns the end of a span, from which something was cut.
func (d *docReader) tail(s diag.Span, text string) diag.Span {
	return d.tree.Trim(d.src.Span(s.End-len(text), s.End))
}

// Signs around the word that says that a response may be missing.
const (
	asideSigns = " \t-–—,，:：;；"
	openSigns  = asideSigns + "`*_(（"
	closeSigns = "`*_)）"
	endSigns   = asideSigns + ".。"
)

// optionalFirst reports whether the text behind the type of a response begins with the
// word that says that it may be missing, and returns what is behind that. Behind a sign,
// as in "— optional", it is alone: "— optional fields come last" is documentation.
func (d *docReader) optionalFirst(rest diag.Span) (diag.Span, bool) {
	text := d.text(rest)
	if first := text[:d.firstWord(rest)]; dialect.IsOptional(first) {
		return d.tail(rest, strings.TrimLeft(text[len(first):], asideSigns)), true
	}
	bare := strings.TrimLeft(text, openSigns)
	after := strings.TrimLeftFunc(bare, unicode.IsLetter)
	end := strings.TrimLeft(after, closeSigns+" \t")
	behind := strings.TrimLeft(end, endSigns)
	if !dialect.IsOptional(bare[:len(bare)-len(after)]) || end != "" && behind == end {
		return d.tail(rest, strings.TrimLeft(text, asideSigns)), false
	}
	return d.tail(rest, behind), true
}

// optionalLast reports whether a title ends with that word, as "Response (optional)"
// does, and returns what is in front of it.
func optionalLast(title string) (string, bool) {
	bare := strings.TrimRight(title, ":： "+closeSigns)
	before := strings.TrimRightFunc(bare, unicode.IsLetter)
	if before == "" || !dialect.IsOptional(bare[len(before):]) {
		return title, false
	}
	return strings.TrimRight(before, openSigns), true
}

// firstWord returns the length of the word that a text begins with.
func (d *docReader) firstWord(text diag.Span) int {
	words := d.text(text)
	if end := strings.IndexAny(words, " \t,，:：;；(（"); end >= 0 {
		return end
	}
	return len(words)
}
