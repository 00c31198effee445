package rulebook

import (
	"fmt"
	"path"
	"regexp"
	"strconv"
	"strings"

	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/explain"
)

// Documents compiles the documents of a sample in memory and returns what is
// found. An error says what is wrong with the sample itself: a file that is none
// of a sample of documents, or an option that does not exist.
func Documents(files []explain.File) (diag.List, error) {
	r, err := parse("", files)
	return r.Findings, err
}

// parse compiles the documents below a directory of a sample, "" or such as
// "old/", together with what lies beside the directory.
func parse(dir string, files []explain.File) (parser.Result, error) {
	o, err := readSampleOptions(files)
	if err != nil {
		return parser.Result{}, err
	}
	var documents, hand []parser.File
	for _, f := range files {
		name, inside := strings.CutPrefix(f.Name, dir)
		switch dir := path.Dir(name); {
		case f.Name == sampleOptionsFile || !inside:
		case dir == "hand" && path.Ext(f.Name) == ".go":
			hand = append(hand, parser.File{Name: path.Base(f.Name), Path: f.Name, Content: f.Content})
		case dir == "." && path.Ext(f.Name) == ".md":
			documents = append(documents, parser.File{Name: name, Path: f.Name, Content: o.unescape(f.Content)})
		default:
			return parser.Result{}, fmt.Errorf("%s is neither a document nor in hand/", f.Name)
		}
	}
	if len(documents) == 0 {
		return parser.Result{}, fmt.Errorf("the sample holds no document")
	}
	return parser.Read(documents, parser.Options{Package: o.pkg, NoClient: o.noClient, GoFiles: hand}), nil
}

// sampleOptionsFile is the name of the file that holds lines of key=value.
const sampleOptionsFile = "options"

// sampleOptions are what a sample says beside its documents.
type sampleOptions struct {
	pkg      string
	noClient bool
	escapes  bool
}

// readSampleOptions reads the options of a sample, which need not state any.
func readSampleOptions(files []explain.File) (sampleOptions, error) {
	o := sampleOptions{pkg: "api"}
	for _, f := range files {
		if f.Name != sampleOptionsFile {
			continue
		}
		for line := range strings.Lines(string(f.Content)) {
			if err := o.set(strings.TrimSpace(line)); err != nil {
				return o, err
			}
		}
	}
	return o, nil
}

// set takes one line of key=value.
func (o *sampleOptions) set(line string) error {
	key, value, _ := strings.Cut(line, "=")
	switch {
	case key == "package":
		o.pkg = value
	case line == "client=none":
		o.noClient = true
	case line == "escapes=true":
		o.escapes = true
	default:
		return fmt.Errorf("%s: unknown option %q", sampleOptionsFile, line)
	}
	return nil
}

// sampleEscape is a character of a document that a text file should not hold.
var sampleEscape = regexp.MustCompile(`\\(?:r|x[0-9a-f]{2}|u[0-9a-f]{4})`)

// unescape returns the document that the text describes.
func (o sampleOptions) unescape(text []byte) []byte {
	if !o.escapes {
		return text
	}
	return sampleEscape.ReplaceAllFunc(text, func(m []byte) []byte {
		s, err := strconv.Unquote(`"` + string(m) + `"`)
		if err != nil {
			return m
		}
		return []byte(s)
	})
}
