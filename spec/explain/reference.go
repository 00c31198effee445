package explain

import (
	"iter"
	"regexp"
	"strings"
)

// Section is a part of a reference in Markdown: a chapter, or a numbered section
// of one.
type Section struct {
	Number string // such as "3" or "3.1"; "" for a chapter without one
	Title  string // without the number
	Text   string // the heading and all below it; of a chapter, its sections too
}

var (
	chapterForm = regexp.MustCompile(`^## (?:([0-9]+) )?(.+)$`)
	sectionForm = regexp.MustCompile(`^### ([0-9]+\.[0-9]+) (.+)$`)
)

// Sections returns the chapters and sections of a reference, in order. Headings in
// fences are none.
func Sections(reference string) []Section {
	var out []Section
	chapter, section := -1, -1 // those that are open, as indices
	for line, code := range markdownLines(reference) {
		heading := strings.TrimRight(line, "\n")
		if m := chapterForm.FindStringSubmatch(heading); m != nil && !code {
			out = append(out, Section{Number: m[1], Title: m[2]})
			chapter, section = len(out)-1, -1
		} else if m := sectionForm.FindStringSubmatch(heading); m != nil && !code {
			out = append(out, Section{Number: m[1], Title: m[2]})
			section = len(out) - 1
		}
		for _, i := range []int{chapter, section} {
			if i >= 0 {
				out[i].Text += line
			}
		}
	}
	return out
}

// link is one to another place of the reference or of the module.
var link = regexp.MustCompile(`\[([^\]\n]+)\]\((?:#|\.\.?/|[a-z]+/|[a-z]+\.go)[^)\s]*\)`)

// Unlinked returns a text of Markdown with words in place of the links to its own
// headings and to files beside it, for those who read it elsewhere.
func Unlinked(text string) string {
	var b strings.Builder
	for line, code := range markdownLines(text) {
		if !code {
			line = link.ReplaceAllString(line, "$1")
		}
		b.WriteString(line)
	}
	return b.String()
}

// markdownLines returns the lines of a text, each with its end, and whether it is
// code: in a fence, or the begin or end of one.
func markdownLines(text string) iter.Seq2[string, bool] {
	return func(yield func(line string, code bool) bool) {
		fence := ""
		for line := range strings.Lines(text) {
			mark := line[:len(line)-len(strings.TrimLeft(line, "`"))]
			code := fence != "" || len(mark) >= 3
			switch {
			case fence == "" && len(mark) >= 3:
				fence = mark
			case fence != "" && strings.TrimSpace(line) == fence:
				fence = ""
			}
			if !yield(line, code) {
				return
			}
		}
	}
}
