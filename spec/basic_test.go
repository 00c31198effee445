package spec_test

import (
	"go/types"
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
	}
	for _, name := range []string{"", "Int", "chat", "unsafe.Pointer"} {
		if spec.IsBasic(name) || spec.IsInteger(name) || spec.Canonical(name) != name {
			t.Errorf("%q is no basic type", name)
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
