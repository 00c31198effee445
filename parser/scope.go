package parser

import (
	"iter"

	"github.com/mdspec-go/mdspec/parser/internal/goscope"
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

func (d *declaration) isType() bool {
	return d.model != nil || d.enum != nil || d.goType != nil || d.hand != nil && d.hand.IsType
}

// underlying returns what is known of the type under a name that is defined by no
// other: a type expression of Go, "struct" for short.
func (d *declaration) underlying() string {
	switch {
	case d.model != nil || d.hand != nil && d.hand.IsStruct:
		return "struct"
	case d.enum != nil:
		return d.enum.Underlying
	case d.goType != nil:
		return d.goType.Underlying
	case d.hand != nil:
		return d.hand.Underlying
	}
	return ""
}

// firstDeclared is the message of the place where a name is declared first.
var firstDeclared = diag.Say("first declared here", "首次声明在这里")

// resolver joins what the documents say of each other.
type resolver struct {
	docs    []*docReader
	models  []*modelNode // of all documents, in their order
	calls   []*callNode
	scope   map[string]*declaration
	hand    *goscope.Scope
	uses    map[string]bool // the identifiers in hand-written Go
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
	places  *placer              // nil if no cell says where a field travels
}

func newResolver(docs []*docReader, pkg *spec.Package, hand *goscope.Scope, client bool) *resolver {
	r := &resolver{
		docs: docs, hand: hand, client: client, pkg: pkg, diags: &hand.Ignored,
		scope: map[string]*declaration{}, lost: map[string]bool{}, near: map[string][]string{},
		records: map[*spec.Model]*modelNode{}, bad: map[*spec.Field]bool{},
	}
	r.json = &jsonkey.View{Struct: r.structOf}
	r.xml = &jsonkey.View{Struct: r.structOf, Skip: notXML}
	for _, d := range docs {
		*r.diags = append(*r.diags, *d.diags...)
		r.unsure = r.unsure || d.tree.Unreadable
		for _, g := range d.lost {
			r.lost[g] = true
		}
		r.models, r.calls = append(r.models, d.models...), append(r.calls, d.calls...)
	}
	for _, m := range r.models {
		r.records[m.Model] = m
	}
	return r
}

// items returns what the documents declare, in their order.
func (r *resolver) items() iter.Seq[spec.Item] {
	return func(yield func(spec.Item) bool) {
		for _, d := range r.docs {
			for _, t := range d.doc.Topics {
				for _, i := range t.Items {
					if !yield(i) {
						return
					}
				}
			}
		}
	}
}

// declareAll enters every name of the package, in document order, so that of
// two equal ones the later is reported.
func (r *resolver) declareAll() {
	for _, name := range r.hand.Names() {
		d := r.hand.Decl(name)
		r.scope[name] = &declaration{name: name, span: d.Span, hand: d}
	}
	for i := range r.items() {
		r.declareItem(i)
	}
}

func (r *resolver) declareItem(i spec.Item) {
	switch {
	case i.Model != nil:
		r.declare(declaration{name: i.Model.Name, span: i.Model.NameSpan, model: i.Model})
	case i.Enum != nil:
		r.declareEnum(i.Enum)
	case i.Fence != nil:
		r.declareFence(i.Fence)
	case i.Error != nil:
		r.declare(declaration{name: i.Error.Name, span: i.Error.NameSpan})
	}
}

func (r *resolver) declareEnum(e *spec.Enum) {
	r.declare(declaration{name: e.Name, span: e.NameSpan, enum: e})
	r.declare(declaration{name: e.Name + "Values", span: e.NameSpan})
	for _, v := range e.Values {
		r.declare(declaration{name: v.Name, span: v.NameSpan})
	}
}

func (r *resolver) declareFence(f *spec.Fence) {
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

// declare enters a name, or reports it if it is declared already (rule 2.3).
func (r *resolver) declare(n declaration) {
	if n.name == "_" {
		return
	}
	first, twice := r.scope[n.name]
	if !twice {
		r.scope[n.name] = &n
		return
	}
	r.diags.Add(DuplicateName, n.span, n.name).Relate(first.span, firstDeclared)
}

// declared returns where the names of the package are declared.
func (r *resolver) declared() map[string]diag.Span {
	spans := map[string]diag.Span{}
	for name, d := range r.scope {
		spans[name] = d.span
	}
	return spans
}

// modelOf returns the model that a type names; nil if it names none.
func (r *resolver) modelOf(t *spec.Type) *modelNode {
	if t == nil || t.Kind != spec.Named || t.Origin != spec.FromModel || r.scope[t.Name] == nil {
		return nil
	}
	return r.records[r.scope[t.Name].model]
}

// structOf returns the model that a field holds or points to. Of an embedded
// field with a fault, and of structs that no table describes, nothing is known.
func (r *resolver) structOf(f *spec.Field) (m *spec.Model, known bool) {
	if r.bad[f] {
		return nil, false
	}
	t := f.Type
	for t != nil && t.Kind == spec.Pointer {
		t = t.Elem
	}
	if held := r.modelOf(t); held != nil {
		return held.Model, true
	}
	return nil, false
}

// notXML reports whether the document says nothing of the field in XML.
func notXML(f *spec.Field) bool {
	_, tagged := f.Tag("xml")
	return !tagged && !f.Embedded
}

// modelIn returns the model whose values a type holds, at any depth.
func (r *resolver) modelIn(t *spec.Type) *modelNode {
	for t != nil && t.Elem != nil {
		t = t.Elem
	}
	return r.modelOf(t)
}

// holding returns the models for which is holds, and all that hold values of
// one of them, however deep.
func (r *resolver) holding(is func(*modelNode) bool) map[*modelNode]bool {
	holders := map[*modelNode][]*modelNode{}
	var queue []*modelNode
	for _, m := range r.models {
		if is(m) {
			queue = append(queue, m)
		}
		for _, f := range m.fields {
			if held := r.modelIn(f.Type); held != nil {
				holders[held] = append(holders[held], m)
			}
		}
	}
	out := map[*modelNode]bool{}
	for ; len(queue) > 0; queue = queue[1:] {
		if m := queue[0]; !out[m] {
			out[m] = true
			queue = append(queue, holders[m]...)
		}
	}
	return out
}

// isImplicit reports whether a type stands for a request or a response that a call does
// not have.
func (r *resolver) isImplicit(t *spec.Type) bool {
	m := r.modelOf(t)
	return m != nil && m.Implicit
}
