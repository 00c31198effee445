package prose

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// place is where something is: behind which mark. The constants from
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
// is around it; inWord if it is none.
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

// markAt returns the strength of the mark between meanings that is at the
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

// placeOf returns the place of the byte at the offset.
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

func isDigit(s string, at int) bool {
	return at < len(s) && s[at] >= '0' && s[at] <= '9'
}

func skipBlanks(s string, at int) int {
	return len(s) - len(strings.TrimLeftFunc(s[at:], unicode.IsSpace))
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

func startsBlank(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsSpace(r)
}

// wordByte reports whether b can be part of an ASCII identifier.
func wordByte(b byte) bool {
	return b == '_' || '0' <= b && b <= '9' || 'A' <= b && b <= 'Z' || 'a' <= b && b <= 'z'
}

// BreakTag returns the length of the `<br>` that s begins with, or 0.
func BreakTag(s string) int {
	if len(s) < len("<br>") || !strings.EqualFold(s[:3], "<br") {
		return 0
	}
	rest := strings.TrimPrefix(strings.TrimLeft(s[3:], " \t"), "/")
	if !strings.HasPrefix(rest, ">") {
		return 0
	}
	return len(s) - len(rest) + 1
}

// endsSentence returns the length of the mark at s[i:] if it ends a sentence,
// else 0. The ASCII marks do so only before a blank or at the end, so that
// URLs, versions and file names stay whole; closing quotes and brackets may
// lie between.
func endsSentence(s string, i int) int {
	switch r, n := utf8.DecodeRuneInString(s[i:]); r {
	case '。', '；', '！', '？':
		return n
	case '.', ';', '!', '?':
	default:
		return 0
	}
	rest := strings.TrimLeft(s[i+1:], closingMarks)
	if rest != "" && !startsBlank(rest) || s[i] == '.' && endsAbbreviation(s[:i]) {
		return 0
	}
	return 1
}

// closingMarks may follow the mark that ends a sentence and belong to it.
const closingMarks = "\"'”’)]）】」』》`"

// endsAbbreviation reports whether the full stop behind s belongs to an
// abbreviation that goes on.
func endsAbbreviation(s string) bool {
	tail := strings.ToLower(s[max(0, len(s)-4):])
	for _, short := range []string{"e.g", "i.e", "cf", "vs"} {
		if before, ok := strings.CutSuffix(tail, short); ok {
			return before == "" || !wordByte(before[len(before)-1])
		}
	}
	return false
}

// Sentences splits a line into its sentences, trimmed of blanks.
func Sentences(line string) []string {
	var sentences []string
	start := 0
	for i := 0; i < len(line); i++ {
		n := endsSentence(line, i)
		if n == 0 {
			continue
		}
		end := i + n
		end = len(line) - len(strings.TrimLeft(line[end:], closingMarks))
		sentences = append(sentences, strings.TrimSpace(line[start:end]))
		start, i = end, end-1
	}
	if rest := strings.TrimSpace(line[start:]); rest != "" {
		sentences = append(sentences, rest)
	}
	return sentences
}
