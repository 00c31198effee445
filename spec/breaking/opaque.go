package breaking

import (
	"slices"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/jsonkey"
)

// Nothing is known of types that hand-written Go declares, beyond their names. What
// may have gone into one is said, and is no error.

// opaques returns the fields that embed hand-written structs and promote their keys.
func opaques(keys *jsonkey.Keys) []*spec.Field {
	return slices.DeleteFunc(slices.Clone(keys.Opaque), func(f *spec.Field) bool {
		return jsonkey.Of(f) != "" || !isOpaque(pointed(f.Type))
	})
}

// freshOpaque returns a field of new that embeds what no field of old embeds; nil if
// there is none.
func (c *comparison) freshOpaque(before, now []*spec.Field) *spec.Field {
	for _, n := range now {
		if !slices.ContainsFunc(before, func(o *spec.Field) bool { return c.sameType(o.Type, n.Type) }) {
			return n
		}
	}
	return nil
}

// isOpaque reports whether nothing is known of what the values of a type are: it
// is written by hand.
func isOpaque(t *spec.Type) bool {
	return t.Kind == spec.Named && t.Origin == spec.FromGo && t.Base() == ""
}

// byHandNow reports a name that documents declare no longer as a note, if
// hand-written Go declares it.
func (c *comparison) byHandNow(name string, at diag.Span, was *row) bool {
	if !c.new.byHand[name] {
		return false
	}
	c.report(writtenByHand, at, was, nil, name, diag.Say("hand-written Go declares it", "改由手写的 Go 声明"))
	return true
}

// promoters returns the fields of a struct, and of what it embeds, that embed
// hand-written structs: in Go a tag keeps none from promoting.
func (s *side) promoters(d *decl) []*spec.Field {
	var out []*spec.Field
	for _, level := range s.levelsOf(d) {
		for _, x := range level {
			for _, f := range x.Model.Fields {
				if f.Embedded && isOpaque(pointed(f.Type)) {
					out = append(out, f)
				}
			}
		}
	}
	return out
}

// fieldIntoOpaque says of a field that is gone that a hand-written struct, which was
// not embedded before, may promote it.
func (c *comparison) fieldIntoOpaque(p *pair, f, into *spec.Field) {
	c.report(writtenByHand, firstSpan(into.NameSpan, p.new.at), c.old.fieldRow(f), c.new.fieldRow(into), p.name()+"."+f.Name,
		diag.Say("`%[1]s`, which is written by hand, may have it", "它可能在手写的 `%[1]s` 里", into.Type.String()))
}
