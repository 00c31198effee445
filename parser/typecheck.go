package parser

import (
	"errors"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/parser/internal/fence"
	"github.com/mdspec-go/mdspec/parser/internal/goscope"
	"github.com/mdspec-go/mdspec/parser/internal/runtimeapi"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// typeFaults is what the check of types must know of the faults found before
// it, so that it does not report what follows from them.
type typeFaults struct {
	found  diag.List       // all that was reported
	ghosts map[string]bool // names that may be declared by what could not be read
	unsure bool            // a whole document could not be read: any name may be missing
}

// goVersion is the language of fences. It is fixed, so that the same document is
// right or wrong whatever Go mdspec was built with.
const goVersion = "go1.25"

// goSizes are the sizes of types on the machines that fences are checked for.
func goSizes() types.Sizes { return types.SizesFor("gc", "amd64") }

// typeChecker type-checks the fences of a package together with stand-ins for
// what will be generated from its tables and with hand-written Go.
type typeChecker struct {
	pkg      *spec.Package
	parsed   map[*spec.Fence]*fence.File
	scope    *goscope.Scope
	parts    runtimeapi.Parts
	faults   typeFaults
	diags    *diag.List
	findRoot func() string // see newLibrary

	fences []*checkedFence
	files  map[*token.File]*checkedFence
	stubs  *stubWriter

	library *library
	types   *types.Package
	info    types.Info
	errors  []typeError

	suggested int // undefined names for which spellings were looked for
	taken     takenSpans
	unseen    map[string]bool // see unseenNames
	doubtful  map[string]bool // see doubtfulNames
}

// typeError is an error of the type checker with the lines that explain it.
type typeError struct {
	types.Error
	more []types.Error
}

// checkedFence is a fence as the type checker sees it.
type checkedFence struct {
	*fence.File
	doc *spec.Document
}

// checkTypes reports what does not compile in the fences of the package and, as
// far as nobody has said so before, in the types of its fields. It fills in the
// types and values of constants. A package without fences costs next to nothing.
func checkTypes(pkg *spec.Package, parsed map[*spec.Fence]*fence.File, scope *goscope.Scope, parts runtimeapi.Parts, faults typeFaults, diags *diag.List) {
	checkTypesWith(pkg, parsed, scope, parts, faults, diags, findGoroot)
}

// checkTypesWith is checkTypes with another way to find the standard library.
func checkTypesWith(pkg *spec.Package, parsed map[*spec.Fence]*fence.File, scope *goscope.Scope, parts runtimeapi.Parts, faults typeFaults, diags *diag.List, findRoot func() string) {
	c := &typeChecker{
		pkg: pkg, parsed: parsed, scope: scope, parts: parts, faults: faults, diags: diags, findRoot: findRoot,
		files: map[*token.File]*checkedFence{},
	}
	c.run()
}

func (c *typeChecker) run() {
	c.readFences()
	if !c.checkNesting() || len(c.fences) == 0 && !c.usesHandWritten() {
		return
	}
	c.checkImportNames()
	if !c.checkGrowth() {
		return
	}
	c.check()
	c.unseen = c.unseenNames()
	c.taken = newTakenSpans(c.faults.found, *c.diags)
	c.doubtful = c.doubtfulNames()
	for _, e := range c.errors {
		c.report(e)
	}
	c.checkValues()
	c.fillConsts()
	c.warnUnchecked()
}

// readFences collects the fences of the package, in one file set.
func (c *typeChecker) readFences() {
	for _, d := range c.pkg.Documents {
		for _, t := range d.Topics {
			for _, i := range t.Items {
				if f := c.parsed[i.Fence]; f != nil {
					c.addFence(&checkedFence{f, d})
				}
			}
		}
	}
}

func (c *typeChecker) addFence(f *checkedFence) {
	f.AST.Name.Name = c.packageName()
	c.scope.FileSet.AddExistingFiles(f.Positions())
	c.fences = append(c.fences, f)
	c.files[f.Positions()] = f
}

func (c *typeChecker) packageName() string {
	if c.scope.Package == "" || c.scope.Package == "_" {
		return "p"
	}
	return c.scope.Package
}

// check runs the type checker. Where an error depends on methods that an
// imported type may have, it runs again with all imports.
func (c *typeChecker) check() {
	c.stubs = writeStubs(c.pkg, c.scope, c.packageName())
	c.stubs.client(c.pkg, c.parts, c.declaredNames())
	files := []*ast.File{c.stubs.parse(c.scope.FileSet)}
	for _, f := range c.fences {
		files = append(files, f.AST)
	}
	files = append(files, c.scope.Files...)
	c.checkFiles(files, c.wantedPackages())
	if len(c.library.empty) > 0 && slices.ContainsFunc(c.errors, isMissingMethod) {
		c.checkFiles(files, allImports(files))
	}
}

func isMissingMethod(e typeError) bool { return strings.Contains(e.Msg, "missing method") }

func allImports(files []*ast.File) map[string]bool {
	all := map[string]bool{}
	for _, f := range files {
		for _, i := range f.Imports {
			all[importPath(i)] = true
		}
	}
	return all
}

func (c *typeChecker) checkFiles(files []*ast.File, want map[string]bool) {
	c.errors = nil
	c.library = newLibrary(want, c.findRoot)
	c.info = types.Info{
		Types: map[ast.Expr]types.TypeAndValue{},
		Defs:  map[*ast.Ident]types.Object{},
		Uses:  map[*ast.Ident]types.Object{},
	}
	conf := types.Config{
		GoVersion:        goVersion,
		IgnoreFuncBodies: true,
		FakeImportC:      true,
		Importer:         c.library,
		Sizes:            goSizes(),
		Error:            c.addError,
	}
	c.types, _ = conf.Check(c.packageName(), c.scope.FileSet, files, &c.info) // errors are collected
}

// addError keeps an error. What begins with a tab continues the one before.
func (c *typeChecker) addError(err error) {
	var e types.Error
	if !errors.As(err, &e) {
		return
	}
	if text, more := strings.CutPrefix(e.Msg, "\t"); more && len(c.errors) > 0 {
		e.Msg = text
		last := &c.errors[len(c.errors)-1]
		last.more = append(last.more, e)
		return
	}
	c.errors = append(c.errors, typeError{Error: e})
}

// wantedPackages returns the imports whose content matters: those of fences,
// those of hand-written Go if a fence names some of it, and then those of the
// tables too. Reading a package takes time that most documents need not spend.
func (c *typeChecker) wantedPackages() map[string]bool {
	want := map[string]bool{}
	for _, f := range c.fences {
		for _, i := range f.Schema.Imports {
			want[i.Path] = true
		}
	}
	if slices.ContainsFunc(c.fences, func(f *checkedFence) bool { return c.namesHandWritten(f.AST) }) {
		for _, f := range c.scope.Files {
			for _, i := range f.Imports {
				want[importPath(i)] = true
			}
		}
	}
	if len(want) > 0 {
		for _, path := range c.stubs.paths {
			want[path] = true
		}
	}
	return want
}

// usesHandWritten reports whether a table uses a type of hand-written Go, which
// may be generic, or hold a model in its turn.
func (c *typeChecker) usesHandWritten() bool {
	for m := range c.pkg.Models() {
		for _, f := range m.Fields {
			if holdsHandWritten(f.Type) {
				return true
			}
		}
	}
	for call := range c.pkg.Calls() {
		if holdsHandWritten(call.Request) || holdsHandWritten(call.Response) {
			return true
		}
	}
	return false
}

func holdsHandWritten(t *spec.Type) bool {
	for inner := range t.All() {
		if inner.Origin == spec.FromGo {
			return true
		}
	}
	return false
}

func (c *typeChecker) namesHandWritten(file *ast.File) bool {
	found := false
	ast.Inspect(file, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && c.scope.Decl(id.Name) != nil {
			found = true
		}
		return !found
	})
	return found
}

// warnUnchecked says, once, that imported packages could not be read.
func (c *typeChecker) warnUnchecked() {
	for _, f := range c.fences {
		for _, i := range f.Schema.Imports {
			if c.library.missing[i.Path] {
				c.diags.Add(diag.FenceUnchecked, i.Span, i.Path)
				return
			}
		}
	}
}
