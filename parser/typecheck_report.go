package parser

import (
	"go/ast"
	"go/types"
	"maps"
	"regexp"
	"slices"
	"sort"
	"strings"
	"unicode"

	"github.com/mdspec-go/mdspec/parser/internal/fence"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// report turns an error of the type checker into a diagnostic, unless it lies in
// hand-written Go or follows from what is reported already.
func (c *typeChecker) report(e typeError) {
	file := c.scope.FileSet.File(e.Pos)
	fence := c.files[file]
	switch {
	case fence == nil && file != c.stubs.tok, c.isEcho(e.Msg, fence):
	case strings.HasPrefix(e.Msg, "invalid recursive type"):
		c.reportCycle(e, fence)
	case fence != nil:
		c.reportFence(e, fence)
	default:
		c.reportStub(e)
	}
}

// isEcho reports whether a message follows from a fault that is none of the
// type checker's, or from a package that could not be read.
func (c *typeChecker) isEcho(msg string, fence *checkedFence) bool {
	switch {
	case strings.HasSuffix(msg, "redeclared in this block"), // resolver.declare
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
func (c *typeChecker) mayExist(name string, fence *checkedFence) bool {
	pkg, _, qualified := strings.Cut(name, ".")
	for _, i := range fence.AST.Imports {
		if !c.library.empty[importPath(i)] {
			continue
		}
		if in := importName(i); in == "." && !qualified || in == pkg && qualified {
			return true
		}
	}
	return !qualified && (c.faults.unsure || c.unseen[name])
}

// unseenNames returns the names that the stand-ins do not declare although the
// documents do, or may do.
func (c *typeChecker) unseenNames() map[string]bool {
	names := maps.Clone(c.faults.ghosts)
	if names == nil {
		names = map[string]bool{}
	}
	for _, d := range c.parts.Decls() {
		if d.Text == "" {
			names[d.Name] = true
		}
	}
	for e := range c.pkg.Enums() { // one whose type or values are at fault
		names[e.Name], names[e.Name+"Values"] = true, true
		for _, v := range e.Values {
			names[v.Name] = true
		}
	}
	return names
}

func (c *typeChecker) reportFence(e typeError, f *checkedFence) {
	span := f.TokenSpan(e.Pos)
	if c.taken.overlap(span) || f.inFunc(e) || c.isDoubtful(e.Msg) {
		return
	}
	d := c.diags.Add(diag.FenceTypeError, span, fence.Message(e.Msg))
	d.Suggest = c.suggest(e.Msg, f)
	for _, m := range e.more {
		if at := c.files[c.scope.FileSet.File(m.Pos)]; at != nil {
			span := at.TokenSpan(m.Pos)
			d.Related = append(d.Related, diag.Related{Span: span, Message: fence.Message(m.Msg)})
		}
	}
	c.taken.add(span)
}

// isDoubtful reports whether a message speaks of a table that has faults: what
// the fence says may be right once they are mended.
func (c *typeChecker) isDoubtful(msg string) bool {
	names := strings.FieldsFunc(msg, func(r rune) bool { return r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return slices.ContainsFunc(names, func(name string) bool { return c.doubtful[name] })
}

// doubtfulNames returns the tables at which errors were found.
func (c *typeChecker) doubtfulNames() map[string]bool {
	names := map[string]bool{}
	for _, d := range c.pkg.Documents {
		end := d.Span.End
		for _, t := range slices.Backward(d.Topics) {
			for _, i := range slices.Backward(t.Items) {
				name, span := tableOf(i)
				if span.IsZero() {
					continue
				}
				names[name] = c.taken.overlap(span.Source.Span(span.Start, end))
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
func (c *typeChecker) suggest(msg string, f *checkedFence) []string {
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
func (c *typeChecker) reportStub(e typeError) {
	if m, ok := c.stubs.mark(e.Pos); ok {
		c.reportMark(m, diag.FieldTypeError, fence.Message(e.Msg))
	}
}

func (c *typeChecker) reportMark(m stubMark, rule *diag.Rule, args ...any) {
	at, guard := m.span()
	if c.taken.overlap(guard) || c.taken.overlap(at) {
		return
	}
	c.diags.Add(rule, at, args...)
	c.taken.add(at)
}

var refersTo = regexp.MustCompile(`(\S+) refers to \S+$`)

// reportCycle reports types that contain each other by value. A cycle of tables
// alone is the resolver's to report.
func (c *typeChecker) reportCycle(e typeError, f *checkedFence) {
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
		c.reportMark(steps[0], diag.RecursiveType, fence.Message(cycleText(names)))
	case f != nil:
		e.Msg = "invalid recursive type " + cycleText(names)
		c.reportFence(e, f)
	}
}

// cycleText shows the names of a cycle.
func cycleText(names []string) string { return strings.Join(names, " → ") }

// cycleSteps returns the fields by which models take part in the cycle.
func (c *typeChecker) cycleSteps(names []string) []stubMark {
	next := map[string]string{}
	for i := 1; i < len(names); i++ {
		next[names[i-1]] = names[i]
	}
	var steps []stubMark
	for m := range c.pkg.Models() {
		if next[m.Name] == "" {
			continue
		}
		for _, f := range m.Fields {
			if holds(f.Type, next[m.Name]) {
				steps = append(steps, stubMark{model: m, field: f})
				break
			}
		}
	}
	return steps
}

// holds reports whether values of t hold values of the named type.
func holds(t *spec.Type, name string) bool { return name != "" && heldName(t) == name }
