package output

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"unicode/utf8"

	"github.com/mdspec-go/mdspec/gen"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// readLock returns the lock of a directory, also through a symbolic link; nil
// without one, or with diagnostics if what is there cannot be understood.
func readLock(dir string) (*lock, diag.List, error) {
	l, err := list(dir, true)
	if err != nil {
		return nil, nil, err
	}
	f, err := l.read(LockName)
	if err != nil {
		return nil, nil, err
	}
	old, faults := parseDiskLock(dir, f)
	return old, faults, nil
}

// parseDiskLock returns the lock that a file of the directory holds, as
// [readLock] does.
func parseDiskLock(dir string, f diskFile) (*lock, diag.List) {
	name := filepath.ToSlash(filepath.Join(dir, LockName))
	switch {
	case f.kind == kindAbsent:
		return nil, nil
	case f.kind != kindRegular:
		return nil, diag.List{diag.New(NotAFile, diag.NewSource(name, nil).Span(0, 0), f.kind.phrase())}
	}
	return parseLock(dir, diag.NewSource(name, f.content))
}

// parseLock reads the bytes of a lock. It trusts nothing: what it accepts names
// only files that an output may have, and encodes to a lock that reads the same.
func parseLock(dir string, src *diag.Source) (*lock, diag.List) {
	if list := rawFaults(dir, src); len(list) > 0 {
		return nil, list
	}
	if list := versionFault(dir, src); len(list) > 0 {
		return nil, list
	}
	r := lockReader{newTokens(dir, src), map[string]diag.Span{}, map[string]diag.Span{}}
	l := r.lock(r.next())
	if len(r.list) > 0 {
		return nil, r.list.Sorted()
	}
	l.sort()
	return l, nil
}

// rawFaults reports what keeps the bytes from being JSON at all.
func rawFaults(dir string, src *diag.Source) diag.List {
	var list diag.List
	content := src.Content()
	invalid := func(span diag.Span, reason diag.Phrase) {
		list.Add(LockInvalid, span, reason, diag.Argument(dir))
	}
	if len(content) > lockLimit {
		invalid(src.Span(0, 1), diag.Say("it is larger than %[1]d MiB", "它超过 %[1]d MiB", lockLimit>>20))
		return list
	}
	if n := conflictLine(src); n > 0 {
		list.Add(LockConflict, lineSpan(src, n), diag.Argument(dir))
		return list
	}
	if at := invalidUTF8(content); at >= 0 {
		invalid(src.Span(at, at+1), diag.Say("byte 0x%02[1]x is not UTF-8", "字节 0x%02[1]x 不是 UTF-8", content[at]))
		return list
	}
	if span, err := syntaxFault(src); err != nil {
		invalid(span, diag.Verbatim(err.Error())) // of encoding/json
	}
	return list
}

// conflictLine returns the number of the first line that a version control
// system left as the mark of a merge conflict, or 0. No line of JSON can begin
// so.
func conflictLine(src *diag.Source) int {
	for n := 1; n <= src.Lines(); n++ {
		line := src.Line(n)
		for _, mark := range []string{"<<<<<<<", "|||||||", "=======", ">>>>>>>"} {
			if bytes.HasPrefix(line, []byte(mark)) {
				return n
			}
		}
	}
	return 0
}

// invalidUTF8 returns the offset of the first byte that is not UTF-8, or -1.
func invalidUTF8(content []byte) int {
	for at, r := range string(content) {
		if r == utf8.RuneError && !bytes.HasPrefix(content[at:], []byte("\ufffd")) {
			return at
		}
	}
	return -1
}

// versionFault reports a lock of another version. It looks before anything
// else is read, since all else may have another form there.
func versionFault(dir string, src *diag.Source) diag.List {
	t := newTokens(dir, src)
	if t.next().value != json.Delim('{') {
		return nil
	}
	for key := t.next(); !key.isEnd && key.value != json.Delim('}'); key = t.next() {
		value := t.next()
		if n, ok := value.value.(json.Number); ok && key.value == "version" {
			if isVersion(n) {
				break
			}
			return diag.List{diag.New(LockVersion, value.span, n.String(), diag.Argument(dir))}
		}
		t.skip(value)
	}
	return nil
}

// lockReader makes a lock of tokens.
type lockReader struct {
	*tokens
	specAt, fileAt map[string]diag.Span // of the lock
}

func (r lockReader) lock(tok jsonToken) *lock {
	l := &lock{Version: lockVersion, Documents: []lockDocument{}, Files: []lockFile{}, specAt: r.specAt, fileAt: r.fileAt}
	var refs []reference
	r.object(tok, diag.Say("the lock", "整个文件"),
		member{name: "version", read: func(t jsonToken) { l.Version = r.version(t) }},
		member{name: "spec", read: func(t jsonToken) { l.Spec = r.spec(t) }},
		member{name: "package", read: func(t jsonToken) { l.Package = r.checked(t, "package", checkPackage) }},
		member{name: "client", read: func(t jsonToken) { l.Client = r.client(t) }},
		member{name: "options", read: func(t jsonToken) { l.Options = r.hash(t) }},
		member{name: "documents", read: func(t jsonToken) { l.Documents = r.documents(t) }},
		member{name: "files", read: func(t jsonToken) { l.Files, refs = r.files(t) }},
		member{name: "pending", optional: true, read: func(t jsonToken) { l.Pending = r.pending(t) }},
	)
	r.resolve(refs, l.Documents)
	return l
}

func (r lockReader) version(tok jsonToken) int {
	if n, ok := tok.value.(json.Number); ok && isVersion(n) {
		version, _ := n.Int64()
		return int(version)
	}
	r.invalid(tok.span, diag.Say("version must be %[1]d or %[2]d", "`version` 必须是 %[1]d 或 %[2]d", lockVersion, lockVersionSecond))
	r.skip(tok)
	return lockVersion
}

func (r lockReader) spec(tok jsonToken) []string {
	var spec []string
	seen := map[string]bool{}
	r.items(tok, "spec", func(item jsonToken) {
		p := r.checked(item, "spec", checkSpecPath)
		if seen[p] {
			r.invalid(item.span, diag.Say("spec `%[1]s` stands twice", "`spec` 里 `%[1]s` 出现了两次", p))
		}
		seen[p] = true
		if len(spec) > 0 && (isNoDocument(p) || isNoDocument(spec[0])) {
			r.invalid(item.span, diag.Say("spec must be one directory, or nothing but .md files", "`spec` 必须是一个目录，或者全是 .md 文件"))
		}
		spec = append(spec, p)
		r.specAt[p] = item.span
	})
	if tok.value == json.Delim('[') && len(spec) == 0 {
		r.invalid(tok.span, diag.Say("spec is empty", "`spec` 是空的"))
	}
	return spec
}

func (r lockReader) client(tok jsonToken) gen.Client {
	return gen.Client(r.checked(tok, "client", func(s string) diag.Phrase { return checkClient(gen.Client(s)) }))
}

func (r lockReader) hash(tok jsonToken) hash {
	return hash(r.checked(tok, "hash", func(s string) diag.Phrase {
		if !hash(s).isValid() {
			return diag.Say("it is not a SHA-256 in lower-case hexadecimal", "它不是小写十六进制的 SHA-256")
		}
		return diag.Phrase{}
	}))
}

func (r lockReader) documents(tok jsonToken) []lockDocument {
	documents := []lockDocument{}
	seen := nameSet{}
	r.items(tok, "documents", func(item jsonToken) {
		var d lockDocument
		r.object(item, diag.Say("a document", "文档"),
			member{name: "name", read: func(t jsonToken) { d.Name = r.name(t, checkDocumentName, seen) }},
			member{name: "sha256", read: func(t jsonToken) { d.Hash = r.hash(t) }},
		)
		documents = append(documents, d)
	})
	return documents
}

func (r lockReader) files(tok jsonToken) ([]lockFile, []reference) {
	files, refs := []lockFile{}, []reference(nil)
	seen := nameSet{}
	r.items(tok, "files", func(item jsonToken) {
		var f lockFile
		r.object(item, diag.Say("a file", "文件"),
			member{name: "name", read: func(t jsonToken) { f.Name = r.name(t, checkFileName, seen); r.fileAt[f.Name] = t.span }},
			member{name: "document", optional: true, read: func(t jsonToken) {
				f.Document = r.checked(t, "document", checkDocumentName)
				refs = append(refs, reference{f.Document, t.span})
			}},
			member{name: "sha256", read: func(t jsonToken) { f.Hash = r.hash(t) }},
		)
		files = append(files, f)
	})
	return files, refs
}

func (r lockReader) pending(tok jsonToken) []lockPending {
	var pending []lockPending
	seen := map[lockPending]bool{}
	r.items(tok, "pending", func(item jsonToken) {
		var p lockPending
		r.object(item, diag.Say("a pending file", "待写入的文件"),
			member{name: "name", read: func(t jsonToken) { p.Name = r.checked(t, "name", checkFileName); r.fileAt[p.Name] = t.span }},
			member{name: "sha256", read: func(t jsonToken) { p.Hash = r.hash(t) }},
		)
		if seen[p] {
			r.invalid(item.span, diag.Say("the pending file `%[1]s` stands twice with one hash",
				"待写入的文件 `%[1]s` 以同一个哈希出现了两次", p.Name))
		}
		seen[p] = true
		pending = append(pending, p)
	})
	return pending
}

// name reads a name that must be valid and, ignoring case, occur once.
func (r lockReader) name(tok jsonToken, check func(string) diag.Phrase, seen nameSet) string {
	s := r.checked(tok, "name", check)
	if s != "" && !seen.add(s) {
		r.invalid(tok.span, diag.Say("the name `%[1]s` stands twice", "名字 `%[1]s` 出现了两次", s))
	}
	return s
}

// reference is the mention of a document, which must be one of the lock's.
type reference struct {
	document string
	span     diag.Span
}

// resolve reports references to documents that the lock lacks.
func (r lockReader) resolve(references []reference, documents []lockDocument) {
	known := map[string]bool{"": true}
	for _, d := range documents {
		known[d.Name] = true
	}
	for _, ref := range references {
		if !known[ref.document] {
			r.invalid(ref.span, diag.Say("`%[1]s` is none of the documents", "`%[1]s` 不在 documents 之中", ref.document))
		}
	}
}

// nameSet is a set of names in which case does not count.
type nameSet map[string]bool

// add reports whether the name was not yet in the set.
func (s nameSet) add(name string) bool {
	before := len(s)
	s[foldCase(name)] = true
	return len(s) > before
}
