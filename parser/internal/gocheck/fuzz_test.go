package gocheck_test

import (
	"go/parser"
	"go/token"
	"testing"

	"github.com/mdspec-go/mdspec/parser/internal/goscope"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// FuzzGoFence reads a fence and checks its types. Nothing may panic, findings
// lie inside the fence, and code without findings is Go, whatever is around
// it.
func FuzzGoFence(f *testing.F) {
	for _, code := range []string{
		"", "const A = 1\nfunc F() {}\n", "type T int\nfunc (t T) String() string { return `\n` }\n", "func init() { println() }\n",
		"package wecom; const A = 1\n", "import \"github.com/a/b\"\n", "import \"unsafe\"\nvar A = unsafe.Sizeof(1)\n", "import \"C\"\n",
		"import . \"time\"\n", "import (\n\t\"time\"\n\t\"time\"\n)\nvar A time.Time\n", "import t \"time\"\n",
		"import \"text/template\"\nimport \"html/template\"\nvar A template.Template\n", "import \"time\"\nfunc F() { time.Now() }\n",
		"//go:embed secret\nvar A string\n", "const /*line x.go:1:1*/ A = 1\n", "const A = `中\n//go:generate rm -r /\n`\n",
		"type string int\n", "const init = 1\nvar main int\n", "const _ = 1\nvar _ int\ntype _ int\n",
		"type Page[T any] struct{ Items []T; Next *Page[T] }\n", "type P[A, B any] struct{}\ntype Q[B any] struct { p *P[int, B] }\n",
		"// A 说明\nimport j \"encoding/json\"\nconst (\n\tA = iota // 正常\n\t// 离职\n\tB, C // 未用\n\t_\n)\ntype 页 = struct{ A j.RawMessage }\n",
	} {
		f.Add(code)
		f.Add(crlf(code))
	}
	for _, tt := range faultTests {
		f.Add(tt.code)
	}
	f.Fuzz(func(t *testing.T, code string) {
		var diags diag.List
		file, src, start, end := checkFence(code, goscope.Read(nil, "p"), &diags)
		checkSpans(t, diags, src, start, end)
		if file == nil || diags.HasErrors() {
			return
		}
		if _, err := parser.ParseFile(token.NewFileSet(), "", "package p\n"+file.Schema.Code, parser.ParseComments); err != nil {
			t.Fatalf("accepted, but: %v", err)
		}
	})
}

// FuzzGoFiles reads hand-written Go, which may be anything.
func FuzzGoFiles(f *testing.F) {
	f.Add("package p\ntype (\n\tA struct{ X int }\n\tB A\n\tE []B\n\tF[T any] struct{}\n\tG G\n)\nfunc (f *F[T]) N() {}\n", "var A = F[E]{}\n")
	for _, tt := range faultTests {
		f.Add("package p\n"+tt.hand, tt.code)
	}
	f.Fuzz(func(t *testing.T, hand, code string) {
		var diags diag.List
		scope := goscope.Read([]*diag.Source{diag.NewSource("a.go", []byte(hand))}, "p")
		_, src, start, end := checkFence(code, scope, &diags)
		checkSpans(t, diags, src, start, end)
	})
}
