// Package docname knows which names of documents give Go files that the go command
// ignores, builds on some systems only, or cannot put into a module.
package docname

import (
	"go/token"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/mod/module"

	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/regular"
)

// Fault says why a document of the name would give such a file; nothing if it would not.
func Fault(name string) diag.Phrase {
	file := name + ".go"
	stem, _, _ := strings.Cut(name, ".")
	switch {
	case name == "":
		return diag.Say("it is empty", "它是空的")
	case strings.ContainsAny(name, `/\`):
		return diag.Say("it is a path", "它是一个路径")
	case len(file) > regular.MaxName:
		return diag.Say("its name would have %[1]d bytes, and file systems allow no more than %[2]d",
			"文件名将有 %[1]d 字节，而文件系统最多允许 %[2]d 字节（一个汉字占 3 字节）", len(file), regular.MaxName)
	case strings.ContainsFunc(name, func(r rune) bool { return !unicode.IsPrint(r) }):
		return diag.Say("it holds a character that is not printable", "它含有不可打印的字符")
	case strings.HasPrefix(name, "_") || strings.HasPrefix(name, "."):
		return diag.Say("the go command ignores files that begin with `%[1]s`", "go 命令会忽略以 `%[1]s` 开头的文件", name[:1])
	case name[0] < utf8.RuneSelf && !token.IsIdentifier("_"+name[:1]):
		return diag.Say("the go command refuses files that begin with `%[1]s`", "go 命令不接受以 `%[1]s` 开头的文件", name[:1])
	case module.CheckFilePath(file) != nil:
		return diag.Say("a Go module may not contain a file of that name", "Go module 里不能有这样命名的文件")
	case platformSuffix(stem) != "":
		return diag.Say("the go command builds files that end in `_%[1]s` on that system only",
			"文件名以 `_%[1]s` 结尾的文件，go 命令只在对应的系统上编译", platformSuffix(stem))
	}
	return diag.Phrase{}
}

// platformSuffix returns the last element of the stem that the go command takes
// for the name of an operating system or of an architecture, also before `_test`;
// "" without one.
func platformSuffix(stem string) string {
	stem = strings.TrimSuffix(stem, "_test")
	i := strings.LastIndexByte(stem, '_')
	if i < 0 {
		return ""
	}
	last := stem[i+1:]
	for _, known := range strings.Fields(platforms) {
		if last == known {
			return last
		}
	}
	return ""
}

// platforms are the names that go/build knows, past and future (its list never
// shrinks, so that old files keep their meaning).
const platforms = `
	aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd plan9 solaris wasip1 windows zos
	386 amd64 amd64p32 arm armbe arm64 arm64be loong64 mips mipsle mips64 mips64le mips64p32 mips64p32le
	ppc ppc64 ppc64le riscv riscv64 s390 s390x sparc sparc64 wasm`
