package page

import (
	"fmt"
	"testing"
)

func TestItemOf(t *testing.T) {
	for text, want := range map[string]string{
		"`id` (string, required) - text":            "id|string|required|text",
		"`id` (string): text":                       "id|string||text",
		"**`id`** (_string_): text":                 "id|string||text",
		"**id** *string*":                           "id|string||",
		"**id** _string_, OPTIONAL":                 "id|string|OPTIONAL|",
		"**id** _[Lid](#lid) array_, REQUIRED":      "id|[Lid](#lid) array|REQUIRED|",
		"__id__: `int` - text":                      "id|int||text",
		"**id** - `string` - text":                  "id|string||text",
		"`id`: string, required. The id":            "id|string|required|The id",
		"`id` — string — text":                      "id|string||text",
		"`id` [Lid](#lid) text":                     "id|[Lid](#lid)||text",
		"`id`: Array of [Lid](#lid)":                "id|Array of [Lid](#lid)||",
		"`id`: string or null - text":               "id|string or null||text",
		"`id` <int> text":                           "id|int||text",
		"`id?` {number} text":                       "id?|number||text",
		"`id`*: string - text":                      "id|string||text",
		"`id` [optional] words":                     "id||optional|words",
		"**`id`** `string[]` `可选` — 编号":             "id|string[]|可选|编号",
		"`id`（string，必填）：编号":                        "id|string|必填|编号",
		"id [string] 必填 编号":                         "id|string|必填|编号",
		"id：string，编号":                              "id|string||编号",
		"id (type) - text":                          "id|||(type) - text",
		"id: string // text":                        "id|string||text",
		"id: string of the shelf":                   "id|||string of the shelf",
		"`id`: `OPEN` or `SHUT`":                    "id|||`OPEN` or `SHUT`",
		"`id` (integer, default: 5, optional) text": "id|integer|optional|(default: 5) text",
		"id: `5` (number, required) - text":         "id|number|required|(example: `5`) text",
		"id: Bob (string) - text":                   "id|string||(example: Bob) text",
		"page = `1` (number, optional) - text":      "page|number|optional|(default: `1`) text",
		"[`id`](#id) (string)":                      "id|string||",
		"The [Lid](#lid) of it":                     "The|||[Lid](#lid) of it",
		"The `String` class":                        "The|||`String` class",
		"id `string`: words":                        "id|string||words",
		"`id` {Lid|AsyncLid|null} words":            "id|Lid|AsyncLid|null||words",
		"data.id[] (string) text":                   "data.id[]|string||text",
		"**id**: words":                             "id|||words",
		"`id` `(string: <required>)` - text":        "id|string|required|text",
		"`id` `(int: <optional>)` - text":           "id|int|optional|text",
		"`id` `(map<string|string>: nil)` - ":       "id|map<string|string>|||nil",
		"`id` `(string: \"\")` - text":              "id|string||text|\"\"",
		"`id` `(array<string>)`: text":              "id|array<string>||text",
		"`id` `(see: text)` text":                   "id|||`(see: text)` text",
		"**`row, seat`** *(int, required)* - text":  "row, seat|int|required|text",
		"`row、seat` (int): text":                    "row、seat|int||text",
		"**red, green** are colours":                "false",
		"`a,b`: words":                              "a,b|||words",
		"`id` (int, required if `a` is `b`) text":   "id|int||(required if `a` is `b`) text",
		"no field at all":                           "no|||field at all",
		"(string) id":                               "false",
		"中文":                                        "false",
		"":                                          "false",
	} {
		got := "false"
		if it, ok := itemOf(text); ok {
			got = fmt.Sprintf("%s|%s|%s|%s", it.name.text, it.typ.text, it.required.text, it.doc.text)
			if it.value.text != "" {
				got += "|" + it.value.text
			}
			for _, p := range []piece{it.name, it.typ, it.required, it.value} {
				if text[p.start:p.start+len(p.text)] != p.text {
					t.Errorf("itemOf(%q): %q is not at %d", text, p.text, p.start)
				}
			}
		}
		if got != want {
			t.Errorf("itemOf(%q) = %s, want %s", text, got, want)
		}
	}
}
