package breaking

import (
	"strconv"
	"strings"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/jsonkey"
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
	spot     spot
	at       diag.Span  // the name
	table    *diag.Span // see rowsOf
	row      *row       // the line that declares it

	// What is asked again and again of structs. No list is kept of all keys of each
	// struct that embeds another: many may embed a large one.
	levels     [][]*jsonkey.Struct       // see levelsOf
	own        map[string]*spec.Field    // see fields
	selectable []*spec.Field             // see side.selectable
	keys       *jsonkey.Keys             // see keysOf; of structs that others embed
	promoted   []promotion               // see promotedBy
	elements   map[element]*jsonkey.Key  // see elementsIn
	byTrait    map[string][]*jsonkey.Key // see fieldsByTrait
}

// promotion is a field of an embedded struct, of old and of new.
type promotion struct{ old, new *spec.Field }

// constant is a constant of a fence, a value of an enum or an error code:
// programs see no difference.
type constant struct {
	name  string
	typ   string // "" for an untyped one
	value string // a Go literal
	doc   string
	enum  *decl           // whose value it is; nil for the others
	code  *spec.ErrorCode // nil for the others
	spot  spot
	at    diag.Span
	row   *row
}

// side is one of the two packages, indexed.
type side struct {
	pkg        *spec.Package
	noClient   bool            // nothing is made of calls, services and error codes
	byHand     map[string]bool // names that hand-written Go declares, as far as they are known
	support    map[string]bool // the same of generated code beside the documents
	view       jsonkey.View
	types      map[string]*decl
	spelled    map[string]string // how new spells the type of a name; nil in new itself
	decls      []*decl           // in order
	consts     []*constant
	constNamed map[string]*constant
	vars       []*variable
	varNamed   map[string]*variable
	calls      []*spec.Call
	call       map[string]*spec.Call
	errors     []*spec.ErrorCode
	services   []*spec.Service
	settings   map[spec.SettingName]*spec.Setting
	document   map[string]*spec.Document // by name
	holder     map[any]*spec.Document    // by node
	here       spot                      // of the item that is added
	spots      map[any]spot              // of calls, services and error codes
	rows       map[any]*row              // by node, as far as they were quoted or are in no table
	structs    map[*spec.Model]*decl
	sent       map[*decl]direction // what calls reach, in this package or the other; see compareWire
	pending    []fenceType
}

// addDecl keeps a declaration. Of two under one name, which the parser reports,
// the first counts.
func (s *side) addDecl(d *decl) {
	if s.types[d.name] != nil {
		return
	}
	d.spot = s.here
	s.types[d.name] = d
	s.decls = append(s.decls, d)
	if d.model != nil {
		s.structs[d.model] = d
	}
}

func (s *side) addConst(k *constant) {
	if s.constNamed[k.name] == nil {
		k.spot = s.here
		s.constNamed[k.name] = k
		s.consts = append(s.consts, k)
	}
}

// enumLiteral returns the value of an enum as a Go literal.
func enumLiteral(e *spec.Enum, v *spec.EnumValue) string {
	if e.Underlying == "string" {
		return strconv.Quote(v.Value)
	}
	return v.Value
}

// hasClient reports whether the package has a client: error codes do without.
func (s *side) hasClient() bool { return !s.noClient && len(s.calls)+len(s.services) > 0 }

// declares reports whether the package declares the name, as whatever.
func (s *side) declares(name string) bool {
	enum := s.types[strings.TrimSuffix(name, "Values")]
	return s.types[name] != nil || s.constNamed[name] != nil || s.varNamed[name] != nil || s.byHand[name] ||
		strings.HasSuffix(name, "Values") && enum != nil && enum.form == enumForm
}

// lookup returns the declaration that a type names, nil if no document
// declares it.
func (s *side) lookup(t *spec.Type) *decl {
	if t == nil || t.Kind != spec.Named || t.Import != "" {
		return nil
	}
	return s.types[t.Name]
}

// target returns what the declaration denotes, looking through aliases:
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

// expand returns what a name denotes in JSON; nil for a struct, and for what
// is no name of the package.
func (s *side) expand(d *decl) *spec.Type {
	switch {
	case d == nil || d.form == structForm:
		return nil
	case d.form == enumForm:
		return &spec.Type{Kind: spec.Basic, Name: d.enum.Underlying}
	}
	return d.expr
}

// core returns the type without the names of the package, down to a struct.
func (s *side) core(t *spec.Type) *spec.Type {
	for range len(s.decls) + 1 {
		next := s.expand(s.lookup(t))
		if next == nil {
			break
		}
		t = next
	}
	return t
}

// documentOf returns the document of a node; an empty one if none has it.
func (s *side) documentOf(node any) *spec.Document {
	if d := s.holder[node]; d != nil {
		return d
	}
	return &spec.Document{}
}

// hasNull reports whether a type is another one with null added.
func hasNull(t *spec.Type) bool { return t.Kind == spec.Pointer || t.Kind == spec.Nullable }

// pointed returns what a pointer points to, or what may be null; every other type
// itself.
func pointed(t *spec.Type) *spec.Type {
	if t != nil && hasNull(t) {
		return t.Elem
	}
	return t
}

// heldBy returns the struct that a field holds or points to, as [jsonkey.View]
// wants it.
func (s *side) heldBy(f *spec.Field) (m *spec.Model, known bool) {
	t := pointed(f.Type)
	if d := s.structOf(t); d != nil {
		return d.model, true
	}
	return nil, t != nil && s.core(t).Base() != ""
}
