package build

import (
	"go/version"
	"path/filepath"

	"golang.org/x/mod/modfile"

	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/regular"
)

// language is the version of Go that generated code needs: of the language as of
// the standard library.
const language = "1.25"

// unsaidLanguage is what the go command takes a module for that does not say it.
const unsaidLanguage = "1.16"

// checkLanguage warns if the module around the directory is for versions of Go that
// are older than what generated code needs. A go.mod that cannot be understood is
// the go command's to report.
func checkLanguage(dir string) diag.List {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return nil
	}
	root := moduleRoot(abs)
	if root == "" {
		return nil
	}
	content, err := regular.Read(filepath.Join(root, "go.mod"), moduleLimit)
	if err != nil {
		return nil
	}
	src := diag.NewSource(goModName(dir, abs, root), content)
	mod, err := modfile.ParseLax(src.Name(), content, nil)
	if err != nil || mod.Module == nil {
		return nil
	}
	command := "go mod edit -go=" + language
	if src.Name() != "go.mod" {
		command += " " + diag.Argument(src.Name()).String()
	}
	old := func(at modfile.Position, size int, says diag.Phrase) diag.List {
		return diag.List{diag.New(OldGo, src.Span(at.Byte-size, at.Byte), language, says, diag.Verbatim(command))}
	}
	switch {
	case mod.Go == nil:
		line := mod.Module.Syntax
		return old(line.End, line.End.Byte-line.Start.Byte,
			diag.Say("does not say which it is for, which stands for Go %[1]s", "没有写 Go 版本，相当于 Go %[1]s", unsaidLanguage))
	case version.Compare("go"+mod.Go.Version, "go"+language) < 0:
		return old(mod.Go.Syntax.End, len(mod.Go.Version), diag.Say("is for Go %[1]s", "用的是 Go %[1]s", mod.Go.Version))
	}
	return nil
}
