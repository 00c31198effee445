package facts

import (
	"strings"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/page"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/typeword"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/words"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

// readParts reads the tables and examples of a section.
func (r *reader) readParts(s *section) {
	says := s.part()
	r.valueList(s, says)
	r.enumLines(s)
	if s.title != nil && s.title.Kind == page.Label && len(s.owner.groups) > 0 && len(s.parts) > 0 {
		r.returns(r.groupAt(s, s.parts[0]).lead(), s.title, says)
	}
	if p := r.returnLabel(s); p != nil && len(s.owner.groups) > 0 {
		r.returns(s.owner.groups[0].lead(), p, words.Title{Part: words.ResponsePart})
	}
	var last *reading
	var ahead string // the text right above
	for _, p := range s.parts {
		switch p.Kind {
		case page.Table:
			last = r.table(s, p, says, ahead, last)
		case page.Code:
			r.example(s, p, says, ahead)
		case page.Text, page.Label:
			if says.Part != words.IgnoredPart && !r.consumed[p] {
				r.text(s, p, says)
			}
		}
		switch {
		case p.Kind != page.Text && p.Kind != page.Label:
			ahead = ""
		case !p.Bullet || words.NestedOf(ahead) == "": // remarks in a list end no introduction
			ahead = p.Text
		}
	}
}

// table reads a table.
func (r *reader) table(s *section, p *page.Part, says words.Title, ahead string, last *reading) *reading {
	if p.Table.Bare {
		if why := r.bareHeader(p.Table); !why.IsZero() {
			r.leaveBare(s, p, why)
			return last
		}
	}
	t := r.newTable(p)
	t.place(s)
	g := r.groupAt(s, p)
	if r.consumed[p] && g != nil {
		g.lead().From = t.Rows[0]
		return last
	}
	c := r.columnsOf(p.Table)
	t.Roles, t.Ignored = c.roles, says.Part == words.IgnoredPart
	says = r.cue(says, ahead)
	if s.title != nil {
		c.settleKinds(words.Plain(s.title.Text))
	}
	says = r.headed(says, c)
	is, why := c.kindOf(says, r.isScalar(s.owner))
	if why.String() == leftOther.String() && r.described(s, p, c, ahead) {
		is, why = valueRows, diag.Phrase{}
	}
	if (is == valueRows || is == fieldRows || why.String() == leftOther.String()) && says.Name == "" && r.isMatrix(s, c) {
		is, why = noKind, leftMatrix
	}
	if c.Form == page.List && !why.IsZero() { // a list of anything is no table
		r.out.Tables = r.out.Tables[:len(r.out.Tables)-1]
		return last
	}
	other := says.Part == words.IgnoredPart || says.Part == words.ErrorsPart || c.isExtensions() || c.isFiles()
	t.Looks = c.has(words.Key) && c.has(words.Type) && c.Form != page.List && !other
	if t.Left = why; is == codeRows {
		r.statuses(g, c)
	}
	if !why.IsZero() {
		return last
	}
	switch is {
	case callRows:
		r.callTable(c, t)
	case bindingRows:
		r.bindings(c, t)
	case valueRows:
		r.values(s, c, t, p, ahead)
	case fieldRows:
		if g != nil && says.Neutral && len(g.lead().Request) > 0 && (len(g.lead().Answers) > 0 || len(g.lead().Response) > 0) {
			says.Part = words.ResponsePart // the parameters of what was shown last
		}
		return r.fields(s, c, t, p, says, ahead, last)
	}
	return last
}

// headed adds what the header of the keys says of the part that the table is of, as
// 返回参数 does, where no title says it.
func (r *reader) headed(says words.Title, c *columns) words.Title {
	key := c.index(words.Key)
	if key < 0 || says.Part != words.NoPart && says.Part != words.PlainPart && says.Part != words.MembersPart {
		return says
	}
	if near := r.book.Title(c.Header[key].Text); isChinese(c.Header[key].Text) && (near.Part == words.ResponsePart || near.Part == words.RequestPart && !near.Neutral) {
		return near
	}
	return says
}

// isScalar reports whether the page says that the values of what a section names are texts
// or numbers.
func (r *reader) isScalar(owner *section) bool {
	t := r.types[owner]
	return t != nil && t.Under.Kind == typeword.Basic
}

// cue adds what the text right above a table says to what the titles say.
func (r *reader) cue(says words.Title, ahead string) words.Title {
	if ahead == "" || says.Part == words.IgnoredPart {
		return says
	}
	line := lastLine(ahead)
	near := r.book.Title(line)
	if (near.Sentence || strings.HasSuffix(line, ".")) && !strings.HasSuffix(line, ":") && !strings.HasSuffix(line, "：") {
		return says
	}
	if !near.Sentence && (near.Part == words.RequestPart || near.Part == words.ResponsePart || near.Part == words.ErrorsPart) {
		return near // the nearest title
	}
	if near.Part != words.NoPart && near.Part != words.PlainPart && (says.Part == words.NoPart || says.Part == words.PlainPart) {
		return near
	}
	if near.In != "" && says.In == "" && says.Part == words.RequestPart {
		says.In = near.In
	}
	return says
}

// fields reads a table of fields and puts them where they belong.
func (r *reader) fields(s *section, c *columns, t *Table, p *page.Part, says words.Title, ahead string, last *reading) *reading {
	rows := r.fieldRows(c, t, says.In)
	into := r.target(s, p, says, c)
	if r.isApart(s, p, last) {
		into = &r.apart(s).Fields
	} else if r.isAhead(s, p, says) {
		into = &r.ahead(s, p).Fields
	}
	if key := words.NestedOf(ahead); key != "" {
		if found := r.nestedFields(s, p, key, into, last); len(found) > 0 {
			for _, f := range found {
				f.Children = nest(f.Children, rows)
			}
			return &reading{&found[0].Children}
		}
	}
	if f := r.titled(s, p, last); f != nil {
		f.Children = nest(f.Children, rows)
		return &reading{&f.Children}
	}
	if ahead == "" && s.title != nil && s.title.Kind == page.Label {
		ahead = s.title.Text
	}
	if g := r.groupAt(s, p); g != nil && into == &g.lead().Response && len(*into) == 0 && (eachElement.MatchString(ahead) || c.elements()) {
		g.lead().List = true
	}
	if g := r.groupAt(s, p); g != nil && says.Some {
		g.lead().Some = true
	}
	*into = nest(*into, rows)
	r.latest = latest{s.owner, r.groupAt(s, p), into}
	return &reading{into}
}

// elements reports whether the keys are those of the elements of a list that is not named.
func (c *columns) elements() bool {
	key := c.index(words.Key)
	return len(c.Rows) > 0 && c.all(key, func(text string) bool { return strings.HasPrefix(text, "[].") })
}

// eachElement says that a response is a list, of whose elements a table follows.
var eachElement = lazyregexp.New(`(?i)(?:数组|列表|array|list).*(?:每个|各|each|其中)`)

// target returns where the fields of a table go.
func (r *reader) target(s *section, p *page.Part, says words.Title, c *columns) *[]*Field {
	g := r.groupAt(s, p)
	if g == nil {
		return &r.typeOf(s).Fields
	}
	if says.Part == words.ResponsePart || says.Answer && says.Part != words.RequestPart {
		return &g.lead().Response
	}
	return &g.lead().Request
}
