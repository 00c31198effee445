package breaking

import (
	"cmp"
	"fmt"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/mdspec-go/mdspec/spec/diag"
)

// placed is a document with one thing of every kind that can be removed.
const placed = `# 群聊

## Service

Setting|Value|Doc
:--|:--|:--
base url|` + "`https://example.com`" + `|地址
error code|` + "`errcode`" + `|错误码

## Models

### ` + "`Chat`" + ` 群

Name|JSON|Type|Doc
:--|:--|:--|:--
` + "`ID`|`id`|`string`" + `|群 ID
` + "`Title`|`title`|`string`" + `|群名
` + "`Status`|`status`|`Status`" + `|状态

### ` + "`Note`" + ` 公告

Name|JSON|Type
:--|:--|:--
` + "`Text`|`text`|`string`" + `

### ` + "`Member`" + ` 成员

Name|JSON|Type
:--|:--|:--
` + "`UserID`|`userid`|`string`" + `

` + "```go\nconst Limit = 100\n\nvar Names = []string{}\n\ntype Pair [2]string\n\ntype Point struct {\n\tX, Y int\n}\n```" + `

## Enums

### ` + "`Status` `int64`" + ` 状态

Name|Value|Doc
:--|:--|:--
` + "`StatusOpen`|`0`" + `|开
` + "`StatusShut`|`1`" + `|关

### ` + "`Kind` `string`" + ` 种类

Name|Value
:--|:--
` + "`KindOne`|`one`" + `

## API calls

Name|Request Type|Response Type|URL
:--|:--|:--|:--
` + "`GetChat`||`Chat`|GET /chat" + `
` + "`PutChat`|`Chat`||POST /chat" + `

Name|Request Type|Response Type|URL|Doc
:--|:--|:--|:--|:--
` + "`GetMember`||`Member`|GET /member" + `|成员
` + "`PutMember`|`Member`||POST /member" + `|成员

## Errors

Name|Code|Doc
:--|:--|:--
` + "`ErrBusy`|`45009`" + `|忙
` + "`ErrGone`|`40050`" + `|没有了
`

// cutOut returns the document without what is between two texts, the first one
// included; up to the end if the second is "".
func cutOut(t *testing.T, text, from, to string) string {
	t.Helper()
	before, rest, ok := strings.Cut(text, from)
	if !ok {
		t.Fatalf("no %q", from)
	}
	if to == "" {
		return before
	}
	_, after, ok := strings.Cut(rest, to)
	if !ok {
		t.Fatalf("no %q behind %q", to, from)
	}
	return before + to + after
}

// placesOf returns each rule with what is at its place.
func placesOf(found diag.List) string {
	var b strings.Builder
	for _, d := range found {
		at := "nowhere"
		if !d.Span.IsZero() {
			at = fmt.Sprintf("%v-%d %s", d.Span, d.Span.EndPosition().Column, d.Span.Text())
		}
		fmt.Fprintf(&b, "%s: %s\n", d.Rule.ID, at)
	}
	return b.String()
}

// TestPlaces removes one thing each.
func TestPlaces(t *testing.T) {
	const (
		callTable    = "new/a.md:61:1-36 Name|Request Type|Response Type|URL"
		secondTable  = "new/a.md:66:1-40 Name|Request Type|Response Type|URL|Doc"
		settingTable = "new/a.md:5:1-18 Setting|Value|Doc"
	)
	tests := []struct{ name, from, to, want, bare string }{
		{"field", "`Title`", "`Status`|", "field-removed: new/a.md:14:1-19 Name|JSON|Type|Doc\nkey-removed: new/a.md:14:1-19 Name|JSON|Type|Doc\n", ""},
		{"every field", "\nName|JSON|Type\n", "\n### `Member`", "field-removed: new/a.md:20:6-10 Note\nkey-removed: new/a.md:20:6-10 Note\n", ""},
		{"model", "### `Note`", "### `Member`", "type-removed: new/a.md:10:4-10 Models\n", ""},
		{"enum", "### `Kind`", "## API", "type-removed: new/a.md:44:4-9 Enums\n", ""},
		{"enum value", "`StatusShut`", "\n\n###", "const-removed: new/a.md:48:1-15 Name|Value|Doc\nenum-value-removed: new/a.md:48:1-15 Name|Value|Doc\n", ""},
		{"const of a fence", "const Limit", "var", "const-removed: new/a.md:32:1-6 ```go\n", ""},
		{"variable of a fence", "var Names", "type", "var-removed: new/a.md:32:1-6 ```go\n", ""},
		{"type of a fence", "type Pair", "type Point", "type-removed: new/a.md:32:1-6 ```go\n", ""},
		{"field of a fence", ", Y", " int", "field-removed: new/a.md:39:6-11 Point\nkey-removed: new/a.md:39:6-11 Point\n", ""},
		{"fence", "```go", "## Enums", "const-removed: new/a.md:10:4-10 Models\ntype-removed: new/a.md:10:4-10 Models\ntype-removed: new/a.md:10:4-10 Models\nvar-removed: new/a.md:10:4-10 Models\n", ""},
		{"call", "`PutChat`", "\nName|", "call-removed: " + callTable + "\nurl-removed: " + callTable + "\n", ""},
		{"call of a second table", "`PutMember`", "\n## Errors", "call-removed: " + secondTable + "\nurl-removed: " + secondTable + "\n", ""},
		{"first call of a second table", "`GetMember`", "`PutMember`", "call-removed: " + secondTable + "\nurl-removed: " + secondTable + "\n",
			"call-removed: " + callTable + "\nurl-removed: " + callTable + "\n"},
		{"error code", "`ErrGone`", "", "const-removed: new/a.md:73:1-14 Name|Code|Doc\nerror-code-removed: new/a.md:73:1-14 Name|Code|Doc\n", ""},
		{"setting", "error code|", "\n## Models", "service-changed: " + settingTable + "\n", ""},
		{"setting of the constructor", "base url", "error code", "constructor-changed: " + settingTable + "\n", ""},
		{"table of a section", "\nName|Code", "", "const-removed: new/a.md:71:4-10 Errors\nconst-removed: new/a.md:71:4-10 Errors\n" +
			"error-code-removed: new/a.md:71:4-10 Errors\nerror-code-removed: new/a.md:71:4-10 Errors\n", ""},
		{"section", "## Errors", "", "const-removed: new/a.md:1:3-5 群聊\nconst-removed: new/a.md:1:3-5 群聊\n" +
			"error-code-removed: new/a.md:1:3-5 群聊\nerror-code-removed: new/a.md:1:3-5 群聊\n", ""},
		{"service", "## Service", "## Models", "constructor-changed: new/a.md:1:3-5 群聊\nservice-changed: new/a.md:1:3-5 群聊\n", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			now := parse(t, "new", map[string]string{"a.md": cutOut(t, placed, test.from, test.to)})
			old := parse(t, "old", map[string]string{"a.md": placed})
			if d := gocmp.Diff(test.want, placesOf(Compare(old, now))); d != "" {
				t.Errorf("places (-want +got):\n%s", d)
			}
			if d := gocmp.Diff(cmp.Or(test.bare, test.want), placesOf(Compare(bare(old), now))); d != "" {
				t.Errorf("places without the old document (-want +got):\n%s", d)
			}
		})
	}
}

// TestPlacesOfDocuments removes what is larger than a section, and looks for documents
// and topics that have other names now.
func TestPlacesOfDocuments(t *testing.T) {
	model := func(name string) string {
		return "### `" + name + "`\n\nName|Type\n:--|:--\n`" + name + "ID`|`int`\n\n"
	}
	const models, errors = "## Models\n\n", "## Errors\n\nName|Code\n:--|:--\n"
	type documents map[string]string
	tests := []struct {
		name     string
		old, new documents
		want     string
	}{
		{"a document", documents{"a.md": models + model("A"), "b.md": models + model("B")}, documents{"a.md": models + model("A")},
			"type-removed: nowhere\n"},
		{"a renamed document", documents{"a.md": "# 群\n\n" + models + model("A") + model("B")}, documents{"c.md": "# 群聊\n\n" + models + model("A")},
			"type-removed: new/c.md:3:4-10 Models\n"},
		{"a document that holds nothing any more", documents{"a.md": models + model("A")}, documents{"a.md": "\n# 群\n"},
			"type-removed: new/a.md:1:1-1 \n"},
		{"a section that holds nothing any more", documents{"a.md": models + model("A")}, documents{"a.md": "text\n\n" + models},
			"type-removed: new/a.md:3:4-10 Models\n"},
		{"a topic", documents{"a.md": "# 群\n\n" + models + model("A") + "# 人\n\n" + models + model("B")},
			documents{"a.md": "# 群\n\n" + models + model("A") + "# 部门\n\n" + models + model("C")},
			"type-removed: new/a.md:1:1-4 # 群\n"},
		{"of the second topic", documents{"a.md": "# 群\n\n" + models + model("A") + "# 人\n\n" + models + model("B") + model("C")},
			documents{"a.md": "# 群\n\n" + models + model("A") + "# 人\n\n" + models + model("B")},
			"type-removed: new/a.md:13:4-10 Models\n"},
		{"of a renamed topic", documents{"a.md": "# 群\n\n" + models + model("A") + "# 人\n\n" + models + model("B") + model("C")},
			documents{"a.md": "# 群\n\n" + models + model("A") + "# 成员\n\n" + models + model("B")},
			"type-removed: new/a.md:13:4-10 Models\n"},
		{"of a topic that is gone", documents{"a.md": "# 群\n\n" + models + model("A") + "# 人\n\n" + errors + "`ErrA`|`1`\n# 组\n"},
			documents{"a.md": "# 群\n\n" + models + model("A") + "# 组\n"},
			"const-removed: new/a.md:1:1-4 # 群\nsupport-removed: new/a.md:1:1-4 # 群\nerror-code-removed: new/a.md:1:1-4 # 群\n"},
		{"of the second of two sections", documents{"a.md": models + model("A") + "## Notes\n\n" + models + model("B") + model("C")},
			documents{"a.md": models + model("A") + "## Notes\n\n" + models + model("B")},
			"type-removed: new/a.md:11:4-10 Models\n"},
		{"an enum among models", documents{"a.md": models + model("A") + "### `E` `int`\n\nName|Value\n:--|:--\n`EA`|1\n"},
			documents{"a.md": models + model("A")}, "type-removed: new/a.md:1:4-10 Models\n"},
		{"behind a byte order mark", documents{"a.md": "\ufeff# 群\n\n" + models + model("A") + model("B")},
			documents{"a.md": "\ufeff# 群\n\n" + models + model("A")}, "type-removed: new/a.md:3:4-10 Models\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			old, now := parse(t, "old", test.old), parse(t, "new", test.new)
			if d := gocmp.Diff(test.want, placesOf(Compare(old, now))); d != "" {
				t.Errorf("places (-want +got):\n%s", d)
			}
			if d := gocmp.Diff(test.want, placesOf(Compare(bare(old), now))); d != "" {
				t.Errorf("places without the old document (-want +got):\n%s", d)
			}
			for _, d := range Compare(old, bare(now)) {
				if !d.Span.IsZero() {
					t.Errorf("a place in no document: %s", d.Span)
				}
			}
		})
	}
}
