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

// TestFakeExamplesAtRunTime: without a handler a call returns the examples of its
// fields, and a handler still decides for itself.
func TestFakeExamplesAtRunTime(t *testing.T) {
	str := basic("string")
	testModule(t, pkgOf(
		model("Member", "", withExample(field("UserID", "userid", str), `"张三<1>"`), withExample(field("Count", "count,string", basic("int64")), `"3"`), field("Boss", "boss", ptr(ref("Member")))),
		model("Chat", "", withExample(field("Name", "name", str), `"客户群"`), field("Members", "members", list(ptr(ref("Member")))), field("Other", "other", basic("int64"))),
		model("Plain", "", field("Name", "name", str)),
		call("Get", nil, ref("Chat"), "GET /chat"),
		call("GetPlain", nil, ref("Plain"), "GET /plain"),
	), `package m

import (
	"context"
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
	if plain, err := client.GetPlain(ctx); err != nil || plain.Name != "" {
		t.Errorf("%+v, %v", plain, err)
	}
	srv.OnGet(func(context.Context) (*wecom.Chat, error) { return &wecom.Chat{Name: "mine"}, nil })
	if chat, err := client.Get(ctx); err != nil || chat.Name != "mine" || chat.Members != nil {
		t.Errorf("%+v, %v", chat, err)
	}
}
`)
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
