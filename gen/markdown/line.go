package markdown

import (
	"regexp"
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/spec/codespan"
	"github.com/mdspec-go/mdspec/spec/prose"
)

// oneLine returns a text without breaks of lines and blanks around it.
func oneLine(text string) string {
	return strings.TrimSpace(strings.ReplaceAll(strings.Map(prose.CommentRune, text), "\n", " "))
}

// clean returns lines as documentation has them; those of a document are so already.
func clean(lines []string) []string {
	var out []string
	for _, line := range lines {
		for part := range strings.SplitSeq(strings.Map(prose.CommentRune, line), "\n") {
			if part = strings.TrimSpace(part); part != "" {
				out = append(out, part)
			}
		}
	}
	return out
}

// opensBlock matches the beginning of a line that Markdown, or the dialect, takes for
// something else than text: a heading, a quotation, HTML, a fence, an item of a list,
// a rule, the underline of a heading, the definition of a link, the delimiter of a
// table.
var opensBlock = regexp.MustCompile("^(?:#{1,6}(?:[ \t]|$)|>|<[A-Za-z/!?]|```|~~~|[-+*](?:[ \t]|$)|[0-9]{1,9}[.)](?:[ \t]|$)" +
	`|(?:[-*_=][ \t]*)+$|\[.*\]:|[|:\- \t]+$)`)

// isText reports whether Markdown takes a line for text where it stands.
func isText(line string) bool { return !opensBlock.MatchString(line) }

// The marks with which lines are joined. The second ends a line in code spans too,
// which can only be where a document has it already.
const (
	breakTag  = "<br>"
	breakRune = "\u2028"
)

// paragraph returns lines as a paragraph of Markdown that reads as they do. In a
// list each is shown on a line of its own.
func paragraph(lines []string, list bool) string {
	text := escape(joined(lines, breakTag, list))
	if reads(text, lines) {
		return text
	}
	if hard := escape(joined(lines, breakRune, list)); reads(hard, lines) {
		return hard
	}
	return text
}

// joined returns the lines of a paragraph: a line that would not be text at its
// beginning is behind a mark. Behind a line with a bar others could make a table of it.
func joined(lines []string, mark string, list bool) string {
	var b strings.Builder
	bars := strings.Contains(lines[0], "|")
	for i, line := range lines {
		switch {
		case i == 0 && !isText(line):
			b.WriteString(breakTag)
		case i == 0:
		case list, bars, !isText(line):
			b.WriteString(mark)
		default:
			b.WriteByte('\n')
		}
		b.WriteString(strings.ReplaceAll(line, `\|`, `\\|`))
	}
	return b.String()
}

// docCell returns paragraphs as the text of a Doc cell.
func docCell(paragraphs [][]string) string {
	for _, mark := range []string{breakTag, breakRune} {
		parts := make([]string, len(paragraphs))
		for i, lines := range paragraphs {
			parts[i] = strings.Join(lines, mark)
		}
		text := escape(bars(strings.Join(parts, mark+mark)))
		if strings.Trim(text, "` ") == "TODO" { // such a row is left out
			text = breakTag + text
		}
		if mark == breakRune || reads(text, paragraphs...) {
			return text
		}
	}
	return ""
}

// bars returns the text of a cell with its bars escaped.
func bars(text string) string { return strings.ReplaceAll(text, "|", `\|`) }

const (
	commentOpen = "<!--"
	// openComment is shown, and read, as commentOpen: there is a comment within it.
	openComment = "<!<!---->--"
)

// escape returns a text in which nothing begins a comment.
func escape(text string) string {
	if !strings.Contains(text, commentOpen) {
		return text
	}
	spans, _ := codespan.Find(text)
	var b strings.Builder
	at := 0
	for _, s := range spans {
		b.WriteString(strings.ReplaceAll(text[at:s.Open.Start], commentOpen, openComment))
		b.WriteString(text[s.Open.Start:s.Close.End])
		at = s.Close.End
	}
	return b.String() + strings.ReplaceAll(text[at:], commentOpen, openComment)
}

// reads reports whether an escaped text is read as the paragraphs.
func reads(text string, paragraphs ...[]string) bool {
	got := prose.Paragraphs(strings.ReplaceAll(text, openComment, commentOpen))
	return slices.EqualFunc(got, paragraphs, slices.Equal[[]string])
}
