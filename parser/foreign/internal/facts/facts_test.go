package facts

import (
	"reflect"
	"testing"

	"github.com/mdspec-go/mdspec/spec"
)

func TestReadKeys(t *testing.T) {
	for in, want := range map[string][]string{
		"label?": {"label"}, `kind \*`: {"kind"}, "**boxId**  <br>*required*": {"boxId"}, "`a_b`": {"a_b"}, "[id](#id)": {"id"}, "BoxId.N": {"BoxId.N"},
		"»» width": {"width"}, "└└Full": {"Full"}, "&emsp;&emsp;∟ name": {"name"}, "items[].id": {"items[].id"}, "[].text": {"text"}, "$.data.id": {"data.id"},
		"`door`, `flap`": {"door", "flap"}, "lat / lon": {"lat", "lon"}, "name（可选）": {"name"}, "X-Token": {"X-Token"}, "custom_id [1]": {"custom_id"},
		"the label of it": nil, "": nil, "名称": nil, "…": nil,
	} {
		if got, _ := readKeys(in); !reflect.DeepEqual(got, want) {
			t.Errorf("readKeys(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestKeyMarks(t *testing.T) {
	for in, want := range map[string]keyMarks{
		"label?": {presence: spec.Optional}, "**boxId**  <br>*required*": {presence: spec.Required, rest: "required"}, "»» width": {depth: 2}, "└└Full": {depth: 2},
		"name（可选）": {presence: spec.Optional, rest: "（可选）"}, "--- x": {depth: 3}, "*name": {star: true}, "name *": {star: true}, "├─ x": {depth: 1}, "a_b": {},
	} {
		if _, got := readKeys(in); got != want {
			t.Errorf("the marks of %q are %+v, want %+v", in, got, want)
		}
	}
}

func TestSteps(t *testing.T) {
	for in, want := range map[string][]step{
		"a": {{"a", false}}, "a.b": {{"a", false}, {"b", false}}, "items[].id": {{"items", true}, {"id", false}}, "items.N.id": {{"items", true}, {"id", false}},
		"BoxId.N": {{"BoxId", true}}, "a[0].b[]": {{"a", true}, {"b", true}}, "m.{key}.x": {{"m", true}, {"x", false}}, "a->b": {{"a", false}, {"b", false}},
	} {
		if got := steps(in); !reflect.DeepEqual(got, want) {
			t.Errorf("steps(%q) = %v, want %v", in, got, want)
		}
	}
}

func TestInlineType(t *testing.T) {
	for in, want := range map[string][2]string{
		"`litres` _integer_": {"`litres`", "_integer_"}, "`fish` _[Fish](#fish) array_": {"`fish`", "_[Fish](#fish) array_"}, "`litres`</br> _int32_": {"`litres`", "_int32_"},
		"`a` *required*": {"`a` *required*", ""}, "`a` (beta)": {"`a` (beta)", ""}, "plain _x_": {"plain _x_", ""},
	} {
		key, typ := inlineType(in)
		if got := [2]string{key, typ}; got != want {
			t.Errorf("inlineType(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestLiteralOf(t *testing.T) {
	for in, want := range map[string]string{"`0x01` `(1 << 0)`": "0x01", `burnt\*`: "burnt", "`a`": "a", "**x**": "x"} {
		if got := literalOf(in); got != want {
			t.Errorf("literalOf(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestListed(t *testing.T) {
	for in, want := range map[string][]string{"`a`、`b`": {"a", "b"}, "a, b": {"a", "b"}, "`-`": {"-"}, "-": nil, "无": nil, "": nil, "any text": nil} {
		if got := listed(in); !reflect.DeepEqual(got, want) {
			t.Errorf("listed(%q) = %q, want %q", in, got, want)
		}
	}
}
