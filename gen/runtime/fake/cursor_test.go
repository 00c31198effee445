package fake

import (
	"encoding/json"
	"testing"
)

// FuzzCursor passes over any JSON, as a whole and value by value.
func FuzzCursor(f *testing.F) {
	for _, text := range []string{`{"a":[1,-2.5e+3,{"b\"}":null}] , "c" : "\\"}`, ` [ ] `, `"\u005d\""`, `[true,false,{},"",[[]]]`, `0`, `{"a":1}`} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if !json.Valid(data) {
			t.Skip()
		}
		c := &cursor{data: data}
		if got := c.skip(); !json.Valid(got) || c.peek() != 0 {
			t.Errorf("%q: passed over %q, %q is left", data, got, data[c.at:])
		}
		c = &cursor{data: data}
		if read := walk(c); c.peek() != 0 || !json.Valid(read) || !sameJSON(read, data) {
			t.Errorf("%q: read %q", data, read)
		}
	})
}

// walk reads a value member by member and returns it.
func walk(c *cursor) []byte {
	switch c.kind() {
	case anObject:
		var all []member
		empty := c.isEmpty()
		for c.enter(); !c.leave(); {
			key := c.key()
			all = append(all, member{key, walk(c)})
		}
		if empty != (all == nil) {
			return nil
		}
		return object(all...)
	case anArray:
		out := []byte{'['}
		for c.enter(); !c.leave(); {
			if len(out) > 1 {
				out = append(out, ',')
			}
			out = append(out, walk(c)...)
		}
		return append(out, ']')
	}
	return c.skip()
}

// sameJSON reports whether two texts decode to one value.
func sameJSON(a, b []byte) bool {
	decoded := func(data []byte) string {
		var v any
		_ = json.Unmarshal(data, &v)
		text, _ := json.Marshal(v)
		return string(text)
	}
	return decoded(a) == decoded(b)
}
