package importdir

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/rogpeppe/go-internal/diff"

	"github.com/mdspec-go/mdspec/gen/output/disk"
	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/regular"
)

// state is how a document on the disk relates to the record and to what is to be.
type state int

const (
	same    state = iota // as it is to be
	absent               // to be, and not there
	ours                 // as a run left it, and no longer what it should be
	edited               // ours once, and not as any run left it
	foreign              // not ours
	gone                 // known to the record, to be no more, and not there
)

// document is what has one name that the build or the record knows.
type document struct {
	name    string
	want    []byte // nil if the sources give no such document
	content []byte // on the disk
	mode    fs.FileMode
	state   state
}

// survey is a directory held against a build. Writing and checking draw their
// conclusions from one and the same survey, so that they agree.
type survey struct {
	dir     string
	old     *record // nil without one
	was     []byte  // its bytes
	next    *record
	content []byte // next, encoded
	files   []document
}

// surveyDirectory compares a directory with a build. A record that cannot be understood
// is one of no document to whoever forces it.
func surveyDirectory(dir string, b Build, force bool) (*survey, diag.List, error) {
	v := &survey{dir: dir}
	var found diag.List
	var err error
	if v.old, v.was, found, err = readRecord(dir); err != nil || len(found) > 0 && !force {
		return nil, found, err
	}
	if v.next, err = newRecord(dir, b); err != nil {
		return nil, nil, err
	}
	if v.content, err = v.next.encode(); err != nil {
		return nil, nil, err
	}
	want := map[string][]byte{}
	names := v.old.names()
	for _, d := range b.Documents {
		want[d.Name] = d.Content
		names = append(names, d.Name)
	}
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		d, err := v.examine(name, want[name])
		if err != nil {
			return nil, nil, err
		}
		v.files = append(v.files, d)
	}
	return v, nil, nil
}

// documentLimit is the size in bytes above which a document of the directory is not
// read: none that is larger compiles.
const documentLimit = 2 * parser.MaxSize

// examine looks at one document. What is no file of the directory itself, such as a
// link, is never written through.
func (v *survey) examine(name string, want []byte) (document, error) {
	d := document{name: name, want: want}
	file := filepath.Join(v.dir, name)
	info, err := os.Lstat(file)
	switch {
	case errors.Is(err, fs.ErrNotExist) && want == nil:
		d.state = gone
		return d, nil
	case errors.Is(err, fs.ErrNotExist):
		d.state = absent
		return d, nil
	case err != nil:
		return d, err
	case !info.Mode().IsRegular():
		return d, fmt.Errorf("%s: a document is to be here; move what is in its way, which is no regular file", filepath.ToSlash(file))
	}
	d.mode = info.Mode().Perm()
	if d.content, err = regular.Read(file, documentLimit); err != nil {
		return d, err
	}
	d.state = v.stateOf(d)
	return d, nil
}

func (v *survey) stateOf(d document) state {
	switch {
	case d.want != nil && disk.Same(d.content, d.want):
		return same
	case v.old.knows(d.name, disk.Hash(d.content)):
		return ours
	case slices.Contains(v.old.names(), d.name):
		return edited
	}
	return foreign
}

// isCurrent reports whether the record is as it is to be.
func (v *survey) isCurrent() bool { return v.was != nil && disk.Same(v.was, v.content) }

func (v *survey) path(name string) string { return filepath.ToSlash(filepath.Join(v.dir, name)) }

// difference returns a finding at the first line in which a document differs from what
// it is to be, with the diff.
func (v *survey) difference(rule *diag.Rule, d document, args ...any) diag.Diagnostic {
	src := diag.NewSource(v.path(d.name), d.content)
	a, b := disk.FoldLines(d.content), disk.FoldLines(d.want)
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	line := 1 + bytes.Count(a[:n], []byte("\n"))
	start := src.LineStart(line)
	found := diag.New(rule, src.Span(start, start+len(src.Line(line))), args...)
	found.Diff = v.unified(d)
	return found
}

// unified returns the diff that turns a document into what it is to be.
func (v *survey) unified(d document) string {
	name := diag.DiffName(v.path(d.name))
	text := diff.Diff(name+"\ton disk", disk.FoldLines(d.content), name+"\timported", disk.FoldLines(d.want))
	_, text, _ = bytes.Cut(text, []byte("\n")) // the "diff old new" line says nothing more
	return string(text)
}
