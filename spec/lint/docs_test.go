package lint

import (
	"strings"
	"testing"
)

// lintCase is a document and what one rule finds in it: `line:col-endcol text`.
type lintCase struct {
	name, rule, text, want string
}

func runCases(t *testing.T, tests []lintCase) {
	t.Helper()
	for _, tt := range tests {
		t.Run(tt.rule+"/"+tt.name, func(t *testing.T) {
			if got := placesOf(ruleFindings(parseText(t, tt.text), tt.rule)); got != tt.want {
				t.Errorf("found\n%s\nwant\n%s\nin\n%s", got, tt.want, tt.text)
			}
		})
	}
}

// model is a document with one model; its header is that of most tests.
func model(rows ...string) string {
	return "## Models\n\n### `Chat` 群聊\n\nName|JSON|Type|Doc\n:--|:--|:--|:--\n" + strings.Join(rows, "\n") + "\n"
}

func TestDocMissing(t *testing.T) {
	runCases(t, []lintCase{
		{"all there", "doc-missing", model("`A`|`a`|`string`|甲"), ""},
		{"field", "doc-missing", model("`A`|`a`|`string`|", "`B`|`b`|`string`|-"), "7:2-3 A\n8:2-3 B"},
		{"embedded", "doc-missing", model("``||`Base`|") + "\n### `Base` 基础\n\nName|Type|Doc\n:--|:--|:--\n`A`|`string`|甲\n", ""},
		{"no column", "doc-missing", "## Models\n\n### `Chat`\n\nName|Type\n:--|:--\n`A`|`string`\n`B`|`string`\n",
			"3:6-10 Chat\n5:1-10 Name|Type"},
		{"below the heading", "doc-missing", "## Models\n\n### `Chat`\n\n群聊\n\nName|Type|Doc\n:--|:--|:--\n`A`|`string`|甲\n", ""},
		{"enum", "doc-missing", "## Enums\n\n### `Kind`\n\nName|Value|Doc\n:--|:--|:--\n`KindA`|1|甲\n`KindB`|2|\n", "3:6-10 Kind\n8:2-7 KindB"},
		{"call and code", "doc-missing",
			"## API calls\n\nName|URL|Doc\n:--|:--|:--\n`Ping`|`GET /ping`|\n\n## Errors\n\nName|Code\n:--|--:\n`ErrBusy`|1\n",
			"5:2-6 Ping\n11:2-9 ErrBusy"},
	})
}

func TestTodoLeft(t *testing.T) {
	runCases(t, []lintCase{
		{"rows", "todo-left", model("`A`|`a`|`string`|甲", "`B`|TODO|`string`|乙", "`TODO`|||"), "8:5-9 TODO\n9:1-7 `TODO`"},
		{"word within", "todo-left", model("`A`|`a`|`string`|TODO 以后再写"), ""},
		{"calls", "todo-left", "## API calls\n\nName|URL|Doc\n:--|:--|:--\n`Ping`|TODO|还没定\n", "5:8-12 TODO"},
		{"prose", "todo-left", "# T\n\nA|B\n:--|:--\nTODO|x\n\n## Models\n", ""},
	})
}

func fence(code string) string { return "\n```go\n" + code + "\n```\n" }

func TestEnumInProse(t *testing.T) {
	status := "`Status`|`status`|`int64`|状态。0 - 正常 1 - 离职 2 - 继承中"
	consts := "const (\n\tS0 int64 = 0\n\tS1 int64 = 1\n\tS2 int64 = 2\n)"
	const found = "7:30-51 0 - 正常 1 - 离职 2 - 继承中"
	second := "\n### `List` 列表\n\nName|JSON|Type|Doc\n:--|:--|:--|:--\n`Next`|`next`|`string`|下一页\n"
	part := "## API calls\n\n### `Put` `PUT /a`\n\n#### Response `M`\n\nJSON|Type|Doc\n:--|:--|:--\n`status`|`int64`|状态。0 - 正常 1 - 离职 2 - 继承中\n"
	runCases(t, []lintCase{
		{"constants of a part", "enum-in-prose", part + fence(consts), ""},
		{"constants of the next part", "enum-in-prose", part + "\n#### Request `[]string`\n" + fence(consts), "9:21-42 0 - 正常 1 - 离职 2 - 继承中"},
		{"numbers", "enum-in-prose", model(status), found},
		{"words", "enum-in-prose", model("`Kind`|`kind`|`string`|`text`：文本；`image`：图片"), "7:24-44 `text`：文本；`image`：图片"},
		{"slice", "enum-in-prose", model("`Kinds`|`kinds`|`[]int64`|1-企业设置，2-用户自定义"), "7:27-41 1-企业设置，2-用户自定义"},
		{"flag", "enum-in-prose", model("`A`|`a`|`int64`|0 - 否 1 - 是", "`B`|`b`|`int64`|0-不返回；1-返回"), ""},
		{"flag of something", "enum-in-prose", model("`A`|`a`|`int64`|1表示启用成员，0表示禁用成员", "`B`|`b`|`int64`|1表示为部门负责人，0表示非部门负责人"), ""},
		{"added up", "enum-in-prose", model("`A`|`a`|`int64`|1-文本；2-图片；4-语音。可以相加", "`B`|`b`|`int64`|bit mask: 1 - read, 2 - write, 4 - delete",
			"`C`|`c`|`int64`|1-可售，2-可采，4-可产，可组合", "`D`|`d`|`int64`|OR of 1 - read, 2 - write, 4 - delete"), ""},
		{"no flag", "enum-in-prose", model("`A`|`a`|`int64`|0 - 降序 1 - 升序"), "7:17-30 0 - 降序 1 - 升序"},
		{"constants below", "enum-in-prose", model(status) + fence(consts), ""},
		{"constants of the key", "enum-in-prose", model(status) + second + fence("// Chat 的 status\n"+consts), ""},
		{"constants of another key", "enum-in-prose", model(status, "`Kind`|`kind`|`int64`|种类") + fence("// kind 的取值\n"+consts), found},
		{"constants of another model", "enum-in-prose", model(status) + second + fence(consts), found},
		{"too few constants", "enum-in-prose", model(status) + fence("const S1 int64 = 1"), found},
		{"named in the text", "enum-in-prose", model(status+"，见 S1") + second + fence(consts), ""},
		{"enum", "enum-in-prose", model("`Kind`|`kind`|`Kind`|1-甲 2-乙") + "\n### `Kind` 种类\n\nName|Value|Doc\n:--|:--|:--\n`KindA`|1|甲\n`KindB`|2|乙\n", ""},
		{"of an outer item", "enum-in-prose", model("`Value`|`value`|`string`|筛选值：a - 甲；b - 状态（1-启用；2-停用）"), ""},
		{"of an outer item, introduced", "enum-in-prose", model("`Value`|`value`|`string`|与 msgtype（可选值：text：文本；image：图片）一致"), ""},
		{"words of a number", "enum-in-prose", model("`Kind`|`kind`|`int64`|`a`：甲；`b`：乙"), ""},
	})
}

// TestEnumFix shows that the offered enum does away with the finding and that
// the document still parses.
func TestEnumFix(t *testing.T) {
	for _, text := range []string{
		model("`Status`|`status`|`int64`|客户群状态：0 - 正常 1 - 离\\|职 -1 - 未知", "`A`|`a`|`[]string`|`text`：文本；`a_b`：图片"),
		strings.ReplaceAll(model("`Status`|`status`|`int64`|1-企业设置，2-用户自定义"), "\n", "\r\n"),
		model("`Status`|`status`|`*uint8`|状态<br>1 表示甲；2 表示乙"),
	} {
		found := ruleFindings(parseText(t, text), "enum-in-prose")
		if len(found) == 0 {
			continue // three values that neither rise nor fall are text
		}
		fixed := applyFixes(text, found, false)
		p := parseText(t, fixed)
		if left := ruleFindings(p, "enum-in-prose"); len(left) > 0 {
			t.Errorf("still there: %s\n%s", placesOf(left), fixed)
		}
		n := 0
		for range p.Package.Enums() {
			n++
		}
		if n != len(found) {
			t.Errorf("%d enums for %d findings in\n%s", n, len(found), fixed)
		}
		if strings.Contains(strings.ReplaceAll(fixed, "\r\n", ""), "\n") && strings.Contains(fixed, "\r\n") {
			t.Errorf("mixed line ends: %q", fixed)
		}
	}
}

func TestEnumFixText(t *testing.T) {
	text := model("`Status`|`status`|`int64`|跟进状态。0 - 正常 1 - 离职")
	found := ruleFindings(parseText(t, text), "enum-in-prose")
	want := "## Models\n\n### `ChatStatus` `int64` 跟进状态\n\nName|Value|Doc\n:--|:--|:--\n`ChatStatus0`|0|正常\n`ChatStatus1`|1|离职\n\n" +
		"### `Chat` 群聊\n\nName|JSON|Type|Doc\n:--|:--|:--|:--\n`Status`|`status`|`ChatStatus`|跟进状态。0 - 正常 1 - 离职\n"
	if got := applyFixes(text, found, false); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	taken := text + "\n### `ChatStatus0` 另一个\n\nName|Type|Doc\n:--|:--|:--\n`A`|`string`|甲\n"
	if d := ruleFindings(parseText(t, taken), "enum-in-prose"); len(d) != 1 || d[0].Fix != nil {
		t.Errorf("a fix whose names are taken: %+v", d)
	}
}

func TestValueContradiction(t *testing.T) {
	enum := "\n### `Order` 排序\n\nName|Value|Doc\n:--|:--|:--\n`OrderDown`|0|降序\n`OrderUp`|1|升序\n"
	row := func(doc string) string { return model("`Order`|`order`|`Order`|"+doc) + enum }
	consts := "// Chat 的 kind 的取值\nconst (\n\t// K1 企业成员\n\tK1 int64 = 1\n\t// K2 外部联系人\n\tK2 int64 = 2\n)"
	runCases(t, []lintCase{
		{"agrees", "value-contradiction", row("0 - 降序 1 - 升序"), ""},
		{"other words", "value-contradiction", row("0 - 从大到小 1 - 从小到大"), ""},
		{"swapped", "value-contradiction", row("0 - 升序 1 - 降序"), "7:25-31 0 - 升序\n7:32-38 1 - 降序"},
		{"too many", "value-contradiction", row("0 - 降序 1 - 升序 2 - 随机"), "7:39-45 2 - 随机"},
		{"something else", "value-contradiction", row("10 - 甲 20 - 乙 30 - 丙"), ""},
		{"constants agree", "value-contradiction", model("`Kind`|`kind`|`int64`|1-企业成员 2-外部联系人") + fence(consts), ""},
		{"constants swapped", "value-contradiction", model("`Kind`|`kind`|`int64`|1-外部联系人 2-企业成员") + fence(consts), "7:23-30 1-外部联系人\n7:31-37 2-企业成员"},
		{"constants lack one", "value-contradiction", model("`Kind`|`kind`|`int64`|1-企业成员 2-外部联系人 3-机器人") + fence(consts), "7:38-43 3-机器人"},
		{"constants of another field", "value-contradiction", model("`Kind`|`kind`|`int64`|1-甲 2-乙", "`Type`|`type`|`int64`|1-外部联系人 2-企业成员") + fence(consts), ""},
		{"the enum's own text", "value-contradiction", "## Enums\n\n### `Order` 0-升序 1-降序\n\nName|Value|Doc\n:--|:--|:--\n`OrderDown`|0|降序\n`OrderUp`|1|升序\n",
			"3:13-17 0-升序\n3:18-22 1-降序"},
	})
}

// TestContradictionShowsBoth pins the message and the second place.
func TestContradictionShowsBoth(t *testing.T) {
	p := parseText(t, model("`Order`|`order`|`Order`|0 - 升序 1 - 升")+"\n### `Order` 排序\n\nName|Value|Doc\n:--|:--|:--\n`OrderDown`|0|降序\n`OrderUp`|1|升序\n")
	found := ruleFindings(p, "value-contradiction")
	if len(found) != 1 {
		t.Fatal(placesOf(found))
	}
	want := "the documentation gives `0` the meaning `升序`, but that is the value `1` of `OrderUp`"
	if got := found[0].Message(); got != want {
		t.Errorf("message %s", got)
	}
	if got := found[0].Related[0].Span.Text(); got != "OrderUp" {
		t.Errorf("related %s", got)
	}
}
