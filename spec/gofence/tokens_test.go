package gofence

import (
	"go/parser"
	"slices"
	"testing"
	"unicode/utf8"
)

func TestTokens(t *testing.T) {
	var got []string
	const code = "const A = `中\r\n`\n// x\r\n+\n"
	for tok := range Tokens(code) {
		got = append(got, tok.Kind.String()+" "+code[tok.Start:tok.End])
	}
	want := []string{"const const", "IDENT A", "= =", "STRING `中\r\n`", "; ", "COMMENT // x", "+ +"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	for tok := range Tokens("a\rb") { // the first of them ends the range
		if tok.Text != "a" {
			t.Errorf("got %q", tok.Text)
		}
		break
	}
}

// FuzzParse reads code, which may be anything. Nothing may panic, and all places
// lie in the code; names that it declares are among those that are guessed.
func FuzzParse(f *testing.F) {
	f.Add(code)
	f.Add("const A = = 1\n/* x")
	f.Add("var 0/*000\n")
	f.Add("var A = []int{1, 2\nvar B = f(\n// 中\r\nconst C = `\r`\n")
	f.Add("package p; type T[P any] struct{ a, b P }")
	f.Fuzz(func(t *testing.T, code string) {
		if !utf8.ValidString(code) {
			return // nor is a document read
		}
		end := 0
		for tok := range Tokens(code) {
			if tok.Start < end || tok.End < tok.Start || tok.End > len(code) {
				t.Fatalf("token %d-%d behind %d, of %d", tok.Start, tok.End, end, len(code))
			}
			end = tok.End
		}
		guessed := GuessNames(code)
		file := Parse(code, parser.ParseComments|parser.AllErrors)
		for _, e := range file.Errors {
			if e.Pos.Offset < 0 || e.Pos.Offset > len(code) {
				t.Errorf("%v at %d of %d", e, e.Pos.Offset, len(code))
			}
		}
		if _, start := file.Body(); start < 0 || start > len(code) {
			t.Errorf("the body begins at %d of %d", start, len(code))
		}
		for d, s := range Specs(file.AST) {
			Comment(d, s)
			if len(file.Errors) > 0 {
				continue
			}
			for _, id := range Names(s) {
				if at := file.Offset(id.Pos()); code[at:at+len(id.Name)] != id.Name {
					t.Errorf("%s is not at %d", id.Name, at)
				}
				if id.Name != "_" && !slices.Contains(guessed, id.Name) {
					t.Errorf("%s is not guessed", id.Name)
				}
			}
		}
	})
}
