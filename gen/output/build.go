package output

import (
	"github.com/mdspec-go/mdspec/gen"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// LockName is the base name of the file that makes a directory an output
// directory.
const LockName = "mdspec.lock"

// Recipe is how an output directory is made.
type Recipe struct {
	// Spec is one directory of documents, or the documents themselves, as
	// paths that are usable from the working directory. The lock holds them
	// relative to the output directory.
	Spec    []string
	Places  []diag.Span // of each in the lock; none if no lock says it
	Package string      // name of the Go package
	Client  gen.Client  // whether calls become code
}

// Document is a Markdown document of the package.
type Document struct {
	Name    string // base name, such as "chat_info.md"
	Content []byte
}

// Build is the full content that an output directory should have.
type Build struct {
	Recipe    Recipe
	Documents []Document // all documents of the package, also those that give no file
	Files     []gen.File // all files generated from them
	// SecondDialect says that a document has what the first version of the dialect
	// takes for prose: see [spec.Package.SecondDialect].
	SecondDialect bool
	// ImportPath is the path by which the subdirectory's files import the
	// package; "" if it is not known, and then there are none. The lock holds a
	// digest of it, so that a check can tell when it changed.
	ImportPath string
}

// Action is what became of a file.
type Action string

const (
	Written   Action = "written"   // created or replaced
	Removed   Action = "removed"   // an owned file that nothing generates any more
	Kept      Action = "kept"      // such a file, but it does not begin as mdspec's files do any more
	Unchanged Action = "unchanged" // not touched
)

// Change says what [Write] did with one file.
type Change struct {
	Name   string // slash path relative to the output directory
	Action Action
}

// WriteOptions modify [Write].
type WriteOptions struct {
	// Force overwrites and removes owned files in spite of edits, overwrites
	// foreign files that have the name of an output, and replaces a lock that
	// cannot be read. It never removes a file that the lock does not name or
	// whose first line is not mdspec's any more, and never replaces anything but
	// regular files.
	Force bool
}
