package build

import (
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/mod/modfile"
	"golang.org/x/mod/module"
)

// phrase is an argument of a message that is shown whole.
type phrase string

// obstacle says why a package has no import path, and what can be done.
type obstacle struct{ reason, remedy phrase }

// importPath returns the path by which Go code imports the package pkg in a
// directory, which need not exist yet: the path of the module around it, and the
// way from there. If there is none, the obstacle says why.
func importPath(dir, pkg string) (string, *obstacle) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", &obstacle{phrase(err.Error()), "name the directory otherwise"}
	}
	root := moduleRoot(abs)
	if root == "" {
		return "", &obstacle{
			phrase(fmt.Sprintf("no go.mod stands in `%s` or above it", filepath.ToSlash(dir))),
			"run `go mod init` where your code begins, and generate again",
		}
	}
	mod, reason := modulePath(dir, abs, root)
	if mod == "" {
		return "", &obstacle{reason, "mend that file, and generate again"}
	}
	below, err := filepath.Rel(root, abs)
	if err != nil {
		return "", &obstacle{phrase(err.Error()), "name the directory otherwise"}
	}
	p := path.Join(mod, filepath.ToSlash(below))
	fake := p + "/" + pkg + "test" // must be importable as well
	if err := checkImportPath(fake, filepath.ToSlash(below)); err != nil {
		return "", &obstacle{
			phrase(fmt.Sprintf("`%s` is no import path: %v", fake, err)),
			"generate into a directory that other packages can import",
		}
	}
	return p, nil
}

// moduleRoot returns the nearest directory, upward from an absolute one, that
// holds a go.mod; "" if there is none. As the go command does, it passes over
// what is no file or cannot be looked at.
func moduleRoot(abs string) string {
	for {
		if info, err := os.Stat(filepath.Join(abs, "go.mod")); err == nil && !info.IsDir() {
			return abs
		}
		parent := filepath.Dir(abs)
		if parent == abs {
			return ""
		}
		abs = parent
	}
}

// modulePath returns the path of the module in root, or why there is none. The
// reason calls its go.mod as seen from dir, whose absolute path is abs.
func modulePath(dir, abs, root string) (mod string, reason phrase) {
	content, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if mod := modfile.ModulePath(content); err == nil && mod != "" {
		return mod, ""
	}
	name := root
	if up, err := filepath.Rel(abs, root); err == nil {
		name = filepath.Join(dir, up)
	}
	name = filepath.ToSlash(filepath.Join(name, "go.mod"))
	var at *os.PathError
	if errors.As(err, &at) {
		return "", phrase(fmt.Sprintf("`%s` cannot be read: %v", name, at.Err))
	}
	return "", phrase(fmt.Sprintf("`%s` does not say the module's path", name))
}

// checkImportPath returns why a package cannot be imported by the path, of which
// below is the part within the module.
func checkImportPath(p, below string) error {
	if slices.Contains(strings.Split(below, "/"), "vendor") {
		return errors.New("what is below a directory vendor belongs to other modules")
	}
	err := module.CheckImportPath(p)
	var invalid *module.InvalidPathError
	if errors.As(err, &invalid) {
		return invalid.Err
	}
	return err
}
