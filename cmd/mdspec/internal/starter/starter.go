// Package starter writes the two files that a new user begins with: an example
// document that explains itself, and the go:generate line that compiles it. It knows
// what is left to do then.
package starter

import (
	_ "embed"
	"errors"
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/regular"
)

//go:embed example.md
var english []byte

//go:embed example.zh-CN.md
var chinese []byte

// Example returns the document that [Write] writes.
func Example(l diag.Lang) []byte {
	if l == diag.Chinese {
		return chinese
	}
	return english
}

const generateName = "generate.go"

// directive is what generate.go is for, without its first two characters: a line
// of ours would otherwise be one to go generate.
const directive = "go:generate go tool mdspec generate --package example --out example spec"

// file is a file to be written.
type file struct {
	path    string
	content []byte
}

// Write writes spec/example.md and, unless it exists, generate.go below dir and
// returns their paths. It overwrites nothing: if the document exists, nothing is
// written and the error, an [fs.PathError] of [fs.ErrExist], names it.
func Write(dir string, l diag.Lang) ([]string, error) {
	name, err := packageName(dir)
	if err != nil {
		return nil, err
	}
	files := []file{{filepath.Join(dir, "spec", "example.md"), Example(l)}}
	if _, err := os.Lstat(files[0].path); err == nil {
		return nil, &fs.PathError{Op: "write", Path: files[0].path, Err: fs.ErrExist}
	}
	if generate := filepath.Join(dir, generateName); absent(generate) {
		files = append(files, file{generate, fmt.Appendf(nil, "package %s\n\n//%s\n", name, directive)})
	}
	var paths []string
	for _, f := range files {
		if err := create(f); err != nil {
			return paths, err
		}
		paths = append(paths, f.path)
	}
	return paths, nil
}

func absent(path string) bool {
	_, err := os.Lstat(path)
	return errors.Is(err, fs.ErrNotExist)
}

// create writes a file that must not exist yet, all of it or nothing.
func create(f file) error {
	if err := os.MkdirAll(filepath.Dir(f.path), 0o777); err != nil {
		return err
	}
	w, err := os.OpenFile(f.path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = w.Write(f.content)
	if err = errors.Join(err, w.Close()); err != nil {
		err = errors.Join(err, os.Remove(f.path)) // the next run would take the part for the file
	}
	return err
}

// packageName returns the package that the Go files of dir belong to, or one
// derived from the directory's name if there are none.
func packageName(dir string) (string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", err
	}
	for _, e := range entries {
		if filepath.Ext(e.Name()) != ".go" || strings.HasSuffix(e.Name(), "_test.go") {
			continue
		}
		start, err := regular.Start(filepath.Join(dir, e.Name()), enough)
		if err != nil {
			continue // as if it were not there
		}
		if f, err := parser.ParseFile(token.NewFileSet(), "", start, parser.PackageClauseOnly); err == nil {
			return f.Name.Name, nil
		}
	}
	abs, err := filepath.Abs(dir)
	return derive(filepath.Base(abs)), err
}

// derive returns a package name made of the lower-case letters and digits of a
// directory's name, or "api" if they do not make one.
func derive(base string) string {
	name := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, base)
	if !token.IsIdentifier(name) {
		return "api"
	}
	return name
}
