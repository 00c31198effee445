package runtime

import (
	"bytes"
	"encoding/json"
	"errors"
	"iter"
	"strconv"
)

// mdspecMember is a member of a JSON object.
type mdspecMember struct {
	key   string
	value []byte // as it stands
	text  []byte // key, colon and value
}

// mdspecIsObject reports whether data, which must be valid JSON, is an object.
func mdspecIsObject(data []byte) bool {
	data = data[mdspecBlanks(data, 0):]
	return len(data) > 0 && data[0] == '{'
}

// mdspecMembers returns the members of an object, in their order. It relies on
// data being valid JSON, which lets it pass over values without reading them;
// what is no object has no members.
func mdspecMembers(data []byte) iter.Seq[mdspecMember] {
	return func(yield func(mdspecMember) bool) {
		if !mdspecIsObject(data) {
			return
		}
		i := mdspecBlanks(data, mdspecBlanks(data, 0)+1)
		for data[i] != '}' {
			keyEnd := mdspecValueEnd(data, i)
			start := mdspecBlanks(data, mdspecBlanks(data, keyEnd)+1)
			end := mdspecValueEnd(data, start)
			m := mdspecMember{key: mdspecText(data[i:keyEnd]), value: data[start:end], text: data[i:end]}
			if !yield(m) {
				return
			}
			if i = mdspecBlanks(data, end); data[i] == ',' {
				i = mdspecBlanks(data, i+1)
			}
		}
	}
}

// mdspecElements returns the elements of an array, which must be valid JSON.
func mdspecElements(data []byte) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		i := mdspecBlanks(data, 1)
		for data[i] != ']' {
			end := mdspecValueEnd(data, i)
			if !yield(data[i:end]) {
				return
			}
			if i = mdspecBlanks(data, end); data[i] == ',' {
				i = mdspecBlanks(data, i+1)
			}
		}
	}
}

// mdspecBlanks returns the index of the first byte from i on that is no blank.
func mdspecBlanks(data []byte, i int) int {
	for i < len(data) && (data[i] == ' ' || data[i] == '\n' || data[i] == '\r' || data[i] == '\t') {
		i++
	}
	return i
}

// mdspecValueEnd returns the index after the value that begins at i.
func mdspecValueEnd(data []byte, i int) int {
	for depth := 0; i < len(data); i++ {
		switch data[i] {
		case '"':
			i = mdspecStringEnd(data, i)
			if depth == 0 {
				return i + 1
			}
		case '{', '[':
			depth++
		case '}', ']':
			if depth--; depth == 0 {
				return i + 1
			}
			if depth < 0 {
				return i
			}
		case ',', ' ', '\n', '\r', '\t':
			if depth == 0 {
				return i
			}
		}
	}
	return i
}

// mdspecStringEnd returns the index of the quote that ends the string at i.
func mdspecStringEnd(data []byte, i int) int {
	for {
		i += 1 + bytes.IndexByte(data[i+1:], '"')
		backslashes := 0
		for data[i-1-backslashes] == '\\' {
			backslashes++
		}
		if backslashes%2 == 0 {
			return i
		}
	}
}

// mdspecText returns the text of a JSON string.
func mdspecText(raw []byte) string {
	if bytes.IndexByte(raw, '\\') < 0 {
		return string(raw[1 : len(raw)-1])
	}
	var s string
	_ = json.Unmarshal(raw, &s) // a valid string fits
	return s
}

// mdspecScalar returns the text of a string, a number or a boolean; ok is false
// for every other value.
func mdspecScalar(raw []byte) (text string, ok bool) {
	switch raw[0] {
	case '"':
		return mdspecText(raw), true
	case '{', '[', 'n':
		return "", false
	}
	return string(raw), true
}

// mdspecInteger returns an integer, which may stand in quotes; null is 0.
func mdspecInteger(raw []byte) (int64, error) {
	if raw[0] == 'n' {
		return 0, nil
	}
	text, ok := mdspecScalar(raw)
	if n, err := strconv.ParseInt(text, 10, 64); ok && err == nil {
		return n, nil
	}
	return 0, errors.New("it is not an integer")
}

// mdspecEncode returns v as JSON. Characters that matter in HTML alone stand as
// they are.
func mdspecEncode(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}
