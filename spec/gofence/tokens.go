package gofence

import (
	"go/scanner"
	"go/token"
	"iter"
	"strings"
)

// Token is a token of code. The semicolon that a line end implies has no
// width and no text.
type Token struct {
	Start, End int
	Kind       token.Token
	Text       string // without carriage returns
}

// Tokens yields the tokens of code, which is valid UTF-8, comments included.
func Tokens(code string) iter.Seq[Token] {
	return func(yield func(Token) bool) {
		var s scanner.Scanner
		file := token.NewFileSet().AddFile("", -1, len(code))
		s.Init(file, []byte(code), nil, scanner.ScanComments)
		end := 0
		for {
			pos, kind, text := s.Scan()
			if kind == token.EOF {
				return
			}
			switch {
			case kind == token.SEMICOLON && text == "\n":
				text = ""
			case kind.IsOperator():
				text = kind.String()
			}
			// The semicolon of a line may be implied before a comment that ran over it.
			start := max(file.Offset(pos), end)
			end = textEnd(code, start, text)
			if !yield(Token{start, end, kind, text}) {
				return
			}
		}
	}
}

// Identifiers yields the identifiers of code, which is valid UTF-8, in order.
func Identifiers(code string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for t := range Tokens(code) {
			if t.Kind == token.IDENT && !yield(t.Text) {
				return
			}
		}
	}
}

// textEnd returns where the text that begins at start ends. It has the bytes of
// the code but for carriage returns, which the scanner drops.
func textEnd(code string, start int, text string) int {
	end := start
	for i := 0; i < len(text) && end < len(code); end++ {
		if code[end] == text[i] {
			i++
		}
	}
	return end
}

// IsDeclaration reports whether the keyword begins a declaration other than an
// import.
func IsDeclaration(k token.Token) bool {
	return k == token.CONST || k == token.VAR || k == token.TYPE || k == token.FUNC
}

// GuessNames returns the names that code which may be broken seems to declare,
// in order, each once.
func GuessNames(code string) []string {
	n := &nameFinder{code: code, seen: map[string]bool{}}
	for t := range Tokens(code) {
		if t.Kind != token.COMMENT {
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

func (n *nameFinder) next(t Token) {
	if IsDeclaration(t.Kind) && (n.depth == 0 || n.startsLine(t)) {
		*n = nameFinder{code: n.code, names: n.names, seen: n.seen, keyword: t.Kind, expect: true}
		return
	}
	expected := n.expect
	n.expect = false
	switch t.Kind {
	case token.IDENT:
		if expected {
			n.add(t.Text)
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

// declares reports whether names may be declared at the present depth.
func (n *nameFinder) declares() bool {
	return n.group && n.depth == 1 || !n.group && n.depth == 0
}

// startsLine reports whether the token opens a line: whatever bracket the fault
// left open, a declaration begins there.
func (n *nameFinder) startsLine(t Token) bool {
	return t.Start == 0 || strings.HasSuffix(n.code[:t.Start], "\n")
}
