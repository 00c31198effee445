package diag

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"
)

func TestLines(t *testing.T) {
	tests := []struct {
		name, content string
		want          []string
	}{
		{"empty", "", []string{""}},
		{"no line end", "a", []string{"a"}},
		{"LF", "a\nb\n", []string{"a", "b", ""}},
		{"CRLF", "a\r\nb\r\n", []string{"a", "b", ""}},
		{"blank lines", "\n\r\n\n", []string{"", "", "", ""}},
		{"a lone CR ends no line", "a\rb\r", []string{"a\rb\r"}},
		{"two CR", "a\r\r\nb", []string{"a\r", "b"}},
		{"other separators", "a\u2028b\x0cc", []string{"a\u2028b\x0cc"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := NewSource("x.md", []byte(tt.content))
			if s.Name() != "x.md" || string(s.Content()) != tt.content {
				t.Errorf("source %q of %q", s.Name(), s.Content())
			}
			var got []string
			for n := 1; n <= s.Lines(); n++ {
				got = append(got, string(s.Line(n)))
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("lines %q, want %q", got, tt.want)
			}
			if s.Line(0) != nil || s.Line(s.Lines()+1) != nil {
				t.Error("a line outside the source is not empty")
			}
		})
	}
}

func TestLineStart(t *testing.T) {
	s := NewSource("x.md", []byte("a\r\n群\n"))
	for n, want := range map[int]int{-1: 0, 0: 0, 1: 0, 2: 3, 3: 7, 4: 7} {
		if got := s.LineStart(n); got != want {
			t.Errorf("LineStart(%d) = %d, want %d", n, got, want)
		}
	}
}

func TestPosition(t *testing.T) {
	tests := []struct {
		name, content string
		offset        int
		want          Position
	}{
		{"empty", "", 0, Position{0, 1, 1, 0}},
		{"start", "ab", 0, Position{0, 1, 1, 0}},
		{"end", "ab", 2, Position{2, 1, 3, 2}},
		{"before", "ab", -5, Position{0, 1, 1, 0}},
		{"behind", "ab\n", 9, Position{3, 2, 1, 0}},
		{"at the line end", "ab\ncd", 2, Position{2, 1, 3, 2}},
		{"second line", "ab\ncd", 4, Position{4, 2, 2, 1}},
		{"Chinese", "|群聊|x", 8, Position{8, 1, 5, 4}},
		{"emoji", "|😀|x", 6, Position{6, 1, 4, 4}},
		{"combining", "|e\u0301|", 5, Position{5, 1, 5, 4}},
		{"within a code point", "|群|", 3, Position{3, 1, 2, 1}},
		{"not UTF-8", "|\xff\xfe|", 3, Position{3, 1, 4, 3}},
		{"CR of CRLF", "ab\r\ncd", 2, Position{2, 1, 3, 2}},
		{"LF of CRLF", "ab\r\ncd", 3, Position{3, 1, 3, 2}},
		{"after CRLF", "ab\r\ncd", 5, Position{5, 2, 2, 1}},
		{"BOM", "\ufeff# T", 3, Position{3, 1, 1, 0}},
		{"within the BOM", "\ufeff# T", 1, Position{1, 1, 1, 0}},
		{"after the BOM", "\ufeff# T", 5, Position{5, 1, 3, 2}},
		{"line after the BOM", "\ufeff# T\nx", 8, Position{8, 2, 2, 1}},
		{"a BOM elsewhere counts", "\n\ufeffx", 4, Position{4, 2, 2, 1}},
		{"long line", strings.Repeat("群", 5000) + "x", 15000, Position{15000, 1, 5001, 5000}},
		{"line after a long line", strings.Repeat("😀", 5000) + "\n😀x", 20005, Position{20005, 2, 2, 2}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := NewSource("x.md", []byte(tt.content)).Position(tt.offset); got != tt.want {
				t.Errorf("Position(%d) = %+v, want %+v", tt.offset, got, tt.want)
			}
		})
	}
}

func TestSpan(t *testing.T) {
	s := NewSource("x.md", []byte("ab\n群聊"))
	tests := []struct {
		name       string
		span       Span
		start, end int
		text       string
		str        string
	}{
		{"whole", s.Span(0, 9), 0, 9, "ab\n群聊", "x.md:1:1"},
		{"word", s.Span(6, 9), 6, 9, "聊", "x.md:2:2"},
		{"empty", s.Span(2, 2), 2, 2, "", "x.md:1:3"},
		{"backwards", s.Span(6, 3), 6, 6, "", "x.md:2:2"},
		{"outside", s.Span(-3, 99), 0, 9, "ab\n群聊", "x.md:1:1"},
		{"behind", s.Span(50, 99), 9, 9, "", "x.md:2:3"},
		{"made by hand", Span{s, -1, 99}, -1, 99, "ab\n群聊", "x.md:1:1"},
		{"zero", Span{}, 0, 0, "", "-"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if tt.span.Start != tt.start || tt.span.End != tt.end {
				t.Errorf("span %d-%d, want %d-%d", tt.span.Start, tt.span.End, tt.start, tt.end)
			}
			if got := tt.span.Text(); got != tt.text {
				t.Errorf("Text() = %q, want %q", got, tt.text)
			}
			if got := tt.span.String(); got != tt.str {
				t.Errorf("String() = %q, want %q", got, tt.str)
			}
		})
	}
}

func TestZeroSpan(t *testing.T) {
	var s Span
	if !s.IsZero() || s.File() != "" || s.Position() != (Position{}) || s.EndPosition() != (Position{}) {
		t.Errorf("the zero Span has a place: %q %v %v", s.File(), s.Position(), s.EndPosition())
	}
	if NewSource("x.md", nil).Span(0, 0).IsZero() {
		t.Error("the span of an empty source is nowhere")
	}
}

// countedPositions returns the position of every offset of the content, from a
// walk through all of it.
func countedPositions(content string) []Position {
	var out []Position
	p := Position{Line: 1, Column: 1}
	for rest := content; len(rest) > 0; {
		r, size := utf8.DecodeRuneInString(rest)
		for range size {
			out = append(out, p)
			p.Offset++
		}
		switch {
		case r == '\n':
			p.Line, p.Column, p.UTF16 = p.Line+1, 1, 0
		case r == '\ufeff' && len(rest) == len(content), strings.HasPrefix(rest, "\r\n"):
		default:
			p.Column++
			p.UTF16 += utf16.RuneLen(r)
		}
		rest = rest[size:]
	}
	return append(out, p)
}

func FuzzPosition(f *testing.F) {
	for _, seed := range []string{
		"", "a", "\ufeff# 群聊\r\n\r\n|😀|\xff\xe7\xbe|\n", "\xef\xbb", "\r\r\n\n\r", "\ufeff\ufeff",
		strings.Repeat("群x😀", 500), strings.Repeat("a", 1023) + "群\n" + strings.Repeat("\xff", 1030),
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		s := NewSource("x.md", content)
		last := Position{Line: 1, Column: 1}
		for offset, want := range countedPositions(string(content)) {
			p := s.Position(offset)
			if p != want {
				t.Fatalf("Position(%d) = %+v, want %+v", offset, p, want)
			}
			if p.Line < last.Line || p.Line == last.Line && (p.Column < last.Column || p.UTF16 < last.UTF16) {
				t.Fatalf("Position(%d) = %+v is before %+v", offset, p, last)
			}
			if p.Line > s.Lines() || p.Column > len(s.Line(p.Line))+1 {
				t.Fatalf("Position(%d) = %+v is outside of its line", offset, p)
			}
			last = p
		}
	})
}
