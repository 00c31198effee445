package parser

import (
	"github.com/mdspec-go/mdspec/parser/internal/chain"
	"github.com/mdspec-go/mdspec/parser/internal/example"
	"github.com/mdspec-go/mdspec/parser/internal/goscope"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// checkResponses reports calls that cannot succeed because their response is no
// object, and so cannot hold the error code (rule 6.4). That of the token call is
// held to more elsewhere, and so are those that hold the items of a page.
func (r *resolver) checkResponses(code spec.Setting, tokenCall *callNode) {
	scope := r.exampleScope()
	for _, c := range r.calls {
		t := c.Response
		if t == nil || !c.responseOK || c.Form != spec.JSONForm || c.ResponseKey != "" || c.Page != nil && !c.Page.HoldsAll() || c == tokenCall {
			continue
		}
		if r.isNoObject(t, scope) {
			r.diags.Add(ResponseNotObject, t.Span, t.String(), code.Value).Relate(code.Span, diag.Say("the error code", "错误码"))
		}
	}
}

// isNoObject reports whether no JSON object decodes into values of the type, as
// far as is known: hand-written Go may say how a type of its own decodes.
func (r *resolver) isNoObject(t *spec.Type, scope *example.Scope) bool {
	if encodesItself(t) { // a type that is defined as such a one does not
		return true
	}
	t, _ = chain.Last(t, func(t *spec.Type) (*spec.Type, bool) {
		d := r.handType(t)
		if d == nil || scope.DecodesItself(t.Name) {
			return nil, false
		}
		return scope.TypeOf(d.Expr), true
	})
	known := scope.Resolve(t)
	if known == nil {
		return false
	}
	switch known.Kind {
	case spec.Basic, spec.Slice, spec.Array:
		return true
	case spec.Named:
		return known.Underlying != ""
	}
	return false
}

// handType returns the hand-written declaration of a type; nil if there is none.
func (r *resolver) handType(t *spec.Type) *goscope.Decl {
	if t == nil || t.Kind != spec.Named || t.Import != "" || r.scope[t.Name] == nil {
		return nil
	}
	return r.scope[t.Name].hand
}
