package runtime

import (
	"bytes"
	"encoding/json"
	"errors"
	"iter"
	"strconv"
	"strings"
	"unicode/utf8"
)

// mdspecMember is a member of a JSON object.
type mdspecMember struct {
	key   string
	value []byte // as it stands
	text  []byte // key, colon and value
}

// mdspecWay returns the keys of a way such as "error.code"; nil for none.
func mdspecWay(way string) []string {
	if way == "" {
		return nil
	}
	return strings.Split(way, ".")
}

// follow returns the value to which a way leads that begins with the member, nil
// if it leads nowhere.
func (m mdspecMember) follow(way []string) []byte {
	if len(way) == 0 || m.key != way[0] {
		return nil
	}
	if len(way) == 1 {
		return m.value
	}
	var found []byte
	for inner := range mdspecMembers(m.value) {
		if value := inner.follow(way[1:]); value != nil {
			found = value
		}
	}
	return found
}

// mdspecIsObject reports whether data, if it is JSON, is an object.
func mdspecIsObject(data []byte) bool { return mdspecAt(data, mdspecBlanks(data, 0), '{') }

// mdspecMembers returns the members of an object, in their order. It passes over
// values without reading them, which is much faster than decoding: it does not
// find out whether data is valid JSON. If it is not, some members come that mean
// nothing, or none. What is no object has no members.
func mdspecMembers(data []byte) iter.Seq[mdspecMember] {
	return func(yield func(mdspecMember) bool) {
		i := mdspecBlanks(data, 0)
		if !mdspecAt(data, i, '{') {
			return
		}
		for i = mdspecBlanks(data, i+1); mdspecAt(data, i, '"'); i = mdspecBlanks(data, i+1) {
			keyEnd := mdspecValueEnd(data, i)
			colon := mdspecBlanks(data, keyEnd)
			start := mdspecBlanks(data, colon+1)
			end := mdspecValueEnd(data, start)
			if !mdspecAt(data, colon, ':') || end == start {
				return
			}
			m := mdspecMember{key: mdspecText(data[i:keyEnd]), value: data[start:end], text: data[i:end]}
			if i = mdspecBlanks(data, end); !yield(m) || !mdspecAt(data, i, ',') {
				return
			}
		}
	}
}

// mdspecElements returns the elements of an array, as mdspecMembers does the
// members of an object.
func mdspecElements(data []byte) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		i := mdspecBlanks(data, 0)
		if !mdspecAt(data, i, '[') {
			return
		}
		for {
			start := mdspecBlanks(data, i+1)
			end := mdspecValueEnd(data, start)
			if end == start || !yield(data[start:end]) {
				return
			}
			if i = mdspecBlanks(data, end); !mdspecAt(data, i, ',') {
				return
			}
		}
	}
}

// mdspecAt reports whether the byte stands at i.
func mdspecAt(data []byte, i int, b byte) bool { return i < len(data) && data[i] == b }

// mdspecBlanks returns the index of the first byte from i on that is no blank.
func mdspecBlanks(data []byte, i int) int {
	for i < len(data) && (data[i] == ' ' || data[i] == '\n' || data[i] == '\r' || data[i] == '\t') {
		i++
	}
	return i
}

// mdspecValueEnd returns the index after the value that begins at i; i itself if
// none does, or if it has no end.
func mdspecValueEnd(data []byte, i int) int {
	start, depth := i, 0
	for ; i < len(data); i++ {
		switch data[i] {
		case '"':
			if i = mdspecStringEnd(data, i); i < 0 {
				return start
			}
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
	if depth > 0 {
		return start
	}
	return i
}

// mdspecTooDeep reports whether objects and arrays nest deeper than encoding/json
// decodes.
func mdspecTooDeep(data []byte) bool {
	depth := 0
	for i := 0; i < len(data); i++ {
		switch data[i] {
		case '"':
			if i = mdspecStringEnd(data, i); i < 0 {
				return false
			}
		case '{', '[':
			if depth++; depth > 10000 {
				return true
			}
		case '}', ']':
			depth--
		}
	}
	return false
}

// mdspecStringEnd returns the index of the quote that ends the string at i, -1
// without one.
func mdspecStringEnd(data []byte, i int) int {
	for {
		n := bytes.IndexByte(data[i+1:], '"')
		if n < 0 {
			return -1
		}
		i += 1 + n
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
	if bytes.IndexByte(raw, '\\') < 0 && utf8.Valid(raw) {
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
