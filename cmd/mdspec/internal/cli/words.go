package cli

import (
	"path/filepath"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/rulebook"
	"github.com/mdspec-go/mdspec/gen/output"
	"github.com/mdspec-go/mdspec/spec/breaking"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/lint"
)

// What explain and rules call the parts into which rules are divided.
var (
	severities = map[diag.Severity]diag.Phrase{
		diag.Error: diag.Say("error", "错误"), diag.Warning: diag.Say("warning", "警告"), diag.Note: diag.Say("note", "提示"),
	}
	groups = map[rulebook.Group]diag.Phrase{
		rulebook.Parser:   diag.Say("parser: what documents say", "parser：文档本身"),
		rulebook.Output:   diag.Say("output: what is on the disk", "output：磁盘上的生成结果"),
		rulebook.Lint:     diag.Say("lint: what could be better in a spec", "lint：文档可以改进之处"),
		rulebook.Breaking: diag.Say("breaking: changes that break users", "breaking：不兼容变更"),
		rulebook.Fmt:      diag.Say("fmt: the form of documents", "fmt：文档的格式"),
		rulebook.Import:   diag.Say("import: what others wrote", "import：导入别人写的文档"),
	}
	categories = map[lint.Category]diag.Phrase{
		lint.Minimal:  diag.Say("minimal: likely mistakes", "minimal：很可能写错了"),
		lint.Standard: diag.Say("standard: what readers expect", "standard：使用者和评审者的一般期望"),
		lint.Strict:   diag.Say("strict: nothing left to doubt", "strict：不留任何疑问"),
	}
	axisTexts = map[breaking.Axis]diag.Phrase{
		breaking.Source: diag.Say("source: programs that import the generated package", "source：引用生成代码的程序"),
		breaking.Wire:   diag.Say("wire: what is sent and received", "wire：报文，即实际收发的数据"),
	}
)

// done says what became of a file; nothing if it is as it was.
func done(a output.Action, path string) diag.Phrase {
	file := diag.Verbatim(filepath.ToSlash(path))
	switch a {
	case output.Written:
		return diag.Say("wrote %[1]s", "已写入 %[1]s", file)
	case output.Removed:
		return diag.Say("removed %[1]s", "已删除 %[1]s", file)
	case output.Kept:
		return diag.Say("kept %[1]s, which nothing generates any more and which does not begin as generated files do",
			"保留 %[1]s：已经没有文档生成它，但它的开头不像生成的文件", file)
	default:
		return diag.Phrase{}
	}
}
