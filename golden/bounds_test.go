package golden

import (
	"bytes"
	"fmt"
	"maps"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/parser"
)

// measured leaves a test of what is allocated, or of large documents, to a run
// without the race detector: with it, sync.Pool forgets at random, so that regexps
// allocate anew what they else keep.
func measured(t *testing.T) {
	t.Helper()
	if raceDetector {
		t.Skip("measured without the race detector")
	}
}

// long leaves a test to make test-long.
func long(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("takes long: make test-long runs it")
	}
}

// allocated returns how many bytes f allocates.
func allocated(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// TestQuadraticTables reads 6 KB of bars that become a million cells if each row
// is padded to the width of the header.
func TestQuadraticTables(t *testing.T) {
	measured(t)
	const columns, limit = 1000, 8 << 20
	tests := []struct{ name, header, delimiter, row string }{
		{"one bar a row", "|a", "|-", "|\n"},
		{"bars at the right", "a|", "-|", "a\n"},
		{"empty headers", "|", "|-", "|\n"},
	}
	for _, tt := range tests {
		for _, section := range []string{"", "## Models\n\n### `A` 甲\n\n", "## API calls\n\n"} {
			table := strings.Repeat(tt.header, columns) + "\n" + strings.Repeat(tt.delimiter, columns) + "\n" + strings.Repeat(tt.row, columns)
			in := document(section + table)
			if got := allocated(func() { run(t, in) }); got > limit {
				t.Errorf("%s under %q: %d bytes allocate %d KiB", tt.name, section, len(in.Documents[0].Content), got>>10)
			}
		}
	}
}

// TestManyQuadraticTables spreads the bars over tables of which none is large.
func TestManyQuadraticTables(t *testing.T) {
	measured(t)
	table := strings.Repeat("|a", 100) + "\n" + strings.Repeat("|-", 100) + "\n" + strings.Repeat("|\n", 100) + "\n"
	grows(t, 50, func(n int) string { return strings.Repeat(table, n) })
}

// grows fails unless a document of twice the size allocates less than two and a
// half times as much.
func grows(t *testing.T, n int, text func(n int) string) {
	t.Helper()
	once, twice := document(text(n)), document(text(2*n))
	a, b := allocated(func() { run(t, once) }), allocated(func() { run(t, twice) })
	if float64(b) > 2.5*float64(a) {
		t.Errorf("%d bytes allocate %d KiB, %d bytes %d KiB",
			len(once.Documents[0].Content), a>>10, len(twice.Documents[0].Content), b>>10)
	}
}

// TestLinear doubles what documents may hold many of: up to 100,000 rows, 20,000
// columns and levels of nesting, 2,000 headings, 1,000 calls of as many keys. A short
// run tries every third of them.
func TestLinear(t *testing.T) {
	measured(t)
	const models = "## Models\n\n### `Chat` 群聊\n\n"
	repeat := func(head, each string) func(int) string {
		return func(n int) string { return head + strings.Repeat(each, n) }
	}
	numbered := func(head, format string) func(int) string {
		return func(n int) string {
			var b strings.Builder
			b.WriteString(head)
			for i := range n {
				b.WriteString(strings.ReplaceAll(format, "#", fmt.Sprint(i)))
			}
			return b.String()
		}
	}
	columns := func(n int) string {
		names := make([]string, n)
		for i := range names {
			names[i] = fmt.Sprintf("`t%d`", i)
		}
		header := "Name|Type|" + strings.Join(names, "|")
		return models + header + "\n" + strings.Repeat("-|", n+1) + "-\n" + header + "\n"
	}
	tests := []struct {
		name string
		n    int
		text func(int) string
	}{
		{"nested quotations", 10_000, func(n int) string { return strings.Repeat("> ", n) + "x\n" }},
		{"nested lists", 10_000, func(n int) string { return strings.Repeat("- ", n) + "x\n" }},
		{"list items", 5_000, repeat("# T\n\n", "- x\n")},
		{"quoted lines", 5_000, repeat("# T\n\n", "> x\n")},
		{"columns", 10_000, columns},
		{"unknown columns", 5_000, func(n int) string {
			return models + strings.Repeat("a|", n) + "\n" + strings.Repeat("-|", n) + "\n"
		}},
		{"rows", 50_000, numbered(models+"Name|JSON|Type|Doc\n-|-|-|-\n", "`F#`|`f#`|`string`|第 # 个\n")},
		{"rows of errors", 2_000, numbered(models+"Name|Type\n-|-\n", "`F#`|`strng`\n")},
		{"rows of one name", 2_000, repeat(models+"Name|JSON|Type\n-|-|-\n", "`A`|`a`|`int`\n")},
		{"values", 2_000, numbered("## Enums\n\n### `A` 枚举\n\nName|Value\n-|-\n", "`A#`|#\n")},
		{"headings", 1_000, numbered("## Models\n\n", "### `M#` 第 # 个\n\nName|Type\n-|-\n`Next`|`*M0`\n\n")},
		{"topics", 1_000, numbered("", "# 主题 #\n\n## Models\n\n")},
		{"deeper headings", 1_000, repeat(models, "#### 标题\n\n文字\n\n")},
		{"constants", 1_000, numbered("## Models\n\n", "```go\nconst C# = #\n```\n\n")},
		{"structs that hold each other", 1_000, func(n int) string {
			return numbered("## Models\n\n", "### `M#` 甲\n\nName|Type\n-|-\n`Next`|`M#1`\n\n")(n)
		}},
		{"code spans", 10_000, repeat(models+"Name|Type|Doc\n-|-|-\n`A`|`int`|", "`a` ")},
		{"backticks", 10_000, repeat(models+"Name|Type|Doc\n-|-|-\n`A`|`int`|", "` `` ")},
		{"line breaks", 10_000, repeat(models+"Name|Type|Doc\n-|-|-\n`A`|`int`|", "a<br>")},
		{"enumerated values", 10_000, numbered(models+"Name|Type|Doc\n-|-|-\n`A`|`int`|", "# - 甲 ")},
		{"calls", 2_000, numbered("## API calls\n\nName|URL\n-|-\n", "`C#`|`GET /#`\n")},
		{"error codes", 10_000, numbered("## Errors\n\nName|Code|Class\n-|-|-\n", "`Err#`|1#|retry\n")},
		{"tables of another section", 1_000, repeat("## API calls\n\n", "Field|Type\n-|-\nid|string\n\ntext\n\n")},
		{"text of a service", 2_000, repeat("## Service\n\n", "已废弃吗？\n\n#### 标题\n\n")},
		{"tables of another section", 1_000, numbered("## Models\n\n", "### `M#`\n\nName|URL\n-|-\n`C#`|`GET /#`\n\n")},
		{"headings of calls", 1_000, numbered("## Models\n\n", "### GET /#\n\n")},
		{"calls as text", 1_000, numbered("## Models\n\n### `A`\n\nName|Type\n-|-\n`B`|`int`\n\n", "#### GET /#\n\n")},
		{"unread tables", 1_000, numbered("", "## 第 # 节\n\n字段|类型\n-|-\n`b`|`int`\n\n")},
		{"services", 1_000, numbered("", "## Service\n\n第 # 节\n\n")},
	}
	calls := manyCalls(numbered)
	for _, name := range slices.Sorted(maps.Keys(calls)) {
		tests = append(tests, struct {
			name string
			n    int
			text func(int) string
		}{name, 500, calls[name]})
	}
	for i, tt := range tests {
		if testing.Short() && i%3 > 0 {
			continue
		}
		t.Run(tt.name, func(t *testing.T) { grows(t, tt.n, tt.text) })
	}
}

// manyCalls returns documents of many calls, by what they have many of.
func manyCalls(numbered func(head, format string) func(int) string) map[string]func(int) string {
	const (
		models  = "## Models\n\n### `Req` 参数\n\nName|JSON|Type\n-|-|-\n`ID`|`id`|`string`\n`Cursor`|`cursor`|`string`\n"
		resp    = "\n### `Resp` 结果\n\nName|JSON|Type\n-|-|-\n`Next`|`next`|`string`\n`List`|`list`|`[]string`\n"
		service = "\n## Service\n\nSetting|Value\n-|-\nerror code|`errcode`\n"
		calls   = "\n## API calls\n\nName|Request Type|Response Type|Page|URL\n-|-|-|-|-\n"
	)
	fields := numbered("", "`F#`|`f#`|`string`\n")
	rows := func(format string) func(int) string {
		table := numbered("", format+"\n")
		return func(n int) string { return models + fields(n) + resp + service + calls + table(n) }
	}
	return map[string]func(int) string{
		"pages":             rows("`C#`|`Req`|`Resp`|`cursor` `next` `list`|`POST /#`"),
		"pages of one call": rows("`C`|`Req`|`Resp`|`cursor` `next` `list`|`POST /#`"),
		"pages at fault":    rows("`C#`|`Req`|`Resp`|`cursor#` `next#` `list#`|`POST /#`"),
		"paths":             rows("`C#`|`Req`|`Resp`||`POST /{f#}/{id}/#`"),
		"paths at fault":    rows("`C#`|`Req`|`Resp`||`POST /{g#}/{id}/#`"),
		"queries":           rows("`C#`|`Req`|`Resp`||`GET /#`"),
		"responses":         rows("`C#`|`Req`|`[]Resp`||`POST /#`"),
		"types at fault":    rows("`C#`|`Req#`|`Resp#`||`POST /#`"),
		"parts of a path": func(n int) string {
			return models + fields(n) + resp + calls + "`C`|`Req`|`Resp`||`POST " + numbered("", "/{f#}")(n) + "`\n"
		},
		"keys of pages": func(n int) string {
			keys := strings.Repeat("a", n)
			return models + fields(n) + resp + calls + "`C`|`Req`|`Resp`|`" + keys + "` `" + keys + "` `" + keys + "`|`POST /`\n"
		},
	}
}

// large returns a document of many models that is at least as large.
func large(size int) []byte {
	var b bytes.Buffer
	b.WriteString("# 很多模型\n\n## Models\n")
	for i := 0; b.Len() < size; i++ {
		fmt.Fprintf(&b, "\n### `Model%d` 第 %d 个模型\n\n%s\n\nName|JSON|Type|Doc\n:--|:--|:--|:--\n", i, i, strings.Repeat("这一段文字说明模型的用途。", 100))
		for j := range 10 {
			fmt.Fprintf(&b, "`Field%d`|`field_%d`|`[]*Model%d`|%s\n", j, j, i/2, strings.Repeat("字段的说明，", 20))
		}
	}
	return b.Bytes()
}

// TestLargeDocument compiles 25 MB.
func TestLargeDocument(t *testing.T) {
	long(t)
	measured(t)
	in := document(string(large(25_000_000)))
	r := run(t, in)
	if len(r.Findings) > 0 || len(r.Files) != 1 || len(r.Files[0].Content) < 25_000_000 {
		t.Errorf("%d files and the findings\n%.1000s", len(r.Files), formatFindings(r.Findings))
	}
}

// TestDocumentTooLarge reads a document of exactly the limit, and one byte more.
func TestDocumentTooLarge(t *testing.T) {
	long(t)
	measured(t)
	text := []byte("## Models\n\n### `A` 甲\n\nName|Type\n-|-\n`ID`|`strng`\n\n")
	fits := append(text, bytes.Repeat([]byte{'\n'}, parser.MaxSize-len(text))...)
	tooLarge := append(bytes.Clone(fits), '\n')
	if parser.MaxSize != 32<<20 {
		t.Errorf("the limit is %d bytes", parser.MaxSize)
	}
	if got := run(t, document(string(fits))).Findings; strings.Join(rules(got), " ") != "unknown-type" {
		t.Errorf("32 MiB give the findings\n%s", formatFindings(got))
	}
	in := document(string(tooLarge))
	other := "## Models\n\n### `B` 乙\n\nName|Type\n-|-\n`A`|`A`\n"
	in.Documents = append(in.Documents, parser.File{Name: "other.md", Path: "other.md", Content: []byte(other)})
	got := formatFindings(run(t, in).Findings)
	if want := "doc.md:1:1-1:1 error document-too-large\n"; got != want {
		t.Errorf("findings\n%swant\n%s", got, want)
	}
	if n := allocated(func() { run(t, in) }); n > 1<<20 {
		t.Errorf("a document that is not read allocates %d KiB", n>>10)
	}
}
