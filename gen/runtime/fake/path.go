package fake

import (
	"fmt"
	"strings"
)

// path is where a value stands in a request; nil: it is the request. It becomes
// text only where something is wrong: few values need it.
type path struct {
	up    *path
	key   string
	index int // of an element of an array; -1 for a key
}

func (p *path) below(key string) *path { return &path{p, key, -1} }

func (p *path) element(index int) *path { return &path{p, "", index} }

// Sizes of the texts of a path: who sends a request can make it as long as they
// like.
const (
	maxSteps = 20
	maxKey   = 100
)

// String returns the path as Go would write it, such as a.b[0]; of a long one,
// its end.
func (p *path) String() string {
	text, steps := "", 0
	for at := p; at != nil; at = at.up {
		if steps++; steps > maxSteps {
			return "…" + text
		}
		if at.index >= 0 {
			text = fmt.Sprintf("[%d]%s", at.index, text)
			continue
		}
		text = short(at.key, maxKey) + text
		if at.up != nil {
			text = "." + text
		}
	}
	return text
}

// short returns a text that has more than the given bytes without its end.
func short(text string, most int) string {
	if len(text) <= most {
		return text
	}
	return strings.ToValidUTF8(text[:most], "") + "…"
}
