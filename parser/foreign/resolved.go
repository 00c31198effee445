package foreign

import (
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// resolved is the Go type of something and what it was taken from. Without by it is raw
// JSON, and why says the reason.
type resolved struct {
	*spec.Type
	by   By
	why  diag.Phrase
	word string // of a type that is not known
	// options says that the type is the enum of the values that the field may have.
	options bool
}

// Why fields are raw JSON.
var (
	rawUntyped = diag.Say("the page says no type", "文档没有写类型")
	rawObject  = diag.Say("the page does not say what the object holds", "文档没有说明对象里有什么")
	rawList    = diag.Say("the page does not say what the elements are", "文档没有说明元素的类型")
	rawAny     = diag.Say("it may be any JSON value", "它可以是任意 JSON 值")
	rawUnion   = diag.Say("it has values of several types", "它的值有多种类型")
	rawFile    = diag.Say("it is a file, which is no JSON", "它是文件，不是 JSON")
)

func rawUnknown(text string) diag.Phrase {
	return diag.Say("no page given declares the type `%[1]s`", "给出的文档里没有声明类型 `%[1]s`", diag.Verbatim(text))
}

func rawDoubt(text string) diag.Phrase {
	return diag.Say("`%[1]s` does not say which JSON it is", "`%[1]s` 没有说明是哪种 JSON", diag.Verbatim(text))
}

func basic(name string) *spec.Type { return &spec.Type{Kind: spec.Basic, Name: name} }

func library(path, name string) *spec.Type {
	return &spec.Type{Kind: spec.Named, Name: name, Import: path, Origin: spec.FromStdlib}
}

func rawJSON() *spec.Type { return library("encoding/json", "RawMessage") }

func number() *spec.Type {
	t := library("encoding/json", "Number")
	t.Underlying = "string"
	return t
}

func slice(of *spec.Type) *spec.Type { return &spec.Type{Kind: spec.Slice, Elem: of} }

func named(name string, origin spec.Origin) *spec.Type {
	return &spec.Type{Kind: spec.Named, Name: name, Origin: origin}
}

func isRaw(t *spec.Type) bool {
	return t.Kind == spec.Named && t.Import == "encoding/json" && t.Name == "RawMessage"
}

// nilable reports whether null needs a pointer to be told from the zero value.
func nilable(t *spec.Type) bool { return t.Kind == spec.Basic || t.Kind == spec.Named && !isRaw(t) }

func isInteger(name string) bool { return spec.IsInteger(name) }
