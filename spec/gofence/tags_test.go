package gofence

import (
	"reflect"
	"testing"
)

func TestTags(t *testing.T) {
	tests := []struct {
		text, want string
		ok         bool
	}{
		{"", "", true},
		{`json:"a,omitempty" xml:"b"`, "json=a,omitempty;xml=b;", true},
		{`json:"a"  x:"\"\u4e2d"`, "json=a;x=\"中;", true},
		{`json:"a" `, "json=a;", true},
		{`json:"a"xml:"b"`, "json=a;", false},
		{`json:"a" xml`, "json=a;", false},
		{`json:a`, "", false},
		{` json:"a"`, "", false},
		{`json:"a`, "", false},
		{"js\ton:\"a\"", "", false},
		{`:"a"`, "", false},
	}
	for _, tt := range tests {
		tags, ok := Tags(tt.text)
		got := ""
		for _, tag := range tags {
			got += tag.Key + "=" + tag.Value + ";"
		}
		if got != tt.want || ok != tt.ok {
			t.Errorf("Tags(%q) = %s, %v, want %s, %v", tt.text, got, ok, tt.want, tt.ok)
		}
	}
}

// FuzzTags holds the parts of a tag against reflect, which finds the first of a
// key.
func FuzzTags(f *testing.F) {
	f.Add(`json:"a,omitempty" xml:"b"`)
	f.Add("a:\"\\x41\"b:\"c\" d")
	f.Fuzz(func(t *testing.T, text string) {
		tags, _ := Tags(text)
		seen := map[string]bool{}
		for _, tag := range tags {
			if seen[tag.Key] {
				continue
			}
			seen[tag.Key] = true
			if value, ok := reflect.StructTag(text).Lookup(tag.Key); !ok || value != tag.Value {
				t.Errorf("%q of %q is %q, and %q for reflect", tag.Key, text, tag.Value, value)
			}
		}
	})
}
