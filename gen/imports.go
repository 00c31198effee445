package gen

import (
	"fmt"
	"go/token"
	"strings"

	"github.com/mdspec-go/mdspec/spec"
)

// Packages that generated methods import.
const (
	pkgContext = "context"
	pkgErrors  = "errors"
	pkgIter    = "iter"
	pkgMaps    = "maps"
	pkgMath    = "math"
	pkgReflect = "reflect"
	pkgSlices  = "slices"
	pkgStrconv = "strconv"
)

// importNames returns the name under which each package is imported that the
// document's file may need, by path. A package keeps its own name unless that
// is declared in the package, is a local name of a fence (which would capture
// it), or belongs to a path that sorts earlier.
func (p *plan) importNames(d *spec.Document) map[string]string {
	paths := map[string]bool{}
	for _, path := range []string{pkgContext, pkgIter, pkgMaps, pkgMath, pkgReflect, pkgSlices, pkgStrconv} {
		paths[path] = true
	}
	taken := map[string]bool{} // in this file, beside the package's scope
	for _, t := range d.Topics {
		for _, item := range t.Items {
			p.collectImports(item, paths, taken)
		}
	}
	names := map[string]string{}
	isTaken := func(name string) bool { return p.scope[name] || taken[name] }
	for _, path := range sortedKeys(paths) {
		names[path] = importName(path, isTaken)
		taken[names[path]] = true
	}
	return names
}

// collectImports adds the paths that the item imports, and the local names
// that an import must not have.
func (p *plan) collectImports(item spec.Item, paths, taken map[string]bool) {
	if item.Model != nil {
		for _, f := range item.Model.Fields {
			addImports(f.Type, paths)
		}
	}
	if item.Call != nil && p.client != nil {
		addImports(item.Call.Request, paths)
		addImports(item.Call.Response, paths)
	}
	if item.Fence != nil {
		fence := p.fences[item.Fence]
		for _, use := range fence.uses {
			paths[use.path] = true
		}
		for _, name := range fence.locals {
			taken[name] = true
		}
	}
}

// addImports adds the paths of the packages that the type names.
func addImports(t *spec.Type, paths map[string]bool) {
	for named := range t.All() {
		if named.Import != "" {
			paths[named.Import] = true
		}
	}
}

// importName returns the first free name of: the package's own, with that of
// its parent in front ("htmltemplate"), with "std" in front, numbered.
func importName(path string, isTaken func(name string) bool) string {
	name := spec.PackageName(path)
	candidates := []string{name}
	if parent, _, ok := strings.Cut(path, "/"+name); ok {
		candidates = append(candidates, spec.PackageName(parent)+name)
	}
	candidates = append(candidates, "std"+name)
	for _, c := range candidates {
		if token.IsIdentifier(c) && !isTaken(c) {
			return c
		}
	}
	for i := 2; ; i++ {
		if c := fmt.Sprintf("std%s%d", name, i); !isTaken(c) {
			return c
		}
	}
}
