// Package generated is the parent of the packages that mdspec makes from the
// documents in spec. They import the standard library alone, so other modules
// can import or vendor them without mdspec itself.
//
// Run go generate in this directory after a change of a document; the package's
// test fails as long as the files differ.
package generated

//go:generate go run ../cmd/mdspec generate --package tasks --out tasks ../spec/tasks
//go:generate go run ../cmd/mdspec generate --package wecom --out wecom ../spec/wecom
