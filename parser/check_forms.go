package parser

import (
	"strings"

	"github.com/mdspec-go/mdspec/parser/internal/stdtypes"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// resolveForm finds out what the response of a call under a heading is if it is no
// JSON, and reports one that no answer fills (rule 6.14). In call tables types keep
// the meaning that they had before.
func (r *resolver) resolveForm(c *callNode) {
	t := c.Response
	if !c.Heading || t == nil || !c.responseOK {
		return
	}
	if r.isImplicit(t) {
		c.Optional = false // there is nothing that could be missing
		return
	}
	switch {
	case c.ResponseKey != "":
	case t.Kind == spec.Basic && t.Name == "string":
		c.Form = spec.TextForm
	case t.Kind == spec.Slice && t.Elem.Kind == spec.Basic && spec.Canonical(t.Elem.Name) == "uint8":
		c.Form = spec.BytesForm
	case t.Kind == spec.Named && t.Import == "io" && t.Name == "ReadCloser":
		c.Form = spec.StreamForm
	}
	refuse := func(t *spec.Type, reason diag.Phrase) {
		r.diags.Add(ResponseMisfit, t.Span, t.String(), reason)
		c.responseOK = false
	}
	if part := r.unfillable(t); part != nil && c.Form == spec.JSONForm {
		refuse(part, diag.Say("JSON fills no values of `%[1]s`", "JSON 无法填充 `%[1]s` 的值", part.String()))
	} else if c.Optional && c.Page != nil {
		refuse(t, diag.Say("it may be missing, but the call has pages", "它可以不返回，而接口有分页"))
	}
}

// unfillable returns the part of a type whose values JSON cannot fill, nil if there is
// none, as far as is known.
func (r *resolver) unfillable(t *spec.Type) *spec.Type {
	for part := range t.All() {
		switch {
		case part.Kind == spec.Basic && (part.Name == "error" || strings.HasPrefix(part.Name, "complex")):
			return part
		case part.Kind != spec.Named:
		case part.Import != "":
			for _, std := range stdtypes.Lookup(spec.PackageName(part.Import), part.Name) {
				isFunc := std.Kind == stdtypes.Other && strings.HasSuffix(std.Name, "Func")
				if std.Path == part.Import && (std.Kind == stdtypes.Interface || std.Opaque || isFunc) {
					return part
				}
			}
		case r.scope[part.Name] != nil:
			under := r.definition(r.scope[part.Name]).underlying()
			if strings.HasPrefix(under, "func(") || strings.HasPrefix(under, "chan ") || strings.HasPrefix(under, "<-chan ") || strings.HasPrefix(under, "complex") {
				return part
			}
		}
	}
	return nil
}
