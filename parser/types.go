package parser

import (
	"go/ast"
	"go/token"
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/parser/internal/chain"
	"github.com/mdspec-go/mdspec/parser/internal/stdtypes"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// maxSuggested is how many names are compared with all that an author may have
// meant. One fault gives a few; the cost grows with the square.
const maxSuggested = 100

// resolveFields gives every field its type.
func (r *resolver) resolveFields() {
	for _, m := range r.models {
		for _, f := range m.fields {
			switch {
			case f.bad || f.Type == nil:
			case f.Embedded:
				f.bad = !r.resolveEmbedded(f)
			default:
				f.bad = !r.resolveType(f.Type)
				r.checkNullable(f)
			}
			if f.bad {
				r.bad[f.Field] = true
			}
		}
	}
}

// resolveType finds what the names in a type denote; it reports those that
// denote nothing and returns false.
func (r *resolver) resolveType(t *spec.Type) bool {
	switch t.Kind {
	case spec.Pointer, spec.Slice, spec.Array, spec.Nullable:
		return r.resolveType(t.Elem)
	case spec.Map:
		key, elem := r.resolveType(t.Key), r.resolveType(t.Elem)
		if key && !isMapKey(t.Key) {
			r.diags.Add(InvalidMapKey, t.Key.Span, t.Key.String())
			return false
		}
		return key && elem
	case spec.Named:
		return t.Origin != "" || r.resolveName(t)
	}
	return true
}

func (r *resolver) resolveName(t *spec.Type) bool {
	d, ok := r.scope[t.Name]
	switch {
	case !ok:
		r.unknownType(t)
		return false
	case d.model != nil:
		t.Origin = spec.FromModel
	case d.enum != nil:
		t.Origin, t.Underlying = spec.FromEnum, d.enum.Underlying
	case d.goType != nil:
		t.Origin = spec.FromFence
		under := r.definition(d).underlying()
		if spec.IsBasic(under) {
			t.Underlying = under
		}
		t.Struct = strings.HasPrefix(under, "struct")
	case d.hand != nil && d.hand.IsType:
		t.Origin, t.Underlying = spec.FromGo, d.hand.Underlying
		t.Struct = strings.HasPrefix(r.definition(d).underlying(), "struct")
	default:
		r.unknownType(t)
		return false
	}
	return true
}

// definition returns the declaration of the type that a declared type is defined
// as, through the names of others; of types that are defined as each other one of
// them.
func (r *resolver) definition(d *declaration) *declaration {
	last, _ := chain.Last(d, func(d *declaration) (*declaration, bool) {
		next := r.scope[d.definedAs()]
		return next, next != nil
	})
	return last
}

// definedAs returns the name that a type is defined as; "" if it is none.
func (d *declaration) definedAs() string {
	switch {
	case d.goType != nil:
		return d.goType.Underlying
	case d.hand != nil:
		if name, ok := ast.Unparen(d.hand.Expr).(*ast.Ident); ok {
			return name.Name
		}
	}
	return ""
}

// unknownType reports a name, unless a fault that is reported elsewhere may be
// the reason that it is unknown.
func (r *resolver) unknownType(t *spec.Type) {
	if r.unsure || r.lost[t.Name] {
		return
	}
	d := r.diags.Add(UnknownType, t.Span, t.Name)
	if d.Suggest = r.nearest(t.Name, t.Name, r.typeNames); d.Suggest == nil {
		d.Suggest = dialect.MeantType(t.Name)
	}
}

// nearest returns the names that an unknown one may be a misspelling of. The
// answers are kept, by key.
func (r *resolver) nearest(key, name string, known func() []string) []string {
	near, ok := r.near[key]
	if !ok && len(r.near) < maxSuggested {
		near = diag.Suggest(name, known())
		r.near[key] = near
	}
	return near
}

// typeNames returns every name that a Type cell may use without a package.
func (r *resolver) typeNames() []string {
	if r.types == nil {
		r.types = []string{"any"}
		for _, b := range spec.BasicTypes() {
			r.types = append(r.types, b.Name)
		}
		for name, d := range r.scope {
			if d.isType() {
				r.types = append(r.types, name)
			}
		}
		slices.Sort(r.types)
	}
	return r.types
}

// structNames returns the names of the package's structs.
func (r *resolver) structNames() []string {
	var names []string
	for name, d := range r.scope {
		if strings.HasPrefix(r.definition(d).underlying(), "struct") {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// isMapKey reports whether encoding/json can write the type as a key.
func isMapKey(t *spec.Type) bool {
	switch t.Kind {
	case spec.Basic:
		return spec.IsKey(t.Name)
	case spec.Named:
		// What is not known here may implement encoding.TextMarshaler.
		return t.Origin != spec.FromModel && (t.Underlying == "" || spec.IsKey(t.Underlying))
	}
	return false
}

// resolveEmbedded resolves the type of an embedded field and names the field
// after it (rule 3.6). It returns false if the field is at fault.
func (r *resolver) resolveEmbedded(f *fieldNode) bool {
	t, named := f.Type, f.Type
	if t.Kind == spec.Pointer {
		named = t.Elem
	}
	f.Name = named.Name
	if f.fromName && !r.mayEmbed(named) {
		r.reportNoType(f, named)
		return false
	}
	if !r.resolveType(t) {
		return false
	}
	if named.Kind != spec.Named || !r.isStruct(named) {
		r.diags.Add(EmbeddedNotStruct, t.Span, t.Span.Text())
		return false
	}
	if t.Kind == spec.Pointer && !token.IsExported(named.Name) {
		r.diags.Add(EmbeddedPointer, t.Span, t.Span.Text())
	}
	return true
}

// reportNoType reports a Name cell that has an empty Type cell beside it and names
// no type: a field without one if the row says anything of its value, else a
// struct to embed that there is not. A tag can be on both.
func (r *resolver) reportNoType(f *fieldNode, named *spec.Type) {
	if r.unsure || r.lost[named.Name] {
		return
	}
	var near []string
	hasValue := f.limits.Doc != nil || f.Default != nil || len(f.values) > 0
	if named.Kind == spec.Named && !hasValue {
		near = r.nearest("struct "+named.Name, named.Name, r.structNames)
	}
	switch {
	case hasValue, len(f.Tags) > 0 && near == nil:
		r.diags.Add(MissingType, f.typeCell, f.Type.Span.Text())
	case named.Kind != spec.Named:
		r.diags.Add(EmbeddedNotStruct, f.Type.Span, f.Type.Span.Text())
	default:
		d := r.diags.Add(UnknownType, named.Span, named.Name)
		d.Suggest = near
		d.Relate(f.typeCell, diag.Say("if it is a field, its type is missing here", "如果它是字段，这里缺少类型"))
	}
}

// mayEmbed reports whether a name without a type beside it denotes a type.
func (r *resolver) mayEmbed(t *spec.Type) bool {
	if t.Kind != spec.Named {
		return false
	}
	if t.Origin == spec.FromStdlib {
		return true
	}
	d, ok := r.scope[t.Name]
	return ok && d.isType()
}

func (r *resolver) isStruct(t *spec.Type) bool {
	switch t.Origin {
	case spec.FromModel:
		return true
	case spec.FromFence, spec.FromGo:
		return t.Struct
	case spec.FromStdlib:
		for _, std := range stdtypes.Lookup(spec.PackageName(t.Import), t.Name) {
			if std.Path == t.Import {
				return std.Kind == stdtypes.Struct
			}
		}
	}
	return false
}
