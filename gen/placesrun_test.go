package gen

import (
	"testing"

	"github.com/mdspec-go/mdspec/spec"
)

// placedIn returns a field that does not stand in the JSON.
func placedIn(place spec.Place, name, tag string, t *spec.Type) *spec.Field {
	return &spec.Field{Name: name, In: place, Type: t, Tags: []spec.Tag{{Key: "json", Value: "-"}, {Key: string(place), Value: tag}}}
}

// The program sends requests whose fields travel in all places, and reads headers
// of answers.
func TestPlacesAtRunTime(t *testing.T) {
	str := basic("string")
	reason := field("Reason", "reason", str)
	reason.In = spec.InBody
	p := pkgOf(
		service("token call", "GetToken", "token key", "access_token"),
		model("Grant", "", placedIn(spec.InForm, "Type", "grant_type", str), placedIn(spec.InForm, "Secret", "client_secret", str)),
		model("Token", "", field("Token", "access_token", str)),
		call("GetToken", ref("Grant"), ref("Token"), "POST /token"),
		model("Base", "", placedIn(spec.InHeader, "Trace", "X-Trace,omitzero", str)),
		model("Put", "", embedded(ref("Base")), field("ID", "id", str), placedIn(spec.InQuery, "Dry", "dry", basic("bool")), field("Name", "name", str)),
		model("Thing", "", field("Name", "name", str), placedIn(spec.InHeader, "Version", "ETag", str)),
		withToken(call("PutThing", ref("Put"), ref("Thing"), "PUT /things/{id}")),
		spec.Item{Call: &spec.Call{Name: "GetThing", Response: ref("Thing"), ResponseKey: "thing", Method: "GET", Path: "/thing"}},
		model("Drop", "", field("ID", "id", str), reason),
		call("DropThing", ref("Drop"), nil, "DELETE /things/{id}"),
	)
	got := run(t, p, `package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"

	. "example.com/m/wecom"
)

func serve(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	fmt.Printf("%s %s [%s] [%s] %s %s\n", r.Method, r.URL, r.Header.Get("Authorization"), r.Header.Get("X-Trace"), r.Header.Get("Content-Type"), cmp.Or(string(body), "-"))
	w.Header().Set("ETag", "\"7\"")
	switch r.URL.Path {
	case "/token":
		io.WriteString(w, "{\"access_token\": \"T\"}")
	case "/thing":
		io.WriteString(w, "{\"thing\": {\"name\": \"n\"}}")
	default:
		io.WriteString(w, "{\"name\": \"m\"}")
	}
}

func main() {
	server := httptest.NewServer(http.HandlerFunc(serve))
	defer server.Close()
	ctx := context.Background()
	c, err := NewClient(server.URL, Grant{Type: "client_credentials", Secret: "a&b"})
	if err != nil {
		panic(err)
	}
	fmt.Println(c.PutThing(ctx, &Put{Base: Base{"t"}, ID: "1", Name: "n"}))
	fmt.Println(c.PutThing(ctx, &Put{ID: "1", Dry: true}))
	fmt.Println(c.GetThing(ctx))
	fmt.Println(c.DropThing(ctx, &Drop{"2", "old"}))
}
`)
	diff(t, got, `
POST /token [] [] application/x-www-form-urlencoded client_secret=a%26b&grant_type=client_credentials
PUT /things/1?dry=false [Bearer T] [t] application/json {"name":"n"}
&{m "7"} <nil>
PUT /things/1?dry=true [Bearer T] [] application/json {"name":""}
&{m "7"} <nil>
GET /thing [] []  -
&{n "7"} <nil>
DELETE /things/2 [] [] application/json {"reason":"old"}
<nil>
`)
}

// The client and the fake agree on fields outside of the body, and on responses that
// are no JSON or missing.
func TestPlacesOfTheFakeAtRunTime(t *testing.T) {
	str := basic("string")
	reason := field("Reason", "reason", str)
	reason.In = spec.InBody
	required := placedIn(spec.InHeader, "Key", "X-Key,omitempty", str)
	required.Presence = spec.Required
	headed := func(name string, request, response *spec.Type, form spec.ResponseForm, optional bool, url string) spec.Item {
		item := call(name, request, response, url)
		item.Call.Heading, item.Call.Form, item.Call.Optional = true, form, optional
		return item
	}
	p := pkgOf(
		service("error code", "errcode"),
		model("Base", "", placedIn(spec.InHeader, "Level", "X-Level", ptr(basic("int64")))),
		model("Put", "", embedded(ref("Base")), field("ID", "id", str), placedIn(spec.InQuery, "Tags", "tags", list(str)),
			placedIn(spec.InHeader, "Names", "X-Names", list(str)), field("Name", "name", str), required),
		model("Thing", "", field("Name", "name", str), placedIn(spec.InHeader, "Version", "ETag", str), embedded(ref("Base"))),
		headed("PutThing", ref("Put"), ref("Thing"), "", true, "PUT /things/{id}"),
		model("Form", "", placedIn(spec.InForm, "A", "a", str), placedIn(spec.InForm, "N", "n", list(basic("int64")))),
		headed("Send", ref("Form"), nil, "", false, "POST /form"),
		model("Drop", "", field("ID", "id", str), reason),
		headed("DropThing", ref("Drop"), nil, "", false, "DELETE /things/{id}"),
		headed("Text", nil, str, spec.TextForm, false, "GET /text"),
		headed("Bytes", nil, list(basic("byte")), spec.BytesForm, true, "GET /bytes"),
		headed("Stream", nil, std("io", "ReadCloser"), spec.StreamForm, false, "GET /stream"),
	)
	testModule(t, p, `package m

import (
	"context"
	"errors"
	"io"
	"net/http"
	"reflect"
	"strings"
	"testing"

	"example.com/m/wecom"
	"example.com/m/wecom/wecomtest"
)

func TestPlaces(t *testing.T) {
	ctx := context.Background()
	srv := wecomtest.NewServer(t)
	client := srv.Client()
	level := int64(0)
	want := &wecom.Put{Base: wecom.Base{Level: &level}, ID: "a/b", Tags: []string{"x", "y"}, Names: []string{"n", "m"}, Name: "name", Key: "k"}
	srv.OnPutThing(func(_ context.Context, req *wecom.Put) (*wecom.Thing, error) {
		if !reflect.DeepEqual(req, want) {
			t.Errorf("the handler got %+v, want %+v", req, want)
		}
		if req.Name == "" {
			return nil, nil
		}
		return &wecom.Thing{Name: req.Name, Version: "\"7\"", Base: req.Base}, nil
	})
	got, err := client.PutThing(ctx, want)
	if err != nil || !reflect.DeepEqual(got, &wecom.Thing{Name: "name", Version: "\"7\"", Base: wecom.Base{Level: &level}}) {
		t.Errorf("got %+v, %v", got, err)
	}
	want = &wecom.Put{ID: "c", Key: "k"}
	if got, err := client.PutThing(ctx, want); got != nil || err != nil {
		t.Errorf("a missing response: %+v, %v", got, err)
	}
	form := &wecom.Form{A: "&=", N: []int64{2, 1}}
	srv.OnSend(func(_ context.Context, req *wecom.Form) error {
		if !reflect.DeepEqual(req, form) {
			t.Errorf("the handler got %+v, want %+v", req, form)
		}
		return nil
	})
	if err := client.Send(ctx, form); err != nil {
		t.Error(err)
	}
	srv.OnDropThing(func(_ context.Context, req *wecom.Drop) error {
		if *req != (wecom.Drop{ID: "d", Reason: "old"}) {
			t.Errorf("the handler got %+v", req)
		}
		return nil
	})
	if err := client.DropThing(ctx, &wecom.Drop{ID: "d", Reason: "old"}); err != nil {
		t.Error(err)
	}
}

func TestResponses(t *testing.T) {
	ctx := context.Background()
	srv := wecomtest.NewServer(t)
	client := srv.Client()
	srv.OnText(func(context.Context) (string, error) { return "{\"errcode\": 0}\n", nil })
	if text, err := client.Text(ctx); text != "{\"errcode\": 0}\n" || err != nil {
		t.Errorf("got %q, %v", text, err)
	}
	srv.OnText(func(context.Context) (string, error) { return "", wecom.ErrorCode(7) })
	if _, err := client.Text(ctx); !errors.Is(err, wecom.ErrorCode(7)) {
		t.Errorf("got %v", err)
	}
	srv.OnBytes(func(context.Context) ([]byte, error) { return nil, nil })
	if data, err := client.Bytes(ctx); data != nil || err != nil {
		t.Errorf("got %q, %v", data, err)
	}
	srv.OnStream(func(context.Context) (io.ReadCloser, error) { return io.NopCloser(strings.NewReader("a\x00b")), nil })
	stream, err := client.Stream(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer stream.Close()
	if data, err := io.ReadAll(stream); string(data) != "a\x00b" || err != nil {
		t.Errorf("got %q, %v", data, err)
	}
}

// told is a testing.TB that keeps what it is told.
type told struct {
	testing.TB
	lines []string
}

func (s *told) Errorf(format string, args ...any) {
	for _, a := range args {
		s.lines = append(s.lines, a.(string))
	}
}

func TestWrongPlaces(t *testing.T) {
	tb := &told{TB: t}
	srv := wecomtest.NewServer(tb)
	send := func(method, path, contentType, body string, header ...string) {
		req, _ := http.NewRequest(method, srv.URL+path, strings.NewReader(body))
		req.Header.Set("Content-Type", contentType)
		for i := 0; i < len(header); i += 2 {
			req.Header.Set(header[i], header[i+1])
		}
		resp, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
	}
	send("PUT", "/things/1", "application/json", "{\"name\": \"n\"}", "X-Level", "high")
	send("POST", "/form", "application/x-www-form-urlencoded", "a=1&b=2&n=x")
	send("POST", "/form", "application/json", "{}")
	all := strings.Join(tb.lines, "\n")
	for _, want := range []string{"header X-Level", "missing header X-Key", "unknown form key \"b\"", "form n", "want application/x-www-form-urlencoded"} {
		if !strings.Contains(all, want) {
			t.Errorf("nothing says %q:\n%s", want, all)
		}
	}
}
`)
}
