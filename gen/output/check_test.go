package output

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCheck(t *testing.T) {
	for _, c := range driftCases() {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			f := written(t)
			c.change(t, f)
			list := f.mustCheck(t)
			want := ""
			if len(c.want) > 0 {
				want = strings.Join(c.want, "\n") + "\n"
			}
			if d := cmp.Diff(want, describe(list)); d != "" {
				t.Errorf("findings (-want +got):\n%s", d)
			}
			for _, part := range c.says {
				if text := list[0].Message() + "\n" + list[0].Hint() + "\n" + list[0].Diff; !strings.Contains(text, part) {
					t.Errorf("the finding does not say %q:\n%s", part, text)
				}
			}
			for _, d := range list {
				if at := filepath.ToSlash(f.dir()); !strings.HasPrefix(d.Span.File(), at+"/") {
					t.Errorf("finding in %s, not in %s", d.Span.File(), at)
				}
			}
		})
	}
}

// TestWriteMends states for each cause what Write does about it, and that it
// agrees with Check.
func TestWriteMends(t *testing.T) {
	for _, c := range driftCases() {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			f := written(t)
			c.change(t, f)
			before := snapshot(t, f.dir())
			changes, list, err := Write(f.dir(), f.build(), WriteOptions{})
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(c.refuse, rulesOf(list)); d != "" {
				t.Fatalf("refusals (-want +got):\n%s", d)
			}
			if isClean(changes, list) != (len(c.want) == 0) {
				t.Errorf("Check finds %q, but Write does %v", c.want, changes)
			}
			if len(c.refuse) > 0 {
				if d := cmp.Diff(before, snapshot(t, f.dir()), diskEntries); d != "" {
					t.Errorf("refused, yet changed:\n%s", d)
				}
				return
			}
			f.mustBeClean(t)
		})
	}
}

// mustBeClean demands that the directory is exactly the build.
func (f *fixture) mustBeClean(t *testing.T) {
	t.Helper()
	if list := f.mustCheck(t); len(list) > 0 {
		t.Errorf("not clean:\n%s", describe(list))
	}
	for _, file := range f.build().Files {
		if got := strings.ReplaceAll(f.get(t, file.Name), "\r\n", "\n"); got != string(file.Content) {
			t.Errorf("%s is\n%s", file.Name, got)
		}
	}
}

func TestForce(t *testing.T) {
	for _, c := range driftCases() {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			f := written(t)
			c.change(t, f)
			_, list, err := Write(f.dir(), f.build(), WriteOptions{Force: true})
			if err != nil {
				t.Fatal(err)
			}
			if c.stuck {
				found := f.mustCheck(t)
				if len(found) == 0 {
					t.Errorf("force mended what it must leave alone; it said %s", describe(list))
				}
				return
			}
			if len(list) > 0 {
				t.Fatalf("refused:\n%s", describe(list))
			}
			f.mustBeClean(t)
		})
	}
}

// TestPathsAsGiven checks that diagnostics name files by the path the user
// gave, with forward slashes.
func TestPathsAsGiven(t *testing.T) {
	f := written(t)
	f.replace(t, "a.md.go", "A2 int", "A2 uint")
	t.Chdir(f.root)
	for _, dir := range []string{filepath.Join("gen", "out"), "gen/out/", "./gen/out"} {
		list, err := Check(dir, f.build())
		if err != nil {
			t.Fatal(err)
		}
		if len(list) != 1 || list[0].Span.String() != "gen/out/a.md.go:7:1" {
			t.Errorf("%s: %v", dir, list)
		}
		if !strings.HasPrefix(list[0].Diff, "--- gen/out/a.md.go\ton disk\n+++ gen/out/a.md.go\tregenerated\n@@ ") {
			t.Errorf("%s: labels of the diff: %s", dir, list[0].Diff)
		}
		if want := "run `mdspec generate gen/out`"; !strings.Contains(list[0].Hint(), want) {
			t.Errorf("%s: hint %q lacks %q", dir, list[0].Hint(), want)
		}
	}
}

// TestManyDocuments checks that a message stays readable when a whole directory
// changed.
func TestManyDocuments(t *testing.T) {
	f := written(t)
	for _, name := range []string{"c.md", "d.md", "e.md", "f.md", "g.md"} {
		f.docs[name] = "type " + strings.ToUpper(name[:1]) + " int\n"
	}
	list := f.mustCheck(t)
	if len(list) != 5 || list[0].Rule != DriftSpec {
		t.Fatalf("findings:\n%s", describe(list))
	}
	if want := "added `c.md`, `d.md`, `e.md` and 2 more"; !strings.HasSuffix(list[0].Message(), want) {
		t.Errorf("message %q does not end with %q", list[0].Message(), want)
	}
}
