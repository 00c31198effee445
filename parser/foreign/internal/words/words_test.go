package words

import (
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/spec"
)

func TestPlain(t *testing.T) {
	for in, want := range map[string]string{
		"**box_no**":                      "box_no",
		"`shelf_id`":                      "shelf_id",
		"_[FillOrder](#fillorder)_":       "FillOrder",
		"[**BoxLid**](BoxLid.md)":         "BoxLid",
		`label\_of \*`:                    "label_of *",
		`approximate_kilos? \*\*`:         "approximate_kilos? **",
		"a &lt; b<br>c":                   "a < b c",
		"read_only_key":                   "read_only_key",
		"{{< yes >}} Yes":                 "Yes",
		"![icon](a.png) 名称":               "icon 名称",
		"[`a_b`](x \"title\") and *more*": "a_b and more",
	} {
		if got := Plain(in); got != want {
			t.Errorf("Plain(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestHeader(t *testing.T) {
	b := New()
	for in, want := range map[string]Role{
		"**参数名称**": Key, "Field": Key, "Query": Key, "Schema": Type, "数据类型": Type, "型態": Type, "必选": Required, "Required?": Required, "可为空": Optional,
		"Possible values": Values, "位置": In, "Label": Label, "Number": Value, "HTTP Code": Status, "错误码": Status, "Notes": Doc, "长度": Doc,
		"说明 (max 20)": Doc, "Colour": Unknown, "": Unknown,
	} {
		if got := b.Header(in); got != want {
			t.Errorf("Header(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestPresence(t *testing.T) {
	b := New()
	for _, c := range []struct {
		role Role
		in   string
		want spec.Presence
		ok   bool
	}{
		{Required, "是", spec.Required, true}, {Required, "YES", spec.Required, true}, {Required, "**No**", spec.Optional, true}, {Required, "✓", spec.Required, true},
		{Required, "非必填", spec.Optional, true}, {Required, "否（默认 1）", spec.Optional, true}, {Required, "", spec.Unstated, true},
		{Required, "required by: `fan`", spec.Unstated, true}, {Required, "Yes, if kind is 2", spec.Unstated, true}, {Required, "看情况吧", spec.Unstated, false},
		{Optional, "true", spec.Optional, true}, {Optional, "false", spec.Required, true}, {Optional, "可选", spec.Optional, true}, {Optional, "必填", spec.Required, true},
	} {
		if got, ok := b.Presence(c.role, c.in); got != c.want || ok != c.ok {
			t.Errorf("Presence(%s, %q) = %q, %t", c.role, c.in, got, ok)
		}
	}
}

func TestMark(t *testing.T) {
	for in, want := range map[string]spec.Presence{
		"[optional] [default to 1]": spec.Optional, "*Optional*. Where it comes from": spec.Optional, "**boxId**  <br>*required*": spec.Required,
		"This REQUIRED property names it": spec.Required, "**Required** unless `a` is set": spec.Unstated, "`[可选]` 名称": spec.Optional,
		"Optional: \\{\\} <br />": spec.Optional, "Required: {}": spec.Required, "Optional extras are sold": spec.Unstated, "必填，最多 10 个字": spec.Required,
	} {
		if got := Mark(in); got != want {
			t.Errorf("Mark(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestTitle(t *testing.T) {
	b := New()
	for in, want := range map[string]Title{
		"请求参数":                     {Part: RequestPart},
		"1. 请求头":                   {Part: RequestPart, In: spec.InHeader},
		"Query String Params":      {Part: RequestPart, In: spec.InQuery},
		"JSON/Form Params":         {Part: RequestPart, In: spec.InBody},
		"Response Body":            {Part: ResponsePart, In: spec.InBody, Answer: true},
		"返回参数说明":                   {Part: ResponsePart, Answer: true},
		"Success response example": {Part: ExamplePart, Answer: true},
		"Example Basket":           {Part: ExamplePart},
		"错误码":                      {Part: ErrorsPart},
		"状态码 **200**":              {Part: ResponsePart, Answer: true},
		"响应: 返回统一状态码":              {Part: ResponsePart, Answer: true},
		"Properties":               {Part: MembersPart},
		"#### 枚举值":                 {Part: ValuesPart},
		"更新日志":                     {Part: AsidePart},
		"特店傳入參數":                   {Part: RequestPart, Sentence: true},
		"参数说明":                     {Part: RequestPart, Neutral: true},
		"Shelf Object":             {},
		"Payload Structure":        {},
		"仓位对象":                     {},
		"Get Shelf":                {},
		"If successful, returns the following response attributes:": {Part: ResponsePart, Answer: true, Sentence: true},
	} {
		if got := b.Title(in); got != want {
			t.Errorf("Title(%q) = %+v, want %+v", in, got, want)
		}
	}
}

func TestNames(t *testing.T) {
	for in, want := range map[string][2]string{
		"Shelf Object":                  {"Shelf", "ShelfObject"},
		"`move_item` 移动物品":              {"MoveItem", "MoveItem"},
		"获取船的信息 `get_boat_info`":        {"GetBoatInfo", "GetBoatInfo"},
		"BucketPhase (`string` alias)":  {"BucketPhase", "BucketPhase"},
		"Enum: KindEnum":                {"KindEnum", "KindEnum"},
		"Rename a shelf":                {"RenameShelf", "RenameShelf"},
		"Get User's Guilds":             {"GetUserGuilds", "GetUserGuilds"},
		"openapi_client.model.x.Wine":   {"Wine", "Wine"},
		"*Crate* Property Descriptions": {"Crate", "CratePropertyDescriptions"},
		"货架":                            {"", ""},
	} {
		if got := [2]string{TypeName(in), CallName(in)}; got != want {
			t.Errorf("the names of %q are %q, want %q", in, got, want)
		}
	}
}

func TestNestedOf(t *testing.T) {
	for in, want := range map[string]string{
		"其中 `from` 字段的内容如下：": "from",
		"其中，`sender` 的字段如下":  "sender",
		"data 字段说明":          "data",
		"`data`对象：":          "data",
		"members[] 元素的内容：":   "members[]",
		"其它各 `*_list` 的每个元素是一个对象，内容如下：":               "*_list",
		"The `from` object has the following fields:": "from",
		"返回参数":                                   "",
		"请求参数说明":                                 "",
		"The following fields are defined:":      "",
		"See the table below for what it holds.": "",
	} {
		if got := NestedOf(in); got != want {
			t.Errorf("NestedOf(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestReturns(t *testing.T) {
	for in, want := range map[string]Returned{
		"Returns a [shelf](#shelf-object) object.":                            {Type: "[shelf](#shelf-object)"},
		"Returns a list of lower [shelf](#s) objects. Needs a ladder.":        {Type: "array of [shelf](#s)"},
		"Returns the room [shelf](#s) object.":                                {Type: "[shelf](#s)"},
		"Returns an array of partial [user](#u) objects.":                     {Type: "array of [user](#u)"},
		"On success, the sent Message is returned.":                           {Type: "Message"},
		"On success, an array of Messages that were sent is returned.":        {Type: "array of Messages"},
		"返回 `ShelfBrief` 数组":                                                  {Type: "array of `ShelfBrief`"},
		"返回一个 [User](#user) 对象。":                                              {Type: "[User](#user)"},
		"Returns what is known of the shelf in form of a [Shelf](#s) object.": {Type: "[Shelf](#s)"},
		"Returns `204 No Content`.":                                           {Nothing: true},
		"修改鸟巢，返回空。":                                                           {Nothing: true},
	} {
		if got, ok := Returns(in); got != want || !ok {
			t.Errorf("Returns(%q) = %+v, %t, want %+v", in, got, ok, want)
		}
	}
	for _, in := range []string{"Returns True on success.", "Use it to return early.", "Returns JSON.", "Returns the number of [shelf](#s) objects.", "Returns ids of [shelf](#s) objects.", "返回参数如下"} {
		if got, ok := Returns(in); ok {
			t.Errorf("Returns(%q) = %+v, want none", in, got)
		}
	}
}

// FuzzTexts reads any text in every way.
func FuzzTexts(f *testing.F) {
	for _, s := range []string{"**a** [b](c) `d`", "其中 `x` 的内容如下", "Returns a [x](#y) object", `\*a\_b`, "&#x60;&nbsp;", "1. 请求参数："} {
		f.Add(s)
	}
	b := New()
	f.Fuzz(func(t *testing.T, text string) {
		if plain := Plain(text); len(plain) > 3*len(text)+8 {
			t.Errorf("%q grows to %q", text, plain)
		}
		b.Title(text)
		b.Header(text)
		b.Presence(Required, text)
		Mark(text)
		NestedOf(text)
		Returns(text)
		TypeName(text)
		CallName(text)
		Links(text)
		Codes(text)
	})
}

// TestGeneric holds that a word of titles says one thing.
func TestGeneric(t *testing.T) {
	parts := map[string]Part{}
	for part, list := range generic {
		for word := range strings.FieldsSeq(list) {
			if other, ok := parts[word]; ok && other != part {
				t.Errorf("%q says %s and %s", word, part, other)
			}
			parts[word] = part
		}
	}
}

// TestColumnWords holds that a header means one thing.
func TestColumnWords(t *testing.T) {
	roles := map[string]Role{}
	for role, list := range further {
		for word := range strings.SplitSeq(list, "|") {
			if other, ok := roles[word]; ok && other != role {
				t.Errorf("%q is %s and %s", word, role, other)
			}
			roles[word] = role
		}
	}
}
