package goscope

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mdspec-go/mdspec/spec/diag"
)

const handWritten = `// Package wecom 手写.
package wecom

type (
	A struct{ X int }
	B A
	C = int64
	D C
	E []D
	F[T any] struct{}
	G G
	H 群
)

type 群 (string)

var v, _ = 1, 2

const k = 1

func f() {}
func init() {}
func (a *A) M()     {}
func (f *F[T]) N()  {}
func (群) UnmarshalText([]byte) error { return nil }
`

// read reads one hand-written file.
func read(name, content, pkg string) *Scope {
	return Read([]*diag.Source{diag.NewSource(name, []byte(content))}, pkg)
}

func TestScope(t *testing.T) {
	s := read("out/手.go", handWritten, "wecom")
	var got []string
	for _, name := range s.Names() {
		d := s.Decl(name)
		text := name + " " + d.Span.String()
		if d.Span.Text() != name {
			t.Errorf("the span of %s covers %q", name, d.Span.Text())
		}
		if d.IsType {
			text += " type"
		}
		if d.IsStruct {
			text += " struct"
		}
		got = append(got, strings.TrimSpace(text+" "+d.Underlying))
	}
	want := []string{
		"A out/手.go:5:2 type struct", "B out/手.go:6:2 type struct", "C out/手.go:7:2 type int64", "D out/手.go:8:2 type int64",
		"E out/手.go:9:2 type", "F out/手.go:10:2 type", "G out/手.go:11:2 type", "H out/手.go:12:2 type string",
		"f out/手.go:21:6", "k out/手.go:19:7", "v out/手.go:17:5", "群 out/手.go:15:6 type string",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for _, m := range []struct{ typ, name, at string }{
		{"A", "M", "out/手.go:23:13"}, {"F", "N", "out/手.go:24:16"}, {"群", "UnmarshalText", "out/手.go:25:10"},
	} {
		if at, ok := s.Method(m.typ, m.name); !ok || at.String() != m.at {
			t.Errorf("method %s.%s at %v, want %s", m.typ, m.name, at, m.at)
		}
	}
	if _, ok := s.Method("A", "N"); ok || s.Decl("X") != nil {
		t.Error("found what is not declared")
	}
}

func TestFiles(t *testing.T) {
	tests := []struct {
		name, content string
		want          []string
	}{
		{"another package", "package main\nvar A int\n", nil},
		{"test package", "package p_test\nvar A int\n", nil},
		{"ignored", "//go:build ignore\n\npackage p\nvar A int\n", nil},
		{"ignored among others", "//go:build linux && (ignore || !(!ignore))\n\npackage p\nvar A int\n", nil},
		{"ignored as of old", "// +build ignore\n\npackage p\nvar A int\n", nil},
		{"not ignored", "//go:build !ignore && (linux || ignore)\n\npackage p\nvar A int\n", []string{"A"}},
		{"other tags", "//go:build !windows && cgo\n\npackage p\nvar A int\n", []string{"A"}},
		{"constraint behind the clause", "package p\n\n//go:build ignore\nvar A int\n", []string{"A"}},
		{"broken", "package p\nvar A = = 1\ntype B struct {\nconst C int\n", []string{"A", "B"}},
		{"no package", "var A int\n", nil},
		{"empty", "", nil},
		{"binary", "\x00\xff", nil},
	}
	for _, tt := range tests {
		s := read("a.go", tt.content, "p")
		got := slices.DeleteFunc(s.Names(), func(n string) bool { return n == "C" })
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: found %v, want %v", tt.name, got, tt.want)
		}
	}
}

func TestFileFaults(t *testing.T) {
	for _, test := range []struct {
		content string
		read    bool // the names that stand before the fault are known
		found   string
	}{
		{"package p\n\ntype T int\n", true, ""},
		{"package other\n\ntype T int\n", false, "x.go:1:1"},
		{"//go:build ignore\n\npackage main\n", false, ""},
		{"package p\n\ntype T int\n\nfunc (\n", true, "x.go:1:1"},
		{"type T int\n", false, "x.go:1:1"},
		{"", false, "x.go:1:1"},
	} {
		s := read("x.go", test.content, "p")
		if read := s.Decl("T") != nil; read != test.read {
			t.Errorf("%q: read %v, want %v", test.content, read, test.read)
		}
		found := ""
		for _, d := range s.Ignored {
			found += d.Span.String()
		}
		if found != test.found {
			t.Errorf("%q: found %q, want %q", test.content, found, test.found)
		}
	}
}

// FuzzRead reads hand-written Go, which may be anything: the span of each name
// covers it.
func FuzzRead(f *testing.F) {
	f.Add(handWritten)
	f.Add("//go:build linux && (ignore || !(!ignore))\n\npackage wecom\nvar A int\n")
	f.Add("package wecom\nvar A = = 1\ntype B struct {\nconst C int\n")
	f.Fuzz(func(t *testing.T, content string) {
		s := read("a.go", content, "wecom")
		for _, name := range s.Names() {
			if got := s.Decl(name).Span.Text(); got != name {
				t.Errorf("the span of %q covers %q", name, got)
			}
		}
	})
}
