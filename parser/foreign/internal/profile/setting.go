package profile

import (
	"slices"
	"strconv"
	"strings"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/words"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// What settings must be.
var (
	anUnknown = diag.Say("what becomes of an unknown type: `json.RawMessage`, `map[string]any` or error", "未知类型的处理方式：`json.RawMessage`、`map[string]any` 或错误")
	aRepeat   = diag.Say("what becomes of repeated types: merge or apart", "重复类型的处理方式：合并或区分")
	anUnsaid  = diag.Say("a presence: required, optional or unsaid", "必填、可选或不说明")
	aBody     = diag.Say("what a parameter is whose type is a model: body or field", "类型为模型的参数是什么：请求体或字段")
	aScope    = diag.Say("the scope of a call: heading or page", "接口的范围：标题或页面")
)

// setting is one of the settings.
type setting struct {
	english, chinese string
	read             func(*row)
}

// settings returns the settings that a profile may have.
func settings() []setting {
	return []setting{
		{"preset", "预设", (*row).preset},
		{"unknown types", "未知类型", func(r *row) { r.out.Unknown, _ = choose(r, colValue, unknowns, anUnknown) }},
		{"method", "方法", func(r *row) { r.out.Method, _ = choose(r, colValue, methods(), aMethod) }},
		{"name as path", "名称作路径", (*row).namePath},
		{"base path", "路径前缀", (*row).basePath},
		{"repeated types", "重复类型", func(r *row) { r.out.Repeats, _ = choose(r, colValue, repeats, aRepeat) }},
		{"dash as default", "默认值为短横", func(r *row) { r.out.Dash, _ = choose(r, colValue, unsaids, anUnsaid) }},
		{"unmarked fields", "未标注字段", func(r *row) { r.out.Unmarked, _ = choose(r, colValue, unsaids, anUnsaid) }},
		{"model parameter", "模型参数", func(r *row) { r.out.Body, _ = choose(r, colValue, bodies, aBody) }},
		{"call scope", "接口范围", func(r *row) { r.out.Scope, _ = choose(r, colValue, scopes, aScope) }},
		{"rows left out", "可忽略行", (*row).tolerance},
	}
}

// setting reads a setting.
func (r *row) setting() {
	folded := words.Fold(r.text(colSetting))
	var known []string
	for _, s := range settings() {
		if folded == s.english || folded == s.chinese {
			if r.once(colSetting, s.english) {
				s.read(r)
			}
			return
		}
		known = append(known, s.english, s.chinese)
	}
	r.wrong(colSetting, diag.Say("a setting", "设置"), known...)
}

// none is the preset of profiles that extend none.
const none = "none"

func (r *row) preset() {
	name := r.text(colValue)
	if len(r.presets) > 0 && name != none && !slices.Contains(r.presets, name) {
		list := diag.Verbatim(strings.Join(r.presets, ", "))
		r.wrong(colValue, diag.Say("a preset: %[1]s or none", "预设：%[1]s 或 none", list), r.presets...)
		return
	}
	r.out.Preset = name
}

// nameMark stands for the name of a call in a path.
const nameMark = "{name}"

func (r *row) namePath() {
	text := r.text(colValue)
	if !isPath(text) || strings.Count(text, nameMark) != 1 {
		r.wrong(colValue, diag.Say("a path with `{name}` in it", "含有 `{name}` 的路径"))
		return
	}
	r.out.NamePath = text
}

func (r *row) basePath() {
	if !isPath(r.text(colValue)) {
		r.wrong(colValue, aPath)
		return
	}
	r.out.Base = strings.TrimRight(r.text(colValue), "/")
}

// tolerance reads a number of rows, or a share of them.
func (r *row) tolerance() {
	text, percent := strings.CutSuffix(r.text(colValue), "%")
	n, err := strconv.Atoi(strings.TrimSpace(text))
	if err != nil || n < 0 || percent && n > 100 || n > 1<<20 {
		r.wrong(colValue, diag.Say("a number of rows, or a share such as `10%%`", "行数，或 `10%%` 这样的比例"))
		return
	}
	r.out.Tolerance = Tolerance{Said: true, Rows: n}
	if percent {
		r.out.Tolerance = Tolerance{Said: true, Percent: n}
	}
}
