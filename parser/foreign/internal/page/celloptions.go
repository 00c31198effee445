package page

import (
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

var (
	// codeHead, boldHead and bareHead are the values that lines begin with.
	codeHead = lazyregexp.New("^(?:\\*\\*|__|[*_\"“])?`\\s*([^`]+?)\\s*`(?:\\*\\*|__|[*_\"”])?")
	boldHead = lazyregexp.New("^\\*{1,3}[\"“]?([^*`\"“”]+?)[\"”]?\\*{1,3}")
	bareHead = lazyregexp.New(`^["“]?(-?[A-Za-z0-9_](?:(?:\\_|[\w.+-])*[\w+])?)["”]?`)
	// colonWithin is a colon in bold, which belongs behind it.
	colonWithin = lazyregexp.New(`^(\*{1,3}[^*]+?)\s*([:：])\s*(\*{1,3})`)
	// setOff is what is between a value and what is said of it, perhaps behind a remark in
	// brackets; or the end of a line that has nothing but the value.
	setOff = lazyregexp.New(`^\s*([(（][^()（）]*[)）])?\s*(?:([:：]|——?|–|--?|=)\s*|[；;。，,.、]?$)`)
	// wordValue is a value that is not in code: a word, a code or a whole number.
	wordValue = lazyregexp.New(`^(?:-?\d+|\d*[A-Za-z_][\w.+-]*)$`)
	// noValue are words and patterns ahead of a colon that are no values.
	noValue = lazyregexp.New(`(?i)^(?:notes?|examples?|warnings?|tips?|hints?|important|caution|attention|remarks?|see|e\.g\.?|i\.e\.?|ps|https?)$|y{4}|^hh|^\d+-[a-z]`)
	// noLine are words of lines without a mark that say something else of a field.
	noLine = lazyregexp.New(`(?i)^(?:default|required|optional|min(?:imum)?|max(?:imum)?|format|range|unit|type|since|deprecated|pattern|enum|length|values?|nullable)$`)
	// limits is what is said of a thing on which the range of a number depends.
	limits = lazyregexp.New(`^[\[(（]?\s*-?[\d.,]+\s*\S{0,3}\s*(?:[~～–—-]|至|到|to\b)\s*-?\d|^(?:[<>≤≥]|大于|小于|不超过|最大|最小|至少|最多)`)
	// codesLead is a lead of codes, of which a cell has some.
	codesLead = lazyregexp.New(`(?i)\b(?:error|status|return) codes?\b|错误码|錯誤碼|返回码|返回碼|状态码|狀態碼`)
	colonEnd  = lazyregexp.New(`[:：]$`)
	colonIn   = lazyregexp.New(`[:：]\s*\S`)
)

// OptionsOf returns the values that a list in the cell of a description says that its field
// may have; nil if there is none. Keys are those of the table, own are those of the row. A
// cell with values in two places does not say which of them are all.
func (p *Page) OptionsOf(form Form, cell Cell, keys map[string]bool, own string) (found *Options) {
	lines := p.linesOf(form, cell)
	if len(lines) > maxLines {
		return nil
	}
	for i := 0; i < len(lines); {
		end := runOf(lines, i)
		options := optionsAmong(lines[i:end])
		switch {
		case found != nil && len(options) > 0:
			return nil
		case len(options) > 1 && leadsTo(cell.Text[:lines[i].start], lines[i].marked, options, keys, own):
			found = &Options{Text: breakBefore(cell.Text, lines[i].start) + cell.Text[lines[i].start:lines[end-1].end]}
			for _, o := range options {
				found.Rows = append(found.Rows, o.Row)
			}
		case len(options) > 0 && lines[i].marked && slices.ContainsFunc(lines[end:], isOptionItem):
			return nil
		}
		i = end
	}
	return found
}

// maxLines is how many lines a cell has at most that are looked at for values.
const maxLines = 500

// isOptionItem reports whether a line is an item that is a value.
func isOptionItem(l cellLine) bool {
	_, ok := l.option()
	return ok && l.marked
}

// breakBefore returns the break that ends right ahead of a place, with the blanks around it.
func breakBefore(text string, at int) string {
	head := strings.TrimRight(text[:at], " \t\n")
	for _, m := range lineBreak.FindAllStringIndex(head, -1) {
		if m[1] == len(head) {
			return text[m[0]:at]
		}
	}
	return text[len(head):at]
}

// runOf returns where the lines end that are one list with the line at i: its items with the
// lines that go on with them, or the values without marks below a lead; else the next line.
func runOf(lines []cellLine, i int) int {
	first := lines[i]
	end := i + 1
	if first.marked {
		base := first.indent
		for _, l := range lines[end:] {
			if l.marked {
				base = min(base, l.indent)
			}
		}
		for end < len(lines) && (lines[end].marked || lines[end].indent >= base+stepIn) {
			end++
		}
		return end
	}
	if i == 0 || !colonEnd.MatchString(plain(lines[i-1].text)) {
		return end
	}
	for end < len(lines) && !lines[end].marked {
		if _, ok := lines[end].option(); !ok {
			break
		}
		end++
	}
	return end
}

// stepIn is how far a line is indented that belongs to the item above it.
const stepIn = 2

// optionsAmong returns the lines of a list as values; none if one of them is no value.
func optionsAmong(lines []cellLine) (out []option) {
	base := lines[0].indent
	for _, l := range lines {
		base = min(base, l.indent)
	}
	for i, l := range lines {
		if i > 0 && l.indent >= base+stepIn {
			if l.marked {
				return nil // a list within the list
			}
			doc := &out[len(out)-1].Cells[1]
			doc.Text += "<br>" + l.text
			continue
		}
		one, ok := l.option()
		if !ok || slices.ContainsFunc(out, func(o option) bool { return o.literal == one.literal }) {
			return nil
		}
		out = append(out, one)
	}
	return out
}

// option reads a line as a value; ok is false if it is none.
func (l cellLine) option() (o option, ok bool) {
	text := colonWithin.ReplaceAllString(marks.Replace(l.text), "$1$3$2")
	literal, rest := l.literalOf(text)
	m := setOff.FindStringSubmatchIndex(rest)
	if literal == "" || m == nil {
		return o, false
	}
	doc := strings.TrimSpace(rest[m[1]:])
	if noOption.MatchString(rest) || limits.MatchString(plain(doc)) || strings.HasPrefix(doc, "//") {
		return o, false
	}
	if m[4] >= 0 && rest[m[4]:m[5]] == "=" && !wholeNumber.MatchString(literal) {
		return o, false // a condition
	}
	if m[2] >= 0 {
		doc = strings.TrimSpace(rest[m[2]:m[3]] + " " + doc)
	}
	o.literal, o.setOff = literal, true
	o.Row = Row{Span: l.span, Cells: []Cell{{literal, l.span}, {doc, l.span}}}
	return o, true
}

// marks are the tags of marks that lines may begin with.
var marks = strings.NewReplacer("<b>", "**", "</b>", "**", "<strong>", "**", "</strong>", "**", "<code>", "`", "</code>", "`")

// literalOf returns the value that a line begins with, and what is behind it; "" without one.
func (l cellLine) literalOf(text string) (literal, rest string) {
	if m := codeHead.FindStringSubmatch(text); m != nil {
		if v := optionValue.FindStringSubmatch(m[1]); v != nil && !isRange(v[1]) {
			return v[1], text[len(m[0]):]
		}
		return "", ""
	}
	m := boldHead.FindStringSubmatch(text)
	if m == nil {
		m = bareHead.FindStringSubmatch(text)
	}
	if m == nil {
		return "", ""
	}
	literal = unescaped(m[1])
	if !wordValue.MatchString(literal) || noValue.MatchString(literal) || !l.marked && noLine.MatchString(literal) {
		return "", ""
	}
	return literal, text[len(m[0]):]
}

var rangeForm = lazyregexp.New(`^\d+-\d+$`)

// isRange reports whether a text is a range of numbers.
func isRange(text string) bool { return rangeForm.MatchString(text) }

// leadsTo reports whether the text ahead of a list says that the values of the field follow.
// Without marks nothing else tells them from other lines.
func leadsTo(text string, marked bool, options []option, keys map[string]bool, own string) bool {
	text = strings.TrimSpace(lineBreak.ReplaceAllString(marks.Replace(text), "\n\n"))
	all := sentences(text)
	last := ""
	if len(all) > 0 {
		last = strings.TrimSpace(plain(all[len(all)-1]))
	}
	if colonIn.MatchString(last) && !colonEnd.MatchString(last) || codesLead.MatchString(last) || !marked && !isLead(last) {
		return false
	}
	if isLead(last) && 2*keysAmong(options, keys) <= len(options) {
		keys = nil // a table has fields of any depth: one of them may be named as a value is
	}
	return introduces(text, options, keys, own)
}

// keysAmong returns how many of the values are keys of fields.
func keysAmong(options []option, keys map[string]bool) (n int) {
	for _, o := range options {
		if keys[o.literal] {
			n++
		}
	}
	return n
}
