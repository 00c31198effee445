package gen

import (
	"cmp"
	"encoding/base64"
	"go/constant"
	"go/token"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/mdspec-go/mdspec/spec"
)

// maxLeast is how many characters or elements a default answer has at most
// because of a lower limit. What asks for more stays zero.
const maxLeast = 100

// least returns what stands in JSON in the place of a zero value that the
// documents do not allow: the first value of an enum, the bound of a limit that
// is nearest to zero, the shortest text or list. It is "" if zero is allowed, and
// if nothing is known of the type.
func (s *sampler) least(t *spec.Type, limits []spec.Limit) string {
	t, _ = s.plan.core(t, nil)
	if t == nil || t.Import != "" {
		return ""
	}
	switch e := s.plan.enums[t.Name]; {
	case t.Origin == spec.FromEnum && e != nil:
		return leastOf(e)
	case t.Kind == spec.Slice && t.Elem == nil:
		return ""
	case t.Kind == spec.Slice && (t.Elem.Base() == "byte" || t.Elem.Base() == "uint8"):
		n := leastLength(limits, spec.Bytes)
		return leastText(base64.StdEncoding.EncodeToString(make([]byte, n)))
	case t.Kind == spec.Slice:
		return s.leastList(t.Elem, limits)
	case t.Base() == "string":
		return leastText(strings.Repeat("x", max(leastLength(limits, spec.Chars), leastLength(limits, spec.Bytes))))
	case t.Kind == spec.Basic:
		return leastNumber(limits)
	}
	return ""
}

// leastOf returns the first value of an enum unless zero is one.
func leastOf(e *spec.Enum) string {
	zero := map[bool]string{true: "", false: "0"}[isText(e)]
	isZero := func(v *spec.EnumValue) bool { return v.Value == zero }
	switch {
	case len(e.Values) == 0 || slices.ContainsFunc(e.Values, isZero):
		return ""
	case isText(e):
		return quoteJSON(e.Values[0].Value)
	}
	return e.Values[0].Value
}

func leastText(text string) string {
	if text == "" {
		return ""
	}
	return quoteJSON(text)
}

// leastLength returns the length that the limits of the unit ask for.
func leastLength(limits []spec.Limit, unit spec.Unit) int {
	n := 0
	for _, l := range limits {
		i, err := bounds(l)
		if l.Unit != unit || err != nil {
			continue
		}
		if i = i.lengths(); i.min != nil {
			if v, ok := constant.Int64Val(i.min.value); ok && v <= maxLeast {
				n = max(n, int(v))
			}
		}
	}
	return n
}

// leastNumber returns the bound that is nearest to zero if zero is outside.
func leastNumber(limits []spec.Limit) string {
	for _, l := range limits {
		i, err := bounds(l)
		if l.Unit != spec.Value || err != nil || !i.excludes(0) {
			continue
		}
		b := i.max
		if i.min.than(token.GTR, constant.MakeInt64(0)) {
			b = i.min
		}
		if b.value.Kind() == constant.Int {
			return b.literal
		}
		f, _ := constant.Float64Val(b.value)
		if math.IsInf(f, 0) {
			return ""
		}
		return strconv.FormatFloat(f, 'g', -1, 64)
	}
	return ""
}

// leastList returns the list of as many elements as the limits ask for.
func (s *sampler) leastList(elem *spec.Type, limits []spec.Limit) string {
	n := leastLength(limits, spec.Items)
	if n == 0 {
		return ""
	}
	elem = pointed(elem)
	one := cmp.Or(s.least(elem, limits), s.value(elem), s.zero(elem))
	if one == "" {
		return ""
	}
	return "[" + strings.Join(slices.Repeat([]string{one}, n), ", ") + "]"
}

// zero returns the zero value of a type in JSON; "" if it is not known.
func (s *sampler) zero(t *spec.Type) string {
	t, _ = s.plan.core(t, nil)
	switch {
	case t == nil:
		return ""
	case t.Kind == spec.Any:
		return "null"
	case t.Kind == spec.Slice:
		return "[]"
	case t.Kind == spec.Map, t.Origin == spec.FromModel:
		return "{}"
	case t.Base() == "string":
		return `""`
	case t.Base() == "bool":
		return "false"
	case t.Base() != "":
		return "0"
	}
	return ""
}
