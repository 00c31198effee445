package gocheck

import (
	"go/ast"
	"go/types"
	"regexp"
	"slices"
	"sort"
	"strings"

	"github.com/mdspec-go/mdspec/parser/internal/fence"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// report turns an error of the type checker into a diagnostic, unless it lies in
// hand-written Go or follows from what is reported already.
func (c *checker) report(e typeError) {
	file := c.Hand.FileSet.File(e.Pos)
	fence := c.files[file]
	switch {
	case fence == nil && file != c.stubs.tok, c.follows(e.Msg, fence):
	case strings.HasPrefix(e.Msg, "invalid recursive type"):
		c.reportCycle(e, fence)
	case fence != nil:
		c.reportFence(e, fence)
	default:
		c.reportStub(e)
	}
}

func (c *checker) reportFence(e typeError, f *checkedFence) {
	span := f.TokenSpan(e.Pos)
	if c.reported.overlap(span) || f.inFunc(e) || c.isDoubtful(e.Msg) {
		return
	}
	d := c.diags.Add(FenceTypeError, span, fence.Message(e.Msg))
	d.Suggest = c.suggest(e.Msg, f)
	for _, m := range e.more {
		if at := c.fenceAt(m.Pos); at != nil {
			span := at.TokenSpan(m.Pos)
			d.Related = append(d.Related, diag.Related{Span: span, Message: fence.Message(m.Msg)})
		}
	}
	c.reported.add(span)
}

// inFunc reports whether the error lies in a function, which was refused.
func (f *checkedFence) inFunc(e typeError) bool {
	decls := f.AST.Decls
	i := sort.Search(len(decls), func(i int) bool { return decls[i].End() > e.Pos })
	if i == len(decls) {
		return false
	}
	_, is := decls[i].(*ast.FuncDecl)
	return is
}

// maxNameSuggestions is for how many undefined names spellings are looked for,
// each among all names of the package.
const maxNameSuggestions = 20

// suggest returns the names that may be meant by one that is not defined.
func (c *checker) suggest(msg string, f *checkedFence) []string {
	name, ok := strings.CutPrefix(msg, "undefined: ")
	if !ok || c.suggested == maxNameSuggestions {
		return nil
	}
	c.suggested++
	scope, prefix := c.types.Scope(), ""
	if pkg, member, qualified := strings.Cut(name, "."); qualified {
		name, prefix, scope = member, pkg+".", nil
		for _, i := range f.AST.Imports {
			if p := c.library.packages[importPath(i)]; p != nil && importName(i) == pkg {
				scope = p.Scope()
			}
		}
	}
	if scope == nil {
		return nil
	}
	var out []string
	for _, s := range diag.Suggest(name, visibleNames(scope, prefix != "")) {
		out = append(out, prefix+s)
	}
	return out
}

// visibleNames returns the names of a package that a fence can use.
func visibleNames(scope *types.Scope, imported bool) []string {
	names := scope.Names()
	if !imported {
		return append(names, types.Universe.Names()...)
	}
	return slices.DeleteFunc(names, func(n string) bool { return !ast.IsExported(n) })
}

// reportStub reports an error in a type of a field or of a call that no other check
// found.
func (c *checker) reportStub(e typeError) {
	if m, ok := c.stubs.mark(e.Pos); ok {
		c.reportMark(m, FieldTypeError, fence.Message(e.Msg))
	}
}

func (c *checker) reportMark(m stubMark, rule *diag.Rule, args ...any) {
	at, guard := m.span()
	if c.reported.overlap(guard) || c.reported.overlap(at) {
		return
	}
	c.diags.Add(rule, at, args...)
	c.reported.add(at)
}

var refersTo = regexp.MustCompile(`(\S+) refers to \S+$`)

// reportCycle reports types that contain each other by value. A cycle of tables
// alone is the resolver's to report.
func (c *checker) reportCycle(e typeError, f *checkedFence) {
	var names []string
	for _, part := range append(e.more, e.Error) {
		if m := refersTo.FindStringSubmatch(part.Msg); m != nil {
			names = append(names, m[1])
		}
	}
	names = append(names, names[:min(len(names), 1)]...)
	steps := c.cycleSteps(names)
	switch {
	case len(steps) > 0 && len(steps) == len(names)-1:
	case len(steps) > 0:
		c.reportMark(steps[0], RecursiveType, fence.Message(cycleText(names)))
	case f != nil:
		e.Msg = "invalid recursive type " + cycleText(names)
		c.reportFence(e, f)
	}
}

// cycleText shows the names of a cycle.
func cycleText(names []string) string { return strings.Join(names, " → ") }

// cycleSteps returns the fields by which models take part in the cycle.
func (c *checker) cycleSteps(names []string) []stubMark {
	next := map[string]string{}
	for i := 1; i < len(names); i++ {
		next[names[i-1]] = names[i]
	}
	var steps []stubMark
	for m := range c.Package.Models() {
		if next[m.Name] == "" {
			continue
		}
		for _, f := range m.Fields {
			if heldName(f.Type) == next[m.Name] {
				steps = append(steps, stubMark{model: m, field: f})
				break
			}
		}
	}
	return steps
}
