package example

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/mdspec-go/mdspec/spec/diag"
)

type jsonKind int

const (
	jsonNull jsonKind = iota
	jsonBool
	jsonNumber
	jsonString
	jsonArray
	jsonObject
)

// noun names a value of the kind in a message.
func (k jsonKind) noun() diag.Phrase {
	switch k {
	case jsonBool:
		return diag.Say("a boolean", "布尔值")
	case jsonNumber:
		return diag.Say("a number", "数字")
	case jsonString:
		return diag.Say("a string", "字符串")
	case jsonArray:
		return diag.Say("an array", "数组")
	case jsonObject:
		return diag.Say("an object", "对象")
	}
	return diag.Verbatim("null")
}

// jsonValue is a value and the bytes of the document it is made of.
type jsonValue struct {
	kind       jsonKind
	start, end int
	text       string       // of a string what it means, of other scalars as written
	elems      []*jsonValue // of an array and an object
	keys       []*jsonValue // of an object, strings: one for each of elems
}

// jsonFault says what keeps text from being JSON, and where.
type jsonFault struct {
	at   int
	what diag.Phrase
	deep bool // the value is nested too deep
}

// maxDepth is how deep an example may be nested.
const maxDepth = 1000

// jsonReader reads one JSON value. After a fault it reads nothing more.
type jsonReader struct {
	text  []byte
	at    int
	depth int
	fault *jsonFault
}

// readJSON reads the one value that the bytes [start,end) of text hold.
func readJSON(text []byte, start, end int) (*jsonValue, *jsonFault) {
	r := &jsonReader{text: text[:end], at: start}
	v := r.value()
	r.blanks()
	if r.fault == nil && r.at < end {
		r.fail(r.at, diag.Say("%[1]s behind the value", "值后面多了内容（%[1]s）", r.found()))
	}
	return v, r.fault
}

func (r *jsonReader) fail(at int, what diag.Phrase) {
	if r.fault == nil {
		r.fault = &jsonFault{at: at, what: what}
	}
}

// found names what is at the present place.
func (r *jsonReader) found() diag.Phrase {
	if r.at >= len(r.text) {
		return diag.Say("the end", "结尾")
	}
	if rest := r.text[r.at:]; strings.HasPrefix(string(rest[:min(2, len(rest))]), "//") {
		return diag.Say("a comment", "注释")
	}
	_, size := utf8.DecodeRune(r.text[r.at:])
	return diag.Verbatim("`" + diag.Printable(string(r.text[r.at:r.at+size])) + "`")
}

func (r *jsonReader) blanks() {
	for r.at < len(r.text) && strings.IndexByte(" \t\r\n", r.text[r.at]) >= 0 {
		r.at++
	}
}

// peek returns the next byte, 0 at the end.
func (r *jsonReader) peek() byte {
	if r.at < len(r.text) && r.fault == nil {
		return r.text[r.at]
	}
	return 0
}

// accept skips the byte if it is next.
func (r *jsonReader) accept(b byte) bool {
	if r.peek() != b {
		return false
	}
	r.at++
	return true
}

func (r *jsonReader) value() *jsonValue {
	r.blanks()
	v := &jsonValue{start: r.at}
	switch b := r.peek(); {
	case b == '{' || b == '[':
		r.container(v)
	case b == '"':
		v.kind, v.text = jsonString, r.string()
	case b == '-' || b >= '0' && b <= '9':
		v.kind, v.text = jsonNumber, r.number()
	default:
		r.word(v)
	}
	v.end = r.at
	return v
}

// word reads true, false or null.
func (r *jsonReader) word(v *jsonValue) {
	start := r.at
	for r.at < len(r.text) && r.text[r.at] >= 'a' && r.text[r.at] <= 'z' {
		r.at++
	}
	v.text = string(r.text[start:r.at])
	switch v.text {
	case "null":
		v.kind = jsonNull
	case "true", "false":
		v.kind = jsonBool
	default:
		r.at = start
		r.fail(start, diag.Say("%[1]s where a value should be", "此处应为值（实际是：%[1]s）", r.found()))
	}
}

// container reads an array or an object.
func (r *jsonReader) container(v *jsonValue) {
	if r.depth++; r.depth > maxDepth {
		r.fail(r.at, diag.Phrase{})
		r.fault.deep = true
		return
	}
	v.kind = jsonArray
	closing := byte(']')
	if r.text[r.at] == '{' {
		v.kind, closing = jsonObject, '}'
	}
	r.at++
	if r.blanks(); !r.accept(closing) {
		r.elements(v, closing)
	}
	r.depth--
}

func (r *jsonReader) elements(v *jsonValue, closing byte) {
	for r.fault == nil {
		if v.kind == jsonObject {
			v.keys = append(v.keys, r.key())
		}
		if r.fault == nil {
			v.elems = append(v.elems, r.value())
		}
		r.blanks()
		switch {
		case r.fault != nil || r.accept(closing):
			return
		case !r.accept(','):
			r.fail(r.at, diag.Say("%[1]s where `,` or `%[2]c` should be", "此处应为 `,` 或 `%[2]c`（实际是：%[1]s）", r.found(), closing))
		}
	}
}

// key reads the key of a member and the colon behind it.
func (r *jsonReader) key() *jsonValue {
	r.blanks()
	k := &jsonValue{kind: jsonString, start: r.at}
	if r.peek() != '"' {
		r.fail(r.at, diag.Say("%[1]s where a key should be", "此处应为键（实际是：%[1]s）", r.found()))
		return k
	}
	k.text = r.string()
	k.end = r.at
	if r.blanks(); !r.accept(':') {
		r.fail(r.at, diag.Say("%[1]s where `:` should be", "此处应为 `:`（实际是：%[1]s）", r.found()))
	}
	return k
}

// number reads a number in JSON's own grammar.
func (r *jsonReader) number() string {
	start := r.at
	r.accept('-')
	if !r.accept('0') {
		r.digits()
	} else if b := r.peek(); b >= '0' && b <= '9' {
		r.fail(r.at, diag.Say("a number that begins with 0", "数字以 0 开头"))
	}
	if r.accept('.') {
		r.digits()
	}
	if r.accept('e') || r.accept('E') {
		if !r.accept('+') {
			r.accept('-')
		}
		r.digits()
	}
	return string(r.text[start:r.at])
}

func (r *jsonReader) digits() {
	start := r.at
	for r.peek() >= '0' && r.peek() <= '9' {
		r.at++
	}
	if r.at == start {
		r.fail(r.at, diag.Say("%[1]s where a digit should be", "此处应为数字（实际是：%[1]s）", r.found()))
	}
}

// string reads a string and returns what it means.
func (r *jsonReader) string() string {
	var b strings.Builder
	r.at++
	for r.fault == nil {
		start := r.at
		for r.at < len(r.text) && r.text[r.at] >= ' ' && r.text[r.at] != '"' && r.text[r.at] != '\\' {
			r.at++
		}
		b.Write(r.text[start:r.at])
		switch {
		case r.accept('"'):
			return b.String()
		case r.accept('\\'):
			b.WriteRune(r.escape())
		case r.at >= len(r.text):
			r.fail(r.at, diag.Say("the end inside a string", "字符串没有结束"))
		case r.text[r.at] == '\n' || r.text[r.at] == '\r':
			r.fail(r.at, diag.Say("a line break inside a string", "字符串里有换行"))
		default:
			r.fail(r.at, diag.Say("a control character inside a string", "字符串里有控制字符"))
		}
	}
	return b.String()
}

// escape reads what follows a backslash.
func (r *jsonReader) escape() rune {
	b := r.peek()
	if i := strings.IndexByte(`"\/bfnrt`, b); i >= 0 && b != 0 {
		r.at++
		return rune("\"\\/\b\f\n\r\t"[i])
	}
	if !r.accept('u') {
		r.fail(r.at-1, diag.Say("an escape that JSON does not have", "JSON 里没有这种转义"))
		return 0
	}
	c := r.hex()
	if !utf16.IsSurrogate(c) {
		return c
	}
	if rest := r.text[r.at:]; len(rest) > 1 && rest[0] == '\\' && rest[1] == 'u' {
		before := r.at
		r.at += 2
		if pair := utf16.DecodeRune(c, r.hex()); pair != utf8.RuneError {
			return pair
		}
		r.at = before
	}
	return utf8.RuneError
}

// hex reads four hexadecimal digits.
func (r *jsonReader) hex() rune {
	var c rune
	for range 4 {
		b := r.peek() | 0x20
		switch {
		case b >= '0' && b <= '9' && r.peek() >= '0':
			c = c<<4 | rune(b-'0')
		case b >= 'a' && b <= 'f':
			c = c<<4 | rune(b-'a'+10)
		default:
			r.fail(r.at, diag.Say("%[1]s where a hexadecimal digit should be", "此处应为十六进制数字（实际是：%[1]s）", r.found()))
			return 0
		}
		r.at++
	}
	return c
}
