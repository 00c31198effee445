package gen

import (
	"bytes"
	"embed"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"io/fs"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/mdspec-go/mdspec/spec"
)

// Names of the fake server's files, below its directory.
const (
	fakeRuntimeFile = "mdspec_server.go"
	fakeCallsFile   = "server.go"
)

// fakeSources are the files of package fake but for its tests and for what the
// generated code takes the place of.
//
//go:embed runtime/fake/start.go runtime/fake/option.go runtime/fake/server.go
//go:embed runtime/fake/fault.go runtime/fake/response.go runtime/fake/log.go runtime/fake/exchange.go
//go:embed runtime/fake/token.go runtime/fake/route.go runtime/fake/answer.go runtime/fake/refusal.go runtime/fake/code.go runtime/fake/word.go
//go:embed runtime/fake/standard.go runtime/fake/filled.go runtime/fake/link.go runtime/fake/nextpage.go runtime/fake/errortype.go
//go:embed runtime/fake/decode.go runtime/fake/place.go runtime/fake/check.go runtime/fake/path.go runtime/fake/types.go
//go:embed runtime/fake/json.go runtime/fake/cursor.go
var fakeSources embed.FS

// fakeParts are the names of those files in the order in which they are emitted:
// first what a reader looks for, then the machinery behind it.
var fakeParts = []string{
	"start.go", "option.go", "errortype.go", "server.go", "fault.go", "response.go", "nextpage.go", "log.go", "exchange.go", "token.go",
	"route.go", "answer.go", "refusal.go", "code.go", "word.go", "standard.go", "decode.go", "place.go", "link.go", "check.go", "path.go", "types.go", "json.go", "cursor.go",
	"filled.go",
}

// fakeFiles returns the files of the fake server, a package of its own that
// imports the generated one at the path.
func (p *plan) fakeFiles(importPath string) ([]File, error) {
	f := &fake{plan: p, importPath: importPath, name: p.options.Package + "test"}
	runtime, err := fs.Sub(fakeSources, "runtime/fake")
	if err != nil {
		return nil, err
	}
	needed := map[string]bool{
		"code.go": !p.words(), "word.go": p.words(),
		"nextpage.go": p.client.pages([]spec.PageKind{spec.LinkPages}), "filled.go": f.fills(),
		"errortype.go": p.client.errorBody != nil,
	}
	parts := slices.DeleteFunc(slices.Clone(fakeParts), func(name string) bool {
		wanted, optional := needed[name]
		return optional && !wanted
	})
	server, err := mergeRuntime(runtime, parts, f.name)
	if err != nil {
		return nil, err
	}
	taken, err := packageNames(server)
	if err != nil {
		return nil, err
	}
	f.nameImports(taken)
	calls, err := f.render()
	if err != nil {
		return nil, err
	}
	return []File{
		{Name: f.name + "/" + fakeRuntimeFile, Content: server},
		{Name: f.name + "/" + fakeCallsFile, Content: calls},
	}, nil
}

// packageNames returns the names that no import of a file beside the source can
// have: those that it declares, and the predeclared ones.
func packageNames(src []byte) (map[string]bool, error) {
	file, err := parser.ParseFile(token.NewFileSet(), "", src, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	names := map[string]bool{}
	for name := range topLevelNames(file) {
		names[name] = true
	}
	for _, d := range file.Decls {
		if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv == nil {
			names[fn.Name.Name] = true
		}
	}
	for _, name := range types.Universe.Names() {
		names[name] = true
	}
	return names, nil
}

// fakeNames are the names that the file of the calls declares, in whatever scope.
var fakeNames = []string{
	"NewServer", "NewHandler", "service", "faultOf", "mediaFile", "credentialsOf", "T",
	"s", "t", "h", "ctx", "req", "file", "in", "opts", "client", "err", "expires", "e", "code", "f", "zero",
}

// nameImports decides under which names packages are imported. Those of the
// standard library come first: what users see in signatures is what they know.
func (f *fake) nameImports(taken map[string]bool) {
	for _, name := range fakeNames {
		taken[name] = true
	}
	taken["body"] = taken["body"] || f.plan.client.errorBody != nil
	taken["status"] = taken["status"] || f.hasStatuses()
	f.imports = map[string]string{}
	paths := map[string]bool{pkgContext: true, pkgErrors: true, pkgReflect: true, "bytes": true, "testing": true, "time": true}
	if f.plan.client.basic() {
		paths["strings"] = true
		taken["token"], taken["user"], taken["password"] = true, true, true
	}
	for _, c := range f.plan.client.calls {
		addImports(c.Request, paths)
		addImports(c.Response, paths)
	}
	for _, path := range sortedKeys(paths) {
		f.imports[path] = importName(path, func(name string) bool { return taken[name] })
		taken[f.imports[path]] = true
	}
	name := f.plan.options.Package
	for i := 1; taken[name]; i++ {
		name = fmt.Sprintf("%sapi", f.plan.options.Package)
		if i > 1 {
			name = fmt.Sprintf("%s%d", name, i)
		}
	}
	f.imports[f.importPath] = name
}

func (f *fake) render() ([]byte, error) {
	file := jen.NewFile(f.name)
	file.HeaderComment(strings.TrimSpace(supportHeader))
	for _, line := range f.packageComment() {
		file.PackageComment(line)
	}
	for _, path := range sortedKeys(f.imports) {
		base := spec.PackageName(path)
		if path == f.importPath {
			base = path[strings.LastIndexByte(path, '/')+1:]
		}
		if name := f.imports[path]; name == base {
			file.ImportName(path, name)
		} else {
			file.ImportAlias(path, name)
		}
	}
	f.writeConstructors(file.Group)
	f.writeClient(file.Group)
	f.writeHandlers(file.Group)
	f.writeGlue(file.Group)
	var b bytes.Buffer
	if err := file.Render(&b); err != nil {
		return nil, err
	}
	src, err := settle(b.Bytes())
	return groupImport(src, f.importPath), err
}

// groupImport moves an import behind the others, into a group of its own: those
// of the standard library are one group.
func groupImport(src []byte, path string) []byte {
	end := bytes.Index(src, []byte("\n)\n"))
	line := regexp.MustCompile(`(?m)^\t(\w+ )?` + regexp.QuoteMeta(strconv.Quote(path)) + `$\n`)
	at := line.FindIndex(src[:max(end, 0)+1])
	if at == nil {
		return src
	}
	return slices.Concat(src[:at[0]], src[at[1]:end+1], []byte("\n"), src[at[0]:at[1]], src[end+1:])
}

func (f *fake) packageComment() []string {
	pkg, api := f.plan.options.Package, f.imports[f.importPath]
	refusals := "[" + api + ".ErrorCode], a [*" + api + ".Error]"
	if body := f.plan.client.errorBody; body != nil {
		refusals = "[" + api + ".ErrorCode], a [*" + api + "." + body.Name + "], a [*" + api + ".Error]"
	}
	return []string{
		"// Package " + f.name + " has a fake of the service that package " + pkg + " is a client of, for",
		"// tests of code that uses it. No test needs the network:",
		"//",
		"//\tserver := " + f.name + ".NewServer(t)",
		"//\tclient := server.Client()",
		"//",
		"// The server answers every call with success, and with what the documents show",
		"// of its response, until a handler is set. A handler that returns a",
		"// " + refusals + " or a [Fault] refuses the call; any other",
		"// error fails the test. [ResponseOf] lets it set the status and the header, or",
		"// write the answer itself. [Handler.Inject] lets single requests go wrong,",
		"// [Handler.RevokeTokens] takes tokens back, and [Handler.Requests] tells what came.",
		"//",
		"// Requests of any client can be replayed, in a test or in another program:",
		"//",
		"//\thandler := " + f.name + ".NewHandler()",
		"//\tserver := httptest.NewServer(handler)",
		"//\tdefer server.Close()",
		"//\t// send the requests to server.URL, then ask what was wrong with them:",
		"//\tfor _, r := range handler.Refusals() {",
		"//\t\tfmt.Println(r.Call, r.Wrong)",
		"//\t}",
		"//",
		"// A program may import the package: it adds no flag to it.",
	}
}
