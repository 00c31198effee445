package gen

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/golden/library"
	"github.com/mdspec-go/mdspec/spec"
)

// shapes are packages that need different parts of the runtime.
func shapes() map[string]*spec.Package {
	str := basic("string")
	req, resp := model("Req", "", field("C", "cursor", str)), model("Resp", "", field("C", "cursor", str), field("I", "items", list(str)))
	token := call("GetToken", ref("Req"), ref("Resp"), "GET /token")
	get := withToken(call("Get", ref("Req"), ref("Resp"), "POST /get"))
	upload := call("Upload", nil, ref("Resp"), "POST(media) /upload")
	pages := pagedBy(call("List", ref("Req"), ref("Resp"), "POST /list"), "cursor cursor items")
	return map[string]*spec.Package{
		"nothing":           pkgOf(req),
		"errors":            pkgOf(errorCode("ErrA", 1, spec.Retry, ""), errorCode("ErrB", 2, "", "")),
		"no service":        pkgOf(req, resp, get),
		"service alone":     pkgOf(service("base url", "https://e.x")),
		"without tokens":    pkgOf(req, resp, service("base url", "https://e.x"), call("A", nil, nil, "GET /a")),
		"with a token call": pkgOf(req, resp, service("token call", "GetToken", "token key", "cursor"), token, get),
		"uploads":           pkgOf(resp, upload),
		"pages":             pkgOf(req, resp, pages),
		"words":             pkgOf(errorWord("ErrA", "a", 0), errorWord("ErrB", "b", 404)),
		"statuses":          pkgOf(req, resp, get, errorWord("ErrA", "a", 0), errorWord("ErrB", "", 404)),
		"error body":        pkgOf(req, resp, get, service("error code", "cursor", "error body", "Req"), errorWord("ErrA", "a", 400)),
		"basic":             pkgOf(req, resp, service("auth", "basic"), get),
		"header":            pkgOf(req, resp, service("auth", "header X-Key"), get),
		"no auth":           pkgOf(req, resp, service("auth", "none"), call("A", nil, nil, "GET /a")),
		"links":             pkgOf(req, resp, pagedAs(call("List", ref("Req"), ref("Resp"), "GET /list"), spec.Page{Kind: spec.LinkPages, Items: "items"})),
		"basic and words":   pkgOf(req, resp, service("auth", "basic"), get, errorWord("ErrA", "a", 400)),
		"nullable":          pkgOf(model("Patch", "", field("Name", "name", &spec.Type{Kind: spec.Nullable, Elem: str}))),
		"everything":        pkgOf(req, resp, service("token call", "GetToken", "token key", "cursor"), token, get, upload, pages, errorCode("ErrA", 1, spec.TokenStale, "")),
	}
}

func TestShapes(t *testing.T) {
	for name, p := range shapes() {
		t.Run(name, func(t *testing.T) {
			client := generate(t, p)[clientFile]
			if (client == "") != (name == "nothing" || name == "nullable") {
				t.Errorf("the client file has %d bytes", len(client))
			}
			for part, want := range map[string]bool{
				"type ErrorCode ":        client != "",
				"type ErrorCode string":  name == "words" || name == "statuses" || name == "error body" || name == "basic and words",
				"type ErrorStatus int":   name == "statuses",
				"func mdspecErrorText":   name == "error body",
				"type Client struct":     client != "" && name != "errors" && name != "words",
				"func mdspecPages":       name == "pages" || name == "everything",
				"func mdspecEachPage":    name == "pages" || name == "everything" || name == "links",
				"type mdspecLink struct": name == "links",
				"func WithBasicAuth":     strings.HasPrefix(name, "basic"),
				"func WithTokenSource":   client != "" && name != "errors" && name != "words" && !strings.HasPrefix(name, "basic"),
				"type MediaFile ":        name == "uploads" || name == "everything",
			} {
				if strings.Contains(client, part) != want {
					t.Errorf("%q is part of the client: %v", part, !want)
				}
			}
			if unused := unusedNames(t, p); len(unused) > 0 {
				t.Errorf("nothing uses %q", unused)
			}
		})
	}
}

// unusedNames returns the unexported functions, types, methods, fields and the
// like of the package that nothing refers to, as staticcheck would if the files
// were not generated.
func unusedNames(t *testing.T, p *spec.Package) []string {
	t.Helper()
	files, err := Generate(p, Options{Package: "wecom"})
	if err != nil {
		t.Fatal(err)
	}
	fset := token.NewFileSet()
	var parsed []*ast.File
	for _, f := range files {
		file, err := parser.ParseFile(fset, f.Name, f.Content, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		parsed = append(parsed, file)
	}
	info := &types.Info{Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{}}
	conf := types.Config{Importer: library.Importer}
	if _, err := conf.Check("wecom", fset, parsed, info); err != nil {
		t.Fatal(err)
	}
	used, called := map[types.Object]bool{}, map[string]bool{}
	for _, obj := range info.Uses {
		used[origin(obj)] = true
		if f, ok := obj.(*types.Func); ok {
			called[f.Name()] = true // perhaps through an interface
		}
	}
	var unused []string
	for id, obj := range info.Defs {
		if obj != nil && !id.IsExported() && !used[obj] && !called[id.Name] && lasting(obj) {
			unused = append(unused, id.Name)
		}
	}
	slices.Sort(unused)
	return unused
}

// origin returns the object that was declared, if obj is an instance of it.
func origin(obj types.Object) types.Object {
	switch obj := obj.(type) {
	case *types.Func:
		return obj.Origin()
	case *types.Var:
		return obj.Origin()
	}
	return obj
}

// lasting reports whether the object is no parameter or variable of a function.
func lasting(obj types.Object) bool {
	if v, ok := obj.(*types.Var); ok && v.IsField() {
		return true
	}
	_, method := obj.(*types.Func)
	return method || obj.Parent() == obj.Pkg().Scope()
}

func TestEveryFileOfTheRuntimeIsEmitted(t *testing.T) {
	entries, err := os.ReadDir("runtime")
	if err != nil {
		t.Fatal(err)
	}
	want := append(slices.Clone(clientSources), "doc.go", "limits.go", "nullable.go")
	var got []string
	for _, e := range entries {
		if !e.IsDir() && !strings.HasSuffix(e.Name(), "_test.go") {
			got = append(got, e.Name())
		}
	}
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("package runtime has the files %q, clientSources and the rest are %q", got, want)
	}
	embedded, err := fs.Glob(runtimeSources, "runtime/*.go")
	if err != nil || len(embedded) != len(clientSources)+2 { // but doc.go
		t.Errorf("embedded are %q (%v)", embedded, err)
	}
}

func TestFakeIsAskedFor(t *testing.T) {
	items := []spec.Item{call("A", nil, nil, "GET /a")}
	tests := []struct {
		items   []spec.Item
		options Options
		want    bool
	}{
		{items, Options{Package: "wecom", ImportPath: "e.x/wecom"}, true},
		{items, Options{Package: "wecom"}, false},
		{items, Options{Package: "main", ImportPath: "e.x/wecom"}, false},
		{items, Options{Package: "wecom", ImportPath: "e.x/wecom", Client: ClientNone}, false},
		{[]spec.Item{service()}, Options{Package: "wecom", ImportPath: "e.x/wecom"}, false},
	}
	for _, tt := range tests {
		pl, err := newPlan(pkgOf(tt.items...), tt.options)
		if err != nil {
			t.Fatal(err)
		}
		if got := pl.hasFake(); got != tt.want {
			t.Errorf("a fake for %d items with %+v: %v", len(tt.items), tt.options, got)
		}
	}
}

// manyCalls is a package of n calls and as many error codes.
func manyCalls(n int) *spec.Package {
	items := []spec.Item{model("Req", "", field("C", "cursor", basic("string"))), model("Resp", "", field("C", "cursor", basic("string")))}
	for i := range n {
		items = append(items, withToken(call(fmt.Sprintf("Get%d", i), ref("Req"), ref("Resp"), "POST /get")))
	}
	for i := range n {
		items = append(items, errorCode(fmt.Sprintf("Err%d", i), int64(i), spec.Retry, "忙"))
	}
	return pkgOf(items...)
}

// The time per call is to stay the same.
func BenchmarkCalls(b *testing.B) {
	for _, n := range []int{100, 1_000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			p := manyCalls(n)
			for b.Loop() {
				mustGenerate(b, p)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/call")
		})
	}
}
