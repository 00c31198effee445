package page

import (
	"slices"
	"strings"

	"golang.org/x/net/html"

	"github.com/mdspec-go/mdspec/spec/diag"
)

// run is a stretch of HTML or JSX while it is read.
type run struct {
	*reader
	tokens []token
	lines  []line // the text that is read, and not added yet
}

// markup reads a stretch of HTML and JSX.
func (r *reader) markup(at diag.Span) {
	if at.Start < r.done {
		at.Start = min(r.done, at.End)
	}
	text := r.Text(at)
	if r.quoted {
		text = quoteMark.ReplaceAllStringFunc(text, func(mark string) string { return strings.Repeat(" ", len(mark)) })
	}
	u := &run{reader: r, tokens: tokensOf(text, at.Start)}
	for i := 0; i < len(u.tokens); {
		i = u.token(i)
	}
	u.flush()
}

// token reads the token with the index and returns the index of the next one.
func (u *run) token(i int) int {
	t := u.tokens[i]
	switch {
	case t.start < u.done || t.kind == html.CommentToken || t.kind == html.DoctypeToken:
		return i + 1
	case t.isInline() && !u.isRoute(t):
		u.inline(t)
		return i + 1
	}
	u.flush()
	switch {
	case t.kind == html.EndTagToken:
		u.end(t)
	case t.is(" script style "):
		return max(i, t.match) + 1
	case t.is(" table "):
		end := u.tokens[len(u.tokens)-1].end
		if known, ok := u.tables[t.start]; ok {
			end = known
		}
		u.htmlTable(t.start, end)
		u.done = max(u.done, end)
	case u.element(t, i):
		return max(i, t.match) + 1
	default:
		u.wrapper(t)
	}
	return i + 1
}

// inline puts a token into the text that is read.
func (u *run) inline(t token) {
	text, start := markdownOf(t), t.start
	if t.name != "" {
		if t.opens() && !t.isComponent() && t.is(" a span ") {
			u.anchor(t)
		}
		u.put(text, start)
		return
	}
	for {
		before, after, more := strings.Cut(text, "\n")
		u.put(before, start)
		if !more {
			return
		}
		start += len(before) + 1
		text = after
		if len(u.lines) > 0 && strings.TrimSpace(u.lines[len(u.lines)-1].text) == "" {
			u.flush()
		}
		u.lines = append(u.lines, line{span: u.Source.Span(start, start)})
	}
}

// put appends a text to the line that is read.
func (u *run) put(text string, start int) {
	if len(u.lines) == 0 {
		u.lines = append(u.lines, line{span: u.Source.Span(start, start)})
	}
	l := &u.lines[len(u.lines)-1]
	if text == "<br>" {
		u.lines = append(u.lines, line{span: u.Source.Span(start, start)})
		return
	}
	l.text += text
	l.span.End = max(l.span.End, min(start+len(text), len(u.Source.Content())))
}

// flush adds the text that was read.
func (u *run) flush() {
	var lines []line
	for _, l := range u.lines {
		if text := strings.TrimSpace(linked(l.text)); text != "" {
			lines = append(lines, line{text, u.Trim(l.span)})
		}
	}
	u.lines = nil
	if u.isMarkdown(lines) {
		spans := make([]diag.Span, len(lines))
		for i, l := range lines {
			spans[i] = l.span
		}
		u.inner(spans)
	} else {
		u.paragraph(lines)
	}
	u.bullet = false
}

// isMarkdown reports whether lines in an element of JSX have blocks of Markdown.
func (u *run) isMarkdown(lines []line) bool {
	return (u.within() || u.isMDX()) && u.innermost < maxInner && slices.ContainsFunc(lines, func(l line) bool {
		return headingMark.MatchString(l.text) || fenceMark.MatchString(l.text) || u.isField(l.text)
	})
}

// isField reports whether a line is an item of a list that is a field.
func (u *run) isField(text string) bool {
	mark := bulletMark.FindString(text)
	it, ok := itemOf(text[len(mark):])
	return mark != "" && ok && it.says()
}

// anchor notes the id of an element for the heading below it.
func (u *run) anchor(t token) {
	for _, key := range []string{"id", "name"} {
		if id := t.attrs[key]; id != "" && t.attrs["href"] == "" {
			u.anchors, u.anchorAt = append(u.anchors, id), t.start
			return
		}
	}
}

// element reads an element with its content; ok is false if it is none of those that are
// read so.
func (u *run) element(t token, i int) (ok bool) {
	var content []token
	if t.match > i {
		content = u.tokens[i+1 : t.match]
	}
	at := u.Trim(u.Source.Span(t.start, t.end))
	switch {
	case t.match == 0 && !u.isRoute(t):
		return false
	case t.is(" h1 h2 h3 h4 h5 h6 "):
		var ids []string
		if id := t.attrs["id"]; id != "" {
			ids = append(ids, id)
		}
		u.heading(int(t.name[1]-'0'), markdown(content), at, ids...)
	case t.is(" summary "):
		if text := labelText(markdown(content)); text != "" {
			u.addTitle(&Part{Kind: Label, Text: strings.Join(strings.Fields(text), " "), Span: at})
		}
	case t.is(" pre "):
		u.pre(content, at)
	default:
		return u.isRoute(t) && u.route(t, content, at)
	}
	return true
}

// pre adds code that is written in HTML.
func (u *run) pre(content []token, at diag.Span) {
	var b strings.Builder
	lang := ""
	for _, t := range content {
		if t.kind == html.TextToken {
			b.WriteString(html.UnescapeString(t.raw))
		}
		if _, after, ok := strings.Cut(t.attrs["class"], "language-"); ok && lang == "" {
			lang, _, _ = strings.Cut(strings.ToLower(after), " ")
		}
	}
	u.code(lang, strings.Trim(b.String(), "\n"), at)
}

// wrapper reads the tag of an element that is around others.
func (u *run) wrapper(t token) {
	u.bullet = t.is(" li ")
	if !t.isComponent() {
		u.anchor(t)
		return
	}
	if u.field(t) {
		return
	}
	if t.kind == html.StartTagToken && !strings.HasSuffix(t.raw, "/>") {
		u.components++
	}
	for _, key := range []string{"title", "label", "summary"} {
		if title := t.attrs[key]; title != "" && t.opens() && (u.fields == nil || len(u.fields.open) == 0) {
			u.addTitle(&Part{Kind: Label, Text: labelText(title), Span: u.Source.Span(t.start, t.end)})
			return
		}
	}
}

// end reads the end of an element.
func (u *run) end(t token) {
	if n := len(u.wraps); t.isComponent() && !u.fields.close(t.name) && (n == 0 || u.wraps[n-1] != t.name) {
		u.components = max(0, u.components-1)
		if u.fields != nil && len(u.fields.open) == 0 {
			u.fields = nil // what held the fields ends
		}
	}
	if n := len(u.wraps); n > 0 && u.wraps[n-1] == t.name {
		u.wraps = u.wraps[:n-1]
		u.add(&Part{Kind: Close, Text: t.name, Span: u.Source.Span(t.start, t.end)})
	}
}
