package page

import (
	"cmp"
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/parser/syntax"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

// reader goes through the blocks of a document.
type reader struct {
	*syntax.Document

	page       *Page
	tables     map[int]int    // where tables of HTML end, by where they begin
	spare      int            // cells of tables of HTML that may be made though nobody wrote them
	done       int            // up to here the source is read
	anchors    []string       // that wait for the heading below them
	anchorAt   int            // where the last of them is
	slugs      map[string]int // how often each was made
	wants      want           // what the title above lets be said
	paths      [7][]RouteOf   // of the headings above that have only a path, by level
	wraps      []string       // the elements with routes that are open
	components int            // other elements of JSX that are open
	fields     *fields        // the elements of fields that go on
	bullet     bool           // a text is an item of a list
	quoted     bool           // it is in a quotation
	tab        bool           // a mark of MkDocs stands above: what is indented is no code
	flowing    []flowLine     // see flow
	innermost  int            // how many documents within others are open
	quotes     map[*Part]bool // the texts of quotations
}

// add adds a part to the page.
func (r *reader) add(p *Part) *Part {
	if r.fields != nil && len(r.fields.open) == 0 {
		r.fields = nil // siblings end at what is not one of them
	}
	r.giveAnchors(p)
	r.page.Parts = append(r.page.Parts, p)
	return p
}

// giveAnchors gives the anchors that wait to a part: to a heading right above it if the
// part is none, nor a label.
func (r *reader) giveAnchors(p *Part) {
	if len(r.anchors) == 0 {
		return
	}
	if n := len(r.page.Parts); n > 0 && r.page.Parts[n-1].Kind == Heading && p.Kind != Label {
		p = r.page.Parts[n-1]
	}
	p.Anchors = append(p.Anchors, r.anchors...)
	r.anchors = nil
}

// addTitle adds a heading or a label.
func (r *reader) addTitle(p *Part) {
	r.wants = wants(p.Text)
	if p.Kind == Heading {
		r.fields = nil
	}
	r.add(p)
}

// ordered returns blocks in the order of the document: a heading whose underline is also
// that of a table comes behind the table in the tree.
func ordered(blocks []*syntax.Block) []*syntax.Block {
	byStart := func(a, b *syntax.Block) int { return cmp.Compare(a.Start, b.Start) }
	blocks = slices.DeleteFunc(slices.Clone(blocks), func(b *syntax.Block) bool { return b.Kind == syntax.RuleBlock })
	slices.SortStableFunc(blocks, byStart)
	return blocks
}

// lines returns lines of the document with their texts.
func (r *reader) lines(spans []diag.Span) (out []line) {
	for _, s := range spans {
		if s.Start >= r.done {
			out = append(out, line{strings.TrimRight(r.Text(s), " \t"), s})
		}
	}
	return out
}

// relref is the target of a link that a site generator resolves.
var relref = lazyregexp.New(`\(\s*\{\{[<%]\s*(?:rel)?ref\s+"([^"\s]+)"\s*[>%]\}\}\s*\)`)

// Inline returns a text with its links as they are written behind their texts.
func (r *reader) Inline(text string) string {
	if text = r.Document.Inline(text); strings.Contains(text, "ref ") {
		text = relref.ReplaceAllString(text, "($1)")
	}
	return text
}

var (
	anchorTag = lazyregexp.New(`(?i)<(?:a|span|div|p|i)\s+(?:[^<>]*\s)?(?:id|name)\s*=\s*["']?([^"'\s<>]+)["']?[^<>]*?(?:/>|>\s*(?:</(?:a|span|div|p|i)>)?)`)
	hrefTag   = lazyregexp.New(`(?i)\shref\s*=`)
)

// takeAnchors returns a text without the anchors in it, which wait for a heading. A tag
// around a text that also leads somewhere stays.
func (r *reader) takeAnchors(text string, at int) string {
	if !strings.Contains(text, "<") {
		return text
	}
	return anchorTag.ReplaceAllStringFunc(text, func(tag string) string {
		if hrefTag.MatchString(tag) {
			return tag
		}
		r.anchorAt = at
		r.anchors = append(r.anchors, anchorTag.FindStringSubmatch(tag)[1])
		return ""
	})
}

// htmlStart begins what is read as HTML or JSX though Markdown sees a paragraph in it.
// The tag may go over several lines.
var htmlStart = lazyregexp.New(`(?m)^\s*</?(?:[A-Z][\w.]*|md-(?:dt-)?table|md-code(?:-\w+)?|md-alert|table|h[1-6]|pre|details|summary|div|p|ul|ol|li|dl|section|center|form)(?:[\s/>]|$)`)

// firstOf returns where a block begins.
func firstOf(b *syntax.Block) int {
	if len(b.Lines) > 0 {
		return b.Lines[0].Start
	}
	return b.Start
}

// isMarkup reports whether a line of a paragraph begins with a tag of a block.
func (r *reader) isMarkup(b *syntax.Block) bool {
	return slices.ContainsFunc(b.Lines, func(l diag.Span) bool {
		text := strings.TrimLeft(r.Text(l), " \t")
		return strings.HasPrefix(text, "<") && htmlStart.MatchString(text)
	})
}
