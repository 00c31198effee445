package page

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mdspec-go/mdspec/spec/codespan"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

// line is a line of text and the place it is from.
type line struct {
	text string
	span diag.Span
}

var (
	link     = lazyregexp.New(`\[((?:\\.|[^\[\]\\])*)\]\(([^()\s]*)[^()]*\)`)
	escape   = lazyregexp.New(`\\([!-/:-@\[-\x60{-~])`)
	openMark = lazyregexp.New(`(^|[\s\[(（【])[*_]+`)
	endMark  = lazyregexp.New(`[*_]+($|[\s:：,，、/\])）】(（])`)
	// inlineTag is a tag that changes only how a text looks.
	inlineTag = lazyregexp.New(`(?i)/?</?(?:a|b|big|code|em|font|i|kbd|mark|small|span|strong|sub|sup|tt|u|badge|tag|pill|chip|method)(?:\s[^<>]*)?/?>`)
	image     = lazyregexp.New(`^(?:\[?!\[[^\[\]]*\](?:\([^()]*\)|\[[^\[\]]*\])(?:\]\([^()]*\))?\s*)+$`)
)

// outsideCode returns a text of which all but the code spans are changed.
func outsideCode(text string, change func(string) string) string {
	spans, _ := codespan.Find(text)
	var out strings.Builder
	at := 0
	for _, s := range spans {
		out.WriteString(change(text[at:s.Open.Start]))
		out.WriteString(text[s.Open.Start:s.Close.End])
		at = s.Close.End
	}
	return out.String() + change(text[at:])
}

// decoded returns a text with entities as their characters, but for those in code.
func decoded(text string) string {
	if !strings.Contains(text, "&") {
		return text
	}
	return outsideCode(text, html.UnescapeString)
}

var (
	// attributeList is what sets classes and ids in dialects of Markdown, as in {.route}
	// or {: #id .x}.
	attributeList = lazyregexp.New("(^|[\\s`*_)\\]])\\{(?:\\s*[.#]|:\\s*[.#]?)([\\pL_][^{}]*)\\}")
	idOfList      = lazyregexp.New(`#([\pL\pN_.:-]+)`)
)

// withoutLists returns a text without lists of attributes, and the ids that they set.
func withoutLists(text string) (rest string, ids []string) {
	if !strings.Contains(text, "{") {
		return text, nil
	}
	return outsideCode(text, func(text string) string {
		return attributeList.ReplaceAllStringFunc(text, func(found string) string {
			if m := idOfList.FindStringSubmatch(found); m != nil {
				ids = append(ids, m[1])
			}
			return found[:strings.IndexByte(found, '{')]
		})
	}), ids
}

// asciiBlanks are those that mean nothing around the text of a cell. Others ahead of it
// say how deep its field is nested.
const asciiBlanks = " \t\r\n"

// trimmed returns the text of a cell, which keeps the wide blanks that indent it.
func trimmed(text string) string {
	return strings.TrimLeft(strings.TrimRightFunc(text, unicode.IsSpace), asciiBlanks)
}

// squeezed returns a text on one line, with single blanks, which keeps wide ones ahead.
func squeezed(text string) string {
	text = trimmed(text)
	shown := strings.TrimLeftFunc(text, unicode.IsSpace)
	return text[:len(text)-len(shown)] + strings.Join(strings.Fields(shown), " ")
}

// untagged returns a text without the tags that only change its looks. What follows
// a slash is a part of a path, as in /users/<i>.
func untagged(text string) string {
	if !strings.Contains(text, "<") {
		return text
	}
	return inlineTag.ReplaceAllStringFunc(text, func(tag string) string {
		if tag[0] == '/' {
			return tag
		}
		return ""
	})
}

// unmarked returns a text without the marks of code and emphasis.
func unmarked(text string) string {
	if !strings.ContainsAny(text, "*_`") {
		return text
	}
	text = strings.ReplaceAll(strings.ReplaceAll(text, "`", ""), "**", "")
	return endMark.ReplaceAllString(openMark.ReplaceAllString(text, "$1"), "$1")
}

// plain returns a text as it is shown: without marks, tags, and where links lead.
func plain(text string) string {
	if text = untagged(text); strings.Contains(text, "](") {
		text = link.ReplaceAllString(text, "$1")
	}
	return strings.TrimSpace(unescaped(html.UnescapeString(unmarked(text))))
}

// unescaped returns a text without the backslashes before marks.
func unescaped(text string) string {
	if !strings.Contains(text, `\`) {
		return text
	}
	return escape.ReplaceAllString(text, "$1")
}

// isSentence reports whether a text ends as a sentence does.
func isSentence(text string) bool {
	last, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune(".。!！?？;；", last)
}

// isShort reports whether a text is not longer than a title.
func isShort(text string) bool { return utf8.RuneCountInString(text) <= maxLabel }

// maxLabel is how many characters the title of a table has at most.
const maxLabel = 60

// joined returns the lines as one text.
func joined(lines []line) string {
	texts := make([]string, len(lines))
	for i, l := range lines {
		texts[i] = l.text
	}
	return strings.TrimSpace(strings.Join(texts, "\n"))
}

// across returns the span from the first line to the last.
func across(lines []line) diag.Span {
	first, last := lines[0].span, lines[len(lines)-1].span
	return first.Source.Span(first.Start, last.End)
}

// wholeBold is a line in bold or italics.
var wholeBold = lazyregexp.New(`^(?:\*\*([^*]+)\*\*|__([^_]+)__|\*([^*]+)\*|_([^_]+)_|<(?:b|strong|em|i)>([^<>]+)</(?:b|strong|em|i)>)\s*[:：]?$`)

// isBold reports whether a text is a short title in bold or italics.
func isBold(text string) bool {
	if text == "" || !strings.Contains("*_<", text[:1]) || !isShort(text) {
		return false
	}
	m := wholeBold.FindStringSubmatch(text)
	return m != nil && !isSentence(strings.Join(m[1:], ""))
}
