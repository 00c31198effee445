package runtimeapi

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"slices"
	"strings"
	"testing"
)

// TestTexts wants the declarations to look like the support code to those who
// use it: the same fields, methods and signatures.
func TestTexts(t *testing.T) {
	declared := map[string]string{}
	for _, file := range runtimeFiles(t) {
		addShapes(declared, file)
	}
	text := "package p\n"
	var silent []string
	for _, d := range all.Decls() {
		text += d.Text + "\n"
		if d.Text == "" {
			silent = append(silent, d.Name)
		}
	}
	if !slices.Equal(silent, []string{"WithHTTPClient"}) {
		t.Errorf("%q have no text", silent)
	}
	file, err := parser.ParseFile(token.NewFileSet(), "", text, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	shapes := map[string]string{}
	addShapes(shapes, file)
	for name, shape := range declared {
		switch {
		case name == "Option" || name == "CallOption" || name == "WithHTTPClient" || name == "CallEvent.LogValue":
		case shapes[name] != shape:
			t.Errorf("%s is\n%s, and in the table\n%s", name, shape, shapes[name])
		}
	}
	for name := range shapes {
		if _, ok := declared[name]; !ok {
			t.Errorf("the support code declares no %s", name)
		}
	}
}

// addShapes notes what users see of each exported declaration of a file.
func addShapes(shapes map[string]string, file *ast.File) {
	for _, d := range file.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			name := d.Name.Name
			if d.Recv != nil {
				name = receiver(d.Recv) + "." + name
			}
			if d.Name.IsExported() && ast.IsExported(name) {
				shapes[name] = signature(d.Type)
			}
		case *ast.GenDecl:
			for _, s := range d.Specs {
				if s, ok := s.(*ast.TypeSpec); ok && s.Name.IsExported() {
					shapes[s.Name.Name] = shape(s.Type)
				}
			}
		}
	}
}

func shape(x ast.Expr) string {
	switch x := x.(type) {
	case *ast.StructType:
		var fields []string
		for _, f := range x.Fields.List {
			for _, name := range f.Names {
				if name.IsExported() && types.ExprString(f.Type) != "http.Header" { // whose package takes long to read
					fields = append(fields, name.Name+" "+types.ExprString(f.Type))
				}
			}
		}
		return "struct{" + strings.Join(fields, "; ") + "}"
	case *ast.InterfaceType:
		var methods []string
		for _, m := range x.Methods.List {
			for _, name := range m.Names {
				methods = append(methods, name.Name+shape(m.Type))
			}
		}
		slices.Sort(methods)
		return "interface{" + strings.Join(methods, "; ") + "}"
	case *ast.FuncType:
		return signature(x)
	}
	return types.ExprString(x)
}

// signature returns the types of parameters and results, without their names.
func signature(f *ast.FuncType) string {
	list := func(l *ast.FieldList) string {
		var out []string
		if l != nil {
			for _, p := range l.List {
				for range max(len(p.Names), 1) {
					out = append(out, types.ExprString(p.Type))
				}
			}
		}
		return "(" + strings.Join(out, ", ") + ")"
	}
	return list(f.Params) + " " + list(f.Results)
}
