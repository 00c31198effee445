package gofence

import (
	"go/scanner"
	"go/token"
	"iter"
)

// Token is a token of code. One that a line end stands for, a semicolon, has no
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
			start := file.Offset(pos)
			if !yield(Token{start, textEnd(code, start, text), kind, text}) {
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
