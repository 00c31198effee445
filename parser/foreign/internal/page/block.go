package page

import (
	"strings"

	"github.com/mdspec-go/mdspec/parser/syntax"
	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

// block reads a block of the document. Of what lies within something that was read
// already only tables are added.
func (r *reader) block(b *syntax.Block) {
	if b.Kind != syntax.CodeBlock {
		r.tab = false
	}
	switch b.Kind {
	case syntax.ListBlock, syntax.QuoteBlock:
		r.container(b)
		return
	case syntax.TableBlock:
		r.pipes(b, false)
		return
	}
	if first := firstOf(b); first < r.done && b.Kind != syntax.ParagraphBlock && b.Kind != syntax.RefusedTable && b.Kind != syntax.HTMLBlock {
		return
	}
	switch b.Kind {
	case syntax.FrontMatter:
		r.frontMatter(b)
	case syntax.HeadingBlock:
		r.heading(b.Level, r.Text(b.Text), b.Text)
	case syntax.FenceBlock, syntax.CodeBlock:
		r.codeBlock(b)
	case syntax.HTMLBlock:
		r.html(b)
	case syntax.ParagraphBlock, syntax.RefusedTable:
		if r.isMarkup(b) {
			r.html(b)
			return
		}
		r.paragraph(r.openTab(r.lines(b.Lines)))
	}
}

// html reads a block of HTML or JSX. What looks like a quotation behind it may be the end
// of its last tag.
func (r *reader) html(b *syntax.Block) {
	n := len(b.Lines)
	if n == 0 {
		return
	}
	at := r.Source.Span(b.Lines[0].Start, b.Lines[n-1].End)
	if below := r.LineAt(min(at.End+1, len(r.Source.Content()))); openTag.MatchString(r.Text(at)) && tagEnd.MatchString(r.Text(below)) {
		at.End = below.Start + strings.IndexByte(r.Text(below), '>') + 1
		r.markup(at)
		r.done = max(r.done, at.End)
		return
	}
	r.markup(at)
}

var (
	openTag = lazyregexp.New(`<[A-Z][\w.]*(?:\s[^<>]*)?$`)
	tagEnd  = lazyregexp.New(`^\s*/?>\s*$`)
)

// container reads the blocks within a list or a quotation.
func (r *reader) container(b *syntax.Block) {
	if b.Kind == syntax.ListBlock {
		r.list(b)
		return
	}
	quoted := r.quoted
	r.quoted, r.bullet = true, false
	for _, c := range ordered(b.Children) {
		r.block(c)
	}
	r.quoted = quoted
}

// codeBlock reads a fence or indented code, which within elements of JSX is text.
func (r *reader) codeBlock(b *syntax.Block) {
	texts := make([]string, len(b.Lines))
	for i, l := range b.Lines {
		texts[i] = r.Text(l)
	}
	text := strings.Join(texts, "\n")
	switch {
	case b.Kind == syntax.FenceBlock:
		lang, _, _ := strings.Cut(strings.Trim(strings.ToLower(r.Text(b.Info)), "{. "), " ")
		at := r.OwnLine(b.Start)
		if len(b.Lines) > 0 {
			at = r.Trim(b.Lines[0])
		}
		r.code(strings.Trim(lang, ",{}"), text, at)
	case len(b.Lines) == 0:
	case r.within(), r.tab:
		r.inner(b.Lines)
	case htmlStart.MatchString(text) && r.isMDX():
		r.html(b)
	default:
		r.code("", text, r.Trim(b.Lines[0]))
	}
}

// isMDX reports whether the page is of a format that has no indented code.
func (r *reader) isMDX() bool { return strings.HasSuffix(strings.ToLower(r.page.Path), ".mdx") }

// frontMatter reads the title of the page, and the route that some pages name there.
func (r *reader) frontMatter(b *syntax.Block) {
	for _, l := range b.Lines {
		key, value, _ := strings.Cut(r.Text(l), ":")
		value = strings.Trim(strings.TrimSpace(value), `"'`)
		switch key {
		case "title":
			r.page.Title = value
		case "api", "openapi":
			routes := routesOf(upperMethod(value), l, wantRoute)
			if _, behind, ok := strings.Cut(value, " "); ok && routes == nil { // a file comes first
				routes = routesOf(upperMethod(behind), l, wantRoute)
			}
			if routes != nil {
				r.add(&Part{Kind: Route, Routes: routes, Span: l})
			}
		}
	}
}
