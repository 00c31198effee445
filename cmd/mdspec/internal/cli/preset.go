package cli

import (
	"slices"

	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/parser/foreign"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// ofOthers are the rules that documents break which others wrote and which have a section
// of the dialect by chance.
var ofOthers = []*diag.Rule{parser.MissingIdentifier, parser.WrongSection, parser.DefinitionOutside, parser.StrayTable}

// namePresets returns the findings with what to do with documents that others wrote: they
// are imported, with the preset that fits. It is said once for each document.
func namePresets(l diag.List) diag.List {
	out := slices.Clone(l)
	told := map[*diag.Source]bool{}
	for i := range out {
		d := &out[i]
		src := d.Span.Source
		unread := d.Rule == parser.NothingRead
		if told[src] || !unread && !slices.Contains(ofOthers, d.Rule) {
			continue
		}
		told[src] = true
		m, ok := fitting(src)
		switch {
		case !ok:
		case unread:
			*d = parser.WithPreset(*d, m.Preset.Name)
		default:
			d.Related = slices.Clone(d.Related)
			d.Relate(m.Found[0].Span, diag.Say("this is a habit of the preset %[1]s; a document that others wrote is imported: `mdspec import markdown --preset %[1]s --out DIR %[2]s`",
				"这符合预设 %[1]s 的写法；别人写的文档可以导入：`mdspec import markdown --preset %[1]s --out DIR %[2]s`",
				diag.Verbatim(m.Preset.Name), diag.Argument(src.Name())))
		}
	}
	return out
}

// fitting returns the preset that fits a document.
func fitting(src *diag.Source) (m foreign.Match, ok bool) {
	found := foreign.Detect([]foreign.Source{{Path: src.Name(), Content: src.Content()}})
	if len(found) == 0 || !found[0].Fits() {
		return m, false
	}
	return found[0], true
}
