package doctext

import (
	"strconv"

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
// The last meaning ends at the mark that stands between the others (at a comma
// if that is 、, at a semicolon if it is a blank or a new line) or a stronger
// one, unless an earlier meaning holds such a mark itself; the text from there
// on is a paragraph of its own. What disappears from the text is
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
		return []spec.Block{Text(lines, span)}
	}
	var blocks []spec.Block
	if len(row.lead) > 0 {
		blocks = append(blocks, Text(row.lead, span))
	}
	blocks = append(blocks, spec.Block{Kind: spec.Values, Entries: row.entries, Span: span})
	if len(row.rest) > 0 {
		blocks = append(blocks, Text(row.rest, span))
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
