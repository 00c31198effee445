package spec

import "math/big"

// BasicClass says what values of a basic type are.
type BasicClass int

// Classes of basic types.
const (
	BooleanType BasicClass = iota + 1
	TextType
	SignedType
	UnsignedType
	FloatType
	ComplexType
	ErrorType // error: documents cannot hold its values
)

// BasicType is what is to know of a predeclared type of Go.
type BasicType struct {
	Name  string
	Class BasicClass
	Bits  int    // of a number; 64 where the platform chooses
	Sized bool   // the platform does not choose
	Alias string // the type whose name this is another name of
}

var basicTypes = []BasicType{
	{Name: "bool", Class: BooleanType},
	{Name: "byte", Class: UnsignedType, Bits: 8, Sized: true, Alias: "uint8"},
	{Name: "complex128", Class: ComplexType, Bits: 128, Sized: true},
	{Name: "complex64", Class: ComplexType, Bits: 64, Sized: true},
	{Name: "error", Class: ErrorType},
	{Name: "float32", Class: FloatType, Bits: 32, Sized: true},
	{Name: "float64", Class: FloatType, Bits: 64, Sized: true},
	{Name: "int", Class: SignedType, Bits: 64},
	{Name: "int16", Class: SignedType, Bits: 16, Sized: true},
	{Name: "int32", Class: SignedType, Bits: 32, Sized: true},
	{Name: "int64", Class: SignedType, Bits: 64, Sized: true},
	{Name: "int8", Class: SignedType, Bits: 8, Sized: true},
	{Name: "rune", Class: SignedType, Bits: 32, Sized: true, Alias: "int32"},
	{Name: "string", Class: TextType},
	{Name: "uint", Class: UnsignedType, Bits: 64},
	{Name: "uint16", Class: UnsignedType, Bits: 16, Sized: true},
	{Name: "uint32", Class: UnsignedType, Bits: 32, Sized: true},
	{Name: "uint64", Class: UnsignedType, Bits: 64, Sized: true},
	{Name: "uint8", Class: UnsignedType, Bits: 8, Sized: true},
	{Name: "uintptr", Class: UnsignedType, Bits: 64},
}

var basicByName = func() map[string]BasicType {
	m := map[string]BasicType{}
	for _, b := range basicTypes {
		m[b.Name] = b
	}
	return m
}()

// BasicTypes returns the basic types that a Type cell may name, by name.
func BasicTypes() []BasicType { return basicTypes }

// LookupBasic returns the basic type of the name; the zero BasicType if there is
// none.
func LookupBasic(name string) BasicType { return basicByName[name] }

// IsInteger reports whether values of the type are integers.
func (b BasicType) IsInteger() bool {
	return b.Class == SignedType || b.Class == UnsignedType
}

// Range returns the least and the greatest value of an integer type of so many
// bits.
func (b BasicType) Range(bits int) (low, high *big.Int) {
	one, size := big.NewInt(1), uint(bits)
	if b.Class == UnsignedType {
		high = new(big.Int).Lsh(one, size)
		return new(big.Int), high.Sub(high, one)
	}
	high = new(big.Int).Lsh(one, size-1)
	return new(big.Int).Neg(high), new(big.Int).Sub(high, one)
}

// IsBasic reports whether the name is that of a predeclared boolean, text or
// number type.
func IsBasic(name string) bool {
	b, ok := basicByName[name]
	return ok && b.Class != ErrorType
}

// IsInteger reports whether the name is that of a predeclared integer type.
func IsInteger(name string) bool { return basicByName[name].IsInteger() }

// IsFloat reports whether the name is that of a predeclared floating-point type.
func IsFloat(name string) bool { return basicByName[name].Class == FloatType }

// IsScalar reports whether the name is that of a predeclared boolean, text or
// integer type.
func IsScalar(name string) bool { return name == "bool" || IsKey(name) }

// IsKey reports whether the name is that of a predeclared text or integer type:
// of one that encoding/json writes as the key of an object.
func IsKey(name string) bool { return name == "string" || IsInteger(name) }

// Canonical returns the name of a basic type that is no alias: uint8 for byte
// and int32 for rune.
func Canonical(basic string) string {
	if alias := basicByName[basic].Alias; alias != "" {
		return alias
	}
	return basic
}
