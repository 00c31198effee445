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
	testModule(t, pkgOf(
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
	if got := get(t, srv.URL+"/all"); got != `+"`"+`[{"id":"s1","tags":[],"next":"page 2"}]`+"`"+` {
		t.Errorf("answer %s", got)
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
