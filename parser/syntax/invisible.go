package syntax

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Invisible returns where a text has a run of characters that nobody sees, each as
// its start and end: those of no width, line separators and what only changes how
// others are shown. Left out are those that a script or an emoji needs where they
// are: a joiner within Persian or Hindi words and between emoji, a selector behind
// the character that it is for, a mark of direction beside Arabic or Hebrew. So is
// a byte order mark at the start.
func Invisible(text string) [][2]int {
	if !strings.ContainsFunc(text, isInvisible) {
		return nil // as in nearly all
	}
	var runs [][2]int
	last, behind := rune(-1), 0 // the character before that is shown, and where it ends
	for i, r := range text {
		end := i + utf8.RuneLen(r)
		switch n := len(runs); {
		case !isInvisible(r):
			last, behind = r, end
		case r == '\ufeff' && i == 0, isNeeded(r, last, text[end:], i == behind), isMark(r) && nearRightToLeft(text, i):
		case n > 0 && runs[n-1][1] == i:
			runs[n-1][1] = end
		default:
			runs = append(runs, [2]int{i, end})
		}
	}
	return runs
}

// Visible returns a text without the characters that nobody sees.
func Visible(text string) string {
	var b strings.Builder
	at := 0
	for _, run := range Invisible(text) {
		b.WriteString(text[at:run[0]])
		at = run[1]
	}
	return b.String() + text[at:]
}

// shownPoints is how many of them CodePoints names.
const shownPoints = 4

// CodePoints names the first characters of a text for a message, as in U+200B.
func CodePoints(text string) string {
	var names []string
	for _, r := range text {
		if len(names) == shownPoints {
			names = append(names, "…")
			break
		}
		names = append(names, fmt.Sprintf("U+%04X", r))
	}
	return strings.Join(names, " ")
}

// isInvisible reports whether nothing is shown for a character.
func isInvisible(r rune) bool {
	switch {
	case r < 0xAD, r >= 0x3000 && r < 0x3164, r > 0x3164 && r < 0xFE00:
		return false
	case unicode.Is(unicode.Prepended_Concatenation_Mark, r), r >= 0x13430 && r <= 0x1343F: // marks around numbers; hieroglyphs
		return false
	}
	return unicode.In(r, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector, unicode.Zl, unicode.Zp)
}

// Characters that are needed in some places.
const (
	zeroWidthSpace     = 0x200B // between words of scripts without blanks
	zeroWidthNonJoiner = 0x200C
	zeroWidthJoiner    = 0x200D
	textStyle          = 0xFE0E
	emojiStyle         = 0xFE0F
	keycap             = 0x20E3
	blackFlag          = 0x1F3F4
)

// isNeeded reports whether an invisible character is needed behind the last one
// that is shown, at once or not, and before the rest of the text.
func isNeeded(r, last rune, rest string, atOnce bool) bool {
	next, _ := utf8.DecodeRuneInString(rest)
	switch {
	case r == zeroWidthJoiner && isPicture(last):
		return isPicture(next)
	case r == zeroWidthJoiner, r == zeroWidthNonJoiner:
		return needsJoiners(last)
	case r == zeroWidthSpace, r == 0x034F: // the grapheme joiner
		return needsJoiners(last) && needsJoiners(next)
	case r >= 0xE0020 && r <= 0xE007F: // letters of the name of a region
		return last == blackFlag
	case !atOnce:
		return false
	case r == textStyle, r == emojiStyle:
		return isPicture(last) || next == keycap || last > unicode.MaxLatin1 && unicode.In(last, unicode.Sm, unicode.Po, unicode.Pd)
	case r >= 0xFE00 && r < textStyle, r >= 0xE0100 && r <= 0xE01EF: // other forms of a sign
		return unicode.In(last, unicode.Han, unicode.Sm)
	case r >= 0x180B && r <= 0x180F:
		return unicode.Is(unicode.Mongolian, last)
	}
	return false
}

// isMark reports whether a character is a mark of direction.
func isMark(r rune) bool { return r == 0x200E || r == 0x200F || r == 0x061C }

// nearRightToLeft reports whether a letter of Arabic or Hebrew is near the offset,
// on the same line.
func nearRightToLeft(text string, at int) bool {
	const near = 64
	before, after := text[max(0, at-near):at], text[at:min(len(text), at+near)]
	before = before[strings.LastIndexByte(before, '\n')+1:]
	after, _, _ = strings.Cut(after, "\n")
	return strings.ContainsFunc(before+after, isRightToLeft)
}

// isPicture reports whether a character is an emoji, or a tone of skin behind one.
func isPicture(r rune) bool {
	return unicode.Is(unicode.So, r) || r == 'ℹ' || r >= 0x1F3FB && r <= 0x1F3FF
}

// needsJoiners reports whether a character is of a script whose words may hold
// joiners: not of those that write their letters apart.
func needsJoiners(r rune) bool {
	return unicode.In(r, unicode.L, unicode.M) && !unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Han,
		unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Bopomofo, unicode.Common)
}

func isRightToLeft(r rune) bool {
	return unicode.IsLetter(r) && unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko)
}
