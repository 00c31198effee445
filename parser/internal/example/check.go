package example

import (
	"encoding/base64"
	"errors"
	"strconv"
	"strings"
	"time"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// value checks a value against what it is to be decoded into. Null decodes into
// everything and changes nothing.
func (c *checker) value(v *jsonValue, t target) {
	switch {
	case v.kind == jsonNull:
	case t.model != nil:
		c.object(v, t)
	case t.typ == nil || t.typ.Kind == spec.Any:
	case t.basic() != "":
		c.basic(v, t)
	case t.typ.Kind == spec.Named:
		c.named(v, t)
	case t.typ.Kind == spec.Map:
		c.mapping(v, t)
	default:
		c.list(v, t)
	}
}

func (c *checker) mismatch(v *jsonValue, t target) {
	c.diags.Add(ExampleType, c.span(v), v.kind.noun(), t.shown)
}

// maxKeySuggestions is for how many unknown keys of one object spellings are
// looked for, each among all keys of the struct.
const maxKeySuggestions = 20

func (c *checker) object(v *jsonValue, t target) {
	keys := c.scope.keysOf(t.model)
	if len(keys.Opaque) > 0 { // a decoder that is embedded decodes the whole
		return
	}
	if v.kind != jsonObject {
		c.mismatch(v, t)
		return
	}
	unknown := 0
	for i, k := range v.keys {
		key := keys.ByName(k.text)
		if key == nil {
			if key = keys.Folded(k.text); key != nil {
				c.diags.Add(ExampleKeyCase, c.span(k), k.text, key.Name)
			}
		}
		if key != nil {
			c.member(v.elems[i], key.Field)
			continue
		}
		d := c.diags.Add(ExampleUnknownKey, c.span(k), k.text, t.shown)
		if unknown++; unknown <= maxKeySuggestions {
			d.Suggest = diag.Suggest(k.text, keys.names)
		}
	}
}

func (c *checker) member(v *jsonValue, f *spec.Field) {
	t := c.scope.target(f.Type)
	if !c.scope.quoted(f) || v.kind == jsonNull {
		c.value(v, t)
		return
	}
	if v.kind != jsonString {
		c.diags.Add(ExampleQuoted, c.span(v), v.kind.noun(), t.shown)
		return
	}
	inner, fault := readJSON([]byte(v.text), 0, len(v.text))
	if fault != nil || inner.end-inner.start != len(v.text) {
		c.diags.Add(ExampleQuoted, c.span(v), diag.Say("a string without a value in it", "里面没有值的字符串"), t.shown)
		return
	}
	inner.start, inner.end = v.start, v.end
	c.value(inner, t)
}

func (c *checker) mapping(v *jsonValue, t target) {
	if v.kind != jsonObject {
		c.mismatch(v, t)
		return
	}
	key, elem := c.scope.target(t.typ.Key), c.scope.target(t.typ.Elem)
	for i, k := range v.keys {
		if b := spec.LookupBasic(key.basic()); b.IsInteger() && !fitsInt(k.text, b) {
			c.diags.Add(ExampleType, c.span(k), diag.Say("the key `%[1]s`", "`%[1]s` 这个键", k.text), key.shown)
		}
		c.value(v.elems[i], elem)
	}
}

// list checks a slice or an array; a slice of bytes may be base64 as well.
func (c *checker) list(v *jsonValue, t target) {
	elem := c.scope.target(t.typ.Elem)
	slice := t.typ.Kind == spec.Slice
	switch basic := elem.basic(); {
	case v.kind == jsonArray:
	case v.kind == jsonString && slice && (basic == "byte" || basic == "uint8"):
		if _, err := base64.StdEncoding.DecodeString(v.text); err != nil {
			c.diags.Add(ExampleBase64, c.span(v), t.shown)
		}
		return
	case v.kind == jsonString && slice && basic == "" && elem.model == nil && elem.typ == nil:
		return // a slice of something that may be bytes
	default:
		c.mismatch(v, t)
		return
	}
	for i, e := range v.elems {
		if !slice && int64(i) == t.typ.Len {
			last := v.elems[len(v.elems)-1]
			c.diags.Add(ExampleArray, c.place(e.start, last.end), t.shown, len(v.elems))
			return
		}
		c.value(e, elem)
	}
}

// named checks a type of the standard library. Of those that have decoders of
// their own only the usual ones are known.
func (c *checker) named(v *jsonValue, t target) {
	switch t.typ.Import + "." + t.typ.Name {
	case "time.Time":
		if v.kind != jsonString {
			c.mismatch(v, t)
		} else if new(time.Time).UnmarshalJSON(c.text[v.start:v.end]) != nil {
			c.diags.Add(ExampleTime, c.span(v))
		}
	case "encoding/json.Number":
		inner, fault := readJSON([]byte(v.text), 0, len(v.text))
		quoted := v.kind == jsonString && fault == nil && inner.kind == jsonNumber && inner.end-inner.start == len(v.text)
		if v.kind != jsonNumber && !quoted {
			c.mismatch(v, t)
		}
	}
}

func (c *checker) basic(v *jsonValue, t target) {
	b := spec.LookupBasic(t.basic())
	switch {
	case b.Class == spec.TextType && v.kind == jsonString, b.Class == spec.BooleanType && v.kind == jsonBool:
	case v.kind != jsonNumber || !b.IsInteger() && b.Class != spec.FloatType:
		c.mismatch(v, t)
	case b.Class == spec.FloatType:
		if _, err := strconv.ParseFloat(v.text, b.Bits); errors.Is(err, strconv.ErrRange) {
			c.diags.Add(ExampleRange, c.span(v), v.text, t.shown)
		}
	case strings.ContainsAny(v.text, ".eE"):
		c.diags.Add(ExampleFraction, c.span(v), v.text, t.shown)
	case !fitsInt(v.text, b):
		c.diags.Add(ExampleRange, c.span(v), v.text, t.shown)
	}
}

func fitsInt(text string, b spec.BasicType) bool {
	var err error
	if b.Class == spec.UnsignedType {
		_, err = strconv.ParseUint(text, 10, b.Bits)
	} else {
		_, err = strconv.ParseInt(text, 10, b.Bits)
	}
	return err == nil
}
