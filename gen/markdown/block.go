package markdown

import (
	"strconv"
	"strings"

	"github.com/mdspec-go/mdspec/spec"
)

// blocks adds documentation that stands beside the tables. Headings in it are of the
// level; 0 is for where there are none, so that they become text. Code that is the
// first of the examples is written as one, in their order; what is left is returned.
func (w *writer) blocks(blocks []spec.Block, level int, examples []spec.Example) []spec.Example {
	for len(blocks) > 0 {
		n := 1
		switch b := blocks[0]; {
		case b.Kind == spec.List:
			w.list(b)
			blocks = blocks[1:]
			continue
		case b.Kind == spec.Heading && level > 0:
			w.heading(level, strings.Join(b.Lines, " "))
		case b.Kind == spec.Code && len(examples) > 0 && isCodeOf(examples[0], b):
			w.add(fence("json", examples[0].Text))
			examples = examples[1:]
		case b.Kind == spec.Code:
			w.add(fence("", strings.Join(b.Lines, "\n")+"\n"))
		default:
			var p passage
			if p, n = nextPassage(blocks); p.mute {
				w.list(valueList(b))
				blocks = blocks[1:]
				continue
			} else if len(p.lines) > 0 {
				w.add(paragraph(p.lines, p.list))
			}
		}
		w.stars = false
		blocks = blocks[n:]
	}
	return examples
}

// valueList returns values as a list.
func valueList(b spec.Block) spec.Block {
	list := spec.Block{Kind: spec.List}
	for _, e := range b.Entries {
		list.Entries = append(list.Entries, spec.Entry{Text: valueText(e)})
	}
	return list
}

// examples adds those that no block of documentation shows.
func (w *writer) examples(left []spec.Example) {
	for _, e := range left {
		w.add(fence("json", e.Text))
	}
}

// list adds a list. Right behind another one it has other marks, which part the two.
func (w *writer) list(b spec.Block) {
	first := firstNumber(b.Entries)
	var lines []string
	for i, e := range b.Entries {
		mark := map[bool]string{false: "-", true: "*"}[w.stars]
		text := e.Text
		switch {
		case first > 0:
			mark = strconv.Itoa(min(first+i, 999999999)) + map[bool]string{false: ".", true: ")"}[w.stars]
		case e.Value != "":
			text = e.Value + " " + text
		}
		lines = append(lines, listItem(mark, text))
	}
	if len(lines) == 0 {
		lines = []string{map[bool]string{false: "-", true: "*"}[w.stars]}
	}
	w.add(strings.Join(lines, "\n"))
	w.stars = !w.stars
}

// firstNumber returns the number of the first entry of a list that is numbered in
// steps of one; 0 of another list.
func firstNumber(entries []spec.Entry) int {
	first := 0
	for i, e := range entries {
		n, err := strconv.Atoi(e.Value)
		if i == 0 {
			first = n
		}
		if err != nil || n != first+i || n < 1 || first > 999999999 {
			return 0
		}
	}
	return first
}

// listItem returns an entry of a list. What would be something else than text stands
// behind an empty comment, and blanks at its ends are what blank lines of a fence are.
func listItem(mark, text string) string {
	text = strings.ReplaceAll(text, "\n", " ")
	bare := strings.TrimSpace(text)
	switch before := strings.Index(text, bare); {
	case bare != text:
		blank := "\n" + strings.Repeat(" ", len(mark)+1)
		after := len(text) - before - len(bare)
		return mark + " ```" + strings.Repeat("\n", before) + blank + bare + strings.Repeat("\n", after) + blank + "```"
	case bare == "" || !isText(bare):
		return mark + " <!-- -->" + escape(bare)
	}
	return mark + " " + escape(bare)
}
