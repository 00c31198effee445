package example_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/parser/internal/example"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// exampleModels are the types that examples decode into.
const exampleModels = `## Models

### ` + "`M`" + `

Name|JSON|Type
:--|:--|:--
ID|id|string
Ünï|名称|string
Int|int|int
I8|i8|int8
U8|u8|uint8
U64|u64|uint64
F32|f32|float32
F64|f64|float64
Bool|bool|bool
Bytes|bytes|[]byte
Hash|hash|[4]byte
List|list|[]string
Pair|pair|[2]*int
Map|map|map[string]int
IntMap|intmap|map[int8]string
Any|any|any
Ptr|ptr|**N
Ns|ns|[]N
State|state|State
Word|word|Word
Time|time|time.Time
Raw|raw|json.RawMessage
Number|number|json.Number
Addr|addr|netip.Addr
Duration|duration|time.Duration
Hand|hand|Hand
Self|self|Self
Text|text|Text
Quoted|quoted,string|int64
QuotedPtr|quotedptr,string|*bool
QuotedText|quotedtext,omitempty,string|string
QuotedList|quotedlist,string|[]int
Hidden|-|string
Dash|-,|string
NoTag||string
hidden||string
Fence|fence|FenceStruct
Ages|ages|Ages
Loop|loop|Loop
Func|func|Func
Page|page|Alias
Complex|complex|complex128

### ` + "`N`" + `

Name|JSON|Type
:--|:--|:--
A|a|int64
Next|next|*N

### ` + "`State`" + `

Name|Value
:--|:--
StateOpen|0

### ` + "`Word`" + `

Name|Value
:--|:--
WordA|a

### ` + "`Self`" + `

Name|JSON|Type
:--|:--|:--
A|a|int

### ` + "`Text`" + `

Name|JSON|Type
:--|:--|:--
A|a|int

### ` + "`Outer`" + `

Name|JSON|Type
:--|:--|:--
` + "``" + `||Inner
` + "``" + `||*Deep
` + "``" + `|named|Third
X|x|int
Over|both|string

### ` + "`Inner`" + `

Name|JSON|Type
:--|:--|:--
X|x|string
Both|both|int
Inner1|inner|int
Clash|clash|int
Weak|weak|int

### ` + "`Deep`" + `

Name|JSON|Type
:--|:--|:--
Deep1|deep|int
Clash|clash|int
weak||int

### ` + "`Third`" + `

Name|JSON|Type
:--|:--|:--
Third1|third|int

### ` + "`Open`" + `

Name|JSON|Type
:--|:--|:--
` + "``" + `||time.Time
A|a|int

` + "```go\nimport \"time\"\n" + `
type FenceStruct struct {
	A, B int
	C    struct{ D []time.Time ` + "`json:\"d\"`" + ` } ` + "`json:\"c\"`" + `
	N
	*Ages
}

type Ages []Age
type Age uint8
type Loop []*Loop
type Func func()
type Alias = N
` + "```\n"

func scopeOf(t *testing.T) (*spec.Package, *example.Scope) {
	t.Helper()
	hand := "package wecom\ntype Hand struct{}\nfunc (*Self) UnmarshalJSON([]byte) error { return nil }\nfunc (t *Text) UnmarshalText([]byte) error { return nil }\n"
	pkg, _ := parser.Parse([]parser.File{{Name: "a.md", Path: "a.md", Content: []byte(exampleModels)}},
		parser.Options{Package: "wecom", GoFiles: []parser.File{{Name: "hand.go", Path: "out/hand.go", Content: []byte(hand)}}})
	return pkg, example.NewScope(pkg, func(typ, method string) bool {
		return typ == "Self" && method == "UnmarshalJSON" || typ == "Text" && method == "UnmarshalText"
	})
}

// places writes findings as "rule line:column text", sorted.
func places(l diag.List) []string {
	var got []string
	for _, d := range l.Sorted() {
		p := d.Span.Position()
		got = append(got, fmt.Sprintf("%s %d:%d %s", d.Rule.ID, p.Line, p.Column, d.Span.Text()))
	}
	return got
}

func crlf(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }

func modelNamed(pkg *spec.Package, name string) *spec.Model {
	for m := range pkg.Models() {
		if m.Name == name {
			return m
		}
	}
	return nil
}

// exampleFaults are examples of a model with the findings; the example begins
// on line 4.
var exampleFaults = []struct {
	name, model, text string
	want              []string
}{
	{"fine", "M", "{\n  \"id\": \"中\\u4e2d\\ud834\\udd1e\",\n  \"名称\": \"x\", \"int\": -12, \"list\": [\"a\"], \"ptr\": {\"a\": 1, \"next\": {\"a\": 2}}\n}\n", nil},
	{"null everywhere", "M", `{"id":null,"int":null,"list":null,"pair":[null,1],"map":{"a":null},"ptr":null,"ns":[null],"time":null,"quoted":null,"bytes":null,"complex":null}`, nil},
	{"null", "M", "null", nil},

	{"empty", "M", "", []string{"example-syntax 4:1 "}},
	{"blank", "M", " \n \n", []string{"example-syntax 4:1 "}},
	{"two values", "M", "{}\n{}\n", []string{"example-syntax 5:1 {"}},
	{"dots", "M", "{\n  \"id\": \"中\",\n  ...\n}\n", []string{"example-syntax 6:3 ."}},
	{"comment", "M", "{\"名称\": \"x\" // 中\n}\n", []string{"example-syntax 4:12 /"}},
	{"trailing comma", "M", "{\"list\": [\"中\",]}\n", []string{"example-syntax 4:15 ]"}},
	{"trailing comma in an object", "M", "{\"id\": \"中\",}\n", []string{"example-syntax 4:12 }"}},
	{"missing comma", "M", "{\"id\": \"中\"\n\"int\": 1}\n", []string{"example-syntax 5:1 \""}},
	{"missing colon", "M", "{\"id\" \"中\"}\n", []string{"example-syntax 4:7 \""}},
	{"key without quotes", "M", "{名称: 1}\n", []string{"example-syntax 4:2 名"}},
	{"single quotes", "M", "{'id': 1}\n", []string{"example-syntax 4:2 '"}},
	{"word", "M", "{\"bool\": True}\n", []string{"example-syntax 4:10 True"}},
	{"word in lower case", "M", "{\"bool\": truth}\n", []string{"example-syntax 4:10 truth"}},
	{"unclosed", "M", "{\"list\": [\n", []string{"example-syntax 4:11 "}},
	{"unclosed string", "M", "{\"id\": \"中\n}\n", []string{"example-syntax 4:10 "}},
	{"unclosed at the end", "M", "{\"id\": \"中", []string{"example-syntax 4:10 "}},
	{"bad escape", "M", "{\"id\": \"中\\x\"}\n", []string{"example-syntax 4:10 \\"}},
	{"bad hexadecimal", "M", "{\"id\": \"\\u12中4\"}\n", []string{"example-syntax 4:13 中"}},
	{"tab in a string", "M", "{\"id\": \"中\t\"}\n", []string{"example-syntax 4:10 \t"}},
	{"leading zero", "M", "{\"int\": 01}\n", []string{"example-syntax 4:10 1"}},
	{"plus", "M", "{\"int\": +1}\n", []string{"example-syntax 4:9 +"}},
	{"no digits", "M", "{\"f64\": 1.}\n", []string{"example-syntax 4:11 }"}},
	{"too deep", "M", `{"any":` + strings.Repeat("[", 1500) + strings.Repeat("]", 1500) + "}", []string{"example-too-deep 4:1007 ["}},

	{"unknown key", "M", "{\"名称\": \"x\", \"idd\": 1,\n \"zzzzzz\": {}}\n", []string{"example-unknown-key 4:13 \"idd\"", "example-unknown-key 5:2 \"zzzzzz\""}},
	{"key in another case", "M", "{\"ID\": 1}\n", []string{"example-key-case 4:2 \"ID\"", "example-type 4:8 1"}},
	{"key escaped", "M", "{\"\\u0069d\": \"x\"}\n", nil},
	{"duplicate key", "M", "{\"id\": \"中\", \"\\u0069d\": \"x\", \"any\": [{\"群\": 1, \"群\": 2}]}\n", []string{"example-duplicate-key 4:13 \"\\u0069d\"", "example-duplicate-key 4:46 \"群\""}},
	{"duplicate key of a map", "M", "{\"map\": {\"a\": 1, \"A\": 1, \"a\": 2}}\n", []string{"example-duplicate-key 4:26 \"a\""}},
	{"hidden keys", "M", `{"Hidden": "x", "hidden": "x", "-": "x", "NoTag": "x"}`, []string{"example-unknown-key 4:2 \"Hidden\"", "example-unknown-key 4:17 \"hidden\""}},
	{"not an object", "M", "[]\n", []string{"example-type 4:1 []"}},

	{"string", "M", "{\"id\": 1, \"list\": [\"中\", 2]}\n", []string{"example-type 4:8 1", "example-type 4:25 2"}},
	{"integer", "M", `{"int": "1", "i8": true, "u64": {}, "ns": [{"a": []}]}`, []string{"example-type 4:9 \"1\"", "example-type 4:20 true", "example-type 4:33 {}", "example-type 4:50 []"}},
	{"range", "M", `{"i8": 128, "u8": -1, "u64": 18446744073709551616, "int": 9223372036854775808, "f32": 1e39, "f64": 1e309}`,
		[]string{"example-range 4:8 128", "example-range 4:19 -1", "example-range 4:30 18446744073709551616", "example-range 4:59 9223372036854775808", "example-range 4:87 1e39", "example-range 4:100 1e309"}},
	{"range is kept", "M", `{"i8": -128, "u8": 255, "u64": 18446744073709551615, "f32": 3e38, "f64": 1e308, "int": -0}`, nil},
	{"fraction", "M", `{"int": 1.0, "i8": 1e2, "f64": 1.5e3}`, []string{"example-not-integer 4:9 1.0", "example-not-integer 4:20 1e2"}},
	{"bool", "M", `{"bool": 1}`, []string{"example-type 4:10 1"}},
	{"base64", "M", `{"bytes": "中文"}`, []string{"example-base64 4:11 \"中文\""}},
	{"base64 is kept", "M", `{"bytes": "AQI\u003d"}`, nil},
	{"bytes as numbers", "M", `{"bytes": [1, 256]}`, []string{"example-range 4:15 256"}},
	{"array of bytes", "M", `{"hash": "AQIDBA=="}`, []string{"example-type 4:10 \"AQIDBA==\""}},
	{"array", "M", `{"pair": [1, 2, 3, "4"], "hash": [1]}`, []string{"example-array-length 4:17 3, \"4\""}},
	{"map", "M", `{"map": {"群": "x"}, "intmap": {"1": "a", "x": "b", "128": "c"}}`, []string{"example-type 4:15 \"x\"", "example-type 4:42 \"x\"", "example-type 4:52 \"128\""}},
	{"map as a list", "M", `{"map": []}`, []string{"example-type 4:9 []"}},
	{"any", "M", `{"any": [1, {"x": "y"}], "raw": [true], "hand": 1, "self": [], "text": "x", "addr": 1, "func": 1}`, nil},
	{"enum", "M", `{"state": 7, "word": "b"}`, nil},
	{"enum of another type", "M", `{"state": "0", "word": 1}`, []string{"example-type 4:11 \"0\"", "example-type 4:24 1"}},
	{"time", "M", `{"time": "2006-01-02 15:04:05"}`, []string{"example-time 4:10 \"2006-01-02 15:04:05\""}},
	{"time is kept", "M", `{"time": "2006-01-02T15:04:05.1+08:00", "duration": 5}`, nil},
	{"time as a number", "M", `{"time": 1, "duration": "1s"}`, []string{"example-type 4:10 1", "example-type 4:25 \"1s\""}},
	{"number", "M", `{"number": 1.5}`, nil},
	{"number in a string", "M", `{"number": "1.5e3"}`, nil},
	{"number in a bad string", "M", `{"number": "1,5"}`, []string{"example-type 4:12 \"1,5\""}},
	{"complex", "M", `{"complex": 1}`, []string{"example-type 4:13 1"}},
	{"quoted", "M", `{"quoted": "12", "quotedptr": "true", "quotedtext": "\"中\"", "quotedlist": [1]}`, nil},
	{"not quoted", "M", `{"quoted": 12, "quotedptr": "1", "quotedtext": "中"}`, []string{"example-quoted 4:12 12", "example-type 4:29 \"1\"", "example-quoted 4:48 \"中\""}},

	{"type of a fence", "M", `{"fence": {"A": 1, "B": "x", "c": {"d": ["2006-01-02T15:04:05Z", "x"]}, "a": 1, "Ages": [1]}}`,
		[]string{"example-type 4:25 \"x\"", "example-time 4:66 \"x\""}},
	{"names of a fence", "M", `{"ages": [255, 256], "loop": [[], [[1]]], "page": {"a": "x"}}`,
		[]string{"example-range 4:16 256", "example-type 4:37 1", "example-type 4:57 \"x\""}},
	{"bytes of a fence", "M", `{"ages": "AQI="}`, nil},

	{"promoted", "Outer", `{"x": 1, "inner": 1, "deep": 1, "named": {"third": 1}, "both": "x"}`, nil},
	{"not promoted", "Outer", `{"x": "1", "both": 1, "third": 1, "clash": 1, "Inner": {}}`,
		[]string{"example-type 4:7 \"1\"", "example-type 4:20 1", "example-unknown-key 4:23 \"third\"", "example-unknown-key 4:35 \"clash\"", "example-key-case 4:47 \"Inner\"", "example-type 4:56 {}"}},
	{"embedded decoder", "Open", `"2006-01-02T15:04:05Z"`, nil},
	{"decodes itself", "Self", `[1]`, nil},
}

func TestCheck(t *testing.T) {
	pkg, scope := scopeOf(t)
	for _, tt := range exampleFaults {
		t.Run(tt.name, func(t *testing.T) {
			for _, text := range []string{tt.text, crlf(tt.text)} {
				src := diag.NewSource("群.md", []byte("# 群聊 𝄞\n\n```json\n"+text+"```\n"))
				start := strings.Index(string(src.Content()), "json\n") + len("json\n")
				var diags diag.List
				scope.Check(src.Span(start, start+len(text)), modelNamed(pkg, tt.model), &diags)
				if got := places(diags); !slices.Equal(got, tt.want) {
					t.Errorf("found %q, want %q", got, tt.want)
				}
			}
		})
	}
}

func TestMessages(t *testing.T) {
	pkg, scope := scopeOf(t)
	tests := []struct {
		text, message string
		suggest       []string
	}{
		{`{"idd": 1}`, "`M` has no field with the JSON key `idd`", nil},
		{`{"stat": 1}`, "`M` has no field with the JSON key `stat`", []string{"state"}},
		{`{"ID": ""}`, "the key `ID` differs from the field's key `id` in case", nil},
		{`{"ptr": 1}`, "a number does not decode into `N`", nil},
		{`{"ns": ""}`, "a string does not decode into `[]N`", nil},
		{`{"state": ""}`, "a string does not decode into `State`", nil},
		{`{"intmap": {"x": ""}}`, "the key `x` does not decode into `int8`", nil},
		{`{"ages": [256]}`, "256 does not fit into `Age`", nil},
		{`{"pair": [1, 2, 3]}`, "3 elements do not fit into `[2]*int`, which drops these", nil},
		{`{"id": x}`, "the example is not JSON: `x` where a value should be", nil},
		{`{"id": "x"`, "the example is not JSON: the end where `,` or `}` should be", nil},
		{`{} //`, "the example is not JSON: a comment behind the value", nil},
	}
	for _, tt := range tests {
		var diags diag.List
		scope.Check(diag.NewSource("a.md", []byte(tt.text)).Span(0, len(tt.text)), modelNamed(pkg, "M"), &diags)
		if len(diags) != 1 || diags[0].Message() != tt.message || !slices.Equal(diags[0].Suggest, tt.suggest) {
			t.Errorf("%s: found %v, want %s", tt.text, diags, tt.message)
		}
	}
}

// TestFewKeysAreSuggested: spellings are looked for the first twenty unknown keys
// of an object.
func TestFewKeysAreSuggested(t *testing.T) {
	pkg, scope := scopeOf(t)
	var b strings.Builder
	for c := 'a'; c <= 'z'; c++ {
		fmt.Fprintf(&b, `, "state%c": 1`, c)
	}
	text := "{" + b.String()[2:] + "}"
	var diags diag.List
	scope.Check(diag.NewSource("a.md", []byte(text)).Span(0, len(text)), modelNamed(pkg, "M"), &diags)
	for i, d := range diags {
		if got := slices.Equal(d.Suggest, []string{"state"}); got != (i < 20) {
			t.Errorf("unknown key %d: suggests %q", i, d.Suggest)
		}
	}
	if len(diags) != 26 {
		t.Errorf("%d findings, want 26", len(diags))
	}
}

// TestCheckIsLinear checks that a thousand times the text takes about as many
// times the work: keys, elements and depth.
func TestCheckIsLinear(t *testing.T) {
	pkg, scope := scopeOf(t)
	var b strings.Builder
	b.WriteString(`{"map": {`)
	for i := range 200_000 {
		fmt.Fprintf(&b, `"%d": 1, `, i)
	}
	b.WriteString(`"x": 1}, "list": [`)
	b.WriteString(strings.Repeat(`"x", `, 200_000))
	b.WriteString(`"x"], `)
	for i := range 20_000 {
		fmt.Fprintf(&b, `"unknown%d": 1, `, i)
	}
	b.WriteString(`"id": ""}`)
	var diags diag.List
	scope.Check(diag.NewSource("a.md", []byte(b.String())).Span(0, b.Len()), modelNamed(pkg, "M"), &diags)
	if len(diags) != 20_000 {
		t.Errorf("%d findings, want 20000", len(diags))
	}
}
