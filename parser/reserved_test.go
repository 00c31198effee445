package parser

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// runtimeFiles returns the support code that is emitted, by file.
func runtimeFiles(t *testing.T) map[string]*ast.File {
	t.Helper()
	paths, err := filepath.Glob("../gen/runtime/*.go")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no support code found: %v", err)
	}
	files := map[string]*ast.File{}
	for _, path := range paths {
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		if base := filepath.Base(path); base != "doc.go" && !strings.HasSuffix(base, "_test.go") {
			files[base] = file
		}
	}
	return files
}

// TestReservedNames holds the lists of reserved names to the support code: what
// its files declare and import is reserved, and nothing else.
func TestReservedNames(t *testing.T) {
	taken := map[string]map[string]bool{}
	for base, file := range runtimeFiles(t) {
		part := strings.TrimSuffix(base, ".go")
		if part != "limits" && part != "errors" && part != "media" {
			part = "client"
		}
		if taken[part] == nil {
			taken[part] = map[string]bool{}
		}
		for _, name := range topNames(file) {
			taken[part][name] = true
		}
	}
	taken["client"]["NewClient"] = true // which package gen writes
	reserved := map[string][]string{"limits": limitNames, "errors": errorNames, "client": clientNames, "media": uploadNames}
	for part, names := range reserved {
		want := slices.Sorted(maps.Keys(taken[part]))
		if part == "media" { // only what the client does not take already
			want = slices.DeleteFunc(want, func(n string) bool { return taken["client"][n] || taken["errors"][n] })
		}
		if diff := cmp.Diff(want, slices.Sorted(slices.Values(names))); diff != "" {
			t.Errorf("the names of %s: taken (-), reserved (+)\n%s", part, diff)
		}
	}
}

// topNames returns the names that a file declares at package level and those of
// its imports, without those that the prefix reserves.
func topNames(file *ast.File) []string {
	var names []string
	for _, i := range file.Imports {
		names = append(names, importName(i))
	}
	for _, d := range file.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			if d.Recv == nil {
				names = append(names, d.Name.Name)
			}
		case *ast.GenDecl:
			for _, s := range d.Specs {
				switch s := s.(type) {
				case *ast.TypeSpec:
					names = append(names, s.Name.Name)
				case *ast.ValueSpec:
					for _, n := range s.Names {
						names = append(names, n.Name)
					}
				}
			}
		}
	}
	return slices.DeleteFunc(names, func(n string) bool { return strings.HasPrefix(n, reservedPrefix) })
}

// TestRuntimeMethods holds the list of methods to the support code.
func TestRuntimeMethods(t *testing.T) {
	want := map[string][]string{}
	for _, file := range runtimeFiles(t) {
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || f.Recv == nil || !ast.IsExported(f.Name.Name) {
				continue
			}
			if typ := receiver(f.Recv); ast.IsExported(typ) && typ != "LimitError" {
				want[typ] = append(want[typ], f.Name.Name)
			}
		}
	}
	for _, lists := range []map[string][]string{want, runtimeMethods} {
		for _, l := range lists {
			slices.Sort(l)
		}
	}
	if diff := cmp.Diff(want, runtimeMethods); diff != "" {
		t.Errorf("declared (-), listed (+)\n%s", diff)
	}
}

// TestReservedParts says which of the names each part of the client takes.
func TestReservedParts(t *testing.T) {
	for _, tt := range []struct {
		parts    clientParts
		has, not string
	}{
		{clientParts{}, "", "Error"},
		{clientParts{errors: true}, "Error", "Client"},
		{clientParts{client: true}, "Error", "MediaFile"},
		{clientParts{client: true}, "NewClient", "MediaFile"},
		{clientParts{client: true, uploads: true}, "MediaFile", "LimitError"},
	} {
		names := tt.parts.names()
		if tt.has != "" && !slices.Contains(names, tt.has) || slices.Contains(names, tt.not) {
			t.Errorf("%+v takes %q", tt.parts, names)
		}
	}
}

// receiver returns the name of the type that a method belongs to.
func receiver(recv *ast.FieldList) string {
	return strings.TrimPrefix(types.ExprString(recv.List[0].Type), "*")
}
