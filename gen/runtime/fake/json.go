package fake

import (
	"bytes"
	"encoding/json"
)

// kind is what a JSON value is, in words.
type kind string

const (
	anObject kind = "an object"
	anArray  kind = "an array"
	aString  kind = "a string"
	aNumber  kind = "a number"
	aBoolean kind = "a boolean"
	aNull    kind = "null"
)

// kindOf returns the kind of a valid JSON value without blanks around it.
func kindOf(raw []byte) kind {
	if len(raw) == 0 {
		return aNull
	}
	switch raw[0] {
	case '{':
		return anObject
	case '[':
		return anArray
	case '"':
		return aString
	case 't', 'f':
		return aBoolean
	case 'n':
		return aNull
	}
	return aNumber
}

// member is one member of a JSON object.
type member struct {
	key   string
	value json.RawMessage
}

// members returns the members of an object, as they stand; it has none if it is
// no object.
func members(raw []byte) []member {
	dec := json.NewDecoder(bytes.NewReader(raw))
	if t, _ := dec.Token(); t != json.Delim('{') {
		return nil
	}
	var all []member
	for dec.More() {
		t, err := dec.Token()
		m := member{}
		m.key, _ = t.(string)
		if err != nil || dec.Decode(&m.value) != nil {
			return all
		}
		all = append(all, m)
	}
	return all
}

// find returns the value of the key, nil if there is none.
func find(all []member, key string) json.RawMessage {
	for _, m := range all {
		if m.key == key {
			return m.value
		}
	}
	return nil
}

// object returns the JSON object of the members.
func object(all ...member) json.RawMessage {
	b := []byte{'{'}
	for i, m := range all {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(append(append(b, encodeString(m.key)...), ':'), m.value...)
	}
	return append(b, '}')
}

// encodeString returns the text as a JSON string.
func encodeString(text string) json.RawMessage {
	raw, _ := json.Marshal(text) // never fails
	return raw
}
