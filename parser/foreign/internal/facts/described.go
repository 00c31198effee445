package facts

import (
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/page"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/typeword"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/words"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

// described reports whether a table whose header is a word for what it tells apart, as
// 提醒类型 id is, has values: of the field that the text above it is about, or of what the
// heading above it names. Its first column becomes that of the values.
func (r *reader) described(s *section, p *page.Part, c *columns, ahead string) bool {
	if !c.isGlossary() {
		return false
	}
	if c.of = r.fieldMeant(s, p, c, ahead); c.of == nil && !r.namesNumbers(s, c) {
		return false
	}
	c.roles[0] = words.Value
	return true
}

// isGlossary reports whether a table has nothing but literals, of which none stands twice,
// and what each of them means.
func (c *columns) isGlossary() bool {
	if len(c.Header) != 2 || c.Bare || c.Form == page.List || c.roles[0] != words.Unknown || c.roles[1] != words.Doc {
		return false
	}
	seen := map[string]bool{}
	for _, text := range c.texts(0) {
		seen[text] = true
	}
	return len(seen) > 1 && len(seen) == len(c.Rows) && c.all(0, isLiteral)
}

// otherCounts are words of titles and headers of numbers that count or limit something.
var otherCounts = lazyregexp.New(`(?i)limits?\b|quotas?\b|counts?\b|versions?\b|minutes?\b|(?:milli)?seconds?\b|次数|次數|频率|頻率|限[制额額流]|配额|配額|数量|數量|个数|個數|[时時][间間]|秒|分钟|小时|天数|版本`)

// namesNumbers reports whether the heading above a table is the name of a type, the table
// all that is below it, and its literals numbers that are no statuses and count nothing:
// fields link to it, or the name says that it is of kinds of things. Words in capitals are
// values, too, where fields link to them.
func (r *reader) namesNumbers(s *section, c *columns) bool {
	if s.owner != s || s.title == nil || s.title.Kind != page.Heading || len(s.groups) > 0 || len(s.children) > 0 || !s.isTableAlone() {
		return false
	}
	for at := s; at.above != nil; at = at.above {
		if words.One(string(at.says.Part), string(words.ErrorsPart), string(words.IgnoredPart), string(words.ExamplePart), string(words.AsidePart)) {
			return false
		}
	}
	title := words.Plain(s.title.Text)
	m, about := ownName.FindStringSubmatch(title), title+"\n"+words.Plain(c.Header[0].Text)+"\n"+s.introduction()
	switch {
	case m == nil, otherNumbers.MatchString(about), otherCounts.MatchString(about), c.most(0, isStatus):
		return false
	case c.all(0, wholeNumber.MatchString):
		return kindName.MatchString(m[1]) || r.isLinked(s.title.Anchors)
	}
	return c.all(0, constant.MatchString) && r.isLinked(s.title.Anchors)
}

var (
	// ownName is a title that is the name of a type, perhaps with a remark in brackets.
	ownName = lazyregexp.New(`^([A-Z]\w*)(?:\s*[(（].*[)）])?$`)
	// kindName is a name of kinds of things.
	kindName = lazyregexp.New(`[a-z](?:Type|Kind|Mode|Status|State|Level|Enum)s?$`)
)

// isTableAlone reports whether a section has one table, and prose.
func (s *section) isTableAlone() bool {
	tables := 0
	for _, p := range s.parts {
		switch {
		case p.Kind == page.Table:
			tables++
		case p.Kind != page.Text || p.Bullet:
			return false
		}
	}
	return tables == 1
}

// isLinked reports whether a table of fields of the page links to one of the anchors.
func (r *reader) isLinked(anchors []string) bool {
	if r.linked == nil {
		r.linked = map[string]bool{}
		for _, p := range r.page.Parts {
			if p.Kind == page.Table && r.hasKeys(p.Table) {
				r.noteLinks(p.Table)
			}
		}
	}
	return slices.ContainsFunc(anchors, func(a string) bool { return r.linked[unsigned.Replace(a)] })
}

// hasKeys reports whether a header of a table is a word for keys.
func (r *reader) hasKeys(t *page.TableOf) bool {
	return slices.ContainsFunc(t.Header, func(h page.Cell) bool { return r.book.Header(h.Text) == words.Key })
}

// noteLinks notes the anchors that a table links to.
func (r *reader) noteLinks(t *page.TableOf) {
	for _, row := range t.Rows {
		for _, cell := range row.Cells {
			for _, link := range words.Links(cell.Text) {
				if anchor, ok := strings.CutPrefix(link.Target, "#"); ok {
					r.linked[unsigned.Replace(anchor)] = true
				}
			}
		}
	}
}

var (
	// aboutTail ends the title of what is described.
	aboutTail = lazyregexp.New(`(?:的?(?:取值|枚举|枚舉)?(?:说明|說明|列表|一览|一覽|描述|如下|定义|定義)|s)[\s:：]*$`)
	// clauseEnd ends the first words of a description.
	clauseEnd = lazyregexp.New(`[,，.。;；:：(（、\n]|<br`)
)

// fieldMeant returns the one field of the list above whose description begins with the words
// of the title of a table, which end in those of its header: below 查询模式说明 the modes are
// those of the field that is described as 查询模式; nil if there is none.
func (r *reader) fieldMeant(s *section, p *page.Part, c *columns, ahead string) (only *Field) {
	if ahead == "" && s.title != nil && s.title.Kind == page.Label {
		ahead = s.title.Text
	}
	about := words.Fold(aboutTail.ReplaceAllString(words.Plain(lastLine(ahead)), ""))
	kind := words.Fold(c.Header[0].Text)
	if kind == "" || about == kind || !strings.HasSuffix(about, kind) {
		return nil
	}
	for _, list := range r.listsAbove(s, p) {
		for _, f := range list {
			if f == only || !f.isAbout(about) || len(f.Options) > 0 || f.Row == nil || !c.fits(f) {
				continue
			}
			if only != nil {
				return nil
			}
			only = f
		}
	}
	return only
}

// isAbout reports whether the description of a field begins with the words.
func (f *Field) isAbout(about string) bool {
	return slices.ContainsFunc(f.Doc, func(line string) bool {
		return words.Fold(clauseEnd.Split(words.Plain(line), 2)[0]) == about
	})
}

// fits reports whether a field may have the literals of a table: it is a text, or a number as
// all of them are.
func (c *columns) fits(f *Field) bool {
	if f.Type.Kind != typeword.Basic || f.Type.Doubt {
		return false
	}
	return f.Type.Name == "string" || spec.IsInteger(f.Type.Name) && c.all(0, wholeNumber.MatchString)
}
