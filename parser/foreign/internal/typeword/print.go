package typeword

import (
	"strings"
	"unicode"

	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

// String writes the type as a cell that [Read] reads as the same type, but for the
// text of an unknown one.
func (t Type) String() string {
	out := t.whole()
	if t.Optional {
		out += ", optional"
	}
	if t.Required {
		out += ", required"
	}
	return out
}

func (t *Type) whole() string {
	out := t.core()
	if t.Target != "" && t.Kind != Ref {
		out = linkTo(out, t.Target)
	}
	if len(t.Values) > 0 {
		if t.Kind != Enum {
			out += " enum"
		}
		out += values(t.Values)
	}
	if (t.Null || t.Doubt) && t.Kind == Union {
		out = "(" + out + ")"
	}
	if t.Null {
		out = "nullable " + out
	}
	if t.Doubt {
		out = "perhaps " + out
	}
	return out
}

func (t *Type) core() string {
	switch t.Kind {
	case Basic:
		return t.Name
	case Ref:
		return t.reference()
	case List:
		if t.Elem != nil {
			return "list of " + t.Elem.part()
		}
		return "list"
	case Map:
		return t.mapping()
	case Union:
		parts := make([]string, len(t.Alternatives))
		for i, a := range t.Alternatives {
			parts[i] = a.part()
		}
		return strings.Join(parts, " or ")
	}
	return [...]string{Unknown: "unknown", Object: "object", Any: "any", Enum: "enum"}[t.Kind]
}

// part writes a type so that nothing around it belongs to it.
func (t *Type) part() string {
	out := t.whole()
	compound := (t.Kind == List || t.Kind == Map) && (t.Elem != nil || t.Key != nil)
	if t.Kind == Union || compound || t.Null || t.Doubt || len(t.Values) > 0 {
		return "(" + out + ")"
	}
	return out
}

func (t *Type) mapping() string {
	switch {
	case t.Key != nil && t.Elem != nil:
		return "map of " + t.Key.part() + " to " + t.Elem.part()
	case t.Key != nil:
		return "map of " + t.Key.part() + " to unknown"
	case t.Elem != nil:
		return "map of " + t.Elem.part()
	}
	return "map"
}

func values(all []string) string {
	quote := strings.NewReplacer(`\`, `\\`, `"`, `\"`, "`", "\\`")
	out := make([]string, len(all))
	for i, v := range all {
		out[i] = `"` + quote.Replace(v) + `"`
	}
	return " (" + strings.Join(out, ", ") + ")"
}

var plainName = lazyregexp.New(`^[A-Z][A-Za-z0-9]*$`)

// reference writes a reference as a link, if its name alone could mean something
// else.
func (t *Type) reference() string {
	if t.Target == "" && plainName.MatchString(t.Name) && isName(t.Name) {
		return t.Name
	}
	out := linkTo(markupOf.Replace(t.Name), t.Target)
	if t.Ident {
		out += " id"
	}
	return out
}

func linkTo(text, target string) string {
	target = strings.NewReplacer(`\`, `\\`, ">", `\>`, "<", `\<`, "(", `\(`, ")", `\)`, "`", "\\`", "]", `\]`, "[", `\[`).Replace(target)
	if strings.ContainsFunc(target, unicode.IsSpace) {
		target = "<" + target + ">"
	}
	return "[" + text + "](" + target + ")"
}
