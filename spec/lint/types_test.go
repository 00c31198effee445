package lint

import (
	"strings"
	"testing"
)

func TestPointerToSlice(t *testing.T) {
	runRule(t, []ruleTest{{
		"slice and map", models([]string{"A", "`X`|`x`|`*[]string`|甲", "`Y`|`y`|` *map[string]int64 `|乙"}),
		[]string{"9:10-19 pointer-to-slice [[]string]", "10:11-28 pointer-to-slice [map[string]int64]"},
	}, {
		"inside", models([]string{"A", "`X`|`x`|`[]*[]string`|甲", "`Y`|`y`|`map[string]*[]*[]int64`|乙"}),
		[]string{"9:12-21 pointer-to-slice [[]string]", "10:21-32 pointer-to-slice [[]*[]int64]", "10:24-32 pointer-to-slice [[]int64]"},
	}, {
		"others", models([]string{"A", "`X`|`x`|`[]*A`|甲", "`Y`|`y`|`*string`|乙", "`Z`|`z`|`*[2]int64`|丙"}), nil,
	}}, "pointer-to-slice")
}

// TestPointerFix shows that the offer does what the suggestion says.
func TestPointerFix(t *testing.T) {
	pkg := parse(t, models([]string{"A", "`X`|`x`|`[]*[]string`|甲"}))
	found := check(pkg, Minimal)
	if len(found) != 1 || found[0].Fix == nil || found[0].Fix.Certain {
		t.Fatalf("found %v", found)
	}
	got := string(Apply(found[0].Span.Source.Content(), found[0].Fix.Edits))
	if !strings.Contains(got, "|`[][]string`|") {
		t.Errorf("became:\n%s", got)
	}
}

func TestTimeUnit(t *testing.T) {
	is := func(row string, want ...string) ruleTest {
		return ruleTest{row, models([]string{"A", row}), want}
	}
	none := func(row string) ruleTest { return is(row) }
	runRule(t, []ruleTest{
		is("`CreateTime`|`create_time`|`int64`|群创建时间", "9:2-12 time-unit"),
		is("`T`|`t`|`int64`|聊天开始时间", "9:2-3 time-unit"),
		is("`T`|`t`|`*uint32`|凭证的有效期，超过后重新获取", "9:2-3 time-unit"),
		is("`ExpiresIn`|`expires_in`|`int64`|有效期", "9:2-11 time-unit"),
		is("`CreatedAt`|`createdAt`|`int64`|when it was made", "9:2-11 time-unit"),
		is("`T`|`ts`|`int64`|时间戳", "9:2-3 time-unit"),
		is("`T`|`timeout`|`int64`|周期任务的日志超时", "9:2-3 time-unit"),
		none("`CreateTime`|`create_time`|`int64`|群创建时间，Unix 时间戳"),
		none("`T`|`time`|`int64`|秒级时间戳"),
		none("`T`|`time`|`int64`|时间戳（ms）"),
		none("`T`|`time`|`int64`|时间戳，单位s"),
		none("`T`|`time`|`int64`|time in seconds"),
		none("`T`|`ttl`|`int64`|缓存 30 天"),
		is("`T`|`expire_time`|`int64`|过期时间，2小时内有效", "9:2-3 time-unit"),
		is("`T`|`t`|`int64`|生成时间，两个小时后过期", "9:2-3 time-unit"),
		is("`T`|`updated_at`|`int64`|when it changed, kept for 30 days", "9:2-3 time-unit"),
		is("`T`|`time`|`int64`|时间戳，距 1970年1月1日", "9:2-3 time-unit"),
		none("`T`|`time`|`int64`|过期时间，单位为秒，2小时内有效"),
		none("`T`|`time`|`int64`|距 1970年1月1日的秒数"),
		none("`T`|`time`|`int64`|时间戳，精确到 1 秒"),
		none("`T`|`time`|`int64`|10位秒级时间戳"),
		none("`ExpiresIn`|`expires_in`|`int64`|有效时间，2小时内有效"),
		none("`T`|`timeout`|`int64`|超时时间，默认 30 秒"),
		none("`T`|`t`|`int64`|有效期，默认 2 小时"),
		none("`T`|`ttl`|`int64`|单位为天"),
		none("`T`|`t`|`int64`|有效期，按年计算时为年"),
		none("`T`|`t`|`int64`|有效期，按年计算"),
		none("`T`|`t`|`int64`|有效期，按月计"),
		none("`T`|`t`|`int64`|有效期，以天计"),
		none("`T`|`t`|`int64`|有效期，以自然日为单位"),
		none("`T`|`t`|`int64`|有效期，单位：天"),
		none("`T`|`t`|`int64`|有效期，计量单位是年"),
		none("`T`|`t`|`int64`|有效期（按天）"),
		none("`T`|`duration`|`int64`|时长（分）"),
		none("`T`|`duration`|`int64`|时长，精确到天"),
		none("`T`|`expire`|`int64`|多少天后过期"),
		none("`T`|`expire_time`|`int64`|N 天后过期"),
		none("`T`|`t`|`int64`|有效期，年"),
		none("`T`|`t`|`int64`|会员时长，按季度购买"),
		none("`T`|`duration`|`int64`|length of the video, in frames"),
		none("`T`|`create_time`|`int64`|创建时间，13 位时间戳"),
		none("`T`|`create_time`|`int64`|when it was made, a 10-digit time stamp"),
		is("`T`|`t`|`int64`|有效期，按日期排序", "9:2-3 time-unit"),
		is("`T`|`t`|`int64`|有效期，分页返回", "9:2-3 time-unit"),
		none("`T`|`t`|`int64`|购买的时长，单位由PeriodUnit指定"),
		none("`T`|`duration`|`int64`|how long, in the unit of `period_unit`"),
		none("`T`|`ttl`|`int64`|有效的天数"),
		none("`T`|`ttl`|`int64`|how long it is kept, in days"),
		none("`T`|`ttl`|`int64`|validity, counted per quarter"),
		none("`T`|`time`|`int64`|日期，格式为 YYYYMMDDHH"),
		none("`T`|`expire`|`int64`|是否过期"),
		none("`T`|`expire`|`int64`|whether it is over"),
		none("`T`|`interval`|`int64`|间隔的行数"),
		none("`T`|`duration`|`int64`|时长：1 - 一天 2 - 一周"),
		none("`T`|`create_time`|`int64`|"),
		is("`T`|`t`|`int64`|有效期，以当天为准", "9:2-3 time-unit"),
		is("`T`|`t`|`int64`|开始时间，为空时不限", "9:2-3 time-unit"),
		is("`T`|`t`|`int64`|开始时间，为次日凌晨", "9:2-3 time-unit"),
		none("`T`|`expire_time`|`int64`|几天后过期"),
		none("`T`|`expire_time`|`int64`|几个月后失效"),
		none("`T`|`remind_time`|`int64`|提前几分钟提醒"),
		none("`T`|`ttl`|`int64`|how long it is kept, s"),
		none("`T`|`ttl`|`int64`|TTL in s"),
		none("`T`|`ttl`|`int64`|h"),
		none("`T`|`interval`|`int64`|间隔[天]"),
		none("`T`|`duration`|`int64`|时长/分"),
		none("`T`|`duration`|`int64`|时长，以分计"),
		none("`T`|`duration`|`int64`|时长，同 timeout 的单位"),
		none("`T`|`create_time`|`int64`|创建时间，如 1617235200"),
		none("`T`|`create_time`|`int64`|创建时间，如 1617235200000"),
		none("`T`|`create_time`|`int64`|创建时间，形如20240131"),
		none("`T`|`create_time`|`int64`|创建时间，ISO 8601"),
		none("`T`|`create_time`|`int64`|同 update_time"),
		none("`T`|`time`|`int64`|第几次"),
		is("`T`|`t`|`int64`|开始时间，最多查 30 天", "9:2-3 time-unit"),
		is("`T`|`t`|`int64`|开始时间，编号 20249999 起", "9:2-3 time-unit"),
		is("`T`|`t`|`int64`|同学的开始时间", "9:2-3 time-unit"),
		{"the unit of all times", "## Models\n\n### `A` 群，时间均为 Unix 时间戳（秒）\n\nName|JSON|Type|Doc\n:--|:--|:--|:--\n`T`|`t`|`int64`|创建时间\n", nil},
		none("`ExpiresIn`|`expires_in`|`int64`|凭证的有效时间（秒）"),
		none("`T`|`timeout_ms`|`int64`|超时时间"),
		none("`T`|`create_time`|`time.Time`|创建时间"),
		none("`T`|`create_time`|`string`|创建时间"),
		none("`T`|`retry_times`|`int64`|重试次数"),
		none("`T`|`at`|`int64`|提到的人数"),
		none("`T`|`logged_in`|`int64`|登录人数"),
		none("`T`|`kind`|`int64`|时间种类：0 - 入群时间 1 - 退群时间"),
		none("`T`|`n`|`int64`|时间段的个数"),
	}, "time-unit")
}

func TestNumberAsString(t *testing.T) {
	row := func(row string, want ...string) ruleTest {
		return ruleTest{row, models([]string{"A", row}), want}
	}
	example := func(name, row, example string, want ...string) ruleTest {
		return ruleTest{name, models([]string{"A", row}) + "\n```json\n" + example + "\n```\n", want}
	}
	runRule(t, []ruleTest{
		row("`X`|`member_count`|`string`|成员", "9:21-27 number-as-string"),
		row("`X`|`x`|`*string`|群成员数量，含群主", "9:10-17 number-as-string"),
		row("`X`|`createTime`|`string`|创建时间戳", "9:19-25 number-as-string"),
		row("`X`|`x`|`string`|数量的说明"),
		row("`X`|`num`|`string`|房间号"),
		row("`X`|`num`|`string`|房间数量", "9:12-18 number-as-string"),
		row("`X`|`num`|`string`|the room number, as on the door"),
		row("`X`|`num`|`string`|number of rooms", "9:12-18 number-as-string"),
		row("`X`|`total`|`string`|总数说明"),
		row("`X`|`total`|`string`|总数，见说明", "9:14-20 number-as-string"),
		row("`X`|`amount`|`string`|金额描述（含币种）"),
		row("`X`|`size`|`string`|尺码名称"),
		row("`X`|`age`|`string`|年龄段"),
		row("`X`|`age`|`string`|age group, such as 18-24"),
		row("`X`|`count`|`int64`|数量"),
		row("`X`|`count`|`string`|数量，如 12", "9:14-20 number-as-string"),
		row("`X`|`count`|`string`|数量（例如：12，13）", "9:14-20 number-as-string"),
		row("`X`|`count`|`string`|数量，如果为空则不限", "9:14-20 number-as-string"),
		row("`X`|`count`|`string`|number of rooms, such as 12.", "9:14-20 number-as-string"),
		row("`X`|`size`|`string`|大小，如 10MB"),
		row("`X`|`amount`|`string`|金额，如 \"12.50\""),
		row("`X`|`amount`|`string`|金额，保留两位小数"),
		row("`X`|`total`|`string`|总数，为免丢失精度"),
		row("`X`|`count`|`string`|count as a string, since it can exceed 2^53"),
		row("`X`|`count_name`|`string`|名称"),
		row("`X`|`created_at`|`string`|创建日期"),
		row("`X`|`discount`|`string`|折扣"),
		example("shown", "`X`|`level`|`string`|级别", `{"level": "12"}`, "9:14-20 number-as-string"),
		example("a number on a door", "`X`|`room`|`string`|房间号", `{"room": "301"}`),
		example("shown as text", "`X`|`level`|`string`|级别", `{"level": "高"}`),
		example("zeros in front", "`X`|`level`|`string`|级别", `{"level": "007"}`),
		example("null as a text", "`X`|`level`|`string`|级别", `{"level": "null"}`),
		example("an ID", "`X`|`chat_id`|`string`|群", `{"chat_id": "12"}`),
		example("a phone", "`X`|`mobile`|`string`|电话", `{"mobile": "13800000000"}`),
	}, "number-as-string")
}
