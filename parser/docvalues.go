package parser

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// A paragraph enumerates values when it reads, beyond doubt, as a row of
//
//	VALUE SEPARATOR MEANING
//
// after some text or none, on one line or over several:
//
//	入群方式。1 - 由群成员邀请 2 - 通过扫描二维码
//	1-企业设置，2-用户自定义
//	0：不返回；1：返回。默认不返回
//	`text`：文本消息；`image`：图片消息
//
// VALUE is a decimal integer of up to nine digits, or a word in backticks or
// double quotes. SEPARATOR is a dash, a colon, an equals sign, 表示, 代表 or 为.
// Everything else that looks like it — ranges, dates, times, ratios, versions,
// numbered steps (1. 打开 2. 关闭), hyphenated words, JSON — stays text. Doubt
// anywhere in a paragraph makes all of it text:
//
//   - there are at least two values, all written in the same way and separated
//     by the same kind of mark (a new line and a closing bracket go with any);
//   - integers rise, or fall by one (1-是，0-否); with 为 they count or fall by
//     one; words differ;
//   - no other number or word in the paragraph is followed by that separator,
//     so none is overlooked;
//   - a value begins a line or follows a mark or a blank. Only the first may
//     touch a Chinese character (状态0-正常 1-停用); then the values count from 0
//     or 1 without a gap;
//   - brackets pair within each meaning. One pair around the whole row goes.
//
// The last meaning ends at the mark that stands between the others, or a
// stronger one, unless an earlier meaning holds such a mark itself; the text
// from there on is a paragraph of its own. What disappears from the text is
// blanks, separators, the quotes around values, and the marks between meanings:
// no word does.
type valueRow struct {
	lead    []string     // the lines before the values
	entries []spec.Entry // the values and their meanings
	rest    []string     // the lines behind them
}

// valueBlocks returns a paragraph as a block of text or, if it enumerates
// values, as text, values and text.
func valueBlocks(lines []string, span diag.Span) []spec.Block {
	row, ok := readValues(lines)
	if !ok {
		return []spec.Block{textBlock(lines, span)}
	}
	var blocks []spec.Block
	if len(row.lead) > 0 {
		blocks = append(blocks, textBlock(row.lead, span))
	}
	blocks = append(blocks, spec.Block{Kind: spec.Values, Entries: row.entries, Span: span})
	if len(row.rest) > 0 {
		blocks = append(blocks, textBlock(row.rest, span))
	}
	return blocks
}

func readValues(lines []string) (valueRow, bool) {
	marks, ok := scanValues(lines)
	if !ok || !ordered(marks) {
		return valueRow{}, false
	}
	c := valueCutter{lines: lines, marks: marks}
	if !c.cut() || c.labelled() || c.hyphenated() {
		return valueRow{}, false
	}
	return valueRow{lead: c.lead, entries: c.entries(), rest: c.rest}, true
}

// ordered reports whether the values stand in the order of an enumeration.
func ordered(marks []valueMark) bool {
	if marks[0].quote != 0 {
		return distinct(marks)
	}
	rising, falling := true, true
	for i := range marks[1:] {
		step := marks[i+1].number() - marks[i].number()
		rising = rising && step > 0
		falling = falling && step == -1
	}
	switch {
	case marks[0].place == behindHan:
		return counting(marks)
	case marks[0].sep == sepIs: // 1为最低，5为最高 is a scale
		return counting(marks) || falling
	}
	return rising || falling
}

func distinct(marks []valueMark) bool {
	seen := map[string]bool{}
	for _, m := range marks {
		if seen[m.value] {
			return false
		}
		seen[m.value] = true
	}
	return true
}

// counting reports whether the values are 0, 1, 2… or 1, 2, 3….
func counting(marks []valueMark) bool {
	first := marks[0].number()
	for i, m := range marks {
		if m.number() != first+i {
			return false
		}
	}
	return first == 0 || first == 1
}

// number returns the integer that a mark's value states.
func (m valueMark) number() int {
	n, _ := strconv.Atoi(m.value) // nine digits at most: it cannot fail
	return n
}

// valueCutter cuts the text between marks into meanings.
type valueCutter struct {
	lines []string
	marks []valueMark

	between  valuePlace        // what stands between the values; atStart if only lines and brackets do
	inside   [valuePlaces]bool // the marks that meanings hold, the last one apart
	meanings []string
	lead     []string
	rest     []string
}

// cut fills the cutter's results and reports whether the text falls into
// meanings without doubt.
func (c *valueCutter) cut() bool {
	for i := range c.marks[1:] {
		if !c.meaning(c.marks[i], c.marks[i+1]) {
			return false
		}
	}
	if c.between == behindBlank && !c.clearBlanks() {
		return false
	}
	c.cutLead()
	return c.cutLast()
}

// clearBlanks reports whether blanks alone show where meanings end: no meaning
// holds a stronger mark, and several words make one only between numbers that
// count.
func (c *valueCutter) clearBlanks() bool {
	if c.inside[behindComma] || c.inside[behindSemicolon] || c.inside[behindStop] {
		return false
	}
	several := func(meaning string) bool { return strings.Contains(meaning, " ") }
	return counting(c.marks) || !slices.ContainsFunc(c.meanings, several)
}

// meaning takes the text between a mark and the next one.
func (c *valueCutter) meaning(m, next valueMark) bool {
	text := c.lines[m.line][m.end:]
	if next.line == m.line {
		text = c.lines[m.line][m.end:next.start]
	} else if next.line != m.line+1 || next.start != 0 {
		return false // a line between that no value begins
	}
	if p := next.place; p != atStart && p != behindBracket {
		if c.between != atStart && c.between != p {
			return false
		}
		c.between = p
	}
	return c.add(text)
}

// add adds a meaning and reports whether it is one.
func (c *valueCutter) add(text string) bool {
	text = trimMarks(text)
	if !wholeMeaning(text) {
		return false
	}
	eachMark(text, func(at int, p valuePlace, n int) bool {
		c.inside[p] = c.inside[p] || at+n < len(text)
		return true
	})
	c.meanings = append(c.meanings, text)
	return true
}

// cutLead takes the lines before the first value, without the bracket that
// encloses the row.
func (c *valueCutter) cutLead() {
	first := c.marks[0]
	c.lead = append(c.lead, c.lines[:first.line]...)
	line := strings.TrimSpace(c.lines[first.line][:first.start])
	if first.depth > 0 {
		_, n := utf8.DecodeLastRuneInString(line)
		line = strings.TrimSpace(line[:len(line)-n])
	}
	if line != "" {
		c.lead = append(c.lead, line)
	}
}

// cutLast takes the meaning of the last value and the text behind it.
func (c *valueCutter) cutLast() bool {
	last := c.marks[len(c.marks)-1]
	text := c.lines[last.line][last.end:]
	var behind string
	if last.depth > 0 {
		end := closingBracket(text)
		if end < 0 {
			return false
		}
		_, n := utf8.DecodeRuneInString(text[end:])
		text, behind = trimMarks(text[:end]), text[end+n:]
	}
	end, n := c.lastEnd(text)
	if last.depth > 0 && end < len(text) {
		return false // text in the bracket that belongs to no value
	}
	behind = text[min(end+n, len(text)):] + behind
	if behind = trimLeadingMarks(behind); behind != "" {
		c.rest = append(c.rest, behind)
	}
	c.rest = append(c.rest, c.lines[last.line+1:]...)
	return c.add(text[:end])
}

// lastEnd returns where the last meaning ends, and the length of the mark there
// that goes.
func (c *valueCutter) lastEnd(text string) (end, length int) {
	least := c.between
	if least < behindEnumComma {
		least = behindSemicolon
	}
	end = len(text)
	eachMark(text, func(at int, p valuePlace, n int) bool {
		if p < least || c.inside[p] {
			return true
		}
		if end, length = at, n; emphatic(text[at:]) {
			end, length = at+n, 0
		}
		return false
	})
	return end, length
}

// labelled reports whether the numbers count repetitions of the word before
// them, as in "Step 1: open Step 2: close", and so are no values.
func (c *valueCutter) labelled() bool {
	if len(c.lead) == 0 || c.marks[0].start == 0 {
		return false
	}
	label := lastWord(c.lead[len(c.lead)-1])
	for _, m := range c.meanings[:len(c.meanings)-1] {
		if w := lastWord(m); w != "" && w == label && w != m {
			return true
		}
	}
	return false
}

// hyphenated reports whether dashes may join words, as in "2-way or 3-way",
// rather than values and meanings: an ASCII letter touches the dash, and the
// numbers do not count, the words are the same, or only blanks separate
// meanings of several words.
func (c *valueCutter) hyphenated() bool {
	joined := false
	for i, m := range c.marks {
		joined = joined || m.tight && m.sep == sepDash && asciiWord(rune(c.meanings[i][0]))
	}
	if !joined {
		return false
	}
	seen := map[string]bool{}
	for i, m := range c.meanings {
		word, _, several := strings.Cut(m, " ")
		if seen[word] || several && c.between == behindBlank && i < len(c.meanings)-1 {
			return true
		}
		seen[word] = true
	}
	return !counting(c.marks)
}

func (c *valueCutter) entries() []spec.Entry {
	entries := make([]spec.Entry, len(c.marks))
	for i, m := range c.marks {
		entries[i] = spec.Entry{Value: m.value, Text: c.meanings[i]}
	}
	return entries
}

// wholeMeaning reports whether text can be the meaning of a value: it pairs its
// brackets and does not break off.
func wholeMeaning(text string) bool {
	depth := 0
	for _, r := range text {
		if depth += bracketStep(r); depth < 0 {
			return false
		}
	}
	last, _ := utf8.DecodeLastRuneInString(text)
	return text != "" && depth == 0 && !strings.ContainsRune(`/\-–—:：=<&+~|、`, last)
}

// closingBracket returns where text closes a bracket that it does not open, or
// -1.
func closingBracket(text string) int {
	depth := 0
	for i, r := range text {
		if depth += bracketStep(r); depth < 0 {
			return i
		}
	}
	return -1
}

// lastWord returns the run of letters and digits that ends text.
func lastWord(text string) string {
	end := strings.LastIndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if end < 0 {
		return text
	}
	_, n := utf8.DecodeRuneInString(text[end:])
	return text[end+n:]
}
