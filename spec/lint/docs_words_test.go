package lint

import (
	"strings"
	"testing"
)

func TestWordsInProse(t *testing.T) {
	row := func(doc string) string { return model("`Kind`|`kind`|`string`|" + doc) }
	one := func(doc, want string) lintCase { return lintCase{doc, "enum-in-prose", row(doc), want} }
	none := func(doc string) lintCase { return one(doc, "") }
	runCases(t, []lintCase{
		one("消息类型，可选值有：text：文本；post：富文本", "7:34-50 text：文本；post：富文本"),
		one("可选值：`open_id`（用户在应用内的标识）、`app_id`（应用的标识）", "7:28-64 `open_id`（用户在应用内的标识）、`app_id`（应用的标识）"),
		one("取值：text-文本，image-图片", "7:27-43 text-文本，image-图片"),
		one("取值为： text - 文本, image - 图片。默认为 text", "7:29-50 text - 文本, image - 图片"),
		one("枚举值：<br>- text：文本<br>- text_card：PNG 卡片；", "7:34-63 text：文本<br>- text_card：PNG 卡片"),
		one("One of: text - plain text, post - rich text", "7:32-67 text - plain text, post - rich text"),
		one("possible values: text (plain), post (with images, links)", "7:41-80 text (plain), post (with images, links)"),
		one("类型（可选值：a：甲，b：乙），必填", "7:31-38 a：甲，b：乙"),
		one("可选值有：a：甲，含子部门；b：乙，含成员；c：丙", "7:29-49 a：甲，含子部门；b：乙，含成员；c：丙"),
		one("可选值有：a：甲；b：乙，默认为 a", "7:29-36 a：甲；b：乙"),
		one("取值：“a”：甲，“b”：乙", "7:27-38 “a”：甲，“b”：乙"),

		none("text：文本；post：富文本"),                // no introduction
		none("可选值：text：文本"),                     // one alone
		none("取值：2020-01-02，2020-02-03"),        // dates
		none("取值：a-2020，b-2021"),                // numbers
		none("取值：https://a.com，http://b.com"),   // URLs
		none("取值：text/plain，image/png"),         // media types
		none("取值：{\"a\": \"甲\", \"b\": \"乙\"}"), // JSON
		none("取值：`{\"a\": \"甲\"}`，`{\"b\": \"乙\"}`"),
		none("values: name: foo, age: bar"),    // an example of pairs
		none("取值：name:foo，age:bar"),            // the same
		none("例如：name：名称，age：年龄"),              // the same in Chinese
		none("取值：text，image，或者 post：富文本"),      // words without meanings
		none("取值：text：文本，image：图片，file"),       // one without a meaning
		none("取值：text：文本，image：图片。另有 a：甲；b：乙"), // others behind
		none("取值：text：文本，image：图片等"),           // examples only
		none("取值：text：文本，text：图片"),             // twice the same
		none("取值：text：文本（普通，image：图片"),         // a bracket without an end
		none("取值范围由服务决定，text-文本，image-图片"),
		none("取值：false：否，true：是"),
	})
}

func TestWordsElsewhere(t *testing.T) {
	const doc = "可选值有：text：文本；post：富文本"
	consts := "const (\n\tKindText = \"text\"\n\tKindPost = \"post\"\n)"
	enum := "\n### `Kind` `string` 种类\n\nName|Value|Doc\n:--|:--|:--\n`KindText`|`text`|文本\n`KindPost`|`post`|富文本\n"
	runCases(t, []lintCase{
		{"slice", "enum-in-prose", model("`A`|`a`|`[]string`|" + doc), "7:25-41 text：文本；post：富文本"},
		{"pointer", "enum-in-prose", model("`A`|`a`|`*string`|" + doc), "7:24-40 text：文本；post：富文本"},
		{"number", "enum-in-prose", model("`A`|`a`|`int64`|" + doc), ""},
		{"map", "enum-in-prose", model("`A`|`a`|`map[string]string`|" + doc), ""},
		{"constants", "enum-in-prose", model("`A`|`a`|`string`|"+doc) + fence(consts), ""},
		{"too few constants", "enum-in-prose", model("`A`|`a`|`string`|"+doc) + fence("const KindText = \"text\""), "7:23-39 text：文本；post：富文本"},
		{"enum of the field", "enum-in-prose", model("`A`|`a`|`Kind`|"+doc) + enum, ""},
		{"enum beside", "enum-in-prose", model("`A`|`a`|`string`|"+doc) + enum, ""},
		{"another enum", "enum-in-prose", model("`A`|`a`|`string`|"+doc+"；file：文件") + enum, "7:23-47 text：文本；post：富文本；file：文件"},
	})
}

// TestWordsFix shows the enum that is offered, and that it does away with the
// finding.
func TestWordsFix(t *testing.T) {
	text := model("`Kind`|`kind`|`string`|消息类型，可选值有：text：文本；rich_text：富文本 a\\|b。默认为 text")
	found := ruleFindings(parseText(t, text), "enum-in-prose")
	if len(found) != 1 || found[0].Fix == nil || found[0].Fix.Certain {
		t.Fatalf("found %+v", found)
	}
	if got, want := found[0].Message(), "the values of `kind`, `text` `rich_text`, are only in its documentation"; got != want {
		t.Errorf("says %q, want %q", got, want)
	}
	want := "## Models\n\n### `ChatKind` `string` 消息类型\n\nName|Value|Doc\n:--|:--|:--\n`ChatKindText`|`text`|文本\n`ChatKindRichText`|`rich_text`|富文本 a\\|b\n\n" +
		strings.TrimPrefix(strings.Replace(text, "|`string`|", "|`ChatKind`|", 1), "## Models\n\n")
	fixed := applyFixes(text, found, false)
	if fixed != want {
		t.Errorf("got\n%s\nwant\n%s", fixed, want)
	}
	if left := ruleFindings(parseText(t, fixed), "enum-in-prose"); len(left) > 0 {
		t.Errorf("still there: %s", placesOf(left))
	}
}
