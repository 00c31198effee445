package doctext

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// valueMark is a value with the separator behind it.
type valueMark struct {
	line  int    // index of the line
	start int    // first byte of the value, its quote included
	end   int    // first byte of the meaning
	value string // without quotes
	quote rune   // the opening quote, or 0 for an integer
	sep   valueSep
	tight bool // no blank on either side of an ASCII separator
	place valuePlace
	depth int // how many brackets enclose it
}

// valueSep is what stands between a value and its meaning.
type valueSep int

const (
	sepNone valueSep = iota
	sepDash
	sepColon
	sepEquals
	sepMeans  // 表示
	sepStands // 代表
	sepIs     // 为
)

// valuePlace is where something stands: behind which mark. The constants from
// behindEnumComma on are marks between meanings, the weaker first.
type valuePlace int

const (
	atStart valuePlace = iota // of a line
	inWord                    // where no value begins
	behindHan
	behindOpening // an opening bracket
	behindColon
	behindBracket // a closing one
	behindBlank
	behindEnumComma
	behindComma
	behindSemicolon
	behindStop
	valuePlaces // how many there are
)

// valueStyle is the way a value is written.
type valueStyle struct {
	quote rune
	sep   valueSep
}

// valueScan collects the values of a paragraph, and what casts doubt on them.
type valueScan struct {
	text   string // the line
	line   int    // its index
	depth  int
	marks  []valueMark
	doubt  map[valueStyle]bool // something is followed by the separator, and is no value
	ranges map[valueSep]bool   // two numbers are joined by the separator without blanks
	broken bool                // brackets do not pair
}

// scanValues returns the values that the lines hold, and reports whether they
// are several and certain as far as the way goes in which they are written.
func scanValues(lines []string) ([]valueMark, bool) {
	s := &valueScan{doubt: map[valueStyle]bool{}, ranges: map[valueSep]bool{}}
	for i, line := range lines {
		s.text, s.line, s.depth = line, i, 0
		for at := 0; at < len(line); {
			at = s.step(at)
		}
		s.broken = s.broken || s.depth != 0
	}
	return s.marks, len(s.marks) > 1 && !s.broken && s.uniform()
}

// step reads what stands at the offset and returns the offset behind it.
func (s *valueScan) step(at int) int {
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
func (s *valueScan) number(at int) int {
	end, joints := numberEnd(s.text, at)
	if joints == 1 {
		s.ranges[jointSep(s.text, at)] = true
	}
	m := valueMark{start: at, value: s.text[at:end]}
	plain := joints == 0 && plainInteger.MatchString(m.value)
	return s.found(m, end, plain)
}

// quoted reads a quoted word at the offset.
func (s *valueScan) quoted(at int, quote rune) int {
	word, end := quotedWord(s.text, at, quote)
	if word == "" {
		return at + utf8.RuneLen(quote)
	}
	return s.found(valueMark{start: at, value: word, quote: quote}, end, true)
}

// found takes what reads like a value and ends at the offset: it is one if a
// separator and a meaning follow. It returns the offset to go on at.
func (s *valueScan) found(m valueMark, end int, plain bool) int {
	sep, behind, tight := separator(s.text, end)
	if sep == sepNone {
		return end
	}
	m.line, m.depth = s.line, s.depth
	m.sep, m.end, m.tight, m.place = sep, behind, tight, placeOf(s.text, m.start)
	if m.quote != 0 && (sep == sepIs || sep == sepEquals) {
		return end // a word that is said to be something: `a` 为 1
	}
	if !plain || !s.placed(m) || !meaningAt(s.text[behind:], m) {
		s.doubt[valueStyle{m.quote, sep}] = true
		return end
	}
	s.marks = append(s.marks, m)
	return behind
}

// placed reports whether a value can begin where the mark stands.
func (s *valueScan) placed(m valueMark) bool {
	first := len(s.marks) == 0
	switch m.place {
	case inWord:
		return false
	case behindHan, behindOpening, behindColon:
		return first
	case behindBlank: // too weak for styles that occur within sentences
		return first || m.quote == 0 && m.sep != sepIs
	}
	return true
}

// uniform reports whether all marks are written in the same way, with nothing
// else written so.
func (s *valueScan) uniform() bool {
	first := s.marks[0]
	if first.depth > 1 || first.depth == 1 && first.place != behindOpening {
		return false
	}
	tight := false
	for _, m := range s.marks {
		if m.quote != first.quote || m.sep != first.sep {
			return false
		}
		tight = tight || m.tight
	}
	return !s.doubt[valueStyle{first.quote, first.sep}] && !(tight && s.ranges[first.sep])
}

var plainInteger = regexp.MustCompile(`^(?:0|-?[1-9][0-9]{0,8})$`)

func isDigit(s string, at int) bool {
	return at < len(s) && s[at] >= '0' && s[at] <= '9'
}

// numberEnd returns the end of the number at the offset and how many joints it
// has: 2023-12-01 and 10:30:00 have two, 1-1000 and 16:9 have one.
func numberEnd(s string, at int) (end, joints int) {
	end = at + 1
	for ; end < len(s); end++ {
		if isDigit(s, end) {
			continue
		}
		if strings.IndexByte("-.:/", s[end]) < 0 || !isDigit(s, end+1) || !isDigit(s, end-1) {
			break
		}
		joints++
	}
	return end, joints
}

// jointSep returns the separator that the first joint of the number reads like.
func jointSep(s string, at int) valueSep {
	switch s[at+1+strings.IndexAny(s[at+1:], "-.:/")] {
	case '-':
		return sepDash
	case ':':
		return sepColon
	}
	return sepNone
}

// maxQuotedValue is how many bytes a quoted value has at most.
const maxQuotedValue = 64

var valueWord = regexp.MustCompile(`^[\pL\pN_][\pL\pN_./:-]*$`)

// quotedWord returns the word between the quote at the offset and its partner,
// and the end of the partner; "" if that is no single word.
func quotedWord(s string, at int, quote rune) (word string, end int) {
	start, closing := at+utf8.RuneLen(quote), string(closingQuote(quote))
	n := strings.Index(s[start:min(len(s), start+maxQuotedValue)], closing)
	if n <= 0 || !valueWord.MatchString(s[start:start+n]) {
		return "", at
	}
	return s[start : start+n], start + n + len(closing)
}

// closingQuote returns the partner of an opening quote, or 0.
func closingQuote(r rune) rune {
	switch r {
	case '`', '"':
		return r
	case '“':
		return '”'
	}
	return 0
}

// separator returns the separator at the offset, the offset of what follows it,
// and whether it touches both sides without standing out.
func separator(s string, at int) (sep valueSep, end int, tight bool) {
	start := skipBlanks(s, at)
	for _, form := range separators {
		if !strings.HasPrefix(s[start:], form.text) {
			continue
		}
		behind := start + len(form.text)
		end = skipBlanks(s, behind)
		return form.sep, end, start == at && end == behind && len(form.text) == 1
	}
	return sepNone, at, false
}

// separators lists how separators are written, the longer forms first.
var separators = [...]struct {
	text string
	sep  valueSep
}{
	{"——", sepDash}, {"—", sepDash}, {"–", sepDash}, {"－", sepDash}, {"-", sepDash},
	{"：", sepColon}, {":", sepColon},
	{"＝", sepEquals}, {"=", sepEquals},
	{"表示", sepMeans}, {"代表", sepStands}, {"为", sepIs},
}

func skipBlanks(s string, at int) int {
	return len(s) - len(strings.TrimLeftFunc(s[at:], unicode.IsSpace))
}

// notYetMeaning matches what follows a separator and is a number rather than a
// word: 1:n, 0-N.
var notYetMeaning = regexp.MustCompile(`^[nmxNMX](?:[^\pL]|$)`)

// meaningAt reports whether the text behind a mark can begin a meaning: with a
// letter or an opening bracket or quote. A digit may follow a word only:
// 1表示30天 is a value, 1-30天 a range.
func meaningAt(text string, m valueMark) bool {
	r, _ := utf8.DecodeRuneInString(text)
	switch {
	case unicode.IsLetter(r):
		return !notYetMeaning.MatchString(text)
	case unicode.IsDigit(r):
		return m.sep >= sepMeans
	case closingQuote(r) != 0:
		return m.quote == 0
	}
	return bracketStep(r) > 0 && r != '{' || r == '*'
}

// bracketStep returns 1 for an opening bracket, -1 for a closing one, else 0.
// Widths and forms are not told apart: people mix them, as in [0, 10).
func bracketStep(r rune) int {
	switch r {
	case '(', '[', '{', '（', '【', '「', '『', '《':
		return 1
	case ')', ']', '}', '）', '】', '」', '』', '》':
		return -1
	}
	return 0
}
