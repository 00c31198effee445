package page

import (
	"fmt"
	"testing"

	"github.com/mdspec-go/mdspec/spec/diag"
)

func TestRoutesIn(t *testing.T) {
	for text, want := range map[string]string{
		"GET /a":                           " <GET /a>",
		"get `/a`":                         " <GET /a>",
		"/a":                               " < /a>",
		"POST":                             " <POST >",
		"POST(HTTPS)":                      " <POST >",
		"POST（**HTTPS**）":                  " <POST >",
		"GET/POST":                         " <GET > <POST >",
		"GET、POST":                         " <GET > <POST >",
		"GET 或 POST /a":                    " <GET /a> <POST /a>",
		"DEL /a":                           " <DELETE /a>",
		"【POST】/a":                         " <POST /a>",
		"GET http://h:80/a/{b}?c=1#d":      " <GET /a/{b} at http://h:80 ?c>",
		"GET //h/a":                        " <GET /a at //h>",
		"GET {{ host }}/a":                 " <GET /a at {{host}}>",
		"GET {base_url}/a":                 " <GET /a at {base_url}>",
		"GET {id}/a":                       " <GET /{id}/a>",
		"GET $BASE/a":                      " <GET /a at $BASE>",
		"GET api.h.org/a":                  " <GET /a at api.h.org>",
		"GET index.php/a":                  " <GET /index.php/a>",
		"GET a/b":                          " <GET /a/b>",
		"GET /a/{{b}}/${c}/%d%/<e f>":      "",
		"GET /a/{{b}}/${c}/%d%/<e>/[f]/:g": " <GET /a/{b}/{c}/{d}/{e}/{f}/{g}>",
		"GET /a/{b:[0-9]+}/{c*}/<int:d>":   " <GET /a/{b}/{c}/{d}>",
		"GET /a/{用户}/x":                    " <GET /a/{用户}/x>",
		"GET /a{?b,c*}{&d}{#e}":            " <GET /a ?b,c,d>",
		"GET /a?b=1&c[]={c}&b=2&3&=#d?e=1": " <GET /a ?b,c[]>",
		"https://h/a?t=T&amp;debug=1":      " < /a at https://h ?t,debug>",
		"GET /a.":                          " <GET /a>",
		"GET /a/":                          " <GET /a/>",
		"GET /":                            " <GET />",
		"GET /a HTTP/1.1":                  " <GET /a>",
		"GET /a (signed)":                  " <GET /a>",
		"GET /[a](b)":                      " <GET /a>",
		"GET /[{a}](b)":                    " <GET /{a} a=b>",
		"GET /a/{b#C}":                     " <GET /a/{b} b=C>",
		"Get、Post":                         " <GET > <POST >",
		"【post】/a":                         " <POST /a>",
		"/get_bee":                         " < /get_bee>",
		"/put":                             " < /put>",
		"get_bee":                          "",
		"get-bee/x":                        "",
		"GET it":                           "",
		"GET /a and more":                  "",
		"GETS /a":                          "",
		"/a b":                             "",
		"and/or":                           "",
		"https://h":                        "",
		"GET https://h":                    "",
		"GET /a{b":                         "",
		"GET /a//b":                        "",
		"application/json":                 "",
		"n/a":                              "",
		"":                                 "",
	} {
		got := ""
		for _, r := range RoutesIn(text, diag.Span{}) {
			got += dumpRoute(r)
		}
		if got != want {
			t.Errorf("RoutesIn(%q) =%s, want%s", text, got, want)
		}
	}
}

func TestSlug(t *testing.T) {
	r := &reader{slugs: map[string]int{}}
	for _, tt := range [][2]string{
		{"Get a Crate", "get-a-crate"},
		{"Get a Crate", "get-a-crate-1"},
		{"get-a-crate-1", "get-a-crate-1-1"},
		{"Get a Crate", "get-a-crate-2"},
		{"`move_item` 移动物品（新）", "move_item-移动物品新"},
		{"**Bold** [link](x) <b>tag</b>", "bold-link-tag"},
		{"A  & B", "a---b"},
		{"GET /crates/{id}", "get-cratesid"},
		{"`<T>` of <T>", "t-of"},
	} {
		if got := r.slug(tt[0]); got != tt[1] {
			t.Errorf("slug(%q) = %q, want %q", tt[0], got, tt[1])
		}
	}
}

// TestSpans looks at the places of what a page says.
func TestSpans(t *testing.T) {
	p := read("# A {#a}\n\ntext\n**Label:**\n\n| a | b\\|c |\n|--|--|\n| `d` | <!-- --> |\n\n- `id` (string, required) - text\n\n" +
		"<table><tr><td> <b>e</b> </td></tr></table>\n\nGET /x\n")
	var got []string
	for _, part := range p.Parts {
		got = append(got, part.Span.Text())
		if part.Table != nil {
			for _, row := range append([]Row{{Cells: part.Table.Header}}, part.Table.Rows...) {
				for _, c := range row.Cells {
					got = append(got, c.Span.Text())
				}
			}
		}
	}
	want := []string{
		"A {#a}", "text", "**Label:**", "| a | b\\|c |", "a", "b\\|c", "`d`", "<!-- -->",
		"`id` (string, required) - text", "`id` (string, required) - text", "`id` (string, required) - text", "`id` (string, required) - text",
		"`id` (string, required) - text", "id", "string", "required", "text", "<tr>", "<b>e</b>", "GET /x",
	}
	if fmt.Sprintf("%q", got) != fmt.Sprintf("%q", want) {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
}
