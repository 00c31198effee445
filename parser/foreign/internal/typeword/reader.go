package typeword

const (
	maxInside = 8  // how many types may hold another
	maxDepth  = 60 // how deep the grammar of a cell goes: enough for as many types in brackets
)

// reader reads one cell. Its methods return nil for what they do not understand.
type reader struct {
	words              map[string]string
	depth              int // of the type that is read, in the grammar
	inside             int // how many types hold it
	optional, required bool
}

func (r *reader) present(optional, required bool) {
	if r.inside == 0 {
		r.optional, r.required = r.optional || optional, r.required || required
	}
}

// flags are what words around a type say about it.
type flags struct{ null, doubt bool }

func (f flags) on(t *Type) *Type {
	if t == nil || f == (flags{}) {
		return t
	}
	out := *t
	out.Null, out.Doubt = t.Null || f.null, t.Doubt || f.doubt
	return &out
}
