package cli

import (
	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/rulebook"
	"github.com/mdspec-go/mdspec/spec/breaking"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/lint"
)

// words are what explain and rules say beside the rules themselves.
type words struct {
	severity, group, dialect, category, axis, fix, message, help string

	why, bad, good, says, steps string

	reference   string // where the dialect is described
	fixed, hand string // what does away with a finding of lint

	severities map[diag.Severity]string
	groups     map[rulebook.Group]string
	categories map[lint.Category]string
	axes       map[breaking.Axis]string
}

// wordsIn returns the words of a language.
func wordsIn(l diag.Lang) words {
	if l == diag.Chinese {
		return chineseWords()
	}
	return englishWords()
}

func englishWords() words {
	return words{
		severity: "severity", group: "group", dialect: "dialect", category: "category", axis: "axis", fix: "fix",
		message: "message", help: "help",
		why: "Why", bad: "Wrong", good: "Right", says: "mdspec says", steps: "commands",
		reference:  " (spec/README.md)",
		fixed:      "mdspec lint --fix",
		hand:       "by hand",
		severities: map[diag.Severity]string{diag.Error: "error", diag.Warning: "warning", diag.Note: "note"},
		groups: map[rulebook.Group]string{
			rulebook.Parser: "parser: what documents say", rulebook.Output: "output: what stands on the disk",
			rulebook.Lint: "lint: what a spec should do better", rulebook.Breaking: "breaking: changes that break users",
			rulebook.Fmt: "fmt: the form of documents",
		},
		categories: map[lint.Category]string{
			lint.Minimal: "minimal: likely mistakes", lint.Standard: "standard: what readers expect",
			lint.Strict: "strict: nothing left to doubt",
		},
		axes: map[breaking.Axis]string{
			breaking.Source: "source: programs that import the generated package",
			breaking.Wire:   "wire: what is sent and received",
		},
	}
}

func chineseWords() words {
	return words{
		severity: "级别", group: "分组", dialect: "方言", category: "类别", axis: "维度", fix: "修复",
		message: "消息", help: "建议",
		why: "为什么", bad: "错误示例", good: "正确示例", says: "mdspec 的输出", steps: "命令",
		reference:  "（spec/README.md）",
		fixed:      "mdspec lint --fix",
		hand:       "手工修改",
		severities: map[diag.Severity]string{diag.Error: "错误", diag.Warning: "警告", diag.Note: "提示"},
		groups: map[rulebook.Group]string{
			rulebook.Parser: "parser：文档本身", rulebook.Output: "output：磁盘上的生成结果",
			rulebook.Lint: "lint：规范可以改进之处", rulebook.Breaking: "breaking：不兼容变更",
			rulebook.Fmt: "fmt：文档的格式",
		},
		categories: map[lint.Category]string{
			lint.Minimal: "minimal：很可能写错了", lint.Standard: "standard：使用者和评审者的一般期望",
			lint.Strict: "strict：不留任何疑问",
		},
		axes: map[breaking.Axis]string{
			breaking.Source: "source：引用生成代码的程序",
			breaking.Wire:   "wire：实际收发的数据",
		},
	}
}
