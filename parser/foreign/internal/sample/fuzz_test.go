package sample

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"
)

// FuzzRead holds that any text gives a shape or a fault within it, and that JSON
// gives what encoding/json reads.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		`{"a": [1, null, {"b": "x"}], "c": {"1": true, "2": false}}`, "{\n  \"code\": 0, // 状态\n  \"msg\": \"\" // text\n}",
		"{a: 0x10, b: [...], 'c': <id>, /* x */ d: \"x\" | null,}", "HTTP/1.1 200 OK\nA: b\n\n{}", "callback([1, 2]);", "{\"a\": {id}, …}\n或\n{\"a\": 1}",
		`{"id": "integer", "name": "string"}`, "{\"n\xe1\": \"\xff\"}", "{“a”：“x”，b: string[]; c?: new Date()}", "[\"\\u4e2d\", -1.5e3, 1_000]",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s, err := Read(text)
		if err != nil {
			if e := err.(*Error); e.Offset < 0 || e.Offset > len(text) || e.Line < 1 || e.Column < 1 || s != nil {
				t.Errorf("%q: %v at %d", text, err, e.Offset)
			}
		}
		var v any
		dec := json.NewDecoder(strings.NewReader(text))
		dec.UseNumber()
		if !json.Valid([]byte(text)) || dec.Decode(&v) != nil || strings.Contains(text, "..") || strings.Contains(text, "…") {
			return
		}
		if err != nil {
			if !strings.Contains(err.Error(), "too deep") {
				t.Errorf("%q is JSON, but %v", text, err)
			}
			return
		}
		if fault := misfit(v, s); fault != "" {
			t.Errorf("%q shows %s: %s", text, describe(s), fault)
		}
		if twice := describe(Unify(s, s)); twice != describe(s) {
			t.Errorf("%q shows %s, with itself %s", text, describe(s), twice)
		}
	})
}

// misfit says why a value is none of the shape, "" if it is one.
func misfit(v any, s *Shape) string {
	if s.Kind == Raw && s.Value == "" {
		return ""
	}
	switch v := v.(type) {
	case nil:
		return unless(s.Null, "null is missing")
	case bool:
		return unless(s.Kind == Bool, "there is a boolean")
	case json.Number:
		return unless(s.Kind == Number && s.Value != "", "there is a number")
	case string:
		return unless(s.Kind == String || s.Value == "" && s.Kind != Raw, "there is a string")
	case []any:
		if len(v) == 0 {
			return unless(s.Kind == List || s.Value == empty, "there is an empty array")
		}
		for _, e := range v {
			if s.Kind != List {
				return "there is an array"
			}
			if fault := misfit(e, s.Elem); fault != "" {
				return fault
			}
		}
	case map[string]any:
		return misfitObject(v, s)
	}
	return ""
}

func misfitObject(v map[string]any, s *Shape) string {
	if s.Kind != Map && s.Kind != Object {
		return "there is an object"
	}
	found := 0
	for _, m := range s.Members {
		e, ok := v[m.Key]
		if m.Always && !ok {
			return m.Key + " is not always there"
		}
		if !ok {
			continue
		}
		found++
		if fault := misfit(e, m.Shape); fault != "" {
			return fault
		}
	}
	if s.Kind == Object {
		return unless(found == len(v), fmt.Sprintf("%d members of %d", found, len(v)))
	}
	for _, e := range v {
		if fault := misfit(e, s.Elem); fault != "" {
			return fault
		}
	}
	return ""
}

func unless(ok bool, fault string) string {
	if ok {
		return ""
	}
	return fault
}

// TestHostile reads texts as long as they may be, which repeat what could be
// read again and again.
func TestHostile(t *testing.T) {
	start, size := time.Now(), maxText/4
	if testing.Short() {
		size = maxText / 32
	}
	for _, unit := range []string{
		"[", "{", "{a:", "[{\"a\":", "\"", "\"a\" ", "/*", "/**/", "//", "// a\n", "#\n", "<", "<a ", "...", "… ", "a(", "a()", "{id}", "(", "a:", "\\", "'\\",
		"1|", "1 x,", ",", "用户", "用户\n", " ", "\n", "{\"a\":1}\n", "{} x\n", "x\n{}", "HTTP/1.1 200 OK\n", "A: b\n", "var ", "{\"a\":1},", "“",
	} {
		for _, head := range []string{"", "[", "{", "{a:", "{a:[1,", "{}\n"} {
			text := head + strings.Repeat(unit, size/len(unit))
			_, _ = Read(text)
			_, _ = Read(text + "]")
		}
	}
	var b strings.Builder
	b.WriteByte('[')
	for i := 0; b.Len() < size; i++ {
		fmt.Fprintf(&b, `{"a%d":[%d]},`, i, i)
	}
	s, err := Read(b.String() + "]")
	if err != nil || len(s.Elem.Members) < size/30 {
		t.Errorf("many members: %v", err)
	}
	if took := time.Since(start); took > 60*time.Second {
		t.Errorf("took %s", took)
	}
}
