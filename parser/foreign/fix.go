package foreign

import (
	"github.com/mdspec-go/mdspec/parser/foreign/internal/words"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// fixes are the corrections of a profile, and what became of them.
type fixes struct {
	profile     *Profile
	corrections []use
	calls       []use
	names       []string // that corrections could have named
}

// use says what became of a correction.
type use struct{ matched, changed bool }

func newFixes(p *Profile) *fixes {
	return &fixes{profile: p, corrections: make([]use, len(p.Corrections)), calls: make([]use, len(p.Calls))}
}

// fix is what the corrections say of one thing: of several the last one holds.
type fix struct {
	typ       *spec.Type
	elem      bool
	presence  spec.Presence
	ignored   bool
	typeUse   *use
	presences *use
}

// field returns what is said of a field.
func (x *fixes) field(owner, key string) (out fix) {
	if len(x.corrections) == 0 {
		return fix{}
	}
	name := owner + "." + key
	x.names = append(x.names, name)
	for i, c := range x.profile.Corrections {
		if !c.Name.Matches(name) {
			continue
		}
		u := &x.corrections[i]
		u.matched = true
		if c.Type != nil {
			out.typ, out.elem, out.typeUse = c.Type, c.Elem, u
		}
		if c.Presence != "" {
			out.presence, out.presences = c.Presence, u
		}
		if c.Ignored {
			out.ignored, u.changed = true, true
		}
	}
	return out
}

// ignores reports whether a type or a call is left out.
func (x *fixes) ignores(name string) bool {
	if len(x.corrections) == 0 {
		return false
	}
	x.names = append(x.names, name)
	ignored := false
	for i, c := range x.profile.Corrections {
		if c.Ignored && c.Name.Matches(name) {
			x.corrections[i], ignored = use{true, true}, true
		}
	}
	return ignored
}

// callFix is what is said of one call.
type callFix struct {
	method, path string
	response     *spec.Type
	nothing      bool
}

// call returns what is said of a call. Its name and what the page says of it are given.
func (x *fixes) call(name, title, method, path string) (out callFix) {
	if len(x.calls) == 0 {
		return callFix{}
	}
	x.names = append(x.names, name)
	folded := words.Fold(title)
	for i, c := range x.profile.Calls {
		if !c.Name.Matches(name) && (folded == "" || !c.Folded.Matches(folded)) {
			continue
		}
		u := &x.calls[i]
		u.matched = true
		u.changed = u.changed || c.Method != "" && c.Method != method || c.Path != "" && c.Path != path || c.Response != nil || c.Nothing
		if c.Method != "" {
			out.method = c.Method
		}
		if c.Path != "" {
			out.path = c.Path
		}
		if c.Response != nil || c.Nothing {
			out.response, out.nothing = c.Response, c.Nothing
		}
	}
	return out
}

// Why rows are left out with which nothing is lost.
var (
	leftCorrected = diag.Say("a correction of the profile leaves it out", "profile 的更正忽略它")
	leftOwnHeader = diag.Say("the client sends this header by itself", "客户端会自己发送这个头")
)

// Why a correction does nothing.
var (
	unusedName = diag.Say("nothing has this name", "没有这个名称")
	unusedSame = diag.Say("the pages say so themselves", "文档本身就是这样写的")
	unusedHead = diag.Say("no page has this heading", "没有文档有这个标题")
)

// unused finds the corrections that do nothing; those of presets are for many pages.
func (x *fixes) unused(found *diag.List) {
	add := func(u use, shipped bool, name string, at diag.Span) {
		switch {
		case shipped || u.changed:
		case u.matched:
			found.Add(CorrectionUnused, at, name, unusedSame)
		default:
			found.Add(CorrectionUnused, at, name, unusedName).Suggest = diag.Suggest(name, x.names)
		}
	}
	for i, c := range x.profile.Corrections {
		u := x.corrections[i]
		u.changed = u.changed || c.Elem && u.matched
		add(u, c.Shipped, c.Field, c.At)
	}
	for i, c := range x.profile.Calls {
		add(x.calls[i], c.Shipped, c.Call, c.At)
	}
}
