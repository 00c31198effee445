// Package starter writes the two files that a new user begins with: an example
// document that explains itself, and the go:generate line that compiles it.
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
)

// Example is the document that [Write] writes.
//
//go:embed example.md
var Example []byte

// generate is the file with the go:generate line; the verb is the package. It
// is no raw string, in which go generate would find a line of ours.
const generate = "package %s\n\n//go:generate go tool mdspec generate --package example --out example spec\n"

// file is a file to be written.
type file struct {
	path    string
	content []byte
}

// Write writes spec/example.md and generate.go below dir and returns their
// paths. It overwrites nothing: if one of them exists, nothing is written and
// the error, an [fs.PathError] of [fs.ErrExist], names it.
func Write(dir string) ([]string, error) {
	name, err := packageName(dir)
	if err != nil {
		return nil, err
	}
	files := []file{
		{filepath.Join(dir, "spec", "example.md"), Example},
		{filepath.Join(dir, "generate.go"), fmt.Appendf(nil, generate, name)},
	}
	for _, f := range files {
		if _, err := os.Lstat(f.path); err == nil {
			return nil, &fs.PathError{Op: "write", Path: f.path, Err: fs.ErrExist}
		}
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

// create writes a file that must not exist yet.
func create(f file) error {
	if err := os.MkdirAll(filepath.Dir(f.path), 0o777); err != nil {
		return err
	}
	w, err := os.OpenFile(f.path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = w.Write(f.content)
	return errors.Join(err, w.Close())
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
		f, err := parser.ParseFile(token.NewFileSet(), filepath.Join(dir, e.Name()), nil, parser.PackageClauseOnly)
		if err == nil {
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
