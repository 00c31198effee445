package spec_test

import (
	"fmt"
	"go/token"
	"go/types"
	"math/big"
	"testing"

	"github.com/mdspec-go/mdspec/spec"
)

// TestBasic holds what is said of basic types against Go's own types.
func TestBasic(t *testing.T) {
	for _, name := range types.Universe.Names() {
		object, isType := types.Universe.Lookup(name).(*types.TypeName)
		if !isType {
			continue
		}
		basic, isBasic := types.Unalias(object.Type()).(*types.Basic)
		if got := spec.IsBasic(name); got != isBasic {
			t.Errorf("IsBasic(%q) = %v", name, got)
		}
		if got := spec.IsInteger(name); got != (isBasic && basic.Info()&types.IsInteger != 0) {
			t.Errorf("IsInteger(%q) = %v", name, got)
		}
		if got := spec.Canonical(name); isBasic && got != types.Typ[basic.Kind()].Name() {
			t.Errorf("Canonical(%q) = %q", name, got)
		}
		checkBasicType(t, name, basic)
	}
	for _, name := range []string{"", "Int", "chat", "unsafe.Pointer"} {
		if spec.IsBasic(name) || spec.IsInteger(name) || spec.Canonical(name) != name {
			t.Errorf("%q is no basic type", name)
		}
	}
}

// checkBasicType compares size and range with those of Go on a machine of 64 bits.
func checkBasicType(t *testing.T, name string, basic *types.Basic) {
	t.Helper()
	b := spec.LookupBasic(name)
	if basic == nil {
		if spec.IsBasic(name) || b.Bits != 0 {
			t.Errorf("%q: %+v", name, b)
		}
		return
	}
	if numeric := basic.Info()&types.IsNumeric != 0; numeric && int64(b.Bits) != 8*types.SizesFor("gc", "amd64").Sizeof(basic) || !numeric && b.Bits != 0 {
		t.Errorf("%q has %d bits", name, b.Bits)
	}
	if sized := types.SizesFor("gc", "386").Sizeof(basic) == types.SizesFor("gc", "amd64").Sizeof(basic); basic.Info()&types.IsNumeric != 0 && b.Sized != sized {
		t.Errorf("%q is sized: %v", name, b.Sized)
	}
	if got := spec.IsFloat(name); got != (basic.Info()&types.IsFloat != 0) {
		t.Errorf("IsFloat(%q) = %v", name, got)
	}
	if !b.IsInteger() {
		return
	}
	low, high := b.Range(b.Bits)
	one := big.NewInt(1)
	for _, n := range []*big.Int{low, high, new(big.Int).Sub(low, one), new(big.Int).Add(high, one)} {
		tv, err := types.Eval(token.NewFileSet(), nil, token.NoPos, fmt.Sprintf("%s(%s)", name, n))
		if within := n.Cmp(low) >= 0 && n.Cmp(high) <= 0; (err == nil) != within {
			t.Errorf("%s(%s): %v %v", name, n, tv.Value, err)
		}
	}
}

func TestJSONOption(t *testing.T) {
	tests := []struct {
		tag, option string
		want        bool
	}{
		{"id,omitempty", "omitempty", true},
		{"id,string,omitzero", "string", true},
		{",string", "string", true},
		{"id", "id", false},
		{"string", "string", false},
		{"id,omitempty", "omit", false},
		{"id,strings", "string", false},
		{"", "string", false},
		{"-", "string", false},
	}
	for _, tt := range tests {
		f := &spec.Field{Name: "ID", Tags: []spec.Tag{{Key: "json", Value: tt.tag}, {Key: "xml", Value: "id,attr"}}}
		if got := f.JSONOption(tt.option); got != tt.want {
			t.Errorf("%q has the option %q: %v", tt.tag, tt.option, got)
		}
	}
	if (&spec.Field{Name: "ID"}).JSONOption("string") {
		t.Error("a field without tags has an option")
	}
}
