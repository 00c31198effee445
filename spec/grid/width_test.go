package grid

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

func TestWidth(t *testing.T) {
	for _, test := range []struct {
		name string
		text string
		want int
	}{
		{"nothing", "", 0},
		{"ASCII", "chat_id", 7},
		{"Han characters", "客户群ID", 8},
		{"full-width punctuation", "，（）：", 8},
		{"half-width kana", "ｱｲｳ", 3},
		{"Hangul syllables", "한글", 4},
		{"decomposed Hangul", "\u1112\u1161\u11ab", 2},
		{"a combining mark", "e\u0301te\u0301", 3},
		{"a lone combining mark", "\u0301", 0},
		{"an emoji", "a👍b", 4},
		{"an emoji with a skin colour", "👍🏽", 2},
		{"a family", "👨‍👩‍👧‍👦", 2},
		{"a flag", "🇨🇳", 2},
		{"a text character shown as an emoji", "❤️", 2},
		{"a character that the emoji selector follows in ASCII", "a\ufe0f", 1},
		{"a zero-width space", "a\u200bb", 2},
		{"a tab", "a\tb", 3},
		{"ambiguous characters", "“…”①→★°Я", 8},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := Width(test.text, 1); got != test.want {
				t.Errorf("%q: width %d, want %d", test.text, got, test.want)
			}
			if got := Width(test.text, 0); got != test.want {
				t.Errorf("%q: width %d without an ambiguous width, want %d", test.text, got, test.want)
			}
		})
	}
}

func TestWidthWhereAmbiguousIsWide(t *testing.T) {
	for text, want := range map[string]int{
		"“…”①→★°Я":  16,
		"客户群ID":     8,
		"☎️":        2, // as an emoji, wide already
		"α\u0301":   2,
		"\u0301":    0, // also ambiguous, and no character of its own
		"a\u00adb":  2, // a soft hyphen is hidden
		"é e\u0301": 4, // the first is one ambiguous character, the last is not
	} {
		if got := Width(text, 2); got != want {
			t.Errorf("%q: width %d, want %d", text, got, want)
		}
	}
}

// TestAmbiguousTable compares the table with what uniseg knows: a character is
// ambiguous if its width follows uniseg's variable. Pictographs do not; they are
// wide only if they are emoji by themselves.
func TestAmbiguousTable(t *testing.T) {
	var wide strings.Builder
	defer func(width int) { uniseg.EastAsianAmbiguousWidth = width }(uniseg.EastAsianAmbiguousWidth)
	for r := range unicode.MaxRune + 1 {
		if !utf8.ValidRune(r) {
			continue
		}
		s := string(r)
		uniseg.EastAsianAmbiguousWidth = 1
		narrow := uniseg.StringWidth(s)
		uniseg.EastAsianAmbiguousWidth = 2
		if uniseg.StringWidth(s) == narrow+1 {
			wide.WriteRune(r)
			if !unicode.Is(ambiguous, r) {
				t.Errorf("%U is ambiguous", r)
			}
			continue
		}
		if unicode.Is(ambiguous, r) && narrow == 1 && !unicode.Is(pictographs, r) {
			t.Errorf("%U is not ambiguous", r)
		}
	}
	if n := utf8.RuneCountInString(wide.String()); n < 130_000 { // most are for private use
		t.Errorf("%d ambiguous characters", n)
	}
}

// pictographs are where Unicode's extended pictographs stand.
var pictographs = &unicode.RangeTable{
	R16: []unicode.Range16{{0xA9, 0xAE, 1}, {0x2000, 0x2BFF, 1}, {0x3000, 0x32FF, 1}},
	R32: []unicode.Range32{{0x1F000, 0x1FAFF, 1}},
}
