package diag

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
)

func TestPrintLine(t *testing.T) {
	var b bytes.Buffer
	if err := PrintLine(&b, "wrote ", "a\tb\n::error::x"); err != nil || b.String() != `wrote a\tb\n::error::x`+"\n" {
		t.Errorf("%q %v", &b, err)
	}
}

func TestPrintText(t *testing.T) {
	const diff = "--- a\ton disk\r\n ::error::x\n+::y\n-\x1b[1m\n no end\u202e"
	const want = "--- a\ton disk\r\n \\x3a:error::x\n+::y\n-\\x1b[1m\n no end\\u202e"
	var b bytes.Buffer
	if err := PrintText(&b, diff); err != nil || b.String() != want {
		t.Errorf("%q %v, want %q", &b, err, want)
	}
}

func TestDiffName(t *testing.T) {
	for _, tt := range []struct{ path, want string }{
		{"spec/群 a.md", "spec/群 a.md"},
		{"a\nb.md", `"a\012b.md"`},
		{`a"b\c`, `"a\"b\\c"`},
		{" a", `" a"`},
		{"a\u202e\xff", `"a\342\200\256\377"`},
	} {
		if got := DiffName(tt.path); got != tt.want {
			t.Errorf("DiffName(%q) = %s, want %s", tt.path, got, tt.want)
		}
	}
}

func TestArgument(t *testing.T) {
	for _, tt := range []struct{ word, want string }{
		{"spec/群聊_1.md", "spec/群聊_1.md"},
		{"../a-b", "../a-b"},
		{"my dir", "'my dir'"},
		{"-x.md", "./-x.md"},
		{"$(touch x)", "'$(touch x)'"},
		{"a;b", "'a;b'"},
		{"it's", `'it'\''s'`},
		{"~x", "'~x'"},
		{"`x`", "'`x`'"},
		{"", "''"},
		{"a\nb", `'a\nb'`},
	} {
		if got := Argument(tt.word).String(); got != tt.want {
			t.Errorf("Argument(%q) = %s, want %s", tt.word, got, tt.want)
		}
	}
}

// TestEncodeJSON states what is spelled out in JSON, and that it says the same.
func TestEncodeJSON(t *testing.T) {
	const text = "群\n::error::<&>##[x]###vso[y]\u202e\x7f\u009b\U000e0001\u2028\\##["
	doc, err := EncodeJSON(map[string]string{"a": text})
	want := "{\n  \"a\": \"" + `群\n::error::<&>\u0023#[x]#\u0023#vso[y]\u202e\u007f\u009b\udb40\udc01\u2028\\\u0023#[` + "\"\n}\n"
	if err != nil || string(doc) != want {
		t.Errorf("%s %v, want %s", doc, err, want)
	}
	var back map[string]string
	if err := json.Unmarshal(doc, &back); err != nil || back["a"] != text {
		t.Errorf("%q %v, want %q", back["a"], err, text)
	}
}

func TestWriteLines(t *testing.T) {
	d := New(testError, marked("spec/a.md", "\n\n|群聊|«strng»|"), "strng")
	d.Suggest = []string{"string"}
	d.Relate(marked("b.md", "«x»"), Verbatim("first here"))
	d.Diff = "--- a\n"
	accepted := New(testWarning, Span{})
	accepted.Accept = "`a`|`B\n.C`|…|…"
	l := List{d, New(testWarning, Span{}), New(testError, marked("x\ny.md", "«a»"), "\n::error::"), accepted}
	for _, tt := range []struct {
		o    TextOptions
		want string
	}{
		{TextOptions{}, lines(
			"spec/a.md:3:5: error: unknown type `strng` [unknown-type] — did you mean `string`?",
			"warning: taken as prose [near-section] — write `## Models`",
			`x\ny.md:1:1: error: unknown type `+"`\\n::error::` [unknown-type]",
			"warning: taken as prose [near-section] — write `## Models` — accept: `a`|`B\\n.C`|…|…",
		)},
		{TextOptions{Lang: Chinese}, lines(
			"spec/a.md:3:5: error: unknown type `strng` [unknown-type] — 是不是想写 `string`？",
			"warning: taken as prose [near-section] — write `## Models`",
			`x\ny.md:1:1: error: unknown type `+"`\\n::error::` [unknown-type]",
			"warning: taken as prose [near-section] — write `## Models` — 接受：`a`|`B\\n.C`|…|…",
		)},
	} {
		var b strings.Builder
		if err := WriteLines(&b, l, tt.o); err != nil || b.String() != tt.want {
			t.Errorf("%v:\n%s want\n%s", err, b.String(), tt.want)
		}
	}
	var b strings.Builder
	if err := WriteLines(&b, l[1:2], TextOptions{Color: true}); err != nil ||
		b.String() != "\x1b[1;33mwarning: \x1b[0m\x1b[1mtaken as prose\x1b[0m \x1b[2m[near-section]\x1b[0m — write `## Models`\n" {
		t.Errorf("%v: %q", err, b.String())
	}
}
