package cell

import (
	"strings"
	"testing"
)

func TestValidIdent(t *testing.T) {
	tests := map[string]bool{
		"Name": true, "name": true, "_x": true, "名": true, "x1": true, "string": true, "é": true,
		"": false, "_": false, "type": false, "func": false, "1x": false, "a-b": false, "a b": false, " a": false,
		"a.b": false, "*T": false, "a\x00": false, "a\u0301": false, "\xff": false,
	}
	for name, want := range tests {
		if got := ValidIdent(name); got != want {
			t.Errorf("%q: got %v", name, got)
		}
	}
}

func TestPredeclared(t *testing.T) {
	for name := range strings.FieldsSeq(`
		any bool byte comparable complex64 complex128 error float32 float64 int int8 int16 int32 int64 rune string
		uint uint8 uint16 uint32 uint64 uintptr true false iota nil append cap clear close complex copy delete imag
		len make max min new panic print println real recover`) {
		if !predeclared(name) {
			t.Errorf("%q is not known as predeclared", name)
		}
	}
	for _, name := range []string{"", "_", "String", "type", "chat", "Any"} {
		if predeclared(name) {
			t.Errorf("%q is known as predeclared", name)
		}
	}
}
