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
