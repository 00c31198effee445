package prose

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// place is where something stands: behind which mark. The constants from
// enumComma on are marks between meanings, the weaker first.
type place int

const (
	atStart place = iota // of a line
	inWord               // where no value begins
	han                  // a Chinese character
	opening              // an opening bracket
	colon
	closing // a closing bracket
	blank
	enumComma
	comma
	semicolon
	stop
	lineBreak
	places // how many there are
)

// markOf returns the strength of the mark between meanings that r is, whatever
// stands around it; inWord if it is none.
func markOf(r rune) place {
	switch r {
	case '、':
		return enumComma
	case '，', ',':
		return comma
	case '；', ';':
		return semicolon
	case '。', '！':
		return stop
	case '\n':
		return lineBreak
	}
	return inWord
}

// markAt returns the strength of the mark between meanings that stands at the
// offset, and its length; inWord if none does.
func markAt(s string, at int) (place, int) {
	r, n := utf8.DecodeRuneInString(s[at:])
	switch {
	case r == ',' && at > 0 && isDigit(s, at-1) && isDigit(s, at+1): // 1,000
		return inWord, 0
	case r == ';' && endsEntity(s[:at]):
		return inWord, 0
	}
	if p := markOf(r); p != inWord {
		return p, n
	}
	if n := endsSentence(s, at); n > 0 {
		return stop, n
	}
	return inWord, 0
}

var entityEnd = regexp.MustCompile(`&#?[0-9A-Za-z]+$`)

// endsEntity reports whether a semicolon behind s completes an entity.
func endsEntity(s string) bool {
	return entityEnd.MatchString(s[max(0, len(s)-10):])
}

// eachMark calls yield for each mark in text outside brackets, with its offset
// and length, until yield returns false.
func eachMark(text string, yield func(at int, p place, length int) bool) {
	depth := 0
	for i, r := range text {
		depth += bracketStep(r)
		if depth != 0 {
			continue
		}
		if p, n := markAt(text, i); p != inWord && !yield(i, p, n) {
			return
		}
	}
}

// emphatic reports whether s begins with a mark that says more than that a
// meaning ends, and so stays.
func emphatic(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return strings.ContainsRune("！？!?", r)
}

// trimMarks returns text without the blanks and marks at its end and the blanks
// at its start.
func trimMarks(text string) string {
	text = strings.TrimSpace(text)
	for text != "" {
		_, n := utf8.DecodeLastRuneInString(text)
		at := len(text) - n
		if p, _ := markAt(text, at); p == inWord || emphatic(text[at:]) {
			break
		}
		text = strings.TrimSpace(text[:at])
	}
	return text
}

// trimLeadingMarks returns text without the blanks and marks at its start.
func trimLeadingMarks(text string) string {
	return strings.TrimLeftFunc(strings.TrimSpace(text), func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("、，,；;。", r)
	})
}

// numberPrefixes make the number behind them an ordinal, a bound or a term.
const numberPrefixes = "第于至到过约<>≤≥＜＞=+*/^~～"

// placeOf returns where the byte at the offset stands.
func placeOf(s string, at int) place {
	before := strings.TrimRightFunc(s[:at], unicode.IsSpace)
	if before == "" {
		return atStart
	}
	r, n := utf8.DecodeLastRuneInString(before)
	if p, _ := markAt(s, len(before)-n); p != inWord {
		return p
	}
	apart := len(before) < at
	switch {
	case strings.ContainsRune(numberPrefixes, r):
		return inWord
	case bracketStep(r) > 0 && r != '{':
		return opening
	case !apart && (r == ':' || r == '：'):
		return colon
	case !apart && bracketStep(r) < 0:
		return closing
	case apart:
		return blank
	case unicode.Is(unicode.Han, r):
		return han
	}
	return inWord
}
