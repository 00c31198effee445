package gen

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/spec"
)

// flagsOf is a program that has a fake and prints its flags.
const flagsOf = `package main

import (
	"flag"
	"fmt"

	"example.com/m/wecom/wecomtest"
)

func main() {
	fmt.Println(len(wecomtest.NewHandler().Requests()))
	flag.VisitAll(func(f *flag.Flag) { fmt.Println(f.Name) })
}
`

// testModule writes the package and its fake into a module of their own, and
// vets and tests it. Nothing is downloaded.
func testModule(t *testing.T, p *spec.Package, test string) {
	t.Helper()
	t.Parallel()
	dir := t.TempDir()
	writeModule(t, dir, p, "m_test.go", test)
	inModule(t, dir, "vet", "./...")
	inModule(t, dir, "test", "-vet=off", "-count=1", ".")
}

// writeModule writes the package, its fake and one more file into a module.
func writeModule(t *testing.T, dir string, p *spec.Package, name, content string) {
	t.Helper()
	files, err := Generate(p, Options{Package: "wecom", Client: ClientAuto, ImportPath: "example.com/m/wecom"})
	if err != nil {
		t.Fatal(err)
	}
	withoutRace(t)
	all := map[string]string{"go.mod": "module example.com/m\n\ngo 1.25.0\n", name: content}
	for _, f := range files {
		all["wecom/"+f.Name] = string(f.Content)
	}
	for name, content := range all {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// inModule runs the go command in a module and returns what it prints. With -trimpath
// the build cache knows the module again though its directory has another name.
func inModule(t *testing.T, dir string, args ...string) string {
	t.Helper()
	cmd := exec.Command("go", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOFLAGS=-mod=mod -trimpath", "GOPROXY=off", "GOWORK=off", "GOTOOLCHAIN=local")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("go %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

// A program that has a fake of its own has no flag because of it.
func TestFakeAddsNoFlag(t *testing.T) {
	if testing.Short() {
		t.Skip("builds a program")
	}
	dir := t.TempDir()
	writeModule(t, dir, chat(), "main.go", flagsOf)
	if got := inModule(t, dir, "run", "."); got != "0\n" {
		t.Errorf("the program prints %q, want no flag", got)
	}
}
