//go:build !mdspecwords

package fake

import (
	"encoding/json"
	"reflect"
	"slices"
	"testing"
)

// TestWhatTheDocumentsAllow takes the zero values that the client leaves out.
func TestWhatTheDocumentsAllow(t *testing.T) {
	tests := []struct {
		name, json string
		want       []string
	}{
		{"zero", `{"kind":"","bool":false,"int8":0,"float":0,"text":"","quoted":"0"}`, nil},
		{"another zero", `{"kind":"","int8":-0,"float":0.0}`, nil},
		{"empty", `{"kind":"","list":[],"short":[],"dict":{},"bytes":""}`, nil},
		{"null where the type has it", `{"kind":"","pointer":null,"any":null,"may":null,"raw":null,"ring":null}`, nil},
		{"null where it has not", `{"kind":"","text":null,"bool":null,"int8":null,"object":null}`, []string{
			`key "text" is null, want a string`, `key "bool" is null, want a boolean`, `key "int8" is null, want an integer`, `key "object" is null, want an object`,
		}},
		{"null in the place of a list", `{"kind":"","list":null,"short":null,"dict":null,"bytes":null}`, []string{
			`key "list" is optional: leave it out instead of sending null`, `key "short" is optional: leave it out instead of sending null`,
			`key "dict" is optional: leave it out instead of sending null`, `key "bytes" is optional: leave it out instead of sending null`,
		}},
		{"types", `{"kind":"","bool":0,"int8":"0","float":"0","text":0}`, []string{
			`key "bool" is 0, want a boolean`, `key "int8" is a string, want an integer`, `key "float" is a string, want a number`, `key "text" is 0, want a string`,
		}},
		{"unknown and missing", `{"x":0}`, []string{`unknown key "x"`, `missing key "kind"`}},
	}
	ts := &types{
		pkgPath:  reflect.TypeFor[everything]().PkgPath(),
		required: map[string][]string{"base": {"kind"}, "Inner": {"must"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := &checker{types: ts}
			c.decode(json.RawMessage(tt.json), reflect.TypeFor[*everything]())
			if !slices.Equal(c.wrong, tt.want) {
				t.Errorf("reported\n%q, want\n%q", c.wrong, tt.want)
			}
		})
	}
}

// TestStrictServer refuses of the same requests those that the client never
// sends.
func TestStrictServer(t *testing.T) {
	for _, tt := range []struct {
		opts []ServerOption
		told []string
	}{
		{nil, nil},
		{[]ServerOption{Strict()}, []string{
			`List: key "cursor" is optional: leave it out instead of sending ""`, `Query: key "text" is optional: leave it out instead of sending ""`,
		}},
	} {
		s, p := startWith(t, tt.opts, func(c *config) {
			c.routes = append(c.routes, route{name: "Query", method: "GET", path: "/query", request: reflect.TypeFor[*queryRequest]()})
		})
		send(t, s, "POST", "/list?key="+fetchToken(t, s), `{"limit":1,"cursor":"","owners":[]}`)
		send(t, s, "GET", "/query?text=", "")
		p.want(t, tt.told...)
	}
}

// TestContentTypesOfJSON takes every type that says JSON.
func TestContentTypesOfJSON(t *testing.T) {
	s, p := start(t)
	key := fetchToken(t, s)
	for _, contentType := range []string{"application/json", "application/json; charset=utf-8", "application/merge-patch+json", "Application/JSON"} {
		wantReply(t, sendAs(t, t.Context(), s, "POST", "/list?key="+key, `{"limit":1}`, contentType), 200, listOK)
	}
	p.want(t)
	for _, contentType := range []string{"", "json", "application/x+jsonx", "text/html"} {
		if got := sendAs(t, t.Context(), s, "POST", "/list?key="+key, `{"limit":1}`, contentType); got.status != 400 {
			t.Errorf("%q is taken", contentType)
		}
	}
}
