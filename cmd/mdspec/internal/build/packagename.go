package build

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/gen"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// checkPackage reports a name that the generated package may bear, and with which
// Go will not build or import it. The finding has no place: the name is from the
// command line, a lock or a directory.
func (s Sources) checkPackage(files []gen.File, hand map[string]diag.Span) diag.List {
	name, reason := s.Recipe.Package, diag.Phrase{}
	switch {
	case name == "documentation":
		reason = diag.Say("the go command ignores files of a package of this name", "go 命令会忽略这个名字的包里的文件")
	case name == "init":
		reason = diag.Say("in a file that imports the package `init` can only be a function", "在引用这个包的文件里，`init` 只能是函数名")
	case name == "main" && s.dir != "" && hand["main"].IsZero():
		reason = diag.Say("a program needs a function `main`, and no hand-written Go of package main in `%[1]s` declares it",
			"可执行程序要有 `main` 函数，而 `%[1]s` 里没有任何手写的 main 包 Go 文件声明它", diag.Verbatim(filepath.ToSlash(s.dir)))
	case strings.HasPrefix(name, "_") && slices.ContainsFunc(files, inSubdirectory):
		reason = diag.Say("the go command overlooks the directory of its fake server, `%[1]s`", "go 命令会略过它的假服务端目录 `%[1]s`", s.fake())
	default:
		return nil
	}
	return diag.List{diag.New(PackageName, diag.Span{}, name, reason)}
}

// inSubdirectory reports whether the file belongs to another package than what the
// documents become.
func inSubdirectory(f gen.File) bool { return strings.Contains(f.Name, "/") }
