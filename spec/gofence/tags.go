package gofence

import (
	"strconv"
	"strings"
)

// Tag is one part of a struct tag.
type Tag struct{ Key, Value string }

// Tags splits a struct tag, given without its quotes, into its parts. ok reports
// whether reflect finds all of them; the parts are those up to the first fault.
func Tags(text string) (tags []Tag, ok bool) {
	for text != "" {
		key, rest, found := strings.Cut(text, `:"`)
		if !found || !IsTagKey(key) {
			return tags, false
		}
		quoted, err := strconv.QuotedPrefix(`"` + rest)
		if err != nil {
			return tags, false
		}
		value, _ := strconv.Unquote(quoted)
		tags = append(tags, Tag{key, value})
		text = rest[len(quoted)-1:]
		if text != "" && text[0] != ' ' {
			return tags, false
		}
		text = strings.TrimLeft(text, " ")
	}
	return tags, true
}

// IsTagKey reports whether reflect.StructTag can hold the key.
func IsTagKey(key string) bool {
	return key != "" && !strings.ContainsFunc(key, func(r rune) bool {
		return r <= ' ' || r == ':' || r == '"' || r == '`' || r == '\\' || r == 0x7F
	})
}
