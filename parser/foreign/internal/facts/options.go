package facts

import (
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/page"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/words"
)

// values reads a table of values as those of an enum.
func (r *reader) values(s *section, c *columns, t *Table, p *page.Part, ahead string) {
	values := r.valueRows(c, t)
	if c.of != nil {
		c.of.Options = values
		return
	}
	if c.bare && !r.optionsNamed(s, p, c, values) { // the header may mean anything
		t.Left = leftOther
		for _, row := range t.Rows {
			row.Value = nil
		}
		return
	}
	if len(values) == 0 || c.bare || r.optionsOf(s, p, c, values) || r.optionsNamed(s, p, c, values) || r.optionsAbove(s, p, ahead, values) {
		return
	}
	into := r.typeOf(s)
	if len(into.Fields) > 0 || into.IsEnum() || len(s.owner.groups) > 0 {
		into = r.extraType(s, p)
	}
	into.Values = append(into.Values, values...)
}

// optionsOf gives values to the fields that the rows name; it reports whether all of them
// name one.
func (r *reader) optionsOf(s *section, p *page.Part, c *columns, values []*Value) bool {
	if key := c.index(words.Key); key < 0 || !words.IsKeyWord(c.Header[key].Text) {
		return false
	}
	lists := r.listsAbove(s, p)
	fields := make([]*Field, len(values))
	for i, v := range values {
		keys, _ := readKeys(v.Name)
		for _, list := range lists {
			if len(keys) == 1 && fields[i] == nil {
				fields[i] = find(list, keys[0])
			}
		}
		if fields[i] == nil {
			return false
		}
	}
	for i, v := range values {
		v.Name = ""
		fields[i].Options = append(fields[i].Options, v)
	}
	return true
}

// optionsAbove gives values to the field that the text above the table names; it reports
// whether it names one.
func (r *reader) optionsAbove(s *section, p *page.Part, ahead string, values []*Value) bool {
	codes := words.Codes(lastLine(ahead))
	if len(codes) != 1 {
		return false
	}
	for _, list := range r.listsAbove(s, p) {
		if f := findWay(list, steps(codes[0])); f != nil && len(f.Options) == 0 {
			f.Options = values
			return true
		}
	}
	return false
}

// listsAbove returns the lists of fields that a table below them may speak of, that of the
// last table first.
func (r *reader) listsAbove(s *section, p *page.Part) (lists [][]*Field) {
	g := r.groupAt(s, p)
	if r.latest.owner == s.owner && r.latest.group == g && r.latest.fields != nil {
		lists = append(lists, *r.latest.fields)
	}
	if g != nil {
		return append(lists, g.lead().Request, g.lead().Response)
	}
	if t := r.types[s.owner]; t != nil {
		lists = append(lists, t.Fields)
	}
	return lists
}

// optionsNamed gives the values of a parameter to it: to the one of the name that the call
// or the type around the table has, or else to the only one of the page. Where fields link
// to what is above the table, they are of a type that has its anchors.
func (r *reader) optionsNamed(s *section, p *page.Part, c *columns, values []*Value) bool {
	if c.param == "" {
		return false
	}
	anchors := p.Anchors
	if s.title != nil {
		anchors = slices.Concat(anchors, s.title.Anchors)
	}
	lists := r.lists(s)
	for _, list := range lists {
		if linksTo(list, anchors) {
			r.linkedValues(s, p, anchors, values)
			return true
		}
	}
	for at := s; at != nil; at = at.above {
		for _, list := range r.listsAbove(at, p) {
			if f := findWay(list, steps(c.param)); f != nil && f.Row != nil && len(f.Options) == 0 {
				f.Options = values
				return true
			}
		}
	}
	f := onlyField(lists, c.param)
	if f == nil {
		return false
	}
	f.Options = values
	return true
}

// onlyField returns the one field of a page that has the key and no values yet; nil if there
// is none, or several.
func onlyField(lists [][]*Field, key string) (only *Field) {
	for _, list := range lists {
		f := findWay(list, steps(key))
		switch {
		case f == nil || f.Row == nil || len(f.Options) > 0:
		case only != nil:
			return nil
		default:
			only = f
		}
	}
	return only
}

// linksTo reports whether the description of a field links to one of the anchors.
func linksTo(fields []*Field, anchors []string) bool {
	return slices.ContainsFunc(fields, func(f *Field) bool {
		return f.linksTo(anchors) || linksTo(f.Children, anchors)
	})
}

// linkedValues makes the type of values that fields link to.
func (r *reader) linkedValues(s *section, p *page.Part, anchors []string, values []*Value) {
	t := &Type{Span: p.Span, Anchors: anchors, Values: values}
	if s.title != nil {
		t.Title = words.Plain(s.title.Text)
	}
	t.Name = words.TypeName(strings.NewReplacer("-", " ", "_", " ").Replace(anchors[0]))
	r.beside(s, t)
}
