package limits

import (
	"math"
	"math/big"
	"strconv"
	"strings"

	"github.com/mdspec-go/mdspec/spec"
)

// maxLength bounds what is counted: a larger constant does not compile
// everywhere.
const maxLength = "2147483647"

// bound reads a bound into literal, canonical, and reports whether the type and
// the unit admit it. A bound left out is no fault.
func (r *reader) bound(part segment, unit spec.Unit, literal *string) bool {
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
		r.diags.Add(LimitFraction, r.at(part), text, string(unit))
	case (*literal)[0] == '-':
		r.diags.Add(LimitNegativeLength, r.at(part), text, string(unit))
	case compareDecimals(*literal, maxLength) > 0:
		r.diags.Add(LimitOutOfRange, r.at(part), text, "int", "0", maxLength)
	default:
		return true
	}
	return false
}

// number reports whether the type of the leaf holds the bound.
func (r *reader) number(part segment, literal string) bool {
	base, text := r.extent.base(), r.text(part)
	basic := spec.LookupBasic(base)
	switch {
	case basic.Class == spec.FloatType:
		return r.float(part, literal, basic.Bits)
	case !basic.IsInteger():
		return true
	}
	low, high := integerRange(basic)
	switch {
	case strings.Contains(literal, "."):
		r.diags.Add(LimitFraction, r.at(part), text, r.extent.leaf.String())
	case compareDecimals(literal, low) < 0, compareDecimals(literal, high) > 0:
		r.diags.Add(LimitOutOfRange, r.at(part), text, r.extent.leaf.String(), low, high)
	default:
		return true
	}
	return false
}

func (r *reader) float(part segment, literal string, bits int) bool {
	if _, err := strconv.ParseFloat(literal, bits); err == nil {
		return true
	}
	highest := math.MaxFloat64
	if bits == 32 {
		highest = math.MaxFloat32
	}
	text := strconv.FormatFloat(highest, 'g', -1, bits)
	r.diags.Add(LimitOutOfRange, r.at(part), r.text(part), r.extent.leaf.String(), "-"+text, text)
	return false
}

// integerRange returns the lowest and the highest value of an integer type. One
// whose size the platform chooses has 32 bits on some, where a larger constant
// does not compile.
func integerRange(b spec.BasicType) (low, high string) {
	bits := b.Bits
	if !b.Sized {
		bits = 32
	}
	l, h := b.Range(bits)
	return l.String(), h.String()
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

// compareDecimals compares two decimal numbers exactly.
func compareDecimals(a, b string) int {
	x, _ := new(big.Rat).SetString(a)
	y, _ := new(big.Rat).SetString(b)
	return x.Cmp(y)
}
