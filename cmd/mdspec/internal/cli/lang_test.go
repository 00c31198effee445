package cli

import (
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/spec/diag"
)

func TestLang(t *testing.T) {
	tests := []struct {
		vars string // separated by blanks
		want diag.Lang
	}{
		{"", diag.English},
		{"LANG=zh_CN.UTF-8", diag.Chinese},
		{"LANG=zh_TW", diag.Chinese},
		{"LANG=zh_Hans_SG.GB18030", diag.Chinese},
		{"LANG=zh", diag.Chinese},
		{"LANG=ZH-cn", diag.Chinese},
		{"LANG=zh.UTF-8", diag.Chinese},
		{"LANG=zh@stroke", diag.Chinese},
		{"LANG=zha_CN", diag.English}, // Zhuang
		{"LANG=en_US.UTF-8", diag.English},
		{"LANG=ja_JP", diag.English},
		{"LANG=C", diag.English},
		{"LANG=C.UTF-8", diag.English},
		{"LANG=POSIX", diag.English},
		{"LANG=_zh", diag.English},
		{"LC_MESSAGES=zh_CN", diag.Chinese},
		{"LC_ALL=zh_CN", diag.Chinese},
		{"LC_ALL=zh_CN LC_MESSAGES=en_US LANG=C", diag.Chinese},
		{"LC_ALL=C LC_MESSAGES=zh_CN LANG=zh_CN", diag.English},
		{"LC_MESSAGES=zh_CN LANG=en_US", diag.Chinese},
		{"LC_MESSAGES=en_US LANG=zh_CN", diag.English},
		{"LC_ALL= LC_MESSAGES= LANG=zh_CN", diag.Chinese},
		{"LC_CTYPE=zh_CN LANGUAGE=zh", diag.English},
	}
	doc := document(t, broken)
	for _, tt := range tests {
		for flag, want := range map[string]diag.Lang{"": tt.want, "--lang=en": diag.English, "--lang=zh": diag.Chinese} {
			var r result
			args := []string{"generate", "--package=p", "--out=-", doc}
			if flag != "" {
				args = append(args, flag)
			}
			if code := newApp(&r, strings.Fields(tt.vars), args...).execute(); code != exitFindings {
				t.Errorf("%s %s: exit code %d, want %d", tt.vars, flag, code, exitFindings)
			}
			got := diag.English
			if strings.Contains(r.stderr.String(), "错误：未知的类型") {
				got = diag.Chinese
			}
			if got != want {
				t.Errorf("%s %s: language %s, want %s", tt.vars, flag, got, want)
			}
		}
	}
}

func TestLangTally(t *testing.T) {
	var l diag.List
	for _, rule := range []*diag.Rule{parser.UnknownType, parser.MissingName, parser.EnumEmpty, parser.TodoRow, parser.TodoRow} {
		l.Add(rule, diag.Span{}, "x")
	}
	if got, want := tally(l).In(diag.Chinese), "2 个错误，1 个警告，2 个提示"; got != want {
		t.Errorf("tally %q, want %q", got, want)
	}
}
