package diag

import (
	"bytes"
	"testing"
)

func TestWriteGitHub(t *testing.T) {
	unknown := func(span Span) Diagnostic { return New(testError, span, "strng") }
	tests := []struct {
		name string
		make func() Diagnostic
		want string
	}{
		{"word", func() Diagnostic { return unknown(marked("spec/x.md", "\n群|«strng»|")) },
			"::error file=spec/x.md,line=2,endLine=2,col=3,endColumn=8,title=mdspec unknown-type::unknown type `strng`\n"},
		{"empty span", func() Diagnostic { return unknown(marked("x.md", "ab«»")) },
			"::error file=x.md,line=1,endLine=1,col=3,endColumn=3,title=mdspec unknown-type::unknown type `strng`\n"},
		{"several lines", func() Diagnostic { return unknown(marked("x.md", "a«b\nc»d")) },
			"::error file=x.md,line=1,endLine=2,title=mdspec unknown-type::unknown type `strng`\n"},
		{"a line with its end", func() Diagnostic { return unknown(marked("x.md", "a«b\r\n»cd")) },
			"::error file=x.md,line=1,endLine=1,col=2,endColumn=3,title=mdspec unknown-type::unknown type `strng`\n"},
		{"lines with their ends", func() Diagnostic { return unknown(marked("x.md", "a«b\n\n»cd")) },
			"::error file=x.md,line=1,endLine=2,title=mdspec unknown-type::unknown type `strng`\n"},
		{"no span", func() Diagnostic { return unknown(Span{}) },
			"::error title=mdspec unknown-type::unknown type `strng`\n"},
		{"warning with a hint", func() Diagnostic { return New(testWarning, Span{}) },
			"::warning title=mdspec near-section::taken as prose%0Awrite `## Models`\n"},
		{"note", func() Diagnostic { return New(testNote, Span{}) },
			"::notice title=mdspec todo-row::left out\n"},
		{"related", func() Diagnostic {
			d := unknown(Span{})
			d.Suggest = []string{"string"}
			d.Related = []Related{{marked("y.md", "\n«T»"), Verbatim("first: here, 100%")}, {Span{}, Verbatim("a\nb")}}
			return d
		}, "::error title=mdspec unknown-type::unknown type `strng`%0Adid you mean `string`?" +
			"%0Ay.md:2:1: first: here, 100%25%0Aa\\nb\n"},
		{"diff", func() Diagnostic {
			d := unknown(Span{})
			d.Diff = "-a\n+b\n"
			return d
		}, "::error title=mdspec unknown-type::unknown type `strng`\n"},
		{"acceptable", func() Diagnostic {
			d := New(testWarning, Span{})
			d.Subject, d.Accept = "A", "`near-section`|`A%\n::x`|…|…"
			d.Related = []Related{{Span{}, Verbatim("here")}}
			return d
		}, "::warning title=mdspec near-section::taken as prose%0Awrite `## Models`%0Ahere%0Aaccept: `near-section`|`A%25\\n::x`|…|…\n"},
		{"hostile", func() Diagnostic { return New(testError, marked("50%,a:b\n::x.md", "«x»"), "%0A\r\n::error::y") },
			"::error file=50%25%2Ca%3Ab\\n%3A%3Ax.md,line=1,endLine=1,col=1,endColumn=2,title=mdspec unknown-type" +
				"::unknown type `%250A\\r\\n::error::y`\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var b bytes.Buffer
			if err := WriteGitHub(&b, List{tt.make()}, Tool{Name: "mdspec"}, English); err != nil {
				t.Fatal(err)
			}
			if got := b.String(); got != tt.want {
				t.Errorf("got:\n%swant:\n%s", got, tt.want)
			}
		})
	}
}

func TestEscapes(t *testing.T) {
	const text = "a%b\rc\nd:e,f"
	if got, want := escapeData(text), "a%25b%0Dc%0Ad:e,f"; got != want {
		t.Errorf("escapeData(%q) = %q, want %q", text, got, want)
	}
	if got, want := escapeProperty(text), "a%25b%0Dc%0Ad%3Ae%2Cf"; got != want {
		t.Errorf("escapeProperty(%q) = %q, want %q", text, got, want)
	}
}
