package fake

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strconv"
)

// How much is said of one request, and how long each of it may be in bytes.
const (
	maxWrong  = 20
	maxReport = 1000
)

// checker collects what is wrong with a request.
type checker struct {
	types   *types
	strict  bool // optional keys may not hold what the client leaves out
	inQuery bool // the request was a query, which cannot say null
	lost    bool // it has a key that cannot be decoded, which is not the client's fault
	wrong   []string
}

func (c *checker) report(format string, args ...any) {
	switch n := len(c.wrong); {
	case n < maxWrong:
		c.wrong = append(c.wrong, short(fmt.Sprintf(format, args...), maxReport))
	case n == maxWrong:
		c.wrong = append(c.wrong, "and more")
	}
}

// mismatch reports a value that does not fit its type.
func (c *checker) mismatch(path *path, raw []byte, want string) {
	got := string(kindOf(raw))
	if kindOf(raw) == aNumber {
		got = string(raw[:min(len(raw), 40)])
	}
	if path == nil {
		c.report("the request is %s, want %s", got, want)
		return
	}
	c.report("key %q is %s, want %s", path, got, want)
}

// unread reports a value that its type, which decodes itself, does not take.
func (c *checker) unread(path *path, err error) {
	if path == nil {
		c.report("the request: %v", err)
		return
	}
	c.report("key %q: %v", path, err)
}

// value checks the next value of a request, which is to be decoded into a t, and
// passes over it.
func (c *checker) value(path *path, at *cursor, t reflect.Type) {
	if isOpaque(t) {
		if err := json.Unmarshal(at.skip(), reflect.New(t).Interface()); err != nil { // it decodes itself
			c.unread(path, err)
		}
		return
	}
	if at.kind() == aNull && isNullable(t) {
		at.skip()
		return
	}
	switch t.Kind() {
	case reflect.Pointer:
		c.value(path, at, t.Elem())
	case reflect.Struct:
		c.structure(path, at, t)
	case reflect.Map:
		c.dict(path, at, t)
	case reflect.Slice, reflect.Array:
		c.list(path, at, t)
	case reflect.Interface:
		at.skip()
	default:
		c.scalar(path, at.skip(), t)
	}
}

func (c *checker) scalar(path *path, raw []byte, t reflect.Type) {
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

func (c *checker) integer(path *path, raw []byte, t reflect.Type) {
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

func (c *checker) list(path *path, at *cursor, t reflect.Type) {
	if isBytes(t) {
		var text string
		raw := at.skip()
		if kindOf(raw) != aString {
			c.mismatch(path, raw, "a string of Base64")
			return
		}
		if err := json.Unmarshal(raw, &text); err == nil {
			if _, err := base64.StdEncoding.DecodeString(text); err != nil {
				c.report("%v", err)
			}
		}
		return
	}
	if at.kind() != anArray {
		c.mismatch(path, at.skip(), string(anArray))
		return
	}
	begin, n := at.at, 0
	for at.enter(); !at.leave(); n++ {
		c.value(path.element(n), at, t.Elem())
	}
	if t.Kind() == reflect.Array && n != t.Len() {
		c.mismatch(path, at.data[begin:at.at], fmt.Sprintf("an array of %d elements", t.Len()))
	}
}

func (c *checker) dict(path *path, at *cursor, t reflect.Type) {
	if at.kind() != anObject {
		c.mismatch(path, at.skip(), string(anObject))
		return
	}
	seen := map[string]bool{}
	for at.enter(); !at.leave(); {
		below := path.below(at.key())
		c.once(seen, below)
		c.value(below, at, t.Elem())
	}
}

// once reports a key that its object has already.
func (c *checker) once(seen map[string]bool, path *path) {
	if seen[path.key] {
		c.report("key %q is given twice", path)
	}
	seen[path.key] = true
}

func (c *checker) structure(path *path, at *cursor, t reflect.Type) {
	if at.kind() != anObject {
		c.mismatch(path, at.skip(), string(anObject))
		return
	}
	inQuery := c.inQuery
	c.inQuery = false // of what is nested nothing is left out
	fields := c.types.fields(t)
	seen := map[string]bool{}
	for at.enter(); !at.leave(); {
		below := path.below(at.key())
		c.once(seen, below)
		if f := lookup(fields, below.key); f != nil {
			c.field(below, at, f)
			continue
		}
		c.report("unknown key %q", below)
		at.skip()
	}
	for _, f := range fields {
		if f.required && !seen[f.key] && !(inQuery && isNullable(f.typ)) {
			c.report("missing key %q", path.below(f.key))
		}
	}
}

func (c *checker) field(path *path, at *cursor, f *field) {
	c.lost = c.lost || f.lost
	if f.quoted && at.kind() != aNull {
		var text string
		raw := at.skip()
		if json.Unmarshal(raw, &text) != nil || !json.Valid([]byte(text)) {
			c.mismatch(path, raw, "a string that holds JSON")
			return
		}
		at = &cursor{data: []byte(text)}
	}
	if c.leavesOut(f, at) {
		c.report("key %q is optional: leave it out instead of sending %s", path, at.skip())
		return
	}
	c.value(path, at, f.typ)
}

// leavesOut reports whether the field is left out rather than given the value
// that comes next. A null instead of a list or an object is no value that the
// documents allow; all else is only what encoding a Go value never gives.
func (c *checker) leavesOut(f *field, at *cursor) bool {
	if !f.omitZero && !f.omitEmpty {
		return false
	}
	list := f.typ.Kind() == reflect.Slice || f.typ.Kind() == reflect.Map
	if !c.strict {
		return list && !isOpaque(f.typ) && at.kind() == aNull
	}
	return f.neverHolds(at)
}

// neverHolds reports whether encoding a Go value never gives the field what comes
// next.
func (f *field) neverHolds(at *cursor) bool {
	got := at.kind()
	switch f.typ.Kind() {
	case reflect.Pointer, reflect.Interface:
		return got == aNull
	}
	if isOpaque(f.typ) || !f.omitEmpty && f.typ.Implements(zeroerType) {
		return false
	}
	ahead := cursor{at.data, at.at}
	switch f.typ.Kind() {
	case reflect.Slice:
		empty := got == anArray && at.isEmpty() || isBytes(f.typ) && string(ahead.skip()) == `""`
		return got == aNull || f.omitEmpty && empty
	case reflect.Map:
		return got == aNull || f.omitEmpty && got == anObject && at.isEmpty()
	case reflect.String:
		return got == aString && string(ahead.skip()) == `""`
	case reflect.Bool:
		return got == aBoolean && string(ahead.skip()) == "false"
	default:
		return got == aNumber && string(ahead.skip()) == "0"
	}
}
