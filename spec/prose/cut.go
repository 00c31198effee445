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

	List
	between place        // the mark between the values; atStart if only lines and brackets do
	inside  [places]bool // the marks that meanings hold, the last one apart
	opening rune         // the bracket that encloses the row, 0 without one
	behind  string       // what follows the end of that bracket
}

// cut fills the cutter's list and reports whether the text falls into
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
	several := func(i Item) bool { return strings.Contains(i.Meaning, " ") }
	return counting(c.heads) || !slices.ContainsFunc(c.Items, several)
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
	return c.add(h, text)
}

// add adds the meaning of a head and reports whether it is one.
func (c *cutter) add(h head, text string) bool {
	text = trimMarks(text)
	if !wholeMeaning(text) {
		return false
	}
	eachMark(text, func(at int, p place, n int) bool {
		c.inside[p] = c.inside[p] || at+n < len(text)
		return true
	})
	c.Items = append(c.Items, Item{Value: h.value, Meaning: text})
	return true
}

// cutLead takes the lines before the first value, without the bracket that
// encloses the row.
func (c *cutter) cutLead() {
	first := c.heads[0]
	line := strings.TrimSpace(c.lines[first.line][:first.start])
	if first.depth > 0 {
		var n int
		c.opening, n = utf8.DecodeLastRuneInString(line)
		line = strings.TrimSpace(line[:len(line)-n])
	}
	c.Lead = strings.TrimSpace(strings.Join(append(slices.Clone(c.lines[:first.line]), line), "\n"))
}

// cutLast takes the meaning of the last value and the text behind it.
func (c *cutter) cutLast() bool {
	last := c.heads[len(c.heads)-1]
	text := c.lines[last.line][last.end:]
	var behind string
	if last.depth > 0 {
		end, _ := bracketEnd(text)
		_, n := utf8.DecodeRuneInString(text[end:])
		text, behind = trimMarks(text[:end]), text[end+n:]
		c.behind = behind
	}
	end, n := c.lastEnd(text)
	if last.depth > 0 && end < len(text) {
		return false // text in the bracket that belongs to no value
	}
	behind = trimLeadingMarks(text[min(end+n, len(text)):] + behind)
	c.Rest = strings.TrimSpace(strings.Join(append([]string{behind}, c.lines[last.line+1:]...), "\n"))
	return c.add(last, text[:end])
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

// surroundings returns what is around the values.
func (c *cutter) surroundings() surroundings {
	return surroundings{c.Lead, c.Rest, c.opening, c.behind}
}

// labelled reports whether the numbers count repetitions of the word before
// them, as in "Step 1: open Step 2: close", and so are no values.
func (c *cutter) labelled() bool {
	if c.Lead == "" || c.heads[0].start == 0 {
		return false
	}
	label := lastWord(c.Lead)
	for _, i := range c.Items[:len(c.Items)-1] {
		if w := lastWord(i.Meaning); w != "" && w == label && w != i.Meaning {
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
		joined = joined || h.tight && h.sep == sepDash && wordByte(c.Items[i].Meaning[0])
	}
	if !joined {
		return false
	}
	seen := map[string]bool{}
	for n, i := range c.Items {
		word, _, several := strings.Cut(i.Meaning, " ")
		if seen[word] || several && c.between == blank && n < len(c.Items)-1 {
			return true
		}
		seen[word] = true
	}
	return !counting(c.heads)
}

// wholeMeaning reports whether text can be the meaning of a value: it pairs its
// brackets and does not break off.
func wholeMeaning(text string) bool {
	last, _ := utf8.DecodeLastRuneInString(text)
	end, open := bracketEnd(text)
	return text != "" && end == len(text) && open == 0 && !strings.ContainsRune(`/\-–—:：=<&+~|、`, last)
}

// bracketEnd returns where text closes a bracket that it does not open, or its
// length, and how many brackets are open there.
func bracketEnd(text string) (end, open int) {
	for i, r := range text {
		if open += bracketStep(r); open < 0 {
			return i, 0
		}
	}
	return len(text), open
}

// lastWord returns the run of letters and digits that ends text.
func lastWord(text string) string {
	before := strings.TrimRightFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
	return text[len(before):]
}
