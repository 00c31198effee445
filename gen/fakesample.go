package gen

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/jsonkey"
)

// maxSampled is how many objects a default answer has at most: structs that hold
// several of each other would make answers that double with every level.
const maxSampled = 100

// sampler makes the default answer of a call of the examples that the documents
// give, and of what they demand of the rest.
type sampler struct {
	plan   *plan
	models map[string]*spec.Model // those that hold an example, however deep
	view   jsonkey.View
	within map[string]bool // models around the one that is looked at
	leave  map[string]bool // keys of the answer that are not filled, and ways to keys; nil: this is no part of it that has some
	spare  bool            // what is optional is not there, and all else is, pointers too
	made   int             // objects so far
}

// exampleModels returns the models that hold an example, however deep.
func exampleModels(models map[string]*spec.Model) map[string]*spec.Model {
	holders := map[string][]*spec.Model{}
	var queue []*spec.Model
	for _, m := range models {
		if firstExample(m) != "" {
			queue = append(queue, m)
		}
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

// firstExample returns the first example of a model on one line; "" if it has none
// that is an object.
func firstExample(m *spec.Model) string {
	if text := first(m.Examples); strings.HasPrefix(text, "{") {
		return text
	}
	return ""
}

// first returns the first of the examples on one line; "" if there is none.
func first(examples []spec.Example) string {
	var b bytes.Buffer
	if len(examples) == 0 || json.Compact(&b, []byte(examples[0].Text)) != nil {
		return ""
	}
	return b.String()
}

func (f *fake) newSampler(leave map[string]bool) *sampler {
	if f.examples == nil {
		f.examples = exampleModels(f.plan.models)
	}
	s := &sampler{plan: f.plan, models: f.examples, within: map[string]bool{}, leave: leave}
	s.view.Struct = func(field *spec.Field) (*spec.Model, bool) {
		m := f.plan.models[pointed(field.Type).Name]
		return m, m != nil
	}
	return s
}

// below returns the ways that lead on from a key; nil if none does.
func below(ways map[string]bool, key string) map[string]bool {
	rest := map[string]bool{}
	for way := range ways {
		if tail, ok := strings.CutPrefix(way, key+"."); ok {
			rest[tail] = true
		}
	}
	if len(rest) == 0 {
		return nil
	}
	return rest
}

// leftOut returns the keys of a response, and the ways to some, that its examples do
// not say: that the call failed, and that there is another page.
func (f *fake) leftOut(c *spec.Call) map[string]bool {
	leave := map[string]bool{}
	if c.ResponseKey == "" {
		leave[f.plan.client.setting(spec.ErrorCodeKey)] = true
		leave[f.plan.client.setting(spec.ErrorMessageKey)] = true
	}
	if c.Page != nil {
		for _, key := range []string{c.Page.ResponseCursor, c.Page.Total, c.Page.Pages} {
			leave[key] = true
		}
	}
	return leave
}

// example returns the default response of a call as the documents show it, be it for
// the call or for the model of its response; "" if they do not.
func (f *fake) example(c *spec.Call) string {
	if f.plan.received(c) == nil || c.Form == spec.StreamForm {
		return ""
	}
	text := first(c.Examples)
	if m := f.plan.models[pointed(c.Response).Name]; text == "" && m != nil && pointed(c.Response).Origin == spec.FromModel {
		text = firstExample(m)
	}
	if !strings.HasPrefix(text, "{") {
		return text
	}
	return without(text, f.leftOut(c))
}

// without returns the JSON object without the keys and without what the ways lead
// to.
func without(object string, keys map[string]bool) string {
	var members []string
	for _, m := range shownIn(object) {
		if keys[m.key] {
			continue
		}
		if inner := below(keys, m.key); inner != nil && strings.HasPrefix(m.value, "{") {
			m.value = without(m.value, inner)
		}
		members = append(members, quoteJSON(m.key)+":"+m.value)
	}
	return "{" + strings.Join(members, ",") + "}"
}

// shown is a member of an example.
type shown struct{ key, value string }

// shownIn returns the members of a JSON object.
func shownIn(object string) (members []shown) {
	dec := json.NewDecoder(strings.NewReader(object))
	if _, err := dec.Token(); err != nil {
		return nil
	}
	for dec.More() {
		key, _ := dec.Token()
		var value json.RawMessage
		if err := dec.Decode(&value); err != nil {
			return nil
		}
		name, _ := key.(string)
		members = append(members, shown{name, string(value)})
	}
	return members
}

// sample returns what the default response of a call holds beside zero values, as
// JSON; "" if that is nothing.
func (f *fake) sample(c *spec.Call) string {
	if f.plan.received(c) == nil || c.Form != spec.JSONForm || !nameable(c.Response) {
		return ""
	}
	s := f.newSampler(f.leftOut(c))
	if text := s.value(c.Response); text != "" {
		return text
	}
	return s.least(pointed(c.Response), nil)
}

// errorSample returns what the body of every failure holds beside zero values: an
// example of the whole model is that of another failure.
func (f *fake) errorSample(m *spec.Model) string {
	s := f.newSampler(map[string]bool{})
	s.spare = true
	return strings.TrimPrefix(s.object(m), "{}")
}

func pointed(t *spec.Type) *spec.Type {
	for t.Kind == spec.Pointer || t.Kind == spec.Nullable {
		t = t.Elem
	}
	return t
}

// value returns the JSON of a value with examples in it; "" if there are none. Of
// a struct it is also what the documents demand of its fields.
func (s *sampler) value(t *spec.Type) string {
	if t.Kind == spec.Pointer && s.models[pointed(t).Name] == nil && !s.spare {
		return ""
	}
	t = pointed(t)
	switch m := s.plan.models[t.Name]; {
	case t.Kind == spec.Slice:
		s.leave = nil // an element is no answer
		if base := pointed(t.Elem); base.Kind != spec.Slice && s.models[base.Name] == nil {
			return ""
		}
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
	if text := firstExample(m); text != "" && s.leave == nil {
		return text
	} else if text != "" && len(s.within) > 0 && len(s.leave) > 0 {
		return without(text, s.leave)
	}
	s.within[m.Name] = true
	defer delete(s.within, m.Name)
	leave := s.leave
	var members []string
	for _, k := range s.view.JSON(m).Visible {
		if leave[k.Name] {
			continue
		}
		s.leave = below(leave, k.Name)
		text, ok := s.inherited(k)
		if !ok {
			text = s.member(k.Field)
		}
		if text != "" {
			members = append(members, quoteJSON(k.Name)+": "+text)
		}
	}
	if len(members) == 0 && !s.spare {
		return ""
	}
	return "{" + strings.Join(members, ", ") + "}"
}

// inherited returns what the example of an embedded struct says of a key, and reports
// whether it has one.
func (s *sampler) inherited(k *jsonkey.Key) (text string, ok bool) {
	m := s.plan.models[pointed(k.Path()[0].Type).Name]
	if k.Depth() == 0 || s.spare || m == nil {
		return "", false
	}
	example := firstExample(m)
	for _, member := range shownIn(example) {
		if member.key == k.Name {
			return member.value, true
		}
	}
	return "", example != ""
}

// member returns the example of a field, what those of its parts make up, or what
// it must hold. What is written by hand may decode in its own way.
func (s *sampler) member(f *spec.Field) string {
	for t := range f.Type.All() {
		if t.Origin == spec.FromGo {
			return ""
		}
	}
	optional := f.JSONOption("omitzero") || f.JSONOption("omitempty")
	switch {
	case optional && s.spare:
		return ""
	case f.Example != nil:
		return f.Example.JSON
	case optional && !s.holdsExample(f.Type):
		return ""
	}
	if text := s.value(f.Type); text != "" || optional {
		return text
	}
	text := s.least(f.Type, f.Limits)
	if _, _, number := numberRange(f.Type.Base()); text != "" && number && f.JSONOption("string") {
		return quoteJSON(text)
	}
	return text
}

func (s *sampler) holdsExample(t *spec.Type) bool {
	for part := range t.All() {
		if s.models[part.Name] != nil {
			return true
		}
	}
	return false
}

func quoteJSON(text string) string {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(text) // a string always encodes
	return strings.TrimSpace(b.String())
}
