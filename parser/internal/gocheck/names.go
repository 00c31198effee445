package gocheck

import (
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// checkImportNames reports imports whose name means something else in the file
// that the document becomes: all its fences and tables share one.
func (c *checker) checkImportNames() {
	declared := c.declaredNames()
	names := map[*spec.Document]map[string]spec.Import{}
	for _, f := range c.fences {
		if names[f.doc] == nil {
			names[f.doc] = c.tableImports(f.doc)
		}
		for _, i := range f.Schema.Imports {
			c.checkImportName(i, names[f.doc], declared)
		}
	}
}

func (c *checker) checkImportName(i spec.Import, names map[string]spec.Import, declared map[string]diag.Span) {
	if at, ok := declared[i.Name]; ok {
		d := c.diags.Add(diag.FenceImportConflict, i.Span, i.Name, i.Path, diag.Say("a declaration of this package"))
		d.Related = []diag.Related{{Span: at, Message: diag.Say("declared here")}}
		return
	}
	other, ok := names[i.Name]
	if !ok {
		names[i.Name] = i
		return
	}
	if other.Path != i.Path {
		d := c.diags.Add(diag.FenceImportConflict, i.Span, i.Name, i.Path, diag.Say("package %[1]s", other.Path))
		d.Related = []diag.Related{{Span: other.Span, Message: diag.Say("in the same document")}}
	}
}

// tableImports returns the imports that the tables of a document need, by name:
// for the types of fields and, if they become methods, for calls.
func (c *checker) tableImports(d *spec.Document) map[string]spec.Import {
	names := map[string]spec.Import{}
	for _, t := range d.Topics {
		for _, i := range t.Items {
			if i.Model != nil {
				for _, f := range i.Model.Fields {
					addTypeImports(names, f.Type)
				}
			}
			if i.Call != nil && c.Parts.Client {
				addCallImports(names, i.Call)
			}
		}
	}
	return names
}

func addCallImports(names map[string]spec.Import, c *spec.Call) {
	names["context"] = spec.Import{Name: "context", Path: "context", Span: c.NameSpan}
	if c.Page != nil {
		names["iter"] = spec.Import{Name: "iter", Path: "iter", Span: c.Page.Span}
	}
	addTypeImports(names, c.Request)
	addTypeImports(names, c.Response)
}

func addTypeImports(names map[string]spec.Import, t *spec.Type) {
	if t == nil {
		return
	}
	if t.Import != "" {
		name := spec.PackageName(t.Import)
		names[name] = spec.Import{Name: name, Path: t.Import, Span: t.Span}
	}
	addTypeImports(names, t.Key)
	addTypeImports(names, t.Elem)
}

// declaredNames returns where the package's names are declared.
func (c *checker) declaredNames() map[string]diag.Span {
	names := map[string]diag.Span{}
	for _, name := range c.Hand.Names() {
		names[name] = c.Hand.Decl(name).Span
	}
	for m := range c.Package.Models() {
		names[m.Name] = m.NameSpan
	}
	for e := range c.Package.Enums() {
		names[e.Name] = e.NameSpan
		for _, v := range e.Values {
			names[v.Name] = v.NameSpan
		}
	}
	for e := range c.Package.Errors() {
		if c.Parts.Errors {
			names[e.Name] = e.NameSpan
		}
	}
	for _, f := range c.fences {
		addFenceNames(names, f.Schema)
	}
	return names
}

func addFenceNames(names map[string]diag.Span, f *spec.Fence) {
	for _, n := range f.Consts {
		names[n.Name] = n.Span
	}
	for _, n := range f.Types {
		names[n.Name] = n.Span
	}
	for _, n := range f.Vars {
		names[n.Name] = n.Span
	}
}
