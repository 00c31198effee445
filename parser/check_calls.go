package parser

import (
	"strings"

	"github.com/mdspec-go/mdspec/parser/internal/cell"
	"github.com/mdspec-go/mdspec/parser/internal/runtimeapi"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// checkCalls reports calls that are declared twice and, if a client is made of them,
// calls of which no method can be made (rule 6).
func (r *resolver) checkCalls() {
	names := map[string]*callNode{}
	for _, c := range r.calls {
		r.checkCallName(c, names)
	}
	if !r.client {
		return
	}
	for _, c := range r.calls {
		r.checkMethodName(c, names)
		r.resolveCall(c)
		if c.ok {
			r.checkQuery(c)
			r.checkPath(c)
		}
		r.checkResponseKey(c)
		r.checkPage(c)
	}
	r.resolveErrors()
	r.takePartExamples()
}

// checkCallName enters the name of a call, or reports it if there is one of that name.
func (r *resolver) checkCallName(c *callNode, names map[string]*callNode) {
	if c.NameSpan.IsZero() {
		return
	}
	first, twice := names[c.Name]
	if !twice {
		names[c.Name] = c
		return
	}
	message := firstDeclared
	if c.Heading && !first.Heading {
		message = diag.Say("first declared here: a table without a URL column only lists calls", "先在这里声明：没有地址列的表格只是接口目录")
	}
	r.diags.Add(DuplicateCall, c.NameSpan, c.Name).Relate(first.NameSpan, message)
}

// checkMethodName reports a call whose method, or whose iterator over all pages,
// another method of the client has the name of.
func (r *resolver) checkMethodName(c *callNode, names map[string]*callNode) {
	name, span := c.Name, c.NameSpan
	if !cell.ValidIdent(name) {
		return
	}
	if name == "Do" || strings.HasPrefix(name, runtimeapi.Prefix) {
		r.diags.Add(ReservedCall, span, name)
		return
	}
	r.checkHandMethod("Client", name, span)
	if c.Page == nil {
		return
	}
	all := name + "All"
	r.checkHandMethod("Client", all, span)
	if other := names[all]; other != nil {
		r.diags.Add(DuplicateCall, other.NameSpan, all).Relate(c.Page.Span, diag.Say("the pages of `%[1]s` declare it", "`%[1]s` 的分页会声明它", name))
	}
}

// resolveCall finds the types of a call (rule 6.7).
func (r *resolver) resolveCall(c *callNode) {
	resolve := func(t *spec.Type, ok *bool) {
		if t == nil {
			return
		}
		if !r.resolveType(t) {
			*ok = false
			return
		}
		if !r.checkNullableCall(t) {
			*ok = false
			return
		}
		if t.Kind == spec.Pointer {
			elem := t.Elem.Span.Text()
			r.diags.Add(CallPointer, t.Span, t.Span.Text(), elem)
			*ok = false
		}
	}
	resolve(c.Request, &c.requestOK)
	resolve(c.Response, &c.responseOK)
	r.resolveForm(c)
	for _, t := range []*spec.Type{c.Request, c.Response} {
		if r.places != nil && t != nil && t.Kind != spec.Named {
			r.places.checkLost(t)
		}
	}
}

func (r *resolver) checkResponseKey(c *callNode) {
	if c.ResponseKey != "" && c.responseOK && (c.Response == nil || r.isImplicit(c.Response)) {
		r.diags.Add(KeyWithoutResponse, c.key, c.ResponseKey)
	}
}
