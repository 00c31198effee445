package foreign

import (
	"github.com/mdspec-go/mdspec/parser/foreign/internal/facts"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/profile"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/words"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// corrected returns the type that the profile gives a field, unless the page says the
// same.
func (l *linker) corrected(f *facts.Field, x fix) (resolved, bool) {
	if x.typ == nil {
		return resolved{}, false
	}
	said := l.typeOf(f.Type)
	if f.Repeated && said.Kind != spec.Slice {
		said.Type = slice(said.Type)
	}
	if better, ok := l.fromDoc(f, said); ok {
		said = better
	}
	want := l.documentType(x.typ)
	if x.elem {
		want = replaceBasic(said.Type, want)
	}
	if said.by != "" && len(f.Children) == 0 && said.String() == want.String() {
		return resolved{}, false
	}
	x.typeUse.changed = true
	if len(f.Children) > 0 {
		l.leaveChildren(f, resolved{Type: want})
	}
	return resolved{Type: want, by: ByProfile}, true
}

// documentType returns a type that a profile says, with the names of the documents
// resolved. What is not declared by a page may be a model that is made on the way.
func (l *linker) documentType(t *spec.Type) *spec.Type {
	if t == nil {
		return nil
	}
	out := *t
	out.Elem = l.documentType(t.Elem)
	if t.Kind == spec.Named && t.Import == "" {
		if d := l.byName[t.Name]; d != nil {
			return d.typ()
		}
		out.Origin = spec.FromModel
	}
	return &out
}

// checkTypes finds the types in a profile that no document has.
func (l *linker) checkTypes(p *spec.Package) {
	known := map[string]bool{}
	var names []string
	for _, d := range p.Documents {
		for _, t := range d.Topics {
			for _, i := range t.Items {
				if i.Model != nil {
					known[i.Model.Name] = true
					names = append(names, i.Model.Name)
				} else if i.Enum != nil {
					known[i.Enum.Name] = true
					names = append(names, i.Enum.Name)
				}
			}
		}
	}
	check := func(t *spec.Type, at diag.Span) {
		for ; t != nil; t = t.Elem {
			if t.Kind == spec.Named && t.Import == "" && !known[t.Name] {
				l.findings.Add(profile.WrongValue, at, t.Name, aDocumentType).Suggest = diag.Suggest(t.Name, names)
			}
		}
	}
	for i, c := range l.profile.Corrections {
		if l.fixes.corrections[i].matched {
			check(c.Type, c.At)
		}
	}
	for i, c := range l.profile.Calls {
		if l.fixes.calls[i].matched {
			check(c.Response, c.At)
		}
	}
}

var aDocumentType = diag.Say("a type of the documents", "这些文档里的类型")

// leaveType leaves out a type.
func leaveType(t *facts.Type) {
	leaveFields(t.Fields, leftCorrected)
	for _, v := range t.Values {
		v.Row.Left = leftCorrected
	}
}

// unusedNames finds the headings that a profile names and no page has.
func (l *linker) unusedNames() {
	var named []profile.Section
	for _, s := range l.profile.Sections {
		if s.Named && !s.Shipped {
			named = append(named, s)
		}
	}
	if len(named) == 0 {
		return
	}
	titles := map[*linkedPage]map[string]bool{}
	for _, p := range l.pages {
		titles[p] = map[string]bool{}
		for _, title := range p.Headings {
			titles[p][words.FoldTitle(title)] = true
		}
	}
	for _, s := range named {
		if !l.hasTitle(s, titles) {
			l.findings.Add(CorrectionUnused, s.At, s.Title, unusedHead)
		}
	}
}

// hasTitle reports whether one of the pages for which a title is named has it.
func (l *linker) hasTitle(s profile.Section, titles map[*linkedPage]map[string]bool) bool {
	w, folded := words.FoldedWildcard(s.Title), words.FoldTitle(s.Title)
	for _, p := range l.pages {
		if !s.Any && !s.Page.Matches(p.Path) {
			continue
		}
		if titles[p][folded] {
			return true
		}
		for title := range titles[p] {
			if w.IsOpen() && w.Matches(title) {
				return true
			}
		}
	}
	return false
}
