package output

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"sort"
	"unicode/utf8"

	"github.com/mdspec-go/mdspec/spec/diag"
)

// maxLockFaults is how many faults of one lock are reported.
const maxLockFaults = 20

// tokens reads valid JSON token by token, with the place of each, and collects
// what is wrong with it. Unlike encoding/json it refuses members that it does
// not know, that occur twice or that differ in case.
type tokens struct {
	dir  string
	src  *diag.Source
	dec  *json.Decoder
	end  int // offset behind the last token
	list diag.List
}

// jsonToken is one token and its place.
type jsonToken struct {
	value json.Token // nil is the null of JSON
	span  diag.Span
	isEnd bool // there is no further token
}

func newTokens(dir string, src *diag.Source) *tokens {
	dec := json.NewDecoder(bytes.NewReader(src.Content()))
	dec.UseNumber()
	return &tokens{dir: dir, src: src, dec: dec}
}

// next reads a token.
func (t *tokens) next() jsonToken {
	value, err := t.dec.Token()
	if err != nil {
		return jsonToken{span: t.src.Span(t.end, t.end), isEnd: true}
	}
	content, start := t.src.Content(), t.end
	for start < len(content) && bytes.IndexByte([]byte(" \t\r\n,:"), content[start]) >= 0 {
		start++
	}
	t.end = int(t.dec.InputOffset())
	return jsonToken{value: value, span: t.src.Span(start, t.end)}
}

// invalid reports a fault.
func (t *tokens) invalid(span diag.Span, fault diag.Phrase) {
	if !t.isFull() {
		t.list.Add(LockInvalid, span, fault, diag.Argument(t.dir))
	}
}

// isFull reports whether so much is wrong that reading on helps nobody.
func (t *tokens) isFull() bool { return len(t.list) >= maxLockFaults }

// skip reads over the rest of the value that begins with the token.
func (t *tokens) skip(tok jsonToken) {
	for depth := 0; !tok.isEnd; tok = t.next() {
		switch tok.value {
		case json.Delim('{'), json.Delim('['):
			depth++
		case json.Delim('}'), json.Delim(']'):
			depth--
		}
		if depth == 0 {
			return
		}
	}
}

// checked returns the string that the token, the value of a member, is; "" if it
// is none. It must pass a check, which says why it does not.
func (t *tokens) checked(tok jsonToken, member string, check func(string) diag.Phrase) string {
	s, ok := tok.value.(string)
	if !ok {
		t.invalid(tok.span, diag.Say("%[1]s must be a string", "`%[1]s` 必须是字符串", member))
		t.skip(tok)
		return ""
	}
	if fault := check(s); !fault.IsZero() {
		t.invalid(tok.span, diag.Say("%[1]s `%[2]s`: %[3]s", "`%[1]s` 的值 `%[2]s` 不对：%[3]s", member, s, fault))
	}
	return s
}

// items calls read with the first token of each item of an array.
func (t *tokens) items(tok jsonToken, member string, read func(jsonToken)) {
	if tok.value != json.Delim('[') {
		t.invalid(tok.span, diag.Say("%[1]s must be an array", "`%[1]s` 必须是数组", member))
		t.skip(tok)
		return
	}
	for item := t.next(); !item.isEnd && item.value != json.Delim(']') && !t.isFull(); item = t.next() {
		read(item)
	}
}

// member is one member that an object may have; read is called with the first
// token of its value.
type member struct {
	name     string
	optional bool
	read     func(jsonToken)
}

// object reads an object, which must have every member that is not optional.
func (t *tokens) object(tok jsonToken, what diag.Phrase, members ...member) {
	if tok.value != json.Delim('{') {
		t.invalid(tok.span, diag.Say("%[1]s must be an object", "%[1]s必须是 JSON 对象", what))
		t.skip(tok)
		return
	}
	seen := make([]bool, len(members))
	for key := t.next(); !key.isEnd && key.value != json.Delim('}') && !t.isFull(); key = t.next() {
		t.member(key, what, members, seen)
	}
	for i, m := range members {
		if !m.optional && !seen[i] {
			t.invalid(tok.span, diag.Say("%[1]s lacks the member `%[2]s`", "%[1]s缺少成员 `%[2]s`", what, m.name))
		}
	}
}

func (t *tokens) member(key jsonToken, what diag.Phrase, members []member, seen []bool) {
	name, _ := key.value.(string) // a key is always a string
	for i, m := range members {
		if m.name != name {
			continue
		}
		if seen[i] {
			t.invalid(key.span, diag.Say("%[1]s has the member `%[2]s` twice", "%[1]s的成员 `%[2]s` 出现了两次", what, name))
		}
		seen[i] = true
		m.read(t.next())
		return
	}
	t.invalid(key.span, diag.Say("%[1]s has an unknown member `%[2]s`", "%[1]s有未知的成员 `%[2]s`", what, name))
	t.skip(t.next())
}

// syntaxFault returns where and why a source is not one JSON value; the reason
// is nil if it is one.
func syntaxFault(src *diag.Source) (diag.Span, error) {
	var raw json.RawMessage
	err := json.Unmarshal(src.Content(), &raw)
	if err == nil {
		return diag.Span{}, nil
	}
	// Where a syntax error says it is differs between the versions of encoding/json.
	content := src.Content()
	at := sort.Search(len(content), func(n int) bool { return !beginsJSON(content[:n+1]) })
	_, n := utf8.DecodeRune(content[at:])
	return src.Span(at, at+n), err
}

// beginsJSON reports whether a text is one JSON value, or the beginning of some.
func beginsJSON(text []byte) bool {
	var raw json.RawMessage
	err := json.NewDecoder(bytes.NewReader(text)).Decode(&raw)
	return json.Valid(text) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF)
}
