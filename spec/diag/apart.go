package diag

import "slices"

// apartLead is how many code points [Apart] shows before and behind what differs.
const apartLead = 20

// Apart returns two texts short enough for [Printable] to show them whole: if one is
// longer, both are cut down to what is around the first place in which they differ.
// Texts that do not differ are returned as they are.
func Apart(old, new string) (string, string) {
	a, b := []rune(old), []rune(new)
	if old == new || len(a) <= quotedLimit && len(b) <= quotedLimit {
		return old, new
	}
	short := min(len(a), len(b))
	from := 0
	for from < short && a[from] == b[from] {
		from++
	}
	same := 0 // at the end
	for same < short-from && a[len(a)-1-same] == b[len(b)-1-same] {
		same++
	}
	return around(a, from, len(a)-same), around(b, from, len(b)-same)
}

// around returns a text around a part of it.
func around(text []rune, from, to int) string {
	from = max(from-apartLead, 0)
	to = min(to+apartLead, from+quotedLimit-2, len(text))
	out := string(text[from:to])
	if from > 0 {
		out = ellipsis + out
	}
	if to < len(text) {
		out += ellipsis
	}
	return out
}

// ApartIn is [Apart] for two arguments of a message: texts of the user's, or phrases,
// of which it is the first such text. Others are returned as they are.
func ApartIn(old, new any) (any, any) {
	was, okOld := quoted(old)
	is, okNew := quoted(new)
	if !okOld || !okNew {
		return old, new
	}
	was, is = Apart(was, is)
	return quoting(old, was), quoting(new, is)
}

// quoted returns the first text of the user's in an argument.
func quoted(arg any) (string, bool) {
	switch arg := arg.(type) {
	case string:
		return arg, true
	case quotation:
		return string(arg), true
	case Phrase:
		for _, a := range arg.args {
			if text, ok := quoted(a); ok {
				return text, true
			}
		}
	}
	return "", false
}

// quoting returns the argument with another text in place of the one that quoted
// returns.
func quoting(arg any, text string) any {
	switch arg := arg.(type) {
	case string:
		return text
	case quotation:
		return quotation(text)
	case Phrase:
		arg.args = slices.Clone(arg.args)
		i := slices.IndexFunc(arg.args, func(a any) bool { _, ok := quoted(a); return ok })
		arg.args[i] = quoting(arg.args[i], text)
		return arg
	}
	return arg
}
