package page

import (
	"regexp"
	"strings"
)

// part of an item: its text and where it is in the line.
type piece struct {
	text  string
	start int
}

// item is what the first line of an item of a list says of a field.
type item struct {
	name, typ, required, doc piece
	marked                   bool // the name is in code or in bold
}

// says reports whether an item has a type or says whether the field has to be there.
func (i item) says() bool { return i.typ.text != "" || i.required.text != "" }

var (
	markedName = regexp.MustCompile("^(?:\\*\\*`?|__`?|``?)\\s*([\\pL_$@*][^\\s`*]*)\\s*(?:`?\\*\\*|`?__|`{1,2})[?]?")
	linkedName = regexp.MustCompile("^\\[`?([A-Za-z_$@][\\w.$@-]*)`?\\]\\([^()\\s]*\\)")
	bareName   = regexp.MustCompile(`^([A-Za-z_$@][\w.$@\[\]-]*)[?*]?`)
	gap        = regexp.MustCompile(`^[ \t]*[,，;；.]?[ \t]*`)
	typeGap    = regexp.MustCompile(`^[ \t]*[:：][ \t]*`)
	docGap     = regexp.MustCompile(`^[ \t]*(?:[:：.。]|--?|–|—|//|=>?)?[ \t]*`)
	barePart   = regexp.MustCompile(`^[^\s,，;；:：()（）.。]+(?:\.[A-Z]\w*)*`)
	// bracketed are the ways to set a type or a presence off.
	bracketed = []*regexp.Regexp{
		regexp.MustCompile(`^[*_]{0,2}[(（]((?:[^()（）]|\([^()]*\))*)[)）][*_]{0,2}`),
		regexp.MustCompile(`^_((?:[^_\[]|\[[^\[\]]*\](?:\([^()]*\))?)+)_`),
		regexp.MustCompile(`^\*\*([^*]+)\*\*`),
		regexp.MustCompile(`^\*([^*]+)\*`),
		regexp.MustCompile("^`([^`]+)`"),
		regexp.MustCompile(`^<([^<>]+)>`),
		regexp.MustCompile(`^\{([^{}]+)\}`),
		regexp.MustCompile(`^(\[[^\[\]]+\]\([^()]+\))`),
		regexp.MustCompile(`^\[([^\[\]]+)\]`),
	}
)

// itemOf reads the first line of an item; ok is false if it begins with no name.
func itemOf(text string) (it item, ok bool) {
	at := 0
	for _, form := range []*regexp.Regexp{markedName, linkedName, bareName} {
		if m := form.FindStringSubmatchIndex(text); m != nil {
			it.name, it.marked = piece{text[m[2]:m[3]], m[2]}, form != bareName
			at = m[1]
			break
		}
	}
	if it.name.text == "" {
		return it, false
	}
	for {
		next := it.take(text, at)
		if next == at {
			break
		}
		at = next
	}
	at += len(docGap.FindString(text[at:]))
	it.doc = piece{strings.TrimSpace(text[at:]), at}
	return it, true
}

// take reads one part behind the name and returns where it ends.
func (i *item) take(text string, at int) int {
	from := at + len(gap.FindString(text[at:]))
	for _, form := range bracketed {
		if m := form.FindStringSubmatchIndex(text[from:]); m != nil {
			if !i.note(text[from+m[2]:from+m[3]], from+m[2]) {
				return at
			}
			return from + m[1]
		}
	}
	if !i.marked {
		from = at // a bare name needs a mark before a bare type
	}
	if gap := typeGap.FindString(text[from:]); gap != "" && i.typ.text == "" {
		from += len(gap)
	} else if from == at {
		return at
	}
	word := barePart.FindString(text[from:])
	if word == "" || !presenceWord.MatchString(word) && !isBareType(word, text[from+len(word):]) || !i.note(word, from) {
		return at
	}
	return from + len(word)
}

// isBareType reports whether a word is a type that is not set off from what follows.
func isBareType(word, rest string) bool {
	rest = strings.TrimLeft(rest, " \t")
	return typeWord.MatchString(word) && (rest == "" || !startsWord(rest)) || strings.HasSuffix(word, "[]")
}

// startsWord reports whether a text goes on with a word of a sentence.
func startsWord(text string) bool {
	c := text[0] | 0x20
	return c >= 'a' && c <= 'z'
}

// note keeps what a part says: a type, a presence, or both with commas between them.
// It reports whether the part says one of these.
func (i *item) note(text string, at int) bool {
	rest, taken := text, false
	for rest != "" {
		word, after := cutPart(rest)
		trimmed := strings.TrimSpace(word)
		start := at + len(text) - len(rest) + strings.Index(word, trimmed)
		switch {
		case presenceWord.MatchString(plain(trimmed)) && i.required.text == "":
			i.required, taken = piece{trimmed, start}, true
		case i.typ.text == "" && isType(trimmed):
			i.typ, taken = piece{trimmed, start}, true
		case !taken:
			return false
		}
		rest = after
	}
	return taken
}

// cutPart returns a text up to the first comma outside of brackets, and the rest.
func cutPart(text string) (part, rest string) {
	depth := 0
	for i, r := range text {
		switch r {
		case '(', '<', '[':
			depth++
		case ')', '>', ']':
			depth--
		case ',', '，', ';', '；':
			if depth <= 0 {
				return text[:i], text[i+len(string(r)):]
			}
		}
	}
	return text, ""
}
