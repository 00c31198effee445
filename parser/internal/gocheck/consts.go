package gocheck

import (
	"go/constant"
	"go/types"
	"math/big"
	"strconv"
	"strings"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// fillConsts gives the constants of the fences the types and values that the
// type checker found (rule 5.2).
func (c *checker) fillConsts() {
	consts := map[diag.Span]*spec.Const{}
	for _, f := range c.fences {
		for _, k := range f.Schema.Consts {
			consts[k.Span] = k
		}
	}
	for id, obj := range c.info.Defs {
		f := c.fenceAt(id.Pos())
		k, ok := obj.(*types.Const)
		if f == nil || !ok {
			continue
		}
		if at := consts[f.SpanOf(id)]; at != nil {
			c.fillConst(at, k)
		}
	}
}

func (c *checker) fillConst(k *spec.Const, obj *types.Const) {
	basic, ok := obj.Type().Underlying().(*types.Basic)
	if !ok || obj.Val().Kind() == constant.Unknown {
		return
	}
	if basic.Info()&types.IsUntyped == 0 {
		k.Type = types.TypeString(obj.Type(), func(p *types.Package) string {
			if p == c.types {
				return ""
			}
			return p.Name()
		})
	}
	k.Value = constLiteral(obj.Val(), basic)
}

// constLiteral returns the value as Go writes it: exactly, apart from untyped
// fractions that no decimal number expresses.
func constLiteral(v constant.Value, t *types.Basic) string {
	switch {
	case t.Info()&types.IsFloat != 0:
		return floatLiteral(v, t)
	case t.Info()&types.IsComplex != 0:
		im := floatLiteral(constant.Imag(v), t)
		if !strings.HasPrefix(im, "-") {
			im = "+" + im
		}
		return "(" + floatLiteral(constant.Real(v), t) + im + "i)"
	case t.Info()&types.IsInteger != 0:
		return constant.ToInt(v).ExactString()
	}
	return v.ExactString()
}

// maxDecimals is how many decimals of an untyped constant are written out.
const maxDecimals = 40

func floatLiteral(v constant.Value, t *types.Basic) string {
	bits := 64
	if t.Kind() == types.Float32 || t.Kind() == types.Complex64 {
		bits = 32
	}
	if r, ok := new(big.Rat).SetString(constant.ToFloat(v).ExactString()); ok && t.Info()&types.IsUntyped != 0 {
		if n, exact := r.FloatPrec(); exact && n <= maxDecimals && r.Num().BitLen() < 256 {
			return r.FloatString(max(n, 1))
		}
	}
	f, _ := constant.Float64Val(v)
	text := strconv.FormatFloat(f, 'g', -1, bits)
	if !strings.ContainsAny(text, ".e") {
		text += ".0"
	}
	return text
}
