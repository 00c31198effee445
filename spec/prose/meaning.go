package prose

import "strings"

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
