package prose

import "strings"

// List is the values that a text enumerates.
type List struct {
	Lead  string // the text before them, or before what introduces them
	Items []Item // two at least, all different
	Rest  string // the text behind them
	// Start and End are where Introduced values are in the text.
	Start, End int
}

// Item is a value and what it means.
type Item struct {
	Value   string // without quotes
	Meaning string

	start, end int // where an Introduced one is in the text
}

// TrimMeaning returns a meaning without the blanks and marks around it.
func TrimMeaning(text string) string { return strings.Trim(text, " \t:：,，.。;；、") }

// distinct reports whether the values differ.
func distinct(items []Item) bool {
	seen := map[string]bool{}
	for _, i := range items {
		if seen[i.Value] {
			return false
		}
		seen[i.Value] = true
	}
	return true
}
