package syntax

import (
	"fmt"
	"strings"
	"testing"
	"unicode"
)

func TestInvisible(t *testing.T) {
	for text, want := range map[string]string{
		"":                           "",
		"群聊 chat é":                  "",
		"a\u200bb":                   "[1 4]",
		"\u200b":                     "[0 3]",
		"a\u200b\u2060\ufeffb\u200b": "[1 10] [11 14]",
		"\ufeff# 群":                  "",
		"群\ufeff聊":                   "[3 6]",

		// Needed where they are.
		"👨\u200d👩\u200d👧":                         "",
		"👩🏽\u200d⚕\ufe0f":                         "",
		"❤\ufe0f ™\ufe0e ℹ\ufe0f ↔\ufe0f ‼\ufe0f": "",
		"1\ufe0f\u20e3 #\ufe0f\u20e3":             "",
		"🏴\U000e0067\U000e0062\U000e007f":         "",
		"می\u200cخواهم":                           "",
		"क्\u200dष":                               "",
		"ภาษา\u200bไทย":                           "",
		"葛\U000e0100":                             "",
		"ᠠ\u180b":                                 "",
		"שלום\u200f (C++)\u200e":                  "",
		"C++\u200e, שלום":                         "",
		"\u0600\u0661":                            "", // Arabic number sign: it is shown

		// The same where nothing needs them.
		"a\u200db":              "[1 4]",
		"群\u200d聊":              "[3 6]",
		"👨\u200da":              "[4 7]",
		"a\u200cb":              "[1 4]",
		"ไทย\u200b chat":        "[9 12]",
		"a\ufe0f":               "[1 4]",
		"1\ufe0f":               "[1 4]",
		"a\U000e0100":           "[1 5]",
		"葛\U000e0100\U000e0101": "[7 11]", // one form at most
		"a\u180b":               "[1 4]",
		"a\U000e0067":           "[1 5]",
		"chat\u200e":            "[4 7]",
		"שלום\nchat\u200e":      "[13 16]",
	} {
		if got := strings.Trim(fmt.Sprint(Invisible(text)), "[]"); got != strings.Trim(want, "[]") {
			t.Errorf("%+q: got %s, want %s", text, got, want)
		}
	}
}

// TestInvisibleCharacters goes through the characters that nobody sees between
// letters of Latin and of Chinese.
func TestInvisibleCharacters(t *testing.T) {
	for _, r := range []rune{
		0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180E, 0x180F,
		0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202E, 0x2060, 0x2061, 0x2062, 0x2063, 0x2064, 0x2066, 0x2069, 0x206A, 0x206F,
		0x3164, 0xFE00, 0xFE0E, 0xFE0F, 0xFEFF, 0xFFA0, 0xFFF9, 0xFFFB, 0x1BCA0, 0x1D173, 0xE0001, 0xE0020, 0xE007F, 0xE01EF,
	} {
		for _, around := range []string{"chat", "群"} {
			if around == "群" && unicode.Is(unicode.Variation_Selector, r) && !unicode.Is(unicode.Mongolian, r) && r != textStyle && r != emojiStyle {
				continue // another form of the sign
			}
			text := around + string(r) + around
			want := [][2]int{{len(around), len(text) - len(around)}}
			if got := Invisible(text); fmt.Sprint(got) != fmt.Sprint(want) {
				t.Errorf("%+q: got %v, want %v", text, got, want)
			}
			if got := Visible(text); got != around+around {
				t.Errorf("%+q: shown is %+q", text, got)
			}
		}
	}
}
