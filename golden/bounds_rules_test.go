package golden

import (
	"fmt"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/parser/mdfmt"
	"github.com/mdspec-go/mdspec/spec/breaking"
	"github.com/mdspec-go/mdspec/spec/lint"
)

// numbered returns a head and n times the text, each # in it as the number.
func numbered(head, each string, n int) string {
	var b strings.Builder
	b.WriteString(head)
	for i := range n {
		b.WriteString(strings.ReplaceAll(each, "#", fmt.Sprint(i)))
	}
	return b.String()
}

const (
	boundsModel = "## Models\n\n### `Chat` 群聊\n\n"
	boundsTable = "Name|JSON|Type|Doc\n-|-|-|-\n"
	boundsCell  = boundsModel + boundsTable + "`A`|`a`|`int64`|"
)

// TestLinearRules multiplies what lint and fmt may meet with many of. As much as
// ten times what reading the document takes would be too much too.
func TestLinearRules(t *testing.T) {
	measured(t)
	tests := []struct {
		name, head, each string
		n                int
	}{
		{"rows", boundsModel + boundsTable, "`FieldId#`|`f_#`|`int64`|最多 100 个，0 - 甲 1 - 乙\n", 2_000},
		{"rows left out", boundsModel + boundsTable, "`F#`|`f#`|`int64`|TODO\n", 5_000},
		{"headings", "## Models\n\n", "### `M#` 第 # 个\n\n", 5_000},
		{"sections", "# T\n\n", "## 章节 #\n\n文字\n\n", 5_000},
		{"columns", "## Models\n\n", "### `M#` 甲\n\nName|Type|Doc\n-|-|-\n\n", 1_000},
		{"waivers of one heading", boundsCell + "甲\n\n", "<!-- mdspec:allow time-unit 理由 -->\n\n", 5_000},
		{"waivers of each heading", "## Models\n\n", "### `M#` 群\n\n<!-- mdspec:allow time-unit 理由 -->\n\n" + boundsTable + "`T`|`create_time`|`int64`|甲\n\n", 1_000},
		{"waivers of unknown rules", boundsCell + "甲\n\n", "<!-- mdspec:allow time-unti 理由 -->\n\n", 1_000},
		{"values of a cell", boundsCell, "# - 甲 ", 5_000},
		{"limits of a cell", boundsCell, "1~2 ", 5_000},
		{"code spans of a cell", boundsCell, "`ａ` ", 5_000},
		{"backticks of a cell", boundsCell, "` `` ", 5_000},
		{"escapes of a cell", boundsCell, "`x\\| ", 5_000},
		{"words of a cell", boundsCell, "可选 不可 ", 5_000},
		{"models of one key", "## Models\n\n", "### `M#` 群\n\n" + boundsTable + "`Key#`|`key`|`[#]int`|甲\n\n", 1_000},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			once, fourfold := numbered(tt.head, tt.each, tt.n), numbered(tt.head, tt.each, 4*tt.n)
			var read parser.Result
			reading := allocated(func() { read = readText(once) })
			linted := allocated(func() { lint.Check(lint.Input{Package: read.Package, Documents: read.Documents}, lint.Strict) })
			if linted > 10*reading {
				t.Errorf("lint allocates %d KiB, reading %d KiB", linted>>10, reading>>10)
			}
			read = readText(fourfold)
			inProportion(t, "lint", linted, allocated(func() { lint.Check(lint.Input{Package: read.Package, Documents: read.Documents}, lint.Strict) }))
			inProportion(t, "fmt",
				allocated(func() { mdfmt.Format([]byte(once), mdfmt.Options{}) }),
				allocated(func() { mdfmt.Format([]byte(fourfold), mdfmt.Options{}) }))
		})
	}
}

// TestLinearBreaking multiplies how much a comparison finds.
func TestLinearBreaking(t *testing.T) {
	measured(t)
	tests := []struct{ name, old, new string }{
		{"renamed fields", "### `M#` 群\n\n" + boundsTable + "`ChatId`|`chat`|`int`|甲\n`UserId`|`user`|`int`|甲\n\n",
			"### `M#` 群\n\n" + boundsTable + "`ChatID`|`chat`|`int`|甲\n`UserID`|`user`|`int`|甲\n\n"},
		{"renamed models", "### `Old#` 群\n\n" + boundsTable + "`A#`|`a#`|`int`|甲\n\n", "### `New#` 群\n\n" + boundsTable + "`A#`|`a#`|`int`|甲\n\n"},
		{"renamed models, all alike", "### `Old#` 群\n\n" + boundsTable + "`A`|`a`|`int`|甲\n\n", "### `New#` 群\n\n" + boundsTable + "`A`|`a`|`int`|甲\n\n"},
		{"models gone", "### `Old#` 群\n\n", ""},
	}
	const n, head = 1_000, "## Models\n\n"
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			compare := func(n int) uint64 {
				old, new := readText(numbered(head, tt.old, n)), readText(numbered(head, tt.new, n))
				return allocated(func() { breaking.Compare(old.Package, new.Package) })
			}
			inProportion(t, "breaking", compare(n), compare(4*n))
		})
	}
}

func readText(document string) parser.Result {
	return parser.Read([]parser.File{{Name: "doc.md", Path: "doc.md", Content: []byte(document)}}, parser.Options{Package: "api"})
}

// inProportion fails if four times as much takes more than eight times the memory: slices
// that grow by leaps take somewhat more than four, what is quadratic sixteen.
func inProportion(t *testing.T, what string, once, fourfold uint64) {
	t.Helper()
	if fourfold > 8*once {
		t.Errorf("%s allocates %d KiB, and %d KiB for four times as much", what, once>>10, fourfold>>10)
	}
}
