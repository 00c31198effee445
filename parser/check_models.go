package parser

import (
	"go/token"
	"strings"

	"github.com/mdspec-go/mdspec/parser/internal/cell"
	"github.com/mdspec-go/mdspec/parser/internal/example"
	"github.com/mdspec-go/mdspec/parser/internal/limits"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
	"github.com/mdspec-go/mdspec/spec/goname"
	"github.com/mdspec-go/mdspec/spec/jsonkey"
)

// checkNames reports Go names that a struct has twice, and tags of fields
// that encoding/json cannot see.
func (r *resolver) checkNames(rec *modelNode) {
	first := map[string]diag.Span{}
	for _, f := range rec.fields {
		name := f.Name
		if name == "" || f.NameSpan.IsZero() {
			continue
		}
		if at, twice := first[name]; twice {
			r.diags.Add(DuplicateField, f.NameSpan, name, rec.Name).Relate(at, diag.FirstHere)
			continue
		}
		first[name] = f.NameSpan
		if !f.bad {
			r.checkStringOption(rec, f.Field)
		}
		if !token.IsExported(name) && !f.Embedded && !f.bad {
			r.checkUnexported(rec, f.Field)
		}
	}
}

// checkExported reports a struct that nothing outside of the package can fill:
// without tags no field of it is exported (rule 3.4). Hand-written Go can.
func (r *resolver) checkExported(rec *modelNode) {
	if rec.names.IsZero() || rec.faulty || len(rec.fields) == 0 || r.uses[rec.Name] {
		return
	}
	derivable := true
	for _, f := range rec.fields {
		if f.Name == "" || f.Embedded || token.IsExported(f.Name) {
			return
		}
		_, ok := goname.FromKey(f.Name)
		derivable = derivable && ok
	}
	d := r.diags.Add(NothingExported, rec.names, rec.Name)
	if derivable {
		d.Suggest = []string{dialect.JSON.Name}
	}
}

func (r *resolver) checkUnexported(rec *modelNode, f *spec.Field) {
	for _, key := range []string{"json", "xml"} {
		if v, ok := f.Tag(key); ok && v != "-" {
			r.diags.Add(UnexportedTag, f.NameSpan, f.Name, key)
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
			r.diags.Add(cell.InvalidTag, tag.Span, tag.Key, tag.Value, diag.Say("the option string is for strings, numbers and booleans",
				"选项 string 只能用于字符串、数字和布尔值"))
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
			r.diags.Add(EmbeddedMarshaler, f.NameSpan, t.String(), rec.Name)
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

// checkKeys reports keys that a struct has twice at the same depth: encoding/json
// drops them all without a word, and ignores case when it decodes; encoding/xml
// refuses the struct.
func (r *resolver) checkKeys(rec *modelNode) {
	for _, c := range r.json.JSON(rec.Model).Clashes() {
		r.duplicateKey(rec, "json", c)
	}
	for _, c := range r.xml.XML(rec.Model).Clashes {
		r.duplicateKey(rec, "xml", c)
	}
}

// duplicateKey reports the two fields at the struct that joins them: at the
// second field if it is its own, else at the struct's name.
func (r *resolver) duplicateKey(rec *modelNode, tag string, c jsonkey.Clash) {
	at, own := rec.NameSpan, c.Second.Depth() == 0
	if own {
		at = keySpan(c.Second.Field, tag)
	}
	first, second := c.Ways()
	d := r.diags.Add(DuplicateKey, at, c.Second.Name, tag).Relate(keySpan(first, tag), diag.FirstHere)
	if !own {
		d.Relate(keySpan(second, tag), diag.Say("and here", "还有这里"))
	}
}

// readLimits reads the Limits cells, which mean something only for a type that
// is known (rule 3.10).
func (r *resolver) readLimits(rec *modelNode) {
	for _, f := range rec.fields {
		c := f.limits
		if c.Doc == nil || c.Empty() || f.bad || f.Type == nil {
			continue
		}
		f.Limits = limits.Parse(c.String(), c.Span, f.Type, r.diags)
	}
}

// checkModels reports what is wrong with a struct once all types are known.
func (r *resolver) checkModels() {
	for _, m := range r.models {
		r.checkNames(m)
		r.checkExported(m)
		r.checkMarshalers(m)
		r.checkKeys(m)
		r.readLimits(m)
	}
	r.checkCycles()
	r.checkMethods()
}

// checkExamples decodes the JSON examples of every model whose types are known
// (rule 5.3).
func (r *resolver) checkExamples() {
	scope := r.exampleScope()
	bad := r.holding((*modelNode).isBad)
	for _, node := range r.models {
		m := node.Model
		if bad[node] {
			m = nil // it cannot be judged against types that are at fault
		}
		for _, e := range node.Examples {
			scope.Check(e.Span, m, r.diags)
		}
	}
}

// exampleScope returns what the types of the package decode from.
func (r *resolver) exampleScope() *example.Scope {
	return example.NewScope(r.pkg, func(typ, name string) bool {
		_, ok := r.hand.Method(typ, name)
		return ok
	})
}
