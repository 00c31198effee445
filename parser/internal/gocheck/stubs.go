package gocheck

import (
	"go/ast"
	"go/parser"
	"go/token"
	"sort"
	"strconv"
	"strings"

	"github.com/mdspec-go/mdspec/parser/internal/goscope"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// stubWriter writes stubs for what will be generated from the tables: the
// same names and types, without tags, comments and bodies.
type stubWriter struct {
	scope   *goscope.Scope
	b       strings.Builder
	imports map[string]string // path to the name it is imported under
	paths   []string
	marks   []stubMark
	limits  bool // some field has limits, so that models have a method Validate
	tok     *token.File
	head    int // length of what is in front of the declarations
	pkg     string
}

// stubMark says what a range of the stubs comes from.
type stubMark struct {
	start, end int
	model      *spec.Model
	field      *spec.Field // nil: the model itself
	call       *spec.Type  // the type of a call; then model and field are nil
}

// span returns the place to report, and the place at which another finding makes
// that superfluous.
func (m stubMark) span() (at, guard diag.Span) {
	if m.call != nil {
		return m.call.Span, m.call.Span
	}
	if m.field == nil {
		return m.model.NameSpan, m.model.NameSpan
	}
	return m.field.Type.Span, m.field.Span
}

func writeStubs(pkg *spec.Package, scope *goscope.Scope, name string) *stubWriter {
	w := &stubWriter{scope: scope, imports: map[string]string{}, pkg: name}
	marks := 0
	for m := range pkg.Models() {
		marks += 1 + 2*len(m.Fields)
		for _, f := range m.Fields {
			w.limits = w.limits || len(f.Limits) > 0
		}
	}
	w.marks = make([]stubMark, 0, marks)
	for m := range pkg.Models() {
		w.model(m)
	}
	for e := range pkg.Enums() {
		w.enum(e)
	}
	return w
}

// parse returns the stubs as a file. The tables may hold faults; what
// cannot be parsed is left out.
func (w *stubWriter) parse(fset *token.FileSet) *ast.File {
	head := "package " + w.pkg + "\n"
	for _, path := range w.paths {
		head += "import " + w.imports[path] + " " + strconv.Quote(path) + "\n"
	}
	w.head = len(head)
	file, _ := parser.ParseFile(fset, "", head+w.b.String(), parser.SkipObjectResolution)
	w.tok = fset.File(file.FileStart)
	return file
}

// mark returns what a position comes from: the type of a field, else the model.
func (w *stubWriter) mark(p token.Pos) (stubMark, bool) {
	offset := w.tok.Offset(p) - w.head
	i := sort.Search(len(w.marks), func(i int) bool { return w.marks[i].end > offset })
	if i == len(w.marks) || w.marks[i].start > offset {
		return stubMark{}, false
	}
	return w.marks[i], true
}

func (w *stubWriter) model(m *spec.Model) {
	if !token.IsIdentifier(m.Name) {
		return
	}
	w.marked(stubMark{model: m}, "type "+m.Name+" struct {\n")
	for _, f := range m.Fields {
		text, ok := w.typeText(f.Type)
		if !ok || !f.Embedded && !token.IsIdentifier(f.Name) {
			continue
		}
		if !f.Embedded {
			w.marked(stubMark{model: m, field: f}, f.Name+" ")
		}
		w.marked(stubMark{model: m, field: f}, text+"\n")
	}
	w.b.WriteString("}\n")
	if w.limits {
		w.method(m.Name, "Validate", "error")
	}
}

func (w *stubWriter) marked(m stubMark, text string) {
	m.start = w.b.Len()
	w.b.WriteString(text)
	m.end = w.b.Len()
	w.marks = append(w.marks, m)
}

// method declares a method unless hand-written Go does.
func (w *stubWriter) method(typ, name, result string) {
	if _, ok := w.scope.Method(typ, name); !ok {
		w.b.WriteString("func (" + typ + ") " + name + "() " + result + "\n")
	}
}

func (w *stubWriter) enum(e *spec.Enum) {
	if !token.IsIdentifier(e.Name) || !spec.IsBasic(e.Underlying) {
		return
	}
	w.b.WriteString("type " + e.Name + " " + e.Underlying + "\n")
	for _, v := range e.Values {
		value := v.Value
		if e.Underlying == "string" {
			value = strconv.Quote(value)
		}
		if token.IsIdentifier(v.Name) && value != "" {
			w.b.WriteString("const " + v.Name + " " + e.Name + " = " + value + "\n")
		}
	}
	w.method(e.Name, "IsKnown", "bool")
	w.method(e.Name, "String", "string")
	w.b.WriteString("func " + e.Name + "Values() []" + e.Name + "\n")
}

// typeText returns a type as a Go expression in which packages have names that
// nothing else bears.
func (w *stubWriter) typeText(t *spec.Type) (text string, ok bool) {
	if t == nil {
		return "", false
	}
	switch t.Kind {
	case spec.Pointer:
		return w.prefixed("*", t.Elem)
	case spec.Slice:
		return w.prefixed("[]", t.Elem)
	case spec.Array:
		return w.prefixed("["+strconv.FormatInt(t.Len, 10)+"]", t.Elem)
	case spec.Map:
		key, ok := w.typeText(t.Key)
		if !ok {
			return "", false
		}
		return w.prefixed("map["+key+"]", t.Elem)
	case spec.Nullable:
		elem, ok := w.typeText(t.Elem)
		return "Nullable[" + elem + "]", ok
	case spec.Any:
		return "interface{}", true
	}
	if t.Import != "" {
		return w.packageName(t.Import) + "." + t.Name, true
	}
	return t.Name, token.IsIdentifier(t.Name)
}

func (w *stubWriter) prefixed(prefix string, elem *spec.Type) (string, bool) {
	text, ok := w.typeText(elem)
	return prefix + text, ok
}

func (w *stubWriter) packageName(path string) string {
	if w.imports[path] == "" {
		w.imports[path] = "mdspec__" + strconv.Itoa(len(w.paths))
		w.paths = append(w.paths, path)
	}
	return w.imports[path]
}
