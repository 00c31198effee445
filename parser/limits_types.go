package parser

import (
	"math"
	"strconv"
	"strings"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// extent says what of a type can be limited.
type extent struct {
	whole   *spec.Type // as the field has it
	leaf    *spec.Type // the innermost element; nil for a []byte and for what did not resolve
	items   bool       // there is a slice, an array or a map to count
	octets  bool       // the leaf is a []byte
	opaque  bool       // the leaf is declared in Go, as what is not known
	unknown bool       // the leaf did not resolve: nothing is checked
}

// extentOf looks through pointers, elements and names.
func extentOf(t *spec.Type) extent {
	e := extent{whole: t}
	for {
		if t == nil {
			e.unknown = true
			return e
		}
		if isOctets(t) {
			e.octets = true
			return e
		}
		switch t.Kind {
		case spec.Slice, spec.Array, spec.Map:
			e.items = true
		case spec.Pointer:
		default:
			e.leaf = t
			e.unknown = t.Kind == spec.Named && t.Origin == "" && t.Base() == ""
			e.opaque = t.Base() == "" && (t.Origin == spec.FromFence || t.Origin == spec.FromGo)
			return e
		}
		t = t.Elem
	}
}

// isOctets reports whether t is a slice of bytes, which JSON holds as a string.
func isOctets(t *spec.Type) bool {
	if t.Kind != spec.Slice || t.Elem == nil || t.Elem.Kind != spec.Basic {
		return false
	}
	return t.Elem.Name == "byte" || t.Elem.Name == "uint8"
}

// base returns the basic type of the leaf, or "".
func (e extent) base() string {
	if e.leaf == nil {
		return ""
	}
	return e.leaf.Base()
}

// fits reports whether the unit can limit the type.
func (e extent) fits(u spec.Unit) bool {
	switch {
	case u == spec.Items && e.items, e.unknown:
		return true
	case u == spec.Bytes:
		return e.octets || e.base() == "string"
	case u == spec.Chars:
		return e.base() == "string"
	case u == spec.Value:
		_, integer := integerRanges[e.base()]
		return integer || floatBits(e.base()) > 0
	}
	return false
}

// units returns the units that fit, the outermost first.
func (e extent) units() []spec.Unit {
	var units []spec.Unit
	for _, u := range []spec.Unit{spec.Items, spec.Bytes, spec.Chars, spec.Value} {
		if e.fits(u) {
			units = append(units, u)
		}
	}
	return units
}

// phrase names the units that fit for a hint.
func (e extent) phrase() diag.Phrase {
	var names []diag.Phrase
	for _, u := range e.units() {
		name := diag.Verbatim(string(u))
		if u == spec.Value {
			name = diag.Say("no unit")
		}
		names = append(names, name)
	}
	return orPhrase(names...)
}

// refusal returns the rule against any limit on the type, or nil.
func (e extent) refusal() *diag.Rule {
	switch {
	case len(e.units()) > 0:
		return nil
	case e.opaque:
		return diag.LimitOpaqueType
	}
	return diag.LimitNoType
}

// integerRange is the lowest and the highest value of an integer type.
type integerRange struct{ low, high string }

// maxLength bounds what is counted, and the types whose size the platform
// chooses: a larger constant does not compile everywhere.
const maxLength = "2147483647"

var integerRanges = map[string]integerRange{
	"int8":    {"-128", "127"},
	"int16":   {"-32768", "32767"},
	"int32":   {"-2147483648", "2147483647"},
	"rune":    {"-2147483648", "2147483647"},
	"int64":   {"-9223372036854775808", "9223372036854775807"},
	"int":     {"-2147483648", maxLength},
	"uint8":   {"0", "255"},
	"byte":    {"0", "255"},
	"uint16":  {"0", "65535"},
	"uint32":  {"0", "4294967295"},
	"uint64":  {"0", "18446744073709551615"},
	"uint":    {"0", "4294967295"},
	"uintptr": {"0", "4294967295"},
}

// floatBits returns the size of a floating-point type, or 0.
func floatBits(name string) int {
	switch name {
	case "float32":
		return 32
	case "float64":
		return 64
	}
	return 0
}

// bound reads a bound into literal, canonical, and reports whether the type and
// the unit admit it. A bound left out is no fault.
func (r *limitReader) bound(part segment, unit spec.Unit, literal *string) bool {
	text := r.text(part)
	if text == "" {
		return true
	}
	*literal = canonicalDecimal(text)
	if unit == spec.Value {
		return r.number(part, *literal)
	}
	switch {
	case strings.Contains(*literal, "."):
		r.diags.Add(diag.LimitFraction, r.at(part), text, string(unit))
	case (*literal)[0] == '-':
		r.diags.Add(diag.LimitNegativeLength, r.at(part), text, string(unit))
	case compareDecimals(*literal, maxLength) > 0:
		r.diags.Add(diag.LimitOutOfRange, r.at(part), text, "int", "0", maxLength)
	default:
		return true
	}
	return false
}

// number reports whether the type of the leaf holds the bound.
func (r *limitReader) number(part segment, literal string) bool {
	base, text := r.extent.base(), r.text(part)
	if bits := floatBits(base); bits > 0 {
		return r.float(part, literal, bits)
	}
	limits, known := integerRanges[base]
	switch {
	case !known:
		return true
	case strings.Contains(literal, "."):
		r.diags.Add(diag.LimitFraction, r.at(part), text, r.extent.leaf.String())
	case compareDecimals(literal, limits.low) < 0, compareDecimals(literal, limits.high) > 0:
		r.diags.Add(diag.LimitOutOfRange, r.at(part), text, r.extent.leaf.String(), limits.low, limits.high)
	default:
		return true
	}
	return false
}

func (r *limitReader) float(part segment, literal string, bits int) bool {
	if _, err := strconv.ParseFloat(literal, bits); err == nil {
		return true
	}
	highest := math.MaxFloat64
	if bits == 32 {
		highest = math.MaxFloat32
	}
	text := strconv.FormatFloat(highest, 'g', -1, bits)
	r.diags.Add(diag.LimitOutOfRange, r.at(part), r.text(part), r.extent.leaf.String(), "-"+text, text)
	return false
}

// canonicalDecimal returns a decimal number without a plus sign, without zeros
// that say nothing, and without a fraction that is zero.
func canonicalDecimal(s string) string {
	digits := strings.TrimLeft(s, "+-")
	whole, fraction, _ := strings.Cut(digits, ".")
	whole, fraction = strings.TrimLeft(whole, "0"), strings.TrimRight(fraction, "0")
	if whole == "" {
		whole = "0"
	}
	if fraction != "" {
		whole += "." + fraction
	}
	if s[0] == '-' && whole != "0" {
		return "-" + whole
	}
	return whole
}

// compareDecimals compares two canonical decimal numbers exactly.
func compareDecimals(a, b string) int {
	switch negative := a[0] == '-'; {
	case negative && b[0] == '-':
		return compareDecimals(b[1:], a[1:])
	case negative:
		return -1
	case b[0] == '-':
		return 1
	}
	aw, af, _ := strings.Cut(a, ".")
	bw, bf, _ := strings.Cut(b, ".")
	if len(aw) != len(bw) {
		return len(aw) - len(bw)
	}
	if d := strings.Compare(aw, bw); d != 0 {
		return d
	}
	return strings.Compare(af, bf)
}
