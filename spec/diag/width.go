package diag

import "github.com/rivo/uniseg"

// Width returns how many columns of a terminal the text takes: two for a Chinese
// character, none for a mark above another character.
func Width(s string) int { return uniseg.StringWidth(s) }
