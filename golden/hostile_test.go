package golden

import (
	"bytes"
	"fmt"
	"go/build"
	"go/token"
	"go/types"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/gen"
	"github.com/mdspec-go/mdspec/golden/library"
	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// document returns the input of one document.
func document(text string) Input {
	return Input{
		Package:   "api",
		Client:    gen.ClientAuto,
		Documents: []parser.File{{Name: "doc.md", Path: "doc.md", Content: []byte(text)}},
	}
}

// rules returns the IDs of the findings, in order.
func rules(l diag.List) []string {
	var out []string
	for _, d := range l {
		out = append(out, d.Rule.ID)
	}
	return out
}

// TestLongCells puts a megabyte into each kind of cell and heading, and less of
// what is harder to read: it becomes harmless Go, or is refused with messages of
// ordinary length. A short run takes a third of them, and no megabyte.
func TestLongCells(t *testing.T) {
	fillings := []string{"群", "x", "1 - a ", "*/ ", "`a` ", "- ", "[]", "a,b;", "(", "\\", "<br>"}
	formats := longCells()
	maps.Copy(formats, longCallCells())
	for i, filling := range fillings {
		size := 1 << 15
		if i == 0 && !testing.Short() {
			size = 1 << 20
		}
		for j, name := range slices.Sorted(maps.Keys(formats)) {
			if testing.Short() && (i+j)%3 > 0 {
				continue
			}
			t.Run(name+" of "+filling, func(t *testing.T) {
				checkHarmless(t, document(fmt.Sprintf(formats[name], strings.Repeat(filling, size/len(filling)))))
			})
		}
	}
}

// longCells returns documents with a verb in one of their cells or headings.
func longCells() map[string]string {
	fields := "## Models\n\n### `Chat` 群聊\n\nName|JSON|`yaml`|Type|Limits|Required|Doc\n:--|:--|:--|:--|:--|:--|:--\n"
	enum := "## Enums\n\n### `Kind` 类别\n\nName|Value|Doc\n:--|:--|:--\n"
	return map[string]string{
		"doc":                 fields + "`ID`|`id`||`string`|||%s\n",
		"name":                fields + "`%s`|`id`||`string`|||\n",
		"JSON":                fields + "`ID`|`%s`||`string`|||\n",
		"tag":                 fields + "`ID`|`id`|`%s`|`string`|||\n",
		"type":                fields + "`ID`|`id`||`%s`|||\n",
		"limits":              fields + "`ID`|`id`||`string`|%s||\n",
		"required":            fields + "`ID`|`id`||`string`||%s|\n",
		"surplus":             fields + "`ID`|`id`||`string`||||%s\n",
		"value":               enum + "`KindA`|%s|\n",
		"constant":            enum + "`Kind%s`|1|\n",
		"header":              "## Models\n\n### `Chat` 群聊\n\nName|Type|%s\n:--|:--|:--\n`ID`|`string`|\n",
		"tag key":             "## Models\n\n### `Chat` 群聊\n\nName|Type|`%s`\n:--|:--|:--\n`ID`|`string`|`x`\n",
		"heading":             "## Models\n\n### `Chat` %s\n\nName|Type\n:--|:--\n`ID`|`string`\n",
		"identifier":          "## Models\n\n### `%s` 群聊\n\nName|Type\n:--|:--\n`ID`|`string`\n",
		"section":             "## %s\n",
		"topic":               "# %s\n\n## Models\n",
		"prose":               "# T\n\n%s\n\n## Models\n",
		"constant of a fence": "## Models\n\n```go\nconst A = \"%s\"\n```\n",
	}
}

// longCallCells is longCells for calls, services and error codes.
func longCallCells() map[string]string {
	call := "## API calls\n\nName|Request Type|Response Type|Response Key|Page|URL|Doc\n:--|:--|:--|:--|:--|:--|:--\n"
	service := "## Service\n\nSetting|Value\n:--|:--\n"
	return map[string]string{
		"URL":           call + "`A`|||||`GET /%s`|\n",
		"call":          call + "`A%s`|||||`GET /a`|\n",
		"request":       call + "`A`|`%s`||||`POST /a`|\n",
		"response":      call + "`A`||`%s`|||`POST /a`|\n",
		"response key":  call + "`A`||`string`|`%s`||`POST /a`|\n",
		"page":          call + "`A`||||`a` `b` `%s`|`POST /a`|\n",
		"part":          call + "`A`|||||`POST(%s) /a`|\n",
		"doc of a call": call + "`A`|||||`GET /a`|%s\n",
		"setting":       service + "%s|`a`\n",
		"base URL":      service + "base url|`https://a.b/%s`\n",
		"error key":     service + "error code|`%s`\n",
		"code":          "## Errors\n\nName|Code\n:--|:--\n`ErrA`|%s\n",
		"class":         "## Errors\n\nName|Code|Class\n:--|:--|:--\n`ErrA`|1|%s\n",
	}
}

// checkHarmless fails unless the input becomes formatted Go without directives
// or is refused in few and short words.
func checkHarmless(t *testing.T, in Input) {
	t.Helper()
	r := run(t, in)
	if err := checkSpans(in, r); err != nil {
		t.Error(err)
	}
	for _, f := range r.Files {
		if err := checkFile(f.Name, f.Document, f.Content); err != nil {
			t.Errorf("%.2000s", err)
		}
	}
	if len(r.Findings) > 10 {
		t.Errorf("%d findings", len(r.Findings))
	}
	for _, d := range r.Findings {
		if len(d.Message()) > 2000 || len(d.Hint()) > 2000 {
			t.Errorf("%s: a message of %d bytes and a hint of %d", d.Rule.ID, len(d.Message()), len(d.Hint()))
		}
	}
}

// TestDeepNesting nests ten thousand deep what can be nested.
func TestDeepNesting(t *testing.T) {
	const depth = 10_000
	table := "## Models\n\n### `Chat` 群聊\n\nName|Type\n:--|:--\n`ID`|`"
	tests := []struct {
		name, text string
		want       string
	}{
		{"quotations", strings.Repeat("> ", depth) + "x\n", "no-section nesting-too-deep"},
		{"tight quotations", strings.Repeat(">", depth) + "x\n", "no-section nesting-too-deep"},
		{"lists on one line", strings.Repeat("- ", depth) + "x\n", "no-section nesting-too-deep"},
		{"numbered lists", strings.Repeat("1. ", depth) + "x\n", "no-section nesting-too-deep"},
		{"pointers", table + strings.Repeat("*", depth) + "int`\n", "invalid-type"},
		{"slices", table + strings.Repeat("[]", depth) + "int`\n", "invalid-type"},
		{"maps", table + strings.Repeat("map[string]", depth) + "int`\n", "invalid-type"},
		{"parentheses", table + strings.Repeat("(", depth) + "int" + strings.Repeat(")", depth) + "`\n", "invalid-type"},
		{"a fence's type", "## Models\n\n```go\ntype A " + strings.Repeat("[]", depth) + "int\n```\n", "fence-too-deep"},
		{"a fence's value", "## Models\n\n```go\nconst A = " + strings.Repeat("(", depth) + "1" + strings.Repeat(")", depth) + "\n```\n", "fence-too-deep"},
		{"a fence's unclosed value", "## Models\n\n```go\nconst A = " + strings.Repeat("(", 100*depth) + "\n```\n", "fence-syntax"},
		{"emphasis", "# " + strings.Repeat("*_", depth) + "\n\n## Models\n", ""},
		{"brackets", "# " + strings.Repeat("[", depth) + "\n\n## Models\n", ""},
		{"HTML", "# T\n\n" + strings.Repeat("<div>", depth) + "\n\n## Models\n", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			in := document(tt.text)
			checkHarmless(t, in)
			if got := strings.Join(rules(run(t, in).Findings), " "); got != tt.want {
				t.Errorf("findings %s, want %s", got, tt.want)
			}
		})
	}
}

// TestReservedHeadings expects that no keyword and no predeclared name of Go
// becomes a type.
func TestReservedHeadings(t *testing.T) {
	names := types.Universe.Names()
	for tok := token.BREAK; tok <= token.VAR; tok++ {
		names = append(names, tok.String())
	}
	for _, name := range names {
		r := run(t, document("## Models\n\n### `"+name+"` 群聊\n\nName|Type\n:--|:--\n`ID`|`int`\n"))
		if got := rules(r.Findings); len(got) != 1 || got[0] != "reserved-identifier" {
			t.Errorf("%s: findings %q", name, got)
		}
	}
}

// builtEverywhere reports whether the go command builds a file of the name on
// each of some systems.
func builtEverywhere(t *testing.T, name string) bool {
	for _, system := range []string{"linux/amd64", "windows/arm64", "darwin/arm64", "js/wasm", "plan9/386"} {
		c := build.Default
		c.GOOS, c.GOARCH, _ = strings.Cut(system, "/")
		c.OpenFile = func(string) (io.ReadCloser, error) {
			return io.NopCloser(bytes.NewReader([]byte("package api\n"))), nil
		}
		match, err := c.MatchFile("dir", name)
		if err != nil {
			t.Fatal(err)
		}
		if !match || strings.HasSuffix(name, "_test.go") {
			return false
		}
	}
	return true
}

// TestDocumentNames compares what becomes of a document's name with what the go
// command would do with its file. Names that no text file can have stand here.
func TestDocumentNames(t *testing.T) {
	fine := []string{
		"chat.md", "群聊.md", "chat.v2.md", "linux.md", "test.md", "amd64.md", "user_linuxx.md", "user_linux_x.md",
		"a-b.md", "a b.md", "A.md", "x_test.md", "x_test_.md", "1.md",
	}
	refused := []string{
		"", ".md", "_x.md", ".x.md", "x_linux.md", "x_linux_test.md", "x_windows_amd64.md", "x_js.md", "x_wasm.md", "x_linux.v2.md",
		"../x.md", "a/b.md", "/etc/passwd.md", `a\b.md`, "a\nb.md", "a\rb.md", "a\x00b.md", "a\tb.md", "\x1b[2Jx.md",
		"a\u202eb.md", "a\u2028b.md", "a\ufeffb.md", "\xff.md", "a:b.md", "a*b.md", "a?b.md", `a"b.md`, "a<b.md", "a|b.md", "a`b.md", "a'b.md",
		"nul.md", "CON.md", "x.md\n// +build ignore", "x; DO NOT EDIT.\n\npackage evil\n",
	}
	for _, name := range fine {
		if r := namedDocument(t, name); len(r.Findings) > 0 || len(r.Files) != 1 {
			t.Errorf("%q: %d files and the findings\n%s", name, len(r.Files), formatFindings(r.Findings))
		}
		if !builtEverywhere(t, name+".go") {
			t.Errorf("%q is not built everywhere", name)
		}
	}
	for _, name := range refused {
		if got := rules(namedDocument(t, name).Findings); len(got) != 1 || got[0] != "document-name" {
			t.Errorf("%q: findings %q", name, got)
		}
	}
}

func namedDocument(t *testing.T, name string) *Result {
	t.Helper()
	in := document("## Models\n\n```go\nconst A = 1\n```\n")
	in.Documents[0].Name = name
	return run(t, in)
}

// TestBackticks writes runs of backticks and apostrophes into documentation. Go
// would show two neighbours as a curved quotation mark that nobody wrote.
func TestBackticks(t *testing.T) {
	for i := range 6 * 6 * 2 {
		mark := []string{"`", "'"}[i%2]
		text := strings.Repeat(mark, i/2%6) + " 一 " + strings.Repeat(mark, i/12) + " 二"
		in := document("## Models\n\n### `Chat` 群 " + text + "\n\n- " + text + "\n\nName|Type|Doc\n:--|:--|:--\n`ID`|`string`|" + text + "\n")
		r := run(t, in)
		if len(r.Files) != 1 || bytes.ContainsAny(r.Files[0].Content, "“”") {
			t.Errorf("%q becomes\n%s%s", text, formatFindings(r.Findings), contentOf(r))
		}
	}
}

// TestHandWrittenNames lets hand-written Go declare the names of packages that
// the generated Go imports: it compiles all the same, or is refused.
func TestHandWrittenNames(t *testing.T) {
	for _, name := range []string{"errors", "fmt", "utf8", "strconv", "json", "time", "Validate", "LimitError", "KindValues", "KindA", "r", "n", "errs", "v"} {
		in := document("## Models\n\n### `Chat` 群聊\n\nName|Type|Limits\n-|-|-\n`Name`|`string`|1..3 chars\n`At`|`time.Time`|\n`Raw`|`json.RawMessage`|\n\n" +
			"### `Kind` 类别\n\nName|Value\n-|-\n`KindA`|1\n")
		in.Hand = []parser.File{{Name: "hand.go", Path: "hand/hand.go", Content: []byte("package api\n\nvar " + name + " = 1\n")}}
		r := run(t, in)
		if err := Check(in, r, library.Importer); err != nil {
			t.Errorf("var %s: %v", name, err)
		}
	}
}

// TestPackageNames gives definitions the names that the generated Go uses itself,
// in their own file and in the support code: of packages, variables and parameters.
func TestPackageNames(t *testing.T) {
	for _, name := range strings.Fields("cmp errors fmt iter maps math reflect slices strconv strings time utf8 r n i j e v v0 err errs all one keys K M V") {
		in := document("## Models\n\n### `" + name + "` 占用包名\n\nName|Type|Limits\n-|-|-\n`A`|`string`|1..3 chars\n`B`|`map[string]" + name +
			"`|\n`C`|`float64`|1..\n`D`|`time.Time`|\n\n### `Kind` 类别\n\nName|Value\n-|-\n`KindA`|1\n")
		if err := Check(in, run(t, in), library.Importer); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// contentOf returns all generated Go.
func contentOf(r *Result) string {
	var b strings.Builder
	for _, f := range r.Files {
		b.Write(f.Content)
	}
	return b.String()
}
