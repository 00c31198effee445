package output

import (
	"errors"
	"fmt"
	"go/token"
	"path"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/mod/module"

	"github.com/mdspec-go/mdspec/gen"
)

// checkFileName returns why a generated file cannot have the name, or nil. A
// name can be part of a Go module on every system. It is a base name or has the
// form "wecomtest/server.go", for any package name before "test": the files of
// a package that has been renamed stay in the lock until they are removed.
func checkFileName(name string) error {
	dir, base := splitName(name)
	switch {
	case dir == "" && strings.HasPrefix(name, "/"):
		return errNoName
	case dir != "" && !isSubdirectory(dir):
		return errors.New("it is a path, and its directory none that mdspec writes")
	case dir != "" && !isGoName(base):
		return errors.New("it is no Go file of its directory")
	}
	if err := checkDocumentName(base); err != nil {
		return err
	}
	if err := module.CheckFilePath(name); err != nil {
		var invalid *module.InvalidPathError
		if errors.As(err, &invalid) {
			return invalid.Err
		}
		return err
	}
	switch {
	case strings.EqualFold(base, LockName):
		return errors.New("the lock itself is no generated file")
	case isTemporary(base):
		return errors.New("it is a name for temporary files")
	}
	return nil
}

var errNoName = errors.New("it is a path, not the name of a file")

// subdirectory returns the directory in which an output of the package may
// have files beside those in its own directory.
func subdirectory(pkg string) string { return pkg + "test" }

// isSubdirectory reports whether a directory is the [subdirectory] of some
// package.
func isSubdirectory(dir string) bool {
	pkg, ok := strings.CutSuffix(dir, "test")
	return ok && checkPackage(pkg) == nil
}

// splitName splits the name of a file into its subdirectory, "" if it is in
// none, and its base name.
func splitName(name string) (dir, base string) {
	if i := strings.LastIndexByte(name, '/'); i >= 0 {
		return name[:i], name[i+1:]
	}
	return "", name
}

// checkDocumentName returns why the lock cannot record a document of the
// name, or nil.
func checkDocumentName(name string) error {
	switch {
	case name == "":
		return errors.New("it is empty")
	case name == "." || name == ".." || strings.ContainsAny(name, `/\`):
		return errNoName
	case !isPlain(name):
		return errors.New("it holds characters that are not text")
	}
	return nil
}

// checkSpecPath returns why a lock cannot hold the path to documents, or nil.
// Such a path is relative, clean and has forward slashes.
func checkSpecPath(p string) error {
	switch {
	case p == "":
		return errors.New("it is empty")
	case !isPlain(p):
		return errors.New("it holds characters that are not text")
	case path.IsAbs(p) || filepath.IsAbs(p) || hasDrive(p):
		return errors.New("it must be relative to the lock")
	case strings.Contains(p, `\`):
		return errors.New("it must be written with forward slashes")
	case path.Clean(p) != p:
		return fmt.Errorf("it is not in its shortest form, %q", path.Clean(p))
	}
	return nil
}

// hasDrive reports whether a path begins with a drive letter, also on systems
// that know no drives.
func hasDrive(p string) bool {
	if len(p) < 2 || p[1] != ':' {
		return false
	}
	letter := p[0] | 0x20
	return 'a' <= letter && letter <= 'z'
}

// isPlain reports whether text is UTF-8 without control and formatting
// characters.
func isPlain(s string) bool {
	return utf8.ValidString(s) && !strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsGraphic(r) })
}

func checkPackage(name string) error {
	if !token.IsIdentifier(name) || name == "_" {
		return errors.New("it is not the name of a Go package")
	}
	return nil
}

func checkClient(c gen.Client) error {
	if c != gen.ClientAuto && c != gen.ClientNone {
		return fmt.Errorf("it is neither %q nor %q", gen.ClientAuto, gen.ClientNone)
	}
	return nil
}

// checkBuild returns an error for a build that cannot be recorded. Users
// cannot cause one of these: the parser and the command line look first.
func checkBuild(b Build) error {
	if err := checkPackage(b.Recipe.Package); err != nil {
		return fmt.Errorf("package %q: %w", b.Recipe.Package, err)
	}
	if err := checkClient(b.Recipe.Client); err != nil {
		return fmt.Errorf("client %q: %w", b.Recipe.Client, err)
	}
	documents := map[string]bool{"": true} // support code comes from none
	for _, d := range b.Documents {
		if err := checkDocumentName(d.Name); err != nil {
			return fmt.Errorf("document %q: %w", d.Name, err)
		}
		documents[d.Name] = true
	}
	for _, f := range b.Files {
		if err := checkFileName(f.Name); err != nil {
			return fmt.Errorf("generated file %q: %w", f.Name, err)
		}
		if dir, _ := splitName(f.Name); dir != "" && dir != subdirectory(b.Recipe.Package) {
			return fmt.Errorf("generated file %q: it is in the directory of another package than %s", f.Name, b.Recipe.Package)
		}
		if !documents[f.Document] {
			return fmt.Errorf("generated file %q: its document %q is none of the package", f.Name, f.Document)
		}
	}
	return nil
}

// foldCase returns what two names share that one file system or another takes
// for the same.
func foldCase(name string) string { return strings.ToLower(strings.ToUpper(name)) }
