package lint

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/goname"
)

var keyRules = []*Rule{
	{Rule: book.Rule("key-style"), Category: Standard, check: checkKeyStyle},
	{Rule: book.Rule("key-types"), Category: Strict, check: checkKeyTypes},
}

// style is how the words of a key are put together.
type style string

const (
	noStyle style = "" // of one word, or of no style that has a name
	snake   style = "snake_case"
	kebab   style = "kebab-case"
	camel   style = "camelCase"
	pascal  style = "PascalCase"
	mixed   style = "mixed" // of more than one of these
)

// phrase names the style in a message.
func (s style) phrase() diag.Phrase {
	if s == mixed {
		return diag.Say("a mix of styles", "混合写法")
	}
	return diag.Verbatim("`" + string(s) + "`")
}

// checkKeyStyle compares the JSON keys of each document with the style of more
// than half of them. Keys of one word say nothing, and a model that has no key in
// that style has its own, such as a callback beside the responses of calls.
func checkKeyStyle(x *pass) {
	for _, fields := range x.fieldsOf {
		counts, all := map[style]int{}, 0
		for _, f := range fields {
			if s := x.styleOf(f.key); s != noStyle {
				counts[s]++
				all++
			}
		}
		for _, s := range []style{snake, kebab, camel, pascal} {
			if 2*counts[s] > all && counts[s] < all {
				x.reportStyles(fields, s)
			}
		}
	}
}

func (x *pass) reportStyles(fields []field, most style) {
	follows := map[*spec.Model]bool{}
	for _, f := range fields {
		follows[f.model] = follows[f.model] || x.styleOf(f.key) == most
	}
	for _, f := range fields {
		if s := x.styleOf(f.key); s != most && s != noStyle && follows[f.model] {
			d := x.add(keySpan(f), f.key, s.phrase(), most.phrase())
			d.Suggest = []string{most.write(f.key)}
		}
	}
}

// styleOf is [styleOf] of a key, kept.
func (x *pass) styleOf(key string) style { return kept(x.styles, key, styleOf) }

// styleOf returns the style of a key.
func styleOf(key string) style {
	var lower, upper, low, dash bool
	for _, r := range key {
		switch {
		case unicode.IsLower(r):
			lower = true
		case unicode.IsUpper(r):
			upper = true
		case r == '_':
			low = true
		case r == '-':
			dash = true
		case !unicode.IsDigit(r):
			return noStyle
		}
	}
	first := strings.IndexFunc(key, unicode.IsUpper) == 0
	switch {
	case !lower:
		return noStyle
	case low && (dash || upper) || dash && upper:
		return mixed
	case low:
		return snake
	case dash:
		return kebab
	case first:
		return pascal
	case upper:
		return camel
	}
	return noStyle
}

// write returns a key of another style in this one.
func (s style) write(key string) string {
	words := goname.Words(key)
	switch s {
	case snake:
		return strings.Join(words, "_")
	case kebab:
		return strings.Join(words, "-")
	}
	for i, w := range words {
		if i > 0 || s == pascal {
			first, n := utf8.DecodeRuneInString(w)
			words[i] = string(unicode.ToUpper(first)) + w[n:]
		}
	}
	return strings.Join(words, "")
}

// keySpan returns where the key is within the tag that states it.
func keySpan(f field) diag.Span {
	for _, t := range f.Tags {
		if t.Key != "json" {
			continue
		}
		if strings.HasPrefix(t.Span.Text(), f.key) {
			t.Span.End = t.Span.Start + len(f.key)
		}
		return t.Span
	}
	return f.NameSpan
}

// looseKeys say what part a value plays, not what it is.
var looseKeys = []string{
	"type", "value", "data", "content", "text", "list", "items", "item", "result", "results", "detail", "info", "extra", "ext", "options", "params",
	"id", "key", "code", "name", "status", "state", "order", "level", "version", "time", "date", "source", "scope", "tag", "tags",
}

// checkKeyTypes compares the types that one JSON key has, as far as they are made
// in the same way: a list beside a single value, or a structure beside a number,
// is of something else. Pointers and names given to a type make no difference.
func checkKeyTypes(x *pass) {
	type made struct{ key, around string }
	groups := newGroups[made]()
	for _, f := range x.fields {
		if f.key == "" || f.Type == nil || slices.Contains(looseKeys, f.key) {
			continue
		}
		if around, inner := shapeOf(f.Type); inner != "" {
			groups.add(made{f.key, around}, use{around + inner, f.Type.Span})
		}
	}
	for k, odd := range groups.odd(nil) {
		d := x.add(odd.at, k.key, odd.name, odd.best.name)
		d.Related = []diag.Related{{Span: odd.best.at, Message: diag.Say("`%[1]s` here", "此处为 `%[1]s`", odd.best.name)}}
	}
}

// shapeOf returns a type as it is compared: the lists and maps, and the basic type
// in them; "" if there is none, as in a structure, in what can be anything, and in a
// type that encodes itself as it likes.
func shapeOf(t *spec.Type) (around, inner string) {
	switch t.Kind {
	case spec.Basic:
		return "", t.Name
	case spec.Pointer, spec.Nullable:
		return shapeOf(t.Elem)
	case spec.Slice:
		around, inner = shapeOf(t.Elem)
		return "[]" + around, inner
	case spec.Array:
		around, inner = shapeOf(t.Elem)
		return "[" + strconv.FormatInt(t.Len, 10) + "]" + around, inner
	case spec.Map:
		around, inner = shapeOf(t.Elem)
		return "map[…]" + around, inner
	}
	return "", t.Underlying
}
