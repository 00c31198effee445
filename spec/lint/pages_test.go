package lint

import (
	"strings"
	"testing"
)

// listing is a document with a call that pages as the cell says.
func listing(cell, limits string) string {
	return "## Models\n\n### `ReqList` 参数\n\nName|JSON|Type|Limits\n:--|:--|:--|:--\n`Offset`|`offset`|`int`|\n`Limit`|`limit`|`int`|" + limits +
		"\n\n### `RespList` 结果\n\nName|JSON|Type\n:--|:--|:--\n`Total`|`total`|`int`\n`Pages`|`pageCount`|`int`\n`Stage`|`stage`|`int`\n`Items`|`items`|`[]string`\n\n" +
		"## API calls\n\nName|Request Type|Response Type|Page|URL\n:--|:--|:--|:--|:--\n`List`|`ReqList`|`RespList`|" + cell + "|`GET /list`\n"
}

// nested is a document with a call whose total is within a struct, and whose offset and
// limit are in the form.
func nested(total string) string {
	return "## API calls\n\n### `List` `POST /list` lists\n\nPage\n:--\n`offset offset=offset limit=limit items=items total=" + total + "`\n\n" +
		"#### Request\n\n##### Form\n\nJSON|Type\n:--|:--\n`offset`|`int`\n`limit`|`int`\n\n" +
		"#### Response\n\nJSON|Type\n:--|:--\n`items`|`[]string`\n`page`|`Info`\n\n" +
		"## Models\n\n### `Info` about pages\n\nJSON|Type\n:--|:--\n`total`|`int`\n`pageCount`|`int`\n"
}

func TestPages(t *testing.T) {
	runCases(t, []lintCase{
		{"no limits", "page-ends-early", listing("`offset offset=offset limit=limit items=items`", ""), "23:29-75 `offset offset=offset limit=limit items=items`"},
		{"of the kind page", "page-ends-early", listing("`page page=offset size=limit items=items`", ""), "23:29-70 `page page=offset size=limit items=items`"},
		{"only a lower limit", "page-ends-early", listing("`offset offset=offset limit=limit items=items`", "`1..`"), "23:29-75 `offset offset=offset limit=limit items=items`"},
		{"limits", "page-ends-early", listing("`offset offset=offset limit=limit items=items`", "`..100`"), ""},
		{"a total", "page-ends-early", listing("`offset offset=offset limit=limit items=items total=total`", ""), ""},
		{"a number of pages", "page-ends-early", listing("`page page=offset size=limit items=items pages=pageCount`", ""), ""},
		{"a limit in the form", "page-ends-early", strings.Replace(nested("x"), " total=x", "", 1), "7:1-47 `offset offset=offset limit=limit items=items`"},
		{"no key", "page-ends-early", listing("`offset offset=offset items=items`", ""), ""},
		{"no pages", "page-ends-early", listing("", ""), ""},
		{"pages as a total", "page-total-of-pages", listing("`page page=offset items=items total=pageCount`", ""), "23:29-75 `page page=offset items=items total=pageCount`"},
		{"a total of items", "page-total-of-pages", listing("`page page=offset items=items total=total`", ""), ""},
		{"a total within a struct", "page-total-of-pages", nested("page.total"), ""},
		{"pages within a struct", "page-total-of-pages", nested("page.pageCount"), "7:1-68 `offset offset=offset limit=limit items=items total=page.pageCount`"},
		{"a word with page in it", "page-total-of-pages", listing("`page page=offset items=items total=stage`", ""), ""},
		{"pages as pages", "page-total-of-pages", listing("`page page=offset items=items pages=pageCount`", ""), ""},
	})
}
