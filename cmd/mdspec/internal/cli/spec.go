package cli

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/importer"
	"github.com/mdspec-go/mdspec/gen"
	"github.com/mdspec-go/mdspec/gen/output"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// checkSpec returns an error unless the arguments are one directory or .md
// files that can be one package.
func checkSpec(args []string) error {
	seen := map[string]string{}
	for _, arg := range args {
		info, err := os.Stat(arg)
		if err != nil {
			return missing(arg, err)
		}
		switch {
		case info.IsDir() && len(args) > 1:
			return usagef("SPEC is one directory or .md files, not %s and more", shown(arg))
		case !info.IsDir() && filepath.Ext(arg) != ".md":
			return usagef("%s is not a .md document%s", shown(arg), orImport(arg))
		}
		base := filepath.Base(arg)
		if first, ok := seen[base]; ok {
			return usagef("%s and %s would both become %s.go", shown(first), shown(arg), base)
		}
		seen[base] = arg
	}
	return nil
}

// orImport says how a file of another kind than documents, or a directory of such files
// only, is made a directory of documents; nothing if it cannot be.
func orImport(path string) string {
	if !importer.OnlySources(path) {
		return ""
	}
	return "; to import what others wrote: mdspec import markdown --out DIR " + quoted(path)
}

// specDir returns the directory in which the documents lie.
func specDir(args []string) string {
	if info, err := os.Stat(args[0]); err == nil && info.IsDir() {
		return args[0]
	}
	return filepath.Dir(args[0])
}

// overrides are flags that win over what the lock says; zero values are unset.
type overrides struct {
	pkg    string
	client gen.Client
}

// apply returns the recipe with the overrides, and what is still missing taken
// from the directory that names the package.
func (o overrides) apply(r output.Recipe, dir string) (output.Recipe, error) {
	if o.pkg != "" {
		r.Package = o.pkg
	}
	if o.client != "" {
		r.Client = o.client
	}
	if r.Client == "" {
		r.Client = gen.ClientAuto
	}
	if r.Package != "" {
		return r, checkPackage(r.Package)
	}
	abs, err := filepath.Abs(dir)
	if err != nil {
		return r, err
	}
	if r.Package = filepath.Base(abs); !isPackage(r.Package) {
		return r, usagef("--package is needed, as in --package %s: the directory's name, %s, is not a Go package name", suggestedPackage(dir), quote(r.Package))
	}
	return r, nil
}

// readLock returns the recipe in the directory's lock, or the zero Recipe if
// there is no lock.
func readLock(dir string) (output.Recipe, diag.List, error) {
	r, findings, err := output.ReadRecipe(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return output.Recipe{}, nil, nil
	}
	return r, findings, err
}
