package gen

import (
	"testing"

	"github.com/mdspec-go/mdspec/spec"
)

// The program runs the generated client against a server of its own: what the
// runtime does is tested there, here that the generated code tells it the
// right things.
func TestClientAtRunTime(t *testing.T) {
	str := basic("string")
	p := pkgOf(
		service("error code", "errcode", "error message", "errmsg", "token call", "getToken", "token key", "token",
			"token expiry key", "expires", "token parameter", "t"),
		errorCode("ErrGone", 404, spec.Permanent, ""),
		model("Secret", "", field("ID", "id", str)),
		model("Token", "", field("Token", "token", str), field("Expires", "expires", basic("int"))),
		call("getToken", ref("Secret"), ref("Token"), "GET /token"),
		model("PageReq", "", field("Cursor", "cursor,omitempty", ptr(str))),
		model("Req", "", embedded(ref("PageReq")), field("Limit", "limit", basic("int"), "..9")),
		model("PageResp", "", field("Next", "next", str)),
		model("Chat", "", field("ID", "id", str)),
		model("Resp", "", embedded(ref("PageResp")), field("List", "list", list(ptr(ref("Chat"))))),
		withToken(pagedBy(call("List", ref("Req"), ref("Resp"), "POST /list"), "cursor next list")),
		spec.Item{Call: &spec.Call{Name: "Names", Response: list(str), ResponseKey: "names", Method: "GET", Path: "/names"}},
		call("Put", ref("Chat"), nil, "PUT /chat/{id}"),
		call("Upload", ref("Chat"), ref("Chat"), "POST(media) /upload"),
	)
	got := run(t, p, `package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"

	. "example.com/m/wecom"
)

func serve(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	switch r.URL.Path {
	case "/upload":
		body = []byte(fmt.Sprint(strings.Contains(string(body), "name=\"media\""), strings.Contains(string(body), "hello")))
	}
	fmt.Println(r.Method, r.URL, string(body), r.Header.Get("X-Trace"))
	switch r.URL.Path + string(body) {
	case "/token":
		io.WriteString(w, "{\"errcode\": 0, \"token\": \"T\", \"expires\": 7200}")
	case "/list{\"limit\":0}", "/list{\"limit\":2}":
		io.WriteString(w, "{\"list\": [{\"id\": \"a\"}, {\"id\": \"b\"}], \"next\": \"x\"}")
	case "/list{\"cursor\":\"x\",\"limit\":0}", "/list{\"cursor\":\"x\",\"limit\":2}":
		io.WriteString(w, "{\"list\": [{\"id\": \"c\"}]}")
	case "/names":
		io.WriteString(w, "{\"names\": [\"n\"]}")
	case "/uploadtrue true":
		io.WriteString(w, "{\"id\": \"up\"}")
	default:
		io.WriteString(w, "{\"errcode\": 404, \"errmsg\": \"gone\"}")
	}
}

func main() {
	server := httptest.NewServer(http.HandlerFunc(serve))
	defer server.Close()
	ctx := context.Background()
	c, err := NewClient(server.URL, Secret{ID: "s"})
	if err != nil {
		panic(err)
	}
	req := &Req{Limit: 2}
	for chat, err := range c.ListAll(ctx, req) {
		fmt.Println(chat.ID, err)
	}
	fmt.Println(*req)
	var info ResponseInfo
	for chat := range c.ListAll(ctx, nil, WithHeader("X-Trace", "traced"), WithResponseInfo(&info)) {
		fmt.Println(chat.ID, info.Status)
	}
	for chat, err := range c.ListAll(ctx, &Req{Limit: 10}) {
		fmt.Println(chat, err)
	}
	names, err := c.Names(ctx, WithHeader("X-Trace", "traced"))
	fmt.Println(names, err)
	err = c.Put(ctx, &Chat{ID: "7"})
	fmt.Println(errors.Is(err, ErrGone), err)
	chat, err := c.Upload(ctx, &Chat{ID: "8"}, &MediaFile{Name: "f", Content: strings.NewReader("hello")})
	fmt.Println(chat, err)
}
`)
	diff(t, got, `
GET /token?id=s  
POST /list?t=T {"limit":2} 
a <nil>
b <nil>
POST /list?t=T {"cursor":"x","limit":2} 
c <nil>
{{<nil>} 2}
POST /list?t=T {"limit":0} traced
a 200
b 200
POST /list?t=T {"cursor":"x","limit":0} traced
c 200
<nil> List: Limit: got 10, want ..9
GET /names  traced
[n] <nil>
PUT /chat/7 {} 
true Put: error code 404: gone
POST /upload?id=8 true true 
&{up} <nil>
`)
}
