package importer

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/gen/output/disk"
	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/parser/foreign"
	"github.com/mdspec-go/mdspec/parser/syntax"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/regular"
)

// sources are what is imported, read from the disk.
type sources struct {
	list     []foreign.Source
	origins  []Origin
	findings diag.List
	// shown are the sources as findings point into them: under the paths by which they
	// were found. Documents call them by names that do not depend on where one stands.
	shown map[string]*diag.Source
}

// readSources finds, reads and decodes the sources.
func readSources(o Options) (*sources, error) {
	files, err := find(o.Args, o.Dir)
	if err != nil {
		return nil, err
	}
	s := &sources{shown: map[string]*diag.Source{}}
	revision := revisions(o)
	for _, f := range files {
		name, err := nameOf(f, o)
		if err != nil {
			return nil, err
		}
		if other := s.shown[name]; other != nil {
			return nil, fmt.Errorf("%s and %s would both be %s of %s", other.Name(), filepath.ToSlash(f.path), name, o.From)
		}
		content, err := regular.Start(f.path, syntax.MaxSize+1)
		if err != nil {
			return nil, err
		}
		origin := Origin{Name: name, Hash: disk.Hash(content)}
		origin.Revision = revision(origin)
		s.add(origin, filepath.ToSlash(f.path), content)
	}
	slices.SortFunc(s.origins, func(a, b Origin) int { return strings.Compare(a.Name, b.Name) })
	return s, nil
}

// add adds one source. Places in it are those of its text in UTF-8.
func (s *sources) add(o Origin, shown string, content []byte) {
	s.origins = append(s.origins, o)
	text, fault := decode(content)
	if fault != nil {
		s.shown[o.Name] = diag.NewSource(shown, content)
		s.findings.Add(SourceEncoding, s.shown[o.Name].Span(fault.offset, fault.offset), fault.why)
		return
	}
	s.shown[o.Name] = diag.NewSource(shown, text)
	s.list = append(s.list, foreign.Source{Path: o.Name, Content: text})
}

// spared returns an error if a document would be written in the place of a source.
func (s *sources) spared(dir string, documents []parser.File) error {
	read := map[string]bool{}
	for _, src := range s.shown {
		read[realPath(src.Name())] = true
	}
	for _, d := range documents {
		if path := filepath.Join(dir, d.Name); read[realPath(path)] {
			return fmt.Errorf("%s is a source, and what it is imported as would replace it: name another directory with --out", filepath.ToSlash(path))
		}
	}
	return nil
}

// realPath returns the path of a file without links; that of none is returned as it is.
func realPath(path string) string {
	abs, err := filepath.Abs(path)
	if err != nil {
		return path
	}
	if real, err := filepath.EvalSymlinks(abs); err == nil {
		return real
	}
	return abs
}

// nameOf returns what documents call a source.
func nameOf(f found, o Options) (string, error) {
	base := f.base
	if o.From == "" {
		base = o.Dir
	}
	return Relative(base, f.path)
}

// Relative returns the slash path from a directory to a file.
func Relative(dir, path string) (string, error) {
	from, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	to, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	r, err := filepath.Rel(from, to)
	return filepath.ToSlash(r), err
}

// revisions returns what says of which revision a source is: the one that was given;
// that of the last import, if the source is as it was; or the one that git knows.
func revisions(o Options) func(Origin) string {
	if o.Revision != "" {
		return func(Origin) string { return o.Revision }
	}
	known := map[string]Origin{}
	for _, k := range o.Known {
		known[k.Name] = k
	}
	now, asked := "", false
	return func(s Origin) string {
		if k, ok := known[s.Name]; ok && k.Hash == s.Hash {
			return k.Revision
		}
		if !asked {
			now, asked = revisionOf(o.Args, o.Dir), true
		}
		return now
	}
}

// byName returns the origins by the names of the sources.
func (s *sources) byName() map[string]Origin {
	m := map[string]Origin{}
	for _, o := range s.origins {
		m[o.Name] = o
	}
	return m
}

// show has everything that was found point into the sources as they are shown.
func (s *sources) show(r *foreign.Result) {
	for i := range r.Findings {
		d := &r.Findings[i]
		d.Span = s.place(d.Span)
		for j := range d.Related {
			d.Related[j].Span = s.place(d.Related[j].Span)
		}
		d.Fix = nil // nobody edits the sources
	}
	for _, doc := range r.Report.Documents {
		if src := s.shown[doc.Path]; src != nil {
			doc.Path = src.Name()
		}
		for _, t := range doc.Tables {
			t.Span = s.place(t.Span)
			for _, row := range t.Rows {
				row.Span = s.place(row.Span)
			}
		}
	}
}

func (s *sources) place(at diag.Span) diag.Span {
	if src := s.shown[at.File()]; src != nil {
		at.Source = src
	}
	return at
}
