package prose

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// introWords are in every introduction: the expression is slow.
var introWords = []string{"可选", "取值", "枚举", "ne of", "NE OF", "alues", "ALUES"}

var wordIntro = regexp.MustCompile(`(?:可选的?值|可选项|取值|枚举值|枚举)(?:范围)?(?:有|为|是|包括|包含|如下)*[ \t]*[：:]|(?i:\b(?:one of|values(?: are| include)?)[ \t]*:)`)

// introduced reads words that the text introduces as the values of something:
//
//	可选值有：text：文本；post：富文本
//	可选值：`open_id`（用户在应用内的标识）、`app_id`（应用的标识）
//	取值：text-文本，image-图片
//
// Bare words are never certain; the first introduction makes them so likely that
// a person should look. Any other value in the text than those in the
// row casts doubt on all of it.
func introduced(text string) (List, bool) {
	if !slices.ContainsFunc(introWords, func(w string) bool { return strings.Contains(text, w) }) {
		return List{}, false
	}
	intro := wordIntro.FindStringIndex(text)
	if intro == nil {
		return List{}, false
	}
	s := wordScan{text: text, at: intro[1]}
	if !s.scan() {
		return List{}, false
	}
	for _, mark := range []place{lineBreak, semicolon, comma, enumComma} {
		if items, used := s.items(mark); len(items) > 1 {
			start, end := items[0].start, items[len(items)-1].end
			l := List{Lead: text[:intro[0]], Items: items, Rest: text[end:], Start: start, End: end}
			return l, distinct(items) && !openEnd(items) && !s.valueFrom(used) && !l.surroundings().mentioned()
		}
	}
	return List{}, false
}

// surroundings returns what is around Introduced values. A bracket around them
// opens before what introduces them.
func (l List) surroundings() surroundings {
	s := surroundings{lead: l.Lead, rest: l.Rest}
	closing := strings.IndexFunc(l.Rest, func(r rune) bool { return bracketStep(r) < 0 })
	opening := strings.LastIndexFunc(l.Lead, func(r rune) bool { return bracketStep(r) > 0 })
	if _, open := bracketEnd(l.Lead); open == 0 || closing < 0 || opening < 0 {
		return s
	}
	_, n := utf8.DecodeRuneInString(l.Rest[closing:])
	s.opening, _ = utf8.DecodeRuneInString(l.Lead[opening:])
	s.lead, s.behind = l.Lead[:opening], l.Rest[closing+n:]
	return s
}

// openEnd reports whether the last meaning says that there are more values.
func openEnd(items []Item) bool {
	last := strings.ToLower(strings.TrimRight(items[len(items)-1].Meaning, " )）"))
	return slices.ContainsFunc([]string{"等", "等等", "…", "...", "etc", "etc."}, func(end string) bool {
		return strings.HasSuffix(last, end)
	})
}

// piece is a piece of text between two marks. Brackets and code spans stay in
// one piece.
type piece struct {
	start, end int
	mark       place // behind it
}

// wordScan cuts the text behind an introduction in pieces.
type wordScan struct {
	text   string
	at     int // where the next piece begins
	pieces []piece
}

// scan reports whether the brackets and the code spans of the text pair.
func (s *wordScan) scan() bool {
	depth, code := 0, false
	for i := s.at; i < len(s.text); {
		r, n := utf8.DecodeRuneInString(s.text[i:])
		mark := markOf(r)
		switch {
		case r == '`':
			code = !code
		case code:
		case strings.ContainsRune("(（[【「“", r):
			depth++
		case strings.ContainsRune(")）]】」”", r) && depth > 0:
			depth--
		case strings.ContainsRune(")）]】」”", r): // of a bracket around the whole row
			s.cut(i, n, stop)
		case depth > 0:
		case mark != inWord:
			s.cut(i, n, mark)
		case r == '.' && (i+1 == len(s.text) || s.text[i+1] == ' '):
			s.cut(i, n, stop)
		case r == '<':
			if tag := BreakTag(s.text[i:]); tag > 0 {
				s.cut(i, tag, lineBreak)
				n = tag
			}
		}
		i += n
	}
	s.cut(len(s.text), 0, lineBreak)
	return depth == 0 && !code
}

// cut ends a piece at the mark of the length. What is blank is no piece, but a
// stronger mark behind it counts for the piece before.
func (s *wordScan) cut(end, length int, mark place) {
	const blanks = " \t\r"
	text := s.text[s.at:end]
	start := end - len(strings.TrimLeft(text, blanks))
	p := piece{start, start + len(strings.Trim(text, blanks)), mark}
	s.at = end + length
	switch last := len(s.pieces) - 1; {
	case p.start < p.end:
		s.pieces = append(s.pieces, p)
	case last >= 0:
		s.pieces[last].mark = max(s.pieces[last].mark, mark)
	}
}

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

// bracketed returns the text before a closing bracket that ends the text.
func bracketed(text string) (string, bool) {
	for _, closing := range []string{")", "）"} {
		if inner, ok := strings.CutSuffix(text, closing); ok {
			return inner, true
		}
	}
	return "", false
}
