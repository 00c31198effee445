package gofence

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strings"
	"testing"
)

const code = `// 甲
import "time"; import j "encoding/json" // 乙

// 丙
const (
	A = iota // 丁
	// 戊
	B, C
)

// 己
type (
	T int
)

// 庚
var v time.Time // 辛

func F() {}
`

func TestSpecs(t *testing.T) {
	var got []string
	for d, s := range Specs(Parse(code, parser.ParseComments).AST) {
		line := d.Tok.String()
		if i, ok := s.(*ast.ImportSpec); ok {
			name, path := Import(i)
			line += fmt.Sprintf(" %s %s", name, path)
		}
		for _, id := range Names(s) {
			line += " " + id.Name
		}
		if c := Comment(d, s); c != nil {
			line += " " + c.List[0].Text
		}
		got = append(got, line)
	}
	want := []string{"import  time // 甲", "import j encoding/json", "const A // 丁", "const B C // 戊", "type T", "var v // 庚"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestSpecsStops(t *testing.T) {
	for d := range Specs(Parse(code, 0).AST) {
		if d.Tok == token.CONST {
			break
		}
	}
}

func TestBody(t *testing.T) {
	for _, mode := range []parser.Mode{parser.ParseComments, parser.ParseComments | parser.ImportsOnly} {
		f := Parse(code, mode)
		comments, start := f.Body()
		if comments != "// 甲\n\n// 乙\n\n" || !strings.HasPrefix(f.Code[start:], "\n\n// 丙") {
			t.Errorf("got %q and %q", comments, f.Code[start:])
		}
	}
	if comments, start := Parse("// 甲\nvar A = 1\n", parser.ParseComments).Body(); comments != "" || start != 0 {
		t.Errorf("without imports: got %q and %d", comments, start)
	}
}

func TestErrors(t *testing.T) {
	f := Parse("const A = 1\nconst 中 = ]\n", parser.AllErrors)
	if len(f.Errors) == 0 {
		t.Fatal("nothing found")
	}
	e := f.Errors[0]
	if got := fmt.Sprintf("%d:%d %s", e.Pos.Line, e.Pos.Column, f.Code[e.Pos.Offset:]); got != "2:13 ]\n" {
		t.Errorf("found %q", got)
	}
	if f := Parse("const A = 1\n", 0); f.Errors != nil {
		t.Errorf("found %v", f.Errors)
	}
}

// TestParseAt puts files into one set, beginning with the last.
func TestParseAt(t *testing.T) {
	const code = "var A = 1"
	set, base := token.NewFileSet(), 1
	var files []*File
	for range 3 {
		f := ParseAt(base, code, 0)
		if at := f.Positions(); at.Base() < base || at.Base()+at.Size() >= base+len(code)+Overhead {
			t.Errorf("positions %d to %d of %d to %d", at.Base(), at.Base()+at.Size(), base, base+len(code)+Overhead)
		}
		files = append(files, f)
		base += len(code) + Overhead
	}
	for _, f := range slices.Backward(files) {
		set.AddExistingFiles(f.Positions())
	}
	for i, f := range files {
		name := Names(f.AST.Decls[0].(*ast.GenDecl).Specs[0])[0]
		if set.File(name.Pos()) != f.Positions() || f.Offset(name.Pos()) != 4 {
			t.Errorf("file %d is not found by its positions", i)
		}
	}
}

func TestUsedPackages(t *testing.T) {
	got := UsedPackages(Parse("var A = a.B + c.d.E + f().G", 0).AST)
	if len(got) != 2 || !got["a"] || !got["c"] {
		t.Errorf("got %v", got)
	}
}

func TestFormat(t *testing.T) {
	x, err := parser.ParseExpr("struct{A int `json:\"a\"`; At time . Time}")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := Format(x), "struct {\n\tA  int `json:\"a\"`\n\tAt time.Time\n}"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := Format(nil); got != "" {
		t.Errorf("nothing is written as %q", got)
	}
}
