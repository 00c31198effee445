package parser

import (
	"go/token"
	"go/types"
)

// validIdent reports whether name can name a Go declaration: it is an
// identifier, no keyword, and not blank.
func validIdent(name string) bool {
	return token.IsIdentifier(name) && name != "_"
}

// predeclared reports whether Go declares name itself, as a type, a constant,
// a function or nil.
func predeclared(name string) bool {
	return types.Universe.Lookup(name) != nil
}
