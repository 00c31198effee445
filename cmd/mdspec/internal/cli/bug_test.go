package cli

import (
	"errors"
	"fmt"
	"runtime/debug"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/build"
)

func TestGuard(t *testing.T) {
	tests := []struct {
		name   string
		run    func() error
		code   int
		stderr []string // must occur, in this order
	}{
		{"fine", func() error { return nil }, 0, nil},
		{"findings were shown already", func() error { return errFindings }, 1, nil},
		{
			"usage", func() error { return &usageError{"no such thing", "mdspec this"} }, 2,
			[]string{"mdspec: no such thing\nusage: mdspec this\n"},
		},
		{
			"one line for each failure",
			func() error { return errors.Join(errors.New("a failed"), errors.New("b failed")) }, 2,
			[]string{"mdspec: a failed\nmdspec: b failed\n"},
		},
		{
			"panic", func() error { panic("the sky fell") }, 3,
			[]string{
				"mdspec: internal error: the sky fell\n", issues, "version: ", "command: mdspec generate --out=…\n",
				"goroutine ", "TestGuard",
			},
		},
		{
			"panic elsewhere", func() error { panic("a\x1b.md: the sky fell\n::error::x\n\tfile.go:1\n") }, 3,
			[]string{"mdspec: internal error: a\\x1b.md: the sky fell\n\\x3a:error::x\n\tfile.go:1\n", issues},
		},
		{
			"a line feed in a name",
			func() error {
				return errors.Join(errors.Join(errors.New("a\nb failed"), errors.New("c failed")), fmt.Errorf("%w: d\n", errors.New("e")))
			}, 2,
			[]string{"mdspec: a\\nb failed\nmdspec: c failed\nmdspec: e: d\\n\n"},
		},
		{
			"an error that cannot be", func() error { return fmt.Errorf("%w: no room for x", build.ErrInternal) }, 3,
			[]string{"mdspec: internal error: the generator failed: no room for x\n", issues},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var r result
			a := newApp(&r, nil, "generate", "--out=secret")
			if code := a.guard(test.run); code != test.code {
				t.Errorf("exit code %d, want %d", code, test.code)
			}
			if r.stdout.Len() > 0 {
				t.Errorf("standard output: %s", &r.stdout)
			}
			rest := r.stderr.String()
			if test.stderr == nil && rest != "" {
				t.Errorf("standard error: %s", rest)
			}
			for _, want := range test.stderr {
				_, after, ok := strings.Cut(rest, want)
				if !ok {
					t.Fatalf("standard error lacks %q:\n%s", want, &r.stderr)
				}
				rest = after
			}
			if strings.Contains(r.stderr.String(), "secret") {
				t.Errorf("a value of the command line was printed:\n%s", &r.stderr)
			}
		})
	}
}

func TestShape(t *testing.T) {
	tests := []struct{ args, want string }{
		{"", "mdspec"},
		{"generate --package wecom --out=x/y spec/wecom", "mdspec generate --package … --out=… …"},
		{"export ir ./...", "mdspec export ir …"},
		{"check -", "mdspec check …"},
		{"-h", "mdspec -h"},
	}
	for _, test := range tests {
		if got := shape(strings.Fields(test.args)); got != test.want {
			t.Errorf("shape(%q) = %q, want %q", test.args, got, test.want)
		}
	}
}

func TestVersion(t *testing.T) {
	build := func(version string, settings ...debug.BuildSetting) *debug.BuildInfo {
		return &debug.BuildInfo{Main: debug.Module{Version: version}, Settings: settings}
	}
	revision := debug.BuildSetting{Key: "vcs.revision", Value: "0123456789abcdef0123"}
	tests := []struct {
		name string
		info *debug.BuildInfo
		ok   bool
		want string
	}{
		{"no build information", nil, false, "(devel)"},
		{"a test binary", build(""), true, "(devel)"},
		{"installed", build("v1.2.3"), true, "v1.2.3"},
		{"a checkout", build("(devel)", revision), true, "(devel) (0123456789ab)"},
		{
			"a changed checkout",
			build("(devel)", revision, debug.BuildSetting{Key: "vcs.modified", Value: "true"}), true,
			"(devel) (0123456789ab, changed since)",
		},
		{
			"an unchanged checkout",
			build("v1.2.3", revision, debug.BuildSetting{Key: "vcs.modified", Value: "false"}), true,
			"v1.2.3 (0123456789ab)",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := version(test.info, test.ok); got != test.want {
				t.Errorf("version = %q, want %q", got, test.want)
			}
		})
	}
}
