package gocheck_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/parser/internal/gocheck"
	"github.com/mdspec-go/mdspec/parser/internal/goscope"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// modelHead precedes a fence in tests of types: a model on lines 5 to
// 11 and an enum on lines 15 to 18. The code of the fence begins on line 21.
const modelHead = "# 群\n\n## Models\n\n### `Chat` 群聊\n\n" +
	"Name|JSON|Type|Doc\n:--|:--|:--|:--\n`ID`|`id`|`string`|\n`At`|`at`|`time.Time`|\n`State`|`state`|`State`|\n\n" +
	"### `State` 状态\n\nName|Value|Doc\n:--|:--|:--\n`StateOpen`|`0`|\n`StateShut`|`1`|\n\n```go\n"

var faultTests = []struct {
	name, code string
	hand       string
	want       []string
}{
	{"fine", "const A State = StateOpen\nvar B = []Chat{{ID: \"中\", State: A}}\ntype C struct{ Chat; s *State }\n", "", nil},
	{"undefined", "// 中\nvar A 群\nconst B = X + 1\nconst C = B\n", "", []string{"a.md fence-type-error 22:7 群", "a.md fence-type-error 23:11 X"}},
	{"undefined three times", "var A X\nvar B, C X = nil, nil\n", "", []string{"a.md fence-type-error 21:7 X", "a.md fence-type-error 22:10 X"}},
	{"mismatch", "const A int64 = \"中文\"\n", "", []string{"a.md fence-type-error 21:17 \"中文\""}},
	{"overflow", "const A int8 = 128\n", "", []string{"a.md fence-type-error 21:16 128"}},
	{"enum of another type", "const A State = \"x\"\n", "", []string{"a.md fence-type-error 21:17 \"x\""}},
	{"wrong field", "var A = Chat{Nme: \"x\"}\n", "", []string{"a.md fence-type-error 21:14 Nme"}},
	{"division by zero", "var A = 1 / 0\n", "", []string{"a.md fence-type-error 21:13 0"}},
	{"cycle of constants", "const A = B\nconst B = A\n", "", []string{"a.md fence-type-error 21:7 A"}},
	{"cycle of variables", "var A = B\nvar B = A\n", "", []string{"a.md fence-type-error 21:5 A"}},
	{"cycle of types", "type A struct{ b B }\ntype B [2]A\n", "", []string{"a.md fence-type-error 21:6 A"}},
	{"cycle of itself", "type A struct{ a A }\n", "", []string{"a.md fence-type-error 21:6 A"}},
	{"constant as a type", "const A = 1\nvar B A\n", "", []string{"a.md fence-type-error 22:7 A"}},
	{"not a constant", "var A = 1\nconst B = A\n", "", []string{"a.md fence-type-error 22:11 A"}},
	{"language to come", "var A = new(1)\n", "", []string{"a.md fence-type-error 21:9 new"}},
	{"member that is not there", "import \"time\"\nvar A time.Tme\n", "", []string{"a.md fence-type-error 22:12 Tme"}},
	{"hand-written", "var A Hand = HandA\nvar B fmt\n", "type Hand int\nconst HandA Hand = 1\ntype fmt int\n", nil},
	{"hand-written faults are not ours", "var A Hand\n", "import \"x/y\"\ntype Hand struct { y.T; z Z }\nfunc F() int { return \"\" }\nvar V = undefined\n", nil},
	{"hand-written method", "var A interface{ String() string } = StateOpen\nvar B interface{ M() } = Chat{}\n", "func (c Chat) M() {}\n", nil},
	{"method that is not there", "var B interface{ M() } = Chat{}\n", "", []string{"a.md fence-type-error 21:26 Chat"}},
	{"functions of enums", "var F = StateValues\nvar G func() []State = StateValues\n", "", nil},
	{"import of a name of the package", "import t \"time\"\nvar A t.Time\n", "const t = 1\n", []string{"a.md fence-import-conflict 21:8 t \"time\""}},
	{"import of another time", "import time \"encoding/json\"\nvar A time.Number\n", "", []string{"a.md fence-import-conflict 21:8 time \"encoding/json\""}},
	{"refused import is not reported again", "import \"github.com/a/b\"\nvar A b.T\nconst B = b.C + 1\n", "", []string{"a.md fence-import 21:8 \"github.com/a/b\""}},
	{"refused dot import is not reported again", "import . \"github.com/a/b\"\nvar A T\n", "", []string{"a.md fence-import 21:10 \"github.com/a/b\""}},
	{"refused cgo is not reported again", "import \"C\"\nvar A C.int\n", "", []string{"a.md fence-import-c 21:8 \"C\""}},
	{"refused function is not reported again", "func F(x X) Y { return Z }\nvar A = F\n", "", []string{"a.md fence-func 21:1 func F"}},
	{"duplicate is not reported again", "const Chat = 1\n", "", []string{"a.md duplicate-name 21:7 Chat"}},
	{"duplicate import is not reported again", "import \"time\"\nimport \"time\"\nvar A time.Time\n", "", []string{"a.md fence-duplicate-import 22:8 \"time\""}},
	{"duplicate field", "type T struct{ A, A int }\n", "", []string{"a.md fence-type-error 21:19 A"}},
	{"too large", "const A = \"" + strings.Repeat("中", 1000) + "\"\nconst B = A + A + A + A + A + A + A + A\nconst C = B + B + B + B + B + B + B + B\nconst D = C + C + C + C + C + C + C + C\n",
		"", []string{"a.md fence-too-large 24:7 D"}},
	{"too large for memory", doubled("const X%d = X%d + X%[2]d\n", "const X0 = \"中\"\n") + "var N = len(X60)\n", "", []string{"a.md fence-too-large 38:7 X17"}},
	{"chain of constants", chained(5_000, "const X%d = X%d + 1\n", "const X%d = 0\n"), "", nil},
	{"chain of structs", chained(200, "type X%d struct { a X%d }\n", "type X%d int\n"), "", nil},
	{"chain of structs too long", chained(5000, "type X%d struct { a X%d }\n", "type X%d int\n"), "", []string{"a.md type-too-large 22:6 X1"}},
	{"structs too large", doubled("type X%d struct { a, b X%d; c [1]X%[2]d }\n", "type X0 int\n"), "", []string{"a.md type-too-large 33:6 X12"}},
	{"interfaces too large", doubled("type X%d interface { X%d; A%[1]d(X%[2]d) }\ntype Y%[1]d interface { X%[2]d; X%[1]d }\n", "type X0 any\n"), "", nil},
	{"types too large", doubled("type X%d = map[string]func(X%d) (a, b X%[2]d)\n", "type X0 = int\n"), "", []string{"a.md fence-too-large 33:6 X12"}},
}

// chained returns n declarations each of which needs the next.
func chained(n int, format, last string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i, i+1)
	}
	fmt.Fprintf(&b, last, n)
	return b.String()
}

// doubled returns sixty declarations each of which repeats the one before.
func doubled(format, first string) string {
	code := first
	for i := 1; i <= 60; i++ {
		code += fmt.Sprintf(format, i, i-1)
	}
	return code
}

func TestCheck(t *testing.T) {
	for _, tt := range faultTests {
		t.Run(tt.name, func(t *testing.T) {
			doc := modelHead + tt.code + "```\n"
			for _, doc := range []string{doc, crlf(doc)} {
				_, got, list := checkPackage(goFile(tt.hand), doc)
				if !slices.Equal(got, tt.want) {
					t.Errorf("found %q, want %q", got, tt.want)
				}
				for _, d := range list {
					if strings.ContainsAny(d.Message(), "\n\t") || strings.Contains(d.Message(), "mdspec__") {
						t.Errorf("message %q", d.Message())
					}
				}
			}
		})
	}
}

// Values of variables: what runs code or may panic is refused in its place.
func TestCheckValues(t *testing.T) {
	const before = "var n, m = 1, 2\nvar p = &T{}\nvar s = []int{}\nvar i, j any = 1, T{}\nvar c chan int\nvar u uint\ntype T struct{ F int }\nvar f64 = 1.5\nvar err = errors.New(\"中\")\n"
	tests := []struct{ value, want string }{
		{"1 + 2", ""},
		{"n + m*2 - n&m", ""},
		{"T{F: n}", ""},
		{"[]T{{F: 1}, {n}, 2: {}}", ""},
		{"map[string]*T{\"中\": {F: 1}, \"x\": &T{}}", ""},
		{"map[any]int{1: 1, \"a\": n}", ""},
		{"(&T{F: -n})", ""},
		{"errors.New(\"a\" + \"b\")", ""},
		{"int64(n)", ""},
		{"[]byte(\"中\")", ""},
		{"time.Duration(n) * time.Second", ""},
		{"(*T)(nil)", ""},
		{"any(n)", ""},
		{"len(\"abc\") + cap([3]int{})", ""},
		{"time.UTC", ""},
		{"errors.Join", ""},
		{"n / 2 % 3", ""},
		{"n << 3 >> u", ""},
		{"i == nil && n == m", ""},
		{"[3]int([...]int{1, 2, 3})", ""},

		{"func() int { return 1 }", "fence-func-literal func() int"},
		{"func() int { return 1 }()", "fence-call func() int { return 1 }()"},
		{"time.Now()", "fence-call time.Now()"},
		{"[]time.Time{time.Now()}", "fence-call time.Now()"},
		{"map[string]any{\"中\": T{F: len(s)}}", "fence-call len(s)"},
		{"new(int)", "fence-call new(int)"},
		{"make([]int, n)", "fence-call make([]int, n)"},
		{"append(s, n)", "fence-call append(s, n)"},
		{"errors.Unwrap(err)", "fence-call errors.Unwrap(err)"},
		{"errors.New(err.Error())", "fence-call err.Error()"},
		{"errors.New(f())", "fence-call f()"},
		{"int64(len(s))", "fence-call len(s)"},
		{"s[0]", "fence-value s[0]"},
		{"\"abc\"[n]", "fence-value \"abc\"[n]"},
		{"s[:n]", "fence-value s[:n]"},
		{"i.(int)", "fence-value i.(int)"},
		{"*p", "fence-value *p"},
		{"p.F", "fence-value p.F"},
		{"<-c", "fence-value <-c"},
		{"&n", "fence-value &n"},
		{"m / n", "fence-value m / n"},
		{"m % n", "fence-value m % n"},
		{"1.0 / f64", ""},
		{"m << n", "fence-value m << n"},
		{"i == j", "fence-value i == j"},
		{"[1]any{} != [1]any{i}", "fence-value [1]any{} != [1]any{i}"},
		{"[2]int(s)", "fence-value [2]int(s)"},
		{"(*[2]int)(s)", "fence-value (*[2]int)(s)"},
		{"map[any]int{i: 1}", "fence-value i"},
		{"map[[1]any]int{{s}: 1}", "fence-value {s}"},
		{"-(s[0])", "fence-value s[0]"},
	}
	code := "import (\n\t\"errors\"\n\t\"time\"\n)\n" + before
	var want []string
	for i, tt := range tests {
		code += "var _, _ = 1, " + tt.value + "\n"
		if rule, text, ok := strings.Cut(tt.want, " "); ok {
			column := 15 + len([]rune(tt.value[:strings.LastIndex(tt.value, text)]))
			want = append(want, fmt.Sprintf("a.md %s %d:%d %s", rule, 34+i, column, text))
		}
	}
	_, got, _ := checkPackage(goFile("func f() string { return \"\" }\n"), modelHead+code+"```\n")
	checkLines(t, got, want)
}

// Faults of fields that only the type checker sees, and those it must not
// repeat.
func TestCheckFields(t *testing.T) {
	model := func(rows string) string {
		return "## Models\n\n### `M`\n\nName|Type\n:--|:--\n" + rows + "\n"
	}
	fence := func(code string) string { return "```go\n" + code + "```\n" }
	tests := []struct {
		name string
		docs []string
		want []string
	}{
		{"generic type without argument", []string{model("`A`|`[]P`\n") + fence("type P[T any] struct{}\n")}, []string{"a.md field-type-error 7:6 []P"}},
		{"generic type with an argument", []string{model("`A`|`Q`\n") + fence("type P[T any] struct{}\ntype Q = P[int]\n")}, nil},
		{"map key", []string{model("`B`|`map[K]int`\n") + fence("type K []int\n")}, []string{"a.md field-type-error 7:6 map[K]int"}},
		{"cycle through a fence", []string{model("`A`|`int`\n`B`|`[2]F`\n") + fence("type F struct{ m M }\n")}, []string{"a.md recursive-type 8:6 [2]F"}},
		{"cycle through two documents", []string{"## Models\n\n" + fence("type A struct{ b B }\n"), "## Models\n\n" + fence("type B struct{ a A }\n")}, []string{"a.md fence-type-error 4:6 A"}},
		{"cycle of tables alone", []string{model("`B`|`M`\n") + fence("const A = 1\n")}, []string{"a.md recursive-type 7:6 M"}},
		{"structs too large", []string{"## Models\n\n" + doubled("### `X%d`\n\nName|Type\n:--|:--\n`A`|`X%d`\n`B`|`[2]X%[2]d`\n\n", "### `X0`\n\nName|Type\n:--|:--\n`A`|`int`\n\n")},
			[]string{"a.md type-too-large 135:6 X19"}},
		{"unknown type", []string{model("`B`|`X`\n") + fence("var A = M{B: nil}\n")}, []string{"a.md unknown-type 7:6 X"}},
		{"import conflicts with a table", []string{model("`B`|`time.Time`\n") + fence("import time \"errors\"\nvar A = time.New(\"\")\n")}, []string{"a.md fence-import-conflict 10:8 time \"errors\""}},
		{"imports of two documents", []string{model("`B`|`time.Time`\n"), "## Models\n\n" + fence("import time \"errors\"\nvar A = time.New(\"\")\n")}, nil},
		{"imports of two fences", []string{"## Models\n\n" + fence("import e \"errors\"\nvar A = e.New(\"\")\n") + fence("import e \"time\"\nvar B e.Time\n")},
			[]string{"a.md fence-import-conflict 8:8 e \"time\""}},
		{"same import in two fences", []string{"## Models\n\n" + fence("import \"errors\"\nvar A = errors.New(\"\")\n") + fence("import \"errors\"\nvar B = errors.New(\"\")\n")}, nil},
		{"broken fence elsewhere", []string{"## Models\n\n" + fence("const A = = 1\n"), "## Models\n\n" + fence("const B = A + 1\nvar C [B]X\n")},
			[]string{"a.md fence-syntax 4:11 =", "b.md fence-type-error 5:10 X"}},
		{"enum at fault", []string{"## Enums\n\n### `E` `float64`\n\nName|Value\n:--|:--\n`EA`|`1`\n\n" + fence("var A = EA\nvar B E\n")},
			[]string{"a.md enum-type 3:10 float64"}},
		{"promoted methods", []string{model("``|`time.Time`\n") + fence("var A interface{ Unix() int64 } = M{}\n")}, nil},
		{"row at fault", []string{model("`A`|`X`\n`time.Time`|\n") + fence("var A interface{ Unix() int64 } = M{}\nvar B = M{A: 1, C: 2}\n")}, []string{"a.md unknown-type 7:6 X", "a.md missing-cells 8:1 `time.Time`|"}},
		{"limits", []string{"## Models\n\n### `M`\n\nName|Type|Limits\n:--|:--|:--\n`A`|`int`|`1..2`\n\n" + fence("var A interface{ Validate() error } = M{}\n")}, nil},
		{"document that cannot be read", []string{"\xff", "## Models\n\n" + fence("var A X\nvar B int = \"\"\n")}, []string{"a.md not-utf8 1:1 \xff", "b.md fence-type-error 5:13 \"\""}},
	}
	for _, tt := range tests {
		if _, got, _ := checkPackage(parser.Options{}, tt.docs...); !slices.Equal(got, tt.want) {
			t.Errorf("%s: found %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestConstants(t *testing.T) {
	const code = `const A = 1 << 3
const B, C = "中\n\"", 'x'
const (
	D int64 = iota * 10
	E
	_
	F State = iota + 1
	G
	H = StateShut
)
const I = -1.50
const J = 1.0 / 3
const K float64 = 0.1
const L float32 = 0.1
const M = 2 * 3.0
const N = true && !false
const O time.Duration = 5 * time.Second
const P = time.UTC
const Q = 1 + 2i
const R T = "r"
const S = 1e100
const U = R + "s"
const V byte = 200
const W complex64 = -1i
const X uint64 = 1<<64 - 1
const Y = X1
type T string
const X1 float64 = 3
const Z = 1e-30
const ZZ = 1e-40
const ZZZ = 1e-41
`
	pkg, _, _ := checkPackage(parser.Options{}, modelHead+"import \"time\"\n"+code+"```\n")
	var got []string
	for f := range pkg.Fences() {
		for _, c := range f.Consts {
			got = append(got, strings.TrimSpace(c.Name+" "+c.Type)+" = "+c.Value)
		}
	}
	checkLines(t, got, []string{
		"A = 8", `B = "中\n\""`, "C = 120", "D int64 = 0", "E int64 = 10", "F State = 4", "G State = 5", "H State = 1",
		"I = -1.5", "J = 0.3333333333333333", "K float64 = 0.1", "L float32 = 0.1", "M = 6.0", "N = true",
		"O time.Duration = 5000000000", "P = ", "Q = (1.0+2.0i)", `R T = "r"`, "S = 1e+100", `U T = "rs"`,
		"V byte = 200", "W complex64 = (0.0-1.0i)", "X uint64 = 18446744073709551615", "Y float64 = 3.0", "X1 float64 = 3.0",
		"Z = 0.000000000000000000000000000001",
		"ZZ = 0." + strings.Repeat("0", 39) + "1", "ZZZ = 1e-41",
	})
}

func TestMessages(t *testing.T) {
	tests := []struct {
		code, message string
		suggest       []string
	}{
		{"var A Stae\n", "this Go does not compile: undefined: Stae", []string{"State"}},
		{"var A strin\n", "this Go does not compile: undefined: strin", []string{"string"}},
		{"import \"time\"\nvar A time.Tme\n", "this Go does not compile: undefined: time.Tme", []string{"time.Time", "time.Timer"}},
		{"type A B\ntype B A\n", "this Go does not compile: invalid recursive type A → B → A", nil},
	}
	for _, tt := range tests {
		_, _, list := checkPackage(parser.Options{}, modelHead+tt.code+"```\n")
		if len(list) != 1 || list[0].Message() != tt.message || !slices.Equal(list[0].Suggest, tt.suggest) {
			t.Errorf("%q: found %v", tt.code, list)
		}
	}
}

// TestSuggestedNames misspells a name more often than names are looked for: the
// first twenty findings suggest it, the others do not.
func TestSuggestedNames(t *testing.T) {
	var code strings.Builder
	for c := 'a'; c <= 'z'; c++ {
		fmt.Fprintf(&code, "var V%c Stat%c\n", c, c)
	}
	_, _, list := checkPackage(parser.Options{}, modelHead+strings.ReplaceAll(code.String(), "Ve State\n", "Ve Sttae\n")+"```\n")
	if len(list) != 26 {
		t.Fatalf("%d of 26 names are undefined: %v", len(list), list)
	}
	for i, d := range list {
		if got := len(d.Suggest) > 0; got != (i < 20) {
			t.Errorf("finding %d suggests %q", i, d.Suggest)
		}
	}
}

func TestUnchecked(t *testing.T) {
	const code = "import (\n\t\"time\"\n\t\"errors\"\n)\nvar A = time.Foo\nvar B time.Bar\nconst C = 2 * time.Second\n" +
		"var D = errors.New(\"\")\nvar E = time.Duration(1)\nvar F = time.Now()\nvar G = X\nconst H = 1\n"
	var diags diag.List
	file, _, _, _ := checkFence(code, goscope.Read(nil, "p"), &diags)
	checkLines(t, places(diags), []string{
		`fence-unchecked 5:2 "time"`, "fence-call 13:9 time.Now()", "fence-type-error 14:9 X",
	})
	if c, h := file.Schema.Consts[0], file.Schema.Consts[1]; c.Value != "" || h.Value != "1" {
		t.Errorf("values %q and %q", c.Value, h.Value)
	}
}

// TestCycleThroughHandWritten lets a hand-written struct hold the model that
// holds it.
func TestCycleThroughHandWritten(t *testing.T) {
	_, found := parser.Parse(
		[]parser.File{{Name: "a.md", Path: "a.md", Content: []byte("## Models\n\n### `Chat` 群聊\n\nName|Type\n:--|:--\n`Extra`|`Extra`\n")}},
		parser.Options{Package: "p", GoFiles: []parser.File{
			{Name: "x.go", Path: "x.go", Content: []byte("package p\n\ntype Extra struct{ Chat Chat }\n")},
		}})
	if len(found) != 1 || found[0].Rule != gocheck.RecursiveType || found[0].Span.String() != "a.md:7:10" {
		t.Errorf("found %v, want recursive-type at a.md:7:10", found)
	}
}
