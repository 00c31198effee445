// Package build is the pipeline behind every command: from the recipe of an
// output directory to the files that belong into it. It reads the disk but
// never writes it.
//
//	s, err := build.Read(dir, recipe) // the documents, and the directory's own Go
//	made, err := build.Make(s, nil)   // schema, findings, files
package build

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"github.com/mdspec-go/mdspec/gen"
	"github.com/mdspec-go/mdspec/gen/output"
	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// ErrInternal marks an error that no input should be able to cause.
var ErrInternal = errors.New("the generator failed")

// Sources is what a package is made from, read from the disk.
type Sources struct {
	Recipe    output.Recipe
	Documents []parser.File // in the order of the recipe; a directory's are sorted by name
	Go        []parser.File // hand-written Go of the output directory
	// ImportPath is the path by which other packages import the output; "" if
	// there is no output directory, or none that could be imported.
	ImportPath string
	obstacle   *obstacle     // to an import path; nil if nothing needs it
	dir        string        // the output directory; "" if there is none
	module     diag.List     // what is wrong with the module around it
	fakeGo     []parser.File // hand-written Go beside the fake server
}

// Read reads the documents of the recipe and the hand-written Go of the output
// directory dir, and finds its import path. An empty dir means no directory:
// the output goes elsewhere, as one document or a schema, and has no import path.
// Whoever checks a directory reads it as whoever writes it: the lock records no
// import path, but a digest of it.
func Read(dir string, r output.Recipe) (Sources, error) {
	s := Sources{Recipe: r, dir: dir}
	var gone diag.List
	for i, path := range r.Spec {
		files, err := readSpec(path)
		if reason := missing(path, err); !reason.IsZero() && i < len(r.Places) {
			gone.Add(output.SpecMissing, r.Places[i], diag.Verbatim(filepath.ToSlash(path)), reason, diag.Argument(filepath.ToSlash(dir)))
		} else if err != nil {
			return s, err
		}
		s.Documents = append(s.Documents, files...)
	}
	if len(gone) > 0 {
		return s, &MissingError{gone}
	}
	if dir == "" {
		return s, nil
	}
	s.ImportPath, s.obstacle = importPath(dir, r.Package)
	s.module = checkLanguage(dir)
	var err error
	if s.Go, err = readGo(dir); err != nil {
		return s, err
	}
	s.fakeGo, _ = readGo(filepath.Join(dir, s.fake())) // whoever writes or checks it reports what is no directory
	return s, nil
}

// fake returns the name of the package of the fake server, and of its directory.
func (s Sources) fake() string { return s.Recipe.Package + "test" }

// besideFake returns where hand-written Go declares names in the package of the fake
// server. What is in the way of a generated file is none of it.
func (s Sources) besideFake(files []gen.File) map[string]diag.Span {
	beside := slices.DeleteFunc(slices.Clone(s.fakeGo), func(g parser.File) bool {
		return slices.ContainsFunc(files, func(f gen.File) bool { return f.Name == s.fake()+"/"+g.Name })
	})
	return parser.Read(nil, parser.Options{Package: s.fake(), GoFiles: beside}).Hand
}

// MissingError says that documents which a lock names are not there.
type MissingError struct {
	Findings diag.List // one for each place that the lock names
}

func (e *MissingError) Error() string { return e.Findings[0].Message() }

// missing returns why a path of a recipe leads to no documents; nothing if it
// does, or if that cannot be told.
func missing(path string, err error) diag.Phrase {
	var at *fs.PathError
	var none *NoDocumentsError
	switch {
	case errors.As(err, &at) && at.Path == path && (errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR)):
		return diag.Say("there is nothing of that name", "没有这个文件或目录")
	case errors.As(err, &none):
		return diag.Say("it holds no .md documents", "里面没有 .md 文档")
	}
	return diag.Phrase{}
}

// NoDocumentsError says that a path is that of no document at all.
type NoDocumentsError struct{ Spec []string }

func (e *NoDocumentsError) Error() string {
	return fmt.Sprintf("%s: no .md documents (README.md is prose)", strings.Join(e.Spec, ", "))
}

func readSpec(path string) ([]parser.File, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		if !strings.EqualFold(filepath.Ext(path), ".md") {
			return nil, &NoDocumentsError{Spec: []string{filepath.ToSlash(path)}}
		}
		f, err := parser.ReadFile(path)
		return []parser.File{f}, err
	}
	files, err := parser.ReadDir(path)
	if err == nil && len(files) == 0 {
		err = &NoDocumentsError{Spec: []string{filepath.ToSlash(path)}}
	}
	return files, err
}

func readGo(dir string) ([]parser.File, error) {
	written, err := output.HandWritten(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	files := make([]parser.File, len(written))
	for i, w := range written {
		files[i] = parser.File{Name: w.Name, Path: filepath.ToSlash(filepath.Join(dir, w.Name)), Content: w.Content}
	}
	return files, nil
}

// Parse returns the schema of the documents and what is wrong with them.
func (s Sources) Parse() (*spec.Package, diag.List) {
	r := s.Parsed()
	return r.Package, r.Findings
}

// Parsed returns all that the parser says of the documents.
func (s Sources) Parsed() parser.Result {
	return parser.Read(s.Documents, parser.Options{
		Package:  s.Recipe.Package,
		NoClient: s.Recipe.Client == gen.ClientNone,
		GoFiles:  s.Go,
	})
}

// Made is what the sources yield.
type Made struct {
	Build    output.Build // without files if the findings hold an error
	Findings diag.List    // of the documents
}

// Phase is one step of the pipeline.
type Phase string

const (
	Reading    Phase = "reading"
	Parsing    Phase = "parsing"
	Generating Phase = "generating"
	Finishing  Phase = "finishing" // writing or comparing
)

// Make parses the documents and, unless one of them holds an error, generates
// the files. Before each step it calls step, which may be nil.
func Make(s Sources, step func(Phase)) (Made, error) {
	if step == nil {
		step = func(Phase) {}
	}
	m := Made{Build: output.Build{Recipe: s.Recipe, ImportPath: s.ImportPath}}
	for _, d := range s.Documents {
		m.Build.Documents = append(m.Build.Documents, output.Document{Name: d.Name, Content: d.Content})
	}
	step(Parsing)
	parsed := s.Parsed()
	schema := parsed.Package
	if m.Findings = parsed.Findings; m.Findings.HasErrors() {
		return m, nil
	}
	m.Build.SecondDialect = schema.SecondDialect()
	step(Generating)
	var err error
	options := gen.Options{Package: s.Recipe.Package, Client: s.Recipe.Client, ImportPath: s.ImportPath}
	if m.Build.Files, err = gen.Generate(schema, options); err != nil {
		return m, fmt.Errorf("%w: %w", ErrInternal, err)
	}
	if len(m.Build.Files) > 0 {
		m.Findings = slices.Concat(m.Findings, s.leftOut(schema), s.module,
			s.checkPackage(m.Build.Files, parsed.Hand), shadowed(m.Build.Files, parsed.Hand, s.besideFake(m.Build.Files)))
	}
	if m.Findings.HasErrors() {
		m.Build.Files = nil
	}
	return m, nil
}

// leftOut warns if the package would have a fake server had it an import path.
// The warning is placed at the first call, for the directory has no source to show.
// Without a fake server it warns if the package itself has no import path in its module.
func (s Sources) leftOut(p *spec.Package) diag.List {
	call := firstCall(p)
	switch {
	case s.obstacle == nil:
		return nil
	case call != nil && s.Recipe.Client != gen.ClientNone && s.Recipe.Package != "main": // nothing imports a program
	case !s.obstacle.refused.IsZero():
		return diag.List{diag.New(DirectoryName, diag.Span{}, diag.Verbatim(filepath.ToSlash(s.dir)), s.obstacle.refused, s.obstacle.remedy)}
	default:
		return nil
	}
	return diag.List{diag.New(NoImportPath, call.NameSpan, s.fake(), s.obstacle.reason, s.obstacle.remedy)}
}

// firstCall returns the first call of the package, nil if it has none.
func firstCall(p *spec.Package) *spec.Call {
	for _, d := range p.Documents {
		for _, t := range d.Topics {
			for _, item := range t.Items {
				if item.Call != nil {
					return item.Call
				}
			}
		}
	}
	return nil
}
