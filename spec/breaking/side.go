package breaking

import (
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// form is what a type is declared as.
type form int

const (
	structForm  form = iota // a model, or a struct of a fence
	enumForm                // a value table
	definedForm             // type T expr
	aliasForm               // type T = expr
)

// decl is a type that a document declares.
type decl struct {
	name     string
	form     form
	model    *spec.Model // of structForm; of a fence, one made of the declaration
	enum     *spec.Enum  // of enumForm
	expr     *spec.Type  // of definedForm and aliasForm
	fence    bool        // declared by a fence, so without the methods of a definition
	generic  string      // type parameters
	doc      string      // what the heading says
	document *spec.Document
	at       diag.Span // the name
	row      row       // the line that declares it
}

// side is one of the two packages, indexed.
type side struct {
	pkg        *spec.Package
	index      *spec.Index
	types      map[string]*decl
	decls      []*decl // in order
	consts     []*constant
	constNamed map[string]*constant
	vars       []*variable
	varNamed   map[string]*variable
	calls      []*spec.Call
	call       map[string]*spec.Call
	errors     []*spec.ErrorCode
	services   []*spec.Service
	settings   map[string]*spec.Setting
	document   map[string]*spec.Document // by name
	home       map[any]*spec.Document    // of a node
	rows       map[*spec.Field]row       // of fields, as far as they were quoted or stand in no table
	structs    map[*spec.Model]*decl
	pending    []fenceType
	selects    selectors
}

func newSide(p *spec.Package) *side {
	s := &side{
		pkg: p, types: map[string]*decl{}, constNamed: map[string]*constant{}, varNamed: map[string]*variable{},
		call: map[string]*spec.Call{}, settings: map[string]*spec.Setting{},
		document: map[string]*spec.Document{}, home: map[any]*spec.Document{},
		rows: map[*spec.Field]row{}, structs: map[*spec.Model]*decl{}, selects: newSelectors(),
	}
	for _, d := range p.Documents {
		if d == nil {
			continue
		}
		s.document[d.Name] = d
		for _, t := range d.Topics {
			if t == nil {
				continue
			}
			for _, i := range t.Items {
				s.addItem(d, i)
			}
		}
	}
	s.finishFences()
	return s
}

func (s *side) addItem(d *spec.Document, i spec.Item) {
	switch {
	case i.Model != nil:
		s.addModel(d, wholeModel(i.Model))
	case i.Enum != nil:
		s.addEnum(d, wholeEnum(i.Enum))
	case i.Fence != nil:
		s.addFence(d, i.Fence)
	case i.Call != nil:
		s.addCall(d, wholeCall(i.Call))
	case i.Service != nil:
		s.addService(d, i.Service)
	case i.Error != nil:
		s.addError(d, i.Error)
	}
}

// addDecl keeps a declaration. Of two under one name, which the parser reports,
// the first counts.
func (s *side) addDecl(d *decl) {
	if s.types[d.name] != nil {
		return
	}
	s.types[d.name] = d
	s.decls = append(s.decls, d)
	if d.model != nil {
		s.structs[d.model] = d
	}
}

func (s *side) addModel(d *spec.Document, m *spec.Model) {
	s.home[m] = d
	for _, f := range m.Fields {
		s.home[f] = d
	}
	s.addDecl(&decl{
		name: m.Name, form: structForm, model: m, doc: m.Doc.Plain(), document: d, at: m.NameSpan,
		row: s.rowOf(d, lineOf(m.Span), heading(m.Name, "", m.Doc)),
	})
}

func (s *side) addEnum(d *spec.Document, e *spec.Enum) {
	s.home[e] = d
	own := &decl{
		name: e.Name, form: enumForm, enum: e, doc: e.Doc.Plain(), document: d, at: e.NameSpan,
		row: s.rowOf(d, lineOf(e.Span), heading(e.Name, e.Underlying, e.Doc)),
	}
	s.addDecl(own)
	for _, v := range e.Values {
		s.addConst(&constant{
			name: v.Name, typ: e.Name, value: enumLiteral(e, v), doc: v.Doc.Plain(), enum: own, at: v.NameSpan,
			row: s.rowOf(d, v.Span, cells(v.Name, v.Value, v.Doc.Plain())),
		})
	}
}

func (s *side) addCall(d *spec.Document, call *spec.Call) {
	if s.call[call.Name] == nil {
		s.home[call] = d
		s.calls = append(s.calls, call)
		s.call[call.Name] = call
	}
}

func (s *side) addService(d *spec.Document, v *spec.Service) {
	s.home[v] = d
	s.services = append(s.services, v)
	for i := range v.Settings {
		set := &v.Settings[i]
		s.home[set] = d
		if s.settings[set.Name] == nil {
			s.settings[set.Name] = set
		}
	}
}

func (s *side) addError(d *spec.Document, e *spec.ErrorCode) {
	s.home[e] = d
	s.errors = append(s.errors, e)
	s.addConst(&constant{
		name: e.Name, typ: "ErrorCode", value: decimal(e.Code), doc: e.Doc.Plain(), code: e, at: e.NameSpan,
		row: s.errorRow(e),
	})
}

// lookup returns the declaration that a type names, nil if no document
// declares it.
func (s *side) lookup(t *spec.Type) *decl {
	if t == nil || t.Kind != spec.Named || t.Import != "" {
		return nil
	}
	return s.types[t.Name]
}

// target returns what the declaration stands for, looking through aliases:
// another declaration, or a type that is none.
func (s *side) target(d *decl) (*decl, *spec.Type) {
	for range len(s.decls) + 1 {
		if d.form != aliasForm {
			return d, nil
		}
		next := s.lookup(d.expr)
		if next == nil {
			return nil, d.expr
		}
		d = next
	}
	return nil, nil // an alias of itself, which the parser reports
}

// structOf returns the struct that the values of the type are, looking through
// names; nil if they are none.
func (s *side) structOf(t *spec.Type) *decl {
	for range len(s.decls) + 1 {
		d := s.lookup(t)
		if d == nil || d.form == enumForm {
			return nil
		}
		if d.form == structForm {
			return d
		}
		t = d.expr
	}
	return nil
}
