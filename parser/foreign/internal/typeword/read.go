package typeword

import (
	"slices"
	"strings"
)

// Read reads the Markdown of a Type cell. Words are spellings that the caller
// knows besides those of the package: without markup, in lower case, with single
// spaces, each with what it means as a cell would say it ("rate": "decimal
// number").
func Read(cell string, words map[string]string) Type {
	r := &reader{words: words}
	tokens, ok := scan(cell)
	var t *Type
	if ok {
		t = r.read(tokens)
	}
	if t != nil && t.Kind == Basic && len(tokens) == 1 && shortPlurals[tokens[0].lower] {
		t = listOf(t)
	}
	switch {
	case t != nil:
	case ok:
		t = &Type{Text: plain(tokens)}
	default:
		t = &Type{Text: strings.TrimSpace(cell)}
	}
	t.Optional, t.Required = r.optional, r.required
	return *t
}

// elem reads a type that is part of another; what it says about presence does
// not concern the field.
func (r *reader) elem(tokens []token) *Type {
	if r.inside >= maxInside {
		return nil
	}
	r.inside++
	defer func() { r.inside-- }()
	return r.read(tokens)
}

// read reads tokens that are a type as a whole.
func (r *reader) read(tokens []token) *Type {
	if r.depth > maxDepth || len(tokens) == 0 {
		return nil
	}
	r.depth++
	defer func() { r.depth-- }()
	if t := r.phrase(tokens); t != nil {
		return t
	}
	if startsValues(tokens) {
		return r.listed(tokens)
	}
	if i := index(tokens, func(i int) bool { return cuts(tokens, i) }); i > 0 {
		return r.described(tokens[:i:i], tokens[i:])
	}
	return r.alternatives(tokens)
}

// phrase looks the tokens up as they are.
func (r *reader) phrase(tokens []token) *Type {
	if tokens[0].kind == link && len(tokens) == 1 || tokens[0].kind == literal {
		return nil
	}
	text := plain(tokens)
	if expression, ok := r.words[strings.ToLower(text)]; ok {
		t := Read(expression, nil)
		return &t
	}
	if e, ok := lookup(text); ok && tokens[0].kind != link {
		return e.make()
	}
	return nil
}

// segment is one of several alternatives, or of what else commas separate.
type segment struct {
	tokens []token
	sep    string // what precedes it: "", ",", "or" or "and"
	flags  flags
}

// segments splits tokens at commas and words. What says nothing but presence is
// taken out; all says what holds for all segments.
func (r *reader) segments(tokens []token) (out []segment, all flags) {
	sep := ""
	for len(tokens) > 0 {
		end := index(tokens, func(i int) bool { return separator(tokens[i]) != "" })
		s := segment{sep: sep}
		if end < 0 {
			s.tokens, tokens = tokens, nil
		} else {
			s.tokens, sep, tokens = tokens[:end:end], joined(sep, end, separator(tokens[end])), tokens[end+1:]
		}
		s.tokens, s.flags = r.strip(s.tokens)
		switch {
		case len(s.tokens) == 0:
			all.null = all.null || s.flags.null
		case s.sep == "," && (remarks[s.tokens[0].lower] || len(out) > 0 && isDelimited(s.tokens[0].lower)):
		default:
			out = append(out, s)
		}
	}
	return out, all
}

// isDelimited reports whether a word says how a text holds several values.
func isDelimited(word string) bool {
	return strings.HasSuffix(word, "-delimited") || strings.HasSuffix(word, "-separated")
}

// joined returns the separator that holds when nothing stands between two: ", or".
func joined(before string, between int, sep string) string {
	if between == 0 && before != "" && sep == "," {
		return before
	}
	return sep
}

// alternatives reads one type or several.
func (r *reader) alternatives(tokens []token) *Type {
	segments, all := r.segments(tokens)
	switch {
	case len(segments) == 0:
		return nil
	case len(segments) == 1:
		return all.on(segments[0].flags.on(r.bare(segments[0].tokens)))
	}
	if t, ok := r.listOfSeveral(segments); ok {
		return all.on(t)
	}
	types := make([]*Type, len(segments))
	for i, s := range segments {
		if types[i] = s.flags.on(r.bare(s.tokens)); types[i] == nil {
			return all.on(r.firstOf(types[0], segments))
		}
	}
	return all.on(union(types))
}

// firstOf returns the type of the first segment, if the others describe it:
// "string, comma separated".
func (r *reader) firstOf(t *Type, segments []segment) *Type {
	if t == nil || !t.scalar() {
		return nil
	}
	for _, s := range segments[1:] {
		if s.sep != "," {
			return nil
		}
		t = remark(t, s.tokens)
	}
	return t
}

// listOfSeveral reads "array of A, B and C" and "list of strings or integers",
// where plurals or "and" say that all are elements. "list of string or int" may
// be either, and is not understood.
func (r *reader) listOfSeveral(segments []segment) (t *Type, ok bool) {
	head := listOfHead(segments[0].tokens)
	if head == 0 {
		return nil, false
	}
	first := segments[0].tokens[head:]
	types, and := []*Type{r.elem(first)}, false
	for _, s := range segments[1:] {
		and = and || s.sep == "and"
		types = append(types, s.flags.on(r.bare(s.tokens)))
	}
	if slices.Contains(types[1:], nil) {
		return nil, true
	}
	last := len(segments) - 1
	elements, whole := plural(segments[last].tokens), plural(first)
	for i, s := range segments {
		if i == 0 {
			s.tokens = first
		}
		elements = elements && (plural(s.tokens) || lone(s.tokens))
		whole = whole && (i == 0 || !plural(s.tokens) || listOfHead(s.tokens) > 0)
	}
	switch {
	case and || elements:
		return segments[0].flags.on(listOf(union(types))), true
	case whole:
		types[0] = segments[0].flags.on(listOf(types[0]))
		return union(types), true
	}
	return nil, true
}

// listOfHead returns how many tokens "array of" has, 0 if they do not begin so.
func listOfHead(tokens []token) int {
	n := 0
	for n+2 < len(tokens) && listWords[tokens[n].lower] && tokens[n+1].is("of") {
		n += 2
	}
	return n
}

// lone reports whether tokens are only a link, to which the noun behind the last
// of several belongs, too: "array of [A](#a) or [B](#b) objects".
func lone(tokens []token) bool { return len(tokens) == 1 && tokens[0].kind == link }

// plural reports whether tokens speak of several things.
func plural(tokens []token) bool {
	last := tokens[len(tokens)-1]
	stem, ok := strings.CutSuffix(last.lower, "s")
	return ok && last.kind == word && reserved(stem)
}

// union makes one type of alternatives.
func union(types []*Type) *Type {
	out := &Type{Kind: Union}
	for _, t := range types {
		if t == nil {
			return nil
		}
		parts := []*Type{t}
		if t.Kind == Union {
			parts = t.Alternatives
			out.Null, out.Doubt = out.Null || t.Null, out.Doubt || t.Doubt
		}
		for _, part := range parts {
			out.Null = out.Null || part.Null
			out.add(part)
		}
	}
	out.oneNumber()
	out.onlyWords()
	if len(out.Alternatives) > 1 {
		return out
	}
	only := *out.Alternatives[0]
	only.Null, only.Doubt = only.Null || out.Null, only.Doubt || out.Doubt
	return &only
}

// add adds an alternative, unless one holds its values already.
func (t *Type) add(part *Type) {
	p := *part
	p.Null = false
	for _, old := range t.Alternatives {
		switch {
		case old.scalar() && old.Kind == p.Kind && old.Name == p.Name:
			if old.Values != nil && p.Values != nil {
				old.Values = append(old.Values, p.Values...)
			} else {
				old.Values = nil
			}
			old.Doubt = old.Doubt && p.Doubt
			return
		case old.String() == p.String():
			return
		}
	}
	t.Alternatives = append(t.Alternatives, &p)
}

// listed reads values without a type before them.
func (r *reader) listed(tokens []token) *Type {
	t := &Type{Kind: Enum, Values: valuesOf(afterEnum(tokens), true)}
	if len(t.Values) == 0 {
		return nil
	}
	if tokens[len(tokens)-1].kind == literal {
		t.Kind, t.Name = Basic, "string"
	}
	return t
}

// described reads a type and the text behind it.
func (r *reader) described(tokens, text []token) *Type {
	t := r.read(tokens)
	enumerated := startsValues(text) || tokens[len(tokens)-1].is("enum", "枚举", "of", "可选值", "取值")
	text = afterEnum(text)
	switch {
	case t == nil:
		return nil
	case t.scalar():
		if listed := valuesOf(text, enumerated); enumerated && len(listed) > 0 {
			t.Values = listed
			return t
		}
		return remark(t, text)
	case t.Kind == List && t.Elem == nil && len(text) > 0:
		if elem := r.elem(text); elem != nil {
			return listOf(elem)
		}
		return t
	case t.Doubt:
		return nil
	}
	return remark(t, text)
}

// oneNumber makes one of alternatives that are all numbers.
func (t *Type) oneNumber() {
	name, doubt := "int64", false
	for _, a := range t.Alternatives {
		if a.Kind != Basic || !isNumeric(a.Name) || a.Values != nil {
			return
		}
		doubt = doubt || a.Doubt
		if !strings.HasPrefix(a.Name, "int") {
			name = "json.Number"
		}
	}
	if len(t.Alternatives) > 1 {
		t.Alternatives = []*Type{{Kind: Basic, Name: name, Doubt: doubt}}
	}
}

// onlyWords makes values of alternatives that are words, which are more often
// values than definitions: "asc/desc", "`GET` | `POST`".
func (t *Type) onlyWords() {
	var words []string
	for _, a := range t.Alternatives {
		if a.Kind != Ref || a.Target != "" || !a.Doubt && a.Name != strings.ToUpper(a.Name) {
			return
		}
		words = append(words, a.Name)
	}
	if len(words) > 1 {
		t.Alternatives = []*Type{{Kind: Enum, Values: words, Doubt: true}}
	}
}
