package gocheck

import (
	"github.com/mdspec-go/mdspec/parser/internal/fence"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// checkImportNames reports imports whose name means something else in the file
// that the document becomes: all its fences and tables share one.
func (c *checker) checkImportNames() {
	names := map[*spec.Document]map[string]spec.Import{}
	for _, f := range c.fences {
		if names[f.doc] == nil {
			names[f.doc] = c.tableImports(f.doc)
		}
		for _, i := range f.Schema.Imports {
			c.checkImportName(i, names[f.doc])
		}
	}
}

func (c *checker) checkImportName(i spec.Import, names map[string]spec.Import) {
	if at, ok := c.Declared[i.Name]; ok {
		d := c.diags.Add(fence.FenceImportConflict, i.Span, i.Name, i.Path, diag.Say("a declaration of this package", "这个包里的声明"))
		d.Related = []diag.Related{{Span: at, Message: diag.Say("declared here", "在这里声明")}}
		return
	}
	other, ok := names[i.Name]
	if !ok {
		names[i.Name] = i
		return
	}
	if other.Path != i.Path {
		d := c.diags.Add(fence.FenceImportConflict, i.Span, i.Name, i.Path, diag.Say("package %[1]s", "包 %[1]s", other.Path))
		d.Related = []diag.Related{{Span: other.Span, Message: diag.Say("in the same document", "在同一份文档里")}}
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
	for inner := range t.All() {
		if inner.Import != "" {
			name := spec.PackageName(inner.Import)
			names[name] = spec.Import{Name: name, Path: inner.Import, Span: inner.Span}
		}
	}
}
