package lint

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/spec"
)

func TestFullWidth(t *testing.T) {
	values := func(v string) string {
		return "## Enums\n\n### `Kind` `string` 种类\n\nName|Value|Doc\n:--|:--|:--\n`KindA`|" + v + "|甲\n"
	}
	runCases(t, []lintCase{
		{"letters of a name", "full-width-in-code", model("`ＩＤ`|`id`|`string`|甲"), "7:2-3 Ｉ"},
		{"letters of a key", "full-width-in-code", model("`ID`|`ｉd`|`string`|甲"), "7:7-8 ｉ"},
		{"heading", "full-width-in-code", "## Models\n\n### `Chａt` 群聊\n\nName|Type|Doc\n:--|:--|:--\n`A`|`int`|甲\n", "3:8-9 ａ"},
		{"value", "full-width-in-code", values("`“text”`"), "7:10-11 “"},
		{"bare value", "full-width-in-code", values("text＿a"), "7:13-14 ＿"},
		{"Chinese value", "full-width-in-code", values("`男（已婚）`"), ""},
		{"tag", "full-width-in-code", "## Models\n\n### `Chat` 群聊\n\nName|Type|`validate`|Doc\n:--|:--|:--|:--\n`A`|`int`|`min=1，max=3`|甲\n", "7:17-18 ，"},
		{"doc", "full-width-in-code", model("`A`|`a`|`string`|例如 `{\"a\"：1}`，或者（b）"), "7:26-27 ："},
		{"Chinese in code", "full-width-in-code", model("`A`|`a`|`string`|例如 `a，群名` 或 `，`"), ""},
		{"words", "full-width-in-code", model("`A`|`a`|`string`|例如 `userid，name`"), "7:28-29 ，"},
		{"quoted", "full-width-in-code", model("`A`|`a`|`string`|例如 `“abc”`，`` “x.y” ``"), "7:22-23 “\n7:32-33 “"},
		{"pair", "full-width-in-code", model("`A`|`a`|`string`|例如 `key：value`"), "7:25-26 ："},
		{"pairs", "full-width-in-code", model("`A`|`a`|`string`|例如 `“a”：1，\"b\": {\"c\"：2}`"), "7:22-23 “"},
		{"number", "full-width-in-code", model("`A`|`a`|`string`|例如 `1，2.5`"), "7:23-24 ，"},
		{"JSON with texts", "full-width-in-code", model("`A`|`a`|`string`|例如 `{“a”: \"x y, z!\"}`"), "7:23-24 “"},
		{"below the heading", "full-width-in-code", "## Models\n\n### `Chat` 群聊\n\n例如 `a＝1`，但不是 `<a＝1>`\n\nName|Type|Doc\n:--|:--|:--\n`A`|`int`|甲\n", "5:6-7 ＝"},
		{"shown as it is", "full-width-in-code", model("`A`|`a`|`string`|例如 `<b>a｜b</b>`、`姓名：张三`、`12：30`、`1～9`、`Hello， world！`、`a　b`、`abc。`、`（a）`"), ""},
		{"within a text of JSON", "full-width-in-code", model("`A`|`a`|`string`|例如 `{\"a\": \"x，y\"}`、`\"x，y\"`"), ""},
		{"in a value", "full-width-in-code", values("`<a｜b>`"), "7:12-13 ｜"},
		{"in a heading", "full-width-in-code", "## Models\n\n### `Chat` 群聊 `<a＝1>`\n\nName|Type|Doc\n:--|:--|:--\n`A`|`int`|甲\n", "3:18-19 ＝"},
		{"text of a heading", "full-width-in-code", "## Models\n\n### `Chat` 群聊 `a＝1`\n\nName|Type|Doc\n:--|:--|:--\n`A`|`int`|甲\n", "3:17-18 ＝"},
	})
	text := values("`“a｜b”`")
	if got := applyFixes(text, ruleFindings(parseText(t, text), "full-width-in-code"), false); !strings.Contains(got, "`\"a\\|b\"`") {
		t.Errorf("fixed\n%s", got)
	}
}

func TestPipeUnescaped(t *testing.T) {
	runCases(t, []lintCase{
		{"none", "pipe-unescaped", model("`A`|`a`|`string`|`x\\|y`"), ""},
		{"empty cells", "pipe-unescaped", model("``|``|`Base`|甲") + "\n### `Base` 基础\n\nName|Type|Doc\n:--|:--|:--\n`A`|`string`|甲\n", ""},
		{"prose", "pipe-unescaped", "# T\n\nA|B|C\n:--|:--|:--\nx|`a|b`\n\n## Models\n", "5:3-8 `a|b`"},
		{"lost", "pipe-unescaped", "# T\n\nA|B\n:--|:--\nx|a|b\ny|z|\n\n## Models\n", "5:3-6 a|b"},
		{"call", "pipe-unescaped", "## API calls\n\nName|URL|Doc|Access Token\n:--|:--|:--|:--\n`Ping`|`GET /ping`|甲 \\`|-\n", ""},
		{"two lengths", "pipe-unescaped", "# T\n\nA|B|C\n:--|:--|:--\nx|`` a|b`\n\n## Models\n", ""},
	})
	text := "# T\n\nA|B|C\n:--|:--|:--\nx|`a|b\\|c`\n\n## Models\n"
	if got := applyFixes(text, ruleFindings(parseText(t, text), "pipe-unescaped"), false); !strings.Contains(got, "x|`a\\|b\\|c`\n") {
		t.Errorf("fixed\n%s", got)
	}
}

func TestSectionTitle(t *testing.T) {
	calls := "Name|URL\n:--|:--\n`Ping`|`GET /ping`\n"
	runCases(t, []lintCase{
		{"calls", "section-title", "# T\n\n## API\n\n" + calls, "3:4-7 API"},
		{"calls in Chinese", "section-title", "# T\n\n## 群聊的接口\n\n名称|地址\n:--|:--\n`Ping`|`GET /ping`\n", "3:4-9 群聊的接口"},
		{"known", "section-title", "# T\n\n## API calls\n\n" + calls, ""},
		{"nearly known", "section-title", "# T\n\n## API call\n\n" + calls, ""},
		{"no section", "section-title", "# T\n\n" + calls + "\n## Models\n", "3:1-9 Name|URL"},
		{"links", "section-title", "# T\n\n## 链接\n\n名称|地址\n:--|:--\n官网|https://example.com\n", ""},
		{"errors", "section-title", "# T\n\n## 失败\n\nName|Code\n:--|--:\n`ErrBusy`|-1\n", "3:4-6 失败"},
		{"other codes", "section-title", "# T\n\n## Codes\n\nName|Code\n:--|--:\n上海市|021\n", ""},
		{"settings", "section-title", "# T\n\n## Setup\n\nSetting|Value\n:--|:--\nbase url|`https://example.com`\n", "3:4-9 Setup"},
		{"other settings", "section-title", "# T\n\n## Setup\n\nSetting|Value\n:--|:--\ncolour|red\n", ""},
		{"once", "section-title", "# T\n\n## API\n\n" + calls + "\ntext\n\n" + calls, "3:4-7 API"},
		{"above a later section", "section-title", "# T\n\n## Models\n\n# U\n\n" + calls, "7:1-9 Name|URL"},
	})
}

func TestCodeSpanMissing(t *testing.T) {
	runCases(t, []lintCase{
		{"fields", "code-span-missing", "## Models\n\n### `Chat` 群聊\n\nName|JSON|Type|`yaml`|Doc\n:--|:--|:--|:--|:--\nA|`a`|[]int64|a_b|甲\n`B`|-|`int`||乙\nC|TODO|x||\n",
			"7:1-2 A\n7:7-14 []int64\n7:15-18 a_b"},
		{"values", "code-span-missing", "## Enums\n\n### `Kind` `string` 种类\n\nName|Value|Doc\n:--|:--|:--\n`KindA`|1|甲\n`KindB`|\"b\"|乙\n`KindC`|c|丙\n", "9:9-10 c"},
		{"calls", "code-span-missing", "## API calls\n\nName|URL|Access Token|Doc\n:--|:--|:--|:--\nPing|GET /ping|+|甲\n", "5:1-5 Ping\n5:6-15 GET /ping"},
	})
}

func TestTrailingBlanks(t *testing.T) {
	runCases(t, []lintCase{
		{"lines", "trailing-blanks", "# T \n\ntext  \nmore\n\n## Models\t\n\n### `Chat` 群聊 \n\nName|Type|Doc \n:--|:--|:--\t \n`A`|`int`|甲  \n\n```go\nconst A = 1 \n```\n",
			"1:4-5  \n6:10-11 \t\n8:14-15  \n10:14-15  \n11:12-14 \t \n12:12-14   "},
		{"windows", "trailing-blanks", "## Models \r\n\r\n### `Chat` 群聊\r\n\r\nName|Type|Doc\r\n:--|:--|:--\r\n`A`|`int`|甲 |\r\n", "1:10-11  "},
	})
}

func TestHeaderCase(t *testing.T) {
	runCases(t, []lintCase{
		{"columns", "header-case", "## models\n\n### `Chat` 群聊\n\n**name**|json|TYPE|`yaml`|description\n:--|:--|:--|:--|:--\n`A`|`a`|`int`||甲\n",
			"1:4-10 models\n5:3-7 name\n5:10-14 json\n5:15-19 TYPE\n5:27-38 description"},
		{"Chinese", "header-case", "## 模型\n\n### `Chat` 群聊\n\n名称|JSON|类型|说明\n:--|:--|:--|:--\n`A`|`a`|`int`|甲\n", ""},
		{"calls", "header-case", "## API Calls\n\nName|Result type|Url|doc\n:--|:--|:--|:--\n`Ping`||`GET /ping`|甲\n", "1:4-13 API Calls\n3:6-17 Result type\n3:18-21 Url\n3:22-25 doc"},
	})
}

func TestColumnOrder(t *testing.T) {
	table := func(name, header string) string {
		n := strings.Count(header, "|")
		return "### `" + name + "` 表\n\n" + header + "\n:--" + strings.Repeat("|:--", n) + "\n\n"
	}
	head := "## Models\n\n"
	runCases(t, []lintCase{
		{"one of three", "column-order", head + table("A", "Name|JSON|Type|Doc") + table("B", "Name|JSON|Type|Doc") + table("C", "Name|JSON|Doc|Type"), "15:15-19 Type"},
		{"no majority", "column-order", head + table("A", "Name|JSON|Type|Doc") + table("B", "JSON|Name|Type|Doc"), ""},
		{"other columns", "column-order", head + table("A", "Name|Type|Doc") + table("B", "Name|Type|Required|Doc") + table("C", "Name|`yaml`|Type|Doc"), ""},
	})
}

func TestSectionOrder(t *testing.T) {
	topic := func(name string, sections ...string) string {
		return "# " + name + "\n\n## " + strings.Join(sections, "\n\n## ") + "\n\n"
	}
	runCases(t, []lintCase{
		{"one of three", "section-order", topic("A", "Models", "Errors") + topic("B", "模型", "错误码") + topic("C", "Errors", "Notes", "Models"), "19:4-10 Models"},
		{"no majority", "section-order", topic("A", "Models", "Errors") + topic("B", "Errors", "Models"), ""},
		{"again", "section-order", topic("A", "Models", "Errors", "Models") + topic("B", "Models", "Errors"), ""},
	})
}

// TestCertainFixes shows of every certain fix that the document keeps its
// meaning, parses without new findings, and has no such finding any more.
func TestCertainFixes(t *testing.T) {
	for _, text := range []string{
		"# T \n\n## models \n\n### `Chat` 群聊 \n\n**name**|json|TYPE|`yaml`|description \n:--|:--|:--|:--|:-- \nA|a,omitempty|*[]int64|a_b|甲  \n`B`|-|`int`| |乙\\| \n",
		"## API Calls\r\n\r\nname|Url|doc\r\n:--|:--|:--\r\nPing|GET /ping/*|甲\t\r\n",
		"## enums\n\n### `Kind` `string` 种类\n\nname|VALUE|doc\n:--|:--|:--\nKindA|a\\|b|甲\nKindB|c\\\n",
	} {
		checkCertainFixes(t, text)
	}
}

// checkCertainFixes makes the certain fixes of a document and compares.
func checkCertainFixes(t *testing.T, text string) {
	t.Helper()
	before := parseBytes(text)
	found := check(before, Strict)
	fixed := applyFixes(text, found, true)
	after := parseBytes(fixed)
	noise, more := before.Findings, after.Findings
	if more.HasErrors() || len(more) > len(noise) {
		t.Fatalf("new findings %s after the fixes\n%q\n%q", placesOf(more), text, fixed)
	}
	if a, b := schemaOf(t, before.Package), schemaOf(t, after.Package); a != b {
		t.Fatalf("another schema\n%s\n%s\nof\n%q\n%q", a, b, text, fixed)
	}
	for _, d := range check(after, Strict) {
		if d.Fix != nil && d.Fix.Certain {
			t.Fatalf("%s still finds %q in %q, from %q", d.Rule.ID, d.Span.Text(), fixed, text)
		}
	}
}

func parseBytes(text string) parser.Result {
	return parser.Read([]parser.File{{Name: "doc.md", Path: "doc.md", Content: []byte(text)}}, parser.Options{Package: "api"})
}

// schemaOf returns the JSON form of a package without its spans.
func schemaOf(t *testing.T, p *spec.Package) string {
	t.Helper()
	encoded, err := spec.Encode(p)
	if err != nil {
		t.Fatal(err)
	}
	var tree any
	if err := json.Unmarshal(encoded, &tree); err != nil {
		t.Fatal(err)
	}
	dropSpans(tree)
	out, err := json.Marshal(tree)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func dropSpans(tree any) {
	switch v := tree.(type) {
	case []any:
		for _, e := range v {
			dropSpans(e)
		}
	case map[string]any:
		for k, e := range v {
			if strings.HasSuffix(k, "span") || strings.HasSuffix(k, "Span") {
				delete(v, k)
				continue
			}
			dropSpans(e)
		}
	}
}
