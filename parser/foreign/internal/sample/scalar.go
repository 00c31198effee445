package sample

import (
	"bytes"
	"encoding/json"
	"math/big"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

// quotes are what strings are written in, with what closes them.
var quotes = map[rune]rune{'"': '"', '\'': '\'', '`': '`', '“': '”', '‘': '’'}

// quote returns the quote that the rest begins with.
func (s *scanner) quote() (r rune, ok bool) {
	r, _ = utf8.DecodeRuneInString(s.rest())
	_, ok = quotes[r]
	return r, ok
}

// str reads a string, and says where its text is.
func (s *scanner) str() (text string, start, end int) {
	r, size := utf8.DecodeRuneInString(s.rest())
	opening, closing := s.at, quotes[r]
	start = s.at + size
	for i := start; i < len(s.text); {
		c, size := utf8.DecodeRuneInString(s.text[i:])
		switch {
		case c == closing || closing == '”' && c == '“':
			s.skip(i + size - s.at)
			return unquote(s.text[start:i]), start, i
		case c == '\\' && i+1 < len(s.text):
			_, more := utf8.DecodeRuneInString(s.text[i+1:])
			size += more
		case c == '\n' && closing != '`':
			s.fail(opening, diag.Say("this string is not closed on its line", "此字符串没有在本行结束"))
			return "", start, start
		}
		i += size
	}
	s.fail(opening, diag.Say("this string is not closed", "此字符串没有结束"))
	return "", start, start
}

// unquote returns what the text of a string means.
func unquote(text string) string {
	if !utf8.ValidString(text) {
		text = string([]rune(text))
	}
	if !strings.Contains(text, `\`) {
		return text
	}
	var out string
	if json.Unmarshal([]byte(`"`+text+`"`), &out) == nil {
		return out
	}
	return strings.NewReplacer(`\n`, "\n", `\t`, "\t", `\r`, "\r", `\\`, `\`, `\`, "").Replace(text)
}

// quoted returns the JSON of a string.
func quoted(text string) string {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(text) // a string always has a JSON
	return strings.TrimSuffix(b.String(), "\n")
}

// stringValue reads a value in quotes. Where the example names types, it is of
// the type that it names.
func (s *scanner) stringValue() *node {
	text, _, _ := s.str()
	kind, named := kinds[strings.ToLower(text)]
	named = named && kind != Object && kind != List
	s.strings++
	if named {
		s.words++
		s.named = s.named || kind != String
	}
	if named && s.typeWords {
		return typed(kind)
	}
	return &node{kind: String, value: quoted(text)}
}

// kinds are the words that name types in examples.
var kinds = map[string]Kind{
	"string": String, "str": String, "text": String, "varchar": String, "char": String, "uuid": String, "datetime": String, "date": String,
	"int": Number, "integer": Number, "long": Number, "int32": Number, "int64": Number, "uint32": Number, "uint64": Number, "uint": Number,
	"short": Number, "number": Number, "float": Number, "double": Number, "decimal": Number, "numberlong": Number, "numberint": Number,
	"bool": Bool, "boolean": Bool, "object": Object, "dict": Object, "array": List, "list": List,
	"字符串": String, "整数": Number, "数字": Number, "布尔": Bool, "对象": Object, "数组": List,
}

// typed returns a value of which only the kind is known.
func typed(kind Kind) *node {
	switch kind {
	case List:
		return &node{value: empty}
	case Object:
		return &node{kind: Object, objects: 1}
	}
	return &node{kind: kind}
}

// constants are the words that are values.
var constants = map[string]node{
	"true": {kind: Bool, value: "true"}, "True": {kind: Bool, value: "true"}, "TRUE": {kind: Bool, value: "true"},
	"false": {kind: Bool, value: "false"}, "False": {kind: Bool, value: "false"}, "FALSE": {kind: Bool, value: "false"},
	"null": {value: null, null: true}, "None": {value: null, null: true}, "nil": {value: null, null: true}, "NULL": {value: null, null: true},
	"Null": {value: null, null: true}, "undefined": {value: null, null: true},
	"NaN": {kind: Number}, "Infinity": {kind: Number}, "-Infinity": {kind: Number},
}

func isWordRune(r rune) bool {
	return r == '_' || r == '$' || r == '.' || r == '+' || r == '-' || r == '@' || unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// word returns the word that the rest begins with.
func (s *scanner) word() string {
	rest := s.rest()
	for i, r := range rest {
		if !isWordRune(r) {
			rest = rest[:i]
			break
		}
	}
	if word := strings.TrimRight(rest, "."); word != "" && len(rest)-len(word) > 1 { // 12...
		return word
	}
	return rest
}

// wordValue reads a number, a constant, or a word that names a type.
func (s *scanner) wordValue() *node {
	word := s.word()
	s.skip(len(word))
	if n, ok := constants[word]; ok {
		return &n
	}
	if value, ok := number(word); ok {
		return &node{kind: Number, value: value}
	}
	if _, ok := s.quote(); ok && len(word) == 1 && strings.Contains("ubrf", word) { // Python
		return s.stringValue()
	}
	kind, ok := kinds[strings.ToLower(word)]
	n := &node{}
	if ok {
		n = typed(kind)
	}
	s.call()
	if ok && s.accept("[]") {
		n = &node{kind: List, elem: n}
	}
	return n
}

// call passes over brackets behind a word: "varchar(32)", "ObjectId('…')".
func (s *scanner) call() {
	if s.peek() != '(' {
		return
	}
	near := s.near()
	if end := strings.IndexByte(near[:lineEnd(near)], ')'); end > 0 {
		s.skip(end + 1)
	}
}

var (
	plainNumber = lazyregexp.New(`^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$`)
	looseNumber = lazyregexp.New(`^([+-]?)0*(\d*)(?:\.(\d*))?((?:[eE][+-]?\d+)?)$`)
	basedNumber = lazyregexp.New(`^[+-]?0[xXoObB][0-9a-fA-F]+$`)
)

// number returns the JSON of a number, which programming languages write in more
// ways: 0x10, 1_000, +1, .5, 12L.
func number(word string) (value string, ok bool) {
	if plainNumber.MatchString(word) {
		return word, true
	}
	if !strings.ContainsAny(word, "0123456789") {
		return "", false
	}
	word = strings.ReplaceAll(word, "_", "")
	if basedNumber.MatchString(word) {
		n, ok := new(big.Int).SetString(word, 0)
		if !ok {
			return "", false
		}
		return n.String(), true
	}
	m := looseNumber.FindStringSubmatch(strings.TrimRight(word, "lLnfFdD"))
	if m == nil {
		return "", false
	}
	value = strings.TrimPrefix(m[1], "+") + first(m[2], "0")
	if m[3] != "" {
		value += "." + m[3]
	}
	return value + m[4], true
}

func first(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return text
}
