package importdir

import (
	"bytes"
	"cmp"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"go/token"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/importer"
	"github.com/mdspec-go/mdspec/gen/output/disk"
	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/regular"
)

// RecordName is the name of the record in a directory of imported documents.
const RecordName = "mdspec-import.json"

const recordVersion = 1

// recordLimit is the size in bytes above which a record is not read.
const recordLimit = 16 << 20

// record is the content of the record. It holds no version of the tool, no time and no
// absolute path, so that every machine writes the same bytes.
type record struct {
	Version   int            `json:"version"`
	Sources   []string       `json:"sources"` // relative to the record, with forward slashes, sorted
	From      string         `json:"from,omitempty"`
	License   string         `json:"license,omitempty"`
	Group     importer.Group `json:"group"`
	Preset    string         `json:"preset"`           // as it was asked for
	Chosen    *recordFile    `json:"chosen,omitempty"` // the one that was taken
	Profile   *recordFile    `json:"profile,omitempty"`
	Read      []recordSource `json:"read"`      // sorted by name
	Documents []recordFile   `json:"documents"` // sorted by name
	Pending   []recordFile   `json:"pending,omitempty"`
}

type recordFile struct {
	Name string `json:"name"`
	Hash string `json:"sha256"`
}

type recordSource struct {
	Name     string            `json:"name"`
	Revision string            `json:"revision,omitempty"`
	Hash     string            `json:"sha256"`
	Names    map[string]string `json:"names,omitempty"`
}

// newRecord returns the record of a finished build.
func newRecord(dir string, b Build) (*record, error) {
	r := &record{
		Version: recordVersion, Sources: []string{}, From: b.From, License: b.License, Group: b.Group,
		Preset: b.Preset, Read: []recordSource{}, Documents: []recordFile{},
	}
	for _, arg := range b.Args {
		name, err := importer.Relative(dir, arg)
		if err != nil {
			return nil, err
		}
		r.Sources = append(r.Sources, name)
	}
	slices.Sort(r.Sources)
	r.Sources = slices.Compact(r.Sources)
	if b.Profile != "" {
		name, err := importer.Relative(dir, b.Profile)
		if err != nil {
			return nil, err
		}
		r.Profile = &recordFile{name, b.ProfileHash}
	}
	if b.Chosen.Name != "" {
		r.Chosen = &recordFile{b.Chosen.Name, b.Chosen.Hash}
	}
	for _, o := range b.Origins {
		r.Read = append(r.Read, recordSource(o))
	}
	for _, d := range b.Documents {
		r.Documents = append(r.Documents, recordFile{d.Name, disk.Hash(d.Content)})
	}
	sortFiles(r.Documents)
	return r, nil
}

func sortFiles(files []recordFile) {
	slices.SortFunc(files, func(a, b recordFile) int { return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.Hash, b.Hash)) })
}

// encode returns the bytes of the record.
func (r *record) encode() ([]byte, error) {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(r)
	return buf.Bytes(), err
}

// readRecord returns the record of a directory and its bytes; nil without one, or with
// findings if it cannot be understood.
func readRecord(dir string) (*record, []byte, diag.List, error) {
	file := filepath.Join(dir, RecordName)
	content, err := regular.Read(file, recordLimit)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil, nil, nil
	case err != nil:
		return nil, nil, nil, err
	}
	r, reason := parseRecord(content)
	if reason.IsZero() {
		return r, content, nil, nil
	}
	src := diag.NewSource(filepath.ToSlash(file), content)
	return nil, content, diag.List{diag.New(ImportRecord, src.Span(0, 0), reason, diag.Argument(filepath.ToSlash(dir)))}, nil
}

// parseRecord reads a record. It trusts nothing: names are those of documents of the
// directory itself.
func parseRecord(content []byte) (*record, diag.Phrase) {
	var version struct{ Version json.Number }
	if err := json.Unmarshal(content, &version); err != nil {
		return nil, diag.Verbatim(err.Error())
	}
	if v := version.Version.String(); v != fmt.Sprint(recordVersion) {
		return nil, diag.Say("its version is %[1]s, and this mdspec knows version %[2]d; a newer one may be needed",
			"它的版本是 %[1]s，而当前的 mdspec 只认识版本 %[2]d，可能需要更新 mdspec", diag.Verbatim(diag.Printable(cmp.Or(v, "?"))), recordVersion)
	}
	dec := json.NewDecoder(bytes.NewReader(content))
	dec.DisallowUnknownFields()
	r := &record{}
	if err := dec.Decode(r); err != nil {
		return nil, diag.Verbatim(diag.Printable(err.Error()))
	}
	return r, r.fault()
}

// fault returns what a record says that none says.
func (r *record) fault() diag.Phrase {
	for _, name := range r.Sources {
		if path.IsAbs(name) || filepath.IsAbs(name) || path.Clean(name) != name {
			return diag.Say("%[1]s is no path from it", "%[1]s 不是相对它的路径", diag.Verbatim(diag.Printable(name)))
		}
	}
	if !slices.Contains(importer.Groups(), r.Group) {
		return diag.Say("%[1]s is no way to group", "%[1]s 不是分组方式", diag.Verbatim(diag.Printable(string(r.Group))))
	}
	for _, f := range slices.Concat(r.Documents, r.Pending) {
		if !parser.IsDocument(f.Name) || strings.ContainsAny(f.Name, `/\:`) {
			return diag.Say("%[1]s is no name of a document", "%[1]s 不是文档的名字", diag.Verbatim(diag.Printable(f.Name)))
		}
		if sum, err := hex.DecodeString(f.Hash); err != nil || len(sum) != 32 {
			return diag.Say("it has no SHA-256 of %[1]s", "它没有 %[1]s 的 SHA-256", diag.Verbatim(diag.Printable(f.Name)))
		}
	}
	return r.nameFault()
}

// nameFault returns which name of a type or a call cannot be one.
func (r *record) nameFault() diag.Phrase {
	for _, s := range r.Read {
		for _, key := range slices.Sorted(maps.Keys(s.Names)) {
			if name := s.Names[key]; !token.IsIdentifier(name) || !token.IsExported(name) {
				return diag.Say("%[1]s is no name of a type or a call", "%[1]s 不是类型或接口的名称", diag.Verbatim(diag.Printable(name)))
			}
		}
	}
	return diag.Phrase{}
}

// knows reports whether a content is what a run left under the name, or was about to.
func (r *record) knows(name, hash string) bool {
	return r != nil && (slices.Contains(r.Documents, recordFile{name, hash}) || slices.Contains(r.Pending, recordFile{name, hash}))
}

// names returns the documents that the record knows, finished or pending.
func (r *record) names() (names []string) {
	if r == nil {
		return nil
	}
	for _, f := range slices.Concat(r.Documents, r.Pending) {
		names = append(names, f.Name)
	}
	return names
}
