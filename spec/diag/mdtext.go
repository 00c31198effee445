package diag

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// longestRun returns the length of the longest run of backticks.
func longestRun(s string) int {
	longest, run := 0, 0
	for _, r := range s {
		if r != '`' {
			run = 0
			continue
		}
		run++
		longest = max(longest, run)
	}
	return longest
}

// codeSpan returns text as code in one line.
func codeSpan(text string) string {
	text = visible(text)
	bar := strings.Repeat("`", longestRun(text)+1)
	if strings.HasPrefix(text, "`") || strings.HasSuffix(text, "`") {
		text = " " + text + " "
	}
	return bar + text + bar
}

// MarkdownText returns a text of one line as Markdown that shows it as it is: what is
// between two backticks as code, all else as text.
func MarkdownText(text string) string { return prose(text) }

// prose returns a message as Markdown: what is between two backticks as
// code, all else as text. A backtick of the user's may shift what is code; it
// cannot make either of them anything else.
func prose(message string) string {
	parts := strings.Split(visible(message), "`")
	var b strings.Builder
	for i, p := range parts {
		switch {
		case i%2 == 0:
			b.WriteString(plain(p))
		case i == len(parts)-1: // nothing closes it
			b.WriteString("\\`" + plain(p))
		case strings.TrimSpace(p) == "":
			b.WriteString("\\`" + plain(p) + "\\`")
		default:
			b.WriteString("`" + p + "`")
		}
	}
	return b.String()
}

// Characters that mean something to Markdown or to the pages that show it.
const (
	markup     = "\\*_{}[]<>#+|~$^=!&@%" // escaped wherever they are
	references = "@#!~%&$^"              // directly before a name these call a person, an issue and the like
	gap        = "\u200b"                // no width: keeps a reference from being one
)

// plain returns text that Markdown shows as it is.
func plain(text string) string {
	var b strings.Builder
	for i, r := range text {
		next, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(r):])
		word := unicode.IsLetter(next) || unicode.IsDigit(next)
		switch {
		case strings.ContainsRune(markup, r), r == '.' && word, r == ':' && next == '/':
			b.WriteByte('\\')
		}
		b.WriteRune(r)
		heading := r == '#' && next == '#' // to be copied
		if strings.ContainsRune(references, r) && next != ' ' && next != utf8.RuneError && !heading {
			b.WriteString(gap)
		}
	}
	return b.String()
}

// values returns two cells of a table as Markdown, cut down to what is around that in
// which they differ if they are long. What is text with code in it is shown as such,
// all else as code.
func values(old, new string) (string, string) {
	old, new = strings.ReplaceAll(old, `\|`, "|"), strings.ReplaceAll(new, `\|`, "|")
	show := prose
	if was, is := withoutTicks(old), withoutTicks(new); !strings.Contains(was+is, "`") {
		old, new, show = was, is, codeSpan
	}
	cutOld, cutNew := Apart(old, new)
	if cutOld != old || cutNew != new {
		show = codeSpan // code in it may be cut, too
	}
	return shown(cutOld, show), shown(cutNew, show)
}

func shown(text string, show func(string) string) string {
	if text == "" {
		return ""
	}
	return show(text)
}

// withoutTicks returns what is in the code span that a cell holds, if that is all.
func withoutTicks(cell string) string {
	if inner := strings.TrimSuffix(strings.TrimPrefix(cell, "`"), "`"); len(cell) == len(inner)+2 && !strings.Contains(inner, "`") {
		return inner
	}
	return cell
}
