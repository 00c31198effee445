package dialect

import (
	"net/textproto"
	"slices"
	"strings"
	"testing"
)

func TestOwnHeaders(t *testing.T) {
	var names []string
	for _, h := range ownHeaders {
		names = append(names, h.name)
		if canonical := textproto.CanonicalMIMEHeaderKey(h.name); canonical != h.name {
			t.Errorf("%s is written %s", h.name, canonical)
		}
		if h.barred&OptionHeader != 0 && h.barred&FieldHeader == 0 {
			t.Errorf("a field may set %s, which an option may not", h.name)
		}
	}
	if !slices.IsSorted(names) || len(slices.Compact(names)) != len(ownHeaders) {
		t.Error("the headers are not in order, each once")
	}
}

func TestIsOwnHeader(t *testing.T) {
	for _, tt := range []struct {
		name   string
		barred HeaderUse
	}{
		{"HOST", FieldHeader | TokenHeader | OptionHeader},
		{"authorization", FieldHeader | OptionHeader},
		{"content-type", FieldHeader | TokenHeader},
		{"cookie", TokenHeader},
		{"proxy-anything", TokenHeader},
		{"proxy", 0},
		{"X-API-Key", 0},
		{"", 0},
	} {
		for _, use := range []HeaderUse{FieldHeader, TokenHeader, OptionHeader} {
			if got := IsOwnHeader(tt.name, use); got != (tt.barred&use != 0) {
				t.Errorf("%q for use %d: %v", tt.name, use, got)
			}
		}
	}
	if got := OwnHeaders(OptionHeader); strings.Join(got[:2], " ") != "Authorization Connection" {
		t.Errorf("got %v", got)
	}
}
