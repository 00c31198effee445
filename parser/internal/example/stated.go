package example

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// Value reads a value that a cell states for a field (rules 3.13, 3.14) and
// returns it as JSON has it under the field's key, without blanks that say
// nothing. A text, a time, bytes and what decodes itself need no quotes. The span
// covers exactly the value, in which a bar is written `\|`.
//
// A value that does not decode strictly into the field breaks misfit, once for
// each reason, and nothing is returned.
func (s *Scope) Value(at diag.Span, f *spec.Field, misfit *diag.Rule, diags *diag.List) (value string) {
	r := &statedReader{scope: s, at: at, field: f, text: strings.ReplaceAll(at.Text(), `\|`, "|")}
	value = r.json()
	c := &checker{[]byte(value), r.place, s, &r.faults}
	switch v, fault := readJSON(c.text, 0, len(c.text)); {
	case len(r.faults) > 0:
	case fault != nil && fault.deep:
		r.faults.Add(ExampleTooDeep, c.faultSpan(fault.at, 0, len(c.text)), maxDepth)
	case fault != nil:
		r.reason(c.faultSpan(fault.at, 0, len(c.text)), fault.what)
	case v.kind == jsonNull && !s.nullable(f.Type):
		r.reason(at, diag.Say("`null` changes nothing in it", "`null` 对它不起作用"))
	default:
		c.duplicates(v)
		c.member(v, f)
	}
	for _, d := range r.faults {
		diags.Add(misfit, d.Span, f.Type.String(), d.Phrase()).Suggest = d.Suggest
	}
	if len(r.faults) > 0 {
		return ""
	}
	var compact bytes.Buffer
	_ = json.Compact(&compact, []byte(value)) // it is JSON
	return compact.String()
}

// plainReason is a rule that is nothing but what it is given to say.
var plainReason = &diag.Rule{Message: "%[1]s", ZH: diag.Text{Message: "%[1]s"}}

// statedReader reads one value of a cell.
type statedReader struct {
	scope  *Scope
	at     diag.Span
	field  *spec.Field
	text   string // what the cell says
	made   bool   // the JSON has other bytes than the text
	faults diag.List
}

func (r *statedReader) reason(at diag.Span, why diag.Phrase) *diag.Diagnostic {
	return r.faults.Add(plainReason, at, why)
}

// place returns where bytes of the JSON are in the cell.
func (r *statedReader) place(start, end int) diag.Span {
	if r.made {
		return r.at
	}
	return r.at.Source.Span(r.at.Start+r.offset(start), r.at.Start+r.offset(end))
}

// offset returns where a byte of the text is in the cell.
func (r *statedReader) offset(i int) int { return i + strings.Count(r.text[:i], "|") }

// json returns the text as JSON, which it need not be: the checker says so.
func (r *statedReader) json() string {
	t := r.scope.target(r.field.Type)
	text, isString := r.text, isJSONString(r.text)
	if e := r.scope.enumOf(r.field.Type); e != nil && (text != "null" || r.field.Type.Kind != spec.Pointer && r.field.Type.Kind != spec.Nullable) {
		text, isString = r.constant(e)
	}
	inQuotes := r.scope.quoted(r.field)
	switch {
	case text == "null" && r.scope.nullable(r.field.Type):
		return text
	case isString && !(inQuotes && t.basic() == "string"):
		return text
	case t.isText(text) && !isString:
		text = r.quote(text)
	case t.model == nil && t.basic() == "" && t.isOpen() && !json.Valid([]byte(text)):
		text = r.quote(text)
	}
	if inQuotes {
		return r.quote(text)
	}
	return text
}

// quote returns the JSON string of a text.
func (r *statedReader) quote(text string) string {
	r.made = true
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(text) // a string always encodes
	return strings.TrimSuffix(b.String(), "\n")
}

// constant returns the value of the enum that the text is, or is the constant of.
func (r *statedReader) constant(e *spec.Enum) (value string, isString bool) {
	text := r.text
	if isJSONString(text) && e.Underlying == "string" {
		_ = json.Unmarshal([]byte(text), &text)
	}
	known := r.scope.constants(e)
	value, ok := known[text]
	switch {
	case ok && e.Underlying == "string":
		return r.quote(value), true
	case ok && value == text:
		return value, false
	case ok:
		r.made = true
		return value, false
	case len(e.Skipped) == 0 && len(e.Values) > 0:
		why := diag.Say("`%[1]s` is none of the values of the enum `%[2]s`", "`%[1]s` 不是枚举 `%[2]s` 的值", text, e.Name)
		if d := r.reason(r.at, why); r.scope.suggested < maxKeySuggestions {
			r.scope.suggested++
			d.Suggest = diag.Suggest(text, namesOf(e))
		}
	}
	return r.text, isJSONString(r.text)
}

// namesOf returns what may be written for a value of an enum.
func namesOf(e *spec.Enum) (names []string) {
	for _, v := range e.Values {
		names = append(names, v.Value)
		names = append(names, v.Name)
	}
	return names
}

// constants returns the values of an enum by what may be written for them.
func (s *Scope) constants(e *spec.Enum) map[string]string {
	if known := s.values[e]; known != nil {
		return known
	}
	known := map[string]string{}
	for _, v := range e.Values {
		known[v.Name] = v.Value
	}
	for _, v := range e.Values { // of two meanings the value comes first
		known[v.Value] = v.Value
	}
	s.values[e] = known
	return known
}

// enumOf returns the enum whose values a field of the type has; nil if it is none.
func (s *Scope) enumOf(t *spec.Type) *spec.Enum {
	for range maxIndirections {
		if t == nil || t.Kind != spec.Pointer && t.Kind != spec.Nullable {
			break
		}
		t = t.Elem
	}
	if t == nil || t.Origin != spec.FromEnum || s.DecodesItself(t.Name) {
		return nil
	}
	return s.enums[t.Name]
}

// nullable reports whether null is a value of the type.
func (s *Scope) nullable(t *spec.Type) bool {
	if t == nil || slices.Contains([]spec.Kind{spec.Pointer, spec.Slice, spec.Map, spec.Any, spec.Nullable}, t.Kind) {
		return true
	}
	in := s.target(t)
	return in.model == nil && (in.typ == nil || in.typ.Kind != spec.Basic && in.typ.Import != "time" && in.typ.Kind != spec.Array)
}

// isText reports whether JSON has a text that is a value of the target in quotes.
func (t target) isText(text string) bool {
	switch {
	case t.typ == nil:
		return false
	case t.typ.Kind == spec.Named:
		return t.typ.Import+"."+t.typ.Name == "time.Time"
	case t.typ.Kind == spec.Slice && t.typ.Elem.Kind == spec.Basic:
		return spec.Canonical(t.typ.Elem.Name) == "uint8" && !strings.HasPrefix(text, "[")
	}
	return t.basic() == "string"
}

// isOpen reports whether nothing is known of what the target decodes from.
func (t target) isOpen() bool {
	return t.typ == nil || t.typ.Kind == spec.Any || t.typ.Kind == spec.Named && t.basic() == ""
}

func isJSONString(text string) bool {
	return strings.HasPrefix(text, `"`) && json.Valid([]byte(text))
}
