package prose

import (
	"slices"
	"testing"
)

func TestSentences(t *testing.T) {
	tests := []struct {
		line string
		want []string
	}{
		{"", nil},
		{"一。二；三！四？五", []string{"一。", "二；", "三！", "四？", "五"}},
		{"One. Two; three! Four? Five.", []string{"One.", "Two;", "three!", "Four?", "Five."}},
		{"see https://a.b/c?d;e!f or v1.2.3 or a.md", []string{"see https://a.b/c?d;e!f or v1.2.3 or a.md"}},
		{"a, e.g. b, i.e. c vs. d. End", []string{"a, e.g. b, i.e. c vs. d.", "End"}},
		{"(One.) Two", []string{"(One.)", "Two"}},
		{"「一。」二", []string{"「一。」", "二"}},
	}
	for _, tt := range tests {
		if got := Sentences(tt.line); !slices.Equal(got, tt.want) {
			t.Errorf("%q: got %q, want %q", tt.line, got, tt.want)
		}
	}
}
