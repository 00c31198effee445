package prose

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// items returns the items that the mark separates, and the number of pieces
// that they take. Where another meaning holds a weaker mark, the last goes on
// beyond one, too; else it ends there.
func (s *wordScan) items(mark place) (items []Item, used int) {
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

// endsList reports whether a list that the mark separates ends behind the piece
// at the index: at the end of a sentence, unless each line is an item, or before
// a piece that is none.
func (s *wordScan) endsList(at int, mark place) bool {
	if at == len(s.pieces)-1 || mark != lineBreak && s.pieces[at].mark >= stop {
		return true
	}
	return !s.anyItem(at+1, at+2)
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
		if isItem || s.pieces[from+i-1].mark < stop && startsWord.MatchString(s.text[p.start:p.end]) {
			return true
		}
	}
	return false
}

// startsWord is what a value begins with.
var startsWord = regexp.MustCompile("^(?:[-*•·][ \t]*)?[`\"“]?[A-Za-z]")

// itemHead is a value up to its meaning: quoted, or bare; then a separator or an
// opening bracket.
var itemHead = regexp.MustCompile("^(?:[-*•·][ \t]+)?(`[A-Za-z][\\w.-]*`|[\"“][A-Za-z][\\w.-]*[\"”]|[A-Za-z]\\w*(?:-\\w+)*)" +
	`([ \t]*)(：|:|-+|–|—+|=|[(（])([ \t]*)`)

// readItem reads a value and its meaning. A meaning in ASCII is one only behind
// marks that separate nothing else: name: foo may as well be an example.
func readItem(text string, start, end int) (item Item, ok bool) {
	m := itemHead.FindStringSubmatchIndex(text[start:end])
	if m == nil {
		return Item{}, false
	}
	group := func(i int) string { return text[start+m[2*i] : start+m[2*i+1]] }
	word, sep, meaning := group(1), group(3), text[start+m[1]:end]
	bracket := sep == "(" || sep == "（"
	if bracket {
		if meaning, ok = bracketed(meaning); !ok {
			return Item{}, false
		}
	}
	item = Item{strings.Trim(word, "`\"“”"), TrimMeaning(meaning), start + m[2], end}
	first, _ := utf8.DecodeRuneInString(item.Meaning)
	sure := bracket || word[0] == '`' || group(2) != "" && group(4) != "" && sep[0] == '-'
	return item, unicode.IsLetter(first) && (sure || strings.ContainsFunc(item.Meaning, foreign))
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
