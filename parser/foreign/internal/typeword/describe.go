package typeword

import "strings"

// cuts reports whether a description of what precedes it begins at a token.
func cuts(tokens []token, i int) bool {
	t := tokens[i]
	switch {
	case i == 0:
		return false
	case t.kind == mark && t.is(":", "=", "<=", ">=", "<", ">"):
		return true
	case t.kind == mark && t.is("-"):
		return t.gap
	}
	return startsValues(tokens[i:])
}

// startsValues reports whether tokens begin with "one of" or "enum" and a value.
func startsValues(tokens []token) bool {
	n := 0
	switch {
	case tokens[0].is("enum", "枚举", "可选值", "取值"):
		n = 1
	case len(tokens) > 1 && tokens[0].is("one") && tokens[1].is("of"):
		n = 2
	}
	return n > 0 && n < len(tokens) && (tokens[n].kind == literal || tokens[n].code)
}

// afterEnum returns the tokens behind "enum:" or "one of".
func afterEnum(tokens []token) []token {
	for len(tokens) > 0 && (tokens[0].kind == mark || tokens[0].is("enum", "枚举", "one", "of", "可选值", "取值")) {
		tokens = tokens[1:]
	}
	return tokens
}

// valuesOf returns the values that tokens list, nil if they are something else.
// Words count only where the cell says that they are values.
func valuesOf(tokens []token, words bool) []string {
	if inside, rest := group(tokens); inside != nil && len(rest) == 0 {
		tokens = inside
	}
	var out []string
	for i, t := range tokens {
		switch {
		case separator(t) != "" && !t.code:
		case t.kind == literal, t.kind == word && (t.code || words), t.kind == number && (t.code || words):
			if i > 0 && separator(tokens[i-1]) == "" { // several words are a text
				return nil
			}
			out = append(out, t.text)
		default:
			return nil
		}
	}
	return out
}

// onlyNumbers reports whether tokens are a length or a range, and how many
// numbers they have.
func onlyNumbers(tokens []token) (ok bool, count int) {
	for _, t := range tokens {
		switch {
		case t.kind == number:
			count++
		case t.kind == mark && t.is(",", "-", "..", "...", "<=", ">=", "<", ">", "=", "+"), units[t.lower], t.is("max", "min", "to", "~"):
		default:
			return false, 0
		}
	}
	return count > 0, count
}

// formatted returns a string of a format. "string(byte)" is how OpenAPI names
// bytes in base64, "string(binary)" a file.
func formatted(t *Type, e entry, format string) *Type {
	switch {
	case format == "byte":
		return basic("[]byte")
	case e.name == "file":
		return basic("file")
	case e.kind == List || e.kind == Map || e.kind == Object || e.kind == Any:
		t.Doubt = true
	}
	return t
}

func qualifiedRef(t *Type, bracket string, inside []token) *Type {
	if bracket != "(" {
		return nil
	}
	for _, in := range inside {
		if listWords[in.lower] || mapWords[in.lower] && !nouns[in.lower] {
			return nil
		}
	}
	return remark(t, inside)
}

// class is what JSON makes of a type.
type class int

const (
	other class = iota
	textual
	numeric
	truth
	container
)

func classOf(kind Kind, name string) class {
	switch {
	case kind == List || kind == Map || kind == Object:
		return container
	case kind != Basic || name == "file":
		return other
	case name == "string" || name == "[]byte":
		return textual
	case name == "bool":
		return truth
	}
	return numeric
}

func isNumeric(name string) bool { return classOf(Basic, name) == numeric }

func isInteger(name string) bool { return strings.Contains(name, "int") }

// remark returns the type with the text behind it, which puts it in doubt where
// it speaks of another.
func remark(t *Type, text []token) *Type {
	own := classOf(t.Kind, t.Name)
	if t.Kind == Ref && t.Target != "" {
		return t
	}
	for _, word := range text {
		e, known := lookup(word.text)
		said := classOf(e.kind, e.name)
		switch {
		case own == truth && word.kind == number: // then it is often no boolean in JSON
			t.Doubt = true
		case !known || said == other || said == own || own == container, t.Kind == Ref && said == container:
		case own == textual:
			t.Doubt = t.Doubt || said == container
		case said == container || !e.soft && !e.doubt:
			t.Doubt = true
		}
	}
	return t
}
