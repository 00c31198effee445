package parser

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/codespan"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// cellDoc returns the documentation that the source bytes of a Doc cell hold.
// The bytes are taken as they stand, without Markdown's inline syntax: in
// 360*200，200*200 the asterisks are asterisks. Every block carries the span.
func cellDoc(text string, span diag.Span) spec.Doc {
	return withDeprecated(proseDoc([]string{text}, span))
}

// proseDoc returns the blocks of a paragraph given as its source lines, read
// like a Doc cell. Every block carries the span.
func proseDoc(lines []string, span diag.Span) []spec.Block {
	var blocks []spec.Block
	for _, paragraph := range docParagraphs(docLines(strings.Join(lines, "\n"))) {
		blocks = append(blocks, valueBlocks(paragraph, span)...)
	}
	return blocks
}

// textBlock returns a paragraph of plain lines.
func textBlock(lines []string, span diag.Span) spec.Block {
	return spec.Block{Kind: spec.Text, Lines: lines, Span: span}
}

// docParagraphs groups lines into paragraphs, which empty lines separate.
func docParagraphs(lines []string) [][]string {
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

// docLines splits source text into lines of documentation: a `<br>` outside
// a code span ends a line, an escaped pipe is a pipe, and a line has no blanks
// at its ends.
func docLines(text string) []string {
	lines := strings.Split(strings.Map(docRune, breakTags(text)), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimSpace(strings.ReplaceAll(line, `\|`, "|"))
	}
	return lines
}

// docRune makes a character safe for a comment on one line. A byte order mark
// turns into the word joiner, which means the same: Go refuses the mark
// anywhere but at the start of a file.
func docRune(r rune) rune {
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

var breakTag = regexp.MustCompile(`(?i)<br[ \t]*/?>`)

// breakTags replaces each `<br>` by a line break. In a code span the tag is
// shown, not obeyed, and stays.
func breakTags(text string) string {
	tags := breakTag.FindAllStringIndex(text, -1)
	if tags == nil {
		return text
	}
	var b strings.Builder
	spans, _ := codespan.Find(text)
	at := 0
	for _, tag := range tags {
		for len(spans) > 0 && spans[0].Close.End <= tag[0] {
			spans = spans[1:]
		}
		if len(spans) > 0 && spans[0].Open.Start < tag[0] {
			continue
		}
		b.WriteString(text[at:tag[0]])
		b.WriteByte('\n')
		at = tag[1]
	}
	b.WriteString(text[at:])
	return b.String()
}

// endsSentence returns the length of the mark at s[i:] if it ends a sentence,
// else 0. The ASCII marks do so only before a blank or at the end, so that
// URLs, versions and file names stay whole; closing quotes and brackets may
// stand between.
func endsSentence(s string, i int) int {
	switch r, n := utf8.DecodeRuneInString(s[i:]); r {
	case '。', '；', '！', '？':
		return n
	case '.', ';', '!', '?':
	default:
		return 0
	}
	rest := strings.TrimLeft(s[i+1:], closingMarks)
	if rest != "" && !startsBlank(rest) || s[i] == '.' && endsAbbreviation(s[:i]) {
		return 0
	}
	return 1
}

// closingMarks may follow the mark that ends a sentence and belong to it.
const closingMarks = "\"'”’)]）】」』》`"

func startsBlank(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsSpace(r)
}

// endsAbbreviation reports whether the full stop behind s belongs to an
// abbreviation that goes on.
func endsAbbreviation(s string) bool {
	tail := strings.ToLower(s[max(0, len(s)-4):])
	for _, short := range []string{"e.g", "i.e", "cf", "vs"} {
		if before, ok := strings.CutSuffix(tail, short); ok {
			return before == "" || !asciiWord(rune(before[len(before)-1]))
		}
	}
	return false
}

// docSentences splits a line into its sentences, trimmed of blanks.
func docSentences(line string) []string {
	var sentences []string
	start := 0
	for i := 0; i < len(line); i++ {
		n := endsSentence(line, i)
		if n == 0 {
			continue
		}
		end := i + n
		end = len(line) - len(strings.TrimLeft(line[end:], closingMarks))
		sentences = append(sentences, strings.TrimSpace(line[start:end]))
		start, i = end, end-1
	}
	if rest := strings.TrimSpace(line[start:]); rest != "" {
		sentences = append(sentences, rest)
	}
	return sentences
}
