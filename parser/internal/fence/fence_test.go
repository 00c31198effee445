package fence

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// head stands in front of the code of a fence in tests: the code begins on
// line 4, behind text whose bytes, characters and columns all differ.
const head = "# 群聊 𝄞\n\n```go\n"

// source returns a document with one fence and where its content stands.
func source(code string) (src *diag.Source, start, end int) {
	text := head + code + "```\n\n后文\n"
	return diag.NewSource("群聊.md", []byte(text)), len(head), len(head) + len(code)
}

// places writes diagnostics as "rule line:column text", sorted.
func places(l diag.List) []string {
	var out []string
	for _, d := range l.Sorted() {
		p := d.Span.Position()
		out = append(out, fmt.Sprintf("%s %d:%d %s", d.Rule.ID, p.Line, p.Column, d.Span.Text()))
	}
	return out
}

// crlf returns the text with the line ends of another system.
func crlf(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }

// faults are fences with the findings of Read.
var faults = []struct {
	name, code string
	want       []string
}{
	{"fine", "// A 说明\nconst A = 1\n", nil},
	{"empty", "", nil},
	{"comment only", "// 说明\n", nil},

	{"syntax", "const A = = 1\n", []string{"fence-syntax 4:11 ="}},
	{"syntax behind Chinese", "// 中文\nconst 群, B = 1 2\n", []string{"fence-syntax 5:16 2"}},
	{"syntax on two lines", "const A 1 1\nvar B int = ]\nconst C = 1\n", []string{"fence-syntax 4:9 1", "fence-syntax 5:13 ]"}},
	{"line ends too early", "const A =\nconst B = 1\n", []string{"fence-syntax 4:10 "}},
	{"brackets left open", "var A = []int{1, 2\nvar B = f(\n// 中\nconst C = 1\n", []string{"fence-syntax 4:19 ", "fence-syntax 5:11 "}},
	{"end of the fence", "const (\n\tA = 1\n\n", []string{"fence-syntax 5:7 "}},
	{"unclosed string", "const A = \"中文\n", []string{"fence-syntax 4:11 \"中文"}},
	{"unclosed comment", "const A = 1 /* 中\n文\n", []string{"fence-syntax 4:13 /* 中"}},
	{"bad escape", "const A = \"中\\q\"\n", []string{"fence-syntax 4:14 q"}},
	{"statement", "const A = 1\nif true {\n}\n", []string{"fence-syntax 5:1 if"}},
	{"byte order mark", "const A = 1\n\ufeffconst B = 1\n", []string{"fence-syntax 5:1 \ufeff"}},
	{"late import", "const A = 1\nimport \"fmt\"\n", []string{"fence-syntax 5:1 import"}},
	{"too deep", "const A = " + strings.Repeat("(", 1100) + "1" + strings.Repeat(")", 1100) + "\n", []string{"fence-too-deep 4:1 const"}},

	{"package clause", "// 中\npackage wecom\n\nconst A = 1\n", []string{"fence-package-clause 5:1 package wecom"}},
	{"package clause with semicolon", "package wecom; const A = 1\n", []string{"fence-package-clause 4:1 package wecom;"}},
	{"package clause alone", "package\n", []string{"fence-package-clause 4:1 package"}},

	{"func", "const A = 1\nfunc F() {}\n", []string{"fence-func 5:1 func F"}},
	{"method", "type T int\n/* 中 */ func (t T) String() string { return `\n` }\n", []string{"fence-func 5:9 func (t T) String"}},
	{"init", "func init() { println() }\n", []string{"fence-init 4:1 func init"}},
	{"method init", "type T int\nfunc (T) init() {}\n", []string{"fence-func 5:1 func (T) init"}},

	{"import of a module", "import \"github.com/a/b\"\n", []string{"fence-import 4:8 \"github.com/a/b\""}},
	{"import of an internal package", "import \"internal/abi\"\n", []string{"fence-import 4:8 \"internal/abi\""}},
	{"import of unsafe", "import \"unsafe\"\nvar A = unsafe.Sizeof(1)\n", []string{"fence-import-unsafe 4:8 \"unsafe\""}},
	{"import of C", "// #cgo LDFLAGS: -lm\nimport \"C\"\n", []string{"fence-directive 4:1 // #cgo LDFLAGS: -lm", "fence-import-c 5:8 \"C\""}},
	{"dot import", "import . \"time\"\n", []string{"fence-dot-import 4:8 . \"time\""}},
	{"blank import", "import _ \"embed\"\n", []string{"fence-blank-import 4:8 _ \"embed\""}},
	{"import twice", "import (\n\t\"time\"\n\t\"time\"\n)\nvar A time.Time\n", []string{"fence-duplicate-import 6:2 \"time\""}},
	{"two imports of one name", "import \"text/template\"\nimport \"html/template\"\nvar A template.Template\n", []string{"fence-import-conflict 5:8 \"html/template\""}},
	{"unused import", "import t \"time\"\n", []string{"fence-unused-import 4:8 t \"time\""}},
	{"import used by a refused function", "import \"time\"\nfunc F() { time.Now() }\n", []string{"fence-func 5:1 func F"}},

	{"directive", "//go:embed secret\nvar A string\n", []string{"fence-directive 4:1 //go:embed secret"}},
	{"directive behind code", "const A = 1 //go:build x\n", []string{"fence-directive 4:13 //go:build x"}},
	{"directive without a word", "//go:\n", []string{"fence-directive 4:1 //go:"}},
	{"line", "//line x.go:1\n", []string{"fence-directive 4:1 //line x.go:1"}},
	{"line in a block", "const /*line x.go:1:1*/ A = 1\n", []string{"fence-directive 4:7 /*line x.go:1:1*/"}},
	{"export", "//export F\n", []string{"fence-directive 4:1 //export F"}},
	{"extern", "//extern F\n", []string{"fence-directive 4:1 //extern F"}},
	{"build tag of old", "// +build ignore\n\nconst A = 1\n", []string{"fence-directive 4:1 // +build ignore"}},
	{"directive of another tool", "//nolint:all\nconst A = 1\n", []string{"fence-directive 4:1 //nolint:all"}},
	{"generate in a string", "const A = `中\n//go:generate rm -r /\n`\n", []string{"fence-directive 5:1 //go:generate rm -r /"}},
	{"generate in a block", "/*\n  //go:generate x */\nconst A = 1\n", []string{"fence-directive 5:3 //go:generate x */"}},
	{"directive behind a carriage return", "//\rgo:embed x\nvar A string\n", []string{"fence-directive 4:1 //\rgo:embed x"}},
	{"directive in broken code", "//go:embed x\nconst = 1\n", []string{"fence-directive 4:1 //go:embed x", "fence-syntax 5:7 ="}},
	{"not directives", "// go:embed x\n// line 1\n// http://x\n//https://x\n//0-不返回\n// a:b\nconst A = \"//go:embed x\"\n", nil},

	{"predeclared", "type string int\n", []string{"reserved-identifier 4:6 string"}},
	{"reserved", "const init = 1\nvar main int\n", []string{"reserved-identifier 4:7 init", "reserved-identifier 5:5 main"}},
	{"blank name", "const _ = 1\nvar _ int\ntype _ int\n", nil},

	{"generic", "type Page[T any] struct{ Items []T; Next *Page[T] }\n", nil},
	{"generic of a pair", "type P[A, B any] struct{}\ntype Q[B any] struct { p *P[int, B] }\n", nil},
	{"generic alias", "type P[T any] = []T\n", []string{"fence-generic 4:6 P"}},
	{"growing generic", "type P[T any] struct{}\ntype 对[T any] struct{ p P[P[T]] }\n", []string{"fence-generic 5:6 对"}},
	{"growing generic of two", "type P[A, B any] struct{}\ntype Q[T any] struct{ p P[int, []T] }\n", []string{"fence-generic 5:6 Q"}},
}

func TestRead(t *testing.T) {
	for _, tt := range faults {
		t.Run(tt.name, func(t *testing.T) {
			for _, code := range []string{tt.code, crlf(tt.code)} {
				var diags diag.List
				src, start, end := source(code)
				fence, ok := Read(src, start, end, 1, &diags)
				if got := places(diags); !slices.Equal(got, tt.want) {
					t.Errorf("found %q, want %q", got, tt.want)
				}
				if fence.Schema.Code != tt.code {
					t.Errorf("Code is %q", fence.Schema.Code)
				}
				broken := strings.Contains(strings.Join(tt.want, " "), "fence-syntax") || strings.Contains(tt.name, "too deep") ||
					strings.Contains(strings.Join(tt.want, " "), "fence-generic")
				if ok == broken {
					t.Errorf("ok = %v", ok)
				}
			}
		})
	}
}

func TestMessage(t *testing.T) {
	long := strings.Repeat("群", 400)
	for text, want := range map[string]string{"one\ntwo": "one", long: long, long + "聊": long + "…"} {
		if got := Message(text).In(diag.English); got != want {
			t.Errorf("%.20q: got %d bytes, want %d", text, len(got), len(want))
		}
	}
}

func TestImportSuggestions(t *testing.T) {
	tests := []struct {
		path string
		want []string
	}{
		{"json", []string{"encoding/json"}},
		{"rand", []string{"crypto/rand", "math/rand", "math/rand/v2"}},
		{"encoding/jsom", []string{"encoding/json"}},
		{"github.com/a/b", nil},
	}
	for _, tt := range tests {
		var diags diag.List
		src, start, end := source("import \"" + tt.path + "\"\n")
		Read(src, start, end, 1, &diags)
		if len(diags) != 1 || !slices.Equal(diags[0].Suggest, tt.want) {
			t.Errorf("%s: found %v, want suggestions %v", tt.path, diags, tt.want)
		}
	}
}

func TestRelated(t *testing.T) {
	var diags diag.List
	src, start, end := source("import \"time\"\nimport x \"time\"\nvar A time.Time\n")
	Read(src, start, end, 1, &diags)
	if len(diags) != 1 || len(diags[0].Related) != 1 || diags[0].Related[0].Span.String() != "群聊.md:4:8" {
		t.Errorf("found %v", diags)
	}
}

const content = `import (
	"time"
	j "encoding/json"
)

// 每页的数量
const PageSize int64 = 100

/*
Status 客户群跟进状态。

  0-跟进人正常；
  1-跟进人离职
*/
const (
	StatusA = iota // 正常
	// 离职
	StatusB, StatusC // 未用
	_
)

// Deprecated: use Page.
type 页 = struct {
	A  int ` + "`json:\"a\"`" + `
	At time.Time
}

type Page []j.RawMessage

var a, B time.Duration
var _ = 1
`

func TestContent(t *testing.T) {
	for _, code := range []string{content, crlf(content)} {
		var diags diag.List
		src, start, end := source(code)
		file, ok := Read(src, start, end, 1, &diags)
		f := file.Schema
		if !ok || diags != nil {
			t.Fatalf("ok = %v, found %v", ok, places(diags))
		}
		checkLines(t, describe(f), []string{
			`import time time "time" 5:2`,
			`import j encoding/json j "encoding/json" 6:2`,
			`const PageSize [每页的数量] 10:7`,
			`const StatusA [正常] 19:2`,
			`const StatusB [离职] 21:2`,
			`const StatusC [离职] 21:11`,
			`type 页 [Deprecated: use Page.] deprecated 26:6`,
			`type Page [] 31:6`,
			`var a [] 33:5`,
			`var B [] 33:8`,
		})
		if got, want := f.Types[0].Underlying, "struct {\n\tA  int `json:\"a\"`\n\tAt time.Time\n}"; got != want {
			t.Errorf("Underlying is %q, want %q", got, want)
		}
		if got := f.Types[1].Underlying; got != "[]j.RawMessage" {
			t.Errorf("Underlying is %q", got)
		}
		if f.Span.Text() != code {
			t.Errorf("Span covers %q", f.Span.Text())
		}
	}
}

// describe writes what a fence declares, with places.
func describe(f *spec.Fence) []string {
	var out []string
	at := func(s diag.Span) string { p := s.Position(); return fmt.Sprintf(" %d:%d", p.Line, p.Column) }
	doc := func(d spec.Doc) string {
		s := " [" + d.Plain() + "]"
		if d.Deprecated != "" {
			s += " deprecated"
		}
		return s
	}
	for _, i := range f.Imports {
		out = append(out, "import "+i.Name+" "+i.Path+" "+i.Span.Text()+at(i.Span))
	}
	for _, c := range f.Consts {
		out = append(out, "const "+c.Name+doc(c.Doc)+at(c.Span))
	}
	for _, c := range f.Types {
		out = append(out, "type "+c.Name+doc(c.Doc)+at(c.Span))
	}
	for _, c := range f.Vars {
		out = append(out, "var "+c.Name+doc(c.Doc)+at(c.Span))
	}
	return out
}

func checkLines(t *testing.T, got, want []string) {
	t.Helper()
	for i := range max(len(got), len(want)) {
		g, w := "nothing", "nothing"
		if i < len(got) {
			g = got[i]
		}
		if i < len(want) {
			w = want[i]
		}
		if g != w {
			t.Errorf("%d: found %s, want %s", i, g, w)
		}
	}
}

func TestDocParagraphs(t *testing.T) {
	const code = "//\n// 一\t 二  \n//三\n//\n//   四\n\n/* 五\n\n   六 */\nvar A int\n"
	for _, code := range []string{code, crlf(code)} {
		var diags diag.List
		src, start, end := source("//x\n" + code + "/*七*/\nvar B int")
		f, _ := Read(src, start, end, 1, &diags)
		var got []string
		for _, v := range f.Schema.Vars {
			for _, b := range v.Doc.Blocks {
				p, q := b.Span.Position(), b.Span.EndPosition()
				got = append(got, fmt.Sprintf("%s %s %q %d:%d-%d:%d", v.Name, b.Kind, b.Lines, p.Line, p.Column, q.Line, q.Column))
			}
		}
		checkLines(t, got, []string{
			`A text ["五"] 11:4-11:5`,
			`A text ["六"] 13:4-13:5`,
			`B text ["七"] 15:3-15:4`,
		})
	}
	var diags diag.List
	src, start, end := source("//\n// 一\t 二  \n//三\n//\n//   四\nvar A int\n")
	f, _ := Read(src, start, end, 1, &diags)
	var got []string
	for _, b := range f.Schema.Vars[0].Doc.Blocks {
		got = append(got, fmt.Sprintf("%q %q", b.Lines, b.Span.Text()))
	}
	checkLines(t, got, []string{`["一  二" "三"] "一\t 二  \n//三"`, `["四"] "四"`})
}
