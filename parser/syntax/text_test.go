package syntax

import (
	"strings"
	"testing"
	"unicode"

	"github.com/mdspec-go/mdspec/spec/diag"
)

func TestCleanKeepsOffsets(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"# a\r\n", "# a \n"},
		{"\ufeff# a", "   # a"},
		{"a\tb", "a\tb"},
		{"群聊\u200f", "群聊\u200f"},
		{"a\ufffdb", "a\ufffdb"}, // the character itself is valid
	} {
		var diags diag.List
		got, ok := clean(diag.NewSource("doc.md", []byte(test.in)), &diags)
		if !ok || string(got) != test.want || len(diags) > 0 {
			t.Errorf("clean(%q) = %q, %v, %v; want %q", test.in, got, ok, diags, test.want)
		}
	}
}

func TestCleanReports(t *testing.T) {
	for _, test := range []struct {
		in     string
		rule   *diag.Rule
		span   string // place of the fault
		readOn bool
	}{
		{"# a\n\x00", ControlCharacter, "doc.md:2:1", true},
		{"a\rb", ControlCharacter, "doc.md:1:2", true},
		{"a\r", ControlCharacter, "doc.md:1:2", true},
		{"群\u0085聊", ControlCharacter, "doc.md:1:2", true},
		{"a\x7f", ControlCharacter, "doc.md:1:2", true},
		{"群\u202e聊", BidiControl, "doc.md:1:2", true},
		{"群\u2066聊", BidiControl, "doc.md:1:2", true},
		{"ok\n群\xc8\xba聊\xff", NotUTF8, "", false},
		{"\xff", NotUTF8, "doc.md:1:1", false},
		{strings.Repeat(" ", MaxSize+1), DocumentTooLarge, "doc.md:1:1", false},
	} {
		var diags diag.List
		src := diag.NewSource("doc.md", []byte(test.in))
		text, ok := clean(src, &diags)
		if test.span == "" { // \xc8\xba is a valid letter; \xff is the fault
			test.span = "doc.md:2:4"
		}
		if len(diags) != 1 || diags[0].Rule != test.rule || diags[0].Span.String() != test.span || ok != test.readOn {
			t.Errorf("clean(%.20q): %v, %v", test.in, diags, ok)
		}
		if ok && len(text) != len(test.in) {
			t.Errorf("clean(%q) changed the length", test.in)
		}
		if strings.ContainsFunc(string(text), func(r rune) bool { return r != '\n' && unicode.IsControl(r) || isBidiControl(r) }) {
			t.Errorf("clean(%q) keeps a character that is forbidden: %q", test.in, text)
		}
	}
}

func TestOwnLine(t *testing.T) {
	for _, test := range []struct {
		text string
		at   int
		want string
	}{
		{"a\nb", 0, "a"},
		{"a\nb", 2, "b"},
		{"a\r\nb\r\n", 0, "a"},
		{"a\r\nb\r\n", 3, "b"},
		{"\n", 0, ""},
		{"\ufeffa\n\ufeffb", 3, "a"},
		{"a\n\ufeffb", 2, "\ufeffb"},
	} {
		if got := parse(test.text).OwnLine(test.at).Text(); got != test.want {
			t.Errorf("OwnLine(%q, %d) = %q, want %q", test.text, test.at, got, test.want)
		}
	}
}

func TestSplitLines(t *testing.T) {
	for text, want := range map[string]string{"": "", "a": "a", "a\n": "a", "a\nb": "a,b", "\n\na\n\n": ",,a,"} {
		d, whole := textOf(text)
		var got []string
		for _, line := range d.SplitLines(whole) {
			got = append(got, line.Text())
		}
		if strings.Join(got, ",") != want {
			t.Errorf("SplitLines(%q) = %q, want %q", text, got, want)
		}
	}
}
