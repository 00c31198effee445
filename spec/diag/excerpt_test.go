package diag

import (
	"strings"
	"testing"

	"github.com/rivo/uniseg"
)

// underlined returns the excerpt of the marked line and the line below it, in
// which a dot stands for a blank.
func underlined(line string) (text, under string) {
	span := marked("x.md", line)
	text, blanks, carets := excerpt(span.Source.Content(), span.Start, span.End)
	return text, strings.Repeat(".", blanks) + strings.Repeat("^", carets)
}

func TestExcerpt(t *testing.T) {
	tests := []struct{ name, line, text, under string }{
		{"whole line", "«abc»", "abc", "^^^"},
		{"word", "`a`|«strng»|", "`a`|strng|", "....^^^^^"},
		{"empty span", "ab«»cd", "abcd", "..^"},
		{"empty span at the end", "ab«»", "ab", "..^"},
		{"empty line", "«»", "", "^"},
		{"Chinese before", "|群聊|«x»|", "|群聊|x|", "......^"},
		{"Chinese", "|«群聊»|", "|群聊|", ".^^^^"},
		{"empty span before Chinese", "|«»群", "|群", ".^"},
		{"full-width punctuation", "（，。）«x»", "（，。）x", "........^"},
		{"ideographic blank", "\u3000«x»", "\u3000x", "..^"},
		{"half-width", "ｱ«x»", "ｱx", ".^"},
		{"combining mark before", "e\u0301«x»", "e\u0301x", ".^"},
		{"combining mark itself", "ae«\u0301»x", "ae\u0301x", ".^"},
		{"within a character", "a群«»", "a群", "...^"},
		{"emoji", "😀«x»", "😀x", "..^"},
		{"family", "«👨\u200d👩\u200d👧»|", "👨\u200d👩\u200d👧|", "^^"},
		{"part of a family", "👨\u200d«👩»\u200d👧|", "👨\u200d👩\u200d👧|", "^^"},
		{"empty span within a family", "👨\u200d«»👩|", "👨\u200d👩|", "^"},
		{"flags", "🇨🇳«🇩🇪»", "🇨🇳🇩🇪", "..^^"},
		{"skin tone", "👍🏽«x»", "👍🏽x", "..^"},
		{"emoji presentation", "❤\ufe0f«x»", "❤\ufe0fx", "..^"},
		{"heart on fire", "❤\ufe0f\u200d🔥«x»", "❤\ufe0f\u200d🔥x", "..^"},
		{"tab before", "a\t«x»", "a   x", "....^"},
		{"tab at a stop", "abcd\t«x»", "abcd    x", "........^"},
		{"tab after Chinese", "群\t«x»", "群  x", "....^"},
		{"tab itself", "ab«\t»x", "ab  x", "..^^"},
		{"two tabs", "\t«\tx»", "        x", "....^^^^^"},
		{"NUL", "a«\x00»b", `a\x00b`, ".^^^^"},
		{"escape sequence", "\x1b[31m«x»", `\x1b[31mx`, "........^"},
		{"carriage return", "a\rb«x»", `a\rbx`, "....^"},
		{"C1 control", "\u009b«x»", `\u009bx`, "......^"},
		{"right-to-left override", "a\u202e«x»\u202c", `a\u202ex\u202c`, ".......^"},
		{"isolates", "\u2066«\u2067»\u2068\u2069", `\u2066\u2067\u2068\u2069`, "......^^^^^^"},
		{"line separator", "\u2028«x»", `\u2028x`, "......^"},
		{"command of a service", "a##[x]«y»", `a\x23#[x]y`, ".........^"},
		{"zero-width space", "a\u200b«x»", `a\u200bx`, ".......^"},
		{"joiner in a word", "a\u200d«x»", `a\u200dx`, ".......^"},
		{"joiner after an emoji", "👩\u200d«x»", `👩\u200dx`, "........^"},
		{"joiner under a mark", "👩\u200d\u0301«x»", "👩\\u200d\u0301x", "........^"},
		{"a hundred marks", "a" + strings.Repeat("\u0301", 100) + "«x»", "a" + strings.Repeat("\u0301", 100) + "x", ".^"},
		{"joiner after a flag", "🇨🇳\u200d«x»", `🇨🇳\u200dx`, "........^"},
		{"tag characters", "a\U000e0041«x»", `a\U000e0041x`, "...........^"},
		{"not UTF-8", "\xff\xe7\xbe«x»", `\xff\xe7\xbex`, "............^"},
		{"private use", "\ue000«x»", `\ue000x`, "......^"},
		{"line of full width", strings.Repeat("a", 159) + "«x»", strings.Repeat("a", 159) + "x", strings.Repeat(".", 159) + "^"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text, under := underlined(tt.line)
			if text != tt.text || under != tt.under {
				t.Errorf("excerpt:\n%q\n%q, want:\n%q\n%q", text, under, tt.text, tt.under)
			}
		})
	}
}

func TestExcerptOfLongLines(t *testing.T) {
	a, cjk := strings.Repeat("a", 1000), strings.Repeat("群", 1000)
	const family = "👨\u200d👩\u200d👧" // 18 bytes, 2 columns
	tests := []struct{ name, line, text, under string }{
		{
			"at the start", "b«xyz»" + a,
			"bxyz" + a[:156] + "…", ".^^^",
		}, {
			"fits without a cut on the left", a[:150] + "«xyz»" + a,
			a[:150] + "xyz" + a[:7] + "…", strings.Repeat(".", 150) + "^^^",
		}, {
			"in the middle", a + "«xyz»" + a,
			"…" + a[:50] + "xyz" + a[:107] + "…", strings.Repeat(".", 51) + "^^^",
		}, {
			"at the end", a + "«xyz»",
			"…" + a[:157] + "xyz", strings.Repeat(".", 158) + "^^^",
		}, {
			"behind the end", a + "«»",
			"…" + a[:160], strings.Repeat(".", 161) + "^",
		}, {
			"longer than the window", a + "«" + a + "»",
			"…" + a[:160] + "…", strings.Repeat(".", 51) + strings.Repeat("^", 110),
		}, {
			"Chinese", cjk + "«聊»" + cjk,
			"…" + cjk[:25*3] + "聊" + cjk[:54*3] + "…", strings.Repeat(".", 51) + "^^",
		}, {
			"families, not cut in two", strings.Repeat(family, 100) + "«x»" + strings.Repeat(family, 100),
			"…" + strings.Repeat(family, 32) + "x" + strings.Repeat(family, 31) + "…", strings.Repeat(".", 65) + "^",
		}, {
			"marks piled up", "a" + strings.Repeat("\u0301", 1000) + "«x»",
			"…" + strings.Repeat("\u0301", 288) + "x", ".^",
		}, {
			"escapes", strings.Repeat("\x00", 1000) + "«x»" + a,
			"…" + strings.Repeat(`\x00`, 12) + "x" + a[:109] + "…", strings.Repeat(".", 49) + "^",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text, under := underlined(tt.line)
			if text != tt.text || under != tt.under {
				t.Errorf("excerpt:\n%q\n%q, want:\n%q\n%q", text, under, tt.text, tt.under)
			}
		})
	}
}

// TestExcerptIsBounded shows lines whose columns say little of their bytes.
func TestExcerptIsBounded(t *testing.T) {
	for name, unit := range map[string]string{
		"ASCII": "a", "tabs": "\t", "Chinese": "群", "marks": "\u0301", "marks that take a column": "\u0903", "controls": "\x00",
		"families": "👨\u200d👩\u200d👧\u200d👦", "flags": "🇨🇳", "joiners": "\u200d", "not UTF-8": "\xe7",
		"continuation bytes": "\x80", "cells": "|`名称`", "variation selectors": "\U000e0100",
	} {
		t.Run(name, func(t *testing.T) {
			line := []byte(strings.Repeat(unit, 1+1<<20/len(unit)))
			for _, at := range []int{0, 1, 100, 1000, len(line) / 2, len(line) - 1, len(line)} {
				text, blanks, carets := excerpt(line, at, at+1)
				if len(text) > 4096 || uniseg.StringWidth(text) > excerptWidth+2 {
					t.Errorf("at %d: %d bytes in %d columns", at, len(text), uniseg.StringWidth(text))
				}
				if blanks+carets > uniseg.StringWidth(text)+1 {
					t.Errorf("at %d: carets end in column %d of %d", at, blanks+carets, uniseg.StringWidth(text))
				}
			}
		})
	}
}
