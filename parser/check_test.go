package parser

import "testing"

// duplicateKeyTests are structs whose keys clash where they meet.
var duplicateKeyTests = []struct {
	name, text string
	want       []string
}{
	{"a struct embedded on two ways", "### `D`\n\nName|JSON|XML|Type\n:--|:--|:--|:--\n``||`-`|`B`\n``||`-`|`C`\n\n" +
		"### `B`\n\nName|Type\n:--|:--\n``|`Leaf`\n\n### `C`\n\nName|Type\n:--|:--\n``|`Leaf`\n\n### `Leaf`\n\nName|JSON|Type\n:--|:--|:--\n`A`|`a`|`int`\n",
		[]string{"a.md duplicate-key 3:6 D"}},
	{"an XML path that goes through an element", "### `D`\n\nName|JSON|XML|Type\n:--|:--|:--|:--\n`A`|`a`|`x>y`|`int`\n`B`|`b`|`x`|`int`\n",
		[]string{"a.md duplicate-key 8:10 x"}},
	{"XML name spaces", "### `D`\n\nName|JSON|XML|Type\n:--|:--|:--|:--\n`A`|`a`|`s x`|`int`\n`B`|`b`|`t x`|`int`\n", nil},
	{"a key in the tag and one without", "### `D`\n\nName|JSON|Type\n:--|:--|:--\n`A`||`int`\n`B`|`A`|`int`\n",
		[]string{"a.md duplicate-key 8:6 A"}},
	{"fields that XML does not know", "### `D`\n\nName|XML|Type\n:--|:--|:--\n`A`||`int`\n`B`|`A`|`int`\n", nil},
}

func TestDuplicateKeys(t *testing.T) {
	for _, tt := range duplicateKeyTests {
		t.Run(tt.name, func(t *testing.T) {
			_, got, list := checkPackage(Options{}, "## Models\n\n"+tt.text)
			checkLines(t, got, tt.want)
			if t.Failed() {
				t.Log(list)
			}
		})
	}
}

// TestHandWrittenStructsEmbed: a type written by hand is a struct if what it is
// defined by is one, be it declared by a document. It is no golden case since the
// hand-written Go does not compile without the document.
func TestHandWrittenStructsEmbed(t *testing.T) {
	const text = "## Models\n\n### `Chat` 群聊\n\nName|JSON|Type\n:--|:--|:--\n`OfModel`||-\n``||`OfFence`\n`*OfHand`||-\n`OfText`||-\n`ID`|`id`|`string`\n\n" +
		"### `Base` 基础\n\nName|JSON|Type\n:--|:--|:--\n`Name`|`name`|`string`\n\n```go\ntype Raw struct{ Z string }\n```\n"
	const hand = "type OfModel Base\ntype OfFence Raw\ntype OfHand OfFence\ntype OfText string\n"
	_, got, list := checkPackage(goFile(hand), text)
	checkLines(t, got, []string{"a.md embedded-not-struct 10:2 OfText"})
	if t.Failed() {
		t.Log(list)
	}
}
