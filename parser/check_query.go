package parser

import (
	"strings"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/jsonkey"
)

// methodText returns the method as the URL cell has it.
func methodText(c *spec.Call) string {
	if c.Media == "" {
		return c.Method
	}
	return c.Method + "(" + c.Media + ")"
}

// checkQuery reports a request that is no query: one that is no struct, or that
// has keys whose values are objects (rule 6.2).
func (r *resolver) checkQuery(c *callNode) {
	t := c.Request
	if t == nil || !c.requestOK || !c.sendsQuery() {
		return
	}
	method := methodText(c.Call)
	if !t.IsStruct() {
		r.diags.Add(RequestNotStruct, t.Span, t.String(), method)
		return
	}
	k := r.keysOf(t)
	if k == nil {
		return
	}
	nested := k.nestedFields()
	if len(nested) == 0 {
		return
	}
	found := r.diags.Add(RequestNotFlat, t.Span, t.Name, method, jsonkey.Of(nested[0]), nested[0].Type.String())
	if k.shown { // with the first call of the request
		nested = nested[:1]
	}
	k.shown = true
	for _, f := range nested {
		message := diag.Say("the type of `%[1]s`", "`%[1]s` 的类型", jsonkey.Of(f))
		found.Related = append(found.Related, diag.Related{Span: f.Type.Span, Message: message})
	}
}

// nestedFields returns the fields whose values do not fit into a query.
func (k *keys) nestedFields() []*spec.Field {
	if k.seen {
		return k.nested
	}
	k.seen = true
	for _, name := range k.names {
		if path := k.path(name); path != nil && !isFlat(last(path).Type) {
			k.nested = append(k.nested, last(path))
		}
	}
	return k.nested
}

// checkPath reports names in the path that no field of the request gives a value
// to (rule 6.2).
func (r *resolver) checkPath(c *callNode) {
	if !c.requestOK {
		return
	}
	for _, span := range pathNames(c.URLSpan) {
		r.checkPathName(c, span.Text(), span)
	}
}

// pathNames returns the places of the names in braces of a URL.
func pathNames(url diag.Span) []diag.Span {
	var names []diag.Span
	text := url.Text()
	for at := 0; ; {
		open := strings.IndexByte(text[at:], '{')
		if open < 0 {
			return names
		}
		start := at + open + 1
		at = start + strings.IndexByte(text[start:], '}')
		names = append(names, url.Source.Span(url.Start+start, url.Start+at))
	}
}

func (r *resolver) checkPathName(c *callNode, key string, span diag.Span) {
	t := c.Request
	if t == nil || r.isImplicit(t) {
		r.diags.Add(PathWithoutRequest, span, key)
		return
	}
	invalid := func(reason diag.Phrase, at diag.Span, message diag.Phrase) {
		r.diags.Add(InvalidPathKey, span, key, reason).Relate(at, message)
	}
	k := r.keysOf(t)
	if k == nil {
		if !t.IsStruct() {
			invalid(diag.Say("the request is not a struct", "请求类型不是结构体"), t.Span, diag.Say("the request", "请求类型"))
		}
		return
	}
	path := k.path(key)
	if path == nil {
		if !k.opaque && !k.faulty {
			r.diags.Add(UnknownPathKey, span, key, t.Name).Suggest = k.suggest(key)
		}
		return
	}
	f := last(path)
	if p := throughPointer(path); p != nil {
		invalid(diag.Say("its field is that of an embedded pointer, which may be nil",
			"它的字段来自嵌入的指针，而指针可能为 nil"), p.Type.Span, diag.Say("the embedded pointer", "嵌入的指针"))
	} else if !spec.IsScalar(f.Type.Base()) {
		invalid(diag.Say("its field has the type `%[1]s`", "它的字段类型是 `%[1]s`", f.Type.String()), f.Type.Span, diag.Say("the type of the field", "字段的类型"))
	}
}
