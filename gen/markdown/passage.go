package markdown

import (
	"slices"
	"strings"
	"unicode"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/dialect"
	"github.com/mdspec-go/mdspec/spec/prose"
)

// passage is a paragraph, with the values that it may enumerate.
type passage struct {
	lines []string
	list  bool // it enumerates values, each on a line of its own
	mute  bool // nothing would read it as the values that it enumerates
}

// nextPassage returns the paragraph of which the first blocks are read, at least one,
// and how many of them are: a paragraph that enumerates values is also the text
// before them, and the one behind. Blocks of other kinds become lines.
func nextPassage(blocks []spec.Block) (p passage, n int) {
	values := slices.IndexFunc(blocks[:min(2, len(blocks))], func(b spec.Block) bool { return b.Kind == spec.Values })
	if values < 0 || values == 1 && blocks[0].Kind != spec.Text {
		return passage{lines: plainLines(blocks[0])}, 1
	}
	for _, end := range []int{values + 1, values + 2} {
		if end > len(blocks) || end == values+2 && blocks[end-1].Kind != spec.Text {
			break
		}
		if lines := valueLines(blocks[:end], values); lines != nil {
			return passage{lines: lines, list: true}, end
		}
	}
	if values == 1 {
		return passage{lines: plainLines(blocks[0])}, 1
	}
	return passage{lines: plainLines(blocks[0]), mute: true}, 1
}

// plainLines returns what a block says as lines.
func plainLines(b spec.Block) []string {
	lines := clean(b.Lines)
	for _, e := range b.Entries {
		switch {
		case b.Kind == spec.Values:
			lines = append(lines, valueText(e))
		case e.Value != "":
			lines = append(lines, oneLine(e.Value+". "+e.Text))
		default:
			lines = append(lines, oneLine("- "+e.Text))
		}
	}
	if b.Kind == spec.Code {
		for i, line := range lines {
			lines[i] = code(line)
		}
	}
	return lines
}

// valueText returns a value with its meaning as text.
func valueText(e spec.Entry) string {
	if e.Text == "" {
		return code(e.Value)
	}
	return oneLine(code(e.Value) + ": " + e.Text)
}

// The marks that may part a value from its meaning, and one of the two from the next.
var (
	separators = []string{": ", " - ", "：", "-", " = ", "=", "表示", "代表", "为"}
	gaps       = []string{"\n", "；", "，", "、", "; ", ", ", " ", "。"}
)

// valueLines returns lines that are read as the blocks, of which one is values; nil
// if none are.
func valueLines(blocks []spec.Block, values int) []string {
	blank := func(e spec.Entry) bool { return e.Value == "" || strings.ContainsAny(e.Value, " \t") }
	if len(blocks[values].Entries) < 2 || slices.ContainsFunc(blocks[values].Entries, blank) {
		return nil // nothing is read as these
	}
	seps := separators
	if hasHan(blocks[values].Entries) {
		seps = append([]string{"："}, separators...)
	}
	for _, gap := range gaps {
		for _, sep := range seps {
			for _, quote := range []func(string) string{bare, code, quoted} {
				lines := enumeration(blocks, values, sep, gap, quote)
				if got := readBlocks(lines); slices.EqualFunc(got, blocks, sameBlock) {
					return lines
				}
			}
		}
	}
	return nil
}

func bare(value string) string   { return value }
func quoted(value string) string { return `"` + value + `"` }

// hasHan reports whether one of the entries has Chinese words.
func hasHan(entries []spec.Entry) bool {
	return slices.ContainsFunc(entries, func(e spec.Entry) bool { return dialect.IsChinese(e.Text) })
}

// enumeration writes values with the marks.
func enumeration(blocks []spec.Block, values int, sep, gap string, quote func(string) string) []string {
	var lines []string
	for i, b := range blocks {
		if i != values {
			lines = append(lines, b.Lines...)
			continue
		}
		items := make([]string, len(b.Entries))
		for j, e := range b.Entries {
			items[j] = strings.TrimSpace(quote(e.Value) + sep + e.Text)
		}
		lines = append(lines, strings.Split(strings.Join(items, gap), "\n")...)
	}
	return lines
}

// readBlocks returns the blocks of a paragraph, as documents are read.
func readBlocks(lines []string) []spec.Block {
	list, ok := prose.Values(strings.Join(lines, "\n"), prose.Certain)
	if !ok {
		return []spec.Block{{Kind: spec.Text, Lines: lines}}
	}
	var blocks []spec.Block
	if list.Lead != "" {
		blocks = append(blocks, spec.Block{Kind: spec.Text, Lines: strings.Split(list.Lead, "\n")})
	}
	values := spec.Block{Kind: spec.Values}
	for _, i := range list.Items {
		values.Entries = append(values.Entries, spec.Entry{Value: i.Value, Text: i.Meaning})
	}
	blocks = append(blocks, values)
	if list.Rest != "" {
		blocks = append(blocks, spec.Block{Kind: spec.Text, Lines: strings.Split(list.Rest, "\n")})
	}
	return blocks
}

// sameBlock compares two blocks without their places.
func sameBlock(a, b spec.Block) bool {
	return a.Kind == b.Kind && slices.Equal(a.Lines, b.Lines) && slices.Equal(a.Entries, b.Entries)
}

// cellText returns documentation as the text of a Doc cell.
func cellText(d spec.Doc) string {
	var paragraphs [][]string
	for blocks := d.Blocks; len(blocks) > 0; {
		p, n := nextPassage(blocks)
		if blocks = blocks[n:]; len(p.lines) > 0 {
			paragraphs = append(paragraphs, p.lines)
		}
	}
	if len(paragraphs) == 0 {
		return ""
	}
	return docCell(paragraphs)
}

// mostlyChinese reports whether most of the texts of a document that have letters are
// Chinese.
func mostlyChinese(d *spec.Document) bool {
	chinese, other := 0, 0
	count := func(text string) {
		switch {
		case dialect.IsChinese(text):
			chinese++
		case strings.ContainsFunc(text, unicode.IsLetter):
			other++
		}
	}
	for _, t := range d.Topics {
		count(t.Title)
		for _, doc := range docsOf(t) {
			count(doc.Plain())
		}
	}
	return chinese > other
}

// docsOf returns the documentation of a topic and of all in it.
func docsOf(t *spec.Topic) []spec.Doc {
	docs := []spec.Doc{t.Doc}
	for _, i := range t.Items {
		switch {
		case i.Model != nil:
			docs = append(docs, i.Model.Doc)
			for _, f := range i.Model.Fields {
				docs = append(docs, f.Doc)
			}
		case i.Enum != nil:
			docs = append(docs, i.Enum.Doc)
			for _, v := range i.Enum.Values {
				docs = append(docs, v.Doc)
			}
		case i.Fence != nil:
			docs = append(docs, i.Fence.Doc)
		case i.Call != nil:
			docs = append(docs, i.Call.Doc)
		case i.Service != nil:
			docs = append(docs, i.Service.Doc)
		case i.Error != nil:
			docs = append(docs, i.Error.Doc)
		}
	}
	return docs
}
