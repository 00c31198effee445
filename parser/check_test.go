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
