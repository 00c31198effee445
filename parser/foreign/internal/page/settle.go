package page

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

var (
	leadMark  = lazyregexp.New(`^(?:[■●◆▪►▶★]|【[^【】]+】$|#+\s?\S)`)
	methodTop = lazyregexp.New(`^` + inBracket + `\s+(\S.*)$`)
)

// settle decides what needs what is below: which texts are labels, which routes belong
// together.
func (r *reader) settle() {
	r.headedFields()
	r.joinAddresses()
	r.mergeRoutes()
	var parts []*Part
	for i, p := range r.page.Parts {
		var next *Part
		if i+1 < len(r.page.Parts) {
			next = r.page.Parts[i+1]
		}
		switch p.Kind {
		case Table:
			if p.Table.Header == nil {
				p.Table.finish(p.Span)
			}
		case Heading:
			untitleMethod(p, next)
		case Text:
			if i+2 < len(r.page.Parts) && r.isCaption(next) && r.page.Parts[i+2].Kind == Table {
				next = r.page.Parts[i+2]
			}
			if field := r.soleField(p); field != nil {
				p = field
				break
			}
			if above, label := r.splitLabel(p, next, i > 0 && isItem(r.page.Parts[i-1])); label != nil {
				parts = append(parts, above...)
				p = label
			}
		}
		parts = append(parts, p)
	}
	r.page.Parts = parts
}

// soleField returns a table of the fields that a paragraph is.
func (r *reader) soleField(p *Part) *Part {
	if !r.isProse(p) {
		return nil
	}
	t := r.soleTable(p)
	if t == nil {
		return nil
	}
	t.finish(p.Span)
	return &Part{Kind: Table, Table: t, Span: p.Span}
}

// isItem reports whether a part is the text of an item.
func isItem(p *Part) bool { return p.Kind == Text && p.Bullet }

// mergeRoutes joins a path and a method that a page says apart, with nothing but titles
// that announce them in between.
func (r *reader) mergeRoutes() {
	var parts []*Part
	last := -1         // the route that the next can join
	announced := false // the title above says that a path or a method follows
	for _, p := range r.page.Parts {
		switch {
		case p.Kind == Route && last >= 0 && p.Table == nil:
			if merged, ok := merge(parts[last].Routes, p.Routes); ok {
				parts[last].Routes = merged
				continue
			}
			last = len(parts)
		case p.Kind == Route:
			last = len(parts)
		case p.Kind == Text && p.Bullet && announced: // said beside it
		case last >= 0 && wants(p.Text) == wantRoute:
			last = -1
		}
		if p.Kind == Heading || p.Kind == Label {
			announced = wants(p.Text) != wantRoute
		}
		parts = append(parts, p)
	}
	r.page.Parts = parts
}

// nearby is how many texts may stand between a method and its address.
const nearby = 3

// joinAddresses makes routes of addresses that are a text of their own near a method.
func (r *reader) joinAddresses() {
	parts := r.page.Parts
	for i, p := range parts {
		if p == nil || p.Kind != Route || p.Table != nil || p.Routes[0].Path != "" {
			continue
		}
		for _, step := range []int{-1, 1} {
			if j, merged := address(parts, i, step); merged != nil {
				parts[min(i, j)] = &Part{Kind: Route, Routes: merged, Span: parts[min(i, j)].Span, Bullet: parts[min(i, j)].Bullet}
				parts[max(i, j)] = nil
				break
			}
		}
	}
	r.page.Parts = slices.DeleteFunc(parts, func(p *Part) bool { return p == nil })
}

// address returns which of the texts next to a method is an address, and the routes of
// both; nil if none is, or if a path stands there already.
func address(parts []*Part, at, step int) (found int, merged []RouteOf) {
	for j, n := at+step, 0; j >= 0 && j < len(parts) && n < nearby; j, n = j+step, n+1 {
		p := parts[j]
		if p == nil || p.Kind != Text || p.Bullet {
			return 0, nil
		}
		if strings.ContainsAny(strings.TrimSpace(p.Text), " \n\t") || !strings.Contains(p.Text, "://") {
			continue
		}
		routes := routesOf(strings.Trim(p.Text, "<>"), p.Span, wantPath)
		if routes == nil {
			continue
		}
		if merged, ok := merge(routes, parts[at].Routes); ok {
			return j, merged
		}
	}
	return 0, nil
}

// untitleMethod takes the method out of a title, as in "POST Add a box", if the route
// below it has it.
func untitleMethod(p, next *Part) {
	if next == nil || next.Kind != Route || len(p.Routes) > 0 {
		return
	}
	m := methodTop.FindStringSubmatch(p.Text)
	if m == nil {
		return
	}
	for _, one := range next.Routes {
		if one.Path != "" && one.Method == methodName(m[1]) {
			p.Text = m[2]
			return
		}
	}
}

// splitLabel returns the label that the last line of a text is for what is below it, and
// the text above that.
func (r *reader) splitLabel(p, next *Part, listed bool) (above []*Part, label *Part) {
	if next == nil {
		return nil, nil
	}
	rest, last := "", p.Text
	if at := strings.LastIndexByte(last, '\n'); at >= 0 {
		rest, last = last[:at], last[at+1:]
	}
	last = strings.TrimSpace(last)
	if !r.isLabel(p, last, rest == "" && !(listed && p.Bullet), next) {
		return nil, nil
	}
	label = &Part{Kind: Label, Text: labelText(last), Span: p.Span, Bullet: p.Bullet}
	if rest = strings.TrimRight(rest, " \t\n\\"); rest != "" {
		end := p.Span.End - len(last)
		above = append(above, &Part{Kind: Text, Text: rest, Span: r.Trim(r.Source.Span(p.Span.Start, max(end, p.Span.Start))), Bullet: p.Bullet})
		label.Span = r.Source.Span(max(end, p.Span.Start), p.Span.End)
	} else {
		label.Anchors = p.Anchors
	}
	return above, label
}

// isCaption reports whether a part is a route in italics, which belongs to what is below it.
func (r *reader) isCaption(p *Part) bool {
	text := r.Text(p.Span)
	return p.Kind == Route && text != "" && strings.Contains("*_", text[:1]) && !strings.HasPrefix(text, text[:1]+text[:1])
}

// isLabel reports whether the last line of a text titles what is below it.
func (r *reader) isLabel(p *Part, line string, alone bool, next *Part) bool {
	if labelText(line) == "" || !isShort(line) {
		return false
	}
	colon := strings.HasSuffix(line, ":") || strings.HasSuffix(line, "：") || strings.HasSuffix(plain(line), ":") || strings.HasSuffix(plain(line), "：")
	switch next.Kind {
	case Table, Code:
		if next.Kind == Table && next.Table.owned && next.Span.Start < p.Span.Start && !isBold(line) {
			return false // the field above it is its title
		}
		return colon || isBold(line) || leadMark.MatchString(line) ||
			alone && isTitle(line) && (next.Kind == Code || next.Table.Form != List) && (isBrief(plain(line)) || p.Bullet || r.quotes[p])
	case Route:
		return colon || isBold(line)
	case Text, Label:
		return colon && next.Bullet && !p.Bullet
	}
	return false
}

// isTitle reports whether a short line may be a title: it is no sentence, no link and
// no word with what it means.
func isTitle(line string) bool {
	return !strings.ContainsAny(line, ":：|") && !isSentence(plain(line)) && !strings.HasPrefix(line, "[")
}

// isBrief reports whether a line without marks has no more than a few words.
func isBrief(text string) bool {
	return len(strings.Fields(text)) <= 4 && utf8.RuneCountInString(text) <= 32 && !strings.ContainsAny(text, ",，、;；")
}
