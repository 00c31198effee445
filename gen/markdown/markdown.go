// Package markdown writes a schema back as documents of the dialect: what a program
// made, or what somebody wrote in his own way, in the one form that `mdspec fmt`
// leaves as it is and that reads well where Markdown is shown.
//
// Reading what [Export] writes gives the same schema, apart from places, for every
// schema that documents without errors gave and that declares anything; and it gives
// the same documents again.
// Of a schema that a program made, what the dialect cannot say is written as nearly
// as it can: a list in the documentation of a field, for one, as lines.
//
// # What the form decides
//
// A call with a heading is written as one, and a row of a call table as a row, since
// the two differ in the methods that they give. The types of a request and a response
// that stand right before a call with a heading are written below it. Implied ones
// are not written.
//
// Lost is what the schema does not have: prose that nothing reads, comments, the
// languages of fences that are documentation, how deep a heading of documentation is,
// where in a table a row stood that reads TODO, and the JSON below the request of a
// call that names a type without a table, which is code then.
package markdown

import "github.com/mdspec-go/mdspec/spec"

// Options say how documents are written.
type Options struct {
	// Chinese reports whether the titles of sections and parts and the headers of
	// columns of a document are Chinese. Nil means those of documents are of which
	// most texts are.
	Chinese func(*spec.Document) bool
	// Note returns a comment for the readers of the document, which the dialect leaves
	// out; "" for none. It is asked for each [*spec.Document], whose comment is written
	// at the top; each [*spec.Model], [*spec.Enum], [*spec.Fence] that a heading
	// documents, [*spec.Call] and [*spec.Service], whose comment is below the heading;
	// and for each [*spec.Field], [*spec.EnumValue], [*spec.ErrorCode] and call that is
	// a row, whose comment is in the Doc cell. Nil means no comments.
	Note func(node any) string
}

// File is a document.
type File struct {
	Name    string // base name, such as "chat_info.md"
	Content []byte
}

// Export returns the documents of a package, in its order. It does not modify the
// package.
func Export(p *spec.Package, o Options) []File {
	if o.Chinese == nil {
		o.Chinese = mostlyChinese
	}
	if o.Note == nil {
		o.Note = func(any) string { return "" }
	}
	shared := newPackageFacts(p)
	files := make([]File, len(p.Documents))
	for i, d := range p.Documents {
		w := &writer{facts: shared, note: o.Note, chinese: o.Chinese(d)}
		w.document(d)
		files[i] = File{d.Name, w.bytes()}
	}
	return files
}
