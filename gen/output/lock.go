package output

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/gen"
	"github.com/mdspec-go/mdspec/gen/output/disk"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// Versions of the lock. Both have one form: the second says that an mdspec which knows
// the first version of the dialect alone would take some of the documents for prose,
// and must not write the directory anew.
const (
	lockVersion       = 1
	lockVersionSecond = 2
)

// versionOf returns the version of the lock of a build.
func versionOf(b Build) int {
	if b.SecondDialect {
		return lockVersionSecond
	}
	return lockVersion
}

// isVersion reports whether a lock of the version can be read.
func isVersion(n json.Number) bool {
	return n.String() == fmt.Sprint(lockVersion) || n.String() == fmt.Sprint(lockVersionSecond)
}

// lockLimit is the size in bytes above which a lock is not read. It is room
// for some fifty thousand documents.
const lockLimit = 16 << 20

// lock is the content of mdspec.lock. It holds no version of the tool, no time
// and no absolute path, so that every machine writes the same bytes.
type lock struct {
	Version int        `json:"version"`
	Spec    []string   `json:"spec"` // relative to the lock, with forward slashes, sorted
	Package string     `json:"package"`
	Client  gen.Client `json:"client"`
	// Options is the digest of Package, Client and, if it matters, the import
	// path as the files were made with them. It differs after one of the first
	// two was edited in the lock, and after the module was renamed.
	Options   hash           `json:"options"`
	Documents []lockDocument `json:"documents"`         // sorted by name
	Files     []lockFile     `json:"files"`             // sorted by name
	Pending   []lockPending  `json:"pending,omitempty"` // only while a run is at work

	// Where a lock that was read says so: of what is in Spec, and of names of
	// Files and Pending.
	specAt, fileAt map[string]diag.Span
}

type lockDocument struct {
	Name string `json:"name"`
	Hash hash   `json:"sha256"`
}

// lockFile is a generated file. The hash of its document is with the
// documents, once, so that the two cannot contradict each other.
type lockFile struct {
	Name     string `json:"name"` // slash path relative to the lock
	Document string `json:"document,omitempty"`
	Hash     hash   `json:"sha256"`
}

// lockPending is a content that a run was about to give a file. A name occurs
// twice if a second run was interrupted too.
type lockPending struct {
	Name string `json:"name"`
	Hash hash   `json:"sha256"`
}

// newLock returns the lock of a finished build.
func newLock(dir string, b Build) (*lock, error) {
	spec, err := relativeSpec(dir, b.Recipe.Spec)
	if err != nil {
		return nil, err
	}
	l := &lock{
		Version:   versionOf(b),
		Spec:      spec,
		Package:   b.Recipe.Package,
		Client:    b.Recipe.Client,
		Options:   optionsHash(b),
		Documents: make([]lockDocument, 0, len(b.Documents)),
		Files:     make([]lockFile, 0, len(b.Files)),
	}
	for _, d := range b.Documents {
		l.Documents = append(l.Documents, lockDocument{Name: d.Name, Hash: documentHash(d.Content)})
	}
	for _, f := range b.Files {
		l.Files = append(l.Files, lockFile{Name: f.Name, Document: f.Document, Hash: contentHash(f.Content)})
	}
	l.sort()
	return l, nil
}

func (l *lock) sort() {
	slices.Sort(l.Spec)
	slices.SortFunc(l.Documents, func(a, b lockDocument) int { return cmp.Compare(a.Name, b.Name) })
	slices.SortFunc(l.Files, func(a, b lockFile) int { return cmp.Compare(a.Name, b.Name) })
	slices.SortFunc(l.Pending, func(a, b lockPending) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.Hash, b.Hash))
	})
}

// file returns what the lock records of a file, or nil.
func (l *lock) file(name string) *lockFile {
	if l == nil {
		return nil
	}
	i, ok := slices.BinarySearchFunc(l.Files, name, func(f lockFile, name string) int { return cmp.Compare(f.Name, name) })
	if !ok {
		return nil
	}
	return &l.Files[i]
}

// pending returns the hashes that an interrupted run may have given a file.
func (l *lock) pending(name string) []hash {
	if l == nil {
		return nil
	}
	var hashes []hash
	i, _ := slices.BinarySearchFunc(l.Pending, name, func(p lockPending, name string) int { return cmp.Compare(p.Name, name) })
	for ; i < len(l.Pending) && l.Pending[i].Name == name; i++ {
		hashes = append(hashes, l.Pending[i].Hash)
	}
	return hashes
}

// names returns the files that the lock knows, finished or pending, sorted.
func (l *lock) names() []string {
	if l == nil {
		return nil
	}
	var names []string
	for _, f := range l.Files {
		names = append(names, f.Name)
	}
	for _, p := range l.Pending {
		names = append(names, p.Name)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// subdirectories returns those of the files that the lock knows, sorted.
func (l *lock) subdirectories() []string {
	var dirs []string
	for _, name := range l.names() {
		if dir, _ := splitName(name); dir != "" {
			dirs = append(dirs, dir)
		}
	}
	slices.Sort(dirs)
	return slices.Compact(dirs)
}

// encode returns the bytes of the lock file.
func (l *lock) encode() ([]byte, error) {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(l); err != nil {
		return nil, fmt.Errorf("encode %s: %w", LockName, err)
	}
	if buf.Len() > lockLimit {
		return nil, fmt.Errorf("%s would be larger than %d MiB", LockName, lockLimit>>20)
	}
	return buf.Bytes(), nil
}

// hash is a SHA-256 in lower-case hexadecimal.
type hash string

func (h hash) isValid() bool {
	b, err := hex.DecodeString(string(h))
	return err == nil && len(b) == sha256.Size && strings.ToLower(string(h)) == string(h)
}

// contentHash returns the hash of a file, in which CRLF counts as LF.
func contentHash(content []byte) hash { return hash(disk.Hash(content)) }

// documentHash returns the hash of a document: as of a file, and a byte order
// mark does not count, since the dialect skips it.
func documentHash(content []byte) hash {
	return contentHash(bytes.TrimPrefix(content, []byte("\ufeff")))
}

// optionsHash returns the digest of the options that decide about the content
// of the files. Where the documents lie is none of them, and the import path
// only if there are files in the subdirectory, which alone depend on it: a
// directory without any may move as it likes.
func optionsHash(b Build) hash {
	text := fmt.Appendf(nil, "package=%q\nclient=%q\n", b.Recipe.Package, b.Recipe.Client)
	if b.hasSubdirectory() {
		text = fmt.Appendf(text, "import=%q\n", b.ImportPath)
	}
	return contentHash(text)
}

// hasSubdirectory reports whether a file of the build is in the subdirectory.
func (b Build) hasSubdirectory() bool {
	return slices.ContainsFunc(b.Files, func(f gen.File) bool { return strings.Contains(f.Name, "/") })
}
