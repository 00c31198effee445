package limits

import (
	"encoding/base64"
	"encoding/json"
	"math/big"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/mdspec-go/mdspec/spec"
)

// Outside reports whether a value that decodes into the type lies outside a limit
// of a field of the type. The value is what encoding/json decodes into an any with
// its numbers as [json.Number].
func Outside(value any, l spec.Limit, t *spec.Type) bool {
	for t != nil && (t.Kind == spec.Pointer || t.Kind == spec.Nullable) {
		t = t.Elem
	}
	switch v := value.(type) {
	case json.Number:
		n := number(v.String())
		return l.Unit == spec.Value && n != nil && excludes(l, n)
	case string:
		return outsideText(v, l, t)
	case []any:
		if l.Unit == spec.Items {
			return excludes(l, count(len(v)))
		}
		return anyOutside(v, l, t)
	case map[string]any:
		return l.Unit == spec.Items && excludes(l, count(len(v)))
	}
	return false
}

// anyOutside reports whether an element lies outside the limit. Numbers in the
// place of bytes are counted with them.
func anyOutside(elems []any, l spec.Limit, t *spec.Type) bool {
	if t == nil || t.Elem == nil {
		return false
	}
	if l.Unit == spec.Bytes && isBytes(t) {
		return excludes(l, count(len(elems)))
	}
	for _, e := range elems {
		if Outside(e, l, t.Elem) {
			return true
		}
	}
	return false
}

func outsideText(text string, l spec.Limit, t *spec.Type) bool {
	switch {
	case t != nil && isBytes(t):
		b, err := base64.StdEncoding.DecodeString(text)
		return err == nil && (l.Unit == spec.Bytes || l.Unit == spec.Items) && excludes(l, count(len(b)))
	case l.Unit == spec.Bytes:
		return excludes(l, count(len(text)))
	case l.Unit == spec.Chars:
		return excludes(l, count(utf8.RuneCountInString(text)))
	case l.Unit == spec.Value: // in quotes
		n := number(text)
		return n != nil && excludes(l, n)
	}
	return false
}

func isBytes(t *spec.Type) bool {
	return t.Kind == spec.Slice && spec.Canonical(t.Elem.Base()) == "uint8"
}

func count(n int) *big.Rat { return new(big.Rat).SetInt64(int64(n)) }

// number returns the number of a JSON literal; nil if it is none. A literal with an
// exponent is never written out.
func number(literal string) *big.Rat {
	if strings.ContainsAny(literal, "eE") {
		f, err := strconv.ParseFloat(literal, 64)
		if err != nil {
			return nil
		}
		return new(big.Rat).SetFloat64(f)
	}
	n, _ := new(big.Rat).SetString(literal)
	return n
}

// excludes reports whether the number lies outside the limit.
func excludes(l spec.Limit, n *big.Rat) bool {
	low, high := number(l.Min), number(l.Max)
	return low != nil && n.Cmp(low) < 0 || high != nil && n.Cmp(high) > 0
}
