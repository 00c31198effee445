package page

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

var (
	customID   = lazyregexp.New(`\s*\{:?\s*(?:id=["']?)?#?([\pL\pN_.:-]+)["']?[^{}]*\}$`)
	wholeID    = lazyregexp.New(`^\s*\{:?\s*(?:#|id=)`)
	permalink  = lazyregexp.New(`\s*\[(?:¶|#|§|&para;)\]\([^()]*\)`)
	headingTag = lazyregexp.New(`</?[A-Za-z][^<>]*>`)
)

// heading adds a heading of a text with the ids that its element has.
func (r *reader) heading(level int, text string, at diag.Span, ids ...string) {
	if text = r.Inline(text); strings.Contains(text, "](") {
		text = permalink.ReplaceAllString(text, "")
	}
	r.anchorsAbove(text, at.Start)
	text = r.takeAnchors(text, at.Start)
	ids = append(ids, r.anchors...)
	r.anchors = nil
	text, custom := cutID(text)
	ids = append(ids, custom...)
	text, custom = withoutLists(text)
	ids = append(ids, custom...)
	text = strings.Join(strings.Fields(decoded(text)), " ")
	p := &Part{Kind: Heading, Level: level, Span: at, Anchors: append(ids, r.slug(text))}
	p.Text, p.Routes = titleRoutes(text, at)
	r.inherit(p)
	r.addTitle(p)
}

// anchorsAbove gives the anchors that wait to the heading above them if that is nearer than
// the one below, whose text begins at the offset, or as near and the one they name.
func (r *reader) anchorsAbove(text string, below int) {
	n := len(r.page.Parts)
	if len(r.anchors) == 0 || n == 0 || r.page.Parts[n-1].Kind != Heading {
		return
	}
	p := r.page.Parts[n-1]
	lines := func(from, to int) int { return strings.Count(r.Text(r.Source.Span(from, max(from, to))), "\n") }
	near := lines(r.anchorAt, below) - lines(p.Span.End, r.anchorAt)
	if near > 0 || near == 0 && names(r.anchors, p.Text) && !names(r.anchors, text) {
		p.Anchors = append(p.Anchors, r.anchors...)
		r.anchors = nil
	}
}

// names reports whether a title is in one of the anchors.
func names(anchors []string, title string) bool {
	title = letters(plain(title))
	return title != "" && slices.ContainsFunc(anchors, func(a string) bool { return strings.Contains(letters(a), title) })
}

// letters returns the letters and digits of a text, in lower case.
func letters(text string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsNumber(c) {
			return unicode.ToLower(c)
		}
		return -1
	}, text)
}

// cutID returns a title without the id at its end, and that.
func cutID(title string) (rest string, ids []string) {
	if !strings.HasSuffix(title, "}") {
		return title, nil
	}
	m := customID.FindStringSubmatchIndex(title)
	if m == nil || !wholeID.MatchString(title[m[0]:]) {
		return title, nil
	}
	return title[:m[0]], []string{title[m[2]:m[3]]}
}

// inherit gives a route without a path that of the nearest heading above that has one, as
// in API Blueprint.
func (r *reader) inherit(p *Part) {
	for level := p.Level; level < len(r.paths); level++ {
		r.paths[level] = nil
	}
	if len(p.Routes) != 1 {
		return
	}
	if one := p.Routes[0]; one.Method == "" {
		r.paths[p.Level] = p.Routes
	} else if one.Path == "" {
		for level := p.Level - 1; level > 0; level-- {
			if above := r.paths[level]; above != nil {
				method := p.Routes[0]
				p.Routes[0] = above[0]
				if p.Routes[0].Method, p.Routes[0].Span = method.Method, method.Span; method.Method != "GET" {
					p.Routes[0].Query = nil // which is of the list that the path leads to
				}
				return
			}
		}
	}
}

// slug returns the anchor that GitHub makes of a title.
func (r *reader) slug(title string) string {
	var b strings.Builder
	for _, c := range plain(outsideCode(title, func(text string) string { return headingTag.ReplaceAllString(text, "") })) {
		switch {
		case c == ' ':
			b.WriteByte('-')
		case c == '-', c == '_', unicode.IsLetter(c), unicode.IsMark(c), unicode.IsNumber(c):
			b.WriteRune(unicode.ToLower(c))
		}
	}
	base := b.String()
	slug := base
	for {
		if _, used := r.slugs[slug]; !used {
			break
		}
		r.slugs[base]++
		slug = fmt.Sprintf("%s-%d", base, r.slugs[base])
	}
	r.slugs[slug] = 0
	return slug
}
