package typeword

import "strings"

// bare reads one type without what surrounds it.
func (r *reader) bare(tokens []token) *Type {
	tokens, f := r.strip(tokens)
	if len(tokens) == 0 || r.depth > maxDepth {
		return nil
	}
	r.depth++
	defer func() { r.depth-- }()
	if t := r.phrase(tokens); t != nil {
		return f.on(t)
	}
	if inside, rest := group(tokens); inside != nil && len(rest) == 0 {
		return f.on(r.grouped(tokens[0].text, inside))
	}
	if t, ok := r.prefixed(tokens); ok {
		return f.on(t)
	}
	if t, ok := r.suffixed(tokens); ok {
		return f.on(t)
	}
	return f.on(r.noun(tokens))
}

// grouped reads a type that is written in brackets.
func (r *reader) grouped(bracket string, inside []token) *Type {
	switch bracket {
	case "[":
		return r.tuple(inside)
	case "{":
		return r.braces(inside)
	case "(":
		if len(splitArguments(inside)) > 1 {
			if t := r.tuple(inside); t != nil {
				return t
			}
		}
	}
	return r.read(inside)
}

// tuple reads "[string]", "[]" and "[number, number]".
func (r *reader) tuple(inside []token) *Type {
	if len(inside) == 0 {
		return listOf(nil)
	}
	parts := splitArguments(inside)
	elem := r.elem(parts[0])
	if elem == nil {
		return nil
	}
	t := listOf(elem)
	t.Doubt = elem.Kind == Ref && elem.Target == "" // or a link whose destination is elsewhere
	for _, part := range parts[1:] {
		other := r.elem(part)
		if other == nil {
			return nil
		}
		if t.Elem != nil && other.String() != t.Elem.String() {
			t.Elem = nil
		}
	}
	return t
}

// splitArguments splits tokens at the commas outside of brackets.
func splitArguments(tokens []token) [][]token {
	var out [][]token
	for {
		i := index(tokens, func(i int) bool { return tokens[i].kind == mark && tokens[i].is(",", "->", "=>") })
		if i < 0 {
			return append(out, tokens)
		}
		out, tokens = append(out, tokens[:i:i]), tokens[i+1:]
	}
}

// braces reads what TypeScript writes for objects, and JSDoc for any type.
func (r *reader) braces(inside []token) *Type {
	colon := index(inside, func(i int) bool { return inside[i].kind == mark && inside[i].is(":") })
	switch {
	case len(inside) == 0 || inside[0].is("..."):
		return &Type{Kind: Object}
	case colon < 0:
		return r.read(inside)
	}
	if _, rest := group(inside[:colon]); inside[0].text == "[" && len(rest) == 0 { // { [key: string]: X }
		return &Type{Kind: Map, Key: basic("string"), Elem: r.elem(inside[colon+1:])}
	}
	if colon == 1 && inside[0].is("string", "str") && len(splitArguments(inside)) == 1 {
		return &Type{Kind: Map, Key: basic("string"), Elem: r.elem(inside[colon+1:])}
	}
	return &Type{Kind: Object}
}

// prefixed reads a type that begins with what holds the rest.
func (r *reader) prefixed(tokens []token) (t *Type, ok bool) {
	if inside, rest := group(tokens); inside != nil && tokens[0].text == "[" && len(rest) > 0 {
		if len(inside) == 0 || len(inside) == 1 && inside[0].kind == number {
			return r.elements(rest), true
		}
		return nil, false
	}
	head, rest := withoutHome(tokens[0].lower), tokens[1:]
	if tokens[0].kind != word && tokens[0].kind != link || len(rest) == 0 {
		return nil, false
	}
	if len(rest) > 1 && rest[0].is(".") { // Array.<string>
		rest = rest[1:]
	}
	switch {
	case isEncoding(head) || head == "comma" && rest[0].is("separated", "delimited"):
		return &Type{Kind: Basic, Name: "string", Doubt: !tokens[len(tokens)-1].is("string")}, true
	case listWords[head]:
		return r.listHead(rest)
	case mapWords[head]:
		return r.mapHead(head, rest)
	}
	return r.wrapped(head, rest)
}

// isEncoding reports whether a word says that a text holds what follows: then it
// is likely a string in JSON.
func isEncoding(head string) bool {
	for _, end := range []string{"separated", "serialized", "serialised", "encoded", "stringified", "escaped"} {
		if strings.HasSuffix(head, end) {
			return true
		}
	}
	return false
}

// elements returns a list of what the tokens say. Bytes and characters are text.
func (r *reader) elements(tokens []token) *Type {
	switch only := len(tokens) == 1; {
	case only && tokens[0].is("byte"):
		return basic("[]byte")
	case only && tokens[0].is("char"):
		return basic("string")
	}
	return listOf(r.elem(tokens))
}

// listHead reads what follows a word for a list.
func (r *reader) listHead(rest []token) (t *Type, ok bool) {
	if rest[0].is("of", "containing") && len(rest) > 1 {
		return listOf(r.elem(afterOf(rest))), true
	}
	if inside, more := group(rest); inside != nil && len(more) == 0 {
		return r.listOfGroup(rest[0].text, inside), true
	}
	if len(rest) > 1 {
		return nil, false
	}
	e, known := lookup(rest[0].text)
	if rest[0].kind == link || known && !e.soft && !e.doubt {
		return listOf(r.elem(rest)), true
	}
	return nil, false
}

// afterOf returns what follows "of" or "of type".
func afterOf(tokens []token) []token {
	tokens = tokens[1:]
	for len(tokens) > 1 && tokens[0].is("type", "the", "two", "three", "four", "2", "3", "4") {
		tokens = tokens[1:]
	}
	return tokens
}

// listOfGroup reads the brackets behind a word for a list: its elements, or
// something else about it.
func (r *reader) listOfGroup(bracket string, inside []token) *Type {
	parts := splitArguments(inside)
	if bracket == "[" && len(inside) == 0 { // the word and the brackets may mean the same list, or two
		return &Type{Kind: List, Doubt: true}
	}
	elem := r.elem(parts[0])
	for _, part := range parts[1:] {
		other := r.elem(part)
		if other == nil && len(part) > 0 && (part[0].is("...") || part[0].kind == number) {
			continue
		}
		if elem == nil || other == nil || elem.String() != other.String() {
			return listOf(nil)
		}
	}
	if elem != nil && (elem.Kind == Enum && len(elem.Values) > 0) { // a length
		elem = nil
	}
	return listOf(elem)
}

// mapHead reads what follows a word for a map or an object.
func (r *reader) mapHead(head string, rest []token) (t *Type, ok bool) {
	e, _ := lookup(head)
	if rest[0].is("of", "from") && len(rest) > 1 {
		if e.kind != Object {
			return r.mapOf(afterOf(rest)), true
		}
		if !rest[1].is("type") {
			return nil, false
		}
		return r.definition(afterOf(rest)), true
	}
	inside, more := group(rest)
	switch {
	case rest[0].is("with", "whose", "where", "containing"):
		return e.make(), true
	case inside == nil:
		return nil, false
	case len(more) == 0:
		return r.mapArguments(head, rest[0].text, inside)
	case head == "map" && rest[0].text == "[" && len(more) > 0 && len(splitArguments(inside)) == 1 && (more[0].text != "[" || len(more) > 2): // Go
		return &Type{Kind: Map, Key: r.elem(inside), Elem: r.elem(more)}, true
	}
	return nil, false
}

// mapOf reads "string to integer", or only the values.
func (r *reader) mapOf(tokens []token) *Type {
	to := index(tokens, func(i int) bool { return tokens[i].is("to", "->", "=>", ":") })
	if to <= 0 {
		return &Type{Kind: Map, Elem: r.elem(tokens)}
	}
	return &Type{Kind: Map, Key: r.elem(tokens[:to:to]), Elem: r.elem(tokens[to+1:])}
}

// mapArguments reads "<String, X>" and "(keys:string, values:string)".
func (r *reader) mapArguments(head, bracket string, inside []token) (t *Type, ok bool) {
	e, _ := lookup(head)
	object := e.kind == Object
	parts := splitArguments(inside)
	if bar := index(inside, func(i int) bool { return inside[i].is("|") }); len(parts) == 1 && bar > 0 && bracket == "<" && inside[0].is("string") {
		parts = [][]token{inside[:bar:bar], inside[bar+1:]} // map<string|int>
	}
	if len(parts) != 2 || bracket == "{" {
		if object || bracket == "{" {
			return nil, false
		}
		if elem := r.elem(parts[0]); len(parts) == 1 && elem != nil && elem.scalar() && bracket == "(" { // Terraform
			return &Type{Kind: Map, Elem: elem}, true
		}
		return &Type{Kind: Map}, true
	}
	key, elem := r.elem(afterLabel(parts[0])), r.elem(afterLabel(parts[1]))
	if object && (key == nil || elem == nil || !key.scalar() && key.Kind != Ref) {
		return nil, false
	}
	return &Type{Kind: Map, Key: key, Elem: elem}, true
}

// afterLabel returns the tokens behind "keys:".
func afterLabel(tokens []token) []token {
	if len(tokens) > 2 && tokens[1].is(":") && tokens[0].is("key", "keys", "value", "values") {
		return tokens[2:]
	}
	return tokens
}

// wrapped reads "Optional<X>", "Union[X, Y]", "Partial<X>", `Literal["a"]`.
func (r *reader) wrapped(head string, rest []token) (t *Type, ok bool) {
	inside, more := group(rest)
	if len(inside) == 0 || len(more) > 0 {
		return nil, false
	}
	parts := splitArguments(inside)
	if e, known := lookup(head); known && e.kind == Basic && strings.Contains(head, "::") { // a time with its zone
		return e.make(), true
	}
	switch {
	case nullWrappers[head]:
		return flags{null: true}.on(r.elem(inside)), true
	case sameWrappers[head]:
		return r.elem(parts[0]), true
	case head == "omit" || head == "pick":
		return &Type{Kind: Object}, true
	case unionWords[head] || literalWords[head]:
		return r.alternatives(inside), true
	}
	return nil, false
}
