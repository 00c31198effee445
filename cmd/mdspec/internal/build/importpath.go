package build

import (
	"errors"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/mod/modfile"
	"golang.org/x/mod/module"

	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/regular"
)

// obstacle says why a package has no import path, or its fake server has none, and
// what can be done.
type obstacle struct {
	reason, remedy diag.Phrase
	refused        diag.Phrase // why the go command builds nothing in the directory; zero if it does
}

// importPath returns the path by which Go code imports the package pkg in a
// directory, which need not exist yet: the path of the module around it, and the
// way from there. If there is none, the obstacle says why.
func importPath(dir, pkg string) (string, *obstacle) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", misnamed(err)
	}
	root := moduleRoot(abs)
	if root == "" {
		return "", &obstacle{
			reason: diag.Say("no go.mod stands in `%[1]s` or above it", "`%[1]s` 及其上级目录里都没有 go.mod", diag.Verbatim(filepath.ToSlash(dir))),
			remedy: diag.Say("run `go mod init` where your code begins, and generate again", "在代码的根目录运行 `go mod init`，再重新生成"),
		}
	}
	mod, reason := modulePath(dir, abs, root)
	if mod == "" {
		return "", &obstacle{reason: reason, remedy: diag.Say("mend that file, and generate again", "修正那个文件，再重新生成")}
	}
	below, err := filepath.Rel(root, abs)
	if err != nil {
		return "", misnamed(err)
	}
	p := path.Join(mod, filepath.ToSlash(below))
	fake := p + "/" + pkg + "test" // must be importable as well
	found := &obstacle{remedy: diag.Say("generate into a directory that other packages can import", "生成到其他包可以导入的目录里")}
	fault := checkImportPath(p, filepath.ToSlash(below))
	if fault.IsZero() {
		fault = checkImportPath(fake, filepath.ToSlash(below))
	} else {
		found.refused = notImportable(p, fault)
	}
	if fault.IsZero() {
		return p, nil
	}
	found.reason = notImportable(fake, fault)
	return "", found
}

func notImportable(path string, fault diag.Phrase) diag.Phrase {
	return diag.Say("`%[1]s` is no import path: %[2]s", "`%[1]s` 不能作为导入路径：%[2]s", diag.Verbatim(path), fault)
}

// misnamed is the obstacle that the way to the directory cannot be told.
func misnamed(err error) *obstacle {
	return &obstacle{reason: diag.Verbatim(err.Error()), remedy: diag.Say("name the directory otherwise", "换一种方式写这个目录")}
}

// moduleRoot returns the nearest directory, upward from an absolute one, that
// holds a go.mod; "" if there is none. As the go command does, it passes over
// what is no file or cannot be looked at.
func moduleRoot(abs string) string {
	for dir, last := abs, ""; dir != last; dir, last = filepath.Dir(dir), dir {
		if info, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil && !info.IsDir() {
			return dir
		}
	}
	return ""
}

// moduleLimit is the size in bytes above which a go.mod is not read, that of the
// go command.
const moduleLimit = 16 << 20

// modulePath returns the path of the module in root, or why there is none. The
// reason calls its go.mod as seen from dir, whose absolute path is abs.
func modulePath(dir, abs, root string) (mod string, reason diag.Phrase) {
	content, err := regular.Read(filepath.Join(root, "go.mod"), moduleLimit)
	name := goModName(dir, abs, root)
	if err == nil {
		mod = modfile.ModulePath(content) // also of a file with errors elsewhere
		if f, err := modfile.ParseLax(name, content, nil); err == nil && f.Module != nil {
			mod = f.Module.Mod.Path
		}
	}
	if mod != "" {
		return mod, diag.Phrase{}
	}
	var at *os.PathError
	if errors.As(err, &at) {
		return "", diag.Say("`%[1]s` cannot be read: %[2]s", "无法读取 `%[1]s`：%[2]s", diag.Verbatim(name), diag.Verbatim(at.Err.Error()))
	}
	return "", diag.Say("`%[1]s` does not say the module's path", "`%[1]s` 没有写明 module 的路径", diag.Verbatim(name))
}

// goModName returns what findings call the go.mod in root, as seen from dir, whose
// absolute path is abs.
func goModName(dir, abs, root string) string {
	if up, err := filepath.Rel(abs, root); err == nil {
		root = filepath.Join(dir, up)
	}
	return filepath.ToSlash(filepath.Join(root, "go.mod"))
}

// checkImportPath returns why a package cannot be imported by the path, of which
// below is the part within the module.
func checkImportPath(p, below string) diag.Phrase {
	if slices.Contains(strings.Split(below, "/"), "vendor") {
		return diag.Say("what is below a directory vendor belongs to other modules", "vendor 目录里的内容属于别的 module")
	}
	if base := path.Base(p); strings.ContainsAny(base[:1], "-+~") {
		return diag.Say("the go command refuses directories that begin with `%[1]s`", "go 命令不接受以 `%[1]s` 开头的目录", base[:1])
	}
	err := module.CheckImportPath(p)
	var invalid *module.InvalidPathError
	if errors.As(err, &invalid) {
		err = invalid.Err
	}
	if err == nil {
		return diag.Phrase{}
	}
	return diag.Verbatim(err.Error())
}
