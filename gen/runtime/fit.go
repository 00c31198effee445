package runtime

import (
	"encoding"
	"encoding/json"
	"reflect"
	"strconv"
)

// mdspecDecodesItself reports whether values of the type have methods that
// encoding/json decodes with.
func mdspecDecodesItself(t reflect.Type) bool {
	if t.Kind() == reflect.Interface {
		return false
	}
	p := reflect.PointerTo(t)
	return p.Implements(reflect.TypeFor[json.Unmarshaler]()) || p.Implements(reflect.TypeFor[encoding.TextUnmarshaler]())
}

// mdspecKindOf returns what a JSON value is, in words.
func mdspecKindOf(raw []byte) string {
	switch raw[0] {
	case '{':
		return "an object"
	case '[':
		return "an array"
	case '"':
		return "a string"
	case 't', 'f':
		return "a boolean"
	case 'n':
		return "null"
	}
	return "a number"
}

// mdspecIsNumber reports whether text is a number in JSON.
func mdspecIsNumber(text []byte) bool {
	if len(text) == 0 || text[0] != '-' && (text[0] < '0' || text[0] > '9') {
		return false
	}
	last := text[len(text)-1] // no blank
	return last >= '0' && last <= '9' && json.Valid(text)
}

// mdspecNumeric is how the values of a kind are numbers.
type mdspecNumeric int

const (
	mdspecNoNumber mdspecNumeric = iota
	mdspecSigned
	mdspecUnsigned
	mdspecFloat
)

func mdspecNumericOf(t reflect.Type) mdspecNumeric {
	switch t.Kind() {
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return mdspecSigned
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return mdspecUnsigned
	case reflect.Float32, reflect.Float64:
		return mdspecFloat
	}
	return mdspecNoNumber
}

// mdspecFits reports whether a JSON value can be decoded into the type.
func mdspecFits(raw []byte, t reflect.Type) bool {
	plain := !mdspecDecodesItself(t)
	var err error
	switch numeric := mdspecNumericOf(t); {
	case plain && t.Kind() == reflect.Bool && raw[0] != 'n':
		return raw[0] == 't' || raw[0] == 'f'
	case plain && t.Kind() == reflect.String && t != reflect.TypeFor[json.Number]() && raw[0] != 'n':
		return raw[0] == '"'
	case !plain || numeric == mdspecNoNumber || !mdspecIsNumber(raw):
		err = json.Unmarshal(raw, reflect.New(t).Interface())
	case numeric == mdspecSigned:
		_, err = strconv.ParseInt(string(raw), 10, t.Bits())
	case numeric == mdspecUnsigned:
		_, err = strconv.ParseUint(string(raw), 10, t.Bits())
	default:
		_, err = strconv.ParseFloat(string(raw), t.Bits())
	}
	return err == nil
}

// mdspecFitsQuoted reports whether a JSON value can be decoded into a field of
// the type that has the option ",string".
func mdspecFitsQuoted(raw []byte, t reflect.Type) bool {
	if raw[0] != '"' {
		return raw[0] == 'n'
	}
	inner := []byte(mdspecText(raw))
	return mdspecIsScalar(inner) && mdspecFits(inner, t)
}

// mdspecIsScalar reports whether text is a JSON value that nests nothing, without
// blanks around it.
func mdspecIsScalar(text []byte) bool {
	return len(text) > 0 && text[0] != '{' && text[0] != '[' && mdspecBlanks(text, 0) == 0 &&
		mdspecValueEnd(text, 0) == len(text) && json.Valid(text)
}

// mdspecMeant returns what a JSON value of another type than t means in it, nil
// if that is anybody's guess.
func mdspecMeant(raw []byte, t reflect.Type) []byte {
	if mdspecDecodesItself(t) {
		return nil
	}
	text, scalar := mdspecScalar(raw)
	switch {
	case !scalar:
		return nil
	case mdspecNumericOf(t) != mdspecNoNumber && raw[0] == '"' && mdspecIsNumber([]byte(text)):
		return []byte(text)
	case t.Kind() == reflect.String && raw[0] != '"' && mdspecIsNumber(raw):
		return []byte(`"` + text + `"`)
	case t.Kind() == reflect.Bool && (text == "true" || text == "1"):
		return []byte("true")
	case t.Kind() == reflect.Bool && (text == "false" || text == "0"):
		return []byte("false")
	}
	return nil
}

// mdspecMeantQuoted is mdspecMeant for a field that has the option ",string".
func mdspecMeantQuoted(raw []byte, t reflect.Type) []byte {
	inner := raw
	if raw[0] == '"' {
		inner = []byte(mdspecText(raw))
	}
	if !mdspecIsScalar(inner) {
		return nil
	}
	if !mdspecFits(inner, t) {
		if inner = mdspecMeant(inner, t); inner == nil {
			return nil
		}
	}
	quoted, _ := mdspecEncode(string(inner)) // a text fits
	return quoted
}

// mdspecWant says what belongs in place of a JSON value.
func mdspecWant(raw []byte, t reflect.Type, quoted bool) string {
	want := "a value of " + t.String()
	numeric, k := mdspecNumericOf(t), t.Kind()
	switch {
	case mdspecDecodesItself(t):
	case k == reflect.Slice && t.Elem().Kind() == reflect.Uint8:
		want = "Base64"
	case k == reflect.Slice, k == reflect.Array:
		want = "an array"
	case k == reflect.Struct, k == reflect.Map:
		want = "an object"
	case k == reflect.String:
		want = "a string"
	case k == reflect.Bool:
		want = "a boolean"
	case numeric == mdspecFloat:
		want = "a number"
	case numeric != mdspecNoNumber:
		want = "an integer"
	}
	if numeric != mdspecNoNumber && mdspecKindOf(raw) == "a number" && !quoted {
		want += " that fits " + k.String()
	}
	if quoted {
		want += " in quotes"
	}
	return want
}
