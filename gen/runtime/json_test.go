package runtime

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"testing"
)

func FuzzMembers(f *testing.F) {
	for _, seed := range []string{
		`{}`, ` { "a" : 1 , "b":"x\"}" } `, `{"\u0061":[1,{"b":"]"}],"c":{"d":{}}}`, `[]`, `[1,"a",[2],{"b":null}]`,
		`{"a":"\\","b":"\\\""}`, `null`, `"x"`, "{\"\xff\":true}", `{"a":1,"a":2}`, `{"":-1.5e3}`, "\t{\n\"a\"\r:\t[ ]\n}",
		`{"a"`, `{"a":`, `{"a":"`, `{"a":}`, `{"a":1`, `{"a":[}`, `{"`, `{`, `[`, `["`, `[1`, `[,]`, `{"a":1"b"}`, `{a:1}`, `{"a"1}`, "",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		before := bytes.Clone(data)
		got := map[string]string{}
		for m := range mdspecMembers(data) {
			got[m.key] = string(m.value)
			mdspecScalar(m.value)
		}
		var list []string
		for e := range mdspecElements(data) {
			list = append(list, string(e))
		}
		if !bytes.Equal(data, before) {
			t.Fatalf("%q became %q", before, data)
		}
		if !json.Valid(data) {
			return // nothing panicked
		}
		mdspecSecrets(bytes.TrimSpace(data))
		var object map[string]json.RawMessage
		if err := json.Unmarshal(data, &object); err != nil {
			object = nil
		}
		if !maps.EqualFunc(got, object, func(a string, b json.RawMessage) bool { return a == string(b) }) {
			t.Errorf("members of %q are %q, want %q", data, got, object)
		}
		var array []json.RawMessage
		if err := json.Unmarshal(data, &array); err != nil {
			array = nil
		}
		if !slices.EqualFunc(list, array, func(a string, b json.RawMessage) bool { return a == string(b) }) {
			t.Errorf("elements of %q are %q, want %q", data, list, array)
		}
	})
}

func TestMembersStop(t *testing.T) {
	var keys []string
	for m := range mdspecMembers([]byte(`{"a":1,"b":2,"c":3}`)) {
		if keys = append(keys, m.key+" "+string(m.text)); m.key == "b" {
			break
		}
	}
	if want := []string{`a "a":1`, `b "b":2`}; !slices.Equal(keys, want) {
		t.Errorf("members are %q, want %q", keys, want)
	}
	for e := range mdspecElements([]byte(`[1,2]`)) {
		if string(e) != "1" {
			t.Errorf("element %s after a break", e)
		}
		break
	}
}

func TestInteger(t *testing.T) {
	tests := []struct {
		raw  string
		want int64
		ok   bool
	}{
		{"0", 0, true}, {"-1", -1, true}, {`"40014"`, 40014, true}, {"null", 0, true},
		{"9223372036854775807", 1<<63 - 1, true}, {"9223372036854775808", 0, false},
		{"1.5", 0, false}, {"true", 0, false}, {"{}", 0, false}, {"[1]", 0, false}, {`""`, 0, false}, {`"x"`, 0, false},
	}
	for _, tt := range tests {
		got, err := mdspecInteger([]byte(tt.raw))
		if (err == nil) != tt.ok || err == nil && got != tt.want {
			t.Errorf("mdspecInteger(%s) = %d, %v; want %d, valid %t", tt.raw, got, err, tt.want, tt.ok)
		}
	}
}
