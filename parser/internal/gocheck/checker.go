package gocheck

import (
	"go/token"
	"go/types"

	"github.com/mdspec-go/mdspec/parser/internal/fence"
	"github.com/mdspec-go/mdspec/parser/internal/goscope"
	"github.com/mdspec-go/mdspec/parser/internal/runtimeapi"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// Input is what is checked and what is known of it.
type Input struct {
	Package  *spec.Package
	Declared map[string]diag.Span        // the names at package level, and where they are declared
	Fences   map[*spec.Fence]*fence.File // those that could be understood, their positions in ascending order
	Hand     *goscope.Scope              // hand-written Go; the fences enter its file set
	Parts    runtimeapi.Parts            // of the client that is generated

	// What follows from faults that were found before is not reported.
	Hidden     map[string]bool // names that may be declared by what could not be read
	Incomplete bool            // a whole document could not be read: any name may be missing

	// FindRoot returns a directory of Go that holds the source of the standard
	// library, or "". If it is nil, that of an installed Go is looked for.
	FindRoot func() string
}

// checker type-checks the fences of a package together with stubs for what
// will be generated from its tables and with hand-written Go.
type checker struct {
	Input
	diags *diag.List

	fences []*checkedFence
	files  map[*token.File]*checkedFence
	stubs  *stubWriter

	library *library
	types   *types.Package
	info    types.Info
	errors  []typeError

	suggested int // undefined names for which spellings were looked for
	reported  reportedSpans
	unseen    map[string]bool // see unseenNames
	doubtful  map[string]bool // see doubtfulNames
}

// typeError is an error of the type checker with the lines that explain it.
type typeError struct {
	types.Error
	more []types.Error
}

// checkedFence is a fence as the type checker sees it.
type checkedFence struct {
	*fence.File
	doc *spec.Document
}

// newChecker returns a checker of the fences, which it puts into the file set of
// the hand-written Go.
func newChecker(in Input, diags *diag.List) *checker {
	c := &checker{Input: in, diags: diags, files: map[*token.File]*checkedFence{}}
	for _, d := range in.Package.Documents {
		for _, t := range d.Topics {
			for _, i := range t.Items {
				if f := in.Fences[i.Fence]; f != nil {
					c.fences = append(c.fences, &checkedFence{f, d})
				}
			}
		}
	}
	for _, f := range c.fences {
		f.AST.Name.Name = c.packageName()
		c.Hand.FileSet.AddExistingFiles(f.Positions())
		c.files[f.Positions()] = f
	}
	return c
}

func (c *checker) packageName() string {
	if c.Hand.Package == "" || c.Hand.Package == "_" {
		return "p"
	}
	return c.Hand.Package
}

// fenceAt returns the fence that holds the position, nil if none does.
func (c *checker) fenceAt(p token.Pos) *checkedFence { return c.files[c.Hand.FileSet.File(p)] }
