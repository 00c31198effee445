package page

import (
	"strings"

	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

// part of an item: its text and where it is in the line.
type piece struct {
	text  string
	start int
}

// item is what the first line of an item of a list says of a field.
type item struct {
	name, typ, required, doc piece
	value                    piece    // its default, behind the colon of its type
	marked                   bool     // the name is in code or in bold
	more                     []string // what is said beside the type and the presence, such as a default
}

// says reports whether an item has a type or says whether the field has to be there.
func (i item) says() bool { return i.typ.text != "" || i.required.text != "" }

var (
	markedName = lazyregexp.New("^(?:\\*\\*`?|``?)\\s*([\\pL_$@*][^\\s`*]*)\\s*(?:`?\\*\\*|`{1,2})[?*]?")
	// markedNames are several names of one type in the same marks.
	markedNames = lazyregexp.New("^(?:\\*\\*`?|``?)\\s*([A-Za-z_$@][\\w.$@-]*(?:\\s*[,，、]\\s*[A-Za-z_$@][\\w.$@-]*)+)\\s*(?:`?\\*\\*|`{1,2})")
	// severalNames are a few names of one type, each in marks of its own.
	severalNames = lazyregexp.New("^(" + ownMarks + "(?:(?:\\s*[,，、&]\\s*|\\s+and\\s+|\\s*[和及与]\\s*)" + ownMarks + "){1,9})")
	ownMarks     = "(?:\\*\\*`?|`)[A-Za-z_$@][\\w.$@-]*(?:`?\\*\\*|`)"
	linedName    = lazyregexp.New("^__`?([\\pL$@](?:[^\\s`*_]|_[^\\s`*_])*)`?__[?*]?")
	linkedName   = lazyregexp.New("^\\[`?([A-Za-z_$@][\\w.$@-]*)`?\\]\\([^()\\s]*\\)")
	bareName     = lazyregexp.New(`^([A-Za-z_$@][\w.$@\[\]-]*)[?*]?`)
	gap          = lazyregexp.New(`^[ \t]*[,，;；.]?[ \t]*`)
	typeGap      = lazyregexp.New(`^[ \t]*(?:[:：]|--?|–|—)[ \t]*`)
	docGap       = lazyregexp.New(`^[ \t]*(?:[:：.。,，;；]|--?|–|—|//|=>?)?[ \t]*`)
	// valued is a value between the name and what is in brackets, as in API Blueprint.
	valued     = lazyregexp.New("^[ \\t]*([:=])[ \\t]*(`[^`]*`|[^`()（）]*[^`()（）\\s])[ \\t]*[(（]")
	typePhrase = lazyregexp.New(`(?i)^(?:(?:array|list|map|set|dict)s? of (?:array of )?(?:\w+|\[[^\[\]]*\]\([^()]*\))(?: objects?)?|[\w\[\]]+(?:\s*(?:\||\bor\b)\s*[\w\[\]]+)+)`)
	phraseEnd  = lazyregexp.New(`^[ \t]*(?:$|[,，;；:：.。(（–—]|-[ \t]|//)`)
	barePart   = lazyregexp.New(`^[^\s,，;；:：()（）.。]+(?:\.[A-Z]\w*)*`)
	linkForm   = lazyregexp.New(`^(\[[^\[\]]+\]\([^()]+\))`)
	// bracketed are the ways to set a type or a presence off.
	bracketed = []*lazyregexp.Regexp{
		lazyregexp.New(`^[*_]{0,2}[(（]((?:[^()（）]|\([^()]*\))*)[)）][*_]{0,2}`),
		lazyregexp.New(`^_((?:[^_\[]|\[[^\[\]]*\](?:\([^()]*\))?)+)_`),
		lazyregexp.New(`^\*\*([^*]+)\*\*`),
		lazyregexp.New(`^\*([^*]+)\*`),
		lazyregexp.New("^`([^`]+)`"),
		lazyregexp.New(`^<([^<>]+)>`),
		lazyregexp.New(`^\{([^{}]+)\}`),
		linkForm,
		lazyregexp.New(`^\[([^\[\]]+)\]`),
	}
)

// itemOf reads the first line of an item; ok is false if it begins with no name. Several
// names in marks need a type behind them, else they are words.
func itemOf(text string) (it item, ok bool) {
	for _, form := range []*lazyregexp.Regexp{markedNames, severalNames} {
		if m := form.FindStringSubmatchIndex(text); m != nil {
			it.name, it.marked = piece{text[m[2]:m[3]], m[2]}, true
			if it.readBehind(text, m[1]); it.typ.text != "" {
				return it, true
			}
			it = item{}
		}
	}
	at := 0
	for _, form := range []*lazyregexp.Regexp{markedName, linedName, linkedName, bareName} {
		if m := form.FindStringSubmatchIndex(text); m != nil {
			it.name, it.marked = piece{text[m[2]:m[3]], m[2]}, form != bareName
			at = m[1]
			break
		}
	}
	if it.name.text == "" {
		return it, false
	}
	it.readBehind(text, it.valueAhead(text, at))
	return it, true
}

// readBehind reads what stands behind the name and its value.
func (i *item) readBehind(text string, at int) {
	for {
		next := i.take(text, at)
		if next == at {
			break
		}
		at = next
	}
	at += len(docGap.FindString(text[at:]))
	i.doc = piece{strings.TrimSpace(text[at:]), at}
	if len(i.more) > 0 {
		i.doc.text = strings.TrimSpace("(" + strings.Join(i.more, ", ") + ") " + i.doc.text)
	}
}

// valueAhead reads a value that stands between the name and its type, which must follow, and
// returns where it ends.
func (i *item) valueAhead(text string, at int) int {
	m := valued.FindStringSubmatchIndex(text[at:])
	if m == nil {
		return at
	}
	try, end := *i, at+m[5]
	if try.take(text, end) == end || try.typ.text == "" {
		return at
	}
	name := "example: "
	if text[at+m[2]] == '=' {
		name = "default: "
	}
	i.more = append(i.more, name+text[at+m[4]:at+m[5]])
	return end
}

// take reads one part behind the name and returns where it ends.
func (i *item) take(text string, at int) int {
	from := at + len(gap.FindString(text[at:]))
	if next := i.takeSetOff(text, from, false); next > from {
		return next
	}
	if !i.marked && !i.says() {
		from = at // a bare name needs a mark before a bare type
	}
	if mark := typeGap.FindString(text[from:]); mark != "" && i.typ.text == "" {
		from += len(mark)
		if next := i.takeSetOff(text, from, true); next > from {
			return next
		}
	} else if from == at {
		return at
	}
	word := barePart.FindString(text[from:])
	if phrase := typePhrase.FindString(text[from:]); i.typ.text == "" && isType(phrase) && phraseEnd.MatchString(text[from+len(phrase):]) {
		word = phrase
	} else if word == "" || !presenceWord.MatchString(word) && !isBareType(word, text[from+len(word):]) {
		return at
	}
	if !i.note(word, from) {
		return at
	}
	return from + len(word)
}

// takeSetOff reads a part that is set off by brackets or marks and returns where it ends.
// Behind a colon or a dash only a type that is known is no description.
func (i *item) takeSetOff(text string, from int, known bool) int {
	for _, form := range bracketed {
		m := form.FindStringSubmatchIndex(text[from:])
		if m == nil {
			continue
		}
		inner := text[from+m[2] : from+m[3]]
		if i.typed(inner, from+m[2]) {
			return from + m[1]
		}
		switch inBrackets := strings.IndexByte("*_`", text[from]) < 0 && form != linkForm; {
		case !i.marked && !inBrackets && !phraseEnd.MatchString(text[from+m[1]:]), // "The `String` class"
			known && !typeWord.MatchString(plain(inner)), !i.note(inner, from+m[2]):
			return from
		}
		return from + m[1]
	}
	return from
}

var (
	// typedDefault is a type in brackets within code, with what stands for a default.
	typedDefault = lazyregexp.New(`^\(([^:]+?)(?::\s*(.*?))?\)$`)
	saidPresence = lazyregexp.New(`(?i)<(required|optional)>`)
)

// typed reads a type and its default, as in (string: "") or (int: <required>), and reports
// whether a text is that.
func (i *item) typed(text string, at int) bool {
	m := typedDefault.FindStringSubmatchIndex(text)
	if m == nil || i.typ.text != "" || !isType(text[m[2]:m[3]]) {
		return false
	}
	i.typ = piece{text[m[2]:m[3]], at + m[2]}
	if m[4] < 0 {
		return true
	}
	said, start := text[m[4]:m[5]], at+m[4]
	if p := saidPresence.FindStringSubmatchIndex(said); p != nil && i.required.text == "" {
		i.required = piece{said[p[2]:p[3]], start + p[2]}
	} else if p == nil {
		i.value = piece{said, start}
	}
	return true
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
		if bare := strings.Trim(trimmed, " \t`"); !strings.Contains(bare, "`") {
			trimmed = bare
		}
		if shown := strings.Trim(trimmed, "*_"); !strings.ContainsAny(shown, "*_[") {
			trimmed = shown
		}
		start := at + len(text) - len(rest) + strings.Index(word, trimmed)
		switch {
		case trimmed == "":
		case presenceWord.MatchString(plain(trimmed)) && i.required.text == "":
			i.required, taken = piece{trimmed, start}, true
		case i.typ.text == "" && isType(trimmed):
			i.typ, taken = piece{trimmed, start}, true
		case !taken:
			return false
		default:
			i.more = append(i.more, trimmed)
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
