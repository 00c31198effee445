package breaking

import (
	"go/token"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// compareTypes finds what programs see of types that changed.
func (c *comparison) compareTypes() {
	oldChecked, newChecked := c.old.validated(), c.new.validated()
	for _, p := range c.pairs {
		c.compareName(p)
		switch {
		case p.old.form == aliasForm:
			c.compareAlias(p)
		case p.new == nil && p.expr == nil:
		case p.new != nil && p.old.form == structForm && p.new.form == structForm && p.old.generic == p.new.generic:
			c.compareFields(p)
			c.comparePromoted(p)
			if oldChecked[p.old] && !newChecked[p.new] && token.IsExported(p.old.name) {
				c.report(validateRemoved, p.new.at, p.old.row, p.new.row, p.name())
			}
		case c.old.typeForm(p.old) != c.newForm(p) && token.IsExported(p.old.name):
			at, row := c.newPlace(p)
			c.report(typeChanged, at, p.old.row, row, p.old.name, c.old.describe(p.old), c.newDescription(p))
		}
		c.compareValuesFunc(p)
	}
	c.compareSupport(oldChecked, newChecked)
}

// compareName finds names that are gone.
func (c *comparison) compareName(p *pair) {
	if !token.IsExported(p.old.name) {
		return
	}
	lost := p.new == nil && p.expr == nil
	switch {
	case (lost || p.renamed) && c.byHandNow(p.old.name, c.left(p.old.spot), p.old.row):
	case lost && p.old.model != nil && p.old.model.Implicit: // its call says that it is gone, or takes another
	case lost:
		c.report(typeRemoved, c.left(p.old.spot), p.old.row, nil, p.old.name, c.keepGone(p.old.name,
			diag.Say("keep it, or keep the name alive by an alias in a Go fence: type %[1]s = …", "保留它，或者在 Go 代码块里用别名保留这个名字：type %[1]s = …", diag.Verbatim(p.old.name))))
	case p.renamed:
		c.report(typeRenamed, p.new.at, p.old.row, p.new.row, p.old.name, p.new.name, c.keepType(p))
	}
	if p.reused {
		c.reportReused(p)
	}
}

// keepType says how programs can go on with the old name of a type. An alias has to
// compile: the name must be free, and an alias of a generic type takes parameters,
// which not every version of Go knows.
func (c *comparison) keepType(p *pair) diag.Phrase {
	switch {
	case p.reused:
		return diag.Say("call this type `%[1]s` again, and give the other one a name that was never used", "让这个类型仍叫 `%[1]s`，给另一个类型起一个从未用过的名字", p.old.name)
	case c.new.support[p.old.name]:
		return c.supportHas(p.old.name)
	case c.new.declares(p.old.name) || p.old.generic != "" || p.new.generic != "":
		return diag.Say("call it `%[1]s` again", "让它仍叫 `%[1]s`", p.old.name)
	}
	return diag.Say("keep the old name alive in a Go fence: type %[1]s = %[2]s", "在 Go 代码块里保留旧名字：type %[1]s = %[2]s", diag.Verbatim(p.old.name), diag.Verbatim(p.new.name))
}

// compareAlias compares what a name means that was an alias.
func (c *comparison) compareAlias(p *pair) {
	if p.new == nil || !token.IsExported(p.old.name) {
		return
	}
	was := c.old.spelling(p.old.expr)
	is := c.new.spelling(&spec.Type{Kind: spec.Named, Name: p.new.name})
	still := c.old.structOf(p.old.expr)
	switch {
	case was == is:
	case still != nil && p.new.form == structForm && c.old.spelled[still.name] != p.new.name && c.old.spelled[still.name] != "":
		c.report(nameReused, p.new.at, p.old.row, p.new.row, p.old.name, c.old.spelled[still.name])
	default:
		c.report(typeChanged, p.new.at, p.old.row, p.new.row, p.old.name, diag.Say("an alias of `%[1]s`", "`%[1]s` 的别名", was), c.newDescription(p))
	}
}

// typeForm says of a type that is no pair of structs what programs can do with
// it, in the names of new.
func (s *side) typeForm(d *decl) string {
	switch d.form {
	case structForm:
		return "struct" + d.generic
	case enumForm:
		return "enum " + spec.Canonical(d.enum.Underlying)
	}
	return s.spelling(d.expr) + d.generic
}

// newForm is typeForm of what a type is in new. A value table also gives methods,
// so that a fence that takes its place is another form; the reverse adds methods
// only.
func (c *comparison) newForm(p *pair) string {
	d := p.new
	switch {
	case d == nil:
		return "= " + c.new.plain(p.expr)
	case d.form == enumForm && p.old.form != enumForm:
		return spec.Canonical(d.enum.Underlying)
	}
	return c.new.typeForm(d)
}

func (c *comparison) newDescription(p *pair) diag.Phrase {
	if p.new == nil {
		return diag.Say("an alias of `%[1]s`", "`%[1]s` 的别名", c.new.spelling(p.expr))
	}
	return c.new.describe(p.new)
}

// compareValuesFunc looks for the function of an enum whose name an alias keeps
// alive: an alias brings no function back.
func (c *comparison) compareValuesFunc(p *pair) {
	if p.old.form != enumForm || p.new == nil || p.renamed || !token.IsExported(p.old.name) {
		return
	}
	name := p.old.name + "Values"
	if p.new.form != enumForm || p.new.name == p.old.name || c.new.varNamed[name] != nil {
		return
	}
	if at := c.new.types[p.old.name]; !c.byHandNow(name, at.at, p.old.row) {
		c.report(valuesFuncRemoved, at.at, p.old.row, at.row, name, p.new.name)
	}
}

// validated returns the structs that have a method Validate: those with limits
// and those that hold one of them.
func (s *side) validated() map[*decl]bool {
	holders, out := map[*decl][]*decl{}, map[*decl]bool{}
	var queue []*decl
	for _, d := range s.decls {
		if d.form != structForm || d.fence {
			continue
		}
		for _, f := range d.model.Fields {
			if held := s.held(f.Type); held != nil {
				holders[held] = append(holders[held], d)
			}
			if len(f.Limits) > 0 {
				queue = append(queue, d)
			}
		}
	}
	for len(queue) > 0 {
		d := queue[0]
		queue = queue[1:]
		if !out[d] {
			out[d] = true
			queue = append(queue, holders[d]...)
		}
	}
	return out
}

// held returns the model that the values of a type hold.
func (s *side) held(t *spec.Type) *decl {
	for range len(s.decls) + 1 { // names
		for t != nil && t.Elem != nil {
			t = t.Elem
		}
		d := s.lookup(t)
		switch {
		case d == nil || d.form == enumForm:
			return nil
		case d.form == structForm:
			return d
		}
		if inner := s.lookup(d.expr); d.form == definedForm && inner != nil && inner.form == structForm {
			return nil // a type of its own: it has the fields, but not the methods
		}
		t = d.expr
	}
	return nil
}

// compareVars finds what programs see of variables that changed.
func (c *comparison) compareVars() {
	for _, v := range c.old.vars {
		if !token.IsExported(v.name) {
			continue
		}
		n := c.new.varNamed[v.name]
		switch {
		case n == nil:
			if at := c.left(v.spot); !c.byHandNow(v.name, at, v.row) {
				c.report(varRemoved, at, v.row, nil, v.name)
			}
		case v.typ != nil && n.typ != nil && !c.sameType(v.typ, n.typ):
			if texts := c.typeTexts(v.typ, n.typ); !texts.explained {
				c.report(varTypeChanged, n.at, v.row, n.row, v.name, texts.old, texts.new)
			}
		}
	}
}
