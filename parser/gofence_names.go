package parser

import (
	"go/token"
	"strings"
)

// fenceNames returns the names that code which may be broken seems to declare,
// in order, each once. Nobody should complain that they are missing: the fault
// that hides them is reported already.
func fenceNames(code string) []string {
	n := &nameFinder{code: code, seen: map[string]bool{}}
	for _, t := range scanTokens(code) {
		if t.tok != token.COMMENT {
			n.next(t)
		}
	}
	return n.names
}

// nameFinder looks at one token after the other.
type nameFinder struct {
	code    string
	names   []string
	seen    map[string]bool
	keyword token.Token // const, var, type or func, while its names may follow
	group   bool        // inside the parentheses of a declaration
	values  bool        // behind the equals sign of the line
	depth   int         // open brackets
	expect  bool        // an identifier here is declared
}

func (n *nameFinder) next(t fenceToken) {
	if isDeclaration(t.tok) && (n.depth == 0 || n.startsLine(t)) {
		*n = nameFinder{code: n.code, names: n.names, seen: n.seen, keyword: t.tok, expect: true}
		return
	}
	expected := n.expect
	n.expect = false
	switch t.tok {
	case token.IDENT:
		if expected {
			n.add(t.lit)
		}
	case token.ASSIGN:
		n.values = true
	case token.COMMA:
		n.expect = n.declares() && !n.values && (n.keyword == token.CONST || n.keyword == token.VAR)
	case token.SEMICOLON:
		n.expect, n.values = n.group && n.declares(), false
	case token.LPAREN:
		if expected && n.depth == 0 && n.keyword != token.FUNC {
			n.group, n.expect = true, true
		}
		n.depth++
	case token.LBRACE, token.LBRACK:
		n.depth++
	case token.RPAREN, token.RBRACE, token.RBRACK:
		n.depth = max(n.depth-1, 0)
		n.group = n.group && n.depth > 0
	}
}

func (n *nameFinder) add(name string) {
	if name != "_" && !n.seen[name] {
		n.seen[name] = true
		n.names = append(n.names, name)
	}
}

// declares reports whether names may stand at the present depth.
func (n *nameFinder) declares() bool {
	return n.group && n.depth == 1 || !n.group && n.depth == 0
}

// startsLine reports whether the token opens a line: whatever bracket the fault
// left open, a declaration begins there.
func (n *nameFinder) startsLine(t fenceToken) bool {
	return t.start == 0 || strings.HasSuffix(n.code[:t.start], "\n")
}

func isDeclaration(t token.Token) bool {
	return t == token.CONST || t == token.VAR || t == token.TYPE || t == token.FUNC
}
