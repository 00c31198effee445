// Package library imports the standard library for tests that type-check Go. It
// reads what the compiler left in the build cache, which takes a tenth of the
// time of reading the library's source.
package library

import (
	"fmt"
	"go/importer"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
)

// usual are packages that, with what they import, are most of what tests need:
// one call of the go command finds them all.
var usual = []string{"encoding/json", "encoding/xml", "math/big", "math/rand/v2", "net/http/httptest", "testing"}

// Importer imports packages of the standard library, each once. It is safe for
// concurrent use.
var Importer types.Importer = newLibrary()

type library struct {
	mu       sync.Mutex
	importer types.Importer
	files    map[string]string // by import path: the file of export data
}

func newLibrary() *library {
	l := &library{}
	l.importer = importer.ForCompiler(token.NewFileSet(), "gc", l.open)
	return l
}

// Import returns the package of the path.
func (l *library) Import(path string) (*types.Package, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.importer.Import(path)
}

// open opens the export data of the package.
func (l *library) open(path string) (io.ReadCloser, error) {
	if l.files == nil {
		l.files = map[string]string{}
		if err := l.find(usual...); err != nil {
			return nil, err
		}
	}
	if l.files[path] == "" {
		if err := l.find(path); err != nil {
			return nil, err
		}
	}
	return os.Open(l.files[path])
}

// find asks the go command for the export data of the packages and of all that
// they import.
func (l *library) find(paths ...string) error {
	args := []string{"list", "-export", "-deps", "-f", "{{if .Standard}}{{.ImportPath}} {{.Export}}{{end}}", "--"}
	out, err := exec.Command("go", append(args, paths...)...).Output()
	if err != nil {
		return fmt.Errorf("go list %s: %w", strings.Join(paths, " "), err)
	}
	for line := range strings.Lines(string(out)) {
		path, file, _ := strings.Cut(strings.TrimSpace(line), " ")
		l.files[path] = file
	}
	return nil
}
