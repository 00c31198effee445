package breaking

import (
	"slices"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// compareSupport looks for types of the generated code that no document declares:
// they are there while something needs them, and no longer. What goes with the
// client is reported with it. Who declares such a type in a fence keeps its name.
func (c *comparison) compareSupport(oldChecked, newChecked map[*decl]bool) {
	if len(oldChecked) > 0 && len(newChecked) == 0 {
		d, f := c.old.firstLimited()
		c.supportRemoved("LimitError", c.typePlace(d), c.old.fieldRow(f), diag.Say("no field has a limit", "不再有字段带限制"))
	}
	if o, n := c.old.firstUpload(), c.new.firstUpload(); o != nil && n == nil && c.new.hasClient() {
		was, at := c.old.callRow(o), c.top(c.old.documentOf(o))
		for _, p := range c.calls {
			if p.old == o && p.new != nil {
				at = firstSpan(p.new.URLSpan, at)
			}
		}
		c.supportRemoved("MediaFile", at, was, diag.Say("no call sends a file", "不再有接口发送文件"))
	}
	if len(c.old.errors) > 0 && !c.old.hasClient() && !c.new.hasErrors() {
		o := c.old.errors[0]
		c.supportRemoved("ErrorCode", c.errorPlace(o), c.old.errorRow(o), diag.Say("there are no error codes", "不再有错误码"))
	}
}

func (c *comparison) supportRemoved(name string, at diag.Span, was *row, why diag.Phrase) {
	if c.new.types[name] == nil && !slices.Contains(c.new.pkg.GoNames, name) {
		c.report(supportRemoved, at, was, nil, name, why)
	}
}

// typePlace returns where new has a struct of old, or else would have it.
func (c *comparison) typePlace(d *decl) diag.Span {
	if p := c.pairOf[d.name]; p.new != nil {
		return p.new.at
	}
	return c.top(d.document)
}

// firstLimited returns the first field with limits of a package that has one.
func (s *side) firstLimited() (*decl, *spec.Field) {
	for _, d := range s.decls {
		if d.form != structForm || d.fence {
			continue
		}
		for _, f := range d.model.Fields {
			if len(f.Limits) > 0 {
				return d, f
			}
		}
	}
	return nil, nil
}

// firstUpload returns the first call that sends a file; nil if none does.
func (s *side) firstUpload() *spec.Call {
	for _, call := range s.calls {
		if call.Media != "" {
			return call
		}
	}
	return nil
}

// hasErrors reports whether the package has the types of error codes: they come
// with a client, too.
func (s *side) hasErrors() bool { return s.hasClient() || len(s.errors) > 0 }
