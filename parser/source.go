package parser

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/mod/module"

	"github.com/mdspec-go/mdspec/spec/diag"
)

// MaxSize is the size in bytes of the largest document that is read.
const MaxSize = 32 << 20

const byteOrderMark = "\ufeff"

// clean checks the bytes of a document (rule 1.1) and returns a copy of equal
// length for goldmark, in which every offset is the source's own: a byte order
// mark becomes three blanks (which may stand before any block), and carriage
// returns and forbidden characters become blanks. ok is false if nothing of
// the document can be read.
func clean(src *diag.Source, diags *diag.List) (text []byte, ok bool) {
	content := src.Content()
	if len(content) > MaxSize {
		diags.Add(diag.DocumentTooLarge, src.Span(0, 0), MaxSize>>20)
		return nil, false
	}
	text = bytes.Clone(content)
	if bytes.HasPrefix(text, []byte(byteOrderMark)) {
		copy(text, "   ")
	}
	for i := 0; i < len(text); {
		if b := text[i]; b >= ' ' && b < utf8.RuneSelf && b != 0x7F || b == '\n' || b == '\t' {
			i++
			continue
		}
		r, size := utf8.DecodeRune(text[i:])
		span := src.Span(i, i+size)
		switch {
		case r == utf8.RuneError && size == 1:
			diags.Add(diag.NotUTF8, span, int(text[i]))
			return nil, false
		case r == '\r' && i+1 < len(text) && text[i+1] == '\n':
			text[i] = ' '
		case unicode.IsControl(r):
			diags.Add(diag.ControlCharacter, span, int(r))
			blank(text[i : i+size])
		case isBidiControl(r):
			diags.Add(diag.BidiControl, span, int(r))
			blank(text[i : i+size])
		}
		i += size
	}
	return text, true
}

func blank(b []byte) {
	for i := range b {
		b[i] = ' '
	}
}

// isBidiControl reports whether the character starts or ends a run of text
// whose shown order differs from its stored order. The marks U+200E and U+200F
// do neither and are part of ordinary Arabic and Hebrew text.
func isBidiControl(r rune) bool {
	return r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069
}

// checkName reports a document whose name would give a Go file that the go
// command ignores, builds on some systems only, or cannot put into a module.
func checkName(src *diag.Source, name string, diags *diag.List) bool {
	reason := nameFault(name)
	if !reason.IsZero() {
		diags.Add(diag.DocumentName, src.Span(0, 0), name, reason)
	}
	return reason.IsZero()
}

// nameFault says why the name would give such a file; nothing if it would not.
func nameFault(name string) diag.Phrase {
	file := name + ".go"
	stem, _, _ := strings.Cut(name, ".")
	switch {
	case name == "":
		return diag.Say("it is empty")
	case strings.ContainsAny(name, `/\`):
		return diag.Say("it is a path")
	case strings.ContainsFunc(name, func(r rune) bool { return !unicode.IsPrint(r) }):
		return diag.Say("it holds a character that is not printable")
	case strings.HasPrefix(name, "_") || strings.HasPrefix(name, "."):
		return diag.Say("the go command ignores files that begin with `%[1]s`", name[:1])
	case module.CheckFilePath(file) != nil:
		return diag.Say("a Go module may not contain a file of that name")
	case platformSuffix(stem) != "":
		return diag.Say("the go command builds files that end in `_%[1]s` on that system only", platformSuffix(stem))
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
