// Package prose reads what documentation says in a fixed form: its sentences,
// and the values that it enumerates. Those who read it share what a mark, a
// line break and a value are, and ask for as much certainty as they need.
package prose

// Certainty says how sure it is that a text enumerates values.
type Certainty int

const (
	// Introduced values are words, bare ones too, behind others that announce
	// the values of something: 可选值：text-文本，image-图片. That is enough to ask
	// for an enum.
	Introduced Certainty = iota
	// Certain values can be nothing else, whatever stands in front of them. That
	// is enough to show them as a list instead of the text.
	Certain
)

// Values reads the values that a text enumerates with the certainty; if ok is
// false, it enumerates none, and the list means nothing. The text is a paragraph
// of trimmed lines. For Introduced values it may be the source of a Doc cell, too.
func Values(text string, c Certainty) (list List, ok bool) {
	if c == Certain {
		return certain(text)
	}
	return introduced(text)
}
