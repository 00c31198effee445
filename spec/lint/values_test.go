package lint

import "testing"

func TestColumnAsTag(t *testing.T) {
	table := func(headers string) string {
		return "## Models\n\n### `Chat` 群聊\n\nName|Type|" + headers + "\n:--|:--|:--|:--\n`A`|`int`|`1`|`2`\n"
	}
	runCases(t, []lintCase{
		{"words", "column-as-tag", table("`default`| `Example`"), "5:12-19 default\n5:23-30 Example"},
		{"Chinese", "column-as-tag", table("`默认值`|`yaml`"), "5:12-15 默认值"},
		{"columns", "column-as-tag", table("Default|**示例**"), ""},
	})
}

func TestZeroNotSent(t *testing.T) {
	table := func(rows string) string {
		return "## Models\n\n### `Chat` 群聊\n\nName|JSON|Type|Required|Default\n:--|:--|:--|:-:|:--\n" + rows + "\n"
	}
	calls := "## API calls\n\nName|Response Type|URL\n:--|:--|:--\n`Get`|`Chat`|`GET /chat`\n\n"
	runCases(t, []lintCase{
		{"scalars", "zero-not-sent", table("`A`|`a`|`int`|-|`1`\n`B`|`b,omitempty`|`string`||`甲`\n`C`|`c`|`bool`|-|`true`"), "7:10-13 int\n8:20-26 string\n9:10-14 bool"},
		{"zero", "zero-not-sent", table("`A`|`a`|`int`|-|`0`\n`B`|`b`|`string`|-|``\n`C`|`c`|`bool`|-|`false`\n`D`|`d`|`float64`|-|`0.0`"), ""},
		{"sent", "zero-not-sent", table("`A`|`a`|`int`|+|`1`\n`B`|`b`|`*int`|-|`1`\n`C`|`c`|`[]int`|-|`[1]`"), ""},
		{"notes", "zero-not-sent", table("`A`|`a`|`int`|-|全部"), ""},
		{"a struct", "zero-not-sent", table("`A`|`a`|`Chat2`|-|`{\"x\": 1}`") + "\n### `Chat2` 乙\n\nName|JSON|Type\n:--|:--|:--\n`X`|`x`|`int`\n", "7:10-15 Chat2"},
		{"only received", "zero-not-sent", calls + table("`A`|`a`|`int`|-|`1`"), ""},
	})
}

func TestDefaultAsNote(t *testing.T) {
	table := func(rows string) string {
		return "## Models\n\n### `Chat` 群聊\n\nName|JSON|Type|Default\n:--|:--|:--|:--\n" + rows + "\n\n" +
			"### `Order` 排序\n\nName|Value\n:--|:--\n`OrderUp`|`\"up\"`\n"
	}
	runCases(t, []lintCase{
		{"values", "default-as-note", table("`A`|`a`|`int`|20\n`B`|`b`|`*bool`|true\n`C`|`c`|`string`|\"甲\"\n`D`|`d`|`[]int`|[1, 2]"),
			"7:15-17 20\n8:17-21 true\n9:18-21 \"甲\"\n10:17-23 [1, 2]"},
		{"of an enum", "default-as-note", table("`A`|`a`|`Order`|up\n`B`|`b`|`*Order`|OrderUp\n`C`|`c`|`string`|up"), "7:17-19 up\n8:18-25 OrderUp"},
		{"notes", "default-as-note", table("`A`|`a`|`string`|全部\n`B`|`b`|`int`|20 条\n`C`|`c`|`int`|-\n`D`|`d`|`int`|"), ""},
		{"marked", "default-as-note", table("`A`|`a`|`int`|`20`\n`B`|`b`|`Order`|`up`"), ""},
	})
}
