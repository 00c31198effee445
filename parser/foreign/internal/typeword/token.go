package typeword

import (
	"strings"
	"unicode"
)

type tokenKind int

const (
	word    tokenKind = iota // letters and digits of one script
	number                   // digits
	literal                  // a text in quotes
	link                     // a link; inner is its text
	open                     // a bracket
	closing                  // its partner
	mark                     // any other character, or a few that belong together
)

// token is a piece of a cell that markup has been taken from.
type token struct {
	kind   tokenKind
	text   string // as written; the text of a literal without its quotes
	lower  string // text in lower case
	gap    bool   // whether a space precedes it
	code   bool   // whether it is part of a code span
	pair   int    // from a bracket to its partner: how many tokens to go
	target string
	inner  []token
}

// glossed reports whether the first of the tokens is a link, and the others only say in
// Chinese, or in a part of its name, what it leads to: "[ArkCard](#arkcard) ark 卡片".
func glossed(tokens []token) bool {
	if len(tokens) == 0 || tokens[0].kind != link {
		return false
	}
	for _, t := range tokens[1:] {
		_, known := lookup(t.text)
		r, _ := firstRune(t.text)
		switch {
		case t.kind != word || separator(t) != "":
			return false
		case t.is("类型", "的"), strings.Contains(tokens[0].lower, t.lower), isHan(r) && !known:
		default:
			return false
		}
	}
	return true
}

func (t token) is(words ...string) bool {
	if t.kind == literal {
		return false
	}
	for _, w := range words {
		if t.lower == w {
			return true
		}
	}
	return false
}

// plain writes tokens as a reader sees them.
func plain(tokens []token) string {
	var b strings.Builder
	for i, t := range tokens {
		if t.gap && i > 0 {
			b.WriteByte(' ')
		}
		switch {
		case t.kind == link:
			b.WriteString(plain(t.inner))
		case t.kind == literal:
			b.WriteString(`"` + t.text + `"`)
		default:
			b.WriteString(t.text)
		}
	}
	return b.String()
}

// brackets are the partners of opening brackets.
var brackets = map[string]string{"(": ")", "[": "]", "<": ">", "{": "}"}

// maxNesting bounds how deep the brackets of a cell go, and with them everything
// that is read of it.
const maxNesting = 24

// pairUp lets each bracket know its partner. One without a partner is a mark like
// others. It reports whether the brackets are nested too deep.
func pairUp(tokens []token) (deep bool) {
	var stack []int
	for i, t := range tokens {
		if t.kind == open {
			stack = append(stack, i)
			continue
		}
		if t.kind != closing {
			continue
		}
		tokens[i].kind = mark
		at := lastOpen(tokens, stack, t.text)
		if at < 0 {
			continue
		}
		first := stack[at]
		for _, lost := range stack[at+1:] {
			tokens[lost].kind = mark
		}
		tokens[first].pair, tokens[i].pair, tokens[i].kind = i-first, first-i, closing
		deep, stack = deep || at >= maxNesting, stack[:at]
	}
	for _, lost := range stack {
		tokens[lost].kind = mark
	}
	return deep
}

// lastOpen returns where in the stack the partner of a closing bracket is, -1 if
// there is none. A bracket that compares ("> 0") closes no other kind.
func lastOpen(tokens []token, stack []int, closing string) int {
	for i := len(stack) - 1; i >= 0; i-- {
		switch opened := tokens[stack[i]].text; {
		case brackets[opened] == closing:
			return i
		case closing == ">", opened != "<":
			return -1
		}
	}
	return -1
}

// group returns what the brackets hold that the tokens begin with, and what
// follows; nil if they begin with none. An empty pair holds an empty slice.
func group(tokens []token) (inside, rest []token) {
	if len(tokens) == 0 || tokens[0].kind != open {
		return nil, tokens
	}
	end := tokens[0].pair
	return tokens[1:end:end], tokens[end+1:]
}

// lastGroup returns what the brackets hold that the tokens end with, and what
// precedes them.
func lastGroup(tokens []token) (before, inside []token, bracket string) {
	if len(tokens) == 0 || tokens[len(tokens)-1].kind != closing {
		return tokens, nil, ""
	}
	last := len(tokens) - 1
	first := last + tokens[last].pair
	return tokens[:first:first], tokens[first+1 : last : last], tokens[first].text
}

// index returns the first token outside of brackets that is wanted, -1 if none is.
func index(tokens []token, wanted func(i int) bool) int {
	for i := 0; i < len(tokens); i++ {
		if wanted(i) {
			return i
		}
		if tokens[i].kind == open {
			i += tokens[i].pair
		}
	}
	return -1
}

// separator returns what kind of separator a token is, "" if none.
func separator(t token) string {
	switch {
	case t.kind == mark && (t.text == "," || t.text == ";"):
		return ","
	case t.kind == mark && (t.text == "|" || t.text == "||" || t.text == "/"), t.kind == word && wordsOfOr[t.lower]:
		return "or"
	case t.kind == word && wordsOfAnd[t.lower]:
		return "and"
	}
	return ""
}

// scanner turns the text of a cell into tokens.
type scanner struct {
	tokens []token
	gap    bool
	code   bool
}

func (s *scanner) add(t token) {
	t.gap, t.code, s.gap = s.gap, s.code, false
	if t.lower == "" && t.kind != literal {
		t.lower = strings.ToLower(t.text)
	}
	s.tokens = append(s.tokens, t)
}

// plainText reads the beginning of a text that holds no markup, and returns what
// is left.
func (s *scanner) plainText(text string) string {
	r, size := firstRune(text)
	switch {
	case unicode.IsSpace(r) || unicode.Is(unicode.Cf, r):
		s.gap = true
	case isHan(r):
		n := runLength(text, isHan)
		s.han(text[:n])
		return text[n:]
	case isWordRune(r):
		n := wordLength(text)
		s.add(wordToken(text[:n]))
		return text[n:]
	case r == '"' || r == '“' || r == '\'' || r == '‘':
		if value, n := quoted(text, r); n > 0 {
			s.add(token{kind: literal, text: value})
			return text[n:]
		}
		s.add(token{kind: mark, text: text[:size]})
	default:
		return s.punctuation(text)
	}
	return text[size:]
}

// tails are words that Chinese writes behind another without a space.
var tails = []string{"数组", "列表", "对象", "集合", "类型", "枚举", "组成", "构成", "的"}

// heads are words that Chinese writes before another without a space.
var heads = []string{"可选", "必填", "必选", "由", "包含", "多个", "单个"}

// han adds the words of Chinese text: "字符串数组", "由整数组成的列表", "数字或字符串".
func (s *scanner) han(text string) {
	if _, ok := lookup(text); ok || text == "" {
		if text != "" {
			s.add(token{kind: word, text: text})
		}
		return
	}
	for _, or := range []string{"或者", "或"} {
		if before, after, ok := strings.Cut(text, or); ok {
			s.han(before)
			s.add(token{kind: word, text: or})
			s.han(after)
			return
		}
	}
	for _, tail := range tails {
		if before, ok := strings.CutSuffix(text, tail); ok && before != "" {
			s.han(before)
			s.add(token{kind: word, text: tail})
			return
		}
	}
	for _, head := range heads {
		if after, ok := strings.CutPrefix(text, head); ok && after != "" {
			s.add(token{kind: word, text: head})
			s.han(after)
			return
		}
	}
	s.add(token{kind: word, text: text})
}

func wordToken(text string) token {
	if strings.Trim(text, "0123456789.") == "" {
		return token{kind: number, text: text}
	}
	return token{kind: word, text: text}
}

// together are marks of several characters.
var together = []string{"...", "..", "->", "=>", "<=", ">=", "||", "&&"}

func (s *scanner) punctuation(text string) string {
	for _, m := range together {
		if strings.HasPrefix(text, m) {
			s.add(token{kind: mark, text: m})
			return text[len(m):]
		}
	}
	r, size := firstRune(text)
	s.punct(r, text[:size])
	return text[size:]
}

// punct adds a character that is part of no word. A star is a mark of a footnote,
// of a pointer or of emphasis, and says nothing of the type.
func (s *scanner) punct(r rune, text string) {
	if narrow, ok := narrowed[r]; ok {
		text = narrow
	}
	switch text {
	case "*":
	case "(", "[", "<", "{":
		s.add(token{kind: open, text: text})
	case ")", "]", ">", "}":
		s.add(token{kind: closing, text: text})
	default:
		s.add(token{kind: mark, text: text})
	}
}

// narrowed are the characters of Chinese text that stand for ASCII ones.
var narrowed = map[rune]string{
	'（': "(", '）': ")", '【': "[", '】': "]", '［': "[", '］': "]", '＜': "<", '＞': ">", '《': "<", '》': ">", '｛': "{", '｝': "}",
	'，': ",", '、': ",", '；': ";", '：': ":", '｜': "|", '／': "/", '？': "?", '＊': "*", '＝': "=", '。': ".", '…': "...", '→': "->",
	'—': "-", '–': "-", '≤': "<=", '≥': ">=", '！': "!",
}
