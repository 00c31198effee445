package foreign

import (
	"strconv"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/facts"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/profile"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/words"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// names proposes Go names for the headings that have none: those which the import gives
// them. To keep them is to name what would be numbered again with each change.
func (r *proposer) names() *profile.DraftTable {
	t := &profile.DraftTable{Section: "Names", Columns: []string{"heading", "name", "page", "evidence"}}
	said := map[string]bool{}
	add := func(p *linkedPage, title, name string, anchors []string) {
		key := words.FoldTitle(title)
		if key == "" || name == "" || said[key+"\x00"+p.Path] {
			return
		}
		said[key+"\x00"+p.Path] = true
		t.Add(profile.Code(title), name, profile.Code(p.Path), profile.Remark(p.place(anchors)))
	}
	for _, p := range r.pages {
		for _, item := range p.Items {
			switch item := item.(type) {
			case *facts.Type:
				if d := r.linker.types[item]; d != nil && item.Name == "" {
					add(p, item.Title, d.name, item.Anchors)
				}
			case *facts.Call:
				if item.Name == "" {
					add(p, item.Title, r.callNames[item], item.Anchors)
				}
			}
		}
	}
	return t
}

// corrections proposes types for fields that are raw JSON: what their own example shows.
func (r *proposer) corrections() *profile.DraftTable {
	t := &profile.DraftTable{Section: "Corrections", Columns: []string{"field", "type", "reason"}, Ask: diag.Say(
		"Fields that are raw JSON. Move a row out of the comment and say the type, if you know it:", "读成原始 JSON 的字段。知道类型的，可以移到注释外并写明：")}
	said := map[string]bool{}
	for _, u := range r.untyped {
		if said[u.name] || r.worded[words.Fold(u.TypeCell.Text)] {
			continue
		}
		said[u.name] = true
		why := r.phrase(u.why) + ": " + u.page.Path + ":" + strconv.Itoa(u.Row.Span.Position().Line)
		guess := exampleType(u.Example)
		if guess != "" && !u.Repeated && len(u.Children) == 0 && (!u.Typed || isUnknown(u.Type)) {
			t.Add(profile.Code(u.name), profile.Code(guess), profile.Remark(why+": "+u.Example))
			continue
		}
		t.Doubt(profile.Code(u.name), "json.RawMessage", profile.Remark(why))
	}
	return t
}

// phrase returns a phrase in the language of the proposal.
func (r *proposer) phrase(p diag.Phrase) string { return p.In(r.language()) }
