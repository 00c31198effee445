package cli

import (
	"strings"
	"testing"
)

func TestShownAndQuoted(t *testing.T) {
	long := strings.Repeat("deep/", 30) + "spec"
	for _, tt := range []struct{ path, shown, quoted string }{
		{"spec", "spec", "spec"},
		{"群聊/a_1.md", "群聊/a_1.md", "群聊/a_1.md"},
		{long, long, long},
		{"two words", "two words", "'two words'"},
		{"it's", "it's", `'it'\''s'`},
		{"$HOME", "$HOME", "'$HOME'"},
		{"-x", "-x", "./-x"},
		{"a\x1b[31m", "a\x1b[31m", `'a\x1b[31m'`}, // escaped when it is printed
	} {
		if got := shown(tt.path); got != tt.shown {
			t.Errorf("%q is shown as %s, want %s", tt.path, got, tt.shown)
		}
		if got := quoted(tt.path); got != tt.quoted {
			t.Errorf("%q is quoted as %s, want %s", tt.path, got, tt.quoted)
		}
	}
}

func TestSuggestedPackage(t *testing.T) {
	for dir, want := range map[string]string{
		"spec": "api", "docs": "api", "a/wecom": "wecom", "my-docs": "mydocs", "v2": "v2", "2fa": "api",
		"群聊": "api", "func": "api", "main": "api", "Two Words": "twowords", "documentation": "api",
	} {
		if got := suggestedPackage(dir); got != want {
			t.Errorf("%s: got %s, want %s", dir, got, want)
		}
	}
}
