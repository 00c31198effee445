package parser

import (
	"fmt"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/spec/diag"
)

// suggestions returns how many findings of the rule there are and which of
// them, by number from 0, suggest nothing.
func suggestions(list diag.List, rule *diag.Rule) (found int, without []int) {
	for _, d := range list.Sorted() {
		if d.Rule != rule {
			continue
		}
		if len(d.Suggest) == 0 {
			without = append(without, found)
		}
		found++
	}
	return found, without
}

// misspelt returns the name with the i-th of 676 pairs of letters behind it: all
// of them are as near to it.
func misspelt(name string, i int) string {
	return name + string([]rune{'a' + rune(i/26), 'a' + rune(i%26)})
}

// TestSuggestedTypes names more unknown types than are compared with all names,
// and then one of the first and one of the last of them again.
func TestSuggestedTypes(t *testing.T) {
	const last = maxSuggested + 1
	var b strings.Builder
	b.WriteString("## Models\n\n### `LongNameOfAChat` 群聊\n\nName|Type\n-|-\n")
	names := func(from, to int) {
		for i := from; i <= to; i++ {
			fmt.Fprintf(&b, "`F%d`|`%s`\n", b.Len(), misspelt("LongNameOfAChat", i))
		}
	}
	names(0, last)
	names(0, 0)
	names(last, last)
	_, _, list := checkPackage(Options{}, b.String())
	found, without := suggestions(list, UnknownType)
	if want := []int{maxSuggested, last, last + 2}; found != last+3 || fmt.Sprint(without) != fmt.Sprint(want) {
		t.Errorf("of %d unknown types %v suggest nothing, want %v of %d", found, without, want, last+3)
	}
}

// TestSuggestedKeys names more unknown keys of one model than are compared with
// all of its keys, and then one of another model.
func TestSuggestedKeys(t *testing.T) {
	model := "### `%s` 参数\n\nName|JSON|Type\n-|-|-\n`ID`|`a_long_key`|`string`\n\n"
	var b strings.Builder
	b.WriteString("## Models\n\n" + fmt.Sprintf(model, "Req") + fmt.Sprintf(model, "Other"))
	b.WriteString("## API calls\n\nName|Request Type|URL\n-|-|-\n")
	for i := range maxSuggested + 2 {
		fmt.Fprintf(&b, "`Call%d`|`Req`|`GET /%d/{%s}`\n", i, i, misspelt("a_long_key", i))
	}
	b.WriteString("`Last`|`Other`|`GET /{a_long_kye}`\n")
	_, _, list := checkPackage(Options{}, b.String())
	found, without := suggestions(list, UnknownPathKey)
	if want := []int{maxSuggested, maxSuggested + 1}; found != maxSuggested+3 || fmt.Sprint(without) != fmt.Sprint(want) {
		t.Errorf("of %d unknown keys %v suggest nothing, want %v of %d", found, without, want, maxSuggested+3)
	}
}
