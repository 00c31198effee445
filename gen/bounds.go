package gen

import (
	"fmt"
	"go/constant"
	"go/token"
	"math"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/mdspec-go/mdspec/spec"
)

// interval is a limit in numbers. A nil bound is open.
type interval struct {
	min, max *bound
}

// bound is one end of an interval, which belongs to it.
type bound struct {
	value   constant.Value
	literal string // as Go; decimal if it is whole
}

// checkBounds makes sure that every limit of the package is an interval.
func checkBounds(p *spec.Package) error {
	for m := range p.Models() {
		for _, f := range m.Fields {
			for _, l := range f.Limits {
				if _, err := bounds(l); err != nil {
					return fmt.Errorf("gen: limit %q of %s.%s: %w", l.Text, m.Name, f.Name, err)
				}
			}
		}
	}
	return nil
}

func bounds(l spec.Limit) (interval, error) {
	low, err := newBound(l.Min)
	if err != nil {
		return interval{}, err
	}
	high, err := newBound(l.Max)
	return interval{low, high}, err
}

// newBound reads a Go number, signed or not; it returns nil for "".
func newBound(literal string) (*bound, error) {
	if literal == "" {
		return nil, nil
	}
	literal = strings.TrimPrefix(literal, "+")
	digits := strings.TrimPrefix(literal, "-")
	value := constant.MakeFromLiteral(digits, token.INT, 0)
	if value.Kind() == constant.Unknown {
		value = constant.MakeFromLiteral(digits, token.FLOAT, 0)
	}
	switch {
	case value.Kind() == constant.Unknown || strings.Trim(digits[:1], ".0123456789") != "":
		return nil, fmt.Errorf("%q is not a number", literal)
	case constant.Compare(value, token.GTR, constant.MakeFloat64(math.MaxFloat64)):
		return nil, fmt.Errorf("%q is out of range", literal)
	}
	if digits != literal {
		value = constant.UnaryOp(token.SUB, value, 0)
	}
	if whole := constant.ToInt(value); whole.Kind() == constant.Int {
		return &bound{whole, whole.ExactString()}, nil
	}
	return &bound{value, literal}, nil
}

// than reports whether the bound compares to the value as op says; an open
// bound does not.
func (b *bound) than(op token.Token, value constant.Value) bool {
	return b != nil && constant.Compare(b.value, op, value)
}

// excludes reports whether the number lies outside.
func (i interval) excludes(n int64) bool {
	value := constant.MakeInt64(n)
	return i.min.than(token.GTR, value) || i.max.than(token.LSS, value)
}

// lengths returns the interval in whole numbers, without the bounds that every
// length keeps to.
func (i interval) lengths() interval {
	if i.min.than(token.LEQ, constant.MakeInt64(0)) {
		i.min = nil
	}
	least, most, _ := numberRange("int64")
	i = i.within(least, most)
	return interval{i.min.whole(math.Ceil), i.max.whole(math.Floor)}
}

// whole returns the bound as a whole number, rounded if it is none.
func (b *bound) whole(round func(float64) float64) *bound {
	if b == nil || b.value.Kind() == constant.Int {
		return b
	}
	f, _ := constant.Float64Val(b.value)
	value := constant.ToInt(constant.MakeFloat64(round(f)))
	return &bound{value, value.ExactString()}
}

// within returns the interval without the bounds that all values from low to
// high keep to, or none: comparing with one of them would be pointless, and
// the compiler may refuse it.
func (i interval) within(low, high constant.Value) interval {
	if i.min.than(token.LEQ, low) || i.min.than(token.GTR, high) {
		i.min = nil
	}
	if i.max.than(token.GEQ, high) || i.max.than(token.LSS, low) {
		i.max = nil
	}
	return i
}

// numberRange returns the least and the greatest value of a basic type; ok is
// false if the type is no real number. Types of a machine's size are taken to
// have 64 bits.
func numberRange(basic string) (low, high constant.Value, ok bool) {
	switch b := spec.LookupBasic(basic); {
	case basic == "float64":
		return constant.MakeFloat64(-math.MaxFloat64), constant.MakeFloat64(math.MaxFloat64), true
	case basic == "float32":
		return constant.MakeFloat64(-math.MaxFloat32), constant.MakeFloat64(math.MaxFloat32), true
	case b.IsInteger():
		low, high := b.Range(b.Bits)
		return constant.Make(low), constant.Make(high), true
	}
	return nil, nil, false
}

// outside returns the comparisons of x, a number of the basic type, one of
// which holds if x is outside the interval. There is none if x cannot be.
func (i interval) outside(x jen.Code, basic string) []jen.Code {
	low, high, ok := numberRange(basic)
	if !ok {
		return nil
	}
	var out []jen.Code
	if spec.IsFloat(basic) {
		out = append(out, jen.Qual(pkgMath, "IsNaN").Call(float64Of(x, basic)))
	}
	i = i.within(low, high)
	if i.min != nil {
		out = append(out, i.min.operand(x, basic).Op("<").Op(i.min.literal))
	}
	if i.max != nil {
		out = append(out, i.max.operand(x, basic).Op(">").Op(i.max.literal))
	}
	return out
}

func float64Of(x jen.Code, basic string) *jen.Statement {
	if basic == "float64" {
		return jen.Add(x)
	}
	return jen.Float64().Parens(x)
}

// operand returns x in a type that can be compared with the bound wherever the
// code is compiled: a fraction needs a float, and what is beyond 32 bits a type
// that has 64 on every machine.
func (b *bound) operand(x jen.Code, basic string) *jen.Statement {
	if spec.IsFloat(basic) {
		return jen.Add(x)
	}
	if b.value.Kind() != constant.Int {
		return jen.Float64().Parens(x)
	}
	small := b.than(token.GEQ, constant.MakeInt64(math.MinInt32)) && b.than(token.LEQ, constant.MakeInt64(math.MaxInt32))
	switch {
	case basic == "int" && !small:
		return jen.Int64().Parens(x)
	case (basic == "uint" || basic == "uintptr") && !small:
		return jen.Uint64().Parens(x)
	}
	return jen.Add(x)
}
