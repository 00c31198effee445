package prose

import (
	"strings"
	"unicode"

	"github.com/mdspec-go/mdspec/spec/codespan"
)

// Paragraphs returns the paragraphs of a documentation text as lines that are not
// empty: [Lines] that are separate them.
func Paragraphs(text string) [][]string {
	lines := Lines(text)
	var paragraphs [][]string
	start := 0
	for i, line := range append(lines, "") {
		if line != "" {
			continue
		}
		if i > start {
			paragraphs = append(paragraphs, lines[start:i:i])
		}
		start = i + 1
	}
	return paragraphs
}

// Lines splits source text into lines of documentation: a `<br>` outside
// a code span ends a line, an escaped pipe is a pipe, and a line has no blanks
// at its ends.
func Lines(text string) []string {
	lines := strings.Split(strings.Map(CommentRune, breakTags(text)), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimSpace(strings.ReplaceAll(line, `\|`, "|"))
	}
	return lines
}

// CommentRune makes a character safe for a comment on one line. A byte order mark
// turns into the word joiner, which means the same: Go refuses the mark
// anywhere but at the start of a file.
func CommentRune(r rune) rune {
	switch r {
	case '\n', '\r', '\u0085', '\u2028', '\u2029':
		return '\n'
	case '\ufeff':
		return '\u2060'
	}
	if unicode.IsControl(r) {
		return ' '
	}
	return r
}

// breakTags replaces each `<br>` by a line break. In a code span the tag is
// shown, not obeyed, and stays.
func breakTags(text string) string {
	tags := findBreaks(text)
	if tags == nil {
		return text
	}
	var b strings.Builder
	spans, _ := codespan.Find(text)
	at := 0
	for _, tag := range tags {
		for len(spans) > 0 && spans[0].Close.End <= tag.Start {
			spans = spans[1:]
		}
		if len(spans) > 0 && spans[0].Open.Start < tag.Start {
			continue
		}
		b.WriteString(text[at:tag.Start])
		b.WriteByte('\n')
		at = tag.End
	}
	b.WriteString(text[at:])
	return b.String()
}

// findBreaks returns where the text has a `<br>`.
func findBreaks(text string) []codespan.Run {
	var tags []codespan.Run
	for at := 0; ; {
		next := strings.IndexByte(text[at:], '<')
		if next < 0 {
			return tags
		}
		at += next
		length := BreakTag(text[at:])
		if length > 0 {
			tags = append(tags, codespan.Run{Start: at, End: at + length})
		}
		at += max(length, 1)
	}
}
