package sample

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/spec/diag"
)

// describe writes a shape in a line: members in braces, "?" behind those that are
// missing at times, "~" behind what is also null, values behind "=".
func describe(s *Shape) string {
	if s == nil {
		return "nothing"
	}
	names := [...]string{Raw: "raw", String: "string", Bool: "bool", Number: "number", Object: "", List: "list", Map: "map"}
	out := names[s.Kind]
	switch s.Kind {
	case Object:
		out = "{" + members(s) + "}"
	case List, Map:
		out += "[" + describe(s.Elem) + "]"
	}
	if s.Null {
		out += "~"
	}
	if s.Value != "" {
		out += "=" + s.Value
	}
	return out
}

func members(s *Shape) string {
	var out []string
	for _, m := range s.Members {
		text := m.Key
		if !m.Always {
			text += "?"
		}
		text += " " + describe(m.Shape)
		if m.Comment != "" {
			text += fmt.Sprintf(" (%s)", m.Comment)
		}
		out = append(out, text)
	}
	return strings.Join(out, ", ")
}

func TestRead(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		// JSON
		{`{"a": 1, "b": "x", "c": true, "d": null}`, `{a number=1, b string="x", c bool=true, d raw~=null}`},
		{`{}`, `{}`},
		{`[]`, `raw=[]`},
		{`null`, `raw~=null`},
		{` "a" `, `string="a"`},
		{`-1.5e3`, `number=-1.5e3`},
		{`{"a": [], "b": {}, "c": [[]], "d": [null]}`, `{a raw=[], b {}, c list[raw=[]], d list[raw~=null]}`},
		{`[["A1", 3]]`, `list[list[raw]]`},
		{`[[1], [2, 3]]`, `list[list[number=1]]`},
		{`[{"a": 1}, {"b": "x", "a": null}]`, `list[{a number~=1, b? string="x"}]`},
		{`{"a": [1, "b", 2]}`, `{a list[raw]}`},
		{`{"a": 1, "a": 2}`, `{a number=1}`},
		{`{"a": 1, "a": "2"}`, `{a raw}`},
		{`{"\u4e2d": "\ud83d\ude00\n<"}`, `{中 string="😀\n<"}`},
		{`{"n": 123456789012345678901234567890}`, `{n number=123456789012345678901234567890}`},

		// Maps
		{`{"123": {"a": 1}, "456": {"b": 2}}`, `map[{a? number=1, b? number=2}]`},
		{`{"users": {"4ba7b810-9dad-11d1-80b4-00c04fd430c8": "x"}}`, `{users map[string="x"]}`},
		{`{"2020-01-02": 1, "2020-01-03": 2}`, `map[number=1]`},
		{`{"1": "x", "total": 2}`, `{1 string="x", total number=2}`},
		{`[{"1": "x"}, {}, {"2": "y"}]`, `list[map[string="x"]]`},
		{`{ [key: string]: number }`, `map[number]`},
		{`{"<id>": {"a": 1}}`, `map[{a number=1}]`},

		// Comments
		{"{\n  \"code\": 0, // 状态\n  \"msg\": \"\" // text\n}", `{code number=0 (状态), msg string="" (text)}`},
		{"{\"a\": 1 /* one */, \"b\": 2 # two\n}", `{a number=1 (one), b number=2 (two)}`},
		{"{\n// of a\n\"a\": 1,\n/*\n * of\n * b\n */\n\"b\": 2\n}", `{a number=1 (of a), b number=2 (of b)}`},
		{"{\"data\": { // 数据\n\"id\": 1 // 编号\n}, // end\n\"list\": [ // 列表\n1\n]\n}", `{data {id number=1 (编号)} (数据 end), list list[number=1] (列表)}`},
		{"{\"a\": [\n1\n] // all\n}", `{a list[number=1] (all)}`},
		{"{\"a\": [{\n\"b\": 1, // first\n}, {\n\"b\": 2, // second\n}]}", `{a list[{b number=1 (first)}]}`},
		{"//返回\n{\"a\": 1}", `{a number=1}`},
		{"{\n\"id\": 1, 用户编号\n\"name\": \"x\"\n}", `{id number=1 (用户编号), name string="x"}`},
		{"{\n\"a\": 1, // one\n        // more\n\"b\": 2, // two\n// three\n\"c\": 3\n}", `{a number=1 (one more), b number=2 (two), c number=3 (three)}`},
		{"{\"a\": 1, // ...\n// …\n}", `{a number=1}`},

		// What JSON5 and JavaScript allow
		{`{a: 1, $b: 'x', "c": [1, 2,],}`, `{a number=1, $b string="x", c list[number=1]}`},
		{`{a: 0x10, b: 1_000, c: +1, d: .5, e: 12L, f: 007, g: 1., h: NaN, i: 0.50}`,
			`{a number=16, b number=1000, c number=1, d number=0.5, e number=12, f number=7, g number=1, h number, i number=0.50}`},
		{`{'it\'s': "a\'b\x"}`, `{it's string="a'bx"}`},
		{`{"a": True, "b": None, "c": undefined, "d": u'x'}`, `{a bool=true, b raw~=null, c raw~=null, d string="x"}`},
		{"{a: `x\ny`}", `{a string="x\ny"}`},
		{`{"a" => 1}`, `{a number=1}`},
		{"{“a”：“x”，\"b\"：1}", `{a string="x", b number=1}`},
		{"{\"a\": 1\n\"b\": 2\n\"c\": [1\n2]}", `{a number=1, b number=2, c list[number=1]}`},
		{`{"a": 1 "b": {} "c": 3}`, `{a number=1, b {}, c number=3}`},

		// What is left out
		{`{"a": 1, ...}`, `{a number=1}`},
		{"{\"a\": [1, 2, ...], \"b\": [...], \"c\": {...}, \"d\": ...}", `{a list[number=1], b raw=[], c {}, d raw}`},
		{"{\"a\": [{\"b\": 1}, {…}], \"...\": \"...\", … 其他字段\n\"c\": 1}", `{a list[{b? number=1}], c number=1}`},
		{`["a", "..."]`, `list[string="a"]`},

		// Types and placeholders instead of values
		{`{"id": int, "name": str, "tags": string[], "at": <datetime>, "ok": boolean}`, `{id number, name string, tags list[string], at string, ok bool}`},
		{`{"id": "integer", "name": "string"}`, `{id number, name string}`},
		{`{"id": "string", "n": 0}`, `{id string="string", n number=0}`},
		{`{"type": "integer", "name": "x"}`, `{type string="integer", name string="x"}`},
		{`{"type": "object", "kind": "integer"}`, `{type string="object", kind string="integer"}`},
		{`{ id: string; name?: string | null; n: "a" | "b" }`, `{id string, name? string~, n string="a"}`},
		{`{"id": {id}, "b": {{b}}, "c": <user id>, "d": ObjectId("5"), "e": new Date(), "f": 1 * 60, "g": xxx}`,
			`{id raw, b raw, c raw, d raw, e raw, f raw, g raw}`},
		{`{"a": "x" + y, "b": varchar(32), "c": NumberLong(5)}`, `{a string="x", b string, c number}`},
		{"{\"a\": http://example.com/x, // a\n\"b\": 1}", `{a raw (a), b number=1}`},
		{"export interface Box {\n  id: string;\n  tags?: string[];\n}", `{id string, tags? list[string]}`},
		{`{"a": , "b": 1}`, `{a raw, b number=1}`},

		// Around the example
		{"HTTP/1.1 200 OK\nContent-Type: application/json\n\n{\"a\": 1}", `{a number=1}`},
		{"POST /boxes HTTP/1.1\r\nHost: example.com\r\n\r\n{\"a\": 1}", `{a number=1}`},
		{"200 OK\n{\"a\": 1}", `{a number=1}`},
		{"返回：\n{\"a\": 1}", `{a number=1}`},
		{"callback({\"a\": 1});", `{a number=1}`},
		{"const x = {\"a\": 1};", `{a number=1}`},
		{"\ufeff{\"a\": 1}", `{a number=1}`},
		{"{\"a\": 1, \"b\": 2}\n{\"a\": 3}", `{a number=1, b? number=2}`},
		{"{\"a\": 1}\n或\n{\"b\": 2}", `{a number=1}`},
		{"// ok\n{\"a\": 1}\n\n// failed\n{\"a\": 1, \"error\": \"x\"}", `{a number=1, error? string="x"}`},
	} {
		got, err := Read(test.text)
		if err != nil {
			t.Errorf("%s\n\tfails: %v", test.text, err)
		} else if d := describe(got); d != test.want {
			t.Errorf("%s\n\tshows %s\n\twant  %s", test.text, d, test.want)
		}
	}
}

func TestReadFaults(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"", "1:1: this is no JSON example"},
		{"curl -X POST https://example.com -d '{\"a\": 1}'", "1:1: this is no JSON example"},
		{"<box><id>1</id></box>", "1:1: this is no JSON example"},
		{"GET /boxes HTTP/1.1\nHost: example.com", "1:1: this is no JSON example"},
		{"Some text.", "1:1: this is no JSON example"},
		{"a: 1\nb: 2", "1:1: this is no JSON example"},
		{"{\n  \"a\": 1", "1:1: this object is not closed"},
		{"{\n  \"中\": [1, 2", "2:8: this array is not closed"},
		{"{\"a\": \"x", "1:7: this string is not closed"},
		{"{\"a\": \"x\n\"}", "1:7: this string is not closed on its line"},
		{"{\"a\": 1 /* x }", "1:9: this comment is not closed"},
		{"{a b}", "1:2: there is no colon behind this key"},
		{"{&: 1}", "1:2: there is no key here"},
		{"{\"a\": 1]}", "1:8: there is no key here"},
		{"[1, 2}", "1:6: this is no JSON"},
		{"{\"a\": <b>c</b> <}", ""},
		{"[INFO] started", "1:8: text follows the example"},
		{"{\"a\": 1}\nThat is all.", "2:1: text follows the example"},
		{strings.Repeat("[", 100), "1:65: this is nested too deep"},
		{strings.Repeat(" ", maxText+1), "1:1: an example has at most 1 MiB"},
	} {
		_, err := Read(test.text)
		if got := fmt.Sprint(err); err == nil && test.want != "" || err != nil && got != test.want {
			t.Errorf("%.60q: %s, want %s", test.text, got, test.want)
		}
	}
}

// TestError shows what a fault tells besides its text.
func TestError(t *testing.T) {
	_, err := Read("{\"中\":\n \"x")
	var e *Error
	if !errors.As(err, &e) || e.Offset != 9 || e.Line != 2 || e.Column != 2 || e.What.In(diag.Chinese) != "此字符串没有结束" {
		t.Errorf("the fault is %+v", e)
	}
}

// TestPlaces holds that members say where their keys are.
func TestPlaces(t *testing.T) {
	text := "\ufeff// 返回\n{\"中文\": [{a: 1}], 'b': {“c”: 2}}"
	s, err := Read(text)
	if err != nil {
		t.Fatal(err)
	}
	var keys []string
	var walk func(*Shape)
	walk = func(s *Shape) {
		if s == nil {
			return
		}
		for _, m := range s.Members {
			if text[m.Start:m.End] != m.Key {
				t.Errorf("key %s is at %q", m.Key, text[m.Start:m.End])
			}
			keys = append(keys, m.Key)
			walk(m.Shape)
		}
		walk(s.Elem)
	}
	walk(s)
	if got := strings.Join(keys, " "); got != "中文 a b c" {
		t.Errorf("the keys are %s", got)
	}
}

func TestUnify(t *testing.T) {
	for _, test := range []struct{ a, b, want string }{
		{`1`, `2`, `number=1`},
		{`1`, `"x"`, `raw`},
		{`1`, `null`, `number~=1`},
		{`null`, `{"a": 1}`, `{a number=1}~`},
		{`[]`, `[1]`, `list[number=1]`},
		{`[1]`, `[]`, `list[number=1]`},
		{`[]`, `null`, `raw~=[]`},
		{`[]`, `{}`, `raw`},
		{`[1]`, `["x"]`, `list[raw]`},
		{`[[]]`, `[[1], null]`, `list[list[number=1]~]`},
		{`{"a": 1, "b": 2}`, `{"b": null, "c": 3}`, `{a? number=1, b number~=2, c? number=3}`},
		{`{"a": 1}`, `{}`, `{a? number=1}`},
		{`{"1": 1}`, `{}`, `map[number=1]`},
		{`{"1": 1}`, `{"2": "x"}`, `map[raw]`},
		{`{"a": 1}`, `[]`, `raw`},
	} {
		a, _ := Read(test.a)
		b, _ := Read(test.b)
		beforeA, beforeB := describe(a), describe(b)
		if got := describe(Unify(a, b)); got != test.want {
			t.Errorf("%s and %s show %s, want %s", test.a, test.b, got, test.want)
		}
		if describe(a) != beforeA || describe(b) != beforeB {
			t.Errorf("%s or %s was changed", test.a, test.b)
		}
	}
	if got := describe(Unify(nil, &Shape{Kind: Bool})); got != "bool" {
		t.Errorf("nothing and a boolean show %s", got)
	}
}
