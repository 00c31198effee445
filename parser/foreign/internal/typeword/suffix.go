package typeword

import "strings"

// suffixed reads a type whose last word holds what precedes it, or describes it.
func (r *reader) suffixed(tokens []token) (t *Type, ok bool) {
	end := len(tokens) - 1
	last, before := tokens[end], tokens[:end:end]
	if last.kind == closing {
		return r.bracketed(tokens)
	}
	if end == 0 || last.kind != word {
		return nil, false
	}
	switch {
	case listWords[last.lower]:
		return r.listTail(before), true
	case nouns[last.lower]:
		return r.definition(before), true
	case last.is("map", "maps", "dict", "dictionary", "字典", "映射"):
		return r.mapTail(before), true
	case last.is("enum", "enumeration", "枚举", "enums"):
		return r.enumTail(before), true
	case last.is("类型", "值", "型"):
		return r.bare(before), true
	case last.is("type", "types", "value", "values"):
		return scalarOnly(r.bare(before)), true
	case last.is("string", "strings", "text", "字符串"):
		return r.stringTail(before), true
	case last.is("id", "ids"):
		return r.idTail(before), true
	case units[last.lower] && (before[end-1].kind == closing || before[end-1].kind == number):
		return r.bare(before), true
	}
	return nil, false
}

// idTail reads what precedes "ids": a type, as in "integer ids", or a link to what they
// are of, as in "[role](#role) object ids".
func (r *reader) idTail(before []token) *Type {
	t := r.bare(before)
	if t != nil && t.Kind == Ref && t.Target != "" && !t.Ident {
		t.Ident = true
		return t
	}
	return scalarOnly(t)
}

// scalarOnly returns the type, unless it is none that an identifier has: "array of
// integer ids", but not "user id".
func scalarOnly(t *Type) *Type {
	if t == nil || t.Kind != Basic || t.Doubt {
		return nil
	}
	return t
}

// listTail reads what precedes a word for a list.
func (r *reader) listTail(before []token) *Type {
	if allIn(before, objectives, adjectives) {
		return listOf(nil)
	}
	if inside, rest := group(before); inside != nil && len(rest) == 0 && before[0].text == "[" {
		return listOf(r.definition(inside))
	}
	if glossed(before) {
		before = before[:1]
	}
	elem := r.elem(before)
	return &Type{Kind: List, Elem: elem, Doubt: elem == nil}
}

func (r *reader) mapTail(before []token) *Type {
	if inside, rest := group(before); inside != nil && len(rest) == 0 {
		t, _ := r.mapArguments("map", before[0].text, inside)
		return t
	}
	if key, elem, ok := strings.Cut(plain(before), "-"); ok { // string-string map
		k, known := lookup(strings.ToLower(strings.TrimSpace(key)))
		e, both := lookup(strings.ToLower(strings.TrimSpace(elem)))
		if known && both && k.kind == Basic {
			return &Type{Kind: Map, Key: k.make(), Elem: e.make()}
		}
	}
	return &Type{Kind: Map, Doubt: !allIn(before, objectives, adjectives)}
}

// enumTail reads "string enum", "[State](#state) enum" and "state enum".
func (r *reader) enumTail(before []token) *Type {
	t := r.bare(before)
	switch {
	case t == nil:
		return &Type{Kind: Enum}
	case t.scalar() || t.Kind == Ref:
		return t
	}
	return nil
}

// stringTail reads "ISO8601 string" and "hex string"; not "integer string", which
// may be either.
func (r *reader) stringTail(before []token) *Type {
	if len(before) > 2 {
		return nil
	}
	for _, t := range before {
		if t.kind == link {
			continue
		}
		e, known := lookup(t.text)
		if t.kind != word || fillers[t.lower] || known && e.kind != Any && e.kind != Enum && (e.kind != Basic || e.name != "string") {
			return nil
		}
	}
	return basic("string")
}

// definition reads the words in front of "object".
func (r *reader) definition(before []token) *Type {
	before, f := r.strip(before)
	if inside, rest := group(before); inside != nil && len(rest) == 0 && len(inside) > 0 && before[0].text == "[" {
		before = inside
	}
	switch {
	case len(before) == 0 || allIn(before, objectives, adjectives):
		return f.on(&Type{Kind: Object})
	case glossed(before):
		t := r.link(before[0])
		if t == nil || t.Kind != Ref {
			return nil
		}
		return f.on(t)
	case len(before) == 1 && before[0].is("map", "dict", "dictionary", "hash"):
		return f.on(&Type{Kind: Map})
	case len(before) > 4:
		return nil
	}
	for _, t := range before {
		e, known := lookup(t.text)
		hard := known && !e.soft && !e.doubt
		if t.kind != word || hard || listWords[t.lower] || separator(t) != "" || fillers[t.lower] {
			return nil
		}
	}
	return f.on(&Type{Kind: Ref, Name: plain(before), Doubt: len(before) > 1})
}

// allIn reports whether all tokens are words of one of the sets.
func allIn(tokens []token, sets ...map[string]bool) bool {
	for _, t := range tokens {
		found := false
		for _, set := range sets {
			found = found || set[t.lower]
		}
		if !found {
			return false
		}
	}
	return len(tokens) > 0
}

// bracketed reads a type with brackets behind it.
func (r *reader) bracketed(tokens []token) (t *Type, ok bool) {
	before, inside, bracket := lastGroup(tokens)
	if len(before) == 0 {
		return nil, false
	}
	if bracket == "[" && len(inside) == 0 {
		return r.elements(before), true
	}
	if bracket == "{" {
		if t := r.bare(before); t != nil && t.Kind == Object {
			return t, true
		}
	}
	t = r.bare(before)
	if t == nil || len(inside) == 0 {
		return t, true
	}
	return r.qualified(t, bracket, inside), true
}

// qualified reads brackets behind a type: a format, a length, values, a remark.
func (r *reader) qualified(t *Type, bracket string, inside []token) *Type {
	if numbers, count := onlyNumbers(inside); numbers && t.scalar() {
		if bracket != "[" || count > 1 {
			return t
		}
		if !t.isString() {
			return nil
		}
		t.Doubt = true // a length, or as many of them
		return t
	}
	switch t.Kind {
	case Any:
		return t
	case Enum:
		t.Values = valuesOf(inside, true)
		return t
	case Basic:
		return r.qualifiedBasic(t, inside)
	case Object:
		if inner := r.elem(inside); inner != nil && !inner.Doubt && (inner.Kind == Ref || inner.Kind == Map || inner.Kind == Any) {
			return inner
		}
		return t
	case Ref:
		return qualifiedRef(t, bracket, inside)
	case List, Map:
		if bracket == "(" {
			return t
		}
	}
	return nil
}

func (r *reader) qualifiedBasic(t *Type, inside []token) *Type {
	enumerated := startsValues(inside) || len(inside) > 1 && inside[0].is("enum", "枚举")
	if enumerated {
		inside = afterEnum(inside)
	}
	if len(inside) == 0 {
		return t
	}
	if listed := valuesOf(inside, enumerated); len(listed) > 0 {
		t.Values = listed
		return t
	}
	e, ok := lookup(strings.ToLower(plain(inside)))
	switch {
	case !ok:
		return remark(t, inside)
	case t.isString():
		return formatted(t, e, inside[0].lower)
	case isNumeric(t.Name) && e.kind == Basic && isNumeric(e.name) && !e.doubt:
		if t.Name == "float64" || isInteger(e.name) == isInteger(t.Name) {
			return basic(e.name)
		}
		t.Doubt = true
		return t
	}
	return remark(t, inside)
}
