package diag

// apartLead is how many code points [Apart] shows before and behind what differs.
const apartLead = 20

// Apart returns two texts short enough for [Printable] to show them whole: if one is
// longer, both are cut down to what is around the first place in which they differ.
func Apart(old, new string) (string, string) {
	a, b := []rune(old), []rune(new)
	if len(a) <= quotedLimit && len(b) <= quotedLimit {
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
