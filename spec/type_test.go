package spec

import "testing"

func TestIsStruct(t *testing.T) {
	for _, tt := range []struct {
		typ  Type
		want bool
	}{
		{Type{Kind: Named, Name: "M", Origin: FromModel}, true},
		{Type{Kind: Named, Name: "F", Origin: FromFence, Struct: true}, true},
		{Type{Kind: Named, Name: "F", Origin: FromFence, Underlying: "string"}, false},
		{Type{Kind: Named, Name: "E", Origin: FromEnum, Underlying: "int64"}, false},
		{Type{Kind: Named, Name: "Time", Import: "time", Origin: FromStdlib}, false},
		{Type{Kind: Pointer, Elem: &Type{Kind: Named, Name: "M", Origin: FromModel}}, false},
		{Type{Kind: Basic, Name: "string"}, false},
	} {
		if got := tt.typ.IsStruct(); got != tt.want {
			t.Errorf("IsStruct of %s %s = %v", tt.typ.Kind, tt.typ.Name, got)
		}
	}
}
