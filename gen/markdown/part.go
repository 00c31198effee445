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

// seemsPart reports whether a heading below a call, which is documentation, would be
// taken for the title of a part that is not written as it should be.
func seemsPart(heading string) bool {
	word, _, _ := strings.Cut(heading, "`")
	word = strings.Trim(word, "*_ ")
	words := strings.FieldsFunc(word, func(r rune) bool { return strings.ContainsRune(" :：", r) })
	isPart := func(w string) bool { return dialect.PartOf(w) != dialect.NoPart }
	return slices.ContainsFunc(words, isPart) || isPart(word) || diag.Suggest(word, dialect.PartTitles()) != nil
}
