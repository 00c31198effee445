package breaking

import (
	"strconv"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// codeName returns by what an error is known: its code, or its HTTP status.
func codeName(e *spec.ErrorCode) string {
	if e.IsStatus() {
		return "HTTP " + strconv.Itoa(e.Status)
	}
	return codeText(e)
}

// compareErrors compares the error codes by what they are known by.
func (c *comparison) compareErrors() {
	now := map[string]*spec.ErrorCode{}
	for _, n := range c.new.errors {
		now[codeName(n)] = n
	}
	for _, o := range c.old.errors {
		was, n := c.old.errorRow(o), now[codeName(o)]
		if n == nil {
			c.addWire(wireKey{errorCodeRemoved, o, ""}, wireHit{at: c.errorPlace(o), old: was, dir: both, args: []any{codeName(o)}})
			continue
		}
		is := c.new.errorRow(n)
		if o.Class != n.Class && !c.old.noClient && !c.new.noClient { // only clients act on it
			c.addWire(wireKey{errorClassChanged, n, ""}, wireHit{at: n.NameSpan, old: was, new: is, dir: both,
				args: []any{codeName(o), classText(o.Class), classText(n.Class)}})
		}
		if o.Status != n.Status && o.Status != 0 && n.Status != 0 { // else one of the documents does not say
			c.addWire(wireKey{errorStatusChanged, n, ""}, wireHit{at: n.NameSpan, old: was, new: is, dir: both,
				args: []any{codeName(o), statusText(o.Status), statusText(n.Status)}})
		}
	}
}

// errorPlace returns where new would hold an error code that is gone: at the
// constant of its name, or else in the table.
func (c *comparison) errorPlace(o *spec.ErrorCode) diag.Span {
	if k := c.new.constNamed[o.Name]; k != nil && k.code != nil {
		return k.at
	}
	return c.left(c.old.spots[o])
}

func classText(class spec.ErrorClass) diag.Phrase {
	if class == spec.Permanent {
		return diag.Say("no class", "没有类别")
	}
	return diag.Say("the class `%[1]s`", "类别 `%[1]s`", string(class))
}
