package doctext

import (
	"fmt"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/prose"
)

var enumerationTests = []struct {
	cell string
	want []spec.Block
}{
	// The separators.
	{"1-企业设置，2-用户自定义", []spec.Block{wantValues("1", "企业设置", "2", "用户自定义")}},
	{"0:接待中,1:停止接待", []spec.Block{wantValues("0", "接待中", "1", "停止接待")}},
	{"0：普通，1：课程群", []spec.Block{wantValues("0", "普通", "1", "课程群")}},
	{"1表示男性，2表示女性", []spec.Block{wantValues("1", "男性", "2", "女性")}},
	{"1代表男性，2代表女性", []spec.Block{wantValues("1", "男性", "2", "女性")}},
	{"1为男，2为女", []spec.Block{wantValues("1", "男", "2", "女")}},
	{"1=男 2=女", []spec.Block{wantValues("1", "男", "2", "女")}},
	{"0 – 否；1 — 是；2 —— 未知", []spec.Block{wantValues("0", "否", "1", "是", "2", "未知")}},
	{"1表示30天，2表示60天", []spec.Block{wantValues("1", "30天", "2", "60天")}},

	// What stands between the values.
	{"1-接受; 2-拒绝", []spec.Block{wantValues("1", "接受", "2", "拒绝")}},
	{"1-接受、2-拒绝", []spec.Block{wantValues("1", "接受", "2", "拒绝")}},
	{"1-接受。2-拒绝。", []spec.Block{wantValues("1", "接受", "2", "拒绝")}},
	{"0 - no. 1 - yes.", []spec.Block{wantValues("0", "no", "1", "yes")}},
	{"1 - 企业，含离职；2 - 个人，含访客", []spec.Block{wantValues("1", "企业，含离职", "2", "个人，含访客")}},
	{"1 - 接受。需确认。2 - 拒绝。无需确认。", []spec.Block{wantValues("1", "接受。需确认", "2", "拒绝。无需确认")}},
	{"1-H5 2-小程序", []spec.Block{wantValues("1", "H5", "2", "小程序")}},
	{"1-iOS 2-Android", []spec.Block{wantValues("1", "iOS", "2", "Android")}},
	{"1 - H5 页面 2 - 小程序", []spec.Block{wantValues("1", "H5 页面", "2", "小程序")}},

	// Text before the values.
	{"激活状态: 1=已激活，2=已禁用，4=未激活，5=退出企业。", []spec.Block{
		para("激活状态:"), wantValues("1", "已激活", "2", "已禁用", "4", "未激活", "5", "退出企业")}},
	{"性别。0表示未定义，1表示男性，2表示女性", []spec.Block{
		para("性别。"), wantValues("0", "未定义", "1", "男性", "2", "女性")}},
	{"取值：0-否；1-是", []spec.Block{para("取值："), wantValues("0", "否", "1", "是")}},
	{"状态0-正常 1-停用 2-删除", []spec.Block{para("状态"), wantValues("0", "正常", "1", "停用", "2", "删除")}},
	{"数量必须和department一致；0-否；1-是", []spec.Block{
		para("数量必须和department一致；"), wantValues("0", "否", "1", "是")}},
	{"开放时间 9:00-18:00。0 - 否 1 - 是", []spec.Block{para("开放时间 9:00-18:00。"), wantValues("0", "否", "1", "是")}},

	// Text behind the last value.
	{"0-不返回；1-返回。默认不返回", []spec.Block{wantValues("0", "不返回", "1", "返回"), para("默认不返回")}},
	{"ChatNeedName 是否需要返回群成员的名字 0-不返回；1-返回。默认不返回", []spec.Block{
		para("ChatNeedName 是否需要返回群成员的名字"), wantValues("0", "不返回", "1", "返回"), para("默认不返回")}},
	{"0表示否，1表示是，默认0。", []spec.Block{wantValues("0", "否", "1", "是"), para("默认0。")}},
	{"0表示可分享，1表示不可分享，默认为0；注意仅支持safe值为2，其他不支持", []spec.Block{
		wantValues("0", "可分享", "1", "不可分享"), para("默认为0；注意仅支持safe值为2，其他不支持")}},
	{"1-文本、2-图片、语音，默认 1", []spec.Block{wantValues("1", "文本", "2", "图片、语音"), para("默认 1")}},
	{"0 - no; 1 - yes. Default no", []spec.Block{wantValues("0", "no", "1", "yes"), para("Default no")}},
	{"0-返回！1-不返回！默认0", []spec.Block{wantValues("0", "返回！", "1", "不返回！"), para("默认0")}},
	{"1 - 普通 2 - 课程。长度 1-1000", []spec.Block{wantValues("1", "普通", "2", "课程"), para("长度 1-1000")}},
	{"1-普通 2-课程。自 2023-12-01 起", []spec.Block{wantValues("1", "普通", "2", "课程"), para("自 2023-12-01 起")}},
	{"1-企业，含离职，2-个人，含访客", []spec.Block{wantValues("1", "企业，含离职", "2", "个人，含访客")}},
	{"0-男；1-女&amp;其他", []spec.Block{wantValues("0", "男", "1", "女&amp;其他")}},
	{"0：无，1：满1,000元，默认0", []spec.Block{wantValues("0", "无", "1", "满1,000元"), para("默认0")}},

	// Order.
	{"1-是，0-否", []spec.Block{wantValues("1", "是", "0", "否")}},
	{"0：成功，-1：失败", []spec.Block{wantValues("0", "成功", "-1", "失败")}},
	{"-1 - 未知 0 - 否 1 - 是", []spec.Block{wantValues("-1", "未知", "0", "否", "1", "是")}},
	{"200 - 成功，404 - 不存在", []spec.Block{wantValues("200", "成功", "404", "不存在")}},

	// Brackets.
	{"是否课程群（0-否，1-是），默认0", []spec.Block{para("是否课程群"), wantValues("0", "否", "1", "是"), para("默认0")}},
	{"(1：男 2：女)", []spec.Block{wantValues("1", "男", "2", "女")}},
	{"1 - （旧）企业，2 - 个人（含 1-9 人，见文档），默认 1", []spec.Block{
		wantValues("1", "（旧）企业", "2", "个人（含 1-9 人，见文档）"), para("默认 1")}},

	{"用户：名称；values: 1-甲；2-乙", []spec.Block{para("用户：名称；values:"), wantValues("1", "甲", "2", "乙")}},
	{"说明：状态；取值：1-甲；2-乙", []spec.Block{para("说明：状态；取值："), wantValues("1", "甲", "2", "乙")}},
	{"如何处理（1-甲；2-乙）", []spec.Block{para("如何处理"), wantValues("1", "甲", "2", "乙")}},
	{"图片格式：1-PNG；2-JPG", []spec.Block{para("图片格式："), wantValues("1", "PNG", "2", "JPG")}},
	{"当 type 为 2 时有效，状态（0-正常；1-停用）", []spec.Block{para("当 type 为 2 时有效，状态"), wantValues("0", "正常", "1", "停用")}},
	{"open_replay为1时才返回。0表示成功，1表示失败", []spec.Block{para("open_replay为1时才返回。"), wantValues("0", "成功", "1", "失败")}},
	{"是否返回 name（0-否；1-是）默认 0", []spec.Block{para("是否返回 name"), wantValues("0", "否", "1", "是"), para("默认 0")}},
	{"群名：群的状态（0-正常；1-解散） 群主可见", []spec.Block{para("群名：群的状态"), wantValues("0", "正常", "1", "解散"), para("群主可见")}},
	{"状态（1-启用；2-停用），群主 - 可见；成员 - 不可见", []spec.Block{
		para("状态"), wantValues("1", "启用", "2", "停用"), para("群主 - 可见；成员 - 不可见")}},
	{"the status (1 - on; 2 - off), default 1", []spec.Block{para("the status"), wantValues("1", "on", "2", "off"), para("default 1")}},

	// Words.
	{"`text`：文本消息；`image`：图片消息", []spec.Block{wantValues("text", "文本消息", "image", "图片消息")}},
	{"类型`a_b` - 甲，`c.d` - 乙。默认甲", []spec.Block{para("类型"), wantValues("a_b", "甲", "c.d", "乙"), para("默认甲")}},
	{`"a": 甲, "b": 乙`, []spec.Block{wantValues("a", "甲", "b", "乙")}},
	{"“男”表示男性，“女”表示女性", []spec.Block{wantValues("男", "男性", "女", "女性")}},
	{"`1`：甲；`0`：乙", []spec.Block{wantValues("1", "甲", "0", "乙")}},

	// Lines.
	{"状态：<br>0 - 正常<br>1 - 停用<br>默认 0<br><br>另见", []spec.Block{
		para("状态："), wantValues("0", "正常", "1", "停用"), para("默认 0"), para("另见")}},
	{"状态：0-正常；<br>1-停用。<br>2-删除。默认 0", []spec.Block{
		para("状态："), wantValues("0", "正常", "1", "停用", "2", "删除"), para("默认 0")}},
	{"状态<br>过滤 0：否，<br>1：是，2：未知", []spec.Block{
		para("状态", "过滤"), wantValues("0", "否", "1", "是", "2", "未知")}},
	{"`a`：甲<br>`b`：乙", []spec.Block{wantValues("a", "甲", "b", "乙")}},
}

func TestEnumeratedValues(t *testing.T) {
	for _, tt := range enumerationTests {
		got := Cell(tt.cell, diag.Span{}).Blocks
		if !sameBlocks(got, tt.want) {
			t.Errorf("%q\n got %+v\nwant %+v", tt.cell, got, tt.want)
		}
		if lost := lostRune(tt.cell, got); lost != 0 {
			t.Errorf("%q: %q is lost", tt.cell, lost)
		}
	}
}

var falseFriends = []string{
	// Numbers that are no values.
	"0~64个字节", "1 ~ 1000", "取值范围 1 ~ 1000", "[0, 2^32)", "1-1000", "1 - 1000", "长度 1-32，1-64",
	"2023-12-01", "2023-12-01 - 2024-01-01", "12-01 与 12-02", "10:30:00 - 11:30:00", "9:00-18:00，10:00-12:00",
	"v1.2.3 - v1.3.0", "1.2 - 旧版 1.3 - 新版", "138-0000-0000", "010-88888888，020-99999999",
	"192.168.1.1 - 甲，192.168.1.2 - 乙", "3-5 天", "1:1 聊天，1:2 聊天", "16:9，4:3", "1：1，2：1",
	"第1-2页", "第1-企业 第2-用户", "第 1 - 企业，第 2 - 用户", "1:n，2:N", "0-9a-zA-Z", "[0-9A-Za-z]",
	"大于 0：在线，1：离线", "x = 3 - y，z = 5 - w", "13800000000-甲，13900000000-乙",
	"01-甲 02-乙", "0x1-甲 0x2-乙", "1/2-甲，3/4-乙", "&#10;-a &#11;-b",

	// One value, or none with a meaning.
	"0表示未操作", "1-企业设置", "0-，1-", "0-，1-是", "取值0、1、2", "0为空",

	// Of what another field decides, of an example, or of a part of the value.
	"由 type 决定：1-姓名 2-电话", "值的含义由 PeriodUnit 而定（1：次数；2：金额）", "与 status 对应：1-启用 2-停用",
	"按字段筛选，如状态（1-启用；2-停用）", "filters, e.g. the state (1 - on; 2 - off)", "见 ErrCode（1-启用；2-停用）",
	`格式为"状态:时间"，其中状态 1-启用；2-停用`, `{"status": 1} 其中 status：1-启用；2-停用`,
	"逗号分隔，第一个是状态（1-启用；2-停用）", "编码，第3位：1-甲；2-乙", "name: 名称, status: 1-启用 2-停用",

	// Not written in one way.
	"0-否，1：是", "0-否，1-是，2：未知", "0-否，1=是", "0：否，1：是 2：未知", "0-甲，1-乙；2-丙", "`a`：甲，1：乙",
	"`a`：甲，\"b\"：乙",

	// A value would be overlooked.
	"v1-旧版 2-新版 3-最新", "0=30天 1=无 2=永久", "0-3岁 1-甲 2-乙", "1：按部门2：按标签", "1-普通 2-课程。长度 1-1000",
	"1表示男，当值为2表示女", "−1：失败 0：成功 1：未知", "#1-甲 2-乙 3-丙",

	// Not in order.
	"5 - 高 3 - 中 1 - 低", "1-甲 2-乙 0-丙", "1-甲 1-乙", "`a`：甲，`a`：乙", "权重，1为最低，5为最高",
	"编号3-甲 4-乙",

	// Where a meaning ends is not clear.
	"1-接受。群主可见 2-拒绝", "1 - 企业，含离职 2 - 个人", "最少 1：甲，最多 5：乙", "最少 1 为宜，最多 5 为佳",
	"苹果 5 - 旧 华为 6 - 新", "步骤 1：打开 步骤 2：关闭", "Step 1: open Step 2: close",
	"0-否 / 1-是", "1-男/2-女", "1-甲）2-乙", "1-甲（2-乙）", "1-甲（，2-乙）", "（1-甲，2-乙", "（0-否）（1-是）", "（1-甲）乙（，2-丙）", "（1-甲）乙，2-丙", "1-甲，乙（2-丙，3-丁）", "（1-甲<br>2-乙）",
	"是否课程群（取值：0-否，1-是）", "（0-否，1-是，默认0）", "((0-否，1-是))", "0 - 甲<br>（续）<br>1 - 乙",

	// Of one item of an outer enumeration.
	"筛选值：a - 甲；b - 状态（1-启用；2-停用）", "筛选值：a - 甲；b - 状态(1-启用；2-停用)", "筛选值：a - 甲<br>b - 状态（1-启用；2-停用）",
	"a - 甲；b - 状态【1-启用；2-停用】；c - 丙", "筛选值：a - 状态（1-启用；2-停用）；b - 乙", "筛选值：`a` - 甲；`b` - 状态（1-启用；2-停用）",
	"筛选值：群名 - 按群名；状态 - 按状态（1-启用；2-停用）", "1 - 甲；2 - 状态（1-启用；2-停用）", "筛选值：a、b（1-启用；2-停用）",
	"a：甲<br>b：状态<br>1-启用<br>2-停用", "a：甲<br>b：状态：1-启用；2-停用", "- a - 甲<br>- b - 状态<br>1-启用<br>2-停用",
	"filter: a - name; b - status (1 - on; 2 - off)",

	// Of something else in the sentence.
	"与 type（1-文本；2-图片）配合使用", "状态（1-启用；2-停用）的中文名", "当状态（1-启用；2-停用）为 1 时必填", "群名。status（0-正常；1-解散）为 1 时为空",
	"群名，群状态见 status（0-正常；1-解散）", "群名，参见 status 字段（0-正常；1-解散）", "键值对，例如 status=1（1-启用；2-停用）",
	"格式如：1-启用；2-停用", "形如 1:启用,2:停用 的文字", "a：甲；b：状态，1-启用；2-停用", "当 type 为 1-文本；2-图片 时必填", "若类型为：1-文本；2-图片，则必填", "when type is 1 - text, 2 - image",
	"筛选值，filter_key 为 stage 时填阶段值（1-初访；2-意向）", "filter_key 为 stage 时，填阶段值（1-初访；2-意向）", "值，当 `type` 等于 2 时取：1-启用；2-停用", "the value; if kind is status, one of (1 - on; 2 - off)",
	"depends on `status` (1 - on; 2 - off)", "the label of the status (1 - on; 2 - off) in the list",

	// Shown as a text.
	"说明文字，如“1-启用；2-停用”", "说明文字，如「1-启用；2-停用」", "说明文字，如`1-启用；2-停用`", `说明文字，如"1-启用；2-停用"`,

	// Steps, words, code.
	"0.未知 1.男", "1. 打开 2. 关闭", "1、打开 2、关闭", "1) 打开 2) 关闭", "默认为 0. 其他 1. 无",
	"支持 1-way or 2-way auth", "1-way, 2-way", "2-factor, 3-step", "1-click and 2-factor login",
	"当 `type` 为 1，`mode` 为 2 时", "`a` = 甲，`b` = 乙", "先用 `a`：甲 再用 `b`：乙", "`a`：甲 `b`：乙", "1为甲 2为乙",
	`{"a": foo, "b": bar}`, `{ "a": foo, "b": bar }`, `"a": 1, "b": 2`, `"a": "x", "b": "y"`, "`a`：`b`，`c`：`d`",
	"text：文本，image：图片", "`a b`：甲，`c d`：乙", "true-是 false-否", "1->2，2->3", "0=>否,1=>是",
}

func TestFalseFriendsStayText(t *testing.T) {
	for _, cell := range falseFriends {
		want := []spec.Block{para(prose.Lines(cell)...)}
		if got := Cell(cell, diag.Span{}).Blocks; !sameBlocks(got, want) {
			t.Errorf("%q: got %+v, want it as it stands", cell, got)
		}
	}
}

// TestEnumerationsOfEveryForm builds cells from parts, so that no form depends
// on another, and expects the parts back.
func TestEnumerationsOfEveryForm(t *testing.T) {
	meanings := []string{"正常", "离职（待继承）", "other"}
	for _, lead := range []string{"", "状态 ", "状态：", "状态。", "<br>状态<br>"} {
		for _, sep := range []string{"-", " - ", ":", "：", " = ", "表示"} {
			for _, gap := range []string{"，", ", ", "；", "; ", "、", "。", " ", "<br>"} {
				for _, tail := range []string{"", "。", "。默认 0"} {
					var parts, pairs []string
					for i, m := range meanings {
						parts = append(parts, fmt.Sprint(i)+sep+m)
						pairs = append(pairs, fmt.Sprint(i), m)
					}
					cell := lead + strings.Join(parts, gap) + tail
					checkEnumeration(t, cell, pairs)
				}
			}
		}
	}
}

func checkEnumeration(t *testing.T, cell string, pairs []string) {
	t.Helper()
	blocks := Cell(cell, diag.Span{}).Blocks
	for _, b := range blocks {
		if b.Kind == spec.Values && !sameBlocks([]spec.Block{b}, []spec.Block{wantValues(pairs...)}) {
			t.Errorf("%q: got %+v", cell, b)
		}
	}
	if len(blocks) == 0 || blocks[0].Kind != spec.Values && (len(blocks) == 1 || blocks[1].Kind != spec.Values) {
		t.Errorf("%q: no values found", cell)
	}
	if lost := lostRune(cell, blocks); lost != 0 {
		t.Errorf("%q: %q is lost", cell, lost)
	}
}
