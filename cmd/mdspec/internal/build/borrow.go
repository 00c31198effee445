package build

import (
	"go/ast"
	goparser "go/parser"
	"go/token"
	"path"
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/gofence"
)

// ParsedBeside is [Sources.Parsed] of documents without an output directory, which
// may name types of hand-written Go that lies elsewhere: of the directory in which
// the code was made later, say. Of each list of files the documents are read with
// those as they are, and then with no more than the types that the documents name
// and do not declare. The result is that of the first way with the fewest errors, of
// which none is needed without errors in the documents alone.
func (s Sources) ParsedBeside(lists ...[]parser.File) parser.Result {
	alone := s.Parsed()
	best, errors := alone, alone.Findings.Count(diag.Error)
	for _, files := range lists {
		for _, hand := range [][]parser.File{files, opaque(files, alone, s.Recipe.Package)} {
			if errors == 0 || len(hand) == 0 {
				continue
			}
			s.Go = hand
			if r := s.Parsed(); r.Findings.Count(diag.Error) < errors {
				best, errors = r, r.Findings.Count(diag.Error)
			}
		}
	}
	return best
}

// opaque returns a file that declares the types of others that documents name and
// do not declare, each as no more than what its values are.
func opaque(files []parser.File, documents parser.Result, pkg string) []parser.File {
	types := handTypes(files, pkg)
	declared := namesOf(documents.Package)
	var b strings.Builder
	for _, name := range mentioned(documents) {
		if t := types[name]; t != nil && !declared[name] {
			b.WriteString("type " + name + " ")
			if t.Assign.IsValid() {
				b.WriteString("= ")
			}
			b.WriteString(typeParams(t) + values(t.Type, types, declared, len(types)) + "\n")
		}
	}
	if b.Len() == 0 {
		return nil
	}
	content := "package " + pkg + "\n\n" + b.String()
	return []parser.File{{Name: "opaque.go", Path: path.Join(path.Dir(files[0].Path), "opaque.go"), Content: []byte(content)}}
}

// handTypes returns the types that files of the package declare, by name.
func handTypes(files []parser.File, pkg string) map[string]*ast.TypeSpec {
	out := map[string]*ast.TypeSpec{}
	for _, f := range files {
		file, err := goparser.ParseFile(token.NewFileSet(), f.Name, f.Content, goparser.SkipObjectResolution)
		if err != nil || file.Name.Name != pkg {
			continue
		}
		for _, s := range gofence.Specs(file) {
			if t, ok := s.(*ast.TypeSpec); ok && out[t.Name.Name] == nil {
				out[t.Name.Name] = t
			}
		}
	}
	return out
}

// namesOf returns what documents declare.
func namesOf(p *spec.Package) map[string]bool {
	out := map[string]bool{}
	for m := range p.Models() {
		out[m.Name] = true
	}
	for e := range p.Enums() {
		out[e.Name] = true
	}
	for f := range p.Fences() {
		for _, t := range f.Types {
			out[t.Name] = true
		}
	}
	return out
}

// mentioned returns, sorted, the names that documents use for types they may not
// know.
func mentioned(documents parser.Result) []string {
	var out []string
	for _, d := range documents.Findings {
		if d.Rule == parser.UnknownType {
			out = append(out, d.Args[0].(string))
		}
	}
	for f := range documents.Package.Fences() {
		out = slices.AppendSeq(out, gofence.Identifiers(f.Code))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// typeParams returns the parameters of a generic type, any type for each; "" without.
func typeParams(t *ast.TypeSpec) string {
	if t.TypeParams == nil {
		return ""
	}
	var names []string
	for _, f := range t.TypeParams.List {
		for _, id := range f.Names {
			names = append(names, id.Name)
		}
	}
	return "[" + strings.Join(names, ", ") + " any]"
}

// values returns a type expression for what the values of a type are: a struct, a
// basic type, a list or a map of these, or a type of the documents; of all else
// nothing is known. So many names are followed.
func values(x ast.Expr, types map[string]*ast.TypeSpec, declared map[string]bool, names int) string {
	part := func(x ast.Expr) string { return values(x, types, declared, 0) }
	switch x := ast.Unparen(x).(type) {
	case *ast.StructType:
		return "struct{}"
	case *ast.StarExpr:
		return "*" + part(x.X)
	case *ast.ArrayType:
		switch length := x.Len.(type) {
		case nil:
			return "[]" + part(x.Elt)
		case *ast.BasicLit:
			return "[" + length.Value + "]" + part(x.Elt)
		}
	case *ast.MapType:
		return "map[" + part(x.Key) + "]" + part(x.Value)
	case *ast.Ident:
		switch t := types[x.Name]; {
		case declared[x.Name] || t == nil && spec.IsBasic(x.Name):
			return x.Name
		case t != nil && names > 0:
			return values(t.Type, types, declared, names-1)
		}
	}
	return "interface{}"
}
