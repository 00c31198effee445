// Package runtime is the support code of generated packages: ordinary Go that
// is tested here and then emitted into each package that needs it, under that
// package's name. Nothing imports it.
//
// A file that is emitted begins with its package clause, imports the standard
// library alone, and gives its unexported names the prefix mdspec, so that they
// never meet a name of a document.
package runtime
