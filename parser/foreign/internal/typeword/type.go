// Package typeword reads what the Type cells of the API documents of others say:
// "array of [user](#user-object) objects", "List<String>", "?string", "字符串数组".
//
// A spelling that may mean several things is not guessed: it is [Unknown], or its
// type carries a doubt. A type that is wrong costs a reader more than one that is
// missing.
//
// Links by reference ("[user]", "[user][1]") are known to the reader of the whole
// document only, which should write their destinations into the cell.
package typeword

import "slices"

// Kind says what a type is made of.
type Kind int

const (
	Unknown Kind = iota // nothing is understood: Text holds the cell
	Basic               // Name is a type of Go, json.Number, or "file", which no JSON holds
	Ref                 // a definition: Name as written, Target where it leads if it is a link; if none is there, Read(Name) says what the words mean by themselves
	List                // of Elem
	Map                 // of Key and Elem
	Object              // an object whose members are said elsewhere or not at all
	Union               // one of Alternatives
	Any                 // any JSON value
	Enum                // one of some words or numbers; which of both is not said
)

// Type is what a cell says.
type Type struct {
	Kind         Kind
	Name         string // of a basic type or a reference
	Target       string // the destination, if a link says this type
	Ident        bool   // of a reference: the id of what is defined there, not all of it
	Text         string // the cell without its markup, if the kind is Unknown
	Elem, Key    *Type  // nil if not said or not understood
	Alternatives []*Type
	Values       []string // the values that the cell lists
	Null         bool     // null is one of the values

	// Doubt reports that the words often mean this type, but do not say so for
	// sure: "timestamp" may be a number or a text.
	Doubt bool

	// What the cell says about presence; only of the whole cell, not of its parts.
	Optional, Required bool
}

// Doubtful reports whether any part of the type is in doubt.
func (t *Type) Doubtful() bool {
	if t == nil {
		return false
	}
	return t.Doubt || t.Elem.Doubtful() || t.Key.Doubtful() || slices.ContainsFunc(t.Alternatives, (*Type).Doubtful)
}

// refers reports whether any part of the type is a reference.
func (t *Type) refers() bool {
	return t != nil && (t.Kind == Ref || t.Key.refers() || t.Elem.refers() || slices.ContainsFunc(t.Alternatives, (*Type).refers))
}

func basic(name string) *Type { return &Type{Kind: Basic, Name: name} }

func listOf(elem *Type) *Type { return &Type{Kind: List, Elem: elem} }

// scalar reports whether a text in brackets behind the type can only describe it
// further.
func (t *Type) scalar() bool { return t.Kind == Basic || t.Kind == Enum }

func (t *Type) isString() bool { return t.Kind == Basic && t.Name == "string" }

// hole returns the reference at the heart of lists and maps, nil if there is none.
func (t *Type) hole() *Type {
	for t != nil && (t.Kind == List || t.Kind == Map) {
		t = t.Elem
	}
	if t == nil || t.Kind != Ref {
		return nil
	}
	return t
}
