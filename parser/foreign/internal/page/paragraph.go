package page

import (
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

var (
	importLine = lazyregexp.New(`^(?:import\s.*\sfrom\s*['"]|import\s*['"]|import\s*\{\s*$|export\s+(?:const|let|var|default|function|async|class|\{|\*))`)
	colonsLine = lazyregexp.New(`^:{3,}\s*([\w-]*)\s*(?:\[([^\[\]]*)\]|(\S.*))?$`)
	alertLine  = lazyregexp.New(`^\[!(\w+)\][+-]?\s*(?:\[([^\[\]]*)\]|(\S.*))?$`)
	wholeLink  = lazyregexp.New(`^[*_]*\[[^\[\]]*\]\([^()]*\)[*_]*$`)
)

// paragraph adds the lines of a paragraph: routes, labels, texts, and the tables among them.
func (r *reader) paragraph(lines []line) {
	for drawn := slices.ContainsFunc(lines, isDrawn); !drawn && len(lines) > 0; {
		t := r.looseTable(lines)
		if t == nil {
			break
		}
		r.prose(lines[:t.at])
		r.pipes(r.looseBlock(lines[t.at:t.end], t.bare), t.bare)
		lines = lines[t.end:]
		for len(lines) > 0 && lines[0].span.Start < r.done { // read as a part of the table
			lines = lines[1:]
		}
	}
	r.prose(lines)
}

// prose adds lines of a paragraph without tables.
func (r *reader) prose(lines []line) {
	if len(lines) > 0 && importLine.MatchString(lines[0].text) {
		return
	}
	if r.definitions(lines) {
		return
	}
	var texts []line
	for _, l := range r.withoutMarks(lines) {
		if routes := r.lineRoutes(l); routes != nil {
			r.text(texts)
			texts = nil
			r.add(&Part{Kind: Route, Routes: routes, Span: l.span, Bullet: r.bullet})
			continue
		}
		texts = append(texts, l)
	}
	r.text(texts)
}

// withoutMarks returns lines without anchors and the marks of containers.
func (r *reader) withoutMarks(lines []line) (out []line) {
	for _, l := range lines {
		shown, ids := withoutLists(r.takeAnchors(l.text, l.span.Start))
		r.anchors = append(r.anchors, ids...)
		var m []string
		switch {
		case strings.HasPrefix(shown, ":::"):
			m = colonsLine.FindStringSubmatch(shown)
		case strings.HasPrefix(shown, "[!") && r.quoted:
			m = alertLine.FindStringSubmatch(shown)
		}
		switch {
		case m != nil && m[2]+m[3] != "":
			r.text(out)
			out = nil
			r.addTitle(&Part{Kind: Label, Text: labelText(m[2] + m[3]), Span: l.span})
		case m == nil && (shown == l.text || strings.TrimSpace(shown) != ""):
			out = append(out, line{shown, l.span})
		}
	}
	return out
}

// lineRoutes returns the routes of a line that says one and nothing else.
func (r *reader) lineRoutes(l line) []RouteOf {
	if strings.HasSuffix(l.text, ")") && wholeLink.MatchString(l.text) {
		return nil // of a table of contents
	}
	allowed := r.wants
	if routes := routesOf(strings.TrimLeft(l.text, "$> "), l.span, allowed); routes != nil {
		return routes
	}
	if allowed == wantPath {
		if routes := stagedRoutes(l.text, l.span); routes != nil {
			return routes
		}
	}
	return keyedRoutes(l.text, l.span)
}

// text adds lines as a text, or as a label if they are one by their looks.
func (r *reader) text(lines []line) {
	if len(lines) == 0 {
		return
	}
	text, at := decoded(r.Inline(joined(lines))), across(lines)
	if text == "" || image.MatchString(text) {
		return
	}
	if r.fields.take(text, r.bullet) {
		return
	}
	p := &Part{Kind: Text, Text: text, Span: at, Bullet: r.bullet}
	if len(lines) == 1 && isBold(text) {
		p.Kind, p.Text = Label, labelText(text)
	}
	switch {
	case p.Kind == Label:
		r.addTitle(p)
	case len(lines) == 1 && isShort(text) && wants(text) != wantRoute:
		r.wants = wants(text)
		r.add(p)
	default:
		r.add(p)
	}
	if r.quoted {
		r.quotes[p] = true
	}
}

// labelText returns a label without the marks around it and its colon.
func labelText(text string) string {
	text = strings.Trim(text, " \t■●◆▪►▶★#:：")
	if m := wholeBold.FindStringSubmatch(text); m != nil {
		text = strings.Join(m[1:], "")
	}
	if inner, ok := strings.CutPrefix(text, "【"); ok {
		text = strings.Replace(inner, "】", "", 1)
	}
	return strings.Trim(text, " \t:：")
}
