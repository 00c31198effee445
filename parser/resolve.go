package parser

import (
	"go/ast"
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/parser/internal/example"
	"github.com/mdspec-go/mdspec/parser/internal/goscope"
	"github.com/mdspec-go/mdspec/parser/internal/stdtypes"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/jsonkey"
)

// declaration is one name of the package's scope.
type declaration struct {
	name   string
	span   diag.Span
	model  *spec.Model   // at most one of these is set
	enum   *spec.Enum    //
	goType *spec.GoType  // a fence declares it
	hand   *goscope.Decl // hand-written Go declares it
}

// resolver joins what the documents say of each other.
type resolver struct {
	docs    []*docReader
	scope   map[string]*declaration
	hand    *goscope.Scope
	lost    map[string]bool // names that may be declared by what could not be read
	unsure  bool            // a whole document could not be read
	client  bool            // a client is made of calls, services and error codes
	pkg     *spec.Package
	diags   *diag.List
	records map[*spec.Model]*modelNode
	bad     map[*spec.Field]bool // the fields with faults
	json    *jsonkey.View
	xml     *jsonkey.View        // of the fields of which the documents say something
	keys    map[*modelNode]*keys // those that were asked for
	types   []string             // see typeNames
	near    map[string][]string  // suggestions for the unknown names so far
}

func newResolver(docs []*docReader, pkg *spec.Package, hand *goscope.Scope, client bool) *resolver {
	r := &resolver{
		docs: docs, hand: hand, client: client, pkg: pkg, diags: &hand.Ignored,
		scope: map[string]*declaration{}, lost: map[string]bool{}, records: map[*spec.Model]*modelNode{}, bad: map[*spec.Field]bool{}, keys: map[*modelNode]*keys{}, near: map[string][]string{},
	}
	r.json = &jsonkey.View{Struct: r.structOf}
	r.xml = &jsonkey.View{Struct: r.structOf, Skip: notXML}
	for _, d := range docs {
		*r.diags = append(*r.diags, *d.diags...)
		r.unsure = r.unsure || d.tree.Unreadable
		for _, g := range d.lost {
			r.lost[g] = true
		}
		for _, rec := range d.models {
			r.records[rec.Model] = rec
		}
	}
	return r
}

// declareAll enters every name of the package, in document order, so that of
// two equal ones the later is reported.
func (r *resolver) declareAll() {
	for _, name := range r.hand.Names() {
		d := r.hand.Decl(name)
		r.scope[name] = &declaration{name: name, span: d.Span, hand: d}
	}
	for _, d := range r.docs {
		for _, t := range d.doc.Topics {
			for _, i := range t.Items {
				r.declareItem(d, i)
			}
		}
	}
}

func (r *resolver) declareItem(d *docReader, i spec.Item) {
	switch {
	case i.Model != nil:
		r.declare(declaration{name: i.Model.Name, span: i.Model.NameSpan, model: i.Model})
	case i.Enum != nil:
		r.declareEnum(d, i.Enum)
	case i.Fence != nil:
		r.declareFence(d, i.Fence)
	case i.Error != nil:
		r.declare(declaration{name: i.Error.Name, span: i.Error.NameSpan})
	}
}

func (r *resolver) declareEnum(d *docReader, e *spec.Enum) {
	r.declare(declaration{name: e.Name, span: e.NameSpan, enum: e})
	r.declare(declaration{name: e.Name + "Values", span: e.NameSpan})
	for _, v := range e.Values {
		r.declare(declaration{name: v.Name, span: v.NameSpan})
	}
}

func (r *resolver) declareFence(d *docReader, f *spec.Fence) {
	for _, c := range f.Consts {
		r.declare(declaration{name: c.Name, span: c.Span})
	}
	for _, t := range f.Types {
		r.declare(declaration{name: t.Name, span: t.Span, goType: t})
	}
	for _, v := range f.Vars {
		r.declare(declaration{name: v.Name, span: v.Span})
	}
}

// declare enters a name, or reports it if it stands already (rule 2.3).
func (r *resolver) declare(n declaration) {
	if n.name == "_" {
		return
	}
	first, twice := r.scope[n.name]
	if !twice {
		r.scope[n.name] = &n
		return
	}
	d := r.diags.Add(diag.DuplicateName, n.span, n.name)
	d.Related = []diag.Related{{Span: first.span, Message: diag.Say("first declared here")}}
}

// declared returns where the names of the package are declared.
func (r *resolver) declared() map[string]diag.Span {
	spans := map[string]diag.Span{}
	for name, d := range r.scope {
		spans[name] = d.span
	}
	return spans
}

// resolveFields gives every field its type.
func (r *resolver) resolveFields() {
	for _, d := range r.docs {
		for _, rec := range d.models {
			for _, f := range rec.fields {
				switch {
				case f.bad || f.Type == nil:
				case f.Embedded:
					r.resolveEmbedded(f, rec)
				default:
					f.bad = !r.resolveType(f.Type)
				}
				if f.bad {
					r.bad[f.Field] = true
				}
			}
		}
	}
}

// resolveType finds what the names in a type denote; it reports those that
// denote nothing and returns false.
func (r *resolver) resolveType(t *spec.Type) bool {
	switch t.Kind {
	case spec.Pointer, spec.Slice, spec.Array:
		return r.resolveType(t.Elem)
	case spec.Map:
		key, elem := r.resolveType(t.Key), r.resolveType(t.Elem)
		if key && !isMapKey(t.Key) {
			r.diags.Add(diag.InvalidMapKey, t.Key.Span, t.Key.String())
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
		if under := r.underlying(d.goType); spec.IsBasic(under) {
			t.Underlying = under
		}
		t.Struct = r.isStruct(t)
	case d.hand != nil && d.hand.IsType:
		t.Origin, t.Underlying = spec.FromGo, d.hand.Underlying
		t.Struct = r.isHandStruct(d.hand)
	default:
		r.unknownType(t)
		return false
	}
	return true
}

// underlying returns the expression that a fence's type stands for, through the
// names of other such types.
func (r *resolver) underlying(t *spec.GoType) string {
	for range r.scope { // a longer chain is a cycle
		next, ok := r.scope[t.Underlying]
		if !ok || next.goType == nil {
			break
		}
		t = next.goType
	}
	if next, ok := r.scope[t.Underlying]; ok {
		return next.underlying()
	}
	return t.Underlying
}

// underlying returns what is known of the type under a name that no fence
// declares.
func (d *declaration) underlying() string {
	switch {
	case d.model != nil || d.hand != nil && d.hand.IsStruct:
		return "struct"
	case d.enum != nil:
		return d.enum.Underlying
	case d.hand != nil:
		return d.hand.Underlying
	}
	return ""
}

// unknownType reports a name, unless a fault that is reported elsewhere may be
// the reason that it is unknown.
func (r *resolver) unknownType(t *spec.Type) {
	if r.unsure || r.lost[t.Name] {
		return
	}
	d := r.diags.Add(diag.UnknownType, t.Span, t.Name)
	near, ok := r.near[t.Name]
	if !ok && len(r.near) < maxSuggested {
		if near = diag.Suggest(t.Name, r.typeNames()); near == nil {
			near = otherSpellings[strings.ToLower(t.Name)]
		}
		r.near[t.Name] = near
	}
	d.Suggest = near
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

func (d *declaration) isType() bool {
	return d.model != nil || d.enum != nil || d.goType != nil || d.hand != nil && d.hand.IsType
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
// after it (rule 3.6).
func (r *resolver) resolveEmbedded(f *fieldNode, rec *modelNode) {
	t := f.Type
	named := t
	if t.Kind == spec.Pointer {
		named = t.Elem
	}
	f.Name = named.Name
	if f.fromName && !r.mayEmbed(named) {
		if !r.unsure && !r.lost[named.Name] {
			r.diags.Add(diag.MissingType, f.typeCell, t.Span.Text())
		}
		f.bad = true
		return
	}
	if f.bad = !r.resolveType(t); f.bad {
		return
	}
	if named.Kind != spec.Named || !r.isStruct(named) {
		r.diags.Add(diag.EmbeddedNotStruct, t.Span, t.Span.Text())
		f.bad = true
		return
	}
	if t.Kind == spec.Pointer && !exported(named.Name) {
		r.diags.Add(diag.EmbeddedPointer, t.Span, t.Span.Text())
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
	case spec.FromFence:
		return strings.HasPrefix(r.underlying(r.scope[t.Name].goType), "struct")
	case spec.FromGo:
		return r.scope[t.Name].hand.IsStruct
	case spec.FromStdlib:
		for _, std := range stdtypes.Lookup(spec.PackageName(t.Import), t.Name) {
			if std.Path == t.Import {
				return std.Kind == stdtypes.Struct
			}
		}
	}
	return false
}

// isHandStruct reports whether a type of hand-written Go is a struct, by the
// name of one of the documents too.
func (r *resolver) isHandStruct(d *goscope.Decl) bool {
	for range r.scope { // a longer chain is a cycle
		if d.IsStruct {
			return true
		}
		name, ok := ast.Unparen(d.Expr).(*ast.Ident)
		if !ok {
			return false
		}
		next := r.scope[name.Name]
		switch {
		case next == nil:
			return false
		case next.hand == nil:
			return next.model != nil || next.goType != nil && strings.HasPrefix(r.underlying(next.goType), "struct")
		}
		d = next.hand
	}
	return false
}

// checkExamples decodes the JSON examples of every model whose types are known
// (rule 5.3).
func (r *resolver) checkExamples() {
	scope := r.exampleScope()
	bad := r.holding((*modelNode).isBad)
	for _, d := range r.docs {
		for _, rec := range d.models {
			for _, e := range rec.Examples {
				m := rec.Model
				if bad[rec] {
					m = nil // it cannot be judged against types that are at fault
				}
				scope.Check(e.Span, m, r.diags)
			}
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

// isBad reports whether a field of the model has a fault, so that an example of
// it cannot be judged.
func (rec *modelNode) isBad() bool {
	return slices.ContainsFunc(rec.fields, func(f *fieldNode) bool { return f.bad })
}
