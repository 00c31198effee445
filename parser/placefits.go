package parser

import (
	"go/token"
	"net/textproto"
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
	"github.com/mdspec-go/mdspec/spec/jsonkey"
)

// fits reports whether a field can travel where its cell says; if not, it reports
// the cell.
func (p *placer) fits(m *modelNode, f *fieldNode) bool {
	reason := p.misfitAlone(f)
	if !reason.IsZero() {
		p.misfit(f, f.In, reason)
		return false
	}
	for _, u := range p.uses[m] {
		if reason := p.misfitIn(u, f); !reason.IsZero() {
			at := u.call.URLSpan
			if u.response {
				at = u.call.Response.Span
			}
			p.misfit(f, f.In, reason).Relate(at, diag.Say("the call", "接口"))
			return false
		}
	}
	return true
}

// misfitAlone says why a field cannot travel where its cell says, whatever call
// has it; nothing if it can.
func (p *placer) misfitAlone(f *fieldNode) diag.Phrase {
	key := jsonkey.Of(f.Field)
	tag, tagged := f.Tag("json")
	if _, taken := f.Tag(string(f.In)); taken {
		return diag.Say("a column of the table states the tag `%[1]s` itself", "表中已有一列直接写明标签 `%[1]s`", string(f.In))
	}
	switch {
	case f.Embedded && key == "":
		return diag.Say("it is embedded: the table of `%[1]s` says where its fields travel, and its row comes before the headings of places",
			"它是嵌入的，其字段的位置写在 `%[1]s` 自己的表里，这一行要放在各个位置标题之前", f.Name)
	case !token.IsExported(f.Name) && !tagged:
		return diag.Say("it is not exported and has no key: head the column of keys `JSON`", "它未导出，也没有键：键所在的列，表头写成 `JSON`")
	case !token.IsExported(f.Name):
		return diag.Say("it is not exported", "它未导出")
	case tag == "-":
		return diag.Say("it has no key", "它没有键")
	case f.In == spec.InHeader && (!tagged || strings.HasPrefix(tag, ",")):
		return diag.Say("it has no key, which is the name of the header", "它没有键，而键就是请求头的名字")
	case f.In == spec.InHeader && !dialect.IsHeaderName(key):
		return diag.Say("`%[1]s` is not the name of a header", "`%[1]s` 不是请求头的名字", key)
	case f.In == spec.InPath, f.In == spec.InBody: // checked with the path, or anything will do
	case !isFlat(f.Type):
		return diag.Say("values of `%[1]s` are no text", "`%[1]s` 的值写不成一段文本", f.Type.String())
	}
	return diag.Phrase{}
}

// dateHeaders are the headers of requests that hold a date as HTTP writes it, which
// is not how JSON writes a time.
var dateHeaders = []string{"Date", "If-Modified-Since", "If-Unmodified-Since", "If-Range"}

// misfitIn says why a call has no field where the cell says; nothing if it can.
func (p *placer) misfitIn(u use, f *fieldNode) diag.Phrase {
	c := u.call
	name := textproto.CanonicalMIMEHeaderKey(jsonkey.Of(f.Field))
	switch {
	case u.response && f.In != spec.InHeader && f.In != spec.InBody:
		return diag.Say("a response has headers and a body", "响应只有响应头和响应体")
	case u.response:
	case f.In == spec.InPath && !c.inURL(f):
		return diag.Say("the URL of `%[1]s` has no `{%[2]s}`", "`%[1]s` 的地址里没有 `{%[2]s}`", c.Name, jsonkey.Of(f.Field))
	case f.In != spec.InPath && f.In != spec.InHeader && c.inURL(f):
		return diag.Say("the URL of `%[1]s` has it", "它在 `%[1]s` 的地址里", c.Name)
	case (f.In == spec.InBody || f.In == spec.InForm) && c.Media != "":
		return diag.Say("the body of the upload `%[1]s` is its file", "上传接口 `%[1]s` 的请求体是文件", c.Name)
	case (f.In == spec.InBody || f.In == spec.InForm) && c.Method == "GET":
		return diag.Say("requests of `%[1]s` have no body, being `GET`", "`%[1]s` 是 `GET` 请求，没有请求体", c.Name)
	case f.In == spec.InHeader && dialect.IsOwnHeader(name, dialect.FieldHeader):
		return diag.Say("the client sets the header `%[1]s` by itself", "请求头 `%[1]s` 由客户端自己设置", name)
	case f.In == spec.InHeader && slices.Contains(dateHeaders, name) && isTime(f.Type):
		return diag.Say("the header holds a date as HTTP writes it: use `string`", "这个请求头里是 HTTP 格式的日期，类型请用 `string`")
	}
	return diag.Phrase{}
}

// isTime reports whether values of the type are times, or pointers to some.
func isTime(t *spec.Type) bool {
	if t.Kind == spec.Pointer {
		t = t.Elem
	}
	return t.Import == "time" && t.Name == "Time"
}

// isFlat reports whether values of the type fit into a query, as far as is
// known: types that no table describes may encode themselves as text.
func isFlat(t *spec.Type) bool {
	if t.Kind == spec.Pointer || t.Kind == spec.Slice {
		t = t.Elem
	}
	switch t.Kind {
	case spec.Basic:
		return spec.IsScalar(t.Name) || spec.IsFloat(t.Name)
	case spec.Named:
		return t.Origin != spec.FromModel
	}
	return false
}
