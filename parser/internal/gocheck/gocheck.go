// Package gocheck type-checks the Go of fences, together with hand-written Go and
// with stubs for what will be generated. It says what does not compile, what
// runs code when the package is imported, and what would take the compiler all
// its time or memory.
package gocheck

import (
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// Check reports what does not compile in the fences of the package and in the types
// of its fields and calls, unless it follows from what diags reports already. It
// fills in the types and values of constants. A package without fences costs next to nothing.
func Check(in Input, diags *diag.List) {
	c := newChecker(in, diags)
	if !c.checkNesting() || len(c.fences) == 0 && !c.usesHandWritten() {
		return
	}
	c.checkImportNames()
	if !c.checkGrowth() {
		return
	}
	c.check()
	c.unseen = c.unseenNames()
	c.reported = newReportedSpans(*c.diags)
	c.doubtful = c.doubtfulNames()
	for _, e := range c.errors {
		c.report(e)
	}
	c.checkValues()
	c.fillConsts()
	c.warnUnchecked()
}

// usesHandWritten reports whether a table uses a type of hand-written Go, which
// may be generic, or hold a model.
func (c *checker) usesHandWritten() bool {
	for m := range c.Package.Models() {
		for _, f := range m.Fields {
			if holdsHandWritten(f.Type) {
				return true
			}
		}
	}
	for call := range c.Package.Calls() {
		if holdsHandWritten(call.Request) || holdsHandWritten(call.Response) {
			return true
		}
	}
	return false
}

func holdsHandWritten(t *spec.Type) bool {
	for inner := range t.All() {
		if inner.Origin == spec.FromGo {
			return true
		}
	}
	return false
}

// warnUnchecked says, once, that imported packages could not be read.
func (c *checker) warnUnchecked() {
	for _, f := range c.fences {
		for _, i := range f.Schema.Imports {
			if c.library.missing[i.Path] {
				c.diags.Add(FenceUnchecked, i.Span, i.Path)
				return
			}
		}
	}
}
