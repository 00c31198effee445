package gen

import (
	"fmt"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/spec"
)

// withExample gives a field an example.
func withExample(f *spec.Field, json string) *spec.Field {
	f.Example = &spec.Stated{Text: json, JSON: json}
	return f
}

// TestFakeAnswersAtRunTime: without a handler a call returns an example of its
// response, or what the examples of its fields make up with what the documents
// demand of the rest; a handler still decides for itself.
func TestFakeAnswersAtRunTime(t *testing.T) {
	str := basic("string")
	shown := model("Shown", "", field("ID", "id", str), field("Tags", "tags", list(str)), field("Next", "next", str))
	shown.Model.Examples = []spec.Example{{Text: "{\n\"id\": \"s1\", \"next\": \"page 2\"}\n"}, {Text: `{"id": "s2"}`}}
	deepPage := spec.Page{Kind: spec.NumberPages, RequestCursor: "page", Items: "data", Total: "meta.total"}
	whole := model("Whole", "", field("Meta", "meta", ref("Meta")), field("Data", "data", list(str)))
	whole.Model.Examples = []spec.Example{{Text: `{"meta": {"total": 9, "size": 3}, "data": ["a"]}`}}
	testModule(t, pkgOf(
		model("Meta", "", withExample(field("Total", "total", basic("int")), "9"), withExample(field("Size", "size", basic("int")), "3")),
		model("Parts", "", field("Meta", "meta", ref("Meta")), field("Data", "data", list(str))), whole,
		model("Number", "", field("Page", "page", basic("int"))),
		pagedAs(call("ListParts", ref("Number"), ref("Parts"), "GET /parts"), deepPage),
		pagedAs(call("ListWhole", ref("Number"), ref("Whole"), "GET /whole"), deepPage),
		model("Member", "", withExample(field("UserID", "userid", str), `"张三<1>"`), withExample(field("Count", "count,string", basic("int64")), `"3"`), field("Boss", "boss", ptr(ref("Member")))),
		model("Chat", "", withExample(field("Name", "name", str), `"客户群"`), field("Members", "members", list(ptr(ref("Member")))), field("Other", "other", basic("int64"))),
		enum("State", "string", value("StateOpen", "open", ""), value("StateDone", "done", "")),
		enum("Level", "int64", value("LevelHigh", "3", "")),
		model("Plain", "",
			field("Name", "name", str), field("State", "state", named("State", spec.FromEnum, "string")),
			field("Level", "level,string", named("Level", spec.FromEnum, "int64")), field("Spare", "spare,omitzero", named("State", spec.FromEnum, "string")),
			limited(field("Score", "score", basic("int")), spec.Limit{Min: "5", Max: "9"}),
			limited(field("Key", "key", str), spec.Limit{Min: "2", Unit: spec.Chars}),
			limited(field("Days", "days", list(basic("int"))), spec.Limit{Min: "2", Unit: spec.Items}),
			field("Tags", "tags", list(str)), field("Words", "words", dict(str, str)),
		),
		shown,
		model("Marked", "", embedded(ref("Shown")), withExample(field("Mark", "mark", str), `"m"`), field("Tags", "tags", list(str))),
		call("GetMarked", nil, ref("Marked"), "GET /marked"),
		model("More", "", field("Cursor", "cursor,omitzero", str)),
		call("Get", nil, ref("Chat"), "GET /chat"),
		call("GetPlain", nil, ref("Plain"), "GET /plain"),
		pagedBy(call("List", ref("More"), ref("Shown"), "GET /shown"), "cursor next tags"),
		call("ListShown", nil, list(ref("Shown")), "GET /all"),
	), `package m

import (
	"context"
	"io"
	"net/http"
	"reflect"
	"testing"

	"example.com/m/wecom"
	"example.com/m/wecom/wecomtest"
)

func Test(t *testing.T) {
	srv := wecomtest.NewServer(t)
	client, ctx := srv.Client(), context.Background()
	chat, err := client.Get(ctx)
	if err != nil || chat.Name != "客户群" || len(chat.Members) != 1 || chat.Other != 0 {
		t.Fatalf("%+v, %v", chat, err)
	}
	if m := chat.Members[0]; m.UserID != "张三<1>" || m.Count != 3 || m.Boss != nil {
		t.Errorf("%+v", m)
	}
	srv.OnGet(func(context.Context) (*wecom.Chat, error) { return &wecom.Chat{Name: "mine"}, nil })
	if chat, err := client.Get(ctx); err != nil || chat.Name != "mine" || chat.Members != nil {
		t.Errorf("%+v, %v", chat, err)
	}
	srv.OnGet(nil)
	if chat, err := client.Get(ctx); err != nil || chat.Name != "客户群" {
		t.Errorf("%+v, %v", chat, err)
	}
}

func TestZeroIsAllowed(t *testing.T) {
	srv := wecomtest.NewServer(t)
	plain, err := srv.Client().GetPlain(t.Context())
	if err != nil || plain.Validate() != nil || !plain.State.IsKnown() || !plain.Level.IsKnown() || plain.Spare != "" {
		t.Errorf("%+v, %v, %v", plain, err, plain.Validate())
	}
	want := `+"`"+`{"name":"","state":"open","level":"3","score":5,"key":"xx","days":[0,0],"tags":[],"words":{}}`+"`"+`
	if got := get(t, srv.URL+"/plain"); got != want {
		t.Errorf("answer %s, want %s", got, want)
	}
}

func TestExample(t *testing.T) {
	srv := wecomtest.NewServer(t)
	if got := get(t, srv.URL+"/shown"); got != `+"`"+`{"id":"s1"}`+"`"+` {
		t.Errorf("answer %s", got)
	}
	if got := get(t, srv.URL+"/marked"); got != `+"`"+`{"id":"s1","next":"page 2","mark":"m","tags":[]}`+"`"+` {
		t.Errorf("answer %s", got)
	}
	if got := get(t, srv.URL+"/all"); got != `+"`"+`[{"id":"s1","tags":[],"next":"page 2"}]`+"`"+` {
		t.Errorf("answer %s", got)
	}
	for path, want := range map[string]string{
		"/parts": `+"`"+`{"meta":{"total":0,"size":3},"data":[]}`+"`"+`, "/whole": `+"`"+`{"meta":{"size":3},"data":["a"]}`+"`"+`,
	} {
		if got := get(t, srv.URL+path+"?page=1"); got != want {
			t.Errorf("%s: answer %s, want %s", path, got, want)
		}
	}
	all, err := srv.Client().ListShown(t.Context())
	if want := []wecom.Shown{{ID: "s1", Tags: []string{}, Next: "page 2"}}; err != nil || !reflect.DeepEqual(all, want) {
		t.Errorf("%+v, %v", all, err)
	}
}

func get(t *testing.T, url string) string {
	t.Helper()
	resp, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}
`)
}

// TestFakeAnswersOfBareCallsAtRunTime: what is no model has its example at the call.
// A call without a response has no body, and links lead to pages.
func TestFakeAnswersOfBareCallsAtRunTime(t *testing.T) {
	str := basic("string")
	shown := func(i spec.Item, form spec.ResponseForm, example string) spec.Item {
		i.Call.Form, i.Call.Examples = form, []spec.Example{{Text: example}}
		return i
	}
	names := shown(call("Names", nil, list(str), "GET /names"), spec.JSONForm, "[\n\"a\", \"b\"\n]\n")
	names.Call.Page = &spec.Page{Kind: spec.LinkPages, Items: spec.WholeResponse}
	testModule(t, pkgOf(
		names,
		withResponseKey(shown(call("Counts", nil, dict(str, basic("int")), "GET /counts"), spec.JSONForm, `{"open": 3}`), "counts"),
		shown(call("Export", nil, str, "GET /export"), spec.TextForm, `"id\n"`),
		shown(call("Icon", nil, list(basic("byte")), "GET /icon"), spec.BytesForm, `"AQI="`),
		call("Ping", nil, nil, "POST /ping"),
		withToken(call("Close", nil, nil, "POST /close")),
	), `package m

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"testing"

	"example.com/m/wecom"
	"example.com/m/wecom/wecomtest"
)

func TestExamples(t *testing.T) {
	srv := wecomtest.NewServer(t)
	for _, tt := range []struct{ method, path, want string }{
		{"GET", "/names", "200 application/json; charset=UTF-8 [\"a\",\"b\"]"},
		{"GET", "/counts", "200 application/json; charset=UTF-8 {\"counts\":{\"open\":3}}"},
		{"GET", "/export", "200 text/plain; charset=utf-8 id\n"},
		{"GET", "/icon", "200 application/octet-stream \x01\x02"},
		{"POST", "/ping", "204  "},
	} {
		req, err := http.NewRequest(tt.method, srv.URL+tt.path, nil)
		if err != nil {
			t.Fatal(err)
		}
		resp, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(resp.Body)
		resp.Body.Close()
		if got := fmt.Sprintf("%d %s %s", resp.StatusCode, resp.Header.Get("Content-Type"), body); got != tt.want || err != nil {
			t.Errorf("%s %s: %q, want %q (%v)", tt.method, tt.path, got, tt.want, err)
		}
	}
	ctx, client := t.Context(), srv.Client()
	if err := client.Ping(ctx); err != nil {
		t.Error(err)
	}
	if err := client.Close(ctx); err != nil {
		t.Error(err)
	}
	counts, err := client.Counts(ctx)
	if err != nil || counts["open"] != 3 {
		t.Errorf("%v, %v", counts, err)
	}
	icon, err := client.Icon(ctx)
	if err != nil || string(icon) != "\x01\x02" {
		t.Errorf("%v, %v", icon, err)
	}
}

func TestPages(t *testing.T) {
	srv := wecomtest.NewServer(t)
	srv.OnNames(func(ctx context.Context) ([]string, error) {
		switch page := wecomtest.RequestOf(ctx).Query.Get("page"); page {
		case "":
			wecomtest.NextPage(ctx, "page", "2")
			return []string{"a"}, nil
		default:
			return []string{page}, nil
		}
	})
	got := ""
	for name, err := range srv.Client().NamesAll(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		got += name
	}
	if got != "a2" {
		t.Errorf("names %q", got)
	}
}

var _ wecom.ErrorCode
`)
}

func limited(f *spec.Field, limits ...spec.Limit) *spec.Field {
	f.Limits = limits
	return f
}

// TestFakeExamplesAreBounded: structs that hold each other several times would
// make an answer that doubles with every level, with an example or without.
func TestFakeExamplesAreBounded(t *testing.T) {
	for _, example := range []bool{false, true} {
		const levels = 60
		var parts []spec.Item
		for i := range levels {
			next := ptr(ref(fmt.Sprint("M", i+1)))
			parts = append(parts, model(fmt.Sprint("M", i), "", field("A", "a", next), field("B", "b", next)))
		}
		leaf := field("A", "a", basic("string"))
		if example {
			withExample(leaf, `"x"`)
		}
		parts = append(parts, model(fmt.Sprint("M", levels), "", leaf), call("Get", nil, ref("M0"), "GET /a"))
		files, err := Generate(pkgOf(parts...), Options{Package: "wecom", Client: ClientAuto, ImportPath: "example.com/m/wecom"})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			if strings.HasSuffix(f.Name, "/server.go") && len(f.Content) > 1<<16 {
				t.Errorf("example %v: %s has %d bytes", example, f.Name, len(f.Content))
			}
		}
	}
}
