package doctext

import (
	"testing"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

var deprecatedTests = []struct{ line, want string }{
	// Said.
	{"废弃", "废弃"},
	{"该字段已废弃", "该字段已废弃"},
	{"群名。已废弃，请使用 chat_id。默认空", "已废弃，请使用 chat_id。"},
	{"此参数已弃用；请改用 x", "此参数已弃用"},
	{"此参数已经弃用", "此参数已经弃用"},
	{"即将废弃！请尽快迁移", "即将废弃！"},
	{"不再维护，已废弃", "不再维护，已废弃"},
	{"废弃的字段", "废弃的字段"},
	{"是否启用（已废弃）", "是否启用（已废弃）"},
	{"deprecated", "deprecated"},
	{"This field is deprecated. Use b.", "This field is deprecated."},
	{"Field deprecated since v2.1, see a.md", "Field deprecated since v2.1, see a.md"},
	{"A deprecated alias of chat_id", "A deprecated alias of chat_id"},
	{"whether to enable (deprecated)", "whether to enable (deprecated)"},
	{"It isn't used, it is DEPRECATED", "It isn't used, it is DEPRECATED"},
	{"Not empty. Deprecated since 3.", "Deprecated since 3."},
	{"Being deprecated: use b", "Being deprecated: use b"},
	{"字段deprecated请勿使用", "字段deprecated请勿使用"},
	{"未废弃。此接口已废弃。", "此接口已废弃。"},

	// Said behind a label, which goes.
	{"Deprecated: use chat_id, e.g. wr1. More", "use chat_id, e.g. wr1."},
	{"deprecated：请使用 b", "请使用 b"},
	{"废弃：请使用 b", "请使用 b"},
	{"已废弃: 请使用 b；否则出错", "请使用 b"},
	{"**已废弃**：请使用 b", "请使用 b"},
	{"【已弃用】请使用 b", "请使用 b"},
	{"(deprecated) use b", "use b"},
	{"Deprecated, use b", "use b"},
	{"Deprecated - use b", "use b"},
	{"Deprecated:", "Deprecated"},
	{"群名。废弃：", "废弃"},
	{"Deprecated since v2: use b", "Deprecated since v2: use b"},
	{"https://a.b/deprecated；Deprecated: use b", "use b"},

	// Not said.
	{"", ""},
	{"未废弃", ""},
	{"尚未废弃", ""},
	{"没有废弃", ""},
	{"没有被废弃", ""},
	{"不会废弃", ""},
	{"不会被废弃", ""},
	{"不再废弃", ""},
	{"是否废弃", ""},
	{"是否已废弃", ""},
	{"是否已经被废弃", ""},
	{"是否已弃用", ""},
	{"若已废弃则返回 1", ""},
	{"如果废弃则为空", ""},
	{"状态：正常、废弃", ""},
	{"正常或废弃", ""},
	{"1-废弃", ""},
	{"1 表示已废弃", ""},
	{"废弃时间", ""},
	{"已废弃的群列表", ""},
	{"not deprecated", ""},
	{"This is not yet deprecated", ""},
	{"never deprecated", ""},
	{"isn't deprecated", ""},
	{"isn’t being deprecated", ""},
	{"whether the group is deprecated", ""},
	{"true if the group is deprecated", ""},
	{"active or deprecated", ""},
	{"returns deprecated groups", ""},
	{"is_deprecated", ""},
	{"deprecated_at", ""},
	{"isDeprecated", ""},
	{"undeprecated", ""},
	{"non-deprecated", ""},
	{"a.deprecated", ""},
	{"deprecated.md", ""},
	{"deprecated=1", ""},
	{"`deprecated`", ""},
	{"\"deprecated\" member", ""},
	{"https://a.b/deprecated/x", ""},
	{"?deprecated=true", ""},
	{"deprecation of x", ""},
}

func TestDeprecation(t *testing.T) {
	for _, tt := range deprecatedTests {
		if got := Cell(tt.line, diag.Span{}).Deprecated; got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.line, got, tt.want)
		}
	}
}

func TestDeprecationOfBlocks(t *testing.T) {
	said := []string{"已废弃"}
	tests := []struct {
		name   string
		blocks []spec.Block
		want   string
	}{
		{"nothing", nil, ""},
		{"a later line of a later paragraph", []spec.Block{para("a"), para("b", "已废弃。c")}, "已废弃。"},
		{"the first of two", []spec.Block{para("Deprecated: a"), para("废弃：b")}, "a"},
		{"meaning of a value", []spec.Block{para("状态"), wantValues("0", "正常", "1", "已废弃")}, ""},
		{"list", []spec.Block{{Kind: spec.List, Entries: []spec.Entry{{Text: "已废弃"}}}}, ""},
		{"code", []spec.Block{{Kind: spec.Code, Lines: said}}, ""},
		{"heading", []spec.Block{{Kind: spec.Heading, Lines: said}}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc := Doc(tt.blocks)
			if doc.Deprecated != tt.want || !sameBlocks(doc.Blocks, tt.blocks) {
				t.Errorf("got %+v, want %q with the blocks as they were", doc, tt.want)
			}
		})
	}
}
