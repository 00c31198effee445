package parser

import (
	"strings"

	"github.com/mdspec-go/mdspec/parser/internal/limits"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// checkModels reports what is wrong with a struct once all types are known.
func (r *resolver) checkModels() {
	for _, d := range r.docs {
		for _, rec := range d.models {
			r.checkNames(rec)
			r.checkMarshalers(rec)
			r.checkKeys(rec)
			r.readLimits(rec)
		}
	}
	r.checkCycles()
	r.checkMethods()
}

// checkNames reports Go names that stand twice in a struct, and tags of fields
// that encoding/json cannot see.
func (r *resolver) checkNames(rec *modelNode) {
	first := map[string]diag.Span{}
	for _, f := range rec.fields {
		name := f.Name
		if name == "" || f.NameSpan.IsZero() {
			continue
		}
		if at, twice := first[name]; twice {
			d := r.diags.Add(diag.DuplicateField, f.NameSpan, name, rec.Name)
			d.Related = []diag.Related{{Span: at, Message: diag.Say("first here")}}
			continue
		}
		first[name] = f.NameSpan
		if !f.bad {
			r.checkStringOption(rec, f.Field)
		}
		if !exported(name) && !f.Embedded && !f.bad {
			r.checkUnexported(rec, f.Field)
		}
	}
}

func (r *resolver) checkUnexported(rec *modelNode, f *spec.Field) {
	for _, key := range []string{"json", "xml"} {
		if v, ok := f.Tag(key); ok && v != "-" {
			r.diags.Add(diag.UnexportedTag, f.NameSpan, f.Name, key)
			return
		}
	}
}

// checkStringOption reports the JSON option "string" on a type that
// encoding/json does not quote: it would be ignored without a word.
func (r *resolver) checkStringOption(rec *modelNode, f *spec.Field) {
	t := f.Type
	if t.Kind == spec.Pointer {
		t = t.Elem
	}
	base := t.Base()
	unknown := t.Kind == spec.Named && base == "" && t.Origin != spec.FromModel
	if unknown || base != "" && base != "error" && !strings.HasPrefix(base, "complex") {
		return
	}
	for _, tag := range f.Tags {
		_, options, _ := strings.Cut(tag.Value, ",")
		if tag.Key == "json" && strings.Contains(","+options+",", ",string,") {
			r.diags.Add(diag.InvalidTag, tag.Span, tag.Key, tag.Value, diag.Say("the option string is for strings, numbers and booleans"))
		}
	}
}

// checkMarshalers reports embedded types that encode themselves: their method is
// promoted and encodes the struct around them too.
func (r *resolver) checkMarshalers(rec *modelNode) {
	for _, f := range rec.fields {
		if f.bad || !f.Embedded || len(rec.fields) < 2 {
			continue
		}
		t := f.Type
		if t.Kind == spec.Pointer {
			t = t.Elem
		}
		_, json := r.hand.Method(t.Name, "MarshalJSON")
		_, text := r.hand.Method(t.Name, "MarshalText")
		if encodesItself(t) || t.Origin == spec.FromGo && (json || text) {
			r.diags.Add(diag.EmbeddedMarshaler, f.NameSpan, t.String(), rec.Name)
		}
	}
}

// encodesItself reports whether the type is a struct of the standard library
// with a MarshalJSON or MarshalText method, of those that documents may embed.
func encodesItself(t *spec.Type) bool {
	switch t.Import + "." + t.Name {
	case "time.Time", "math/big.Int", "math/big.Float", "math/big.Rat",
		"net/netip.Addr", "net/netip.AddrPort", "net/netip.Prefix", "regexp.Regexp":
		return true
	}
	return false
}

// fieldKey is a name under which a field is encoded.
type fieldKey struct {
	key  string // folded as the encoding folds it
	text string // as written
	span diag.Span
	own  bool // a field of the struct itself, not of one that it embeds
}

// checkKeys reports keys that stand twice at the same depth: encoding/json
// drops them all without a word, and ignores case when it decodes.
func (r *resolver) checkKeys(rec *modelNode) {
	for _, tag := range []string{"json", "xml"} {
		depth := []*modelNode{rec}
		seen := map[*modelNode]bool{rec: true}
		shadowed := map[string]bool{}
		for len(depth) > 0 {
			next := r.checkDepth(rec, tag, depth, shadowed, seen)
			depth = next
		}
	}
}

// checkDepth reports the keys that the structs of one depth share, and returns
// the structs of the next.
func (r *resolver) checkDepth(rec *modelNode, tag string, depth []*modelNode, shadowed map[string]bool, seen map[*modelNode]bool) []*modelNode {
	var next []*modelNode
	first := map[string]fieldKey{}
	for _, at := range depth {
		var embeds *fieldNode
		for _, f := range at.fields {
			if inner := r.promoted(f, tag); inner != nil {
				if !seen[inner] {
					seen[inner] = true
					next = append(next, inner)
				}
				continue
			}
			embeds = f
			k, ok := keyOf(embeds, tag, at == rec)
			if !ok || shadowed[k.key] {
				continue
			}
			if old, twice := first[k.key]; twice {
				r.duplicateKey(rec, tag, old, k)
				continue
			}
			first[k.key] = k
		}
	}
	for k := range first {
		shadowed[k] = true
	}
	return next
}

// duplicateKey reports the two fields at the struct that joins them: at the
// second field if it is its own, else at the struct's name.
func (r *resolver) duplicateKey(rec *modelNode, tag string, first, second fieldKey) {
	at := second.span
	if !second.own {
		at = rec.NameSpan
	}
	d := r.diags.Add(diag.DuplicateKey, at, second.text, tag)
	d.Related = []diag.Related{{Span: first.span, Message: diag.Say("first here")}}
	if !second.own {
		d.Related = append(d.Related, diag.Related{Span: second.span, Message: diag.Say("and here")})
	}
}

// promoted returns the record of the struct whose keys an embedded field adds
// to those of the struct around it; nil for every other field.
func (r *resolver) promoted(f *fieldNode, tag string) *modelNode {
	if !f.Embedded || f.bad {
		return nil
	}
	if v, _ := f.Tag(tag); v != "" && !strings.HasPrefix(v, ",") {
		return nil
	}
	t := f.Type
	if t.Kind == spec.Pointer {
		t = t.Elem
	}
	if d := r.scope[t.Name]; t.Origin == spec.FromModel && d != nil {
		return r.records[d.model]
	}
	return nil
}

// keyOf returns the key of a field; ok is false if it has none.
func keyOf(f *fieldNode, tag string, own bool) (k fieldKey, ok bool) {
	v, tagged := f.Tag(tag)
	if v == "-" || tag == "xml" && !tagged || f.Embedded && !tagged {
		return k, false
	}
	name, options, _ := strings.Cut(v, ",")
	k = fieldKey{text: name, span: f.NameSpan, own: own}
	for _, t := range f.Tags {
		if t.Key == tag {
			k.span = t.Span
		}
	}
	if name == "" {
		k.text = f.Name
	}
	if tag == "json" {
		k.key = strings.ToLower(k.text)
		return k, exported(f.Name) && f.Name != ""
	}
	if f.Name == "XMLName" || name == "" && options != "" {
		return k, false
	}
	k.key = k.text
	if strings.Contains(","+options+",", ",attr,") {
		k.key += " attr"
	}
	return k, true
}

// readLimits reads the Limits cells, which mean something only for a type that
// is known (rule 3.10).
func (r *resolver) readLimits(rec *modelNode) {
	for _, f := range rec.fields {
		c := f.limits
		if c.doc == nil || c.empty() || f.bad || f.Type == nil {
			continue
		}
		f.Limits = limits.Parse(c.String(), c.Span, f.Type, r.diags)
	}
}

// checkMethods reports fields that bear the name of a generated method.
func (r *resolver) checkMethods() {
	validated := r.validated()
	r.checkSupportNames(len(validated) > 0)
	for _, d := range r.docs {
		for _, rec := range d.models {
			if !validated[rec] {
				continue
			}
			for _, f := range rec.fields {
				if f.Name == "Validate" {
					r.diags.Add(diag.FieldIsMethod, f.NameSpan, "Validate", rec.Name)
				}
			}
			r.checkHandMethod(rec.Name, "Validate", rec.NameSpan)
		}
	}
	for _, d := range r.docs {
		for _, t := range d.doc.Topics {
			for _, i := range t.Items {
				if i.Enum != nil {
					r.checkHandMethod(i.Enum.Name, "IsKnown", i.Enum.NameSpan)
					r.checkHandMethod(i.Enum.Name, "String", i.Enum.NameSpan)
				}
			}
		}
	}
}

// checkHandMethod reports a generated method that hand-written Go declares too.
func (r *resolver) checkHandMethod(typ, method string, span diag.Span) {
	at, ok := r.hand.Method(typ, method)
	if !ok {
		return
	}
	d := r.diags.Add(diag.DuplicateName, span, typ+"."+method)
	d.Related = []diag.Related{{Span: at, Message: diag.Say("first declared here")}}
}

// validated returns the models that get a Validate method: those with limits,
// and those that hold one of them.
func (r *resolver) validated() map[*modelNode]bool {
	return r.holding((*modelNode).hasLimits)
}

// holding returns the models for which is holds, and all that hold values of
// one of them, however deep.
func (r *resolver) holding(is func(*modelNode) bool) map[*modelNode]bool {
	holders := map[*modelNode][]*modelNode{}
	var queue []*modelNode
	for _, d := range r.docs {
		for _, rec := range d.models {
			if is(rec) {
				queue = append(queue, rec)
			}
			for _, f := range rec.fields {
				if m := r.modelIn(f.Type); m != nil {
					holders[m] = append(holders[m], rec)
				}
			}
		}
	}
	out := map[*modelNode]bool{}
	for ; len(queue) > 0; queue = queue[1:] {
		if rec := queue[0]; !out[rec] {
			out[rec] = true
			queue = append(queue, holders[rec]...)
		}
	}
	return out
}

func (rec *modelNode) hasLimits() bool {
	for _, f := range rec.fields {
		if len(f.Limits) > 0 {
			return true
		}
	}
	return false
}

// modelIn returns the model whose values a type holds, at any depth.
func (r *resolver) modelIn(t *spec.Type) *modelNode {
	for t != nil && t.Elem != nil {
		t = t.Elem
	}
	if t == nil || t.Origin != spec.FromModel || r.scope[t.Name] == nil {
		return nil
	}
	return r.records[r.scope[t.Name].model]
}
