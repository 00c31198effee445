package cell

import (
	"go/token"
	"go/types"
	"strings"
	"unicode"

	"github.com/mdspec-go/mdspec/parser/internal/fence"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// ValidIdent reports whether name can name a Go declaration: it is an
// identifier, no keyword, and not blank.
func ValidIdent(name string) bool {
	return token.IsIdentifier(name) && name != "_"
}

// predeclared reports whether Go declares name itself, as a type, a constant,
// a function or nil.
func predeclared(name string) bool {
	return types.Universe.Lookup(name) != nil
}

// CheckIdent reports a name that Go does not allow for a declaration; it returns
// whether Go does.
func CheckIdent(name string, span diag.Span, diags *diag.List) bool {
	var what diag.Phrase
	switch {
	case token.IsKeyword(name):
		what = diag.Say("a keyword of Go", "它是 Go 的关键字")
	case !ValidIdent(name) && name != "_":
		diags.Add(InvalidIdentifier, span, name)
		return false
	case name == "_":
		what = diag.Say("the blank identifier", "它是空白标识符")
	case predeclared(name):
		what = diag.Say("predeclared in Go", "它是 Go 预先声明的标识符")
	case name == "init" || name == "main":
		what = diag.Say("reserved for a function", "它只能用作函数名")
	default:
		return true
	}
	diags.Add(fence.ReservedIdentifier, span, name, what)
	return false
}

// Identifiers returns the words of a text that could be identifiers.
func Identifiers(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return !isIdentRune(r) })
}

func isIdentRune(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }
