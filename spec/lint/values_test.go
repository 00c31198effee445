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
		{"a word", "zero-not-sent", table("`A`|`a`|`string`|-|`STREAM`\n`B`|`b`|`string`|-|`no title yet`"), "8:10-16 string"},
		{"no value of the enum", "zero-not-sent", table("`A`|`a`|`Kind`|-|`KindA`\n`B`|`b`|`Sort`|-|`SortUp`\n`C`|`c`|`Word`|-|`WordA`") +
			"\n## Enums\n\n### `Kind` 乙\n\nName|Value\n:--|:--\n`KindA`|1\n\n### `Sort` 丙\n\nName|Value\n:--|:--\n`SortDown`|0\n`SortUp`|1\n\n### `Word` `string` 丁\n\nName|Value\n:--|:--\n`WordA`|`a`\n", "8:10-14 Sort"},
		{"beyond the limits", "zero-not-sent", "## Models\n\n### `Chat` 群聊\n\nName|JSON|Type|Required|Limits|Default\n:--|:--|:--|:-:|:--|:--\n`A`|`a`|`int`|-|`1..9`|`2`\n" +
			"`B`|`b`|`int`|-|`0..9`|`2`\n`C`|`c`|`int`|-|`-1..9`|`2`\n`D`|`d`|`string`|-|`1..9 chars`|`甲`\n`E`|`e`|`string`|-|`..9 chars`|`甲`\n", "8:10-13 int\n9:10-13 int\n11:10-16 string"},
		{"no value in the text", "zero-not-sent", "## Models\n\n### `Chat` 群聊\n\nName|JSON|Type|Required|Default|Doc\n:--|:--|:--|:-:|:--|:--\n`A`|`a`|`int`|-|`2`|1-甲；2-乙\n" +
			"`B`|`b`|`int`|-|`1`|0-降序；1-升序\n`C`|`c`|`string`|-|`a`|取值：a-甲，b-乙\n", "8:10-13 int"},
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
		{"notes", "default-as-note", table("`A`|`a`|`string`|全部\n`B`|`b`|`int`|20 条\n`C`|`c`|`int`|-\n`D`|`d`|`int`|\n`E`|`e`|`*int`|null"), ""},
		{"marked", "default-as-note", table("`A`|`a`|`int`|`20`\n`B`|`b`|`Order`|`up`"), ""},
	})
}
