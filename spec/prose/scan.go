package prose

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// head is a value with the separator behind it.
type head struct {
	line  int    // index of the line
	start int    // first byte of the value, its quote included
	end   int    // first byte of the meaning
	value string // without quotes
	quote rune   // the opening quote, or 0 for an integer
	sep   separator
	tight bool // no blank on either side of an ASCII separator
	place place
	depth int // how many brackets enclose it
}

// style is the way a value is written.
type style struct {
	quote rune
	sep   separator
}

// scan collects the values of a paragraph, and what casts doubt on them.
type scan struct {
	text   string // the line
	line   int    // its index
	depth  int
	heads  []head
	doubt  map[style]bool     // something is followed by the separator, and is no value
	ranges map[separator]bool // two numbers are joined by the separator without blanks
	broken bool               // brackets do not pair
}

// scanValues returns the values that the lines hold, and reports whether they
// are several and certain as far as the way goes in which they are written.
func scanValues(lines []string) ([]head, bool) {
	s := &scan{doubt: map[style]bool{}, ranges: map[separator]bool{}}
	for i, line := range lines {
		s.text, s.line, s.depth = line, i, 0
		for at := 0; at < len(line); {
			at = s.step(at)
		}
		s.broken = s.broken || s.depth != 0
	}
	return s.heads, len(s.heads) > 1 && !s.broken && s.uniform()
}

// step reads what is at the offset and returns the offset behind it.
func (s *scan) step(at int) int {
	r, n := utf8.DecodeRuneInString(s.text[at:])
	switch {
	case isDigit(s.text, at), r == '-' && isDigit(s.text, at+1) && placeOf(s.text, at) != inWord:
		return s.number(at)
	case closingQuote(r) != 0:
		return s.quoted(at, r)
	}
	s.depth += bracketStep(r)
	s.broken = s.broken || s.depth < 0
	return at + n
}

// number reads a number at the offset.
func (s *scan) number(at int) int {
	end, joints := numberEnd(s.text, at)
	if len(joints) == 1 {
		sep, _, _ := separatorAt(s.text, joints[0])
		s.ranges[sep] = true
	}
	h := head{start: at, value: s.text[at:end]}
	plain := joints == nil && plainInteger.MatchString(h.value)
	return s.found(h, end, plain)
}

// quoted reads a quoted word at the offset.
func (s *scan) quoted(at int, quote rune) int {
	word, end := quotedWord(s.text, at, quote)
	if word == "" {
		return at + utf8.RuneLen(quote)
	}
	return s.found(head{start: at, value: word, quote: quote}, end, true)
}

// found takes what reads like a value and ends at the offset: it is one if a
// separator and a meaning follow. It returns the offset to go on at.
func (s *scan) found(h head, end int, plain bool) int {
	sep, behind, tight := separatorAt(s.text, end)
	if sep == sepNone {
		return end
	}
	h.line, h.depth = s.line, s.depth
	h.sep, h.end, h.tight, h.place = sep, behind, tight, placeOf(s.text, h.start)
	if h.quote != 0 && (sep == sepIs || sep == sepEquals) {
		return end // a word that is said to be something: `a` 为 1
	}
	if !plain || !s.placed(h) || !meaningAt(s.text[behind:], h) {
		s.doubt[style{h.quote, sep}] = true
		return end
	}
	s.heads = append(s.heads, h)
	return behind
}

// placed reports whether a value can begin at the place of the head.
func (s *scan) placed(h head) bool {
	first := len(s.heads) == 0
	switch h.place {
	case inWord:
		return false
	case han, opening, colon:
		return first
	case blank: // too weak for styles that occur within sentences
		return first || h.quote == 0 && h.sep != sepIs
	}
	return true
}

// uniform reports whether all heads are written in the same way, with nothing
// else written so.
func (s *scan) uniform() bool {
	first := s.heads[0]
	if first.depth > 1 || first.depth == 1 && first.place != opening {
		return false
	}
	tight := false
	for _, h := range s.heads {
		if h.quote != first.quote || h.sep != first.sep {
			return false
		}
		tight = tight || h.tight
	}
	return !s.doubt[style{first.quote, first.sep}] && !(tight && s.ranges[first.sep])
}

var plainInteger = regexp.MustCompile(`^(?:0|-?[1-9][0-9]{0,8})$`)

// numberEnd returns the end of the number at the offset and where it has joints:
// 2023-12-01 and 10:30:00 have two, 1-1000 and 16:9 have one.
func numberEnd(s string, at int) (end int, joints []int) {
	end = at + 1
	for ; end < len(s); end++ {
		if isDigit(s, end) {
			continue
		}
		if strings.IndexByte("-.:/", s[end]) < 0 || !isDigit(s, end+1) || !isDigit(s, end-1) {
			break
		}
		joints = append(joints, end)
	}
	return end, joints
}

// maxQuotedValue is how many bytes a quoted value has at most.
const maxQuotedValue = 64

var valueWord = regexp.MustCompile(`^[\pL\pN_][\pL\pN_./:-]*$`)

// quotedWord returns the word between the quote at the offset and its partner,
// and the end of the partner; "" if that is no single word.
func quotedWord(s string, at int, quote rune) (word string, end int) {
	start, partner := at+utf8.RuneLen(quote), string(closingQuote(quote))
	n := strings.Index(s[start:min(len(s), start+maxQuotedValue)], partner)
	if n <= 0 || !valueWord.MatchString(s[start:start+n]) {
		return "", at
	}
	return s[start : start+n], start + n + len(partner)
}

// notYetMeaning matches what follows a separator and is a number rather than a
// word: 1:n, 0-N.
var notYetMeaning = regexp.MustCompile(`^[nmxNMX](?:[^\pL]|$)`)

// meaningAt reports whether the text behind a head can begin a meaning: with a
// letter or an opening bracket or quote. A digit may follow a word only:
// 1表示30天 is a value, 1-30天 a range.
func meaningAt(text string, h head) bool {
	r, _ := utf8.DecodeRuneInString(text)
	switch {
	case unicode.IsLetter(r):
		return !notYetMeaning.MatchString(text)
	case unicode.IsDigit(r):
		return h.sep >= sepMeans
	case closingQuote(r) != 0:
		return h.quote == 0
	}
	return bracketStep(r) > 0 && r != '{' || r == '*'
}

// ordered reports whether the values are in the order of an enumeration.
func ordered(heads []head) bool {
	if heads[0].quote != 0 {
		return true
	}
	rising, falling := true, true
	for i := range heads[1:] {
		step := heads[i+1].number() - heads[i].number()
		rising = rising && step > 0
		falling = falling && step == -1
	}
	switch {
	case heads[0].place == han:
		return counting(heads)
	case heads[0].sep == sepIs: // 1为最低，5为最高 is a scale
		return counting(heads) || falling
	}
	return rising || falling
}

// counting reports whether the values are 0, 1, 2… or 1, 2, 3….
func counting(heads []head) bool {
	first := heads[0].number()
	for i, h := range heads {
		if h.number() != first+i {
			return false
		}
	}
	return first == 0 || first == 1
}

// number returns the integer that a head's value states.
func (h head) number() int {
	n, _ := strconv.Atoi(h.value) // nine digits at most: it cannot fail
	return n
}

// separator is the mark or the word between a value and its meaning.
type separator int

const (
	sepNone separator = iota
	sepDash
	sepColon
	sepEquals
	sepMeans  // 表示
	sepStands // 代表
	sepIs     // 为
)

// separatorForms lists how separators are written, the longer forms first.
var separatorForms = [...]struct {
	text string
	sep  separator
}{
	{"——", sepDash}, {"—", sepDash}, {"–", sepDash}, {"－", sepDash}, {"-", sepDash},
	{"：", sepColon}, {":", sepColon},
	{"＝", sepEquals}, {"=", sepEquals},
	{"表示", sepMeans}, {"代表", sepStands}, {"为", sepIs},
}

// separatorAt returns the separator at the offset, the offset of what follows it,
// and whether it is one ASCII mark that touches both sides.
func separatorAt(s string, at int) (sep separator, end int, tight bool) {
	start := skipBlanks(s, at)
	for _, form := range separatorForms {
		if !strings.HasPrefix(s[start:], form.text) {
			continue
		}
		behind := start + len(form.text)
		end = skipBlanks(s, behind)
		return form.sep, end, start == at && end == behind && len(form.text) == 1
	}
	return sepNone, at, false
}
