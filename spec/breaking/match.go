package breaking

import (
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/jsonkey"
)

// matchTypes finds of each type of old the one that it is in new.
func (c *comparison) matchTypes() {
	c.pairOf = map[string]*pair{}
	var lost []*pair
	for _, d := range c.old.decls {
		p := &pair{old: d}
		c.pairs = append(c.pairs, p)
		c.pairOf[d.name] = p
		if n := c.new.types[d.name]; n != nil {
			if d.form == aliasForm {
				p.new = n
			} else {
				p.new, p.expr = c.new.target(n)
			}
		} else {
			lost = append(lost, p)
		}
	}
	var fresh []*decl // the types of new whose names old does not know
	for _, d := range c.new.decls {
		if c.old.types[d.name] == nil && d.form != aliasForm {
			fresh = append(fresh, d)
		}
	}
	c.matchRenamed(lost, c.matchReused(fresh))
	c.spellOld()
}

// spellOld notes how new spells the types of old.
func (c *comparison) spellOld() {
	c.old.spelled = map[string]string{}
	for _, p := range c.pairs {
		if p.old.form == aliasForm {
			continue
		}
		switch {
		case p.new != nil:
			c.old.spelled[p.old.name] = p.new.name
		case p.expr != nil:
			c.old.spelled[p.old.name] = c.new.plain(p.expr)
		}
	}
}

// matchReused finds the models that have a new name while another model has
// theirs. It returns the fresh types that are left.
func (c *comparison) matchReused(fresh []*decl) []*decl {
	bySignature := map[string][]*decl{}
	for _, d := range fresh {
		if d.form == structForm {
			k := c.new.signature(d, true)
			bySignature[k] = append(bySignature[k], d)
		}
	}
	taken := map[*decl]bool{}
	for _, p := range c.pairs {
		if p.new == nil || p.old.form != structForm || len(p.old.model.Fields) == 0 || p.new.name != p.old.name {
			continue
		}
		found := bySignature[c.old.signature(p.old, true)]
		if len(found) > 0 && !c.alike(p.old, p.new) {
			p.new, p.renamed, p.reused = found[0], true, true
			taken[found[0]] = true
			bySignature[c.old.signature(p.old, true)] = found[1:]
		}
	}
	return slices.DeleteFunc(fresh, func(d *decl) bool { return taken[d] })
}

// matchRenamed finds among the fresh types those that have another name in old:
// first where nothing but the name differs, then where less is the same.
func (c *comparison) matchRenamed(lost []*pair, fresh []*decl) {
	taken := map[*decl]bool{}
	for trait := range traits {
		groups := map[string][]*decl{}
		for _, d := range fresh {
			if k := c.new.trait(trait, d); k != "" && !taken[d] {
				groups[k] = append(groups[k], d)
			}
		}
		for _, p := range lost {
			k := ""
			if p.new == nil && p.old.form != aliasForm {
				k = c.old.trait(trait, p.old)
			}
			if k == "" || len(groups[k]) == 0 || trait == weakTrait && !c.alike(p.old, groups[k][0]) {
				continue
			}
			p.new, p.renamed = groups[k][0], true
			taken[p.new] = true
			groups[k] = groups[k][1:]
		}
	}
}

// traits is how many there are by which a type is known again under another name,
// the surest first; types that are as one by weakTrait must be alike, too.
const (
	traits    = 6
	weakTrait = 4
)

// trait returns what a type has of a trait; "" if that says too little.
func (s *side) trait(trait int, d *decl) string {
	switch rows := size(d); {
	case trait == 0:
		return s.signature(d, true) + "\n" + d.doc + "\n" + d.document.Name
	case trait == 1 && d.doc != "":
		return s.signature(d, true) + "\n" + d.doc
	case trait == 2 && rows > 1, trait == 3 && rows > 1:
		return s.signature(d, trait == 2)
	case trait == weakTrait && d.doc != "" && d.form != definedForm:
		return d.doc + "\n" + d.document.Name
	case trait == 5 && rows == 1:
		return s.signature(d, true) + "\n" + d.document.Name
	}
	return ""
}

// size returns how many rows a type has.
func size(d *decl) int {
	switch d.form {
	case structForm:
		return len(d.model.Fields)
	case enumForm:
		return len(d.enum.Values)
	}
	return 0
}

// signature tells what a type is, without names that documents declare: with
// types, or by its keys alone.
func (s *side) signature(d *decl, types bool) string {
	var b strings.Builder
	switch d.form {
	case enumForm:
		b.WriteString("enum " + d.enum.Underlying)
		for _, v := range d.enum.Values {
			b.WriteString("\n" + v.Value)
		}
	case structForm:
		b.WriteString("struct")
		rows := make([][2]string, 0, len(d.model.Fields)) // key and type
		for _, f := range d.model.Fields {
			row := [2]string{rowKey(f), ""}
			if types {
				row[1] = s.spell(f.Type, func(string) string { return "T" })
			}
			rows = append(rows, row)
		}
		slices.SortStableFunc(rows, func(a, b [2]string) int { return strings.Compare(a[0], b[0]) })
		for _, r := range rows {
			b.WriteString("\n" + r[0] + " " + r[1])
		}
	default:
		b.WriteString(decimal(int64(d.form)) + s.plain(d.expr))
	}
	return b.String()
}

// rowKey returns by what a field is known beside its name in Go.
func rowKey(f *spec.Field) string {
	_, tagged := f.Tag(jsonFormat)
	key, others := jsonkey.Of(f), elementsOf(f)
	switch {
	case key != "" && (tagged || len(others) == 0):
		return key
	case f.Embedded:
		return "(embedded)"
	case len(others) > 0:
		return others[0].String()
	}
	return "(" + f.Name + ")"
}

// alike reports whether two types share at least half of what they hold.
func (c *comparison) alike(old, new *decl) bool {
	if old.form != new.form {
		return false
	}
	has, shared := map[string]bool{}, 0
	for _, k := range rowNames(new) {
		has[k] = true
	}
	names := rowNames(old)
	for _, k := range names {
		if has[k] {
			shared++
		}
	}
	return 2*shared >= len(names)
}

// rowNames returns what the rows of a type are known by.
func rowNames(d *decl) []string {
	var out []string
	switch d.form {
	case structForm:
		for _, f := range d.model.Fields {
			out = append(out, rowKey(f))
		}
	case enumForm:
		for _, v := range d.enum.Values {
			out = append(out, v.Value)
		}
	}
	return out
}
