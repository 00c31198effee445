package breaking

import (
	"math/big"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// bounds are the least and the greatest number allowed, nil for none.
type bounds struct{ min, max *big.Rat }

// limits are those of a field by what they count.
type limits map[spec.Unit]bounds

func limitsOf(f *spec.Field) limits {
	out := limits{}
	for _, l := range f.Limits {
		out[l.Unit] = bounds{bound(l.Min), bound(l.Max)}
	}
	return out
}

// refuses reports whether a value can be outside these limits and within others.
func (l limits) refuses(others limits) bool {
	others = others.implied()
	for unit, own := range l {
		other := others[unit]
		if above(own.min, other.min, -1) || above(other.max, own.max, 1) {
			return true
		}
	}
	return false
}

// runeBytes is how many bytes a character has at most. It has at least one.
const runeBytes = 4

// implied returns the limits with what follows from them: nothing counts less than
// zero, and a text has as many bytes as characters at least.
func (l limits) implied() limits {
	zero, size := new(big.Rat), big.NewRat(runeBytes, 1)
	value, items, bytes, chars := l[spec.Value], l[spec.Items], l[spec.Bytes], l[spec.Chars]
	items.min = higher(items.min, zero)
	return limits{
		spec.Value: value,
		spec.Items: items,
		spec.Bytes: {higher(higher(bytes.min, chars.min), zero), lower(bytes.max, times(chars.max, size))},
		spec.Chars: {higher(higher(chars.min, quotient(bytes.min, runeBytes)), zero), lower(chars.max, bytes.max)},
	}
}

// higher returns the higher one of two least numbers.
func higher(a, b *big.Rat) *big.Rat {
	if above(a, b, -1) {
		return a
	}
	return b
}

// lower returns the lower one of two greatest numbers.
func lower(a, b *big.Rat) *big.Rat {
	if above(a, b, 1) {
		return b
	}
	return a
}

func times(a, factor *big.Rat) *big.Rat {
	if a == nil {
		return nil
	}
	return new(big.Rat).Mul(a, factor)
}

// quotient returns a whole number divided by another, rounded up.
func quotient(a *big.Rat, by int64) *big.Rat {
	if a == nil {
		return nil
	}
	up := new(big.Int).Add(a.Num(), new(big.Int).Mul(a.Denom(), big.NewInt(by-1)))
	return new(big.Rat).SetInt(up.Div(up, new(big.Int).Mul(a.Denom(), big.NewInt(by))))
}

// bound returns the number of a Go literal, nil for none.
func bound(literal string) *big.Rat {
	if len(literal) > 64 {
		return nil // no document without errors has it, and an exponent could be huge
	}
	r, ok := new(big.Rat).SetString(literal)
	if !ok {
		return nil
	}
	return r
}

// above reports whether a lies above b; without a number, a bound is infinite
// in the sign's direction.
func above(a, b *big.Rat, infinite int) bool {
	switch {
	case a == nil && b == nil:
		return false
	case a == nil:
		return infinite > 0
	case b == nil:
		return infinite < 0
	}
	return a.Cmp(b) > 0
}

func limitText(f *spec.Field) diag.Phrase {
	if len(f.Limits) == 0 {
		return diag.Say("no limits", "没有限制")
	}
	if len(f.Limits) == 1 {
		return diag.Say("the limit `%[1]s`", "限制为 `%[1]s`", limitsText(f))
	}
	return diag.Say("the limits `%[1]s`", "限制为 `%[1]s`", limitsText(f))
}
