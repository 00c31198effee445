package diag

import (
	"slices"
	"strings"
	"testing"
)

func TestDistance(t *testing.T) {
	long := strings.Repeat("a", 1000)
	tests := []struct {
		a, b string
		want int
	}{
		{"", "", 0},
		{"", "abc", 3},
		{"abc", "", 3},
		{"string", "String", 0},
		{"strng", "string", 1},
		{"strinng", "string", 1},
		{"strimg", "string", 1},
		{"stirng", "string", 1},
		{"gnirts", "string", 5},
		{"接口列表", "接口表", 1},
		{"模型", "数据模型", 2},
		{"ca", "abc", 3},
		{long, long, 0},
		{long, long + "a", 1001},
		{strings.Repeat("a", 128), strings.Repeat("a", 127) + "b", 1},
		{strings.Repeat("a", 129), strings.Repeat("a", 128) + "b", 129},
	}
	for _, tt := range tests {
		if got := Distance(tt.a, tt.b); got != tt.want {
			t.Errorf("Distance(%.20q, %.20q) = %d, want %d", tt.a, tt.b, got, tt.want)
		}
		if got := Distance(tt.b, tt.a); got != tt.want {
			t.Errorf("Distance(%.20q, %.20q) = %d, want %d", tt.b, tt.a, got, tt.want)
		}
	}
}

func TestNear(t *testing.T) {
	tests := []struct {
		a, b string
		want bool
	}{
		{"strng", "string", true},
		{"Modles", "Models", true},
		{"MODELS", "Models", true},
		{"Model", "Models", true},
		{"Moduls", "Models", true},
		{"Modxyz", "Models", false},
		{"数据摸型", "数据模型", true},
		{"接口例表", "接口列表", true},
		{"模型", "接口", false},
		{"接听", "接口", false}, // one of two characters is half the word
		{"类型", "模型", false},
		{"说明", "说法", false},
		{"int", "uint", true},
		{"in", "int", true},
		{"x", "y", false},
		{"", "a", false},
		{"a", "", false},
		{"", "", false},
	}
	for _, tt := range tests {
		if got := Near(tt.a, tt.b); got != tt.want {
			t.Errorf("Near(%q, %q) = %t, want %t", tt.a, tt.b, got, tt.want)
		}
	}
}

// TestNearHuge would take hours if words were compared whatever their length.
func TestNearHuge(t *testing.T) {
	a, b := strings.Repeat("群", 1<<20), strings.Repeat("聊", 1<<20)
	if Near(a, b) || !Near(a, a) {
		t.Error("only the equal one of two huge words resembles it")
	}
}

func TestSuggest(t *testing.T) {
	known := []string{"int8", "string", "String", "int", "int64", "int16", "int32", "GroupChat", "GroupChats", "string"}
	tests := []struct {
		word string
		want []string
	}{
		{"strng", []string{"string", "String"}},
		{"Strng", []string{"String", "string"}},
		{"string", []string{"String"}},
		{"int65", []string{"int64", "int16", "int32"}},
		{"groupchat", []string{"GroupChat", "GroupChats"}},
		{"time", nil},
		{"", nil},
	}
	for _, tt := range tests {
		if got := Suggest(tt.word, known); !slices.Equal(got, tt.want) {
			t.Errorf("Suggest(%q) = %q, want %q", tt.word, got, tt.want)
		}
	}
	if got := Suggest("key", []string{"key5", "key3", "key1", "key4", "key2"}); !slices.Equal(got, []string{"key1", "key2", "key3"}) {
		t.Errorf("of five that are as near %q are suggested, want three", got)
	}
	if got := Suggest("说法", []string{"说明", "名称", "类型", "备注"}); got != nil {
		t.Errorf("titles of two characters resemble each other: %q", got)
	}
}
