package lint

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// wordMark is what stands behind a piece of text, the weaker first.
type wordMark int

const (
	enumCommaMark wordMark = iota
	commaMark
	semicolonMark
	stopMark
	lineMark
)

// wordPiece is a piece of text between two marks. Brackets and code spans stay
// in one piece.
type wordPiece struct {
	start, end int
	mark       wordMark // behind it
}

// wordScan cuts the text behind an introduction in pieces.
type wordScan struct {
	text   string
	at     int // where the next piece begins
	pieces []wordPiece
}

var wordMarks = map[rune]wordMark{
	'、': enumCommaMark, '，': commaMark, ',': commaMark, '；': semicolonMark, ';': semicolonMark,
	'。': stopMark, '！': stopMark, '\n': lineMark,
}

// scan reports whether the brackets and the code spans of the text pair.
func (s *wordScan) scan() bool {
	depth, code := 0, false
	for i := s.at; i < len(s.text); {
		r, n := utf8.DecodeRuneInString(s.text[i:])
		mark, isMark := wordMarks[r]
		switch {
		case r == '`':
			code = !code
		case code:
		case strings.ContainsRune("(（[【「“", r):
			depth++
		case strings.ContainsRune(")）]】」”", r) && depth > 0:
			depth--
		case strings.ContainsRune(")）]】」”", r): // of a bracket around the whole row
			s.cut(i, n, stopMark)
		case depth > 0:
		case isMark:
			s.cut(i, n, mark)
		case r == '.' && (i+1 == len(s.text) || s.text[i+1] == ' '):
			s.cut(i, n, stopMark)
		case r == '<':
			if tag := breakLength(s.text[i:]); tag > 0 {
				s.cut(i, tag, lineMark)
				n = tag
			}
		}
		i += n
	}
	s.cut(len(s.text), 0, lineMark)
	return depth == 0 && !code
}

// cut ends a piece at the mark of the length. What is blank is no piece, but a
// stronger mark behind it counts for the piece before.
func (s *wordScan) cut(end, length int, mark wordMark) {
	p := wordPiece{s.at, end, mark}
	s.at = end + length
	for p.start < p.end && isBlankByte(s.text[p.start]) {
		p.start++
	}
	for p.end > p.start && isBlankByte(s.text[p.end-1]) {
		p.end--
	}
	switch last := len(s.pieces) - 1; {
	case p.start < p.end:
		s.pieces = append(s.pieces, p)
	case last >= 0:
		s.pieces[last].mark = max(s.pieces[last].mark, mark)
	}
}

func isBlankByte(b byte) bool { return b == ' ' || b == '\t' || b == '\r' }

// breakLength returns the length of the `<br>` that the text begins with, or 0.
func breakLength(text string) int {
	end := strings.IndexByte(text[:min(len(text), 8)], '>')
	if end < 0 || strings.TrimRight(strings.ToLower(text[1:end]), " \t/") != "br" {
		return 0
	}
	return end + 1
}

// wordItem is a value with its meaning.
type wordItem struct {
	value, meaning string
	start, end     int
}

// items returns the items that the mark separates, and the number of pieces
// that they take. Where another meaning holds a weaker mark, the last goes on
// beyond one, too; else it ends there.
func (s *wordScan) items(mark wordMark) (items []wordItem, used int) {
	single := true
	for used < len(s.pieces) {
		next := used
		for next < len(s.pieces)-1 && s.pieces[next].mark < mark {
			next++
		}
		last := next
		if single && s.endsList(next, mark) {
			last = used
		}
		item, ok := readItem(s.text, s.pieces[used].start, s.pieces[last].end)
		if !ok || s.anyItem(used+1, last+1) {
			break
		}
		single = single && used == next
		items, used = append(items, item), last+1
		if s.endsList(next, mark) || last < next {
			break
		}
	}
	return items, used
}

// endsList reports whether a list that the mark separates ends behind the piece:
// at the end of a sentence, unless each line is an item, or before a piece that
// is none.
func (s *wordScan) endsList(piece int, mark wordMark) bool {
	if piece == len(s.pieces)-1 || mark != lineMark && s.pieces[piece].mark >= stopMark {
		return true
	}
	return !s.anyItem(piece+1, piece+2)
}

// anyItem reports whether one of the pieces is an item.
func (s *wordScan) anyItem(from, to int) bool {
	for _, p := range s.pieces[from:to] {
		if _, ok := readItem(s.text, p.start, p.end); ok {
			return true
		}
	}
	return false
}

// valueFrom reports whether one of the pieces from the given one on may be a
// value: an item, or, in the sentence of the row, a word on its own.
func (s *wordScan) valueFrom(from int) bool {
	for i, p := range s.pieces[from:] {
		_, isItem := readItem(s.text, p.start, p.end)
		if isItem || s.pieces[from+i-1].mark < stopMark && startsWord.MatchString(s.text[p.start:p.end]) {
			return true
		}
	}
	return false
}

// startsWord is what a value begins with.
var startsWord = regexp.MustCompile("^(?:[-*•·][ \t]*)?[`\"“]?[A-Za-z]")

// itemHead is a value up to its meaning: quoted, or bare; then a separator or an
// opening bracket.
var itemHead = regexp.MustCompile("^(?:[-*•·][ \t]+)?(?:`([A-Za-z][\\w.-]*)`|[\"“]([A-Za-z][\\w.-]*)[\"”]|([A-Za-z]\\w*(?:-\\w+)*))" +
	`([ \t]*)(：|:|-+|–|—+|=|[(（])([ \t]*)`)

// readItem reads a value and its meaning. A meaning in ASCII is one only behind
// marks that separate nothing else: name: foo may as well be an example.
func readItem(text string, start, end int) (wordItem, bool) {
	m := itemHead.FindStringSubmatchIndex(text[start:end])
	if m == nil {
		return wordItem{}, false
	}
	group := func(i int) string {
		if m[2*i] < 0 {
			return ""
		}
		return text[start+m[2*i] : start+m[2*i+1]]
	}
	word, sep, meaning := m[2:8], group(5), text[start+m[1]:end]
	item := wordItem{value: group(1) + group(2) + group(3), start: start, end: end}
	for i := 0; i < len(word); i += 2 {
		if word[i] >= 0 {
			item.start = start + word[i]
		}
	}
	if group(3) == "" {
		_, n := utf8.DecodeLastRuneInString(text[:item.start])
		item.start -= n
	}
	bracket := sep == "(" || sep == "（"
	if bracket {
		var ok bool
		if meaning, ok = bracketed(meaning); !ok {
			return wordItem{}, false
		}
	}
	item.meaning = plainMeaning(meaning)
	first, _ := utf8.DecodeRuneInString(item.meaning)
	sure := bracket || group(1) != "" || group(4) != "" && group(6) != "" && sep[0] == '-'
	return item, unicode.IsLetter(first) && (sure || strings.ContainsFunc(item.meaning, foreign))
}

// foreign reports whether a letter is none of ASCII.
func foreign(r rune) bool { return r > unicode.MaxASCII && unicode.IsLetter(r) }

// bracketed returns what stands before a closing bracket that ends the text.
func bracketed(text string) (string, bool) {
	for _, closing := range []string{")", "）"} {
		if inner, ok := strings.CutSuffix(text, closing); ok {
			return inner, true
		}
	}
	return "", false
}
