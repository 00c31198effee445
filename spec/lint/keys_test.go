package lint

import "testing"

func TestKeyStyle(t *testing.T) {
	runRule(t, []ruleTest{{
		"camel among snake", models([]string{"A", "`A`|`chat_id`|`string`|甲", "`B`|`member_list,omitempty`|`string`|乙", "`C`|`joinScene,omitempty`|`string`|丙"}),
		[]string{"11:6-15 key-style [join_scene]"},
	}, {
		"snake among camel", models([]string{"A", "`A`|`chatId`|`string`|甲", "`B`|`memberList`|`string`|乙", "`C`|`join_scene`|`string`|丙"}),
		[]string{"11:6-16 key-style [joinScene]"},
	}, {
		"kebab, pascal and a mix", models([]string{"A", "`A`|`chat_id`|`string`|甲", "`B`|`a_b`|`string`|乙", "`B2`|`c_d`|`string`|乙", "`B3`|`e_f`|`string`|乙", "`C`|`join-scene`|`string`|丙", "`D`|`JoinTime`|`string`|丁", "`E`|`owner_userId`|`string`|戊"}),
		[]string{"13:6-16 key-style [join_scene]", "14:6-14 key-style [join_time]", "15:6-18 key-style [owner_user_id]"},
	}, {
		"one word", models([]string{"A", "`A`|`chat_id`|`string`|甲", "`B`|`userid`|`string`|乙", "`C`|`URL`|`string`|丙", "`D`|`-`|`string`|丁", "`E`|`group.name`|`string`|戊", "`F`|`utf8`|`string`|己"}), nil,
	}, {
		"a model of another style", models([]string{"A", "`A`|`chat_id`|`string`|甲", "`B`|`a_b`|`string`|乙"}, []string{"B", "`A`|`ChatId`|`string`|甲"}), nil,
	}, {
		"a key beside others", models([]string{"A", "`A`|`chat_id`|`string`|甲", "`B`|`a_b`|`string`|乙"}, []string{"B", "`A`|`ChatId`|`string`|甲", "`B`|`c_d`|`string`|乙"}),
		[]string{"16:6-12 key-style [chat_id]"},
	}, {
		"no majority", models([]string{"A", "`A`|`chat_id`|`string`|甲", "`B`|`userId`|`string`|乙"}), nil,
	}, {
		"no tags", "# 群\n\n## Models\n\n### `A` 群\n\nName|Type|Doc\n:--|:--|:--\n`ChatID`|`string`|群\n", nil,
	}}, "key-style")
}

// TestKeyStylePerDocument shows that each document has a style of its own.
func TestKeyStylePerDocument(t *testing.T) {
	pkg := parse(t,
		models([]string{"A", "`A`|`chat_id`|`string`|甲", "`B`|`user_id`|`string`|乙"}),
		models([]string{"B", "`A`|`chatId`|`string`|甲", "`B`|`userId`|`string`|乙"}))
	if got := places(check(pkg, Strict), "key-style"); len(got) > 0 {
		t.Errorf("found %q", got)
	}
}

func TestKeyTypes(t *testing.T) {
	runRule(t, []ruleTest{{
		"the rarer one", models([]string{"A", "`X`|`owner`|`int64`|主"}, []string{"B", "`X`|`owner`|`string`|主"}, []string{"C", "`X`|`owner,omitempty`|`string`|主"}),
		[]string{"9:14-19 key-types (15:14)"},
	}, {
		"widths", models([]string{"A", "`X`|`n`|`int64`|数"}, []string{"B", "`X`|`n`|`int`|数"}),
		[]string{"15:10-13 key-types (9:10)"},
	}, {
		"elements", models([]string{"A", "`X`|`n`|`[]string`|数"}, []string{"B", "`X`|`n`|`[]int64`|数"}, []string{"C", "`X`|`n`|`*[]*string`|数"}),
		[]string{"15:10-17 key-types (9:10)"},
	}, {
		"several, one, and a structure", models([]string{"A", "`X`|`n`|`[]string`|数"}, []string{"B", "`X`|`n`|`string`|数"}, []string{"C", "`X`|`n`|`D`|数"}, []string{"D", "`Z`|`z`|`bool`|值"}), nil,
	}, {
		"pointers, enums and structures", models([]string{"A", "`X`|`n`|`*Kind`|数", "`Y`|`m`|`A1`|员"}, []string{"B", "`X`|`n`|`int64`|数", "`Y`|`m`|`*B1`|员"}, []string{"A1", "`Z`|`z`|`bool`|值"}, []string{"B1", "`Z`|`z`|`bool`|值"}) +
			"\n## Enums\n\n### `Kind` 种类\n\nName|Value|Doc\n:--|:--|:--\n`KindOne`|1|一\n", nil,
	}, {
		"what can be anything", models([]string{"A", "`X`|`n`|`any`|数"}, []string{"B", "`X`|`n`|`int64`|数"}, []string{"C", "`X`|`n`|`json.RawMessage`|数"}, []string{"D", "`X`|`n`|`time.Time`|数"}), nil,
	}, {
		"an ID of something else", models([]string{"A", "`X`|`id`|`string`|标签"}, []string{"B", "`X`|`id`|`int64`|部门"}), nil,
	}, {
		"keys that say little", models([]string{"A", "`X`|`type`|`string`|种类"}, []string{"B", "`X`|`type`|`int64`|种类"}), nil,
	}}, "key-types")
}
