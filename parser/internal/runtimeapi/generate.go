//go:build ignore

// Generate writes table.go from the source of gen/runtime.
package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"go/types"
	"log"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/spec"
)

const (
	source = "../../../gen/runtime"
	prefix = "mdspec"                   // of the names of source that are not exported
	hidden = prefix + " int"            // stands for fields that are not exported
	opaque = "struct{ " + hidden + " }" // stands for a type that is not exported
)

// quick are the packages that can be read in little time. What needs others has
// no text.
var quick = []string{"context", "io", "time"}

// part is what the files of one part of the support code declare and import.
type part struct {
	imports map[string]bool // names of packages
	decls   map[string]*decl
}

type decl struct {
	name, text string
	methods    []string
	imports    map[string]bool
}

func main() {
	parts := map[string]*part{}
	paths, err := filepath.Glob(source + "/*.go")
	if err != nil || len(paths) == 0 {
		log.Fatalf("no source in %s: %v", source, err)
	}
	for _, p := range paths {
		if strings.HasSuffix(p, "_test.go") || filepath.Base(p) == "doc.go" {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), p, nil, parser.SkipObjectResolution)
		if err != nil {
			log.Fatal(err)
		}
		name := partOf(p)
		if parts[name] == nil {
			parts[name] = &part{map[string]bool{}, map[string]*decl{}}
		}
		parts[name].read(file)
	}
	src, err := format.Source(table(parts))
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile("table.go", src, 0o644); err != nil {
		log.Fatal(err)
	}
}

// partOf returns the part that a file belongs to: package gen leaves these
// three out where nothing needs them.
func partOf(file string) string {
	switch base := filepath.Base(file); base {
	case "limits.go", "errors.go", "media.go":
		return strings.TrimSuffix(base, ".go")
	}
	return "client"
}

func (p *part) read(file *ast.File) {
	paths := map[string]string{}
	for _, i := range file.Imports {
		path := strings.Trim(i.Path.Value, `"`)
		name := spec.PackageName(path)
		if i.Name != nil {
			name = i.Name.Name
		}
		p.imports[name] = true
		paths[name] = path
	}
	for _, d := range file.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			p.function(d, paths)
		case *ast.GenDecl:
			for _, s := range d.Specs {
				p.spec(s, paths)
			}
		}
	}
}

func (p *part) function(f *ast.FuncDecl, paths map[string]string) {
	of, recv := f.Name.Name, ""
	if f.Recv != nil {
		recv = types.ExprString(f.Recv.List[0].Type)
		of = strings.TrimPrefix(recv, "*")
		recv = "(" + recv + ") "
	}
	if !f.Name.IsExported() || !ast.IsExported(of) {
		return
	}
	d := p.decl(of)
	if recv != "" {
		d.methods = append(d.methods, f.Name.Name)
	}
	d.add(f.Type, paths, func(text string) string {
		return "func " + recv + f.Name.Name + strings.TrimPrefix(text, "func")
	})
}

func (p *part) spec(s ast.Spec, paths map[string]string) {
	switch s := s.(type) {
	case *ast.TypeSpec:
		if s.Name.IsExported() {
			p.decl(s.Name.Name).add(s.Type, paths, func(text string) string { return "type " + s.Name.Name + " " + text })
		}
	case *ast.ValueSpec:
		for i, name := range s.Names {
			if !name.IsExported() {
				continue
			}
			if s.Type == nil || len(s.Values) != len(s.Names) {
				log.Fatalf("%s is no constant with a type and a value", name.Name)
			}
			p.decl(name.Name).add(s.Type, paths, func(text string) string {
				return "const " + name.Name + " " + text + " = " + types.ExprString(s.Values[i])
			})
		}
	}
}

func (p *part) decl(name string) *decl {
	if p.decls[name] == nil {
		p.decls[name] = &decl{name: name, imports: map[string]bool{}}
	}
	return p.decls[name]
}

// add adds a line made of a type, unless the type needs a package that is not
// quick to read.
func (d *decl) add(x ast.Expr, paths map[string]string, line func(string) string) {
	hide(x)
	used := packages(x, paths)
	for _, p := range used {
		if !slices.Contains(quick, p) {
			return
		}
	}
	for _, p := range used {
		d.imports[p] = true
	}
	if d.text != "" {
		d.text += "\n"
	}
	d.text += line(types.ExprString(x))
}

// hide replaces the parts of a type that users cannot see: that there are some
// they do see.
func hide(x ast.Expr) {
	ast.Inspect(x, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.StructType:
			hideFields(n.Fields)
		case *ast.Ident:
			if strings.HasPrefix(n.Name, prefix) && n.Name != hidden {
				n.Name = opaque
			}
		}
		return true
	})
}

func hideFields(l *ast.FieldList) {
	all := len(l.List)
	l.List = slices.DeleteFunc(l.List, func(f *ast.Field) bool {
		return len(f.Names) > 0 && !f.Names[0].IsExported()
	})
	if len(l.List) < all {
		l.List = append(l.List, &ast.Field{Type: ast.NewIdent(hidden)})
	}
}

// packages returns the paths of the packages that a type names.
func packages(x ast.Expr, paths map[string]string) []string {
	var used []string
	ast.Inspect(x, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok {
			used = append(used, paths[types.ExprString(s.X)])
		}
		return true
	})
	return used
}

func table(parts map[string]*part) []byte {
	var b bytes.Buffer
	b.WriteString("// Code generated by generate.go from gen/runtime; DO NOT EDIT.\n\npackage runtimeapi\n")
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		p := parts[name]
		fmt.Fprintf(&b, "\nvar %sPart = part{\n", name)
		fmt.Fprintf(&b, "imports: %s,\n", list(slices.Sorted(maps.Keys(p.imports))))
		b.WriteString("decls: []Decl{\n")
		for _, name := range slices.Sorted(maps.Keys(p.decls)) {
			p.decls[name].write(&b)
		}
		b.WriteString("},\n}\n")
	}
	return b.Bytes()
}

func (d *decl) write(b *bytes.Buffer) {
	fmt.Fprintf(b, "{Name: %q", d.name)
	if len(d.methods) > 0 {
		fmt.Fprintf(b, ", Methods: %s", list(d.methods))
	}
	if len(d.imports) > 0 {
		fmt.Fprintf(b, ", Imports: %s", list(slices.Sorted(maps.Keys(d.imports))))
	}
	if d.text != "" {
		fmt.Fprintf(b, ", Text: `%s`", d.text)
	}
	b.WriteString("},\n")
}

// list returns a list of words as Go.
func list(words []string) string { return fmt.Sprintf("%#v", words) }
