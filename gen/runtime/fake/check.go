package fake

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strconv"
)

// checker collects what is wrong with a request.
type checker struct {
	types   *types
	inQuery bool // the request was a query, which cannot say null
	lost    bool // it has a key that cannot be decoded, which is not the client's fault
	wrong   []string
}

func (c *checker) report(format string, args ...any) {
	c.wrong = append(c.wrong, fmt.Sprintf(format, args...))
}

// mismatch reports a value that does not fit its type.
func (c *checker) mismatch(path string, raw []byte, want string) {
	got := string(kindOf(raw))
	if kindOf(raw) == aNumber {
		got = string(raw[:min(len(raw), 40)])
	}
	if path == "" {
		c.report("the request is %s, want %s", got, want)
		return
	}
	c.report("key %q is %s, want %s", path, got, want)
}

// value checks a JSON value that is to be decoded into a t.
func (c *checker) value(path string, raw []byte, t reflect.Type) {
	if isOpaque(t) { // it decodes itself
		if err := json.Unmarshal(raw, reflect.New(t).Interface()); err != nil {
			c.report("%v", err)
		}
		return
	}
	got := kindOf(raw)
	if got == aNull && isNullable(t) {
		return
	}
	switch t.Kind() {
	case reflect.Pointer:
		c.value(path, raw, t.Elem())
	case reflect.Struct:
		c.structure(path, raw, t)
	case reflect.Map:
		c.dict(path, raw, t)
	case reflect.Slice, reflect.Array:
		c.list(path, raw, t)
	case reflect.Interface:
	default:
		c.scalar(path, raw, t)
	}
}

func (c *checker) scalar(path string, raw []byte, t reflect.Type) {
	got := kindOf(raw)
	switch t.Kind() {
	case reflect.Bool:
		if got != aBoolean {
			c.mismatch(path, raw, string(aBoolean))
		}
	case reflect.String:
		if want := map[bool]kind{false: aString, true: aNumber}[t == numberType]; got != want {
			c.mismatch(path, raw, string(want))
		}
	case reflect.Float32, reflect.Float64:
		if got != aNumber {
			c.mismatch(path, raw, string(aNumber))
		}
	default:
		c.integer(path, raw, t)
	}
}

func (c *checker) integer(path string, raw []byte, t reflect.Type) {
	var err error
	switch t.Kind() {
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		_, err = strconv.ParseInt(string(raw), 10, t.Bits())
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		_, err = strconv.ParseUint(string(raw), 10, t.Bits())
	}
	switch {
	case errors.Is(err, strconv.ErrRange):
		c.mismatch(path, raw, "an integer that fits "+t.Kind().String())
	case err != nil && raw[0] == '-' && kindOf(raw) == aNumber && reflect.Zero(t).CanUint():
		c.mismatch(path, raw, "an integer that is not negative")
	case err != nil:
		c.mismatch(path, raw, "an integer")
	}
}

func (c *checker) list(path string, raw []byte, t reflect.Type) {
	if isBytes(t) {
		var text string
		if kindOf(raw) != aString {
			c.mismatch(path, raw, "a string of Base64")
		} else if err := json.Unmarshal(raw, &text); err == nil {
			if _, err := base64.StdEncoding.DecodeString(text); err != nil {
				c.report("%v", err)
			}
		}
		return
	}
	if kindOf(raw) != anArray {
		c.mismatch(path, raw, string(anArray))
		return
	}
	all := elements(raw)
	if t.Kind() == reflect.Array && len(all) != t.Len() {
		c.mismatch(path, raw, fmt.Sprintf("an array of %d elements", t.Len()))
	}
	for i, e := range all {
		c.value(fmt.Sprintf("%s[%d]", path, i), e, t.Elem())
	}
}

func (c *checker) dict(path string, raw []byte, t reflect.Type) {
	if kindOf(raw) != anObject {
		c.mismatch(path, raw, string(anObject))
		return
	}
	seen := map[string]bool{}
	for _, m := range members(raw) {
		c.once(seen, below(path, m.key))
		c.value(below(path, m.key), m.value, t.Elem())
	}
}

func (c *checker) once(seen map[string]bool, path string) {
	if seen[path] {
		c.report("key %q is given twice", path)
	}
	seen[path] = true
}

func below(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

func (c *checker) structure(path string, raw []byte, t reflect.Type) {
	if kindOf(raw) != anObject {
		c.mismatch(path, raw, string(anObject))
		return
	}
	inQuery := c.inQuery
	c.inQuery = false // of what is nested nothing is left out
	fields := c.types.fields(t)
	seen := map[string]bool{}
	for _, m := range members(raw) {
		at := below(path, m.key)
		c.once(seen, at)
		f := lookup(fields, m.key)
		if f == nil {
			c.report("unknown key %q", at)
			continue
		}
		c.field(at, m.value, f)
	}
	for _, f := range fields {
		at := below(path, f.key)
		if f.required && !seen[at] && !(inQuery && isNullable(f.typ)) {
			c.report("missing key %q", at)
		}
	}
}

func (c *checker) field(path string, raw json.RawMessage, f *field) {
	c.lost = c.lost || f.lost
	if f.quoted && kindOf(raw) != aNull {
		var text string
		if json.Unmarshal(raw, &text) != nil || !json.Valid([]byte(text)) {
			c.mismatch(path, raw, "a string that holds JSON")
			return
		}
		raw = json.RawMessage(text)
	}
	if f.leavesOut(raw) {
		c.report("key %q is optional: leave it out instead of sending %s", path, raw)
		return
	}
	c.value(path, raw, f.typ)
}

// leavesOut reports whether encoding a Go value never gives the field this
// JSON: it is left out then.
func (f *field) leavesOut(raw []byte) bool {
	if !f.omitZero && !f.omitEmpty {
		return false
	}
	switch f.typ.Kind() {
	case reflect.Pointer, reflect.Interface:
		return kindOf(raw) == aNull
	}
	if isOpaque(f.typ) || !f.omitEmpty && f.typ.Implements(zeroerType) {
		return false
	}
	switch text := string(raw); f.typ.Kind() {
	case reflect.Slice:
		return text == "null" || f.omitEmpty && (text == "[]" || isBytes(f.typ) && text == `""`)
	case reflect.Map:
		return text == "null" || f.omitEmpty && text == "{}"
	case reflect.String:
		return text == `""`
	case reflect.Bool:
		return text == "false"
	default:
		return text == "0"
	}
}
