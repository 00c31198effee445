package gocheck

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// follows reports whether a message follows from a fault that others report, or
// from a package that could not be read.
func (c *checker) follows(msg string, fence *checkedFence) bool {
	switch {
	case strings.HasSuffix(msg, "redeclared in this block"), // by the parser
		strings.Contains(msg, "already declared through import of"): // checkImportNames
		return true
	case strings.Contains(msg, "missing method"):
		return len(c.library.empty) > 0 // it may be one of theirs
	}
	name, undefined := strings.CutPrefix(msg, "undefined: ")
	return undefined && (fence == nil || c.mayExist(name, fence))
}

// mayExist reports whether a name that the type checker does not find may be
// declared by something it has not seen.
func (c *checker) mayExist(name string, fence *checkedFence) bool {
	pkg, _, qualified := strings.Cut(name, ".")
	for _, i := range fence.AST.Imports {
		if !c.library.empty[importPath(i)] {
			continue
		}
		if in := importName(i); in == "." && !qualified || in == pkg && qualified {
			return true
		}
	}
	return !qualified && (c.Incomplete || c.unseen[name])
}

// unseenNames returns the names that the stubs do not declare although the
// documents do, or may do.
func (c *checker) unseenNames() map[string]bool {
	names := map[string]bool{}
	maps.Copy(names, c.Hidden)
	for _, d := range c.Parts.Decls() {
		if d.Text == "" {
			names[d.Name] = true
		}
	}
	for e := range c.Package.Enums() { // one whose type or values are at fault
		names[e.Name], names[e.Name+"Values"] = true, true
		for _, v := range e.Values {
			names[v.Name] = true
		}
	}
	return names
}

// isDoubtful reports whether a message speaks of a table that has faults: what
// the fence says may be right once they are mended.
func (c *checker) isDoubtful(msg string) bool {
	names := strings.FieldsFunc(msg, func(r rune) bool { return r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return slices.ContainsFunc(names, func(name string) bool { return c.doubtful[name] })
}

// doubtfulNames returns the tables at which errors were found.
func (c *checker) doubtfulNames() map[string]bool {
	names := map[string]bool{}
	for _, d := range c.Package.Documents {
		end := d.Span.End
		for _, t := range slices.Backward(d.Topics) {
			for _, i := range slices.Backward(t.Items) {
				name, span := tableOf(i)
				if span.IsZero() {
					continue
				}
				names[name] = c.reported.overlap(span.Source.Span(span.Start, end))
				end = span.Start - 1
			}
		}
	}
	return names
}

// tableOf returns the name of a definition by a table and its heading. Of what
// else ends a definition the name is empty.
func tableOf(i spec.Item) (name string, at diag.Span) {
	switch {
	case i.Model != nil:
		return i.Model.Name, i.Model.Span
	case i.Enum != nil:
		return i.Enum.Name, i.Enum.Span
	case i.Fence != nil:
		return "", i.Fence.Span
	}
	return "", diag.Span{}
}
