package typeword

import (
	"strings"

	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

// noun reads what is left: a name, a link, a value, or a few words.
func (r *reader) noun(tokens []token) *Type {
	if len(tokens) > 1 {
		return r.several(tokens)
	}
	switch t := tokens[0]; t.kind {
	case link:
		return r.link(t)
	case literal:
		return &Type{Kind: Basic, Name: "string", Values: []string{t.text}}
	case number:
		return &Type{Kind: Enum, Values: []string{t.text}}
	case word:
		return name(t)
	}
	return nil
}

// several reads several words: "positive integer".
func (r *reader) several(tokens []token) *Type {
	last := len(tokens) - 1
	if !allIn(tokens[:last], adjectives) {
		return nil
	}
	if t := r.bare(tokens[last:]); t != nil && t.scalar() {
		return t
	}
	return nil
}

var identifier = lazyregexp.New(`^[A-Za-z][A-Za-z0-9_]*(?:(?:\.|::)[A-Za-z][A-Za-z0-9_]*)*$`)

// name reads one word.
func name(t token) *Type {
	if e, ok := lookup(t.text); ok {
		return e.make()
	}
	if e, ok := lookup(singular(t.lower)); ok {
		return e.make()
	}
	if reserved(t.lower) || t.text == "" {
		return nil
	}
	if !identifier.MatchString(t.text) {
		return nil
	}
	first := t.text[strings.LastIndexAny(t.text, ".:")+1]
	return &Type{Kind: Ref, Name: t.text, Doubt: first < 'A' || first > 'Z'}
}

// link reads the text of a link as a type. Words that are never the name of a
// definition keep their meaning; others name one if the link stays in the
// documents.
func (r *reader) link(t token) *Type {
	if len(t.inner) == 0 {
		return nil
	}
	named := &Type{Kind: Ref, Name: plain(t.inner), Target: t.target}
	if named.Name == "" {
		return nil
	}
	inner := r.elem(t.inner)
	if inner == nil {
		return named
	}
	_, own := r.words[strings.ToLower(named.Name)]
	hole := inner.hole()
	switch {
	case hole != nil && hole == inner:
		return named
	case hole != nil:
		hole.Target, hole.Doubt = t.target, false
	case !own && inner.soft(t) && !leaves(t.target), inner.refers():
		return named
	default:
		inner.Target = t.target
		inner.Doubt = inner.Doubt && !strings.Contains(t.target, "k8s.io") && !strings.Contains(t.target, "kubernetes.io")
	}
	return inner
}

// soft reports whether the text of the link may as well name a definition.
func (t *Type) soft(l token) bool {
	if t.Kind == List || t.Kind == Map {
		return false
	}
	e, known := lookup(l.text)
	return !known || e.soft || e.doubt
}

// leaves reports whether a link leads to another site.
func leaves(target string) bool { return strings.Contains(target, "://") }
