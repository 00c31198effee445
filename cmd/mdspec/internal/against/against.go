// Package against reads what a package is compared against, where that does not
// lie on the disk as documents: an exported schema, or documents, a schema or an
// output directory of a revision that git keeps.
//
//	r, ok, err := against.ParseRevision("git:v1.0:spec/wecom")
//	old, err := r.Load([]string{"spec/wecom"}, gen.ClientAuto)
//
// Git is run, never a library: it alone knows every form in which a repository
// is kept. It is asked for objects and nothing else, so that neither the work
// tree nor the index is looked at or touched, and no hook or filter runs.
package against

import (
	"cmp"
	"errors"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/build"
	"github.com/mdspec-go/mdspec/gen/output"
	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/regular"
)

// Old is what was found: documents, a schema, or the faults of a lock.
type Old struct {
	Sources build.Sources // unless there is a schema
	Schema  *spec.Package // of an exported file
	Faults  diag.List     // what keeps a lock from being read
	Locked  bool          // a lock says where the sources are
	// Beside is the hand-written Go at the place of what is compared, for sources
	// that no lock tells of.
	Beside []parser.File
}

// SchemaExt ends the name of an exported schema.
const SchemaExt = ".json"

// schemaLimit is the size in bytes above which an exported schema is not read. It
// is room for some hundred thousand calls.
const schemaLimit = 256 << 20

// ReadSchema reads an exported schema from the disk, a regular file.
func ReadSchema(file string) (*spec.Package, error) {
	data, err := regular.Read(file, schemaLimit)
	if err != nil {
		return nil, err
	}
	return decode(filepath.ToSlash(file), data)
}

func decode(name string, data []byte) (*spec.Package, error) {
	p, err := spec.Decode(data)
	if err != nil {
		return nil, fmt.Errorf("%s: no exported schema: %w", name, err)
	}
	return p, nil
}

// Revision is what the argument git:REV or git:REV:PATH says.
type Revision struct {
	Name string // as git understands it; with ... at its end, where HEAD left it
	Path string // from the root of the repository; "" for that of what it is compared with
}

// prefix begins an argument that names a revision.
const prefix = "git:"

// UsageError is an argument that cannot mean anything.
type UsageError string

func (e UsageError) Error() string { return string(e) }

func usagef(format string, args ...any) error { return UsageError(fmt.Sprintf(format, args...)) }

// ParseRevision returns the revision that an argument names; ok is false if it
// names something on the disk. The errors are a [UsageError].
func ParseRevision(arg string) (r Revision, ok bool, err error) {
	rest, ok := strings.CutPrefix(arg, prefix)
	if !ok {
		return Revision{}, false, nil
	}
	r.Name = rest
	if i := pathMark(rest); i >= 0 {
		if r.Name, r.Path = rest[:i], rest[i+1:]; r.Path == "" {
			r.Path = "." // the root, as git has it
		}
	}
	switch first, _, _ := strings.Cut(r.Path, "/"); {
	case strings.TrimSuffix(r.Name, forkMark) == "":
		return r, true, usagef("%s names no revision: write it as in git:main or git:v1.0:spec", diag.Printable(arg))
	case strings.HasPrefix(r.Name, "-"):
		return r, true, usagef("%s is no revision: it begins with -", diag.Printable(r.Name))
	case strings.ContainsAny(arg, "\x00\n"):
		return r, true, usagef("%s holds a character that no revision and no path has", diag.Printable(arg))
	case r.Path != "." && (first == "." || first == "..") || strings.HasPrefix(r.Path, "/"):
		return r, true, usagef("%s is no path from the root of the repository, as in git:main:spec/wecom", diag.Printable(r.Path))
	case r.Path != "":
		r.Path = path.Clean(r.Path)
	}
	return r, true, nil
}

// pathMark returns the offset of the colon that ends a revision, -1 without
// one. As in git, a colon between braces belongs to the revision: main^{/fix: it}.
func pathMark(s string) int {
	depth := 0
	for i, r := range s {
		switch r {
		case '{':
			depth++
		case '}':
			depth--
		case ':':
			if depth <= 0 {
				return i
			}
		}
	}
	return -1
}

// Load reads what the revision holds of the documents or the output directory
// that the arguments name on the disk, or of the path that it says itself.
// Without a lock, the documents are those of a package like the recipe's, the
// documents of which on the disk say where those of the revision may be.
func (r Revision) Load(args []string, like output.Recipe) (Old, error) {
	repo, own, err := locate(args)
	if err != nil {
		return Old{}, err
	}
	s, err := repo.snapshot(r.Name)
	if err != nil {
		return Old{}, err
	}
	paths := own
	if r.Path != "" {
		paths = []string{r.Path}
	}
	old, err := s.load(paths, like)
	absent := (*AbsentError)(nil)
	if errors.As(err, &absent) && r.Path == "" {
		old, err = s.beforeAdoption(like, err)
	}
	if errors.As(err, &absent) {
		return old, &AbsentError{absent.message + ": " + s.advice(r.Name, like.Spec), err}
	}
	if err == nil && !old.Locked && old.Schema == nil {
		old.Beside, err = s.beside(own)
	}
	return old, err
}

// beforeAdoption reads, in a snapshot without any lock, the documents that are where
// those of a package are today. The error is absent if there are none.
func (s snapshot) beforeAdoption(like output.Recipe, absent error) (Old, error) {
	locks, err := s.locks(".")
	if err != nil || len(locks) > 0 {
		return Old{}, cmp.Or(err, absent)
	}
	repo, paths, err := locate(like.Spec)
	if err != nil || repo.root != s.repo.root {
		return Old{}, absent
	}
	old, err := s.load(paths, like)
	if errors.As(err, new(*AbsentError)) {
		err = absent
	}
	return old, err
}

// load reads what is at the paths.
func (s snapshot) load(paths []string, like output.Recipe) (Old, error) {
	entries, err := s.find(paths)
	if err != nil {
		return Old{}, err
	}
	if len(entries) == 0 {
		err := s.absent(paths)
		return Old{}, &AbsentError{err.Error(), err}
	}
	if len(entries) == 1 {
		switch e := entries[0]; {
		case e.kind == kindTree:
			return s.directory(e, like)
		case path.Ext(e.path) == SchemaExt:
			return s.schema(e)
		}
	}
	return s.documents(entries, like)
}

// AbsentError says that a revision holds nothing at the place that it was asked
// for, or a directory that is neither one of documents nor of output.
type AbsentError struct {
	message string
	cause   error
}

func (e *AbsentError) Error() string { return e.message }

// Unwrap returns what it was looked for as.
func (e *AbsentError) Unwrap() error { return e.cause }

// find returns the entries at the paths, of which some may be younger than the
// revision.
func (s snapshot) find(paths []string) ([]entry, error) {
	var found []entry
	for _, p := range paths {
		e, err := s.lookup(p)
		if err != nil {
			return nil, err
		}
		if e.kind != kindNone {
			found = append(found, e)
		}
	}
	return found, nil
}

// absent says that the revision has nothing at any of the paths.
func (s snapshot) absent(paths []string) error {
	return fmt.Errorf("%s is not in %s of the repository at %s", printable(paths...), diag.Printable(s.rev), filepath.ToSlash(s.repo.root))
}

func (s snapshot) schema(e entry) (Old, error) {
	data, err := s.content(e)
	if err != nil {
		return Old{}, err
	}
	p, err := decode(s.name(e.path), data)
	return Old{Schema: p}, err
}

// directory reads a directory of documents, or one of output with a lock.
func (s snapshot) directory(dir entry, like output.Recipe) (Old, error) {
	files, err := s.list(dir)
	if err != nil {
		return Old{}, err
	}
	i := slices.IndexFunc(files, func(e entry) bool { return e.base() == output.LockName && e.kind == kindBlob })
	if i >= 0 {
		return s.output(dir, files, files[i])
	}
	old, err := s.documents([]entry{dir}, like)
	if none := (*build.NoDocumentsError)(nil); errors.As(err, &none) {
		err = &AbsentError{fmt.Sprintf("%s holds neither a %s nor .md documents", printable(s.name(dir.path)), output.LockName), err}
	}
	return old, err
}

// output reads the documents and the hand-written Go of an output directory.
func (s snapshot) output(dir entry, files []entry, lock entry) (Old, error) {
	data, err := s.content(lock)
	if err != nil {
		return Old{}, err
	}
	source := diag.NewSource(s.name(lock.path), data)
	recipe, faults := output.ParseRecipe(dir.path, source)
	if len(faults) > 0 {
		return Old{Faults: faults}, nil
	}
	var paths []string
	for _, p := range recipe.Spec {
		p = filepath.ToSlash(p)
		if p == ".." || strings.HasPrefix(p, "../") {
			return Old{}, fmt.Errorf("%s: the documents at %s are outside of the repository", source.Name(), p)
		}
		paths = append(paths, p)
	}
	entries, err := s.find(paths)
	if err == nil && len(entries) == 0 {
		err = s.absent(paths)
	}
	if err != nil {
		return Old{}, fmt.Errorf("%s: %w", source.Name(), err)
	}
	old, err := s.documents(entries, recipe)
	if err != nil {
		return Old{}, err
	}
	old.Locked = true
	old.Sources.Go, err = s.handWritten(source, files)
	return old, err
}

// Outputs returns the output directories that the revision holds at and below a
// directory of the disk, named as they would be below that, sorted. It looks
// where [output.Find] looks on the disk.
func (r Revision) Outputs(root string) ([]string, error) {
	repo, paths, err := locate([]string{root})
	if err != nil {
		return nil, err
	}
	s, err := repo.snapshot(r.Name)
	if err != nil {
		return nil, err
	}
	locks, err := s.locks(paths[0])
	if err != nil {
		return nil, err
	}
	var dirs []string
	for _, f := range locks {
		below := strings.TrimPrefix(path.Dir(f.path)+"/", strings.TrimPrefix(paths[0]+"/", "./"))
		if !slices.ContainsFunc(strings.Split(path.Clean(below), "/"), output.IsSkipped) {
			dirs = append(dirs, filepath.Join(root, filepath.FromSlash(below)))
		}
	}
	slices.Sort(dirs)
	return dirs, nil
}

// locks returns the locks at and below a directory.
func (s snapshot) locks(dir string) ([]entry, error) {
	args := []string{"ls-tree", "-r", "-z", "--full-tree", s.tree}
	if dir != "." {
		args = append(args, "--", dir)
	}
	files, err := s.listed(args...)
	return slices.DeleteFunc(files, func(f entry) bool { return f.base() != output.LockName }), err
}
