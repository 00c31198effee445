// Package golden holds the golden cases of mdspec: documents together with the
// Go, the diagnostics and the schema that must come of them.
//
// A case is a txtar archive in testdata, named after the rule of the dialect
// that it shows, such as 3.5-unknown-type.txtar. Its comment is one line that
// says what it shows. Its files are
//
//	X.md              a document
//	hand/X.go         hand-written Go of the output directory
//	options           lines of key=value, see below
//	want/diagnostics  the findings; absent if there are none
//	want/X.md.go      the generated Go; absent if a finding is an error
//	want/…            support code (also of the fake server, such as
//	                  want/apitest/server.go), ir.json (the schema) or
//	                  mdspec.lock, in the cases that list them
//
// The options are package (api by default), client (auto or none), import (the
// import path; example.com/ and the package by default) and escapes (true:
// documents write \r, \xff and \u202e for what a text file should not hold).
//
// A finding is one line, with columns in code points and the end exclusive,
// followed by indented lines for suggestions and related places:
//
//	doc.md:10:16-10:21 error duplicate-name
//		did you mean `Other`?
//		doc.md:4:6-4:10 first declared here
//
// MDSPEC_UPDATE=1 go test ./golden writes the want files anew. Review each line
// of them against the dialect before you commit it.
package golden

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/mdspec-go/mdspec/gen"
	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/spec"
)

// want is the directory of a case's expectations.
const want = "want/"

// Names of expectations that are no generated file.
const (
	wantFindings = want + "diagnostics"
	wantSchema   = want + "ir.json"
	wantLock     = want + "mdspec.lock"
)

// Case is one golden case.
type Case struct {
	Name    string // of its file, without ".txtar"
	Comment string // what it shows
	Input   Input

	archive *txtar.Archive
}

// Load reads the case in the file. An error that is not of the file system says
// what is wrong with the case itself.
func Load(file string) (*Case, error) {
	archive, err := txtar.ParseFile(file)
	if err != nil {
		return nil, err
	}
	c := &Case{
		Name:    strings.TrimSuffix(filepath.Base(file), ".txtar"),
		Comment: strings.TrimSpace(string(archive.Comment)),
		archive: archive,
	}
	if c.Comment == "" || strings.Contains(c.Comment, "\n") {
		return nil, fmt.Errorf("%s: the comment is not one line that says what the case shows", file)
	}
	if err := c.read(); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return c, nil
}

// read sorts the files of the archive.
func (c *Case) read() error {
	o, err := readOptions(c.text("options"))
	if err != nil {
		return err
	}
	c.Input = Input{Package: o.pkg, Client: o.client, ImportPath: o.importPath}
	seen := map[string]bool{}
	for _, f := range c.archive.Files {
		if seen[f.Name] {
			return fmt.Errorf("%s stands twice in the case", f.Name)
		}
		seen[f.Name] = true
		switch {
		case f.Name == "options" || strings.HasPrefix(f.Name, want):
		case strings.HasPrefix(f.Name, "hand/"):
			c.Input.Hand = append(c.Input.Hand, parser.File{Name: path.Base(f.Name), Path: f.Name, Content: f.Data})
		case strings.HasSuffix(f.Name, ".md"):
			c.Input.Documents = append(c.Input.Documents, parser.File{Name: f.Name, Path: f.Name, Content: o.unescape(f.Data)})
		default:
			return fmt.Errorf("%s is neither a document nor in want/ or hand/", f.Name)
		}
	}
	return nil
}

// text returns the file of the archive, "" if there is none.
func (c *Case) text(name string) string {
	for _, f := range c.archive.Files {
		if f.Name == name {
			return string(f.Data)
		}
	}
	return ""
}

// wants reports whether the archive holds the file.
func (c *Case) wants(name string) bool {
	return slices.ContainsFunc(c.archive.Files, func(f txtar.File) bool { return f.Name == name })
}

// Compare returns how what came of the case differs from what it wants; "" if
// it does not.
func (c *Case) Compare(r *Result) (string, error) {
	got, err := c.outputs(r)
	if err != nil {
		return "", err
	}
	wanted := map[string]string{}
	for _, f := range c.archive.Files {
		if strings.HasPrefix(f.Name, want) {
			wanted[f.Name] = string(f.Data)
		}
	}
	return cmp.Diff(wanted, got), nil
}

// outputs returns what came of the case, as files of its archive. Support code
// is the same in every case, so that only those list it that are about it.
func (c *Case) outputs(r *Result) (map[string]string, error) {
	out := map[string]string{}
	if len(r.Findings) > 0 {
		out[wantFindings] = formatFindings(r.Findings)
	}
	for _, f := range r.Files {
		if name := want + f.Name; f.Document != "" || c.wants(name) {
			out[name] = string(f.Content)
		}
	}
	if c.wants(wantSchema) {
		schema, err := spec.Encode(r.Schema)
		if err != nil {
			return nil, err
		}
		out[wantSchema] = string(schema)
	}
	if c.wants(wantLock) && !r.Findings.HasErrors() {
		lock, err := lockOf(c.Input, r)
		if err != nil {
			return nil, err
		}
		out[wantLock] = string(lock)
	}
	return out, nil
}

// Update writes what came of the case into its file: files that it wants
// already keep their place, others follow in the order of their names.
func (c *Case) Update(file string, r *Result) error {
	got, err := c.outputs(r)
	if err != nil {
		return err
	}
	updated := &txtar.Archive{Comment: c.archive.Comment}
	for _, f := range c.archive.Files {
		if strings.HasPrefix(f.Name, want) {
			text, ok := got[f.Name]
			if !ok {
				continue
			}
			f.Data = []byte(text)
			delete(got, f.Name)
		}
		updated.Files = append(updated.Files, f)
	}
	for _, name := range slices.Sorted(maps.Keys(got)) {
		updated.Files = append(updated.Files, txtar.File{Name: name, Data: []byte(got[name])})
	}
	if bytes.Equal(txtar.Format(updated), txtar.Format(c.archive)) {
		return nil
	}
	return os.WriteFile(file, txtar.Format(updated), 0o666)
}

// options are what a case says beside its documents.
type options struct {
	pkg        string
	client     gen.Client
	importPath string
	escapes    bool
}

func readOptions(text string) (options, error) {
	o := options{pkg: "api", client: gen.ClientAuto}
	for line := range strings.Lines(text) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), "=")
		switch key {
		case "package":
			o.pkg = value
		case "client":
			o.client = gen.Client(value)
		case "import":
			o.importPath = value
		case "escapes":
			o.escapes = value == "true"
		default:
			return o, fmt.Errorf("unknown option %q", key)
		}
	}
	return o, nil
}

// escape is a character of a document that a text file should not hold.
var escape = regexp.MustCompile(`\\(?:r|x[0-9a-f]{2}|u[0-9a-f]{4})`)

// unescape returns the document that the text means.
func (o options) unescape(text []byte) []byte {
	if !o.escapes {
		return text
	}
	return escape.ReplaceAllFunc(text, func(m []byte) []byte {
		s, err := strconv.Unquote(`"` + string(m) + `"`)
		if err != nil {
			return m
		}
		return []byte(s)
	})
}
