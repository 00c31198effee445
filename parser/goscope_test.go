package parser

import (
	"slices"
	"strings"
	"testing"
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

func TestGoScope(t *testing.T) {
	s := readGoFiles([]File{{Name: "手.go", Path: "out/手.go", Content: []byte(handWritten)}}, "wecom")
	var got []string
	for _, name := range s.names() {
		d := s.decl(name)
		text := name + " " + d.span.String()
		if d.span.Text() != name {
			t.Errorf("the span of %s covers %q", name, d.span.Text())
		}
		if d.isType {
			text += " type"
		}
		if d.isStruct {
			text += " struct"
		}
		got = append(got, strings.TrimSpace(text+" "+d.underlying))
	}
	checkLines(t, got, []string{
		"A out/手.go:5:2 type struct", "B out/手.go:6:2 type struct", "C out/手.go:7:2 type int64", "D out/手.go:8:2 type int64",
		"E out/手.go:9:2 type", "F out/手.go:10:2 type", "G out/手.go:11:2 type", "H out/手.go:12:2 type string",
		"f out/手.go:21:6", "k out/手.go:19:7", "v out/手.go:17:5", "群 out/手.go:15:6 type string",
	})
	for _, m := range []struct{ typ, name, at string }{
		{"A", "M", "out/手.go:23:13"}, {"F", "N", "out/手.go:24:16"}, {"群", "UnmarshalText", "out/手.go:25:10"},
	} {
		if at, ok := s.method(m.typ, m.name); !ok || at.String() != m.at {
			t.Errorf("method %s.%s at %v, want %s", m.typ, m.name, at, m.at)
		}
	}
	if _, ok := s.method("A", "N"); ok || s.decl("X") != nil {
		t.Error("found what is not declared")
	}
}

func TestGoScopeFiles(t *testing.T) {
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
		s := readGoFiles([]File{{Path: "a.go", Content: []byte(tt.content)}}, "p")
		got := slices.DeleteFunc(s.names(), func(n string) bool { return n == "C" })
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: found %v, want %v", tt.name, got, tt.want)
		}
	}
}
