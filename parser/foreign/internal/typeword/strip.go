package typeword

import "strings"

// strip takes from both ends of the tokens what says nothing of the type:
// articles, presence, whether null is allowed.
func (r *reader) strip(tokens []token) ([]token, flags) {
	var f flags
	for len(tokens) > 0 {
		n := r.front(tokens, &f)
		tokens = tokens[n:]
		m := r.back(tokens, &f)
		tokens = tokens[: len(tokens)-m : len(tokens)-m]
		if n+m == 0 {
			break
		}
	}
	return tokens, f
}

// front returns how many tokens at the front are no part of the type.
func (r *reader) front(tokens []token, f *flags) int {
	if inside, rest := group(tokens); inside != nil && len(inside) <= 3 && r.onlyPresence(inside, f) {
		return len(tokens) - len(rest)
	}
	first, more := tokens[0], len(tokens) > 1
	wrapper := more && tokens[1].kind == open && !tokens[1].gap
	switch {
	case first.kind == mark && first.is(",", ";", ".", ":", "&", "-"):
		return 1
	case first.kind == mark && first.is("?"):
		f.null = true
		return 1
	case first.kind != word || wrapper:
		return 0
	case more && first.is("json") && (listWords[tokens[1].lower] || mapWords[tokens[1].lower]):
		return 1
	case len(tokens) > 2 && first.is("pointer", "reference", "instance") && tokens[1].is("to", "of"):
		return 2
	case more && first.is("perhaps"):
		f.doubt = true
		return 1
	case more && first.is("one", "any", "either") && (first.is("either") || tokens[1].is("of")):
		return 1
	case more && first.is("of") || more && articles[first.lower] && tokens[1].kind != mark:
		return 1
	}
	return r.said(tokens, f)
}

// said returns how many tokens at the front are words of presence.
func (r *reader) said(tokens []token, f *flags) int {
	first := tokens[0]
	switch {
	case first.is("not") && len(tokens) > 1 && (requireds[tokens[1].lower] || nulls[tokens[1].lower]):
		r.present(requireds[tokens[1].lower], false)
		return 2
	case first.is("can", "may") && len(tokens) > 2 && tokens[1].is("be") && nulls[tokens[2].lower]:
		f.null = true
		return 3
	case optionals[first.lower]:
		r.present(true, false)
		return 1
	case requireds[first.lower]:
		r.present(false, true)
		return 1
	case nulls[first.lower]:
		f.null = true
		return 1
	case passing[first.lower]:
		return 1
	}
	return 0
}

// back returns how many tokens at the end are no part of the type.
func (r *reader) back(tokens []token, f *flags) int {
	last := len(tokens) - 1
	if last < 0 {
		return 0
	}
	if before, inside, _ := lastGroup(tokens); inside != nil && len(before) > 0 && len(inside) <= 4 && r.onlyPresence(inside, f) {
		return len(tokens) - len(before)
	}
	switch t := tokens[last]; {
	case t.kind == mark && t.is(",", ";", ".", ":", "!", "-"):
		return 1
	case t.kind == mark && t.is("?"):
		f.null = true
		return 1
	case t.kind == link && last > 0 && references[strings.ToLower(plain(t.inner))]: // string [参考](#kinds)
		return 1
	case t.kind != word || last == 0:
		return 0
	}
	for n := 3; n > 0; n-- {
		if n <= last && r.onlyPresence(tokens[last+1-n:], f) {
			return n
		}
	}
	return 0
}

// onlyPresence reports whether tokens say nothing but presence.
func (r *reader) onlyPresence(tokens []token, f *flags) bool {
	if len(tokens) == 0 {
		return false
	}
	try, g := reader{inside: r.inside}, *f
	for rest := tokens; len(rest) > 0; {
		n := try.said(rest, &g)
		if n == 0 && rest[0].kind == mark && separator(rest[0]) != "" {
			n = 1
		}
		if n == 0 {
			return false
		}
		rest = rest[n:]
	}
	r.present(try.optional, try.required)
	*f = g
	return true
}
