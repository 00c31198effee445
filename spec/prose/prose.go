// Package prose reads what documentation says in a fixed form: its sentences,
// and the values that it enumerates. Those who read it share what a mark, a
// line break and a value are, and ask for as much certainty as they need.
package prose

import "strings"

// Certainty says how sure it is that a text enumerates values.
type Certainty int

const (
	// Introduced values are words, bare ones too, behind others that announce
	// the values of something: 可选值：text-文本，image-图片. That is enough to ask
	// for an enum.
	Introduced Certainty = iota
	// Certain values can be nothing else, whatever is in front of them. That
	// is enough to show them as a list instead of the text.
	Certain
)

// Values reads the values that a text enumerates with the certainty; if ok is
// false, it enumerates none, and the list means nothing. The text is a paragraph
// of trimmed lines. For Introduced values it may be the source of a Doc cell, too.
func Values(text string, c Certainty) (list List, ok bool) {
	if c == Certain {
		return certain(text)
	}
	return introduced(text)
}

// certain reads values that nobody can take for anything else. A paragraph
// enumerates values when it reads, beyond doubt, as a row of
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
//   - brackets pair within each meaning. One pair around the whole row goes;
//   - the values are of what the text documents, and not of something that it
//     mentions: see surroundings.
//
// The last meaning ends at the mark between the others (at a comma
// if that is 、, at a semicolon if it is a blank or a new line) or a stronger
// one, unless an earlier meaning holds such a mark itself; the text from there
// on is the rest.
func certain(text string) (List, bool) {
	if !strings.ContainsAny(text, "0123456789`\"") && !strings.Contains(text, "“") {
		return List{}, false // nothing that a value begins with
	}
	lines := strings.Split(text, "\n")
	heads, ok := scanValues(lines)
	if !ok || !ordered(heads) {
		return List{}, false
	}
	c := cutter{lines: lines, heads: heads}
	ok = c.cut() && !c.labelled() && !c.hyphenated() && distinct(c.Items) && !c.surroundings().mentioned()
	return c.List, ok
}
