package runtimeapi

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mdspec-go/mdspec/spec"
)

// all are the parts of a package that has everything.
var all = Parts{Limits: true, Nullable: true, Client: true, Uploads: true, Errors: true, Status: true, Tokens: true, Passwords: true, Store: true}

// words are the files that are emitted in the place of errorcode.go and readcode.go
// if codes are words.
var words = []string{"errorword.go", "readword.go"}

// TestWords holds those files to the others: what they declare bears the same names.
func TestWords(t *testing.T) {
	for i, parts := range []Parts{{Errors: true}, {Client: true}} {
		file, err := parser.ParseFile(token.NewFileSet(), "../../../gen/runtime/"+words[i], nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range topNames(file) {
			if !slices.Contains(parts.Names(), name) {
				t.Errorf("%s takes the name %s, which is not listed", words[i], name)
			}
		}
	}
	for _, d := range (Parts{Errors: true, Words: true}).Decls() {
		if d.Name == "ErrorCode" && !strings.HasPrefix(d.Text, "type ErrorCode string\n") {
			t.Errorf("ErrorCode is %s", d.Text)
		}
	}
}

// runtimeFiles returns the support code that is emitted, by file.
func runtimeFiles(t *testing.T) map[string]*ast.File {
	t.Helper()
	paths, err := filepath.Glob("../../../gen/runtime/*.go")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no support code found: %v", err)
	}
	files := map[string]*ast.File{}
	for _, path := range paths {
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		if base := filepath.Base(path); base != "doc.go" && !slices.Contains(words, base) && !strings.HasSuffix(base, "_test.go") {
			files[base] = file
		}
	}
	return files
}

// TestNames holds the names to the support code: what its files declare and
// import is taken, and nothing else.
func TestNames(t *testing.T) {
	taken := map[string]map[string]bool{}
	for base, file := range runtimeFiles(t) {
		part := strings.TrimSuffix(base, ".go")
		switch part {
		case "errorcode":
			part = "errors"
		case "errorstatus":
			part = "status"
		case "limits", "nullable", "errors", "media", "fixedtoken", "basicauth", "tokensource", "tokenstore":
		default:
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
	for _, part := range []string{"errors", "tokensource"} {
		for name := range taken[part] {
			taken["client"][name] = true
		}
	}
	for part, parts := range map[string]Parts{
		"limits": {Limits: true}, "nullable": {Nullable: true}, "errors": {Errors: true}, "client": {Client: true}, "media": {Uploads: true},
		"fixedtoken": {Tokens: true}, "basicauth": {Passwords: true}, "status": {Status: true}, "tokenstore": {Store: true},
	} {
		want := slices.Sorted(maps.Keys(taken[part]))
		got := slices.Compact(slices.Sorted(slices.Values(parts.Names())))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("the names of %s: taken (-), listed (+)\n%s", part, diff)
		}
	}
}

// topNames returns the names that a file declares at package level and those of
// its imports, without those that the prefix reserves.
func topNames(file *ast.File) []string {
	var names []string
	for _, i := range file.Imports {
		path, _ := strconv.Unquote(i.Path.Value)
		names = append(names, spec.PackageName(path))
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
	return slices.DeleteFunc(names, func(n string) bool { return strings.HasPrefix(n, Prefix) })
}

// TestMethods holds the list of methods to the support code.
func TestMethods(t *testing.T) {
	want, got := map[string][]string{}, map[string][]string{}
	for _, file := range runtimeFiles(t) {
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || f.Recv == nil || !ast.IsExported(f.Name.Name) {
				continue
			}
			if typ := receiver(f.Recv); ast.IsExported(typ) {
				want[typ] = append(want[typ], f.Name.Name)
			}
		}
	}
	for _, d := range all.Decls() {
		if len(d.Methods) > 0 {
			got[d.Name] = d.Methods
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("declared (-), listed (+)\n%s", diff)
	}
}

// TestParts says which of the names each part of the client takes.
func TestParts(t *testing.T) {
	for _, tt := range []struct {
		parts    Parts
		has, not string
	}{
		{Parts{}, "", "Error"},
		{Parts{Errors: true}, "Error", "Client"},
		{Parts{Errors: true}, "ErrorCode", "ErrorStatus"},
		{Parts{Errors: true, Status: true}, "ErrorStatus", "Client"},
		{Parts{Client: true}, "Error", "MediaFile"},
		{Parts{Client: true}, "NewClient", "MediaFile"},
		{Parts{Client: true, Uploads: true}, "MediaFile", "LimitError"},
		{Parts{Limits: true}, "LimitError", "Error"},
		{Parts{Client: true}, "WithTokenSource", "WithToken"},
		{Parts{Client: true, Tokens: true}, "WithToken", "WithBasicAuth"},
		{Parts{Client: true, Passwords: true}, "WithBasicAuth", "WithTokenSource"},
	} {
		names := tt.parts.Names()
		if tt.has != "" && !slices.Contains(names, tt.has) || slices.Contains(names, tt.not) {
			t.Errorf("%+v takes %q", tt.parts, names)
		}
	}
}

// receiver returns the name of the type that a method belongs to.
func receiver(recv *ast.FieldList) string {
	name, _, _ := strings.Cut(types.ExprString(recv.List[0].Type), "[") // without type parameters
	return strings.TrimPrefix(name, "*")
}
