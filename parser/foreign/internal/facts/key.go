package facts

import (
	"strings"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/typeword"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/words"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

// keyMarks is what the cell of a key says beside it.
type keyMarks struct {
	presence spec.Presence
	star     bool // a star: required, or a note below the table
	depth    int  // of marks ahead of it
	rest     string
	typ      string // the type that stands behind the key
	value    string // the default that stands behind it, as in size = 3
}

var (
	noteMark   = lazyregexp.New(`(?i)\s*(?:<sup>[^<>]*</sup>|\[\^\w+\])`) // of a note below the table
	breakTag   = lazyregexp.New(`(?i)</?br\s*/?>`)
	nestMark   = lazyregexp.New(`^(?:[»›]|&raquo;|&emsp;|&ensp;|&nbsp;|&ndash;|&#8195;|[└├┗┣┕∟╰│┃┆|↳➥→⇒▸>]+[─━–—-]*|[─━–—-]+|\++|[.．·•]+|\x{2003}|\x{2002}|\x{3000}|\x{00a0}|\s)`)
	keyForm    = lazyregexp.New(`^[A-Za-z_$@][A-Za-z0-9_$@-]*(?:\[[A-Za-z0-9_*]*\])*(?:(?:\.|->|::|/)?(?:[A-Za-z_$@][A-Za-z0-9_$@-]*|\d+|\*|\[[A-Za-z0-9_*]*\]|\{[A-Za-z0-9_]+\}|<[A-Za-z0-9_]+>)(?:\[[A-Za-z0-9_*]*\])*)*$`)
	assigned   = lazyregexp.New(`^([A-Za-z_][A-Za-z0-9_.-]*)\s*=\s*(\S+)$`)
	rootForm   = lazyregexp.New(`^\$?(?:\[[0-9*]*\])?\.`)
	bracketed  = lazyregexp.New(`\s*(?:[(（\[【][^()（）\[\]【】]*[)）\]】])$`)
	separators = lazyregexp.New(`\s*(?:,|，|、|/| or | and |或|和|及)\s*`)
)

// arrows makes dots of the arrows on the way to a field: data→user→id.
var arrows = strings.NewReplacer(" → ", ".", "→", ".", " -> ", ".", "=>", ".")

// readKeys returns the keys that a cell names, usually one; none if it names none.
func readKeys(cell string) (keys []string, m keyMarks) {
	first, rest := cell, ""
	if at := breakTag.FindStringIndex(cell); at != nil {
		first, rest = cell[:at[0]], cell[at[1]:]
	}
	first = noteMark.ReplaceAllString(first, "")
	m.depth, first = nesting(first)
	m.star = strings.Contains(first, `\*`) && !strings.Contains(first, "`") || loneStar.MatchString(first)
	m.presence = words.Mark(cell)
	plain := unmark(first)
	plain = strings.ReplaceAll(plain, "[:", "[")
	if name, ok := strings.CutSuffix(plain, "?"); ok {
		plain, m.presence = strings.TrimSpace(name), spec.Optional
	}
	if b := bracketed.FindString(plain); b != "" && !strings.HasSuffix(plain, "[]") && !indexed.MatchString(plain) {
		if p := presenceIn(b); p != spec.Unstated {
			m.presence = p
		}
		rest = strings.TrimSpace(b + " " + rest)
		plain = strings.TrimSpace(strings.TrimSuffix(plain, b))
	}
	m.rest = words.Plain(rest)
	if m.presence == spec.Unstated {
		m.presence = presenceIn(m.rest)
	}
	if a := assigned.FindStringSubmatch(plain); a != nil {
		plain, m.value = a[1], a[2]
	}
	plain = rootForm.ReplaceAllString(arrows.Replace(plain), "")
	if keyForm.MatchString(plain) {
		return []string{plain}, m
	}
	return severalKeys(plain, m)
}

var inlineForm = lazyregexp.New("^\\s*(`[^`]+`|\\*\\*[^*]+\\*\\*)\\s+([_*(\\[<].*)$")

// inlineType splits a cell that holds a key and behind it its type in emphasis, as in
// `size` _integer_; typ is "" if it does not.
func inlineType(cell string) (key, typ string) {
	first, rest := breakTag.ReplaceAllString(cell, " "), ""
	m := inlineForm.FindStringSubmatch(first)
	if m == nil {
		return bareType(cell)
	}
	t := strings.TrimSpace(m[2])
	if emphasised := len(t) > 2 && (t[0] == '_' || t[0] == '*') && t[len(t)-1] == t[0]; !emphasised || presenceIn(t) != spec.Unstated {
		return cell, ""
	}
	return m[1] + rest, t
}

// bareType splits a cell that holds a key in code and on a line of its own the word of a
// type without any mark.
func bareType(cell string) (key, typ string) {
	at := breakTag.FindStringIndex(cell)
	if at == nil || !isCode(strings.TrimSpace(cell[:at[0]])) {
		return cell, ""
	}
	typ = strings.TrimSpace(cell[at[1]:])
	if t := typeword.Read(typ, nil); t.Kind != typeword.Basic || t.Doubt {
		return cell, ""
	}
	return cell[:at[0]], typ
}

// severalKeys reads a cell with more than one key, or with a key and words behind it.
func severalKeys(plain string, m keyMarks) ([]string, keyMarks) {
	var keys []string
	for _, one := range separators.Split(plain, -1) {
		if !keyForm.MatchString(one) {
			keys = nil
			break
		}
		keys = append(keys, one)
	}
	if len(keys) > 0 {
		return keys, m
	}
	name, behind, _ := strings.Cut(plain, " ")
	if p := presenceIn(behind); p != spec.Unstated && keyForm.MatchString(name) {
		m.presence = p
		return []string{name}, m
	}
	return nil, m
}

var (
	loneStar = lazyregexp.New(`^\s*\*\s*[^*\s]|[^*\s]\s*\*\s*$`)
	indexed  = lazyregexp.New(`[^\s]\[[A-Za-z0-9_*]*\]$`)
)

// unmark returns the text of a cell for a key.
func unmark(text string) string {
	if codes := words.Codes(text); len(codes) == 1 && strings.HasPrefix(strings.Trim(text, " *_"), "`") {
		behind := text[strings.LastIndexByte(text, '`')+1:]
		return strings.TrimSpace(strings.Trim(codes[0], `"'`) + strings.TrimRight(strings.NewReplacer(`\*`, "", "*", "", "_", "").Replace(behind), " "))
	}
	return strings.Trim(words.Plain(text), "*\"' \t\u3000:：,")
}

// nesting counts the marks for depth ahead of a key.
func nesting(text string) (depth int, rest string) {
	for {
		at := nestMark.FindStringIndex(text)
		if at == nil {
			return depth, text
		}
		mark := text[:at[1]]
		if strings.Trim(mark, " \t") != "" {
			depth += weight(mark)
		}
		text = text[at[1]:]
	}
}

// weight is how deep a mark nests: that of a row of dashes depends on how many there are.
func weight(mark string) int {
	if strings.Trim(mark, "-–—─") == "" || strings.Trim(mark, ">") == "" || strings.Trim(mark, "+") == "" || strings.Trim(mark, ".．·") == "" {
		return len([]rune(mark))
	}
	if n := strings.Count(strings.Map(corner, mark), "x"); n > 0 {
		return n
	}
	return 1
}

// corner returns x for a sign that draws a branch of a tree.
func corner(r rune) rune {
	if strings.ContainsRune("└├┗┣┕∟╰│┃┆|↳➥→⇒▸", r) {
		return 'x'
	}
	return -1
}

func presenceIn(text string) spec.Presence {
	text = strings.ToLower(strings.Trim(text, " ()（）[]【】*_.,，"))
	switch {
	case words.One(text, "required", "必填", "必选", "必须", "必传", "必需", "mandatory"):
		return spec.Required
	case words.One(text, "optional", "可选", "选填", "非必填", "opt"):
		return spec.Optional
	}
	return words.Mark(text)
}

// codeAhead is a value in code with its other spelling in brackets behind it.
var codeAhead = lazyregexp.New("^\\s*`[^`]+`\\s*\\([^`]*\\)\\s*$")

// isCode reports whether a cell is one code span: what looks like a tag in it is none.
func isCode(cell string) bool {
	inner := strings.Trim(cell, " `")
	return !strings.Contains(inner, "`") && len(cell) > len(inner)+1 && strings.HasPrefix(strings.TrimSpace(cell), "`") && strings.HasSuffix(strings.TrimSpace(cell), "`")
}

// step is one key of the way to a field.
type step struct {
	key  string
	list bool // the way goes on in the elements of the value
}

var (
	// memberStep is a member as forms write it: position[base_sha].
	memberStep  = lazyregexp.New(`^\[([A-Za-z_][A-Za-z0-9_]*[a-z_][A-Za-z0-9_]*)\]`)
	placeholder = lazyregexp.New(`(?i)^(?:index|idx|ind|num|number|no|key|name|id|item|attribute|any|xx+|nn+|.*_?(?:key|name|id|index))$`)
	listStep    = lazyregexp.New(`^(?:\[[A-Za-z0-9*]*\]|\.(?:[Nn]|[iIn]|\d+|\*|#)(?:\.|$))`)
	plainStep   = lazyregexp.New(`^(?:\.|->|::|/)?([A-Za-z_$@][A-Za-z0-9_$@-]*)`)
	anyStep     = lazyregexp.New(`^(?:\.|->|::|/)?(?:\*|\{[A-Za-z0-9_]+\}|<[A-Za-z0-9_]+>|\[[A-Za-z0-9_]*\]|\d+)`)
)

// steps splits a dotted key: items[].id is items, a list, and id.
func steps(key string) []step {
	var out []step
	for rest := strings.ReplaceAll(key, "->", "."); rest != ""; {
		if m := memberStep.FindStringSubmatch(rest); m != nil && len(out) > 0 && (!placeholder.MatchString(m[1]) || out[len(out)-1].list) {
			out = append(out, step{key: m[1]})
			rest = rest[len(m[0]):]
			continue
		}
		if m := listStep.FindString(rest); m != "" && len(out) > 0 {
			out[len(out)-1].list = true
			rest = rest[len(m):]
			if strings.HasSuffix(m, ".") {
				rest = "." + rest
			}
			continue
		}
		if m := plainStep.FindStringSubmatch(rest); m != nil {
			out = append(out, step{key: m[1]})
			rest = rest[len(m[0]):]
			continue
		}
		m := anyStep.FindString(rest)
		if m == "" || len(out) == 0 {
			break
		}
		out[len(out)-1].list = true
		rest = rest[len(m):]
	}
	return out
}

// literalOf returns the value in a cell: the first of its code spans, if it has several,
// and without the mark of a note below the table.
func literalOf(cell string) string {
	if codes := words.Codes(cell); len(codes) > 1 || len(codes) == 1 && (isCode(cell) || codeAhead.MatchString(cell)) {
		return codes[0]
	}
	return strings.TrimRight(words.Plain(cell), "* ")
}
