// Package spectest helps tests that compare schemas.
package spectest

import (
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// Same compares all of a schema but the places, and takes an empty list and none
// for the same: so that a package that a program made, or one that was decoded,
// can be held against one that was read from documents.
var Same = cmp.Options{cmpopts.IgnoreTypes(diag.Span{}), cmpopts.EquateEmpty()}

// Diff returns how what got says differs from what want does, apart from places;
// "" if it does not.
func Diff(want, got *spec.Package) string { return cmp.Diff(want, got, Same) }
