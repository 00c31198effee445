// Package runtimeapi knows the support code that package gen writes beside what
// documents declare: which names it takes, and what its users see of it.
package runtimeapi

import (
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/spec"
)

//go:generate go run generate.go

// Prefix begins every name of support code that is not exported, and the names
// of methods that the client keeps for itself.
const Prefix = "mdspec"

// Decl is an exported declaration of support code.
type Decl struct {
	Name    string
	Methods []string // those that are exported
	Imports []string // paths of the packages that Text names

	// Text is the declaration in Go, with methods, without bodies. What needs
	// packages that take long to read is left out: of WithHTTPClient all, of
	// CallEvent the method LogValue.
	Text string
}

// part is a part of the support code that a package has or has not.
type part struct {
	imports []string // names of the packages that it imports
	decls   []Decl
}

// Parts says which parts of the support code a package has.
type Parts struct {
	Limits    bool // behind methods Validate
	Nullable  bool // the type of fields that may be null or absent
	Client    bool // the client itself
	Uploads   bool // calls that send files
	Errors    bool // error codes, which the client needs too
	Tokens    bool // calls that carry a token
	Passwords bool // calls that carry a user and a password in place of one
	Store     bool // a call that fetches tokens, which can be kept
	Words     bool // the error codes are words
	Status    bool // errors that are told by an HTTP status
}

// ClientParts returns the parts that the calls, services and error codes of the
// package make necessary.
func ClientParts(pkg *spec.Package) Parts {
	var p Parts
	basic := pkg.Auth().Kind == spec.BasicAuth
	for s := range pkg.Services() {
		p.Client = true
		p.Store = p.Store || slices.ContainsFunc(s.Settings, func(set spec.Setting) bool { return set.Name == spec.TokenCall })
	}
	for c := range pkg.Calls() {
		p.Client = true
		p.Uploads = p.Uploads || c.Media != ""
		p.Tokens = p.Tokens || c.AccessToken && !basic
		p.Passwords = p.Passwords || c.AccessToken && basic
	}
	for e := range pkg.Errors() {
		p.Errors = true
		p.Words = p.Words || e.Word != ""
		p.Status = p.Status || e.IsStatus()
	}
	return p
}

// UsesNullable reports whether a field of the package may be null or absent.
func UsesNullable(pkg *spec.Package) bool {
	for m := range pkg.Models() {
		for _, f := range m.Fields {
			if f.Type != nil && f.Type.Kind == spec.Nullable {
				return true
			}
		}
	}
	return false
}

func (p Parts) all() []part {
	var all []part
	for _, one := range []struct {
		has bool
		part
	}{
		{p.Limits, limitsPart},
		{p.Nullable, nullablePart},
		{p.Errors || p.Client, errorsPart},
		{p.Status, statusPart},
		{p.Client, clientPart},
		{p.Uploads, mediaPart},
		{p.Tokens, fixedtokenPart},
		{p.Passwords, basicauthPart},
		{p.Client && (p.Tokens || !p.Passwords), tokensourcePart},
		{p.Store, tokenstorePart},
	} {
		if one.has {
			all = append(all, one.part)
		}
	}
	return all
}

// Names returns the names that the parts take at package level. Those of the
// packages that they import are among them: a declaration of the package would
// meet them there.
func (p Parts) Names() []string {
	var names []string
	for _, part := range p.all() {
		names = append(names, part.imports...)
		for _, d := range part.decls {
			names = append(names, d.Name)
		}
	}
	if p.Client {
		names = append(names, "NewClient") // whose parameters depend on the documents
	}
	return names
}

// Decls returns what the parts declare, whatever the documents say.
func (p Parts) Decls() []Decl {
	var decls []Decl
	for _, part := range p.all() {
		for _, d := range part.decls {
			if p.Words && d.Name == "ErrorCode" {
				d.Text = strings.Replace(d.Text, "int64", "string", 1)
			}
			decls = append(decls, d)
		}
	}
	return decls
}
