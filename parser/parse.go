package parser

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"github.com/mdspec-go/mdspec/parser/internal/docname"
	"github.com/mdspec-go/mdspec/parser/internal/fence"
	"github.com/mdspec-go/mdspec/parser/internal/gocheck"
	"github.com/mdspec-go/mdspec/parser/internal/goscope"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
	"github.com/mdspec-go/mdspec/spec/gofence"
	"github.com/mdspec-go/mdspec/spec/regular"
)

// Options say what surrounds the documents.
type Options struct {
	Package  string // name of the Go package that the documents become
	NoClient bool   // calls, services and error codes are checked for form only: nothing is made of them
	GoFiles  []File // hand-written Go of the output directory; nil if there is no such directory
}

// Result is what the documents of one package say.
type Result struct {
	Package   *spec.Package
	Documents []*dialect.Document  // how the documents of Package are written, in the same order
	Findings  diag.List            // sorted, each finding once; with an error among them the package is not complete
	Hand      map[string]diag.Span // the names that hand-written Go declares at package level, and where
	GoUses    map[string]bool      // the identifiers in the hand-written Go; nil if there is no output directory
	Support   []string             // what the support code declares that is generated with the documents
}

// Parse is [Read] without what only those need who look at the documents' form.
func Parse(files []File, o Options) (*spec.Package, diag.List) {
	r := Read(files, o)
	return r.Package, r.Findings
}

// Read reads the documents of one package, as far as they can be understood.
// Documents are read at the same time; the result does not depend on their order.
func Read(files []File, o Options) Result {
	hand := goscope.Read(sources(o.GoFiles), o.Package)
	docs := readDocuments(files, hand.FileSet.Base())
	out := Result{Package: &spec.Package{Documents: []*spec.Document{}, GoNames: hand.PackageNames(), GoDoc: hand.HasDoc()}}
	out.Hand, out.GoUses = hand.Places(), identifiersOf(o.GoFiles)
	for _, d := range docs {
		out.Package.Documents = append(out.Package.Documents, d.doc)
		out.Documents = append(out.Documents, d.tree)
	}
	r := newResolver(docs, out.Package, hand, !o.NoClient)
	r.uses = out.GoUses
	r.checkDeclares()
	r.sameNames()
	r.declareAll()
	r.declareImplicit()
	r.resolveFields()
	r.placeFields()
	r.checkModels()
	r.checkCalls()
	r.checkServices()
	gocheck.Check(gocheck.Input{
		Package: out.Package, Declared: r.declared(), Fences: parsedFences(docs), Hand: hand, Parts: r.clientParts(),
		Hidden: r.lost, Incomplete: r.unsure,
	}, r.diags)
	r.checkExamples()
	r.readValues()
	out.Support = r.supportNames()
	out.Findings = r.diags.Sorted()
	return out
}

// identifiersOf returns the identifiers in Go files, whether they compile or not;
// nil without a list of files.
func identifiersOf(files []File) map[string]bool {
	if files == nil {
		return nil
	}
	names := map[string]bool{}
	for _, f := range files {
		for name := range gofence.Identifiers(strings.ToValidUTF8(string(f.Content), " ")) {
			names[name] = true
		}
	}
	return names
}

// sources returns the files as findings point into them.
func sources(files []File) []*diag.Source {
	var list []*diag.Source
	for _, f := range files {
		list = append(list, diag.NewSource(f.Path, f.Content))
	}
	return list
}

// parsedFences returns the fences of the documents as they were parsed.
func parsedFences(docs []*docReader) map[*spec.Fence]*fence.File {
	parsed := map[*spec.Fence]*fence.File{}
	for _, d := range docs {
		for _, f := range d.fences {
			parsed[f.Schema] = f
		}
	}
	return parsed
}

// readDocuments reads every file, sorted by name. Each gets its own range of the
// positions from base, so that all fences can be type-checked together.
func readDocuments(files []File, base int) []*docReader {
	files = slices.Clone(files)
	slices.SortStableFunc(files, func(a, b File) int { return strings.Compare(a.Name, b.Name) })
	docs := make([]*docReader, len(files))
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, f := range files {
		from := base
		base += fence.Positions(len(f.Content))
		group.Go(func() (err error) {
			defer func() {
				if v := recover(); v != nil {
					err = fmt.Errorf("%s: %v\n%s", f.Path, v, debug.Stack())
				}
			}()
			docs[i] = readDocument(f, from)
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		panic(err) // a bug of ours: it goes on in the goroutine of the caller
	}
	return docs
}

// ReadDir reads the documents of a directory: its `.md` files, not those of
// directories below it, without README*.md, which is prose for people, and
// *.profile.md, which says how others' documents are imported. Paths are the
// directory's own, joined with forward slashes.
func ReadDir(dir string) ([]File, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var files []File
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		if !IsDocument(e.Name()) || isDir(e, path) {
			continue
		}
		f, err := ReadFile(path)
		if err != nil {
			return nil, err
		}
		files = append(files, f)
	}
	return files, nil
}

// isDir reports whether an entry is a directory, or a link of some kind to one.
func isDir(e fs.DirEntry, path string) bool {
	if e.IsDir() || e.Type().IsRegular() {
		return e.IsDir()
	}
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// IsDocument reports whether the file of a directory is one of its documents,
// by its base name: no README, and no profile of an import (NAME.profile.md).
func IsDocument(name string) bool {
	upper := strings.ToUpper(name)
	return strings.HasSuffix(name, ".md") && !strings.HasPrefix(name, ".") &&
		upper != "README.MD" && !strings.HasPrefix(upper, "README.") && !strings.HasSuffix(upper, ".PROFILE.MD")
}

// DocumentFault says why the Go code of a document of the name could be built nowhere,
// or not everywhere; nothing if it can.
func DocumentFault(name string) diag.Phrase { return docname.Fault(name) }

// ReadFile reads one document, a regular file. Of one that is larger than
// [MaxSize] no more is read than it takes for [Parse] to say so.
func ReadFile(path string) (File, error) {
	content, err := regular.Start(path, MaxSize+1)
	if err != nil {
		return File{}, err
	}
	return File{Name: filepath.Base(path), Path: filepath.ToSlash(path), Content: content}, nil
}
