package limits_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/parser/internal/limits"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

func TestOutside(t *testing.T) {
	basic := func(name string) *spec.Type { return &spec.Type{Kind: spec.Basic, Name: name} }
	list := func(t *spec.Type) *spec.Type { return &spec.Type{Kind: spec.Slice, Elem: t} }
	ptr := func(t *spec.Type) *spec.Type { return &spec.Type{Kind: spec.Pointer, Elem: t} }
	dict := &spec.Type{Kind: spec.Map, Key: basic("string"), Elem: basic("int")}
	for _, tt := range []struct {
		limit string
		typ   *spec.Type
		value string
		want  bool
	}{
		{"1..10", basic("int"), `1`, false},
		{"1..10", basic("int"), `0`, true},
		{"1..10", basic("int"), `11`, true},
		{"..10", ptr(basic("int64")), `1e1`, false},
		{"..10", ptr(basic("int64")), `1.1e1`, true},
		{"0..1.5", basic("float64"), `1.50`, false},
		{"0..1.5", basic("float64"), `1.51`, true},
		{"1..10", basic("int"), `"11"`, true}, // quoted
		{"..3 chars", basic("string"), `"客户群"`, false},
		{"..3 chars", basic("string"), `"客户群聊"`, true},
		{"..9 bytes", basic("string"), `"客户群"`, false},
		{"..8 bytes", basic("string"), `"客户群"`, true},
		{"..2 items", list(basic("string")), `["a","b"]`, false},
		{"..1 items", list(basic("string")), `["a","b"]`, true},
		{"..1 chars", list(basic("string")), `["a","bc"]`, true},
		{"..3 bytes", list(basic("byte")), `"YWJj"`, false},
		{"..2 bytes", list(basic("byte")), `"YWJj"`, true},
		{"..1 items", dict, `{"a":1,"b":2}`, true},
		{"..1 items", dict, `null`, false},
	} {
		var diags diag.List
		read := limits.Parse(tt.limit, diag.Span{}, tt.typ, &diags)
		if len(read) != 1 || len(diags) > 0 {
			t.Fatalf("%s: %v %v", tt.limit, read, diags)
		}
		d := json.NewDecoder(strings.NewReader(tt.value))
		d.UseNumber()
		var value any
		if err := d.Decode(&value); err != nil {
			t.Fatal(err)
		}
		if got := limits.Outside(value, read[0], tt.typ); got != tt.want {
			t.Errorf("%s of %s for %s: outside %v", tt.value, tt.typ, tt.limit, got)
		}
	}
}
