package prose

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// cutter cuts the text between heads into meanings.
type cutter struct {
	lines []string
	heads []head

	between  place        // what stands between the values; atStart if only lines and brackets do
	inside   [places]bool // the marks that meanings hold, the last one apart
	meanings []string
	lead     []string
	rest     []string
}

// cut fills the cutter's results and reports whether the text falls into
// meanings without doubt.
func (c *cutter) cut() bool {
	for i := range c.heads[1:] {
		if !c.meaning(c.heads[i], c.heads[i+1]) {
			return false
		}
	}
	if c.between == blank && !c.clearBlanks() {
		return false
	}
	c.cutLead()
	return c.cutLast()
}

// clearBlanks reports whether blanks alone show where meanings end: no meaning
// holds a stronger mark, and several words make one only between numbers that
// count.
func (c *cutter) clearBlanks() bool {
	if c.inside[comma] || c.inside[semicolon] || c.inside[stop] {
		return false
	}
	several := func(meaning string) bool { return strings.Contains(meaning, " ") }
	return counting(c.heads) || !slices.ContainsFunc(c.meanings, several)
}

// meaning takes the text between a head and the next one.
func (c *cutter) meaning(h, next head) bool {
	text := c.lines[h.line][h.end:]
	if next.line == h.line {
		text = c.lines[h.line][h.end:next.start]
	} else if next.line != h.line+1 || next.start != 0 {
		return false // a line between that no value begins
	}
	if p := next.place; p != atStart && p != closing {
		if c.between != atStart && c.between != p {
			return false
		}
		c.between = p
	}
	return c.add(text)
}

// add adds a meaning and reports whether it is one.
func (c *cutter) add(text string) bool {
	text = trimMarks(text)
	if !wholeMeaning(text) {
		return false
	}
	eachMark(text, func(at int, p place, n int) bool {
		c.inside[p] = c.inside[p] || at+n < len(text)
		return true
	})
	c.meanings = append(c.meanings, text)
	return true
}

// cutLead takes the lines before the first value, without the bracket that
// encloses the row.
func (c *cutter) cutLead() {
	first := c.heads[0]
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
func (c *cutter) cutLast() bool {
	last := c.heads[len(c.heads)-1]
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
func (c *cutter) lastEnd(text string) (end, length int) {
	least := c.between
	switch {
	case least < enumComma:
		least = semicolon
	case least == enumComma: // a list of nouns may go on
		least = comma
	}
	end = len(text)
	eachMark(text, func(at int, p place, n int) bool {
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
func (c *cutter) labelled() bool {
	if len(c.lead) == 0 || c.heads[0].start == 0 {
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
func (c *cutter) hyphenated() bool {
	joined := false
	for i, h := range c.heads {
		joined = joined || h.tight && h.sep == sepDash && wordByte(c.meanings[i][0])
	}
	if !joined {
		return false
	}
	seen := map[string]bool{}
	for i, m := range c.meanings {
		word, _, several := strings.Cut(m, " ")
		if seen[word] || several && c.between == blank && i < len(c.meanings)-1 {
			return true
		}
		seen[word] = true
	}
	return !counting(c.heads)
}

func (c *cutter) items() []Item {
	items := make([]Item, len(c.heads))
	for i, h := range c.heads {
		items[i] = Item{Value: h.value, Meaning: c.meanings[i]}
	}
	return items
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
