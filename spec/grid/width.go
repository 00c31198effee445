package grid

import (
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// Width returns how many columns the text takes; see [Padded] for ambiguous.
func Width(text string, ambiguous int) int {
	width, state := 0, -1
	for len(text) > 0 {
		if n := asciiPrefix(text); n > 0 {
			width += n
			text, state = text[n:], -1
			continue
		}
		var cluster string
		var n int
		cluster, text, n, state = uniseg.FirstGraphemeClusterInString(text, state)
		width += clusterWidth(cluster, n, ambiguous)
	}
	return width
}

// asciiPrefix returns how many characters the text begins with that are one
// column each, whatever follows.
func asciiPrefix(text string) int {
	n := 0
	for n < len(text) && ' ' <= text[n] && text[n] <= '~' {
		n++
	}
	if n < len(text) && n > 0 && text[n] != '\t' {
		n-- // the next character may be a mark on this one
	}
	return n
}

// clusterWidth returns the width of one character as readers count them, to
// which uniseg gives width columns.
func clusterWidth(cluster string, width, ambiguousWidth int) int {
	if cluster == "\t" {
		return 1
	}
	if r, _ := utf8.DecodeRuneInString(cluster); width == 1 && ambiguousWidth == 2 && unicode.Is(ambiguous, r) {
		return 2
	}
	return width
}
