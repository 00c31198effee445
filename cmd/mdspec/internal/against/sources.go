package against

import (
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/build"
	"github.com/mdspec-go/mdspec/gen/output"
	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// documents reads documents, and those of directories.
func (s snapshot) documents(entries []entry, recipe output.Recipe) (Old, error) {
	recipe.Spec = nil
	var wanted []entry
	for _, e := range entries {
		recipe.Spec = append(recipe.Spec, s.name(e.path))
		if e.kind == kindBlob {
			if !strings.HasSuffix(e.path, ".md") {
				return Old{}, usagef("%s is neither a .md document nor a %s schema", s.name(e.path), SchemaExt)
			}
			wanted = append(wanted, e)
			continue
		}
		inside, err := s.list(e)
		if err != nil {
			return Old{}, err
		}
		for _, f := range inside {
			if f, err = s.follow(f); err != nil {
				return Old{}, err
			}
			if f.kind == kindBlob && parser.IsDocument(f.base()) {
				wanted = append(wanted, f)
			}
		}
	}
	if len(wanted) == 0 {
		return Old{}, &build.NoDocumentsError{Spec: recipe.Spec}
	}
	files, err := s.files(wanted)
	return Old{Sources: build.Sources{Recipe: recipe, Documents: files}}, err
}

// files reads files for the parser, at most so much of each as it takes to say
// that it is too large.
func (s snapshot) files(entries []entry) ([]parser.File, error) {
	contents, err := s.read(entries, parser.MaxSize+1)
	if err != nil {
		return nil, err
	}
	files := make([]parser.File, len(entries))
	for i, e := range entries {
		files[i] = parser.File{Name: e.base(), Path: s.name(e.path), Content: contents[i]}
	}
	return files, nil
}

// handWritten reads the hand-written Go among the files of an output directory.
func (s snapshot) handWritten(lock *diag.Source, inside []entry) ([]parser.File, error) {
	byName := map[string]entry{}
	names := make([]string, len(inside))
	for i, e := range inside {
		names[i], byName[e.base()] = e.base(), e
	}
	slices.Sort(names)
	written, err := output.SelectHandWritten(lock, names, func(name string) ([]byte, error) {
		e, err := s.follow(byName[name])
		if err != nil || e.kind != kindBlob {
			return nil, err
		}
		return s.content(e)
	})
	if err != nil {
		return nil, err
	}
	files := make([]parser.File, len(written))
	for i, w := range written {
		files[i] = parser.File{Name: w.Name, Path: s.name(byName[w.Name].path), Content: w.Content}
	}
	return files, nil
}
