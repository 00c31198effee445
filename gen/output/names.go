package output

import (
	"bytes"
	"errors"
	"fmt"
	"go/token"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/mod/module"

	"github.com/mdspec-go/mdspec/gen"
	"github.com/mdspec-go/mdspec/gen/output/disk"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/regular"
)

// checkFileName returns why a generated file cannot have the name; nothing if it can. A
// name can be part of a Go module on every system. It has the form "chat.md.go",
// "mdspec_client.go" or "wecomtest/server.go", for any package name before
// "test": the files of a package that has been renamed stay in the lock until
// they are removed.
func checkFileName(name string) diag.Phrase {
	dir, base := splitName(name)
	switch {
	case dir == "" && strings.HasPrefix(name, "/"):
		return noName()
	case dir != "" && !isSubdirectory(dir):
		return diag.Say("it is a path, and its directory none that mdspec writes", "它是一个路径，而其中的目录不是 mdspec 会写的")
	case dir != "" && !isGoName(base):
		return diag.Say("it is no Go file of its directory", "它不是那个目录里的 Go 文件")
	}
	if fault := checkDocumentName(base); !fault.IsZero() {
		return fault
	}
	if err := module.CheckFilePath(name); err != nil {
		var invalid *module.InvalidPathError
		if errors.As(err, &invalid) {
			err = invalid.Err
		}
		return diag.Verbatim(err.Error()) // of the go command's own check
	}
	switch {
	case strings.EqualFold(base, LockName):
		return diag.Say("the lock itself is no generated file", "mdspec.lock 本身不是生成的文件")
	case disk.IsTemporary(base):
		return diag.Say("it is a name for temporary files", "它是临时文件的名字")
	case dir == "" && !isOutputName(base):
		return diag.Say("mdspec generates no file of such a name, which would be X.md.go or mdspec_X.go",
			"mdspec 不会生成这样命名的文件，它生成的是 X.md.go 或 mdspec_X.go")
	}
	return diag.Phrase{}
}

// isOutputName reports whether the name of a file of the output directory itself
// is one that belongs to mdspec.
func isOutputName(base string) bool {
	return strings.HasSuffix(base, ".md.go") || strings.HasPrefix(base, "mdspec_") && strings.HasSuffix(base, ".go")
}

// noName says that a name has directories in it.
func noName() diag.Phrase {
	return diag.Say("it is a path, not the name of a file", "它是一个路径，不是文件名")
}

// subdirectory returns the directory in which an output of the package may
// have files beside those in its own directory.
func subdirectory(pkg string) string { return pkg + "test" }

// isSubdirectory reports whether a directory is the [subdirectory] of some
// package.
func isSubdirectory(dir string) bool {
	pkg, ok := strings.CutSuffix(dir, "test")
	return ok && checkPackage(pkg).IsZero()
}

// splitName splits the name of a file into its subdirectory, "" if it is in
// none, and its base name.
func splitName(name string) (dir, base string) {
	if i := strings.LastIndexByte(name, '/'); i >= 0 {
		return name[:i], name[i+1:]
	}
	return "", name
}

// checkDocumentName returns why the lock cannot record a document of the name.
func checkDocumentName(name string) diag.Phrase {
	switch {
	case name == "":
		return diag.Say("it is empty", "它是空的")
	case name == "." || name == ".." || strings.ContainsAny(name, `/\`):
		return noName()
	case !isPlain(name):
		return diag.Say("it holds characters that are not text", "它含有不属于文本的字符")
	}
	return diag.Phrase{}
}

// checkSpecPath returns why a lock cannot hold the path to documents.
// Such a path is relative, clean and has forward slashes.
func checkSpecPath(p string) diag.Phrase {
	switch {
	case p == "":
		return diag.Say("it is empty", "它是空的")
	case !isPlain(p):
		return diag.Say("it holds characters that are not text", "它含有不属于文本的字符")
	case path.IsAbs(p) || filepath.IsAbs(p) || hasDrive(p):
		return diag.Say("it must be relative to the lock", "它必须是相对于 mdspec.lock 的路径")
	case strings.Contains(p, `\`):
		return diag.Say("it must be written with forward slashes", "它必须用正斜杠书写")
	case path.Clean(p) != p:
		return diag.Say("it is not in its shortest form, %[1]q", "它不是最简形式 %[1]q", diag.Verbatim(path.Clean(p)))
	}
	return diag.Phrase{}
}

// hasDrive reports whether a path begins with a drive letter, also on systems
// that know no drives.
func hasDrive(p string) bool {
	return len(p) > 1 && p[1] == ':' && 'a' <= p[0]|0x20 && p[0]|0x20 <= 'z'
}

// isPlain reports whether text is UTF-8 without control and formatting
// characters.
func isPlain(s string) bool {
	return utf8.ValidString(s) && !strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsGraphic(r) })
}

func checkPackage(name string) diag.Phrase {
	if !token.IsIdentifier(name) || name == "_" {
		return diag.Say("it is not the name of a Go package", "它不是 Go 包名")
	}
	if n := len(subdirectory(name)); n > regular.MaxName {
		return diag.Say("the directory of its fake server would have a name of %[1]d bytes, and file systems allow no more than %[2]d",
			"模拟服务端的目录名将有 %[1]d 字节，而文件系统最多允许 %[2]d 字节", n, regular.MaxName)
	}
	return diag.Phrase{}
}

func checkClient(c gen.Client) diag.Phrase {
	if c != gen.ClientAuto && c != gen.ClientNone {
		return diag.Say("it is neither %[1]q nor %[2]q", "它既不是 %[1]q 也不是 %[2]q", gen.ClientAuto, gen.ClientNone)
	}
	return diag.Phrase{}
}

// checkBuild returns an error for a build that cannot be recorded. Users
// cannot cause one of these: the parser and the command line look first.
func checkBuild(b Build) error {
	if fault := checkPackage(b.Recipe.Package); !fault.IsZero() {
		return fmt.Errorf("package %q: %s", b.Recipe.Package, fault)
	}
	if fault := checkClient(b.Recipe.Client); !fault.IsZero() {
		return fmt.Errorf("client %q: %s", b.Recipe.Client, fault)
	}
	documents := map[string]bool{"": true} // support code comes from none
	for _, d := range b.Documents {
		if fault := checkDocumentName(d.Name); !fault.IsZero() {
			return fmt.Errorf("document %q: %s", d.Name, fault)
		}
		documents[d.Name] = true
	}
	for _, f := range b.Files {
		if fault := checkFileName(f.Name); !fault.IsZero() {
			return fmt.Errorf("generated file %q: %s", f.Name, fault)
		}
		if _, base := splitName(f.Name); len(base) > regular.MaxName { // a lock may name such a file, which could not be written
			return fmt.Errorf("generated file %q: its name has more than %d bytes", f.Name, regular.MaxName)
		}
		if !isGenerated(f.Content) {
			return fmt.Errorf("generated file %q: its first line does not say who generated it", f.Name)
		}
		if dir, _ := splitName(f.Name); dir != "" && dir != subdirectory(b.Recipe.Package) {
			return fmt.Errorf("generated file %q: it is in the directory of another package than %s", f.Name, b.Recipe.Package)
		}
		if !documents[f.Document] {
			return fmt.Errorf("generated file %q: its document %q is none of the package", f.Name, f.Document)
		}
	}
	return nil
}

// foldCase returns what two names share that one file system or another takes
// for the same.
func foldCase(name string) string { return strings.ToLower(strings.ToUpper(name)) }

// relativeSpec returns the paths as the lock of the directory records them,
// sorted and each once.
func relativeSpec(dir string, spec []string) ([]string, error) {
	if len(spec) == 0 {
		return nil, fmt.Errorf("output directory %s: no documents are named", dir)
	}
	base, err := filepath.Abs(dir)
	if err != nil {
		return nil, fmt.Errorf("output directory %s: %w", dir, err)
	}
	relative := make([]string, 0, len(spec))
	for _, p := range spec {
		r, err := relativePath(base, p)
		if err != nil {
			return nil, fmt.Errorf("the lock of %s cannot name %q: %w", dir, p, err)
		}
		relative = append(relative, r)
	}
	slices.Sort(relative)
	relative = slices.Compact(relative)
	if len(relative) > 1 {
		if i := slices.IndexFunc(relative, isNoDocument); i >= 0 {
			return nil, fmt.Errorf("the lock of %s cannot name %q: documents are given either as one directory or as .md files", dir, relative[i])
		}
	}
	return relative, nil
}

func relativePath(base, p string) (string, error) {
	abs, err := filepath.Abs(p)
	if err != nil {
		return "", err
	}
	r, err := filepath.Rel(base, abs)
	if err != nil {
		return "", err
	}
	r = filepath.ToSlash(r)
	if fault := checkSpecPath(r); !fault.IsZero() {
		return "", errors.New(fault.String())
	}
	return r, nil
}

func isNoDocument(p string) bool { return !strings.EqualFold(filepath.Ext(p), ".md") }

// isGoName reports whether Go would compile a file of the name.
func isGoName(name string) bool {
	return filepath.Ext(name) == ".go" && name[0] != '.' && name[0] != '_'
}

// isGenerated reports whether the first line of a Go file says that mdspec
// generated it.
func isGenerated(content []byte) bool {
	line, _, _ := bytes.Cut(content, []byte("\n"))
	s := strings.TrimRight(string(line), "\r")
	rest, ok := strings.CutPrefix(s, "// Code generated by mdspec")
	return ok && strings.HasSuffix(rest, "DO NOT EDIT.") && (rest[0] == ' ' || rest[0] == ';')
}
