package gen

import (
	"encoding/json"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mdspec-go/mdspec/spec"
)

// comments is documentation on its way to a Go doc comment.
type comments struct {
	subject string // what the first line begins with: a name, or "Package wecom"; "": nothing
	doc     spec.Doc
	notes   []string // lines of their own after the text, such as the limits
	// whole says that the comment is of a package. Documents share it, so that
	// none of them can deprecate it.
	whole bool
}

// para is one paragraph, list, heading or piece of code of a comment. Its
// lines are finished but for the comment mark.
type para struct {
	kind  spec.BlockKind // Text, Heading, List or Code
	lines []string
}

// paragraphs returns everything the comment has to say, empty blocks left out.
// Links are rewritten and collected in known unless that is nil.
func (c comments) paragraphs(known *links) []para {
	deprecated := ""
	if !c.whole {
		deprecated = deprecation(c.doc.Deprecated)
	}
	var out []para
	for i := 0; i < len(c.doc.Blocks); i++ {
		switch b := c.doc.Blocks[i]; b.Kind {
		case spec.Text:
			out = append(out, textParas(b.Lines, deprecated, known)...)
		case spec.Heading:
			out = append(out, headingParas(b.Lines)...)
		case spec.Code:
			out = append(out, codeParas(b.Lines)...)
		default:
			run := lists(c.doc.Blocks[i:])
			out = append(out, listParas(run, known)...)
			i += len(run) - 1
		}
	}
	out = appendNotes(out, c.notes)
	if deprecated != "" {
		out = append(out, para{spec.Text, []string{known.rewrite(deprecated)}})
	}
	return known.appendTo(out)
}

// deprecation returns the sentence in the form tools look for.
func deprecation(sentence string) string {
	sentence = deprecatedText(clean(sentence))
	if sentence == "" {
		return ""
	}
	return "Deprecated: " + sentence
}

func deprecatedText(line string) string {
	return strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(line), "Deprecated:"))
}

// textParas returns the paragraphs of a text block; a blank line separates two. A
// line that is the notice of deprecation is left for the end.
func textParas(lines []string, deprecated string, known *links) []para {
	var out []para
	var current []string
	flush := func() {
		if len(current) > 0 {
			out = append(out, para{spec.Text, current})
		}
		current = nil
	}
	for _, line := range lines {
		line = clean(line)
		if line == "" {
			flush()
			continue
		}
		if strings.HasPrefix(line, "Deprecated:") && "Deprecated: "+deprecatedText(line) == deprecated {
			continue
		}
		current = append(current, known.rewrite(line))
	}
	flush()
	return out
}

func headingParas(lines []string) []para {
	text := clean(strings.Join(lines, " "))
	if text == "" {
		return nil
	}
	return []para{{spec.Heading, []string{"# " + text}}}
}

// lists returns the list blocks at the head of blocks.
func lists(blocks []spec.Block) []spec.Block {
	n := 0
	for n < len(blocks) && (blocks[n].Kind == spec.List || blocks[n].Kind == spec.Values) {
		n++
	}
	return blocks[:max(n, 1)]
}

// listParas returns consecutive lists as one: Go would join them anyway, and take a
// marker of another kind for text. It is numbered if all of it is.
func listParas(blocks []spec.Block, known *links) []para {
	numbers := true
	var lines []string
	for _, b := range blocks {
		for _, e := range b.Entries {
			numbers = numbers && b.Kind == spec.List && isNumber(e.Value) && clean(e.Text) != ""
		}
	}
	for _, b := range blocks {
		for _, e := range b.Entries {
			if item := entry(b.Kind, e, numbers, known); item != "" {
				lines = append(lines, item)
			}
		}
	}
	if len(lines) == 0 {
		return nil
	}
	return []para{{spec.List, lines}}
}

func entry(kind spec.BlockKind, e spec.Entry, numbers bool, known *links) string {
	value, text := clean(e.Value), clean(e.Text)
	if numbers {
		return " " + value + ". " + quoteDefinition(known.rewrite(text))
	}
	switch {
	case value == "":
	case kind == spec.List:
		value += ". "
	case text != "":
		value += ": "
	}
	item := strings.TrimSpace(known.rewrite(value + text))
	if item == "" {
		return ""
	}
	return "  - " + quoteDefinition(item)
}

func isNumber(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// codeParas returns preformatted lines without the indentation they share. Code
// whose first line looks like a list item is fenced, since Go would make a
// list of it.
func codeParas(lines []string) []para {
	var body []string
	for _, line := range lines {
		line = strings.TrimRightFunc(printable(line), unicode.IsSpace)
		if line != "" || len(body) > 0 {
			body = append(body, line)
		}
	}
	for len(body) > 0 && body[len(body)-1] == "" {
		body = body[:len(body)-1]
	}
	if len(body) == 0 {
		return nil
	}
	margin := sharedIndent(body)
	for i, line := range body {
		body[i] = quoteBuildTag(strings.TrimPrefix(line, margin))
	}
	if looksLikeItem(body[0]) {
		body = append(append([]string{"```"}, body...), "```")
	}
	for i, line := range body {
		if line != "" {
			body[i] = "\t" + line
		}
	}
	return []para{{spec.Code, body}}
}

// sharedIndent returns the longest run of blanks that all non-empty lines begin with.
func sharedIndent(lines []string) string {
	margin := lines[0][:len(lines[0])-len(strings.TrimLeft(lines[0], " \t"))]
	for _, line := range lines {
		for line != "" && !strings.HasPrefix(line, margin) {
			margin = margin[:len(margin)-1]
		}
	}
	return margin
}

// looksLikeItem reports whether Go would read the line, once indented, as an
// item of a list: a bullet or a number with a dot or parenthesis, then a blank
// and text.
func looksLikeItem(line string) bool {
	line = strings.TrimSpace(line)
	rest := strings.TrimLeft(line, "0123456789")
	r, size := utf8.DecodeRuneInString(rest)
	marks := "•*+-"
	if len(rest) < len(line) {
		marks = ".)"
	}
	if size == 0 || !strings.ContainsRune(marks, r) {
		return false
	}
	rest = rest[size:]
	return strings.TrimLeft(rest, " \t") != rest && strings.TrimSpace(rest) != ""
}

// fieldNotes returns what the document states of a field beside its
// documentation, each in a line.
func fieldNotes(f *spec.Field) (notes []string) {
	var limits []string
	for _, l := range f.Limits {
		limits = append(limits, clean(l.Text))
	}
	add := func(name, text string) {
		switch {
		case text == "":
		case strings.HasSuffix(text, "。"):
			notes = append(notes, name+": "+text)
		default:
			notes = append(notes, strings.TrimSuffix(name+": "+text, ".")+".")
		}
	}
	add("Limits", strings.Join(limits, ", "))
	add("Default", statedText(f.Default))
	add("Example", statedText(f.Example))
	return notes
}

// statedText returns a value as the document states it, a text in quotes; "" if
// there is none.
func statedText(s *spec.Stated) string {
	if s == nil {
		return ""
	}
	if inner := ""; json.Unmarshal([]byte(s.JSON), &inner) == nil && inner == s.Text {
		return clean(s.JSON)
	}
	return clean(s.Text)
}

// appendNotes adds lines to the last paragraph if that is text, and else as a
// paragraph of their own.
func appendNotes(paras []para, notes []string) []para {
	if len(notes) == 0 {
		return paras
	}
	if len(paras) == 0 {
		return []para{{spec.Text, append([]string{""}, notes...)}}
	}
	last := &paras[len(paras)-1]
	if last.kind == spec.Text {
		last.lines = append(last.lines, notes...)
		return paras
	}
	return append(paras, para{spec.Text, notes})
}
