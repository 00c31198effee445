package example

import (
	"strings"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/jsonkey"
)

// keys are those of a struct, and all that a key may be a misspelling of.
type keys struct {
	*jsonkey.Keys
	names []string
}

func (s *Scope) keysOf(m *spec.Model) *keys {
	if k := s.keys[m]; k != nil {
		return k
	}
	k := &keys{Keys: s.view.JSON(m)}
	for _, key := range k.Visible {
		k.names = append(k.names, key.Name)
	}
	s.keys[m] = k
	return k
}

// heldBy returns the struct that a field holds or points to, as [jsonkey.View]
// wants it.
func (s *Scope) heldBy(f *spec.Field) (m *spec.Model, known bool) {
	t := s.target(f.Type)
	return t.model, t.model != nil || t.typ != nil && t.typ.Import == ""
}

// quoted reports whether the value of a field stands in quotes: the option string
// means something for scalars and pointers to them.
func (s *Scope) quoted(f *spec.Field) bool {
	if f.Type == nil || !f.JSONOption("string") {
		return false
	}
	t := f.Type
	if t.Kind == spec.Pointer {
		t = t.Elem
	}
	basic := ""
	if t.Kind != spec.Pointer {
		basic = s.target(t).basic()
	}
	return basic != "" && basic != "error" && !strings.HasPrefix(basic, "complex")
}
