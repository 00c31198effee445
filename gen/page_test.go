package gen

import (
	"testing"

	"github.com/mdspec-go/mdspec/spec"
)

// pagedPackage is a package whose call ListChats has pages; the fields are the
// request's cursor, the response's, and the items.
func pagedPackage(cursor, next, items *spec.Field) []spec.Item {
	return []spec.Item{
		model("Req", "", cursor),
		model("Resp", "", next, items),
		model("Chat", "", field("ID", "id", basic("string"))),
		enum("Cursor", "string"), enum("Offset", "int32"),
		goFence("type Mark string\n"),
		model("ReqPage", "", field("Cursor", "cursor", ptr(basic("string")))),
		model("RespPage", "", field("Next", "next", ptr(basic("string"))), field("List", "items", list(ref("Chat")))),
		model("ReqOuter", "", embedded(ref("ReqPage"))),
		model("RespOuter", "", embedded(ref("RespPage"))),
		pagedBy(call("ListChats", ref("Req"), ref("Resp"), "POST /list"), "cursor next items"),
	}
}

func TestPages(t *testing.T) {
	str, chats := basic("string"), field("Items", "items", list(ref("Chat")))
	cursor := func(t *spec.Type) *spec.Field { return field("Cursor", "cursor", t) }
	next := func(t *spec.Type) *spec.Field { return field("Next", "next", t) }
	mark, kind := named("Mark", spec.FromFence, "string"), named("Cursor", spec.FromEnum, "string")
	tests := []struct {
		name  string
		items []spec.Item
		want  string // from the call of mdspecPages on
	}{
		{"plain", pagedPackage(cursor(str), next(str), chats), `
		func(resp *Resp) ([]Chat, string) {
			return resp.Items, resp.Next
		},
		func(req *Req, cursor string) {
			req.Cursor = cursor
		},
`},
		{"integers under aliases", pagedPackage(cursor(basic("rune")), next(named("Offset", spec.FromEnum, "int32")), chats), `
		func(resp *Resp) ([]Chat, int32) {
			return resp.Items, int32(resp.Next)
		},
		func(req *Req, cursor int32) {
			req.Cursor = cursor
		},
`},
		{"named", pagedPackage(cursor(kind), next(mark), chats), `
		func(resp *Resp) ([]Chat, string) {
			return resp.Items, string(resp.Next)
		},
		func(req *Req, cursor string) {
			req.Cursor = Cursor(cursor)
		},
`},
		{"pointers", pagedPackage(cursor(ptr(str)), next(ptr(str)), field("Items", "items", list(ptr(ref("Chat"))))), `
		func(resp *Resp) ([]*Chat, string) {
			var cursor string
			if resp.Next != nil {
				cursor = *resp.Next
			}
			return resp.Items, cursor
		},
		func(req *Req, cursor string) {
			req.Cursor = &cursor
		},
`},
		{"named pointers", pagedPackage(cursor(ptr(kind)), next(ptr(mark)), chats), `
		func(resp *Resp) ([]Chat, string) {
			var cursor string
			if resp.Next != nil {
				cursor = string(*resp.Next)
			}
			return resp.Items, cursor
		},
		func(req *Req, cursor string) {
			next := Cursor(cursor)
			req.Cursor = &next
		},
`},
		{"embedded", pagedPackage(embedded(ref("ReqOuter")), embedded(ref("RespOuter")), field("N", "n", str)), `
		func(resp *Resp) ([]Chat, string) {
			var cursor string
			if resp.RespOuter.RespPage.Next != nil {
				cursor = *resp.RespOuter.RespPage.Next
			}
			return resp.RespOuter.RespPage.List, cursor
		},
		func(req *Req, cursor string) {
			req.ReqOuter.ReqPage.Cursor = &cursor
		},
`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			contains(t, generateOne(t, tt.items...), "mdspecPages(ctx, first, c.ListChats,"+tt.want+"\t\topts,\n\t)\n}\n")
		})
	}
}

func TestPageComments(t *testing.T) {
	str := basic("string")
	out := generateOne(t, pagedPackage(field("C", "cursor", str), field("N", "next", str), field("I", "items", list(str)))...)
	contains(t, out, `// ListChats is defined in chat_info.md.
//
// Sends POST /list.
// [Client.ListChatsAll] returns the items of all pages.
func (c *Client) ListChats(`, `
// ListChatsAll returns the items of all pages of [Client.ListChats],
// in the order in which they come, from the page that req asks for on.
// It fetches a page when the loop gets to it, and ends where a page has no
// cursor or one that came before. An error ends it too: that is the last
// element, beside a zero item. req may be nil and is not modified.
func (c *Client) ListChatsAll(ctx context.Context, req *Req, opts ...CallOption) iter.Seq2[string, error] {
	var first Req
	if req != nil {
		first = *req
	}
`)
}

func TestPagesOfAnUnexportedCall(t *testing.T) {
	str := basic("string")
	items := pagedPackage(field("C", "cursor", str), field("N", "next", str), field("I", "items", list(str)))
	items[len(items)-1].Call.Name = "listChats"
	contains(t, generateOne(t, items...), "// listChatsAll returns the items of all pages of listChats,\n",
		"// listChatsAll returns the items of all pages.\n", "func (c *Client) listChatsAll(")
}
