package cli

import (
	"cmp"
	"slices"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/accept"
	"github.com/mdspec-go/mdspec/spec/breaking"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// Parts of a review comment beside the two axes.
const (
	ofEntries breaking.Axis = "entries" // what is wrong with the accepted changes
	ofNotes   breaking.Axis = "notes"   // what breaks nothing, but may surprise
)

// comment arranges findings for a review comment: those of each axis, and then
// the others, if there are any.
func (x axes) comment(l diag.List, only breaking.Axis) diag.MarkdownReport {
	parts := map[breaking.Axis]diag.List{}
	for _, d := range l {
		part := x[d.Rule.ID]
		switch {
		case part == "":
			part = ofEntries
		case d.Rule.Severity == diag.Note:
			part = ofNotes
		}
		parts[part] = append(parts[part], d)
	}
	r := diag.MarkdownReport{Title: diag.Say("Incompatible changes", "不兼容变更"), Nothing: diag.Say("No incompatible changes", "没有不兼容变更")}
	add := func(part breaking.Axis, always bool, title, label diag.Phrase) {
		if always || len(parts[part]) > 0 {
			r.Sections = append(r.Sections, diag.MarkdownSection{Title: title, Label: label, List: parts[part]})
		}
	}
	add(breaking.Source, only != breaking.Wire, diag.Say("Source: programs that import the package",
		"源码：引用这个包的程序"), diag.Say("source", "源码"))
	add(breaking.Wire, only != breaking.Source, diag.Say("Wire: what is sent and received", "报文：实际收发的数据"), diag.Say("wire", "报文"))
	add(ofEntries, false, diag.Say("Acceptance: entries of the accepted changes", "已接受变更清单中的问题"), diag.Say("acceptance", "清单"))
	add(ofNotes, false, diag.Say("Notes: compatible, but worth a look", "提示：兼容，但值得留意"), diag.Say("notes", "提示"))
	return r
}

// axes are the rules of a comparison by their names.
type axes map[string]breaking.Axis

// selectRules returns the rules of the axis, or all of them. A package that is
// gone concerns both, and counts once.
func selectRules(only breaking.Axis) axes {
	out := axes{accept.PackageRemoved.ID: cmp.Or(only, breaking.Source)}
	for _, r := range breaking.Rules() {
		if only == "" || r.Axis == only {
			out[r.ID] = r.Axis
		}
	}
	return out
}

// pick returns the findings of the rules.
func (x axes) pick(l diag.List) diag.List {
	return slices.DeleteFunc(slices.Clone(l), func(d diag.Diagnostic) bool { return x[d.Rule.ID] == "" })
}
