package gen

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/jsonkey"
)

// maxSampled is how many objects a default answer has at most: structs that hold
// several of each other would make answers that double with every level.
const maxSampled = 100

// sampler makes the default answer of a call of the examples that the documents
// give its fields.
type sampler struct {
	models map[string]*spec.Model // those that hold an example, however deep
	view   jsonkey.View
	within map[string]bool // models around the one that is looked at
	leave  map[string]bool // keys of the answer that examples do not fill
	made   int             // objects so far
}

// exampleModels returns the models that hold an example, however deep.
func exampleModels(models map[string]*spec.Model) map[string]*spec.Model {
	holders := map[string][]*spec.Model{}
	var queue []*spec.Model
	for _, m := range models {
		for _, f := range m.Fields {
			if f.Example != nil {
				queue = append(queue, m)
			}
			for t := range f.Type.All() {
				holders[t.Name] = append(holders[t.Name], m)
			}
		}
	}
	found := map[string]*spec.Model{}
	for ; len(queue) > 0; queue = queue[1:] {
		if m := queue[0]; found[m.Name] == nil {
			found[m.Name] = m
			queue = append(queue, holders[m.Name]...)
		}
	}
	return found
}

// sample returns the default response of a call as JSON; "" if no example tells
// anything of it, and if the server makes the answer itself.
func (f *fake) sample(c *spec.Call) string {
	client := f.plan.client
	if !handled(c) || c.Response == nil || c.Name == client.setting(spec.TokenCall) || f.isShared(c) {
		return ""
	}
	if f.examples == nil {
		f.examples = exampleModels(f.plan.models)
	}
	s := &sampler{models: f.examples, within: map[string]bool{}, leave: map[string]bool{}}
	s.view.Struct = func(field *spec.Field) (*spec.Model, bool) {
		m := f.plan.models[pointed(field.Type).Name]
		return m, m != nil
	}
	if c.ResponseKey == "" { // the answer says that the call succeeded
		s.leave[client.setting(spec.ErrorCodeKey)] = true
		s.leave[client.setting(spec.ErrorMessageKey)] = true
	}
	if c.Page != nil { // and that there is no other page
		for _, key := range []string{c.Page.ResponseCursor, c.Page.Total, c.Page.Pages} {
			s.leave[key] = true
		}
	}
	return s.value(c.Response)
}

var pathKey = regexp.MustCompile(`\{[^}]*\}`)

// isShared reports whether another call may have a request's path too: which of
// them is meant depends on the handlers that tests set.
func (f *fake) isShared(c *spec.Call) bool {
	form := func(c *spec.Call) string { return c.Method + pathKey.ReplaceAllString(c.Path, "{}") }
	if f.paths == nil {
		f.paths = map[string]int{}
		for _, other := range f.plan.client.calls {
			f.paths[form(other)]++
		}
	}
	return f.paths[form(c)] > 1
}

func pointed(t *spec.Type) *spec.Type {
	for t.Kind == spec.Pointer {
		t = t.Elem
	}
	return t
}

// value returns the JSON of a value with examples in it; "" if there are none.
func (s *sampler) value(t *spec.Type) string {
	t = pointed(t)
	switch m := s.models[t.Name]; {
	case t.Kind == spec.Slice:
		if elem := s.value(t.Elem); elem != "" {
			return "[" + elem + "]"
		}
	case t.Origin == spec.FromModel && m != nil && !s.within[m.Name] && s.made < maxSampled:
		s.made++
		return s.object(m)
	}
	return ""
}

func (s *sampler) object(m *spec.Model) string {
	s.within[m.Name] = true
	defer delete(s.within, m.Name)
	leave := s.leave
	s.leave = nil
	var members []string
	for _, k := range s.view.JSON(m).Visible {
		if text := s.member(k.Field); text != "" && !leave[k.Name] {
			members = append(members, quoteJSON(k.Name)+": "+text)
		}
	}
	if len(members) == 0 {
		return ""
	}
	return "{" + strings.Join(members, ", ") + "}"
}

// member returns the example of a field, or what those of its parts make up. What
// is written by hand may decode in its own way.
func (s *sampler) member(f *spec.Field) string {
	for t := range f.Type.All() {
		if t.Origin == spec.FromGo {
			return ""
		}
	}
	if f.Example != nil {
		return f.Example.JSON
	}
	return s.value(f.Type)
}

func quoteJSON(text string) string {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(text) // a string always encodes
	return strings.TrimSpace(b.String())
}

// writeSample adds the function that makes values of samples.
func (f *fake) writeSample(g *jen.Group) {
	if !f.hasSamples() {
		return
	}
	g.Line()
	writePlain(g, []string{"sample returns what the examples of the documents make up."})
	g.Func().Id("sample").Types(jen.Id("T").Any()).Params(jen.Id("text").String()).Params(jen.Id("v").Id("T"), jen.Err().Error()).Block(
		jen.Err().Op("=").Qual(pkgJSON, "Unmarshal").Call(jen.Index().Byte().Parens(jen.Id("text")), jen.Op("&").Id("v")),
		jen.Return(jen.Id("v"), jen.Err()),
	)
}

func (f *fake) hasSamples() bool {
	for _, c := range f.plan.client.calls {
		if f.sample(c) != "" {
			return true
		}
	}
	return false
}
