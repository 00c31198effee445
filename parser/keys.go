package parser

import (
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/jsonkey"
)

// keys is what is known of the JSON keys of a model, with those of the models
// that it embeds.
type keys struct {
	model  *spec.Model
	byName map[string]*jsonkey.Key
	placed func(name string) *jsonkey.Key // those outside of JSON
	names  []string                       // without those of rows with faults
	opaque bool                           // it embeds a struct that is not a model: it has more keys
	faulty bool                           // rows of it have faults: it may have more keys
	bad    map[*spec.Field]bool

	nested    []*spec.Field // see nestedFields
	seen      bool          // nested is worked out
	shown     bool          // a finding lists all of nested
	suggested int           // how often suggest looked for a name
}

// suggest returns the keys of which key may be a misspelling.
func (k *keys) suggest(key string) []string {
	if k.suggested++; k.suggested > maxSuggested {
		return nil
	}
	return diag.Suggest(key, k.names)
}

// keysOf returns the keys of the model that t names; nil if it names none.
func (r *resolver) keysOf(t *spec.Type) *keys {
	m := r.modelOf(t)
	if m == nil {
		return nil
	}
	if r.keys == nil {
		r.keys = map[*modelNode]*keys{}
	}
	if r.keys[m] == nil {
		r.keys[m] = r.findKeys(m)
	}
	return r.keys[m]
}

func (r *resolver) findKeys(m *modelNode) *keys {
	found := r.json.JSON(m.Model)
	k := &keys{model: m.Model, byName: map[string]*jsonkey.Key{}, placed: found.Placed, bad: r.bad}
	for _, s := range found.Structs {
		inner := r.records[s.Model]
		k.faulty = k.faulty || inner.faulty || inner.isBad()
	}
	// Of keys that clash, which is reported, the first serves.
	for _, key := range slices.Concat(found.Visible, found.Dropped) {
		if k.byName[key.Name] != nil {
			continue
		}
		k.byName[key.Name] = key
		if !r.bad[key.Field] {
			k.names = append(k.names, key.Name)
		}
	}
	for _, f := range found.Opaque {
		k.opaque = k.opaque || jsonkey.Of(f) == "" && !r.bad[f]
	}
	return k
}

// path returns the fields that lead to a key, nil if there are none without a
// fault.
func (k *keys) path(key string) []*spec.Field {
	if found := k.byName[key]; found != nil && !k.bad[found.Field] {
		return found.Path()
	}
	return nil
}

// anyPath does the same for a key that may also stand in the query, a header or a
// form.
func (k *keys) anyPath(key string) []*spec.Field {
	if path := k.path(key); path != nil {
		return path
	}
	if found := k.placed(key); found != nil && !k.bad[found.Field] {
		return found.Path()
	}
	return nil
}

// suggestWays returns the ways that have other keys at one place.
func suggestWays(keys []string, at int, others []string) []string {
	var ways []string
	for _, other := range others {
		way := slices.Clone(keys)
		way[at] = other
		ways = append(ways, strings.Join(way, "."))
	}
	return ways
}

// throughPointer returns the pointer on the way to a field, which
// generated code would have to allocate; nil if there is none.
func throughPointer(path []*spec.Field) *spec.Field {
	for _, f := range path[:len(path)-1] {
		if f.Type.Kind == spec.Pointer {
			return f
		}
	}
	return nil
}

// last returns the field to which a path leads.
func last(path []*spec.Field) *spec.Field { return path[len(path)-1] }

// keySpan returns where a field states its key.
func keySpan(f *spec.Field, tag string) diag.Span {
	for _, t := range f.Tags {
		if t.Key == tag {
			return t.Span
		}
	}
	return f.NameSpan
}
