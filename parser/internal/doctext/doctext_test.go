package doctext

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/prose"
)

// seedCells holds every Doc cell of the seed document as it stands there.
var seedCells = []string{
	" 群聊唯一标志", "群聊名", "群主id", "群成员id列表",
	" 用户ID列表。最多100个",
	" 客户群跟进状态过滤", " 群主过滤",
	" 用于分页查询的游标，字符串类型，由上一次调用返回，首次调用不填",
	" 分页，预期请求的数据量，取值范围 1 ~ 1000",
	" 客户群ID", seedStatus,
	" 客户群列表", " 分页游标",
	" 群成员ID", seedMemberType, " 微信unionid", " 入群时间", seedJoinScene,
	" 邀请者。目前仅当是由本企业内部成员邀请入群时会返回该值",
	" 在群里的昵称", " 在群里名字", " 邀请者ID", " 管理员ID",
	" 客户群ID", " 客户群名称", " 群主ID", " 群创建时间", " 群公告", " 群成员列表", " 群管理员列表",
}

const (
	seedStatus     = " 客户群跟进状态 0 - 跟进人正常 1 - 跟进人离职 2 - 离职继承中 3 - 离职继承完成"
	seedMemberType = " 群成员类型 1 - 企业成员  2 - 外部联系人"
	seedJoinScene  = " 入群方式。1 - 由群成员邀请入群（直接邀请入群）2 - 由群成员邀请入群（通过邀请链接入群）3 - 通过扫描群二维码入群"
)

// para and wantValues build the blocks that the tables of these tests expect.
func para(lines ...string) spec.Block { return spec.Block{Kind: spec.Text, Lines: lines} }

func wantValues(pairs ...string) spec.Block {
	b := spec.Block{Kind: spec.Values}
	for pair := range slices.Chunk(pairs, 2) {
		b.Entries = append(b.Entries, spec.Entry{Value: pair[0], Text: pair[1]})
	}
	return b
}

func sameBlocks(a, b []spec.Block) bool {
	return slices.EqualFunc(a, b, func(x, y spec.Block) bool {
		return x.Kind == y.Kind && slices.Equal(x.Lines, y.Lines) && slices.Equal(x.Entries, y.Entries)
	})
}

func TestCellSeed(t *testing.T) {
	enumerations := map[string][]spec.Block{
		seedStatus: {para("客户群跟进状态"), wantValues(
			"0", "跟进人正常", "1", "跟进人离职", "2", "离职继承中", "3", "离职继承完成")},
		seedMemberType: {para("群成员类型"), wantValues("1", "企业成员", "2", "外部联系人")},
		seedJoinScene: {para("入群方式。"), wantValues(
			"1", "由群成员邀请入群（直接邀请入群）",
			"2", "由群成员邀请入群（通过邀请链接入群）",
			"3", "通过扫描群二维码入群")},
	}
	if len(seedCells) != 30 {
		t.Fatalf("the seed document has 30 rows, the test %d", len(seedCells))
	}
	for _, cell := range seedCells {
		want, ok := enumerations[cell]
		if !ok {
			want = []spec.Block{para(strings.TrimSpace(cell))}
		}
		got := Cell(cell, diag.Span{})
		if !sameBlocks(got.Blocks, want) || got.Deprecated != "" {
			t.Errorf("%q\n got %+v\nwant %+v", cell, got, want)
		}
	}
}

func TestCellText(t *testing.T) {
	tests := []struct {
		name, cell string
		want       []spec.Block
	}{
		{"empty", "", nil},
		{"blanks", " \t　", nil},
		{"only breaks", "<br><br/> <br />", nil},
		{"trimmed", " \t群主id　 ", []spec.Block{para("群主id")}},
		{"inner blanks stay", "a  b   c", []spec.Block{para("a  b   c")}},
		{"tab", "a\tb", []spec.Block{para("a b")}},
		{"escaped pipe", `a \| b\|c`, []spec.Block{para("a | b|c")}},
		{"other escapes stay", `a \* b \_ c\`, []spec.Block{para(`a \* b \_ c\`)}},
		{"br", "a<br>b<br/>c<br />d<BR>e<Br\t/>f", []spec.Block{para("a", "b", "c", "d", "e", "f")}},
		{"lines are trimmed", "a <br> b", []spec.Block{para("a", "b")}},
		{"paragraphs", "a<br><br>b<br> <br><br>c", []spec.Block{para("a"), para("b"), para("c")}},
		{"outer breaks", "<br>a<br>", []spec.Block{para("a")}},
		{"no br", "<bra>, <br, br>, < br>", []spec.Block{para("<bra>, <br, br>, < br>")}},
		{"br in a code span", "write `<br>` or ``a`<br>`` or<br>so", []spec.Block{para("write `<br>` or ``a`<br>`` or", "so")}},
		{"br beside an unclosed span", "a `<br>b", []spec.Block{para("a `", "b")}},
		{"br behind an escaped backtick", "a \\`<br>b`", []spec.Block{para("a \\`", "b`")}},
		{"br between spans", "`a`<br>`b`", []spec.Block{para("`a`", "`b`")}},
		{"inline syntax stays", "**360*200，200*200** ~~1~100~~ [链接](https://a.b/c_d) `x`",
			[]spec.Block{para("**360*200，200*200** ~~1~100~~ [链接](https://a.b/c_d) `x`")}},
		{"entities stay", "a&#10;b &lt;br&gt; &amp;", []spec.Block{para("a&#10;b &lt;br&gt; &amp;")}},
		{"comment ends stay", "*/ //go:embed x", []spec.Block{para("*/ //go:embed x")}},
		{"control characters", "a\x00b\x1bc\x7f", []spec.Block{para("a b c")}},
		{"line breaks of all kinds", "a\nb\r\nc\u2028d\u2029\u0085e", []spec.Block{para("a", "b"), para("c", "d"), para("e")}},
		{"byte order mark", "a\ufeffb", []spec.Block{para("a\u2060b")}},
		{"invalid UTF-8", "a\xffb", []spec.Block{para("a\ufffdb")}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Cell(tt.cell, diag.Span{}).Blocks; !sameBlocks(got, tt.want) {
				t.Errorf("%q\n got %+v\nwant %+v", tt.cell, got, tt.want)
			}
		})
	}
}

func TestProseJoinsLines(t *testing.T) {
	src := diag.NewSource("a.md", []byte("客户群。\n状态 0-正常；1-离职。默认 0"))
	span := src.Span(0, len(src.Content()))
	got := Prose([]string{"客户群。", "状态 0-正常；1-离职。默认 0"}, span)
	want := []spec.Block{para("客户群。", "状态"), wantValues("0", "正常", "1", "离职"), para("默认 0")}
	if !sameBlocks(got, want) {
		t.Errorf("got %+v\nwant %+v", got, want)
	}
	for _, b := range got {
		if b.Span != span {
			t.Errorf("block %+v has span %v, want the paragraph's", b, b.Span)
		}
	}
}

// largeCells returns cells of 64 KiB, by what they hold, of what makes a careless
// reader look back or ahead again and again.
func largeCells() map[string]string {
	cells := map[string]string{}
	for _, unit := range []string{
		"`", "`a", "<br>", "`<br>`", "\\", `"`, `"a":`, "1", "1 ", "1 - a ", "-1 ", "1:", "(", ")",
		"。", ".", "，", " ", "&a;", "废弃", "未废弃 ", "deprecated ", "not ", "e.g. ", "）",
	} {
		for _, head := range []string{"", "0-a，1-b，2-", "Deprecated "} {
			cells[fmt.Sprintf("head %q, unit %q", head, unit)] = head + strings.Repeat(unit, 1<<16/len(unit))
		}
	}
	return cells
}

func TestLargeCells(t *testing.T) {
	for name, cell := range largeCells() {
		if lost := lostRune(cell, Cell(cell, diag.Span{}).Blocks); lost != 0 {
			t.Errorf("%s: %q is lost", name, lost)
		}
	}
}

// BenchmarkLargeCells fails if reading a cell is not linear, which takes
// milliseconds: quadratic work takes half a minute.
func BenchmarkLargeCells(b *testing.B) {
	cells := largeCells()
	for b.Loop() {
		for name, cell := range cells {
			start := time.Now()
			Cell(cell, diag.Span{})
			if took := time.Since(start); took > 10*time.Second {
				b.Errorf("%s: %v for %d bytes", name, took, len(cell))
			}
		}
	}
}

// separatorRunes may vanish when a text is read as an enumeration.
const separatorRunes = "、，,；;。.-–—－:：=＝`\"“”()（）[]【】「」『』《》表示代为"

// lostRune returns the first rune of a cell that the blocks lack or have in
// another order, or 0. Blanks do not count; separators do unless the blocks
// hold values.
func lostRune(cell string, blocks []spec.Block) rune {
	var kept strings.Builder
	mayGo := ""
	for _, b := range blocks {
		kept.WriteString(strings.Join(b.Lines, ""))
		for _, e := range b.Entries {
			kept.WriteString(e.Value + e.Text)
			mayGo = separatorRunes
		}
	}
	rest := []rune(kept.String())
	for _, r := range strings.Join(prose.Lines(cell), "\n") {
		for len(rest) > 0 && unicode.IsSpace(rest[0]) {
			rest = rest[1:]
		}
		switch {
		case unicode.IsSpace(r):
		case len(rest) > 0 && rest[0] == r:
			rest = rest[1:]
		case !strings.ContainsRune(mayGo, r):
			return r
		}
	}
	if len(rest) > 0 {
		return rest[0]
	}
	return 0
}

// TestCellOfAnyMix puts rows of values together at random, always the same
// ones, with something odd in many of them, to reach the forms that no table
// thinks of.
func TestCellOfAnyMix(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	enumerations := 0
	for range 5000 {
		cell := mixedCell(random)
		doc := Cell(cell, diag.Span{})
		for _, block := range doc.Blocks {
			checkBlock(t, block)
			if block.Kind == spec.Values {
				enumerations++
			}
		}
		if lost := lostRune(cell, doc.Blocks); lost != 0 {
			t.Fatalf("%q: %q is lost in %+v", cell, lost, doc.Blocks)
		}
	}
	if enumerations < 500 || enumerations > 4500 {
		t.Errorf("%d of 5000 cells enumerate values: the mix is too odd, or not odd enough", enumerations)
	}
}

func mixedCell(random *rand.Rand) string {
	pick := func(of ...string) string { return of[random.IntN(len(of))] }
	odd := func() string {
		if random.IntN(12) > 0 {
			return ""
		}
		return pick("（", "）", "(", ")", "{", "第", "~", "*", "!", "。", "，", ".", ";", " ", "<br>", "9", "1-5", "：", "-", "`", "\"",
			"&amp;", "\t", "/", `\|`, "已废弃", "a b", "16:9 ", "为", "…")
	}
	quote := pick("", "", "", "`", `"`)
	sep, gap := pick("-", " - ", "：", ": ", "=", "表示", "为", "——"), pick("，", ", ", "；", "、", "。", " ", "<br>", ". ")
	var b strings.Builder
	b.WriteString(pick("", "状态", "状态 ", "状态：", "状态（", "A<br>") + odd())
	for i := range 2 + random.IntN(3) {
		b.WriteString(odd() + quote + strconv.Itoa(i) + quote + sep + odd() + pick("甲", "乙（丙）", "d", "己 庚", "一，二") + odd() + gap)
	}
	return b.String() + pick("", "默认 0", "）", "。另见")
}

func FuzzCell(f *testing.F) {
	for _, cell := range seedCells {
		f.Add(cell)
	}
	for _, tt := range enumerationTests {
		f.Add(tt.cell)
	}
	for _, cell := range falseFriends {
		f.Add(cell)
	}
	for _, tt := range deprecatedTests {
		f.Add(tt.line)
	}
	f.Add("a<br>`<br>`\\|\t\x00 1 - b（2 - c）")
	f.Fuzz(func(t *testing.T, cell string) {
		doc := Cell(cell, diag.Span{})
		for _, b := range doc.Blocks {
			checkBlock(t, b)
		}
		if lost := lostRune(cell, doc.Blocks); lost != 0 {
			t.Errorf("%q is lost in %+v", lost, doc.Blocks)
		}
		if !strings.Contains(doc.Plain(), doc.Deprecated) {
			t.Errorf("deprecated sentence %q is none of %q", doc.Deprecated, doc.Plain())
		}
	})
}

// checkBlock checks what holds for every block of a cell.
func checkBlock(t *testing.T, b spec.Block) {
	t.Helper()
	lines := b.Lines
	for _, e := range b.Entries {
		lines = append(lines, e.Value, e.Text)
	}
	for _, line := range lines {
		if line == "" || line != strings.TrimSpace(line) || strings.ContainsFunc(line, unicode.IsControl) {
			t.Errorf("line %q", line)
		}
	}
	switch {
	case b.Kind == spec.Text && len(b.Lines) > 0 && b.Entries == nil:
	case b.Kind == spec.Values && len(b.Entries) > 1 && b.Lines == nil:
	default:
		t.Errorf("block %+v", b)
	}
}

func BenchmarkCell(b *testing.B) {
	for b.Loop() {
		for _, cell := range seedCells {
			Cell(cell, diag.Span{})
		}
	}
}

// BenchmarkCellYardstick does the least that any reader of the same cells
// must do.
func BenchmarkCellYardstick(b *testing.B) {
	for b.Loop() {
		for _, cell := range seedCells {
			_ = strings.Fields(cell)
		}
	}
}
