package draft

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

var (
	link   = regexp.MustCompile(`\[([^\[\]]*)\]\([^()]*\)`)
	tag    = regexp.MustCompile(`<[^<>]*>|&[a-zA-Z]+;|&#x?[0-9A-Fa-f]+;`)
	marked = regexp.MustCompile(`^(?:[»└├─>\-\s])+`)
)

// plain returns a cell without links, tags and the marks around its words.
func plain(cell string) string {
	cell = tag.ReplaceAllString(link.ReplaceAllString(cell, "$1"), " ")
	return strings.TrimSpace(strings.Trim(strings.TrimSpace(cell), "*_`\\ "))
}

// keyOf returns the key in a cell, without the marks by which documents say that
// it is optional or nested.
func keyOf(cell string) string {
	word, _, _ := strings.Cut(marked.ReplaceAllString(cell, ""), " ")
	return strings.Trim(word, "*_?`\\ ")
}

// maxDoc is how many characters of a documentation are enough.
const maxDoc = 40

// docOf returns a text that can be the documentation of a row.
func docOf(cell string) string {
	cell = strings.Join(strings.Fields(cell), " ")
	if utf8.RuneCountInString(cell) > maxDoc {
		cell = string([]rune(cell)[:maxDoc]) + "…"
	}
	return strings.NewReplacer(`\`, "", "|", "/", "`", "", "*", "").Replace(cell)
}
