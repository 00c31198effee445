package spec

// basicKinds are the predeclared types with values that documents can hold, and
// which of them are integers.
var basicKinds = map[string]bool{
	"bool": false, "string": false, "float32": false, "float64": false, "complex64": false, "complex128": false,
	"int": true, "int8": true, "int16": true, "int32": true, "int64": true, "rune": true,
	"uint": true, "uint8": true, "uint16": true, "uint32": true, "uint64": true, "byte": true, "uintptr": true,
}

// IsBasic reports whether the name is that of a predeclared boolean, text or
// number type.
func IsBasic(name string) bool {
	_, ok := basicKinds[name]
	return ok
}

// IsInteger reports whether the name is that of a predeclared integer type.
func IsInteger(name string) bool { return basicKinds[name] }

// Canonical returns the name of a basic type that is no alias: uint8 for byte
// and int32 for rune.
func Canonical(basic string) string {
	switch basic {
	case "byte":
		return "uint8"
	case "rune":
		return "int32"
	}
	return basic
}
