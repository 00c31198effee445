package parser

import (
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// pageKey is one of the three keys of a Page cell.
type pageKey struct {
	diags *diag.List
	key   string
	span  diag.Span
}

// checkPage reports a call of which no iterator over all items can be made
// (rule 6.5).
func (r *resolver) checkPage(c *callNode) {
	p := c.Page
	if p == nil {
		return
	}
	if c.Media != "" {
		r.diags.Add(PageOfUpload, p.Span)
		return
	}
	from := pageKey{r.diags, p.RequestCursor, c.page[0]}
	next := pageKey{r.diags, p.ResponseCursor, c.page[1]}
	items := pageKey{r.diags, p.Items, c.page[2]}
	request := r.pageModel(from, c.Request, diag.Say("request", "请求"), c.requestOK)
	response := r.pageModel(next, c.Response, diag.Say("response", "响应"), c.responseOK)
	first := from.field(request)
	second := next.field(response)
	if f := items.field(response); f != nil {
		items.checkItems(f)
	}
	if first != nil && !from.checkCursor(first) {
		first = nil
	}
	if second != nil && next.checkCursor(second) && first != nil {
		next.checkSame(second, first)
	}
}

// pageModel returns the keys of a call's type, nil if it has none or is at
// fault.
func (r *resolver) pageModel(p pageKey, t *spec.Type, side diag.Phrase, ok bool) *keys {
	if !ok {
		return nil
	}
	k := r.keysOf(t)
	if k == nil {
		d := p.diags.Add(PageWithoutModel, p.span, p.key, side)
		if t != nil {
			d.Related = []diag.Related{{Span: t.Span, Message: diag.Say("the %[1]s", "%[1]s类型", side)}}
		}
	}
	return k
}

func (p pageKey) invalid(reason diag.Phrase, at diag.Span, message diag.Phrase) {
	p.diags.Add(InvalidPageKey, p.span, p.key, reason).Relate(at, message)
}

// field returns the field of the key; nil, after saying why, if generated code
// cannot reach one.
func (p pageKey) field(k *keys) *spec.Field {
	if k == nil {
		return nil
	}
	path := k.path(p.key)
	switch {
	case path == nil && k.faulty:
		return nil
	case path == nil:
		p.diags.Add(UnknownPageKey, p.span, p.key, k.model.Name).Suggest = k.suggest(p.key)
		return nil
	}
	if f := throughPointer(path); f != nil {
		p.invalid(diag.Say("its field is that of an embedded pointer, which may be nil",
			"它的字段来自嵌入的指针，而指针可能为 nil"), f.Type.Span, diag.Say("the embedded pointer", "嵌入的指针"))
		return nil
	}
	return last(path)
}

// checkItems reports a field that holds no list: a []byte is a string in JSON.
func (p pageKey) checkItems(f *spec.Field) {
	if f.Type.Kind != spec.Slice || cursorKind(f.Type.Elem) == "uint8" && f.Type.Elem.Kind == spec.Basic {
		p.invalid(diag.Say("the items are of the type `%[1]s`",
			"数据列表的类型是 `%[1]s`", f.Type.String()), f.Type.Span, diag.Say("the type of the items", "数据列表的类型"))
	}
}

func (p pageKey) checkCursor(f *spec.Field) bool {
	if cursorKind(f.Type) != "" {
		return true
	}
	p.invalid(diag.Say("the cursor has the type `%[1]s`", "游标的类型是 `%[1]s`", f.Type.String()), f.Type.Span, diag.Say("the type of the cursor", "游标的类型"))
	return false
}

// checkSame reports the cursor of a response that cannot be that of the next
// request.
func (p pageKey) checkSame(f, request *spec.Field) {
	a, b := cursorKind(f.Type), cursorKind(request.Type)
	if a != b {
		reason := diag.Say("it is `%[1]s` in the response and `%[2]s` in the request", "它在响应里是 `%[1]s`，在请求里是 `%[2]s`", a, b)
		p.invalid(reason, request.Type.Span, diag.Say("the type of the cursor in the request", "请求里游标的类型"))
	}
}

// cursorKind returns the basic type of a string or an integer, or of a pointer
// to one, under its one name; "" for all other types.
func cursorKind(t *spec.Type) string {
	if t.Kind == spec.Pointer {
		t = t.Elem
	}
	if base := t.Base(); spec.IsKey(base) {
		return spec.Canonical(base)
	}
	return ""
}
