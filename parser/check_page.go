package parser

import (
	"net/http"

	"github.com/mdspec-go/mdspec/parser/internal/cell"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// pageCheck looks up the keys of a Page cell.
type pageCheck struct {
	*resolver
	call   *callNode
	cursor *spec.Field // of the request; nil if it is at fault, or if there is none

	noRequest, noResponse bool // reported: it has no keys
}

// checkPage reports a call of which no iterator over all items can be made
// (rules 6.5 and 6.15).
func (r *resolver) checkPage(c *callNode) {
	p := c.Page
	if p == nil {
		return
	}
	if c.Media != "" {
		r.diags.Add(PageOfUpload, p.Span)
		return
	}
	if p.Kind == spec.LinkPages && c.ok && c.Method != http.MethodGet {
		r.diags.Add(PageLinkMethod, p.Span, c.Method).Relate(c.URLSpan, diag.Say("the URL", "地址"))
	}
	check := &pageCheck{resolver: r, call: c}
	for _, k := range c.page {
		if k.Value == dialect.PageList && p.HoldsAll() {
			check.wholeResponse(k)
		} else {
			check.key(k)
		}
	}
}

// key looks up a key. Of cursors, that of the request is the first.
func (p *pageCheck) key(k cell.PageKey) {
	t, ok := p.call.Response, p.call.responseOK
	if k.Request {
		t, ok = p.call.Request, p.call.requestOK
	}
	if !ok {
		return
	}
	model := p.keysOf(t)
	if model == nil {
		p.withoutModel(k, t)
		return
	}
	f := p.field(k, model)
	if f == nil || !p.fits(k, f) {
		return
	}
	switch {
	case k.Value != dialect.PageCursor:
	case k.Request:
		p.cursor = f
	case p.cursor != nil:
		p.sameCursor(k, f)
	}
}

// withoutModel reports a type that has no keys, once.
func (p *pageCheck) withoutModel(k cell.PageKey, t *spec.Type) {
	side, reported := diag.Say("response", "响应"), &p.noResponse
	if k.Request {
		side, reported = diag.Say("request", "请求"), &p.noRequest
	}
	if *reported {
		return
	}
	*reported = true
	d := p.diags.Add(PageWithoutModel, k.Span, k.Key, side)
	if t == nil {
		return
	}
	d.Relate(t.Span, diag.Say("the %[1]s", "%[1]s类型", side))
	if !k.Request && isList(t) && p.call.Page.Kind != spec.CursorPages && !p.call.Page.HoldsAll() {
		d.Suggest = []string{"items=" + spec.WholeResponse}
	}
}

// wholeResponse reports a response that is no list of items.
func (p *pageCheck) wholeResponse(k cell.PageKey) {
	switch t := p.call.Response; {
	case !p.call.responseOK:
	case t == nil:
		p.invalid(k, diag.Say("the call has no response", "接口没有响应"), p.call.NameSpan, diag.Say("the call", "接口"))
	case !isList(t):
		p.invalid(k, diag.Say("the response is of the type `%[1]s`", "响应的类型是 `%[1]s`", t.String()),
			t.Span, diag.Say("the response", "响应类型"))
	}
}

func (p *pageCheck) invalid(k cell.PageKey, reason diag.Phrase, at diag.Span, message diag.Phrase) {
	p.diags.Add(InvalidPageKey, k.Span, k.Key, reason).Relate(at, message)
}

// field returns the field of the key; nil, after saying why, if generated code
// cannot reach one.
func (p *pageCheck) field(k cell.PageKey, model *keys) *spec.Field {
	path := model.anyPath(k.Key)
	if path == nil {
		path = p.way(k, model)
	}
	if path == nil {
		return nil
	}
	if f := throughPointer(path); f != nil {
		p.invalid(k, diag.Say("the way to its field leads through a pointer, which may be nil",
			"到它的字段要经过指针，而指针可能为 nil"), f.Type.Span, diag.Say("the pointer", "指针"))
		return nil
	}
	return last(path)
}

// way returns the fields on a way of several keys; nil, after saying why, if it does
// not lead anywhere.
func (p *pageCheck) way(k cell.PageKey, model *keys) (path []*spec.Field) {
	steps := spec.KeyPath(k.Key)
	for i, key := range steps {
		step := model.path(key)
		switch {
		case step == nil && model.faulty:
			return nil
		case step == nil:
			p.diags.Add(UnknownPageKey, k.Span, key, model.model.Name).Suggest = suggestWays(steps, i, model.suggest(key))
			return nil
		}
		if path = append(path, step...); i == len(steps)-1 {
			break
		}
		t := last(step).Type
		inner, _ := p.json.Struct(last(step))
		if inner == nil {
			p.invalid(k, diag.Say("`%[1]s` is of the type `%[2]s`, which has no table of fields", "`%[1]s` 的类型是 `%[2]s`，没有它的字段表", key, t.String()),
				t.Span, diag.Say("the type of `%[1]s`", "`%[1]s` 的类型", key))
			return nil
		}
		model = p.keysOf(&spec.Type{Kind: spec.Named, Name: inner.Name, Origin: spec.FromModel})
	}
	return path
}

// fits reports whether the field is of a type that its key can have, and says why
// not.
func (p *pageCheck) fits(k cell.PageKey, f *spec.Field) bool {
	t, basic := f.Type, cursorKind(f.Type)
	var reason, place diag.Phrase
	switch k.Value {
	case dialect.PageList:
		if isList(t) {
			return true
		}
		reason = diag.Say("the items are of the type `%[1]s`", "数据列表的类型是 `%[1]s`", t.String())
		place = diag.Say("the type of the items", "数据列表的类型")
	case dialect.PageCursor:
		if basic != "" {
			return true
		}
		reason = diag.Say("the cursor has the type `%[1]s`", "游标的类型是 `%[1]s`", t.String())
		place = diag.Say("the type of the cursor", "游标的类型")
	default:
		if spec.IsInteger(basic) {
			return true
		}
		reason = diag.Say("it has the type `%[1]s`", "它的类型是 `%[1]s`", t.String())
		place = diag.Say("its type", "它的类型")
	}
	p.invalid(k, reason, t.Span, place)
	return false
}

// sameCursor reports the cursor of a response that cannot be that of the next
// request.
func (p *pageCheck) sameCursor(k cell.PageKey, f *spec.Field) {
	a, b := cursorKind(f.Type), cursorKind(p.cursor.Type)
	if a != b {
		reason := diag.Say("it is `%[1]s` in the response and `%[2]s` in the request", "它在响应里是 `%[1]s`，在请求里是 `%[2]s`", a, b)
		p.invalid(k, reason, p.cursor.Type.Span, diag.Say("the type of the cursor in the request", "请求里游标的类型"))
	}
}

// isList reports whether the type is that of a list: a []byte is a string in JSON.
func isList(t *spec.Type) bool {
	return t.Kind == spec.Slice && (cursorKind(t.Elem) != "uint8" || t.Elem.Kind != spec.Basic)
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
