package starter

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/mod/modfile"
	"golang.org/x/mod/module"

	"github.com/mdspec-go/mdspec/spec/regular"
)

// The module that mdspec is part of, and its path as a tool of another one.
const (
	ours = "github.com/mdspec-go/mdspec"
	tool = ours + "/cmd/mdspec"
)

// addTool are the commands that make mdspec a tool of a module. It is not published
// yet, so go get does not find it.
var addTool = []string{
	"go mod edit -require=" + ours + "@v0.0.0 -replace=" + ours + "=CLONE",
	"go mod edit -tool=" + tool,
	"go mod tidy",
}

// enough is the number of bytes that are read of a file: the go command's limit for
// a go.mod.
const enough = 16 << 20

// Steps are what is left to do after [Write].
type Steps struct {
	Line     string   // to be added to generate.go, which was there; "" if there is one
	Module   bool     // there is a module around the directory
	Clone    bool     // CLONE in the commands is to be the directory of a clone of mdspec
	Commands []string // to be run in the module, or in the directory where it is to be
}

// Next returns what is left to do in a directory that [Write] has filled.
func Next(dir string) (Steps, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return Steps{}, err
	}
	var s Steps
	if content, err := regular.Start(filepath.Join(dir, generateName), enough); err == nil && !generates(content) {
		s.Line = "//" + directive
	}
	mod, found := moduleFile(abs)
	if s.Module = found; !found {
		s.Commands = append(s.Commands, "go mod init "+newModule(abs))
	}
	if s.Clone = !hasTool(mod); s.Clone {
		s.Commands = append(s.Commands, addTool...)
	}
	s.Commands = append(s.Commands, "go generate ./...")
	return s, nil
}

// newModule returns a path for a module in an absolute directory, whose name may have
// letters that the go command does not take.
func newModule(abs string) string {
	if path := "example.com/" + derive(filepath.Base(abs)); module.CheckPath(path) == nil {
		return path
	}
	return "example.com/api"
}

// generates reports whether a Go file has a go:generate line that runs mdspec.
func generates(content []byte) bool {
	for line := range bytes.Lines(content) {
		if command, ok := bytes.CutPrefix(line, []byte("//go:generate ")); ok && bytes.Contains(command, []byte("mdspec")) {
			return true
		}
	}
	return false
}

// moduleFile returns the nearest go.mod, upward from an absolute directory, and
// reports whether there is one.
func moduleFile(abs string) (content []byte, found bool) {
	for dir, last := abs, ""; dir != last; dir, last = filepath.Dir(dir), dir {
		if content, err := regular.Start(filepath.Join(dir, "go.mod"), enough); err == nil {
			return content, true
		}
	}
	return nil, false
}

// hasTool reports whether a go.mod says that mdspec is a tool of the module.
func hasTool(content []byte) bool {
	f, err := modfile.Parse("go.mod", content, nil)
	if err != nil {
		return strings.Contains(string(content), tool)
	}
	return slices.ContainsFunc(f.Tool, func(t *modfile.Tool) bool { return t.Path == tool })
}
