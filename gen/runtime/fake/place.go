package fake

import (
	"encoding/json"
	"fmt"
	"maps"
	"mime"
	"net/http"
	"net/url"
	"reflect"
	"slices"
	"strings"
)

// placed is a field that does not stand in the JSON of its struct: its JSON tag
// hides it there, and another tag says where it travels.
type placed struct {
	field
	index []int
	place string
}

// what returns what messages call the field.
func (p placed) what() string { return p.place + " " + p.key }

// placedOf returns the placed fields of a type, which may be a pointer or nil, and of
// the structs that it embeds.
func (ts *types) placedOf(t reflect.Type) []placed {
	if t == nil {
		return nil
	}
	return ts.findPlaced(deref(t), nil, nil)
}

func (ts *types) findPlaced(t reflect.Type, at []int, around []reflect.Type) (all []placed) {
	if t.Kind() != reflect.Struct || slices.Contains(around, t) {
		return nil
	}
	around = append(slices.Clip(around), t)
	for i := range t.NumField() {
		sf := t.Field(i)
		index := append(slices.Clip(at), i)
		tag, tagged := sf.Tag.Lookup("json")
		if sf.Anonymous && (!tagged || strings.HasPrefix(tag, ",")) {
			all = append(all, ts.findPlaced(deref(sf.Type), index, around)...)
		}
		if tag != "-" || !sf.IsExported() {
			continue
		}
		for _, place := range []string{"query", "header", "form"} {
			if value, ok := sf.Tag.Lookup(place); ok {
				key, _, _ := strings.Cut(value, ",")
				p := placed{field{key: key, typ: sf.Type}, index, place}
				p.required = slices.Contains(ts.required[t.Name()], p.what())
				all = append(all, p)
			}
		}
	}
	return all
}

// places are the values of a request that do not stand in its JSON.
type places struct {
	fields []placed
	values map[string][]string // by what the fields are called
}

// takePlaces takes the values of the placed fields from a request, those in the query
// out of it.
func (c *checker) takePlaces(x *exchange, r *route, query url.Values) places {
	p := places{c.types.placedOf(r.request), map[string][]string{}}
	form := c.form(x, p)
	for _, f := range p.fields {
		switch values := query[f.key]; f.place {
		case "query":
			p.values[f.what()] = values
			delete(query, f.key)
		case "form":
			p.values[f.what()] = form[f.key]
			delete(form, f.key)
		default:
			p.values[f.what()] = listed(x.r.Header.Values(f.key), deref(f.typ))
		}
	}
	for _, key := range slices.Sorted(maps.Keys(form)) {
		c.report("unknown form key %q", key)
	}
	return p
}

// listed returns the values of a header, of which one may be a list.
func listed(values []string, t reflect.Type) []string {
	if t.Kind() != reflect.Slice || isOpaque(t) || isBytes(t) || len(values) == 0 {
		return values
	}
	var all []string
	for _, part := range strings.Split(strings.Join(values, ","), ",") {
		if part = strings.Trim(part, " \t"); part != "" {
			all = append(all, part)
		}
	}
	return all
}

// isForm reports whether the body of the request is a form.
func (p places) isForm() bool {
	return slices.ContainsFunc(p.fields, func(f placed) bool { return f.place == "form" })
}

// form returns the form that the body is, if it is to be one.
func (c *checker) form(x *exchange, p places) url.Values {
	if !p.isForm() {
		return nil
	}
	header := x.r.Header.Get("Content-Type")
	if kind, _, err := mime.ParseMediaType(header); err != nil || kind != "application/x-www-form-urlencoded" {
		c.report("the content type is %q, want application/x-www-form-urlencoded", header)
	}
	form, err := url.ParseQuery(string(x.body))
	if err != nil {
		c.report("the form is malformed")
	}
	return form
}

// set decodes the values into a request, which is nil if something else is wrong
// with it.
func (c *checker) set(p places, request any) {
	for _, f := range p.fields {
		values := p.values[f.what()]
		if len(values) == 0 {
			if f.required {
				c.report("missing %s", f.what())
			}
			continue
		}
		raw := c.convertAll(f.what(), values, &f.field)
		before := len(c.wrong)
		c.value((*path)(nil).below(f.what()), &cursor{data: raw}, f.typ)
		if request == nil || len(c.wrong) > before {
			continue
		}
		if err := json.Unmarshal(raw, reach(reflect.ValueOf(request), f.index).Addr().Interface()); err != nil {
			c.report("%s: %v", f.what(), err)
		}
	}
}

// reach returns the field at an index, allocating what is in between.
func reach(v reflect.Value, index []int) reflect.Value {
	for _, i := range index {
		if v.Kind() == reflect.Pointer {
			if v.IsNil() {
				v.Set(reflect.New(v.Type().Elem()))
			}
			v = v.Elem()
		}
		v = v.Field(i)
	}
	return v
}

// setHeaders adds the headers that a response holds to its answer.
func (ts *types) setHeaders(a answer, v any) error {
	rv := reflect.ValueOf(v)
	if !rv.IsValid() || rv.Kind() == reflect.Pointer && rv.IsNil() {
		return nil
	}
	rv = reflect.Indirect(rv)
	for _, f := range ts.placedOf(rv.Type()) {
		value, err := rv.FieldByIndexErr(f.index)
		if err != nil || f.place != "header" {
			continue
		}
		raw, err := json.Marshal(value.Interface())
		if err != nil {
			return fmt.Errorf("header %s: %w", f.key, err)
		}
		var texts []string
		all := []json.RawMessage{raw}
		if kindOf(raw) == anArray {
			_ = json.Unmarshal(raw, &all) // of a valid array
		}
		for _, one := range all {
			var text string
			if kindOf(one) == aNull {
				continue
			}
			if json.Unmarshal(one, &text) != nil {
				text = string(one)
			}
			texts = append(texts, text)
		}
		if text := strings.Join(texts, ", "); text != "" {
			a.header[http.CanonicalHeaderKey(f.key)] = []string{text}
		}
	}
	return nil
}
