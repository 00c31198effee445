package example_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/parser/internal/example"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// The structs that examples decode into when encoding/json is asked; exampleDoc
// writes the same as tables.
type (
	fuzzOuter struct {
		fuzzInner
		ID string `json:"id"`
		//lint:ignore U1000 encoding/json skips a field without capital letter, and so must we
		群      string
		Int    int                    `json:"int"`
		I8     int8                   `json:"i8"`
		U16    uint16                 `json:"u16"`
		F32    float32                `json:"f32"`
		Bool   bool                   `json:"bool"`
		Bytes  []byte                 `json:"bytes"`
		List   []string               `json:"list"`
		Pair   [2]*int64              `json:"pair"`
		Map    map[string]fuzzLeaf    `json:"map"`
		Keys   map[uint8]bool         `json:"keys"`
		Any    any                    `json:"any"`
		Leaf   *fuzzLeaf              `json:"leaf"`
		Time   time.Time              `json:"time"`
		Raw    json.RawMessage        `json:"raw"`
		Num    json.Number            `json:"num"`
		Quoted int64                  `json:"q,string"`
		Text   *string                `json:"t,string"`
		Truth  bool                   `json:"b,omitempty,string"`
		Dur    map[string]**[]float64 `json:"deep"`
		Dash   int                    `json:"-"`
	}
	fuzzInner struct {
		ID    int `json:"id"`
		Inner int `json:"inner"`
		Int   string
	}
	fuzzLeaf struct {
		A    int64     `json:"a"`
		Next *fuzzLeaf `json:"next"`
		//lint:ignore U1000 as above; ſ folds to S, but is no capital letter
		ſ int
	}
)

// exampleDoc writes structs as tables.
func exampleDoc(structs ...any) string {
	text := "## Models\n\n"
	for _, s := range structs {
		t := reflect.TypeOf(s)
		text += "### `" + t.Name() + "`\n\nName|Type|JSON\n:--|:--|:--\n"
		for i := range t.NumField() {
			f := t.Field(i)
			name := f.Name
			if f.Anonymous {
				name = "``"
			}
			typ := strings.NewReplacer("example_test.", "", "uint8", "uint8", "interface {}", "any").Replace(f.Type.String())
			text += "`" + name + "`|`" + typ + "`|`" + f.Tag.Get("json") + "`\n"
		}
		text += "\n"
	}
	return strings.NewReplacer("|``\n", "|\n", "````", "``").Replace(text)
}

// stricter are the rules by which an example may fail although encoding/json
// would decode it.
var stricter = map[*diag.Rule]bool{
	example.ExampleDuplicateKey: true, example.ExampleKeyCase: true, example.ExampleArray: true, example.ExampleTooDeep: true,
}

// FuzzCheck compares the check of examples with encoding/json: what decodes
// strictly is accepted and what does not is reported, at a place in the example.
func FuzzCheck(f *testing.F) {
	for _, tt := range exampleFaults {
		f.Add(tt.text)
	}
	for _, text := range []string{
		`{"id": "x", "inner": 1, "Int": "x", "群": "中", "leaf": {"a": 1, "next": {"next": null}}, "keys": {"255": true}}`,
		`{"q": "1", "t": "\"x\"", "b": "true", "deep": {"x": [1, 2.5]}, "num": "1e3", "map": {"x": {"a": -1}}}`,
		`{"q": "null", "t": "null", "b": " true", "num": "", "time": "2006-01-02T15:04:05Z", "pair": [null, 1]}`,
	} {
		f.Add(text)
	}
	doc := exampleDoc(fuzzOuter{群: ""}, fuzzInner{}, fuzzLeaf{ſ: 0})
	pkg, list := parser.Parse([]parser.File{{Name: "a.md", Path: "a.md", Content: []byte(doc)}}, parser.Options{Package: "p"})
	model := modelNamed(pkg, "fuzzOuter")
	if model == nil || len(model.Fields) != reflect.TypeFor[fuzzOuter]().NumField() {
		f.Fatalf("%v", list)
	}
	f.Fuzz(func(t *testing.T, text string) {
		before := "中\n"
		src := diag.NewSource("a.md", []byte(before+text+"\n```\n"))
		var diags diag.List
		at := src.Span(len(before), len(before)+len(text))
		example.NewScope(pkg, func(string, string) bool { return false }).Check(at, model, &diags)
		checkSpans(t, diags, at)
		compareDecode(t, text, diags)
	})
}

// checkSpans fails if a finding lies outside the example, or cuts a character of
// valid text.
func checkSpans(t *testing.T, l diag.List, in diag.Span) {
	t.Helper()
	valid := utf8.Valid(in.Source.Content())
	for _, d := range l {
		s := d.Span
		if s.Source != in.Source || s.Start < in.Start || s.End > in.End || s.Start > s.End {
			t.Errorf("%s: span %d-%d of %d-%d", d.Rule.ID, s.Start, s.End, in.Start, in.End)
			continue
		}
		if valid && !utf8.ValidString(s.Text()) {
			t.Errorf("%s: span cuts a character: %q", d.Rule.ID, s.Text())
		}
		if m := d.Message(); strings.ContainsAny(m, "\n\r\x00") {
			t.Errorf("message %q", m)
		}
	}
}

func compareDecode(t *testing.T, text string, diags diag.List) {
	hard := 0
	for _, d := range diags {
		if !stricter[d.Rule] {
			hard++
		}
	}
	err := decodeStrictly(text, new(fuzzOuter))
	if err != nil && len(diags) == 0 {
		t.Errorf("accepted %s, but: %v", text, err)
	}
	if err == nil && hard > 0 {
		t.Errorf("refused %s, which decodes: %v", text, places(diags))
	}
}

func decodeStrictly(text string, v any) error {
	d := json.NewDecoder(strings.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(v); err != nil {
		return err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return fmt.Errorf("text behind the value: %w", err)
	}
	return nil
}
