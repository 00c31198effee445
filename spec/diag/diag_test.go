package diag

import (
	"errors"
	"strings"
	"testing"
)

// marked returns a source of the text without its two marks « and », and the
// span that stood between them.
func marked(name, text string) Span {
	before, rest, _ := strings.Cut(text, "«")
	inside, after, _ := strings.Cut(rest, "»")
	source := NewSource(name, []byte(before+inside+after))
	return source.Span(len(before), len(before)+len(inside))
}

var (
	testError   = &Rule{ID: "unknown-type", Severity: Error, Params: []string{"type"}, Message: "unknown type `%[1]s`"}
	testWarning = &Rule{ID: "near-section", Severity: Warning, Message: "taken as prose", Hint: "write `## Models`"}
	testNote    = &Rule{ID: "todo-row", Severity: Note, Message: "left out"}
)

func TestMessage(t *testing.T) {
	tests := []struct {
		name     string
		template string
		args     []any
		want     string
	}{
		{"constant", "no table", nil, "no table"},
		{"one", "unknown type `%[1]s`", []any{"strng"}, "unknown type `strng`"},
		{"reordered", "%[2]d of %[1]s", []any{"cells", 3}, "3 of cells"},
		{"repeated", "%[1]s is not %[1]s", []any{"x"}, "x is not x"},
		{"unused argument", "plain", []any{"x"}, "plain"},
		{"argument left out", "only %[2]s", []any{"x", "y"}, "only y"},
		{"percent sign", "100%% plain", []any{"x"}, "100% plain"},
		{"percent sign in text", "`%[1]s`", []any{"100%d"}, "`100%d`"},
		{"flags", "byte 0x%02[1]x", []any{7}, "byte 0x07"},
		{"line break in text", "`%[1]s`", []any{"a\nb"}, "`a\\nb`"},
		{"line break in an error", "no Go: %[1]v", []any{errors.New("a\nb\x1b[31m")}, `no Go: a\nb\x1b[31m`},
		{"an error is not cut", "%[1]v", []any{errors.New(strings.Repeat("x", 100))}, strings.Repeat("x", 100)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := New(&Rule{Message: tt.template}, Span{}, tt.args...)
			if got := d.Message(); got != tt.want {
				t.Errorf("Message() = %q, want %q", got, tt.want)
			}
		})
	}
}

func TestNewLeavesArguments(t *testing.T) {
	args := []any{"a\x00b"}
	New(testError, Span{}, args...)
	if args[0] != "a\x00b" {
		t.Errorf("the caller's argument became %q", args[0])
	}
}

func TestHint(t *testing.T) {
	tests := []struct {
		name    string
		hint    string
		suggest []string
		want    string
	}{
		{"nothing", "", nil, ""},
		{"hint", "write `%[1]s`", nil, "write `x`"},
		{"suggestion", "", []string{"string"}, "did you mean `string`?"},
		{"suggestions", "", []string{"int8", "int16", "int32"}, "did you mean `int8` or `int16` or `int32`?"},
		{"both", "or a basic type", []string{"string"}, "did you mean `string`? or a basic type"},
		{"hostile suggestion", "", []string{"a\u202eb"}, "did you mean `a\\u202eb`?"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := New(&Rule{Message: "m", Hint: tt.hint}, Span{}, "x")
			d.Suggest = tt.suggest
			if got := d.Hint(); got != tt.want {
				t.Errorf("Hint() = %q, want %q", got, tt.want)
			}
		})
	}
}

func TestPrintable(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"empty", "", ""},
		{"plain", "群聊 `x`", "群聊 `x`"},
		{"controls", "a\x00b\tc\nd\r\x1b\x7f", `a\x00b\tc\nd\r\x1b\x7f`},
		{"bidi", "a\u202e\u2066\u2069b", `a\u202e\u2066\u2069b`},
		{"zero width", "a\u200bb\u200dc\ufeff", `a\u200bb\u200dc\ufeff`},
		{"other blanks", "a\u00a0b\u3000c\u2028", `a\u00a0b\u3000c\u2028`},
		{"private and unassigned", "\ue000\U0010ffff", `\ue000\U0010ffff`},
		{"tag characters", "\U000e0041", `\U000e0041`},
		{"not UTF-8", "a\xff\xe7\xbe", `a\xff\xe7\xbe`},
		{"replacement character", "\ufffd", "\ufffd"},
		{"sixty", strings.Repeat("群", 60), strings.Repeat("群", 60)},
		{"sixty-one", strings.Repeat("群", 61), strings.Repeat("群", 60) + "…"},
		{"huge", strings.Repeat("\x00", 1<<20), strings.Repeat(`\x00`, 60) + "…"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Printable(tt.text); got != tt.want {
				t.Errorf("Printable(%.80q) = %q, want %q", tt.text, got, tt.want)
			}
		})
	}
}

func TestVisible(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"plain", "群聊\u3000\u00a0x", "群聊\u3000\u00a0x"},
		{"long", strings.Repeat("x", 100), strings.Repeat("x", 100)},
		{"hidden", "a\n\u202e\xffb", `a\n\u202e\xffb`},
		{"line separators", "a\u2028\u2029\u0085", `a\u2028\u2029\u0085`},
		{"replacement character", "\ufffd\xff", "\ufffd\\xff"},
		{"a command at the start", "::error::x", `\x3a:error::x`},
		{"behind blanks", "\u3000 ::error::x", "\u3000 " + `\x3a:error::x`},
		{"behind a line end, which is none", "\n::x", `\n\x3a:x`},
		{"two colons elsewhere", "a::b", "a::b"},
		{"a command anywhere", "a ##[group]x", `a \x23#[group]x`},
		{"of another service", "##vso[task]x ##x", `\x23#vso[task]x ##x`},
		{"behind a third", "###[x]", `#\x23#[x]`},
		{"no command", "## [x] ##x y[", "## [x] ##x y["},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := visible(tt.text); got != tt.want {
				t.Errorf("visible(%q) = %q, want %q", tt.text, got, tt.want)
			}
		})
	}
}

func TestSeverity(t *testing.T) {
	for s, want := range map[Severity]string{Error: "error", Warning: "warning", Note: "note"} {
		text, err := s.MarshalText()
		if err != nil || string(text) != want || s.String() != want {
			t.Errorf("severity %d is %q and %q (%v), want %q", s, s, text, err, want)
		}
	}
}
