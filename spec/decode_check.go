package spec

import (
	"errors"
	"fmt"
	"math"
	"math/big"
	"path"
	"slices"
	"strings"
)

// checker holds a decoded package against what the schema promises. It stops
// at the first fault: the data is a program's, not a person's.
type checker struct {
	models, enums, types map[string]bool // names that types may refer to
}

// check returns the first fault of the package, with the way to it.
func (c *checker) check(p *Package) error {
	if p.Documents == nil {
		return errors.New("documents are missing")
	}
	seen := map[string]bool{}
	for i, d := range p.Documents {
		switch {
		case d == nil || d.Name == "" || d.Name != path.Base(d.Name):
			return fmt.Errorf("documents[%d]: a document needs the base name of its file", i)
		case seen[d.Name]:
			return fmt.Errorf("documents[%d]: %.60q stands twice", i, d.Name)
		}
		seen[d.Name] = true
	}
	if err := c.walk(p, c.declare); err != nil {
		return err
	}
	return c.walk(p, c.item)
}

// walk visits every topic and item and says where a fault lies.
func (c *checker) walk(p *Package, visit func(Item) error) error {
	for i, d := range p.Documents {
		for j, t := range d.Topics {
			where := fmt.Sprintf("documents[%d].topics[%d]", i, j)
			if t == nil {
				return within(where, errNull)
			}
			if err := t.Doc.check(); err != nil {
				return within(where, err)
			}
			for k, item := range t.Items {
				if err := visit(item); err != nil {
					return within(fmt.Sprintf("%s.items[%d]", where, k), err)
				}
			}
		}
	}
	return nil
}

var (
	errNull   = errors.New("is null")
	errNoName = errors.New("has no name")
)

// within says in which part of the data an error arose.
func within(where string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", where, err)
}

// declare notes the names that an item declares for the types of others.
func (c *checker) declare(i Item) error {
	nodes := 0
	for _, there := range []bool{i.Model != nil, i.Enum != nil, i.Fence != nil, i.Call != nil, i.Service != nil, i.Error != nil} {
		if there {
			nodes++
		}
	}
	if nodes != 1 {
		return fmt.Errorf("an item is one thing, not %d", nodes)
	}
	switch {
	case i.Model != nil:
		c.models[i.Model.Name] = true
	case i.Enum != nil:
		c.enums[i.Enum.Name] = true
	case i.Fence != nil:
		for n, t := range i.Fence.Types {
			if t == nil {
				return within(fmt.Sprintf("fence.types[%d]", n), errNull)
			}
			c.types[t.Name] = true
		}
	}
	return nil
}

// item returns the first fault of an item.
func (c *checker) item(i Item) error {
	switch {
	case i.Model != nil:
		return within("model", c.model(i.Model))
	case i.Enum != nil:
		return within("enum", checkEnum(i.Enum))
	case i.Fence != nil:
		return within("fence", checkFence(i.Fence))
	case i.Call != nil:
		return within("call", c.call(i.Call))
	case i.Service != nil:
		return within("service", checkService(i.Service))
	}
	return within("error", checkError(i.Error))
}

func (c *checker) model(m *Model) error {
	if m.Name == "" {
		return errNoName
	}
	for i, f := range m.Fields {
		if err := c.field(f); err != nil {
			return within(fmt.Sprintf("fields[%d]", i), err)
		}
	}
	return m.Doc.check()
}

func (c *checker) field(f *Field) error {
	switch {
	case f == nil:
		return errNull
	case f.Name == "":
		return errNoName
	case !slices.Contains([]Presence{Unstated, Required, Optional}, f.Presence):
		return fmt.Errorf("unknown presence %.60q", f.Presence)
	}
	if err := c.typ(f.Type); err != nil {
		return within("type", err)
	}
	if f.Embedded && f.Type.Kind != Named && (f.Type.Kind != Pointer || f.Type.Elem.Kind != Named) {
		return fmt.Errorf("type: %.60q cannot be embedded", f.Type)
	}
	for i, t := range f.Tags {
		if t.Key == "" {
			return fmt.Errorf("tags[%d]: has no key", i)
		}
	}
	for i, l := range f.Limits {
		if l.Min == "" && l.Max == "" || !slices.Contains([]Unit{Value, Items, Bytes, Chars}, l.Unit) {
			return fmt.Errorf("limits[%d]: a limit has a bound and a known unit", i)
		}
	}
	return f.Doc.check()
}

func (c *checker) call(call *Call) error {
	switch {
	case call.Name == "":
		return errNoName
	case !slices.Contains([]string{"GET", "POST", "PUT", "PATCH", "DELETE"}, call.Method):
		return fmt.Errorf("unknown method %.60q", call.Method)
	case !strings.HasPrefix(call.Path, "/"):
		return fmt.Errorf("the path %.60q does not begin with a slash", call.Path)
	}
	if err := c.typ(call.Request); call.Request != nil && err != nil {
		return within("request", err)
	}
	if err := c.typ(call.Response); call.Response != nil && err != nil {
		return within("response", err)
	}
	return call.Doc.check()
}

func checkEnum(e *Enum) error {
	if e.Name == "" {
		return errNoName
	}
	if e.Underlying != "string" && !IsInteger(e.Underlying) {
		return fmt.Errorf("%.60q is no underlying type", e.Underlying)
	}
	for i, v := range e.Values {
		where := fmt.Sprintf("values[%d]", i)
		switch {
		case v == nil:
			return within(where, errNull)
		case v.Name == "":
			return within(where, errNoName)
		case e.Underlying != "string" && !isInteger(v.Value):
			return fmt.Errorf("%s: %.60q is no integer", where, v.Value)
		}
		if err := v.Doc.check(); err != nil {
			return within(where, err)
		}
	}
	return e.Doc.check()
}

// integerLimit is more digits than any integer of Go has.
const integerLimit = 40

func isInteger(s string) bool {
	if len(s) > integerLimit {
		return false
	}
	_, ok := new(big.Int).SetString(s, 10)
	return ok
}

func checkFence(f *Fence) error {
	for i, c := range f.Consts {
		if c == nil || c.Name == "" {
			return fmt.Errorf("consts[%d]: has no name", i)
		}
	}
	for i, t := range f.Types { // none of them is null, see declare
		if t.Name == "" || t.Underlying == "" {
			return fmt.Errorf("types[%d]: has no name or no underlying type", i)
		}
	}
	for i, v := range f.Vars {
		if v == nil || v.Name == "" {
			return fmt.Errorf("vars[%d]: has no name", i)
		}
	}
	return f.Doc.check()
}

func checkService(s *Service) error {
	for i, setting := range s.Settings {
		if !slices.Contains(SettingNames(), setting.Name) {
			return fmt.Errorf("settings[%d]: unknown setting %.60q", i, setting.Name)
		}
	}
	return s.Doc.check()
}

func checkError(e *ErrorCode) error {
	switch {
	case e.Name == "":
		return errNoName
	case !slices.Contains([]ErrorClass{Permanent, Retry, TokenStale, RateLimit}, e.Class):
		return fmt.Errorf("unknown class %.60q", e.Class)
	}
	return e.Doc.check()
}

func (d Doc) check() error {
	for i, b := range d.Blocks {
		if !slices.Contains([]BlockKind{Text, Heading, List, Values, Code}, b.Kind) {
			return fmt.Errorf("doc.blocks[%d]: unknown kind %.60q", i, b.Kind)
		}
	}
	return nil
}

// typeDepth is how deep a type may nest. A document cannot write so much.
const typeDepth = 1024

// typ returns the first fault of a type: a kind has the parts that it needs and
// no others.
func (c *checker) typ(t *Type) error {
	depth := 0
	for range t.All() {
		if depth++; depth > typeDepth {
			return errors.New("it nests too deep")
		}
	}
	return c.part(t)
}

// part returns the first fault of a type or a part of one.
func (c *checker) part(t *Type) error {
	if t == nil {
		return errNull
	}
	var named, key, elem bool
	switch t.Kind {
	case Basic, Any, Named:
		named = true
	case Pointer, Slice:
		elem = true
	case Array:
		elem = true
		if t.Len < 0 || t.Len > math.MaxInt32 {
			return fmt.Errorf("%d is no length", t.Len)
		}
	case Map:
		key, elem = true, true
	default:
		return fmt.Errorf("unknown kind %.60q", t.Kind)
	}
	if named != (t.Name != "") || key != (t.Key != nil) || elem != (t.Elem != nil) {
		return fmt.Errorf("a %s type lacks a part or has one too many", t.Kind)
	}
	if t.Kind == Named {
		return c.origin(t)
	}
	if t.Origin != "" || t.Import != "" {
		return fmt.Errorf("a %s type has no origin", t.Kind)
	}
	if key {
		if err := c.part(t.Key); err != nil {
			return within("key", err)
		}
	}
	if elem {
		return within("elem", c.part(t.Elem))
	}
	return nil
}

// origin returns the fault in where a named type is said to come from.
func (c *checker) origin(t *Type) error {
	if (t.Origin == FromStdlib) != (t.Import != "") {
		return errors.New("a type of the standard library, and no other, has an import")
	}
	declared := true
	switch t.Origin {
	case FromModel:
		declared = c.models[t.Name]
	case FromEnum:
		declared = c.enums[t.Name]
	case FromFence:
		declared = c.types[t.Name]
	case FromGo, FromStdlib: // declared elsewhere
	default:
		return fmt.Errorf("unknown origin %.60q", t.Origin)
	}
	if !declared {
		return fmt.Errorf("no %s declares %.60q", t.Origin, t.Name)
	}
	return nil
}
