package gocheck

import (
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"testing"

	stdlib "github.com/mdspec-go/mdspec/golden/library"
)

// TestLibrary compares what fences see of the standard library, which is read
// without bodies and unexported variables, with all of it.
func TestLibrary(t *testing.T) {
	for _, path := range []string{"time", "errors", "encoding/json", "math/big", "math/rand/v2"} {
		l := newLibrary(map[string]bool{path: true}, findGoroot)
		part, err := l.Import(path)
		if err != nil || len(l.missing) > 0 || len(l.empty) > 0 {
			t.Fatalf("%s: %v, missing %v, empty %v", path, err, l.missing, l.empty)
		}
		want, err := stdlib.Importer.Import(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range want.Scope().Names() {
			if !token.IsExported(name) {
				continue
			}
			a, b := part.Scope().Lookup(name), want.Scope().Lookup(name)
			if a == nil || describeObject(a) != describeObject(b) {
				t.Errorf("%s.%s is %v, want %v", path, name, a, b)
			}
		}
	}
}

// describeObject writes what importers see of an object.
func describeObject(o types.Object) string {
	byName := func(p *types.Package) string { return p.Path() }
	text := types.ObjectString(o, byName)
	if c, ok := o.(*types.Const); ok {
		text += " " + c.Val().ExactString()
	}
	if _, ok := o.(*types.TypeName); ok {
		for m := range types.NewMethodSet(types.NewPointer(o.Type())).Methods() {
			if m.Obj().Exported() {
				text += "\n" + m.Obj().Name() + types.TypeString(m.Type(), byName)
			}
		}
	}
	return text
}

func TestLibraryReadsWhatIsWanted(t *testing.T) {
	l := newLibrary(map[string]bool{"time": true, "no/such": true, "../x": true}, findGoroot)
	for _, path := range []string{"time", "errors", "no/such", "../x", "unsafe", "C"} {
		p, err := l.Import(path)
		if err != nil || p == nil || !p.Complete() {
			t.Fatalf("%s: %v, %v", path, p, err)
		}
		if got, want := p.Scope().Len() > 0, path == "time" || path == "unsafe"; got != want {
			t.Errorf("%s: read is %v, want %v", path, got, want)
		}
		again, _ := l.Import(path)
		if again != p {
			t.Errorf("%s is another package the second time", path)
		}
	}
	if l.missing["time"] || l.missing["errors"] || l.missing["no/such"] || !l.empty["errors"] {
		t.Errorf("missing %v, empty %v", l.missing, l.empty)
	}
}

// TestFindGoroot hides the installation from the program, as -trimpath does: it
// must ask the go command then, and do without it if there is none.
func TestFindGoroot(t *testing.T) {
	root := findGoroot()
	if _, err := os.Stat(filepath.Join(root, "src", "time", "time.go")); err != nil {
		t.Fatal(err)
	}
	if got := askGoroot(); got != root {
		t.Errorf("the go command says %q, want %q", got, root)
	}
	if got := firstGoroot(func() string { return "" }, func() string { return t.TempDir() }, askGoroot); got != root {
		t.Errorf("found %q, want %q", got, root)
	}
	t.Setenv("PATH", t.TempDir())
	if got := askGoroot(); got != "" {
		t.Errorf("found %q without a go command", got)
	}
	if got := firstGoroot(askGoroot); got != "" {
		t.Errorf("found %q without a go command", got)
	}
}
