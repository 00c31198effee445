package fence

import (
	"go/ast"
	"go/scanner"
	"go/token"
	"regexp"
	"strings"

	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/gofence"
)

// maxMessage is how much of a message of the Go tools is shown: more than any
// sane declaration leads to.
const maxMessage = 400

// Message returns the first line of a message of the Go tools, which speak
// English only.
func Message(s string) diag.Phrase {
	s, _, _ = strings.Cut(s, "\n")
	if r := []rune(s); len(r) > maxMessage {
		s = string(r[:maxMessage]) + "…"
	}
	return diag.Verbatim(s)
}

// maxDepth is how deep a declaration may be nested. The Go tools that read
// it later are recursive.
const maxDepth = 1000

func (r *reader) checkPackageClause() {
	if clause, ok := r.code.packageClause(); ok {
		r.diags.Add(FencePackage, r.code.span(clause.Start, clause.End))
	}
}

// checkSyntax reports every line that go/parser cannot make sense of.
func (r *reader) checkSyntax() bool {
	if len(r.Errors) == 0 {
		return true
	}
	faults := r.partFaults()
	for _, e := range r.Errors {
		// Whether an import comes too late shows in the whole alone.
		if len(faults) == 0 || strings.HasPrefix(e.Msg, "imports must") {
			r.syntaxFault(e)
		}
	}
	for _, f := range faults {
		r.syntaxFault(f)
	}
	return false
}

// partFaults parses each declaration by itself: a bracket that one of them
// leaves open is no fault of the others.
func (r *reader) partFaults() scanner.ErrorList {
	var faults scanner.ErrorList
	text, parts := r.code.withoutClause(), r.code.parts()
	for i, start := range parts[:len(parts)-1] {
		for _, e := range gofence.Parse(text[start:parts[i+1]], parseMode).Errors {
			e.Pos.Offset += start
			faults = append(faults, e)
		}
	}
	return faults
}

// syntaxFault reports an error, unless its line has one.
func (r *reader) syntaxFault(e *scanner.Error) {
	offset := r.code.anchor(e.Pos.Offset)
	if line := r.code.line(offset); !r.faulty[line] {
		r.faulty[line] = true
		r.diags.Add(FenceSyntax, r.code.tokenSpan(offset), Message(e.Msg))
	}
}

// checkDepth reports the declarations that are nested too deep.
func (r *reader) checkDepth() bool {
	ok := true
	for _, d := range r.AST.Decls {
		depth, deep := 0, ast.Node(nil)
		ast.Inspect(d, func(n ast.Node) bool {
			if n == nil {
				depth--
				return false
			}
			if depth++; depth > maxDepth {
				deep = d
			}
			return deep == nil
		})
		if deep != nil {
			r.diags.Add(FenceTooDeep, r.TokenSpan(deep.Pos()), maxDepth)
			ok = false
		}
	}
	return ok
}

func (r *reader) refuseFuncs() {
	for _, decl := range r.AST.Decls {
		d, ok := decl.(*ast.FuncDecl)
		if !ok {
			continue
		}
		span := r.Span(d.Pos(), d.Name.End())
		if d.Recv == nil && d.Name.Name == "init" {
			r.diags.Add(FenceInit, span)
			continue
		}
		r.diags.Add(FenceFunc, span, d.Name.Name)
	}
}

// checkGeneric refuses generic types that could grow without bound when the
// type checker writes them out: aliases, and those that hand a type made of
// their own parameters to another generic type.
func (r *reader) checkGeneric(s *ast.TypeSpec) {
	params := map[string]bool{}
	if s.TypeParams != nil {
		for _, f := range s.TypeParams.List {
			for _, name := range f.Names {
				params[name.Name] = true
			}
		}
	}
	var reason diag.Phrase
	switch {
	case len(params) == 0:
	case s.Assign.IsValid():
		reason = diag.Say("it is an alias", "它是别名")
	case growsGeneric(s.Type, params):
		reason = diag.Say("it makes other types of its own parameters", "它用自己的类型参数构造了别的类型")
	}
	if !reason.IsZero() {
		r.diags.Add(FenceGeneric, r.SpanOf(s.Name), s.Name.Name, reason)
		r.bad = true
	}
}

// growsGeneric reports whether an argument of a generic type is made of the
// parameters without being one of them.
func growsGeneric(x ast.Expr, params map[string]bool) bool {
	grows := false
	ast.Inspect(x, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.IndexExpr:
			grows = grows || madeOf(n.Index, params)
		case *ast.IndexListExpr:
			for _, arg := range n.Indices {
				grows = grows || madeOf(arg, params)
			}
		}
		return !grows
	})
	return grows
}

// madeOf reports whether one of the names is a part, but not all, of x.
func madeOf(x ast.Expr, names map[string]bool) bool {
	found := false
	if _, whole := x.(*ast.Ident); whole {
		return false
	}
	ast.Inspect(x, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		found = found || ok && names[id.Name]
		return !found
	})
	return found
}

// checkDirectives reports text that some tool takes for an instruction. Lines
// inside literals and block comments count as well: go generate reads lines
// and knows no tokens.
func (r *reader) checkDirectives() {
	for _, t := range r.code.tokens {
		offset := t.Start
		for i, line := range strings.Split(r.code.text[t.Start:t.End], "\n") {
			text := strings.TrimSpace(line)
			shown := strings.ReplaceAll(text, "\r", "") // as gofmt will write it
			bad := i > 0 && strings.HasPrefix(shown, "//go:")
			if i == 0 && t.Kind == token.COMMENT {
				bad = directive.MatchString(shown)
			}
			if bad {
				start := offset + strings.Index(line, text)
				r.diags.Add(FenceDirective, r.code.span(start, start+len(text)), text)
			}
			offset += len(line) + 1
		}
	}
}

// directive is the form that the Go tools reserve for instructions to tools.
var directive = regexp.MustCompile(`^//(line |export |extern |go:|[a-z0-9]+:[a-z0-9]|[ \t]*\+build|[ \t]*#cgo[ \t])|^/\*line `)
