package lint

import (
	"fmt"
	"strings"
	"testing"
)

func TestLimitInProse(t *testing.T) {
	tests := []struct{ typ, doc, words, cell string }{
		{"int64", "分页，预期请求的数据量，取值范围 1 ~ 1000", "1 ~ 1000", "1..1000"},
		{"int64", "取值范围为[1,100]", "", ""},
		{"int64", "取值范围：0-100。", "0-100", "0..100"},
		{"int64", "between 1 and 500", "1 and 500", "1..500"},
		{"int64", "at most 1,000", "at most 1,000", "..1000"},
		{"int64", "最大值为 100，默认 50", "最大值为 100", "..100"},
		{"*int64", "不超过500", "不超过500", "..500"},
		{"int64", "取值范围 0~100%", "", ""},
		{"int64", "取值范围 1~100 到 1~40", "", ""},
		{"int64", "结束日，跨度不超过 30 天", "", ""},
		{"int64", "每分钟不超过 100", "", ""},
		{"int64", "最多返回 100 条", "", ""},
		{"int64", "0~64个字节", "", ""},
		{"int64", "1-10 为低，11-20 为高", "", ""},
		{"int64", "不超过 2 万", "", ""},
		{"string", "长度为 0~64个字节", "0~64个字节", "..64 bytes"},
		{"string", "1 到 32 个字符", "1 到 32 个字符", "1..32 chars"},
		{"string", "成员名称。长度为1~64个utf8字符", "1~64个utf8字符", "1..64 chars"},
		{"string", "最多 20 个 UTF-8 字符", "最多 20 个 UTF-8 字符", "..20 chars"},
		{"string", "不超过64个字节", "不超过64个字节", "..64 bytes"},
		{"string", "at most 128 characters", "at most 128 characters", "..128 chars"},
		{"string", "长度不超过 64", "不超过 64", "..64 chars"},
		{"string", "不超过 64", "", ""},
		{"string", "主菜单不能超过16字节，子菜单不能超过40字节", "", ""},
		{"string", "1 到 8 个字符，群主 1 到 16 个字符", "", ""},
		{"string", "最多 8 个字符，不超过 8 个字符", "最多 8 个字符", "..8 chars"},
		{"string", "最多 20 个字符，超过 20 个字符将提示失败", "最多 20 个字符", "..20 chars"},
		{"int64", "最大值20，超过最大值时取默认值", "", ""},
		{"int64", "不超过100，如该参数大于100则按100处理", "", ""},
		{"[]string", "最多10个，超出部分忽略", "", ""},
		{"string", "最多支持40个字节或者20个utf8字符", "", ""},
		{"string", "最多支持500个字节或者utf8字符", "", ""},
		{"string", "at most 40 bytes or 20 characters", "", ""},
		{"string", "最多 20 个字符或为空", "最多 20 个字符", "..20 chars"},
		{"string", "长度" + strings.Repeat("按", 25) + "不超过 64", "不超过 64", "..64 chars"},
		{"string", "长度" + strings.Repeat("按", 35) + "不超过 64", "", ""},
		{"string", "从 2020-01-02 到 2021-03-04", "", ""},
		{"string", "群名，最多 50 个字符，超过会被截断", "", ""},
		{"string", "最多20个汉字", "", ""},
		{"string", "版本 1.2 - 1.3 之间", "", ""},
		{"[]string", "用户ID列表。最多100个", "最多100个", "..100 items"},
		{"[]string", "最多支持传入100个用户", "最多支持传入100个", "..100 items"},
		{"[]string", "最多支持100个用户", "最多支持100个", "..100 items"},
		{"[]string", "图文，1 到 8 条", "1 到 8 条", "1..8 items"},
		{"[]string", "一次不超过 20", "不超过 20", "..20 items"},
		{"[]string", "最近 3 个月，最多 6 个月", "", ""},
		{"[]string", "全群最多 2000 人", "", ""},
		{"map[string]int64", "up to 10 entries", "up to 10 entries", "..10 items"},
		{"string", "群名，建议不超过 20 个字符", "", ""},
		{"string", "建议长度：1~20 个字符", "", ""},
		{"string", "建议填写，最多 20 个字符", "最多 20 个字符", "..20 chars"},
		{"string", "通常为 1~20 个字符", "", ""},
		{"string", "最多 20 个字符为佳", "", ""},
		{"string", "We recommend at most 20 characters", "", ""},
		{"string", "at most 20 characters are recommended", "", ""},
		{"string", "Displays up to 20 characters", "", ""},
		{"string", "max. 20 characters", "max. 20 characters", "..20 chars"},
		{"string", "Maximum length: 20 characters", "Maximum length: 20 characters", "..20 chars"},
		{"string", "no longer than 20 characters", "no longer than 20 characters", "..20 chars"},
		{"int64", "推荐范围 1~100", "", ""},
		{"int64", "Typically between 1 and 100", "", ""},
		{"[]string", "建议不超过 5 个", "", ""},
		{"[]byte", "最多 100 个", "", ""},
		{"bool", "最多 100 个", "", ""},
		{"any", "最多 100 个", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.typ+"/"+tt.doc, func(t *testing.T) {
			found := ruleFindings(parseText(t, model(fmt.Sprintf("`A`|`a`|`%s`|%s", tt.typ, tt.doc))), "limit-in-prose")
			words, cell := "", ""
			for _, d := range found {
				words, cell = words+d.Span.Text(), cell+fmt.Sprint(d.Args[1])
			}
			if words != tt.words || cell != tt.cell {
				t.Errorf("found %q as %q, want %q as %q", words, cell, tt.words, tt.cell)
			}
		})
	}
}

func TestLimitInProsePlace(t *testing.T) {
	runCases(t, []lintCase{
		{"place", "limit-in-prose", model("`A`|`a`|`[]string`| 列表。最多100个"), "7:24-30 最多100个"},
		{"limits", "limit-in-prose", "## Models\n\n### `Chat` 群聊\n\nName|Type|Limits|Doc\n:--|:--|:--|:--\n`A`|`int64`|`1..9`|取值范围 1~9\n`B`|`int64`||取值范围 1~9\n",
			"8:19-22 1~9"},
	})
}

// TestOptionalInProse shows of each text which words say that the field may be
// absent.
func TestOptionalInProse(t *testing.T) {
	for doc, words := range map[string]string{
		"游标，首次调用不填":              "不填",
		"可选。群名":                  "可选",
		"可选，默认为 0":               "可选",
		"群名，可选":                  "可选",
		"群名（可选）":                 "可选",
		"群名 可选":                  "可选",
		"可选 群名":                  "可选",
		"可选：群名，最多 50 字":          "可选",
		"该字段可选":                  "可选",
		"群名<br>可选":               "可选",
		"可选参数，默认 0":              "可选",
		"可选字段":                   "可选",
		"可选填":                    "可选填",
		"选填，群名":                  "选填",
		"群名，选填":                  "选填",
		"选填项":                    "选填",
		"**可选** 群名":              "可选",
		"可以不填":                   "可以不填",
		"非必填":                    "非必填",
		"群名，非必须":                 "非必须",
		"cursor 不填时从头开始":         "", // another field; the next is this one
		"a 不填时为空":                "不填",
		"群主，不传则随机选一人":            "不传",
		"可为空":                    "可为空",
		"一般可省略":                  "可省略",
		"the name, optional":     "optional",
		"Optional. The name":     "Optional",
		"Optional":               "Optional",
		"(optional) The name":    "optional",
		"[optional] the name":    "optional",
		"An optional note":       "optional",
		"optional name of it":    "optional",
		"This field is optional": "optional",
		"It is optional.":        "optional",
		"`a` is optional":        "optional",
		"Name of it - optional":  "optional",
		"Optional: the name":     "Optional",

		// To choose.
		"可选值：甲、乙":                              "",
		"可选范围 1 到 9":                           "",
		"可选项有甲、乙":                              "",
		"从可选项里取":                               "",
		"可选择一个或多个标签":                           "",
		"可选类型：甲":                               "",
		"可选text、image或者file":                   "",
		"可选 text、image 或 file":                 "",
		"类型，可选“甲”或“乙”":                         "",
		"可选甲/乙":                                "",
		"可选：甲、乙":                               "",
		"可选: text | image":                     "",
		"可选1、2、3":                              "",
		"最多3个可选":                               "",
		"供用户可选":                                "",
		"用户可选填的内容":                             "",
		"题目是否为选填":                              "",
		"可选（text 或 image）":                     "",
		"选填（甲、乙至少填一个）":                         "",
		"附件类型(可选image/link)":                   "",
		"填写方式：必选或可选":                           "",
		"不传 a9 时必须有此项":                         "",
		"不填写`a9`时":                             "",
		"可选（最多 50 字）":                          "可选",
		"【可选】群名":                               "可选",
		"不填 a 时从头开始":                           "不填",
		"用户可选的时间段":                             "",
		"可选的标签":                                "",
		"可选多个":                                 "",
		"可选其一":                                 "",
		"需从已有的标签中选填":                           "",
		"选填一个标签":                               "",
		"选填其中一项":                               "",
		"选填：甲、乙":                               "",
		"任意选填两项":                               "",
		"不可选":                                  "",
		"是否可选":                                 "",
		"是否可为空":                                "",
		"whether it is optional":               "",
		"If true, the answer is optional":      "",
		"Optionally signed":                    "",
		"one of the optional tags":             "",
		"optional values: x, y":                "",
		"optional one of x and y":              "",
		"optional among x and y":               "",
		"Optional: text, image or file":        "",
		"list of optional fields to return":    "",
		"Each member has an optional nickname": "",
		"the `optional` flag":                  "",
		"取值 `optional` 或空":                     "",
		"is_optional":                          "",

		// Of something else, or not at all.
		"不能不填":                                "",
		"不可为空":                                "",
		"不可省略":                                "",
		"不可不填":                                "",
		"请勿不传":                                "",
		"must not be optional":                "",
		"not optional":                        "",
		"ids; optional fields are skipped":    "",
		"ids; optional part is cut":           "",
		"Note: optional fields are ignored":   "",
		"The ID. Optional parts are cut":      "",
		"ids; optional when type is 1":        "optional",
		"An optional list that may be empty":  "optional",
		"ids, optional":                       "optional",
		"isn't optional":                      "",
		"必填，不填返回 40001":                       "",
		"Required if x is set, else optional": "",
		"the optionals":                       "",
		"不传递给成员":                              "",
		"不填充背景":                               "",
		"若 userid 不填，则为群主的群":                  "",
		"`limit`不传时的页长":                       "",
		"https:// 可省略":                        "",
		"网址，协议可省略":                            "",
		"0：不填；1：选填":                           "",
	} {
		t.Run(doc, func(t *testing.T) {
			got := ""
			for _, d := range ruleFindings(parseText(t, model("`A`|`a`|`string`|"+strings.ReplaceAll(doc, "|", `\|`))), "optional-in-prose") {
				got += d.Span.Text()
			}
			if got != words {
				t.Errorf("found %q, want %q", got, words)
			}
		})
	}
}

func TestOptionalInProsePlace(t *testing.T) {
	runCases(t, []lintCase{
		{"seed", "optional-in-prose", model("`A`|`a`|`string`|游标，首次调用不填"), "7:25-27 不填"},
		{"the first that says it", "optional-in-prose", model("`A`|`a`|`string`|从标签中选填，可选"), "7:25-27 可选"},
		{"tag", "optional-in-prose", model("`A`|`a,omitempty`|`string`|可选"), ""},
		{"column", "optional-in-prose", "## Models\n\n### `Chat` 群聊\n\nName|Type|Required|Doc\n:--|:--|:--|:--\n`A`|`string`||可选\n", ""},
		{"other column", "optional-in-prose", "## Models\n\n### `Chat` 群聊\n\n名称|类型|选填|说明\n:--|:--|:--|:--\n`A`|`string`||可选\n", ""},
		{"only received", "optional-in-prose", models([]string{"Answer", "`A`|`a`|`string`|可选"}) + callTable("`Get`||`Answer`||`GET /get`|取"), ""},
		{"sent, too", "optional-in-prose", models([]string{"Both", "`A`|`a`|`string`|可选"}) + callTable("`Get`|`Both`|`Both`||`GET /get`|取"), "9:18-20 可选"},
	})
}

// TestLimitInResponse: the client checks what it sends, and not what it gets.
func TestLimitInResponse(t *testing.T) {
	document := func(calls ...string) string {
		return models([]string{"Ask", "`Inner`|`inner`|`[]Both`|甲"}, []string{"Answer", "`Part`|`part`|`Part`|乙", "`Both`|`both`|`Both`|丙", "`N`|`n`|`[]string`|最多10个"},
			[]string{"Part", "`N`|`n`|`[]string`|最多20个"}, []string{"Both", "`N`|`n`|`[]string`|最多30个"}) + callTable(calls...)
	}
	const both = "29:20-25 limit-in-prose"
	runRule(t, []ruleTest{
		{"request and response", document("`Get`|`Ask`|`Answer`||`POST /get`|取"), []string{both}},
		{"neither", document("`Get`|`Part`|||`GET /get`|取"), []string{"23:20-25 limit-in-prose"}},
		{"response only", document("`Get`||`Answer`||`GET /get`|取"), nil},
		{"request, too", document("`Get`|`Ask`|`Answer`||`POST /get`|取", "`Put`|`Answer`|||`POST /put`|存"),
			[]string{"17:20-25 limit-in-prose", "23:20-25 limit-in-prose", both}},
		{"in a fence", document("`Get`||`Answer`||`GET /get`|取") + "\n## Models\n\n### `Parts` 丁\n\n```go\ntype Parts []Part\n```\n", []string{"23:20-25 limit-in-prose"}},
		{"no calls", models([]string{"A", "`N`|`n`|`[]string`|最多10个"}), []string{"9:20-25 limit-in-prose"}},
	}, "limit-in-prose")
}
