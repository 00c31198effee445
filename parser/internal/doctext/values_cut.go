package doctext

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mdspec-go/mdspec/spec"
)

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
	switch {
	case least < behindEnumComma:
		least = behindSemicolon
	case least == behindEnumComma: // a list of nouns may go on
		least = behindComma
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
// its length.
func closingBracket(text string) int {
	depth := 0
	for i, r := range text {
		if depth += bracketStep(r); depth < 0 {
			return i
		}
	}
	return len(text)
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
