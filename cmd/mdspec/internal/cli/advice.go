package cli

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/gen/output"
	"github.com/mdspec-go/mdspec/parser"
)

// documentsAlone returns an error if the arguments are documents, which are
// nothing to those who look for output directories.
func documentsAlone(args []string) error {
	at := slices.IndexFunc(args, func(arg string) bool { return isFile(arg) && parser.IsDocument(filepath.Base(arg)) })
	switch {
	case at < 0:
		return nil
	case checkSpec(args) != nil:
		return usagef("%s is a document, which goes with other documents alone", shown(args[at]))
	}
	return usagef("%s is a document, not an output directory: %s", shown(args[at]), adviceFor(args))
}

// notOutput says why a directory whose lock could not be read is no output
// directory, and what to write instead. Other errors are returned as they are.
func notOutput(dir string, err error) error {
	info, stat := os.Stat(dir)
	switch {
	case stat != nil:
		if len(neighbours(dir)) > 0 || filepath.Ext(dir) == ".md" || !errors.Is(stat, fs.ErrNotExist) {
			return missing(dir, stat)
		}
		return usagef("%s does not exist: make it with: mdspec generate --out %s SPEC", shown(dir), quoted(dir))
	case !info.IsDir():
		return usagef("%s is neither an output directory nor a document", shown(dir))
	case !errors.Is(err, fs.ErrNotExist):
		return err
	case holdsDocuments(dir):
		return usagef("%s holds documents and no %s: %s", place(dir), output.LockName, adviceFor([]string{dir}))
	}
	if below, err := output.Find(dir); err == nil && len(below) > 0 {
		return usagef("%s holds no %s, but directories below it do: did you mean %s/...?", place(dir), output.LockName, shown(dir))
	}
	return usagef("%s holds no %s: say how it is made, as in: mdspec generate --out %s SPEC", place(dir), output.LockName, quoted(dir))
}

// adviceFor says what to write about documents: the directory that is made
// from them, or how to make one.
func adviceFor(documents []string) string {
	if dir, ok := madeFrom(documents[0]); ok {
		return "its code is in " + shown(dir) + ", so name that directory"
	}
	return "name the output directory the first time, as in: " + withOut(overrides{}, documents)
}

// firstCommand returns the command that makes code of the documents below a
// directory, if there is one directory of them only.
func firstCommand(root string) string {
	var found []string
	for _, pattern := range []string{"*", "*/*"} {
		dirs, _ := filepath.Glob(filepath.Join(root, pattern)) // a root that makes no pattern finds nothing
		for _, dir := range dirs {
			if !output.IsSkipped(filepath.Base(dir)) && holdsDocuments(dir) {
				found = append(found, dir)
			}
		}
	}
	if len(found) != 1 {
		return "mdspec generate --out DIR SPEC"
	}
	return withOut(overrides{}, found)
}

// madeFrom returns the output directory below the working directory that is
// made from a document or a directory of them.
func madeFrom(document string) (dir string, ok bool) {
	info, err := os.Stat(document)
	dirs, failed := output.Find(".")
	if err != nil || failed != nil {
		return "", false
	}
	for _, dir := range dirs {
		recipe, _, err := output.ReadRecipe(dir)
		if err == nil && slices.ContainsFunc(recipe.Spec, func(spec string) bool {
			other, err := os.Stat(spec)
			return err == nil && (os.SameFile(info, other) || holds(spec, document))
		}) {
			return dir, true
		}
	}
	return "", false
}

// holds reports whether the document lies right in the directory.
func holds(dir, document string) bool {
	a, err := os.Stat(dir)
	b, failed := os.Stat(filepath.Dir(document))
	return err == nil && failed == nil && os.SameFile(a, b) && parser.IsDocument(filepath.Base(document))
}

// holdsDocuments reports whether the directory has documents.
func holdsDocuments(dir string) bool {
	entries, err := os.ReadDir(dir)
	return err == nil && slices.ContainsFunc(entries, func(e os.DirEntry) bool {
		return !e.IsDir() && parser.IsDocument(e.Name())
	})
}

// withOut returns the command line with the --out that it lacks.
func withOut(o overrides, args []string) string {
	words := []string{"mdspec generate"}
	name := o.pkg
	if o.pkg != "" {
		words = append(words, "--package", o.pkg)
	}
	if o.client != "" {
		words = append(words, "--client", string(o.client))
	}
	switch {
	case len(args) == 0 || slices.ContainsFunc(args, isPattern):
		return strings.Join(append(words, "--out DIR"), " ")
	case !holdsNoLock(args[0]):
		return strings.Join(append(words, "--out", quoted(args[0])), " ")
	case name == "":
		name = suggestedPackage(specDir(args))
	}
	words = append(words, "--out", "generated/"+name)
	for _, arg := range args {
		words = append(words, quoted(arg))
	}
	return strings.Join(words, " ")
}
