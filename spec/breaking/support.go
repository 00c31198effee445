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
		at := c.left(d.spot)
		if p := c.pairOf[d.name]; p.new != nil {
			at = p.new.at
		}
		c.supportRemoved("LimitError", at, c.old.fieldRow(f), diag.Say("no field has a limit", "不再有字段带限制"))
	}
	uploads := func(call *spec.Call) bool { return call.Media != "" }
	if i := slices.IndexFunc(c.old.calls, uploads); i >= 0 && c.old.hasClient() && c.new.hasClient() && !slices.ContainsFunc(c.new.calls, uploads) {
		o := c.old.calls[i]
		at := c.left(c.old.spots[o])
		for _, p := range c.calls {
			if p.old == o && p.new != nil {
				at = firstSpan(p.new.URLSpan, at)
			}
		}
		c.supportRemoved("MediaFile", at, c.old.callRow(o), diag.Say("no call sends a file", "不再有接口发送文件"))
	}
	c.compareCredentials()
	if c.old.hasErrors() && !c.old.hasClient() && !c.new.hasClient() && !c.new.hasErrors() { // they come with a client, too
		o := c.old.errors[0]
		c.supportRemoved("ErrorCode", c.errorPlace(o), c.old.errorRow(o), c.noErrors())
	}
}

// compareCredentials looks for options that the client had and has no longer.
func (c *comparison) compareCredentials() {
	if !c.old.hasClient() || !c.new.hasClient() {
		return
	}
	if was := c.old.settings[spec.TokenCall]; was != nil && c.new.settings[spec.TokenCall] == nil {
		c.report(optionRemoved, c.left(c.old.spots[was]), c.old.settingRow(was), nil, "WithTokenStore",
			diag.Say("no call fetches tokens", "不再有接口获取凭证"))
	}
	now := c.new.credentialOptions()
	for _, name := range c.old.credentialOptions() {
		if slices.Contains(now, name) {
			continue
		}
		why := diag.Say("no call carries a token", "不再有接口携带凭证")
		if name == "WithBasicAuth" {
			why = diag.Say("no call carries a user and a password", "不再有接口携带用户名和密码")
		}
		c.report(optionRemoved, c.authPlace(), c.old.settingRow(c.old.authSetting()), c.new.settingRow(c.new.authSetting()), name, why)
	}
}

// noErrors says why a package has no constants for error codes any more.
func (c *comparison) noErrors() diag.Phrase {
	if c.new.noClient {
		return diag.Say("with --client=none nothing is made of error codes", "使用 --client=none 时不为错误码生成代码")
	}
	return diag.Say("there are no error codes", "不再有错误码")
}

// hasErrors reports whether the package has constants for error codes.
func (s *side) hasErrors() bool { return !s.noClient && len(s.errors) > 0 }

func (c *comparison) supportRemoved(name string, at diag.Span, was *row, why diag.Phrase) {
	if c.new.types[name] == nil && !c.new.byHand[name] {
		c.report(supportRemoved, at, was, nil, name, why)
	}
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
