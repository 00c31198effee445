package typeword

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestRead shows what the fields of a type hold.
func TestRead(t *testing.T) {
	str := &Type{Kind: Basic, Name: "string"}
	for _, test := range []struct {
		cell string
		want Type
	}{
		{"", Type{}},
		{"  what **it** is  ", Type{Text: "what it is"}},
		{"what it is, optional", Type{Text: "what it is, optional", Optional: true}},
		{"?[user](#user-object) object", Type{Kind: Ref, Name: "user", Target: "#user-object", Null: true}},
		{"List<[User](User.md)>", Type{Kind: List, Elem: &Type{Kind: Ref, Name: "User", Target: "User.md"}}},
		{"object (keys:string, values:string)", Type{Kind: Map, Key: str, Elem: str}},
		{"Map", Type{Kind: Map}},
		{"integer/string", Type{Kind: Union, Alternatives: []*Type{{Kind: Basic, Name: "int64"}, str}}},
		{"enum (A, B)", Type{Kind: Enum, Values: []string{"A", "B"}}},
		{"timestamp, required", Type{Kind: Basic, Name: "int64", Doubt: true, Required: true}},
		{"List<T> where [optional] holds", Type{Text: "List<T> where [optional] holds"}},
		{strings.Repeat("a", maxCell+1), Type{Text: strings.Repeat("a", maxCell+1)}},
	} {
		if diff := cmp.Diff(test.want, Read(test.cell, nil)); diff != "" {
			t.Errorf("%.60q: (-want +got)\n%s", test.cell, diff)
		}
	}
}

// TestReadWords gives words that one vendor uses.
func TestReadWords(t *testing.T) {
	words := map[string]string{"number": "int64", "rate": "string", "用户": "User object", "time stamp": "date-time", "user list": "list of User"}
	for cell, want := range map[string]string{
		"Number":                  "int64",
		"**rate**":                "string",
		"array of rate":           "list of string",
		"?rate, optional":         "nullable string, optional",
		"用户":                      "User",
		"用户数组":                    "list of User",
		"Time  Stamp":             "string",
		"User list":               "list of User",
		"number (int32)":          "int32",
		"[rate](#rate)":           "[string](#rate)",
		"map of string to number": "map of string to int64",
	} {
		if got := Read(cell, words).String(); got != want {
			t.Errorf("%q says %q, want %q", cell, got, want)
		}
	}
}

func TestDoubtful(t *testing.T) {
	for cell, want := range map[string]bool{
		"string": false, "timestamp": true, "array of timestamps": true, "string or timestamp": true, "map of id to string": true, "list": false, "": false,
	} {
		got := Read(cell, nil)
		if got.Doubtful() != want {
			t.Errorf("%q: doubtful is %v, want %v", cell, !want, want)
		}
	}
}

// TestWords reads every word of the list, with the types it may name.
func TestWords(t *testing.T) {
	basics := map[string]bool{
		"string": true, "bool": true, "json.Number": true, "[]byte": true, "file": true, "float64": true, "float32": true,
		"int64": true, "int32": true, "int16": true, "int8": true, "uint64": true, "uint32": true, "uint16": true, "uint8": true,
	}
	for spelling, e := range known() {
		if e.kind == Basic && !basics[e.name] {
			t.Errorf("%q is said to be %q, which is no type", spelling, e.name)
		}
		if got := Read(spelling, nil); got.Kind != e.kind || got.Name != e.name {
			t.Errorf("%q says %q, want %v %s", spelling, got, e.kind, e.name)
		}
	}
}

// TestWordsOnce holds that the list gives each spelling one meaning.
func TestWordsOnce(t *testing.T) {
	seen := map[string]string{}
	for line := range strings.Lines(wordList) {
		meaning, spellings, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		words, phrases, _ := strings.Cut(spellings, "|")
		all := strings.Fields(words)
		for phrase := range strings.SplitSeq(phrases, "|") {
			all = append(all, strings.TrimSpace(phrase))
		}
		for _, s := range all {
			if s != "" && seen[s] != "" {
				t.Errorf("%q is %s and %s", s, seen[s], meaning)
			}
			seen[s] = meaning
			if words := strings.Fields(s); len(words) > 1 && strings.ContainsFunc(words[len(words)-1], isHan) {
				t.Errorf("%q is a phrase, or words without a bar before them", s)
			}
		}
	}
}
