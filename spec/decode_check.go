package spec

import (
	"cmp"
	"encoding/json"
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
	words, integers      bool            // kinds of the error codes so far
	models, enums, types map[string]bool // names that types may refer to
	errors               map[string]bool // and those that calls may
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
			if err := each(where+".items", t.Items, visit); err != nil {
				return err
			}
		}
	}
	return nil
}

var errNull = errors.New("is null")

// each returns the first fault of the parts of a list.
func each[T any](name string, list []T, check func(T) error) error {
	for i, part := range list {
		if err := check(part); err != nil {
			return within(fmt.Sprintf("%s[%d]", name, i), err)
		}
	}
	return nil
}

// need returns an error of the message unless what it demands is so.
func need(ok bool, message string, args ...any) error {
	if ok {
		return nil
	}
	return fmt.Errorf(message, args...)
}

// named returns an error if a node has no name.
func named(name string) error { return need(name != "", "has no name") }

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
	case i.Error != nil:
		c.errors[i.Error.Name] = true
	case i.Fence != nil:
		return each("fence.types", i.Fence.Types, func(t *GoType) error {
			if t == nil {
				return errNull
			}
			c.types[t.Name] = true
			return nil
		})
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
	return within("error", c.errorCode(i.Error))
}

func (c *checker) model(m *Model) error {
	implied := need(!m.Implicit || len(m.Fields) == 0, "is implicit and has fields")
	return cmp.Or(named(m.Name), implied, each("fields", m.Fields, c.field), m.Doc.check())
}

func (c *checker) field(f *Field) error {
	if f == nil {
		return errNull
	}
	known := slices.Contains([]Presence{Unstated, Required, Optional}, f.Presence)
	unknown := need(known, "unknown presence %.60q", f.Presence)
	if f.In != InDefault {
		unknown = cmp.Or(unknown, need(slices.Contains(Places(), f.In), "unknown place %.60q", f.In))
	}
	if err := cmp.Or(named(f.Name), unknown, within("type", c.typ(f.Type))); err != nil {
		return err
	}
	if f.Embedded && f.Type.Kind != Named && (f.Type.Kind != Pointer || f.Type.Elem.Kind != Named) {
		return fmt.Errorf("type: %.60q cannot be embedded", f.Type)
	}
	return cmp.Or(
		each("tags", f.Tags, func(t Tag) error { return need(t.Key != "", "has no key") }),
		each("limits", f.Limits, func(l Limit) error {
			known := slices.Contains([]Unit{Value, Items, Bytes, Chars}, l.Unit)
			return need(known && l.Min+l.Max != "", "a limit has a bound and a known unit")
		}),
		within("default", f.Default.check(true)),
		within("example", f.Example.check(false)),
		f.Doc.check(),
	)
}

// check reports a value that is no JSON; a note has none.
func (s *Stated) check(canBeNote bool) error {
	if s == nil || canBeNote && s.JSON == "" {
		return nil
	}
	return need(json.Valid([]byte(s.JSON)), "its value is no JSON")
}

func (c *checker) call(call *Call) error {
	optional := func(part string, t *Type) error {
		if t == nil {
			return nil
		}
		return within(part, c.typ(t))
	}
	known := slices.Contains(Methods(), call.Method)
	form := slices.Contains([]ResponseForm{JSONForm, TextForm, BytesForm, StreamForm}, call.Form)
	return cmp.Or(
		named(call.Name),
		need(known, "unknown method %.60q", call.Method),
		need(form, "unknown form %.60q", call.Form),
		need(strings.HasPrefix(call.Path, "/"), "the path %.60q does not begin with a slash", call.Path),
		optional("request", call.Request),
		optional("response", call.Response),
		each("errors", call.Errors, func(name string) error { return need(c.errors[name], "no error is called %.60q", name) }),
		within("page", call.Page.check()),
		call.Doc.check(),
	)
}

// check reports pages that lack a key of their kind, or have one of another kind.
func (p *Page) check() error {
	if p == nil {
		return nil
	}
	has := func(keys ...string) bool { return !slices.Contains(keys, "") }
	var known, whole, more bool
	switch p.Kind {
	case CursorPages:
		known, whole = true, has(p.RequestCursor, p.ResponseCursor)
		more = p.Limit+p.Total+p.Pages != ""
	case OffsetPages:
		known, whole, more = true, has(p.RequestCursor), p.ResponseCursor+p.Pages != ""
	case NumberPages:
		known, whole, more = true, has(p.RequestCursor), p.ResponseCursor != ""
	case LinkPages:
		known, whole, more = true, true, p.RequestCursor+p.ResponseCursor+p.Limit+p.Total+p.Pages != ""
	}
	return cmp.Or(
		need(known, "unknown kind %.60q", p.Kind),
		need(whole && has(p.Items) && !more, "pages of the kind %q lack a key or have one too many", p.Kind),
	)
}

func checkEnum(e *Enum) error {
	value := func(v *EnumValue) error {
		if v == nil {
			return errNull
		}
		whole := e.Underlying == "string" || isInteger(v.Value)
		return cmp.Or(named(v.Name), need(whole, "%.60q is no integer", v.Value), v.Doc.check())
	}
	return cmp.Or(
		named(e.Name),
		need(IsKey(e.Underlying), "%.60q is no underlying type", e.Underlying),
		each("values", e.Values, value),
		e.Doc.check(),
	)
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
	return cmp.Or(
		each("consts", f.Consts, func(c *Const) error { return need(c != nil && c.Name != "", "has no name") }),
		each("types", f.Types, func(t *GoType) error { // none of them is null, see declare
			return need(t.Name != "" && t.Underlying != "", "has no name or no underlying type")
		}),
		each("vars", f.Vars, func(v *GoVar) error { return need(v != nil && v.Name != "", "has no name") }),
		f.Doc.check(),
	)
}

func checkService(s *Service) error {
	return cmp.Or(each("settings", s.Settings, func(s Setting) error {
		_, auth := ReadAuth(s.Value)
		return cmp.Or(
			need(slices.Contains(SettingNames(), s.Name), "unknown setting %.60q", s.Name),
			need(s.Name != AuthSetting || auth, "%.60q says no way to carry a token", s.Value),
		)
	}), s.Doc.check())
}

// errorCode returns the first fault of an error code. A package declares one type
// for its codes, so that they are of one kind.
func (c *checker) errorCode(e *ErrorCode) error {
	known := slices.Contains([]ErrorClass{Permanent, Retry, TokenStale, RateLimit}, e.Class)
	c.words = c.words || e.Word != ""
	c.integers = c.integers || e.Word == "" && !e.IsStatus()
	return cmp.Or(
		named(e.Name),
		need(known, "unknown class %.60q", e.Class),
		need(e.Word == "" || e.Code == 0, "a code is an integer or a word"),
		need(!c.words || !c.integers, "the codes of a package are integers or words"),
		need(e.Status == 0 || IsHTTPStatus(e.Status), "%d is no HTTP status", e.Status),
		e.Doc.check(),
	)
}

func (d Doc) check() error {
	return each("doc.blocks", d.Blocks, func(b Block) error {
		return need(slices.Contains([]BlockKind{Text, Heading, List, Values, Code}, b.Kind), "unknown kind %.60q", b.Kind)
	})
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
	case Pointer, Slice, Nullable:
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
