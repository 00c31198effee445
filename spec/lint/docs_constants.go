package lint

import (
	"iter"
	"slices"
	"strconv"
	"strings"

	"github.com/mdspec-go/mdspec/parser/syntax"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/jsonkey"
	"github.com/mdspec-go/mdspec/spec/prose"
)

// constants are what the Go fences of a package say of the values of fields.
//
// Constants form groups, one for each const declaration. A group is of a
// definition if the comment above it names one, else of that under whose heading
// it is; and of a field if the comment names its JSON key. The first name
// counts: `// Chat 的 status 的取值。与 List 的 type 无关` is of Chat's status.
type constants struct {
	ofField map[fieldKey][]*declaration
	ofModel map[string][]*declaration // that name no field
	ofWord  map[string][]*declaration // by the words of their comments, where nothing else is known
	names   map[string]bool
}

// fieldKey is a model and a JSON key of it.
type fieldKey struct{ model, key string }

// readConstants groups the constants of the package.
func (x *pass) readConstants() *constants {
	c := &constants{
		ofField: map[fieldKey][]*declaration{}, ofModel: map[string][]*declaration{}, ofWord: map[string][]*declaration{},
		names: map[string]bool{},
	}
	for n, d := range x.Package.Documents {
		for _, t := range d.Topics {
			var owner *spec.Model
			for _, i := range t.Items {
				switch {
				case i.Model != nil:
					owner = i.Model
				case i.Enum != nil:
					owner = nil
				case i.Fence != nil && owner != nil && i.Fence.Name == "" && isUnder(x.Documents[n].Headings, owner.Span, i.Fence.Span):
					c.addFence(x, owner.Name, i.Fence)
				case i.Fence != nil:
					owner = nil
					c.addFence(x, "", i.Fence)
				}
			}
		}
	}
	return c
}

// isUnder reports whether what is at a span belongs to the heading: none that is as
// high is between them.
func isUnder(headings []syntax.Heading, heading, at diag.Span) bool {
	below := slices.IndexFunc(headings, func(h syntax.Heading) bool { return h.Text == heading })
	return below < 0 || !slices.ContainsFunc(headings[below+1:], func(h syntax.Heading) bool {
		return h.Text.Start < at.Start && h.Level <= headings[below].Level
	})
}

// addFence groups the constants of a fence: a new group begins where `const`
// begins a line between one constant and the next.
func (c *constants) addFence(x *pass, owner string, f *spec.Fence) {
	at := f.Span.Start
	var g *declaration
	for _, k := range f.Consts {
		between := f.Span.Source.Span(at, k.Span.Start).Text()
		at = k.Span.End
		c.names[k.Name] = true
		if comment, first := beforeConst(between); first || g == nil {
			g = newDeclaration("")
			c.place(x, g, owner, comment)
		}
		value := k.Value
		if text, err := strconv.Unquote(value); err == nil {
			value = text
		}
		g.add(k.Name, value, k.Doc, k.Span)
	}
}

// beforeConst returns the comment lines above the last declaration in a piece of
// code, and reports whether there is one.
func beforeConst(code string) (comment string, ok bool) {
	at := -1
	for i := strings.LastIndex(code, "const"); i >= 0 && at < 0; i = strings.LastIndex(code[:i], "const") {
		line := code[strings.LastIndexByte(code[:i], '\n')+1 : i]
		rest := code[i+len("const"):]
		if strings.TrimSpace(line) == "" && (rest == "" || strings.IndexByte(" \t(", rest[0]) >= 0) {
			at = i
		}
	}
	if at < 0 {
		return "", false
	}
	lines := strings.Split(strings.TrimRight(code[:at], " \t\r\n"), "\n")
	first := len(lines)
	for first > 0 && strings.HasPrefix(strings.TrimSpace(lines[first-1]), "//") {
		first--
	}
	return strings.Join(lines[first:], "\n"), true
}

// nameWords returns the words of a text that may be names of ASCII letters.
func nameWords(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool {
		return r != '_' && (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z')
	})
}

// place files a group under what it is of.
func (c *constants) place(x *pass, g *declaration, owner, comment string) {
	words := nameWords(comment)
	if i := slices.IndexFunc(words, func(w string) bool { return x.index.Model(w) != nil }); i >= 0 {
		owner = words[i]
	}
	m := x.index.Model(owner)
	for _, w := range words {
		if m != nil && x.index.Keys(m).ByName(w) != nil {
			k := fieldKey{owner, w}
			c.ofField[k] = append(c.ofField[k], g)
			return
		}
	}
	if m != nil {
		c.ofModel[owner] = append(c.ofModel[owner], g)
	}
	for _, w := range words {
		c.ofWord[w] = append(c.ofWord[w], g)
	}
}

// declare reports whether constants are declared for the values of a field: a
// group has them all, or the field's documentation names a constant.
func (c *constants) declare(f field, entries []spec.Entry) bool {
	all := func(g *declaration) bool { return g.known(entries) == len(entries) }
	model, key := f.model.Name, jsonkey.Of(f.Field)
	for _, groups := range [][]*declaration{c.ofField[fieldKey{model, key}], c.ofModel[model], c.ofWord[key]} {
		if slices.ContainsFunc(groups[:min(len(groups), maxGroups)], all) {
			return true
		}
	}
	return len(c.names) > 0 && slices.ContainsFunc(nameWords(f.Doc.Plain()), func(w string) bool { return c.names[w] })
}

// maxGroups is how many groups of one name are looked at: with more the name
// says nothing, and a package of thousands would take its square.
const maxGroups = 16

// proseValues returns the blocks of documentation that enumerate values.
func proseValues(d spec.Doc) iter.Seq[*spec.Block] {
	return func(yield func(*spec.Block) bool) {
		for i := range d.Blocks {
			if b := &d.Blocks[i]; b.Kind == spec.Values && !yield(b) {
				return
			}
		}
	}
}

// enumerates reports whether documentation enumerates values.
func enumerates(d spec.Doc) bool {
	return slices.ContainsFunc(d.Blocks, func(b spec.Block) bool { return b.Kind == spec.Values })
}

// maxEntryText is how long a text may be in which values are looked for again.
const maxEntryText = 4096

// entrySpan returns where the value and its meaning are, the block's span if
// that is not clear.
func entrySpan(b *spec.Block, e spec.Entry) diag.Span {
	text := b.Span.Text()
	if len(text) > maxEntryText {
		return b.Span
	}
	end := strings.Index(text, e.Text)
	if end < 0 || e.Text == "" || strings.Count(text, e.Text) > 1 {
		return b.Span
	}
	start := strings.LastIndex(text[:end], e.Value)
	if start < 0 {
		return b.Span
	}
	for _, quote := range []string{"`", `"`, "“"} {
		start -= len(quote) * strings.Count(text[max(0, start-len(quote)):start], quote)
	}
	return part(b.Span, start, end+len(e.Text))
}

// valuesSpan returns where the values are, from the first to the last; the
// block's span if that is not clear.
func valuesSpan(b *spec.Block) diag.Span {
	first, last := entrySpan(b, b.Entries[0]), entrySpan(b, b.Entries[len(b.Entries)-1])
	if first == b.Span || last == b.Span || last.End <= first.Start {
		return b.Span
	}
	return b.Span.Source.Span(first.Start, last.End)
}

// declaration is the values that the table of an enum or a group of constants
// declares.
type declaration struct {
	enum      string // its name; "" for constants
	first     diag.Span
	byValue   map[string]declaredValue
	byMeaning map[string]declaredValue
}

type declaredValue struct {
	name, value, meaning string
	at                   diag.Span
}

func newDeclaration(enum string) *declaration {
	return &declaration{enum: enum, byValue: map[string]declaredValue{}, byMeaning: map[string]declaredValue{}}
}

// enumDeclarations returns what the enums of the package declare, by their names.
func (x *pass) enumDeclarations() map[string]*declaration {
	enums := map[string]*declaration{}
	for e := range x.Package.Enums() {
		d := newDeclaration(e.Name)
		for _, v := range e.Values {
			d.add(v.Name, v.Value, v.Doc, v.NameSpan)
		}
		enums[e.Name] = d
	}
	return enums
}

// add adds a value behind those before. Of constants with the same
// value the first counts.
func (d *declaration) add(name, value string, doc spec.Doc, at diag.Span) {
	if _, ok := d.byValue[value]; ok {
		return
	}
	if len(d.byValue) == 0 {
		d.first = at
	}
	v := declaredValue{name, value, declaredMeaning(name, doc), at}
	d.byValue[value] = v
	if v.meaning != "" {
		d.byMeaning[v.meaning] = v
	}
}

// known returns how many of the entries have a value that is declared.
func (d *declaration) known(entries []spec.Entry) int {
	n := 0
	for _, e := range entries {
		if _, ok := d.byValue[e.Value]; ok {
			n++
		}
	}
	return n
}

// declaredMeaning returns what a constant or a value means: its documentation without
// the name in front and without marks at the end.
func declaredMeaning(name string, d spec.Doc) string {
	text, _, _ := strings.Cut(d.Plain(), "\n")
	return prose.TrimMeaning(strings.TrimPrefix(strings.TrimSpace(text), name))
}
