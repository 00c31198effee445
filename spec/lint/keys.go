package lint

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/goname"
)

var keyRules = []*Rule{keyStyle, keyTypes}

var keyStyle = &Rule{Rule: book.Rule("key-style"),
	Category: Standard, check: checkKeyStyle}

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
// than half of them. Keys of one word say nothing.
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
	for _, f := range fields {
		if s := x.styleOf(f.key); s != most && s != noStyle {
			d := x.add(keySpan(f), f.key, s.phrase(), most.phrase())
			d.Suggest = []string{most.write(f.key)}
		}
	}
}

// styleOf is [styleOf] of a key, kept.
func (x *pass) styleOf(key string) style {
	s, ok := x.styles[key]
	if !ok {
		s = styleOf(key)
		x.styles[key] = s
	}
	return s
}

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

// keySpan returns where the key stands within the tag that states it.
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
