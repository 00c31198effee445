package golden

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/mdspec-go/mdspec/gen"
	"github.com/mdspec-go/mdspec/gen/output"
	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// Input is what one Go package is made from.
type Input struct {
	Documents []parser.File
	Hand      []parser.File // hand-written Go of the output directory
	Package   string
	Client    gen.Client
	// ImportPath is the path of the package; "" means one that ends in the
	// package's name.
	ImportPath string
}

// importPath returns the path by which other packages import the package.
func (in Input) importPath() string {
	if in.ImportPath != "" {
		return in.ImportPath
	}
	return "example.com/" + in.Package
}

// fakePackage returns the name of the package that holds the fake server, which
// is also that of its directory.
func (in Input) fakePackage() string { return in.Package + "test" }

// Result is what came of an input.
type Result struct {
	Schema   *spec.Package
	Written  []*dialect.Document // as parser.Result has them
	Findings diag.List
	Files    []gen.File // none if a finding is an error
}

// Run compiles the input. An error means that the generator refused what the
// parser accepted.
func (in Input) Run() (*Result, error) {
	read := parser.Read(in.Documents, parser.Options{
		Package:  in.Package,
		NoClient: in.Client == gen.ClientNone,
		GoFiles:  in.Hand,
	})
	r := &Result{Schema: read.Package, Written: read.Documents, Findings: read.Findings}
	if r.Findings.HasErrors() {
		return r, nil
	}
	files, err := gen.Generate(r.Schema, gen.Options{Package: in.Package, Client: in.Client, ImportPath: in.importPath()})
	r.Files = files
	return r, err
}

// formatFindings returns the findings in the form of want/diagnostics.
func formatFindings(l diag.List) string {
	var b strings.Builder
	for _, d := range l {
		fmt.Fprintf(&b, "%s %s %s\n", place(d.Span), d.Rule.Severity, d.Rule.ID)
		for _, s := range d.Suggest {
			fmt.Fprintf(&b, "\tdid you mean `%s`?\n", s)
		}
		for _, r := range d.Related {
			fmt.Fprintf(&b, "\t%s %s\n", place(r.Span), r.Message)
		}
	}
	return b.String()
}

// place returns a span as file, start and end in lines and columns.
func place(s diag.Span) string {
	start, end := s.Position(), s.EndPosition()
	return fmt.Sprintf("%s:%d:%d-%d:%d", s.File(), start.Line, start.Column, end.Line, end.Column)
}

// lockOf writes the files into a directory beside that of the documents and
// returns the lock.
func lockOf(in Input, r *Result) ([]byte, error) {
	root, err := os.MkdirTemp("", "mdspec-golden-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(root)
	docs, dir := filepath.Join(root, "docs"), filepath.Join(root, in.Package)
	b := output.Build{
		Recipe: output.Recipe{Spec: []string{docs}, Package: in.Package, Client: in.Client},
		Files:  r.Files,

		ImportPath:    in.importPath(),
		SecondDialect: r.Schema.SecondDialect(),
	}
	for _, d := range in.Documents {
		b.Documents = append(b.Documents, output.Document{Name: d.Name, Content: d.Content})
	}
	if err := os.Mkdir(docs, 0o777); err != nil {
		return nil, err
	}
	if _, refused, err := output.Write(dir, b, output.WriteOptions{}); err != nil || len(refused) > 0 {
		return nil, fmt.Errorf("the files are not written: %v%s", err, formatFindings(refused))
	}
	return os.ReadFile(filepath.Join(dir, output.LockName))
}
