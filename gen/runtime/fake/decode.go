package fake

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"
)

// file is the file of an upload.
type file struct {
	name, contentType string
	content           []byte
}

// decode returns the request as a handler of the route takes it, and what is
// wrong with it.
func (s *Handler) decode(x *exchange, m match) (in input, wrong []string) {
	r := &m.route.route
	c := &checker{types: &s.types, strict: s.strict}
	query := s.query(c, x, r)
	if r.unchecked {
		return in, c.wrong
	}
	outside := c.takePlaces(x, r, query)
	s.dropLinked(r, query)
	var request json.RawMessage
	switch {
	case outside.isForm():
		for _, key := range slices.Sorted(maps.Keys(query)) {
			c.report("unknown query key %q", key)
		}
		request = json.RawMessage("{}")
	case r.media != "":
		in.file = c.upload(x, r.media)
		request = c.object(query, r.request)
	case !r.body && (r.method == http.MethodGet || r.method == http.MethodDelete):
		if len(x.body) > 0 {
			c.report("a %s request takes no body", r.method)
		}
		request = c.object(query, r.request)
	default:
		for _, key := range slices.Sorted(maps.Keys(query)) {
			c.report("unknown query key %q", short(key, maxKey))
		}
		request = c.body(x, r, len(m.values))
	}
	request = c.addPath(request, m.values, r.request)
	in.request = c.decode(request, r.request)
	c.set(outside, in.request)
	return in, c.wrong
}

// query returns the query of the request without the token.
func (s *Handler) query(c *checker, x *exchange, to *route) url.Values {
	if _, err := url.ParseQuery(x.r.URL.RawQuery); err != nil {
		c.report("the query is malformed")
	}
	query := maps.Clone(x.query)
	if name := s.config.tokenParameter; name != "" && to.token {
		if n := len(query[name]); n > 1 {
			c.report("query key %q is given %d times", name, n)
		}
		delete(query, name)
	}
	return query
}

// body returns the JSON of the body, nil if there is none to look at; values of
// the path count the keys that it lacks.
func (c *checker) body(x *exchange, r *route, inPath int) json.RawMessage {
	body := bytes.TrimSpace(x.body)
	switch {
	case r.request == nil:
		if len(body) > 0 && string(body) != "{}" {
			c.report("the call takes no request, but there is a body")
		}
		return nil
	case len(body) == 0 && inPath > 0:
		return json.RawMessage("{}")
	case len(body) == 0:
		c.report("there is no body")
		return nil
	case !utf8.Valid(body):
		c.report("the body is not valid UTF-8")
		return nil
	}
	if header := x.r.Header.Get("Content-Type"); !isJSON(header) {
		c.report("the content type is %q, want application/json", short(header, maxKey))
	}
	var value json.RawMessage
	dec := json.NewDecoder(bytes.NewReader(body))
	if err := dec.Decode(&value); err != nil {
		c.report("the body is not JSON: %v", err)
		return nil
	}
	if int(dec.InputOffset()) < len(body) {
		c.report("the body goes on after its JSON value")
	}
	return value
}

func isJSON(header string) bool {
	mediaType, _, err := mime.ParseMediaType(header)
	return err == nil && (mediaType == "application/json" || strings.HasSuffix(mediaType, "+json"))
}

// addPath adds what stands in the path to the request. A key may be in both, if
// it has the same value.
func (c *checker) addPath(request json.RawMessage, values []pathValue, t reflect.Type) json.RawMessage {
	if len(values) == 0 || kindOf(request) != anObject {
		return request
	}
	all := members(request)
	for _, v := range values {
		value := c.convert(v.text, c.types.at(t, v.key))
		if old := find(all, v.key); old == nil {
			all = append(all, member{v.key, value})
		} else if !bytes.Equal(old, value) {
			c.report("key %q differs from its value in the path", v.key)
		}
	}
	return object(all...)
}

// decode checks the JSON of a request and decodes it; the result is of type t.
func (c *checker) decode(request json.RawMessage, t reflect.Type) any {
	if t == nil || request == nil {
		return nil
	}
	c.value(nil, &cursor{data: request}, t)
	if len(c.wrong) > 0 || isInterface(t) {
		return nil
	}
	v := newValue(t)
	err := json.Unmarshal(request, v.Interface())
	if err != nil && !c.lost { // what is lost is passed over
		c.report("%v", err)
		return nil
	}
	return v.Elem().Interface()
}

// isInterface reports whether values of t, or what it points to, are known only
// by their methods, so that nothing can be decoded into them.
func isInterface(t reflect.Type) bool {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return t.Kind() == reflect.Interface && t.NumMethod() > 0
}

// object returns the query as the JSON object that it stands for.
func (c *checker) object(query url.Values, t reflect.Type) json.RawMessage {
	c.inQuery = true
	var all []member
	for _, key := range slices.Sorted(maps.Keys(query)) {
		of := c.types.at(t, key)
		if of == nil {
			c.report("unknown query key %q", short(key, maxKey))
			continue
		}
		all = append(all, member{key, c.convertAll(key, query[key], of)})
	}
	return object(all...)
}

// convertAll returns the JSON of the values of one query key: an array repeats
// its key.
func (c *checker) convertAll(key string, values []string, t *field) json.RawMessage {
	base := deref(t.typ)
	if isOpaque(base) || isBytes(base) || base.Kind() != reflect.Slice && base.Kind() != reflect.Array {
		if len(values) > 1 {
			c.report("query key %q is given %d times", key, len(values))
		}
		return c.convert(values[0], t)
	}
	b := []byte{'['}
	for i, v := range values {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, c.convert(v, &field{typ: base.Elem()})...)
	}
	return append(b, ']')
}

// convert returns the JSON of a text that stands for a value of the field.
func (c *checker) convert(text string, t *field) json.RawMessage {
	quoted := encodeString(text)
	if t == nil || t.quoted {
		return quoted
	}
	base := deref(t.typ)
	if isOpaque(base) {
		if json.Unmarshal(quoted, reflect.New(base).Interface()) == nil {
			return quoted
		}
	} else if base.Kind() == reflect.String && base != numberType || isBytes(base) {
		return quoted
	}
	if strings.TrimSpace(text) == text && json.Valid([]byte(text)) && kindOf([]byte(text)) != aString {
		return json.RawMessage(text)
	}
	return quoted
}

func deref(t reflect.Type) reflect.Type {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return t
}

// upload returns the file of a multipart body that holds nothing else.
func (c *checker) upload(x *exchange, part string) *file {
	mediaType, params, err := mime.ParseMediaType(x.r.Header.Get("Content-Type"))
	if err != nil || mediaType != "multipart/form-data" {
		c.report("the content type is %q, want multipart/form-data", short(x.r.Header.Get("Content-Type"), maxKey))
		return nil
	}
	parts := multipart.NewReader(bytes.NewReader(x.body), params["boundary"])
	p, err := parts.NextRawPart()
	if err != nil {
		c.report("the upload has no part: %v", err)
		return nil
	}
	if p.FormName() != part {
		c.report("the upload's part is called %q, want %q", short(p.FormName(), maxKey), part)
	}
	if p.FileName() == "" {
		c.report("the upload's part has no file name")
	}
	content, err := io.ReadAll(p)
	if err != nil {
		c.report("the upload cannot be read: %v", err)
		return nil
	}
	if _, err := parts.NextRawPart(); !errors.Is(err, io.EOF) {
		c.report("the upload has more than one part, or no end")
	}
	return &file{name: p.FileName(), contentType: p.Header.Get("Content-Type"), content: content}
}
