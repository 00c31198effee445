package gen

import "testing"

// The client and the fake that come from one document understand each other.
func TestFakeAtRunTime(t *testing.T) {
	testModule(t, chat(), `package m

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"
	"time"

	"example.com/m/wecom"
	"example.com/m/wecom/wecomtest"
)

func TestCalls(t *testing.T) {
	ctx := context.Background()
	srv := wecomtest.NewServer(t)
	client := srv.Client()
	if _, err := client.List(ctx, &wecom.ListRequest{Limit: 1}); err != nil {
		t.Error(err)
	}
	want := &wecom.ListRequest{Limit: 7, Cursor: "c"}
	want.Kind = "k"
	srv.OnList(func(_ context.Context, req *wecom.ListRequest) (*wecom.ListResponse, error) {
		if !reflect.DeepEqual(req, want) {
			t.Errorf("the handler got %+v, want %+v", req, want)
		}
		return &wecom.ListResponse{Items: []string{"a"}}, nil
	})
	resp, err := client.List(ctx, want)
	if err != nil || !reflect.DeepEqual(resp, &wecom.ListResponse{Items: []string{"a"}}) {
		t.Errorf("List = %+v, %v", resp, err)
	}
	srv.OnGet(func(_ context.Context, req *wecom.Chat) (*wecom.Chat, error) { return req, nil })
	id := "a/b ?%+"
	since := time.Date(2020, 1, 2, 3, 4, 5, 6, time.UTC)
	chat, err := client.Get(ctx, &wecom.Chat{ID: id, Since: since})
	if err != nil || chat.ID != id || !chat.Since.Equal(since) {
		t.Errorf("Get = %+v, %v", chat, err)
	}
	if err := client.Ping(ctx); err != nil {
		t.Error(err)
	}
	if n := len(srv.Requests("GetToken")); n != 1 {
		t.Errorf("%d requests for a token, want 1", n)
	}
	body := string(srv.Requests("List")[1].Body)
	if want := `+"`"+`{"kind":"k","limit":7,"cursor":"c"}`+"`"+`; body != want {
		t.Errorf("body %s, want %s", body, want)
	}
}

func TestUpload(t *testing.T) {
	srv := wecomtest.NewServer(t)
	srv.OnUpload(func(_ context.Context, req *wecom.Chat, file *wecom.MediaFile) (*wecom.Chat, error) {
		content, err := io.ReadAll(file.Content)
		if err != nil {
			return nil, err
		}
		return &wecom.Chat{ID: strings.Join([]string{req.ID, file.Name, file.ContentType, string(content)}, " ")}, nil
	})
	file := &wecom.MediaFile{Name: "a.png", ContentType: "image/png", Content: strings.NewReader("data")}
	got, err := srv.Client().Upload(context.Background(), &wecom.Chat{ID: "x"}, file)
	if err != nil || got.ID != "x a.png image/png data" {
		t.Errorf("Upload = %+v, %v", got, err)
	}
}

func TestErrors(t *testing.T) {
	ctx := context.Background()
	srv := wecomtest.NewServer(t)
	client := srv.Client(wecom.WithRetry(wecom.RetryPolicy{}))
	returned := error(wecom.ErrBusy)
	srv.OnPing(func(context.Context) error { return returned })
	if err := client.Ping(ctx); !errors.Is(err, wecom.ErrBusy) || err.Error() != "Ping: error code -1" {
		t.Errorf("Ping = %v, want ErrBusy", err)
	}
	returned = &wecom.Error{Code: wecom.ErrBusy, Message: "busy"}
	if err := client.Ping(ctx); err == nil || err.Error() != "Ping: error code -1: busy" {
		t.Errorf("Ping = %v, want ErrBusy in words", err)
	}
	returned = &wecom.Error{Status: 503, RetryAfter: time.Minute}
	var failed *wecom.Error
	if err := client.Ping(ctx); !errors.As(err, &failed) || failed.Status != 503 || failed.RetryAfter != time.Minute {
		t.Errorf("Ping = %+v, want status 503", failed)
	}
	srv.OnPing(nil)
	srv.Inject("Ping", wecomtest.Fault{Code: -1, Message: "busy"}, wecomtest.Fault{Code: 404}, wecomtest.Fault{Code: 404, Status: 404},
		wecomtest.Fault{Status: 404}, wecomtest.Fault{Status: 599}, wecomtest.Fault{Cut: true}, wecomtest.Fault{HTML: true},
		wecomtest.Fault{Malformed: true}, wecomtest.Fault{Trailing: true}, wecomtest.Fault{CutBody: true})
	for i, want := range []string{"error code -1: busy", "error code 404", "HTTP status 404: error code 404", "HTTP status 404: Not Found", "HTTP status 599", "", "", "", "", ""} {
		if err := client.Ping(ctx); err == nil || want != "" && err.Error() != "Ping: "+want {
			t.Errorf("fault %d gives the error %v, want %s", i, err, want)
		}
	}
	if err := client.Ping(ctx); err != nil {
		t.Error(err)
	}
}

func TestTokens(t *testing.T) {
	ctx := context.Background()
	srv := wecomtest.NewServer(t)
	client := srv.Client()
	for _, code := range []wecom.ErrorCode{0, wecom.ErrExpiredToken} {
		if err := client.Ping(ctx); err != nil {
			t.Error(err)
		}
		srv.RevokeTokens(code)
		if err := client.Ping(ctx); err != nil {
			t.Error(err)
		}
	}
	if n := len(srv.Requests("GetToken")); n != 3 {
		t.Errorf("%d requests for a token, want 3", n)
	}
	source := func(context.Context) (string, time.Time, error) { return "mine", time.Time{}, nil }
	if err := srv.Client(wecom.WithTokenSource(source)).Ping(ctx); !errors.Is(err, wecom.ErrInvalidToken) {
		t.Errorf("Ping = %v, want ErrInvalidToken", err)
	}
	source = func(context.Context) (string, time.Time, error) {
		token, expires := srv.IssueToken()
		return token, expires, nil
	}
	if err := srv.Client(wecom.WithTokenSource(source)).Ping(ctx); err != nil {
		t.Error(err)
	}
}

func TestResponses(t *testing.T) {
	srv := wecomtest.NewServer(t)
	srv.OnList(func(ctx context.Context, req *wecom.ListRequest) (*wecom.ListResponse, error) {
		w := wecomtest.ResponseOf(ctx)
		w.Header().Set("ETag", "v"+wecomtest.RequestOf(ctx).Header.Get("X-Version"))
		w.WriteHeader(http.StatusAccepted)
		return &wecom.ListResponse{Items: []string{"a"}}, nil
	})
	srv.OnPing(func(ctx context.Context) error {
		return wecomtest.Fault{Code: 404, Message: "no such chat", Status: 404}
	})
	token, _ := srv.IssueToken()
	req, err := http.NewRequest("POST", srv.URL+"/list?access_token="+token, strings.NewReader(`+"`"+`{"kind":"","limit":0,"cursor":""}`+"`"+`))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("X-Version", "7")
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if resp.StatusCode != 202 || resp.Header.Get("ETag") != "v7" || string(body) != `+"`"+`{"errcode":0,"errmsg":"ok","items":["a"]}`+"`"+` {
		t.Errorf("answer %d %v %s, %v", resp.StatusCode, resp.Header, body, err)
	}
	var failed *wecom.Error
	if err := srv.Client().Ping(t.Context()); !errors.As(err, &failed) || failed.Status != 404 || failed.Code != 404 || failed.Message != "no such chat" {
		t.Errorf("Ping = %+v", err)
	}
}

// A handler needs no test, and takes the requests of another program.
func TestReplay(t *testing.T) {
	handler := wecomtest.NewHandler(wecomtest.AnyToken())
	handler.OnGet(func(_ context.Context, req *wecom.Chat) (*wecom.Chat, error) { return req, nil })
	server := httptest.NewServer(handler)
	defer server.Close()
	for _, tt := range []struct{ method, target, body, want string }{
		{"GET", "/chats/c1?access_token=recorded", "", `+"`"+`{"errcode":0,"errmsg":"ok","chat":{"id":"c1"}}`+"`"+`},
		{"POST", "/list?access_token=recorded", `+"`"+`{"kind":"k","limit":0,"cursor":""}`+"`"+`, `+"`"+`{"errcode":0,"errmsg":"ok","items":[]}`+"`"+`},
		{"POST", "/list?access_token=recorded", `+"`"+`{"limit":"1"}`+"`"+`, "key \"limit\" is a string, want an integer\nmissing key \"kind\"\n"},
		{"POST", "/ping", "", `+"`"+`{"errcode":40014,"errmsg":"the access token is missing, unknown or no longer good"}`+"`"+`},
	} {
		req, err := http.NewRequest(tt.method, server.URL+tt.target, strings.NewReader(tt.body))
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Content-Type", "application/json")
		resp, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		if body, err := io.ReadAll(resp.Body); string(body) != tt.want {
			t.Errorf("%s %s is answered with %s, %v; want %s", tt.method, tt.target, body, err, tt.want)
		}
		resp.Body.Close()
	}
	if all := handler.Refusals(); len(all) != 1 || all[0].Call != "List" || len(all[0].Wrong) != 2 || len(handler.Requests()) != 4 {
		t.Errorf("refused %+v", all)
	}
}

type silent struct {
	testing.TB
	told []string
}

func (s *silent) Errorf(format string, args ...any) { s.told = append(s.told, args[0].(string)) }

func TestStrictness(t *testing.T) {
	s := &silent{TB: t}
	srv := wecomtest.NewServer(s)
	err := srv.Client().Do(context.Background(), "POST", "/list", map[string]any{"limit": "x", "more": nil}, nil)
	var failed *wecom.Error
	if !errors.As(err, &failed) || failed.Status != 400 {
		t.Errorf("Do = %v, want status 400", err)
	}
	want := []string{`+"`"+`List: key "limit" is a string, want an integer; unknown key "more"; missing key "kind"`+"`"+`}
	if !reflect.DeepEqual(s.told, want) {
		t.Errorf("the test was told %q, want %q", s.told, want)
	}
	for _, opts := range [][]wecomtest.ServerOption{nil, {wecomtest.Strict()}} {
		s := &silent{TB: t}
		srv := wecomtest.NewServer(s, opts...)
		_ = srv.Client().Do(context.Background(), "POST", "/list", map[string]any{"kind": "", "limit": 0, "cursor": ""}, nil)
		if len(s.told) != len(opts) || len(srv.Refusals()) != len(opts) {
			t.Errorf("with %d options, the test was told %q", len(opts), s.told)
		}
	}
}
`)
}

// Without a service there is neither envelope nor token call: the base URL is
// an argument, tokens come from the fake itself and go into a header, and HTTP
// alone says what failed.
func TestFakeOfAPlainServiceAtRunTime(t *testing.T) {
	str, price := basic("string"), required(field("Price", "price", ptr(basic("float64"))))
	testModule(t, pkgOf(
		model("Item", "", required(field("ID", "id", str)), price, field("Tags", "tag,omitzero", list(str))),
		model("Key", "", required(field("ID", "id", str)), field("Force", "force,omitzero", basic("bool"))),
		model("Query", "", field("Page", "page,omitzero", basic("int64")), field("Tags", "tag,omitzero", list(str))),
		model("Page", "", field("Next", "next", ptr(basic("int64"))), field("Items", "items", list(ref("Item")))),
		withToken(pagedBy(call("List", ref("Query"), ref("Page"), "GET /items"), "page next items")),
		withToken(call("Put", ref("Item"), ref("Item"), "PUT /items/{id}")),
		withToken(call("Delete", ref("Key"), nil, "DELETE /items/{id}")),
		withResponseKey(call("Count", nil, basic("int64"), "GET /count"), "count"),
		call("Tag", list(str), dict(str, basic("int")), "PATCH /tags"),
	), `package m

import (
	"context"
	"errors"
	"reflect"
	"testing"

	"example.com/m/wecom"
	"example.com/m/wecom/wecomtest"
)

func TestCalls(t *testing.T) {
	ctx, price := context.Background(), 1.5
	srv := wecomtest.NewServer(t)
	client := srv.Client()
	srv.OnPut(func(_ context.Context, req *wecom.Item) (*wecom.Item, error) { return req, nil })
	sent := &wecom.Item{ID: "a/b", Price: &price, Tags: []string{"x"}}
	if got, err := client.Put(ctx, sent); err != nil || !reflect.DeepEqual(got, sent) {
		t.Errorf("Put = %+v, %v", got, err)
	}
	srv.OnDelete(func(_ context.Context, req *wecom.Key) error {
		if *req != (wecom.Key{ID: "c", Force: true}) {
			t.Errorf("Delete got %+v", req)
		}
		return nil
	})
	if err := client.Delete(ctx, &wecom.Key{ID: "c", Force: true}); err != nil {
		t.Error(err)
	}
	srv.OnCount(func(context.Context) (int64, error) { return 7, nil })
	if n, err := client.Count(ctx); n != 7 || err != nil {
		t.Errorf("Count = %d, %v", n, err)
	}
	srv.OnTag(func(_ context.Context, req []string) (map[string]int, error) { return map[string]int{req[0]: len(req)}, nil })
	if got, err := client.Tag(ctx, []string{"x", "y"}); err != nil || got["x"] != 2 {
		t.Errorf("Tag = %v, %v", got, err)
	}
	var targets []string
	for _, r := range srv.Requests() {
		targets = append(targets, r.Method+" "+r.Path+" "+r.Query.Encode()+string(r.Body))
		if bearer := r.Header.Get("Authorization"); r.Token != "" && bearer != "Bearer "+r.Token || (r.Token == "") != (bearer == "") {
			t.Errorf("%s has the header %q", r.Call, bearer)
		}
	}
	want := []string{
		"PUT /items/a%2Fb "+`+"`"+`{"price":1.5,"tag":["x"]}`+"`"+`,
		"DELETE /items/c force=true",
		"GET /count ",
		"PATCH /tags "+`+"`"+`["x","y"]`+"`"+`,
	}
	if !reflect.DeepEqual(targets, want) {
		t.Errorf("sent %q, want %q", targets, want)
	}
}

func TestPages(t *testing.T) {
	srv := wecomtest.NewServer(t)
	srv.OnList(func(_ context.Context, req *wecom.Query) (*wecom.Page, error) {
		if !reflect.DeepEqual(req.Tags, []string{"x", "y z"}) {
			t.Errorf("List got %+v", req)
		}
		page := &wecom.Page{Items: []wecom.Item{{ID: string(rune('a' + req.Page))}}}
		if next := req.Page + 1; next < 3 {
			page.Next = &next
		}
		return page, nil
	})
	got := ""
	for item, err := range srv.Client().ListAll(context.Background(), &wecom.Query{Tags: []string{"x", "y z"}}) {
		if err != nil {
			t.Fatal(err)
		}
		got += item.ID
	}
	if got != "abc" {
		t.Errorf("items %q, want a, b and c", got)
	}
}

func TestFailures(t *testing.T) {
	ctx := context.Background()
	srv := wecomtest.NewServer(t)
	client := srv.Client()
	key := &wecom.Key{ID: "c"}
	for _, tt := range []struct {
		answer error
		status int
	}{{wecom.ErrorCode(7), 500}, {&wecom.Error{Status: 404}, 404}} {
		srv.OnDelete(func(context.Context, *wecom.Key) error { return tt.answer })
		var failed *wecom.Error
		if err := client.Delete(ctx, key); !errors.As(err, &failed) || failed.Status != tt.status || failed.Code != 0 {
			t.Errorf("Delete = %+v, want status %d", failed, tt.status)
		}
	}
	srv.OnDelete(nil)
	before := len(srv.Requests())
	srv.RevokeTokens(0)
	if err := client.Delete(ctx, key); err != nil {
		t.Error(err)
	}
	after := srv.Requests()[before:]
	if len(after) != 2 || after[0].Token == after[1].Token {
		t.Errorf("the revoked token was not replaced: %+v", after)
	}
}
`)
}
