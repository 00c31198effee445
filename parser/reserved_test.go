package parser

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestReservedNames holds the lists of reserved names to the support code that
// is emitted: all that it declares and imports is reserved.
func TestReservedNames(t *testing.T) {
	all := append(clientParts{client: true, uploads: true, errors: true}.names(), limitNames...)
	files, err := filepath.Glob("../gen/runtime/*.go")
	if err != nil || len(files) == 0 {
		t.Fatalf("no support code found: %v", err)
	}
	for _, path := range files {
		if strings.HasSuffix(path, "_test.go") || filepath.Base(path) == "doc.go" {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range topNames(file) {
			if !strings.HasPrefix(name, reservedPrefix) && !slices.Contains(all, name) {
				t.Errorf("%s takes the name %s, which is not reserved", path, name)
			}
		}
	}
}

// topNames returns the names that a file declares at package level and those of
// its imports.
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
	return names
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
