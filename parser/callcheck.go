package parser

import (
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/parser/internal/runtimeapi"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/jsonkey"
)

// checkCalls reports calls that stand twice and, if a client is made of them,
// calls of which no method can be made (rule 6).
func (r *resolver) checkCalls() {
	names := map[string]*callNode{}
	for _, d := range r.docs {
		for _, c := range d.calls {
			r.checkCallName(c, names)
		}
	}
	if !r.client {
		return
	}
	for _, d := range r.docs {
		for _, c := range d.calls {
			r.checkMethodName(c, names)
			r.resolveCall(c)
			if c.ok {
				r.checkQuery(c)
				r.checkPath(c)
			}
			r.checkResponseKey(c)
			r.checkPage(c)
		}
	}
}

// checkCallName enters the name of a call, or reports it if it stands already.
func (r *resolver) checkCallName(c *callNode, names map[string]*callNode) {
	if c.NameSpan.IsZero() {
		return
	}
	first, twice := names[c.Name]
	if !twice {
		names[c.Name] = c
		return
	}
	f := r.diags.Add(diag.DuplicateCall, c.NameSpan, c.Name)
	f.Related = []diag.Related{{Span: first.NameSpan, Message: diag.Say("first declared here")}}
}

// checkMethodName reports a call whose method, or whose iterator over all pages,
// another method of the client has the name of.
func (r *resolver) checkMethodName(c *callNode, names map[string]*callNode) {
	name, span := c.Name, c.NameSpan
	if !validIdent(name) {
		return
	}
	if name == "Do" || strings.HasPrefix(name, runtimeapi.Prefix) {
		r.diags.Add(diag.ReservedCall, span, name)
		return
	}
	r.checkHandMethod("Client", name, span)
	if c.Page == nil {
		return
	}
	all := name + "All"
	r.checkHandMethod("Client", all, span)
	if other := names[all]; other != nil {
		f := r.diags.Add(diag.DuplicateCall, other.NameSpan, all)
		f.Related = []diag.Related{{Span: c.Page.Span, Message: diag.Say("the pages of `%[1]s` declare it", name)}}
	}
}

// resolveCall finds the types of a call (rule 6.7).
func (r *resolver) resolveCall(c *callNode) {
	resolve := func(t *spec.Type, ok *bool) {
		if t == nil {
			return
		}
		if !r.resolveType(t) {
			*ok = false
			return
		}
		if t.Kind == spec.Pointer {
			elem := t.Elem.Span.Text()
			r.diags.Add(diag.CallPointer, t.Span, t.Span.Text(), elem)
			*ok = false
		}
	}
	resolve(c.Request, &c.requestOK)
	resolve(c.Response, &c.responseOK)
}

func (r *resolver) checkResponseKey(c *callNode) {
	if c.ResponseKey != "" && c.Response == nil && c.responseOK {
		r.diags.Add(diag.KeyWithoutResponse, c.key, c.ResponseKey)
	}
}

// keys is what is known of the JSON keys of a model, with those of the models
// that it embeds.
type keys struct {
	model  *spec.Model
	byName map[string]*jsonkey.Key
	names  []string // without those of rows with faults
	opaque bool     // it embeds a struct that is not a model: it has more keys
	faulty bool     // rows of it have faults: it may have more keys
	bad    map[*spec.Field]bool

	nested    []*spec.Field // see nestedFields
	seen      bool          // nested is worked out
	shown     bool          // a finding lists all of nested
	suggested int           // how often suggest looked for a name
}

// maxSuggested is how many names are compared with all that a reader may have
// meant. One fault gives a few; the cost grows with the square.
const maxSuggested = 100

// suggest returns the keys of which key may be a misspelling.
func (k *keys) suggest(key string) []string {
	if k.suggested++; k.suggested > maxSuggested {
		return nil
	}
	return diag.Suggest(key, k.names)
}

// keysOf returns the keys of the model that t names; nil if it names none.
func (r *resolver) keysOf(t *spec.Type) *keys {
	if t == nil || t.Kind != spec.Named || t.Origin != spec.FromModel || r.scope[t.Name] == nil {
		return nil
	}
	rec := r.records[r.scope[t.Name].model]
	if rec == nil {
		return nil
	}
	if r.keys[rec] == nil {
		r.keys[rec] = r.keysOfRecord(rec)
	}
	return r.keys[rec]
}

func (r *resolver) keysOfRecord(rec *modelNode) *keys {
	found := r.json.JSON(rec.Model)
	k := &keys{model: rec.Model, byName: map[string]*jsonkey.Key{}, bad: r.bad}
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

// throughPointer returns the embedded pointer on the way to a field, which
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
