// Package gen turns a schema into Go: one file per document that declares
// anything, with structs for models, typed constants for enums, the declarations
// of Go fences in place, Validate methods for limits, a client with a method for
// each API call, and constants for error codes.
//
// Go decisions — import names, which models have a Validate method, where a
// call's cursors are — are taken in a plan of the whole package; the files are
// then rendered one by one with jennifer. What is the same in all packages,
// such as the machinery of the client, comes from package runtime and is in
// support files. What is generated imports the standard library alone.
//
// # Names that generated code declares
//
// Beside the names the documents give, the package's scope holds these. They
// are stable, and the parser refuses a document that declares one of them:
//
//   - …Values, a function for each enum, of the enum's name
//   - LimitError, if any model has a Validate method
//   - the exported names of package runtime, if there is a client: Client,
//     Error, ErrorCode, Option and so on; of these ErrorCode, ErrorClass with its
//     constants and Error if there are error codes alone; ErrorStatus if a row of
//     them is an HTTP status; and NewClient
//   - all that package runtime does not export: the prefix mdspec is kept for
//     support code
//   - the names of the packages that support code imports, such as fmt
//
// The methods Validate of models with limits, Error of the error body, and IsKnown
// and String of enums, take their names from the fields and methods of these types.
// The client has
// the method Do beside those of the calls, the field mdspec, and for each call
// with pages a method …All, of the call's name. Generated code also relies on
// the predeclared identifiers to have their usual meaning.
package gen

import (
	"cmp"
	"fmt"
	"go/token"
	"slices"

	"github.com/mdspec-go/mdspec/spec"
)

// Generate returns the Go files of the package, sorted by name. The same
// package and options always give the same bytes; p is not modified.
//
// Faults of documents are the parser's to report. An error of Generate means
// that p is no schema a parser would make, or that the options are unusable.
func Generate(p *spec.Package, o Options) ([]File, error) {
	if !token.IsIdentifier(o.Package) || o.Package == "_" {
		return nil, fmt.Errorf("gen: %q is not a package name", o.Package)
	}
	pl, err := newPlan(p, o)
	if err != nil {
		return nil, err
	}
	files, err := pl.renderAll(p.Documents)
	if err != nil {
		return nil, err
	}
	support, err := pl.supportFiles()
	if err != nil {
		return nil, fmt.Errorf("gen: %w", err)
	}
	files = append(files, support...)
	slices.SortFunc(files, func(a, b File) int { return cmp.Compare(a.Name, b.Name) })
	return files, nil
}
