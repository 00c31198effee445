package rulebook

import (
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/diag/diagtest"
	"github.com/mdspec-go/mdspec/spec/explain"
)

func TestRulesHoldAll(t *testing.T) {
	want := len(writtenRules(t))
	rules := Rules()
	if len(rules) != want {
		t.Errorf("%d rules, want %d", len(rules), want)
	}
	at := 0
	for _, r := range rules {
		group := slices.Index(Groups(), r.Group)
		if group < at {
			t.Errorf("%s of %s comes after a rule of %s", r.ID, r.Group, Groups()[at])
		}
		at = group
		if (r.Category != "") != (r.Group == Lint) || r.Axis != "" && r.Group != Breaking {
			t.Errorf("%s of %s has category %q and axis %q", r.ID, r.Group, r.Category, r.Axis)
		}
	}
}

// TestForms holds each rule to the form of rules.
func TestForms(t *testing.T) {
	for _, r := range Rules() {
		if f := diagtest.Faults(r.Rule); f != nil {
			t.Errorf("rule %s: %s", r.ID, strings.Join(f, ", "))
		}
	}
}

// TestRulesAreListed: every file of a rule, in whatever package, is that of a rule
// in the list.
func TestRulesAreListed(t *testing.T) {
	listed := map[string]bool{}
	for _, r := range Rules() {
		if listed[r.ID] {
			t.Errorf("%s is listed twice", r.ID)
		}
		listed[r.ID] = true
	}
	for _, file := range writtenRules(t) {
		if !listed[strings.TrimSuffix(filepath.Base(file), ".txtar")] {
			t.Errorf("%s is no rule of the list", file)
		}
	}
}

// writtenRules returns the files of rules in the module.
func writtenRules(t *testing.T) []string {
	t.Helper()
	var files []string
	err := filepath.WalkDir("../../../..", func(path string, e fs.DirEntry, err error) error {
		if err == nil && filepath.Base(filepath.Dir(path)) == "rules" && filepath.Ext(path) == ".txtar" {
			files = append(files, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestFind(t *testing.T) {
	for _, tt := range []struct {
		word  string
		group Group
		meant string
	}{
		{word: "unknown-type", group: Parser},
		{word: "fence-syntax", group: Parser},
		{word: "lock-stale", group: Output},
		{word: "no-import-path", group: Output},
		{word: "unknwn-type", meant: "unknown-type"},
		{word: "lock-stael", meant: "lock-stale"},
		{word: "base64", meant: "example-base64"},
		{word: "typ"},
		{word: ""},
		{word: "nothing-like-it"},
	} {
		rule, meant, ok := Find(tt.word)
		switch {
		case ok != (tt.group != "") || rule.Group != tt.group:
			t.Errorf("%q: found %v, group %s", tt.word, ok, rule.Group)
		case tt.meant != "" && !slices.Contains(meant, tt.meant):
			t.Errorf("%q: meant %v, want %s", tt.word, meant, tt.meant)
		case len(meant) > maxSuggestions:
			t.Errorf("%q: %d suggestions", tt.word, len(meant))
		}
	}
}

// TestFindSuggestsFew asks for a word that is a part of more IDs than are shown.
func TestFindSuggestsFew(t *testing.T) {
	if _, meant, _ := Find("fence"); len(meant) != 5 {
		t.Errorf("%d suggestions, want 5: %v", len(meant), meant)
	}
}

// TestMessages proves that each message can be shown without a finding: every
// argument has a name, also in Chinese, and no verb is left.
func TestMessages(t *testing.T) {
	for _, r := range Rules() {
		for _, l := range diag.Languages() {
			for _, text := range []string{r.Message(l), r.Hint(l)} {
				if strings.Contains(text, "%[") {
					t.Errorf("%s in %s: %s", r.ID, l, text)
				}
			}
		}
		for i, name := range r.Parameters(diag.Chinese) {
			if !strings.ContainsFunc(name, isHan) {
				t.Errorf("%s: the parameter %q has no Chinese name", r.ID, r.Params[i])
			}
		}
	}
}

func TestMessageNamesItsParameters(t *testing.T) {
	r := Rule{Rule: &diag.Rule{
		Params:  []string{"type", "limit"},
		Message: "`%[1]s` is more than %03[2]d%% too large, twice %[2]d",
		Hint:    "write less",
	}}
	if got, want := r.Message(diag.English), "`<type>` is more than <limit>% too large, twice <limit>"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := r.Hint(diag.Chinese); got != "write less" {
		t.Errorf("without a translation the hint is %q", got)
	}
}

func TestExamineSteps(t *testing.T) {
	r, _, _ := Find("lock-stale")
	if _, err := r.Examine([]explain.File{{Name: "steps"}}); !errors.Is(err, ErrSteps) {
		t.Errorf("a script is run in memory: %v", err)
	}
}

// TestCompared: both sides of a comparison are parsed, each by itself.
func TestCompared(t *testing.T) {
	model := func(typ string) []byte {
		return []byte("## Models\n\n### `Chat` 群聊\n\nName|Type\n:--|:--\n`ID`|`" + typ + "`\n")
	}
	files := []explain.File{{Name: "old/doc.md", Content: model("string")}, {Name: "new/doc.md", Content: model("strng")}}
	found, err := Rule{Rule: &diag.Rule{}, Group: Breaking}.Examine(files)
	if err != nil || len(found) != 1 || found[0].Rule.ID != "unknown-type" || found[0].Span.File() != "new/doc.md" {
		t.Errorf("found %v, error %v", found, err)
	}
	if _, err := (Rule{Rule: &diag.Rule{}, Group: Breaking}).Examine(files[:1]); err == nil {
		t.Error("a comparison without a new side is none")
	}
}

// TestChineseWordings holds what reviewers of the Chinese texts have agreed on.
func TestChineseWordings(t *testing.T) {
	for _, tt := range []struct{ rule, message, hint, why string }{
		{rule: "accept-unused", message: "`<对象>` 没有 `<规则>` 这条诊断，这一行是多余的"},
		{rule: "accept-invalid", message: "这一行无效，没有接受任何变更：<错误>"},
		{rule: "url-removed", message: "不再有接口使用 `<地址>`"},
		{rule: "validate-removed", message: "`<类型>` 不再有任何限制，Validate 方法随之移除"},
		{rule: "number-range-changed", message: "`<类型>` 的 `<键>` 从 <旧类型> 变成 <新类型>，<方向>中数值范围变了"},
		{rule: "key-made-required", hint: "请保持选填，否则不带这个键的程序会失败"},
		{rule: "key-renamed", why: "JSON 单元格是报文里的键。"},
		{rule: "xml-changed", why: "XML 单元格是报文里的元素名。"},
	} {
		r, _, _ := Find(tt.rule)
		if got := r.Message(diag.Chinese); tt.message != "" && got != tt.message {
			t.Errorf("%s: got %s, want %s", tt.rule, got, tt.message)
		}
		if got := r.Hint(diag.Chinese); tt.hint != "" && got != tt.hint {
			t.Errorf("%s: the hint is %s, want %s", tt.rule, got, tt.hint)
		}
		if got := r.Explanation().Why[diag.Chinese]; !strings.Contains(got, tt.why) {
			t.Errorf("%s: %s is not in %s", tt.rule, tt.why, got)
		}
	}
}
