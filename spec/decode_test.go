package spec_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mdspec-go/mdspec/golden"
	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/jsonkey"
	"github.com/mdspec-go/mdspec/spec/spectest"
)

// TestRoundTrip encodes and decodes every package that golden documents and our
// own specification give.
func TestRoundTrip(t *testing.T) {
	cases, err := filepath.Glob("../golden/testdata/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatalf("no golden cases: %v", err)
	}
	packages := 0
	for _, file := range cases {
		c, err := golden.Load(file)
		if err != nil {
			t.Fatal(err)
		}
		p, findings := parser.Parse(c.Input.Documents, parser.Options{Package: c.Input.Package, GoFiles: c.Input.Hand})
		if !findings.HasErrors() {
			packages++
			t.Run(c.Name, func(t *testing.T) { roundTrip(t, p) })
		}
	}
	if packages < 50 {
		t.Errorf("only %d golden cases give a package", packages)
	}
	for _, dir := range []string{"wecom", "../golden/seed"} {
		files, err := parser.ReadDir(dir)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %v", dir, err)
		}
		p, findings := parser.Parse(files, parser.Options{Package: "wecom"})
		if findings.HasErrors() {
			t.Fatalf("%s: %s", dir, findings[0].Message())
		}
		t.Run(filepath.Base(dir), func(t *testing.T) { roundTrip(t, p) })
	}
}

func roundTrip(t *testing.T, p *spec.Package) {
	t.Helper()
	data, err := spec.Encode(p)
	if err != nil {
		t.Fatal(err)
	}
	got, err := spec.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	if d := spectest.Diff(p, got); d != "" {
		t.Errorf("decoded (-want +got):\n%s", d)
	}
	for m := range got.Models() {
		if !m.Span.IsZero() || !m.NameSpan.IsZero() {
			t.Fatalf("model %s has a place without a document", m.Name)
		}
	}
}

// schema returns a package of one document with the items.
func schema(items string) string {
	return `{"version":1,"documents":[{"name":"a.md","topics":[{"items":[` + items + `],"span":null}]}]}`
}

// field returns a model with one field of the type.
func field(typ string) string {
	return schema(`{"model":{"name":"A","fields":[{"name":"F","type":` + typ + `}]}}`)
}

func TestDecodeErrors(t *testing.T) {
	const typeAt = "documents[0].topics[0].items[0]: model: fields[0]: type: "
	tests := []struct{ name, data, want string }{
		{"nothing", ``, "byte 0 (line 1, column 1): unexpected end of JSON input"},
		{"no JSON", "{\n \"群\": x}", "byte 10 (line 2, column 7): invalid character 'x' looking for beginning of value"},
		{"more than one value", `{"version":1} {}`, "byte 14 (line 1, column 15): invalid character '{' after top-level value"},
		{"no object", `[]`, "byte 0 (line 1, column 1): a JSON array is no value of the schema"},
		{"a member of another kind", `{"version":1,"documents":[{"name":7}]}`, "byte 34 (line 1, column 35): a JSON number is no value of documents.name"},
		{"a long value of another kind", `{"version":1,"documents": "more \"than\" one byte" }`, "byte 26 (line 1, column 27): a JSON string is no value of documents"},
		{"an object of another kind", `{"version":1,"documents":[{"name" : {"a":1}}]}`, "byte 36 (line 1, column 37): a JSON object is no value of documents.name"},
		{"cut off", `{"version":1`, "byte 11 (line 1, column 12): unexpected end of JSON input"},
		{"no version", `{}`, "it has no version: it is no schema that `mdspec export ir` wrote"},
		{"another version", `{"version":2,"documents":7}`, "it has version 2; understood is version 1"},
		{"no documents", `{"version":1}`, "documents are missing"},
		{"null document", `{"version":1,"documents":[null]}`, "documents[0]: a document needs the base name of its file"},
		{"path", `{"version":1,"documents":[{"name":"a/b.md"}]}`, "documents[0]: a document needs the base name of its file"},
		{"twice", `{"version":1,"documents":[{"name":"a.md"},{"name":"a.md"}]}`, `documents[1]: "a.md" stands twice`},
		{"null topic", `{"version":1,"documents":[{"name":"a.md","topics":[null]}]}`, "documents[0].topics[0]: is null"},
		{"empty item", schema(`{}`), "documents[0].topics[0].items[0]: an item is one thing, not 0"},
		{"two nodes", schema(`{"model":{"name":"A"},"enum":{"name":"B"}}`), "documents[0].topics[0].items[0]: an item is one thing, not 2"},
		{"null field", schema(`{"model":{"name":"A","fields":[null]}}`), "documents[0].topics[0].items[0]: model: fields[0]: is null"},
		{"no type", field(`null`), typeAt + "is null"},
		{"unknown kind", field(`{"kind":"chan"}`), typeAt + `unknown kind "chan"`},
		{"pointer to nothing", field(`{"kind":"slice","elem":{"kind":"pointer"}}`), typeAt + "elem: a pointer type lacks a part or has one too many"},
		{"map without a key", field(`{"kind":"map","elem":{"kind":"any","name":"any"}}`), typeAt + "a map type lacks a part or has one too many"},
		{"negative length", field(`{"kind":"array","len":-1,"elem":{"kind":"any","name":"any"}}`), typeAt + "-1 is no length"},
		{"too deep", field(strings.Repeat(`{"kind":"slice","elem":`, 2000) + `{"kind":"any","name":"any"}` + strings.Repeat("}", 2000)), typeAt + "it nests too deep"},
		{"no such model", field(`{"kind":"named","name":"B","origin":"model"}`), typeAt + `no model declares "B"`},
		{"no origin", field(`{"kind":"named","name":"B"}`), typeAt + `unknown origin ""`},
		{"no import", field(`{"kind":"named","name":"B","origin":"stdlib"}`), typeAt + "a type of the standard library, and no other, has an import"},
		{"embedded slice", schema(`{"model":{"name":"A","fields":[{"name":"F","embedded":true,"type":{"kind":"slice","elem":{"kind":"basic","name":"int"}}}]}}`),
			`documents[0].topics[0].items[0]: model: fields[0]: type: "[]int" cannot be embedded`},
		{"enum of floats", schema(`{"enum":{"name":"A","underlying":"float64"}}`), `documents[0].topics[0].items[0]: enum: "float64" is no underlying type`},
		{"enum value", schema(`{"enum":{"name":"A","underlying":"int","values":[{"name":"B","value":"x"}]}}`), `documents[0].topics[0].items[0]: enum: values[0]: "x" is no integer`},
		{"digits of a value", schema(`{"enum":{"name":"A","underlying":"int","values":[{"name":"B","value":"` + strings.Repeat("1", 40) + `"},{"name":"C","value":"` + strings.Repeat("1", 41) + `"}]}}`),
			`documents[0].topics[0].items[0]: enum: values[1]: "` + strings.Repeat("1", 41) + `" is no integer`},
		{"null type of a fence", schema(`{"fence":{"types":[null]}}`), "documents[0].topics[0].items[0]: fence.types[0]: is null"},
		{"call", schema(`{"call":{"name":"A","method":"HEAD"}}`), `documents[0].topics[0].items[0]: call: unknown method "HEAD"`},
		{"pages of no kind", schema(`{"call":{"name":"A","method":"GET","path":"/a","page":{"kind":"x","items":"i"}}}`),
			`documents[0].topics[0].items[0]: call: page: unknown kind "x"`},
		{"cursor without a next one", schema(`{"call":{"name":"A","method":"GET","path":"/a","page":{"requestCursor":"c","items":"i"}}}`),
			`documents[0].topics[0].items[0]: call: page: pages of the kind "" lack a key or have one too many`},
		{"offset without a list", schema(`{"call":{"name":"A","method":"GET","path":"/a","page":{"kind":"offset","requestCursor":"o"}}}`),
			`documents[0].topics[0].items[0]: call: page: pages of the kind "offset" lack a key or have one too many`},
		{"offset with pages", schema(`{"call":{"name":"A","method":"GET","path":"/a","page":{"kind":"offset","requestCursor":"o","items":".","pages":"p"}}}`),
			`documents[0].topics[0].items[0]: call: page: pages of the kind "offset" lack a key or have one too many`},
		{"number with a cursor", schema(`{"call":{"name":"A","method":"GET","path":"/a","page":{"kind":"page","requestCursor":"o","responseCursor":"c","items":"."}}}`),
			`documents[0].topics[0].items[0]: call: page: pages of the kind "page" lack a key or have one too many`},
		{"link with a limit", schema(`{"call":{"name":"A","method":"GET","path":"/a","page":{"kind":"link","limit":"l","items":"."}}}`),
			`documents[0].topics[0].items[0]: call: page: pages of the kind "link" lack a key or have one too many`},
		{"path of a call", schema(`{"call":{"name":"A","method":"GET","path":"x"}}`), `documents[0].topics[0].items[0]: call: the path "x" does not begin with a slash`},
		{"request", schema(`{"call":{"name":"A","method":"GET","path":"/","request":{"kind":"map"}}}`), "documents[0].topics[0].items[0]: call: request: a map type lacks a part or has one too many"},
		{"setting", schema(`{"service":{"settings":[{"name":"bass url"}]}}`), `documents[0].topics[0].items[0]: service: settings[0]: unknown setting "bass url"`},
		{"code that is two", schema(`{"error":{"name":"A","code":1,"word":"a"}}`), `documents[0].topics[0].items[0]: error: a code is an integer or a word`},
		{"codes of two kinds", schema(`{"error":{"name":"A","word":"a"}},{"error":{"name":"S","status":404}},{"error":{"name":"B","code":2}}`),
			`documents[0].topics[0].items[2]: error: the codes of a package are integers or words`},
		{"status", schema(`{"error":{"name":"A","code":1,"status":600}}`), `documents[0].topics[0].items[0]: error: 600 is no HTTP status`},
		{"class", schema(`{"error":{"name":"A","class":"x"}}`), `documents[0].topics[0].items[0]: error: unknown class "x"`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p, err := spec.Decode([]byte(test.data))
			if err == nil || err.Error() != test.want {
				t.Errorf("error %v, want %s", err, test.want)
			}
			if p != nil {
				t.Error("a package comes with the error")
			}
		})
	}
}

// TestDecodeTolerates decodes what another version of mdspec may write.
func TestDecodeTolerates(t *testing.T) {
	const data = `{"new":[1],"version":1,"documents":[{"name":"a.md","new":{},"topics":[{"span":{"offset":1,"source":{}},"items":[
		{"model":{"name":"A","new":true,"fields":null,"span":{"Source":{},"Start":3}}}]}]}]}`
	p, err := spec.Decode([]byte(data))
	if err != nil {
		t.Fatal(err)
	}
	want := &spec.Package{Documents: []*spec.Document{{
		Name:   "a.md",
		Topics: []*spec.Topic{{Items: []spec.Item{{Model: &spec.Model{Name: "A"}}}}},
	}}}
	if d := cmp.Diff(want, p, cmp.AllowUnexported(diag.Span{})); d != "" {
		t.Errorf("decoded (-want +got):\n%s", d)
	}
}

// FuzzDecode states that no data makes Decode or those who read its result
// panic, and that what it returns encodes to what decodes to the same.
func FuzzDecode(f *testing.F) {
	f.Add([]byte(field(`{"kind":"map","key":{"kind":"basic","name":"string"},"elem":{"kind":"named","name":"A","origin":"model"}}`)))
	f.Add([]byte(schema(`{"enum":{"name":"E","underlying":"int","values":[{"name":"X","value":"1"}]}},{"fence":{"types":[{"name":"T","underlying":"int"}]}}`)))
	f.Add([]byte(schema(`{"call":{"name":"C","method":"GET","path":"/"}},{"service":{"settings":[{"name":"base url"}]}},{"error":{"name":"Err","class":"rate"}}`)))
	f.Add([]byte(strings.Repeat(`[`, 100)))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := spec.Decode(data)
		if err != nil {
			return
		}
		index := jsonkey.NewIndex(p)
		for m := range p.Models() {
			for _, field := range m.Fields {
				_, _, _ = field.Type.String(), field.Type.Base(), field.Doc.Plain()
				index.FieldPath(m, jsonkey.Of(field))
			}
		}
		roundTrip(t, p)
	})
}

func TestReadAuth(t *testing.T) {
	for text, want := range map[string]spec.Auth{
		"bearer": {Kind: spec.BearerAuth}, "header X-API-Key": {Kind: spec.HeaderAuth, Name: "X-API-Key"}, " query  key ": {Kind: spec.QueryAuth, Name: "key"},
		"basic": {Kind: spec.BasicAuth}, "none": {Kind: spec.NoAuth},
	} {
		if got, ok := spec.ReadAuth(text); !ok || got != want {
			t.Errorf("%q: %v, %t", text, got, ok)
		}
	}
	for _, text := range []string{"", "Bearer", "header", "query a b", "none x", "oauth2"} {
		if got, ok := spec.ReadAuth(text); ok {
			t.Errorf("%q: %v", text, got)
		}
		data := `{"version":1,"documents":[{"name":"a.md","topics":[{"items":[{"service":{"settings":[{"name":"auth","value":"` + text + `"}]}}]}]}]}`
		if _, err := spec.Decode([]byte(data)); err == nil || !strings.Contains(err.Error(), "says no way to carry a token") {
			t.Errorf("%q: error %v", text, err)
		}
	}
}
