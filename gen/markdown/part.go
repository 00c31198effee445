package markdown

import (
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// docPart is a stretch of the documentation of a call that has a heading: what
// is below the title of a part that declares no type, or below another heading.
type docPart struct {
	kind   dialect.PartKind // of another heading none
	title  string
	blocks []spec.Block
}

// docParts returns the documentation of a call up to its first heading, and the
// stretches below each.
func docParts(d spec.Doc) (own []spec.Block, parts []docPart) {
	first := indexKind(d.Blocks, spec.Heading)
	seen := map[dialect.PartKind]bool{}
	for rest := d.Blocks[first:]; len(rest) > 0; {
		n := 1 + indexKind(rest[1:], spec.Heading)
		p := docPart{title: strings.Join(rest[0].Lines, " "), blocks: rest[1:n]}
		if p.kind = dialect.PartOf(p.title); seen[p.kind] {
			p.kind = dialect.NoPart
		}
		seen[p.kind] = true
		parts, rest = append(parts, p), rest[n:]
	}
	return d.Blocks[:first], parts
}

// partType is the type that a part of a call declares, by a table or by the first of
// its fences, and what stands with it.
type partType struct {
	kind   dialect.PartKind
	model  *spec.Model // nil: it is the fence's
	named  *spec.Fence
	fences []*spec.Fence
}

func (t *partType) name() string {
	if t.model != nil {
		return t.model.Name
	}
	return t.named.Name
}

func (t *partType) doc() spec.Doc {
	if t.model != nil {
		return t.model.Doc
	}
	return t.named.Doc
}

// node returns what declares the type.
func (t *partType) node() any {
	if t.model != nil {
		return t.model
	}
	return t.named
}

// typesOfCall returns the types that the last of the items declare, and that are the
// request or the response of the call which follows them: its parts declare them. A
// part with documentation of the call does not. The items are those of the call.
func typesOfCall(items []spec.Item, c *spec.Call) (types []*partType) {
	free := freeParts(c)
	var fences []*spec.Fence
	for _, i := range slices.Backward(items) {
		t := &partType{model: i.Model}
		switch {
		case i.Model != nil && i.Model.Implicit:
			continue
		case i.Fence != nil && i.Fence.Name == "":
			fences = append([]*spec.Fence{i.Fence}, fences...)
			continue
		case i.Fence != nil:
			t.named, fences = i.Fence, append([]*spec.Fence{i.Fence}, fences...)
		case i.Model == nil || !hasRows(i.Model):
			return types
		}
		if t.kind = kindOf(c, t.name()); !free[t.kind] {
			return types
		}
		free[t.kind] = false
		t.fences, fences = fences, nil
		types = append([]*partType{t}, types...)
	}
	return types
}

// freeParts returns the parts of a call that can declare their type.
func freeParts(c *spec.Call) map[dialect.PartKind]bool {
	free := map[dialect.PartKind]bool{dialect.RequestPart: true, dialect.ResponsePart: true}
	_, docs := docParts(c.Doc)
	for _, d := range docs {
		free[d.kind] = false
	}
	return free
}

// kindOf returns the part of the call whose type has the name.
func kindOf(c *spec.Call, name string) dialect.PartKind {
	switch name {
	case typeName(c.Request):
		return dialect.RequestPart
	case typeName(c.Response):
		return dialect.ResponsePart
	}
	return dialect.NoPart
}

// hasRows reports whether a model has a table.
func hasRows(m *spec.Model) bool { return len(m.Fields)+len(m.Skipped) > 0 }

// modelName returns the name of the type of the package that a type is; "" if it is
// none.
func typeName(t *spec.Type) string {
	if t == nil || t.Kind != spec.Named || t.Import != "" {
		return ""
	}
	return t.Name
}

// indexKind returns the index of the first block of the kind; that behind the last
// without one.
func indexKind(blocks []spec.Block, kind spec.BlockKind) int {
	if i := slices.IndexFunc(blocks, func(b spec.Block) bool { return b.Kind == kind }); i >= 0 {
		return i
	}
	return len(blocks)
}

// shows returns the first of the examples that the documentation of a part shows.
func (p docPart) shows(examples []spec.Example) []spec.Example {
	n := 0
	for _, b := range p.blocks {
		if n < len(examples) && b.Kind == spec.Code && isCodeOf(examples[n], b) {
			n++
		}
	}
	return examples[:n]
}

// isCodeOf reports whether a block is what an example shows as documentation.
func isCodeOf(e spec.Example, b spec.Block) bool {
	return slices.Equal(codeLines(e.Text), b.Lines)
}

// codeLines returns the lines of code as documentation has them.
func codeLines(text string) []string {
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " \t")
	}
	for len(lines) > 0 && lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	return lines
}

// seemsPart reports whether a heading below a call, which is documentation, would be
// taken for the title of a part that is not written as it should be.
func seemsPart(heading string) bool {
	word, _, _ := strings.Cut(heading, "`")
	word = strings.Trim(word, "*_ ")
	words := strings.FieldsFunc(word, func(r rune) bool { return strings.ContainsRune(" :：", r) })
	isPart := func(w string) bool { return dialect.PartOf(w) != dialect.NoPart }
	return slices.ContainsFunc(words, isPart) || isPart(word) || diag.Suggest(word, dialect.PartTitles()) != nil
}
