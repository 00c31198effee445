package parser

import (
	"slices"
	"strconv"

	"github.com/mdspec-go/mdspec/parser/internal/cell"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// declareImplicit gives the calls that have headings of their own the requests and
// responses that they lack: the type of the name if there is one, else an empty model,
// so that the call can get fields later (rule 6.16).
func (r *resolver) declareImplicit() {
	if !r.client {
		return
	}
	for _, c := range r.calls {
		if c.topic == nil || !c.ok {
			continue
		}
		r.imply(c, &c.Request, &c.requestOK, dialect.RequestPart)
		r.imply(c, &c.Response, &c.responseOK, dialect.ResponsePart)
	}
}

func (r *resolver) imply(c *callNode, t **spec.Type, ok *bool, part dialect.PartKind) {
	name := c.Name + partSuffix[part]
	switch {
	case *t != nil || !*ok:
		return
	case r.lost[name] || r.unsure:
		*ok = false
		return
	}
	*t = &spec.Type{Kind: spec.Named, Name: name, Span: c.NameSpan}
	if d := r.scope[name]; d != nil {
		if !d.isType() {
			r.diags.Add(DuplicateName, c.NameSpan, name).Relate(d.span, firstDeclared)
			*t, *ok = nil, false
		}
		return
	}
	m := &modelNode{Model: &spec.Model{Name: name, Implicit: true, Fields: []*spec.Field{}, NameSpan: c.NameSpan, Span: c.Span}}
	r.models = append(r.models, m)
	r.records[m.Model] = m
	r.declareItem(spec.Item{Model: m.Model})
	at := slices.IndexFunc(c.topic.Items, func(i spec.Item) bool { return i.Call == c.Call })
	c.topic.Items = slices.Insert(c.topic.Items, max(at, 0), spec.Item{Model: m.Model})
}

// takePartExamples gives the examples of parts that name a type to its model (rule
// 6.12); those of other types are checked here. A call keeps those of its response: a
// model may be that of several calls.
func (r *resolver) takePartExamples() {
	scope := r.exampleScope()
	take := func(t *spec.Type, ok bool, examples []spec.Example) {
		m := r.modelOf(t)
		if m != nil {
			m.Examples = append(m.Examples, examples...)
			return
		}
		if !ok {
			t = nil
		}
		for _, e := range examples {
			scope.CheckType(e.Span, t, r.diags)
		}
	}
	for _, c := range r.calls {
		take(c.Request, c.requestOK, c.examples[dialect.RequestPart])
		take(c.Response, c.responseOK, c.examples[dialect.ResponsePart])
		c.Examples = c.examples[dialect.ResponsePart]
	}
}

// resolveErrors finds the error codes that the parts of calls name (rule 6.12).
func (r *resolver) resolveErrors() {
	names, codes := map[string]*spec.ErrorCode{}, map[string]*spec.ErrorCode{}
	var known []string
	for e := range r.pkg.Errors() {
		names[e.Name] = e
		known = append(known, e.Name)
		if code := codeOf(e); code != "" {
			codes[code] = e
			known = append(known, code)
		}
	}
	for _, c := range r.calls {
		for _, e := range c.errors {
			found := r.resolveError(e, known, names, codes)
			if found != nil && !slices.Contains(c.Errors, found.Name) {
				c.Errors = append(c.Errors, found.Name)
			}
		}
	}
}

// codeOf returns the code of an error as a cell says it; "" if it has none, but a status
// alone.
func codeOf(e *spec.ErrorCode) string {
	switch {
	case e.IsStatus():
		return ""
	case e.Word != "":
		return e.Word
	}
	return strconv.FormatInt(e.Code, 10)
}

// resolveError returns the error code that a row names; nil, after saying so, if there
// is none, or if its name, its code and its status are not those of one.
func (r *resolver) resolveError(e callError, known []string, names, codes map[string]*spec.ErrorCode) *spec.ErrorCode {
	find := func(c cell.Cell) *spec.ErrorCode {
		if names[c.String()] != nil {
			return names[c.String()]
		}
		return codes[c.String()]
	}
	var found *spec.ErrorCode
	for _, c := range []cell.Cell{e.name, e.code} {
		if c.Empty() || r.lost[c.String()] {
			continue
		}
		is := find(c)
		if is == nil || found != nil && is != found {
			d := r.diags.Add(UnknownCallError, c.Span, c.String())
			if found != nil {
				d.Relate(found.NameSpan, codeText(found))
			} else {
				d.Suggest = diag.Suggest(c.String(), known)
			}
			return nil
		}
		found = is
	}
	if found != nil && !e.status.Empty() && found.Status != 0 && e.status.String() != strconv.Itoa(found.Status) {
		r.diags.Add(UnknownCallError, e.status.Span, e.status.String()).Relate(found.NameSpan,
			diag.Say("the HTTP status of `%[1]s` is %[2]d", "`%[1]s` 的 HTTP 状态是 %[2]d", found.Name, found.Status))
		return nil
	}
	return found
}

// codeText says which code an error has.
func codeText(e *spec.ErrorCode) diag.Phrase {
	if e.IsStatus() {
		return diag.Say("`%[1]s` is the HTTP status %[2]d, without a code", "`%[1]s` 是 HTTP 状态 %[2]d，没有代码", e.Name, e.Status)
	}
	return diag.Say("the code of `%[1]s` is %[2]s", "`%[1]s` 的代码是 %[2]s", e.Name, codeOf(e))
}
