package runtime

import "testing"

func TestNextLink(t *testing.T) {
	tests := []struct {
		name   string
		header []string
		want   string // "-": there is none; "!": the header is at fault
	}{
		{"none", nil, "-"},
		{"empty", []string{"", " , ,"}, "-"},
		{"one", []string{`<https://h/a?page=2>; rel="next"`}, "https://h/a?page=2"},
		{"GitHub", []string{`<https://h/a?page=1>; rel="prev", <https://h/a?page=3>; rel="next", <https://h/a?page=9>; rel="last"`}, "https://h/a?page=3"},
		{"a token", []string{`</a>;rel=next`}, "/a"},
		{"several rels in any case", []string{`</a>; REL="Last  NEXT"`}, "/a"},
		{"several headers", []string{`</a>; rel="prev"`, `</b>; rel="next"`}, "/b"},
		{"the first of two", []string{`</a>; rel=next, </b>; rel=next`}, "/a"},
		{"a comma and a bracket in a URL and a title", []string{`</a,b;c>; title="x, <y>; rel=\"next\""; rel=next`}, "/a,b;c"},
		{"a title that says it", []string{`</a>; title="rel=next"`}, "-"},
		{"only the first rel counts", []string{`</a>; rel=prev; rel=next`}, "-"},
		{"a word that begins so", []string{`</a>; rel="next-archive nextpage"`}, "-"},
		{"of another resource", []string{`</a>; rel=next; anchor="/b", </c>; rel=next`}, "/c"},
		{"rev is not rel", []string{`</a>; rev=next`}, "-"},
		{"no parameters", []string{`</a>, </b>; rel=next`}, "/b"},
		{"parameters without a value", []string{`</a>; crossorigin; rel=next; x`}, "/a"},
		{"blanks everywhere", []string{"  < /a >\t; rel = \"next\" ; x = y , </b>"}, "/a"},
		{"an empty parameter", []string{`</a>;; rel=next;`}, "/a"},
		{"an empty target", []string{`<>; rel=next`}, ""},
		{"a quotation without an end", []string{`</a>; rel="next`}, "/a"},
		{"no bracket", []string{`/a; rel=next`}, "!"},
		{"no closing bracket", []string{`</a; rel=next`}, "!"},
		{"text behind", []string{`</a> rel=next`}, "!"},
		{"text behind a parameter", []string{`</a>; rel=prev x, </b>; rel=next`}, "!"},
		{"a fault and a link", []string{`nonsense`, `</a>; rel=next`}, "/a"},
		{"a link and a fault", []string{`</a>; rel=next, nonsense`}, "/a"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, ok, err := mdspecNextLink(tt.header)
			if !ok && got != "" {
				t.Errorf("no link, but %q", got)
			}
			switch {
			case err != nil:
				got = "!"
			case !ok:
				got = "-"
			}
			if got != tt.want {
				t.Errorf("%q, error %v; want %q", got, err, tt.want)
			}
		})
	}
}

func FuzzNextLink(f *testing.F) {
	for _, seed := range []string{`</a>; rel="next"`, `<a>;b="\`, `<,;=">`, ` , <>`} {
		f.Add(seed, seed)
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		got, ok, err := mdspecNextLink([]string{a, b})
		if ok && err != nil || !ok && got != "" {
			t.Errorf("%q, %v, %v", got, ok, err)
		}
	})
}
