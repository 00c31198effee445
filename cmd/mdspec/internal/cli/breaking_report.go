package cli

import (
	"cmp"
	"slices"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/accept"
	"github.com/mdspec-go/mdspec/spec/breaking"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// outcome is what a comparison has to say, sorted.
type outcome struct {
	faults  diag.List // errors of documents, which are not compared
	list    diag.List // all other findings
	partial bool      // something else could not be compared
}

// review is what a comment says: what is wrong with documents, edits that break
// somebody, those that may surprise, and what is wrong with the accepted changes.
type review struct {
	faults, breaks, notes, entries []diag.MarkdownEdit

	count   map[breaking.Axis]int // edits that break it
	partial bool                  // see outcome
}

// comment arranges findings for a review comment.
func (x axes) comment(o outcome, only breaking.Axis) diag.MarkdownReport {
	r := x.review(o)
	out := diag.MarkdownReport{
		Verdict: r.verdict(only),
		Parts: []diag.MarkdownPart{
			{Title: diag.Say("Errors in documents, which are not compared", "文档有错误，没有比较"), Edits: r.faults},
			{Title: r.breaksTitle(), Edits: r.breaks},
			{Title: diag.Say("The file of accepted changes", "已接受变更的文件"), Edits: r.entries},
			{Title: notesTitle(len(r.notes)), Folded: true, Edits: r.notes},
		},
		Rows: diag.MarkdownRows{
			Title:  diag.Say("Rows that accept these changes", "接受这些变更的行"),
			Help:   diag.Say("Copy them into the file that `--accept` names, and write the reason and the last day in place of `…`", "复制到 `--accept` 所指的文件，把 `…` 换成理由和期限"),
			Header: []string{"Rule|Subject|Reason|Until", ":--|:--|:--|:--"},
		},
	}
	if len(r.breaks)+len(r.notes) > 0 {
		out.Legend = legends[only]
	}
	return out
}

// review sorts findings by edit.
func (x axes) review(o outcome) review {
	r := review{faults: x.edits(o.faults), count: map[breaking.Axis]int{}, partial: o.partial}
	for _, e := range x.edits(o.list) {
		broken := map[breaking.Axis]bool{}
		for _, f := range e {
			if f.Rule.Severity != diag.Note {
				broken[x[f.Rule.ID]] = true
			}
		}
		switch {
		case x[e[0].Rule.ID] == "":
			r.entries = append(r.entries, e)
		case len(broken) == 0:
			r.notes = append(r.notes, e)
		default:
			r.breaks = append(r.breaks, e)
			for axis := range broken {
				r.count[axis]++
			}
		}
	}
	return r
}

// edits puts findings of the same edit together, those of the axis source in front.
func (x axes) edits(l diag.List) []diag.MarkdownEdit {
	var out []diag.MarkdownEdit
	known := map[*diag.Change]int{}
	for _, d := range l {
		f := diag.MarkdownFinding{Diagnostic: d, Label: axisLabels[x[d.Rule.ID]]}
		i, ok := known[d.Change]
		if d.Change == nil || !ok {
			i = len(out)
			known[d.Change] = i
			out = append(out, nil)
		}
		out[i] = append(out[i], f)
	}
	for _, e := range out {
		slices.SortStableFunc(e, func(a, b diag.MarkdownFinding) int { return cmp.Compare(x[a.Rule.ID], x[b.Rule.ID]) })
	}
	return out
}

var axisLabels = map[breaking.Axis]diag.Phrase{breaking.Source: diag.Say("source", "源码"), breaking.Wire: diag.Say("wire", "报文")}

// legends say what the axes are that are looked at.
var legends = map[breaking.Axis]diag.Phrase{
	"":              diag.Say("Source: programs that import the package; wire: what is sent and received", "源码：引用这个包的程序；报文：实际收发的数据"),
	breaking.Source: diag.Say("Source: programs that import the package", "源码：引用这个包的程序"),
	breaking.Wire:   diag.Say("Wire: what is sent and received", "报文：实际收发的数据"),
}

// verdict says in one line what is not compared, how many edits break whom, and what
// else there is.
func (r review) verdict(only breaking.Axis) diag.Phrase {
	var said []diag.Phrase
	if len(r.faults) > 0 || r.partial {
		said = append(said, r.missing())
	}
	if len(said) == 0 || len(r.breaks) > 0 {
		said = append(said, r.broken(only))
	}
	if n := len(r.notes); n > 0 {
		said = append(said, noteCount(n))
	}
	switch n := len(r.entries); {
	case n == 1:
		said = append(said, diag.Say("1 finding in the file of accepted changes", "已接受变更的文件有 1 个问题"))
	case n > 1:
		said = append(said, diag.Say("%[1]d findings in the file of accepted changes", "已接受变更的文件有 %[1]d 个问题", n))
	}
	out := said[0]
	for _, p := range said[1:] {
		out = diag.Say("%[1]s; %[2]s", "%[1]s；%[2]s", out, p)
	}
	if len(r.faults)+len(r.breaks)+len(r.entries) > 0 || r.partial {
		return diag.Say("❌ %[1]s", "❌ %[1]s", out)
	}
	return diag.Say("✅ %[1]s", "✅ %[1]s", out)
}

// missing says why not everything is compared.
func (r review) missing() diag.Phrase {
	switch n := len(r.faults); n {
	case 0:
		return diag.Say("Not everything could be compared", "有内容无法比较")
	case 1:
		return diag.Say("Not compared: 1 error in documents", "无法比较：文档有 1 个错误")
	default:
		return diag.Say("Not compared: %[1]d errors in documents", "无法比较：文档有 %[1]d 个错误", n)
	}
}

// breaksTitle is the title of the edits that break somebody, where they are not all
// that comes first.
func (r review) breaksTitle() diag.Phrase {
	if len(r.faults) == 0 {
		return diag.Phrase{}
	}
	return diag.Say("Incompatible changes in the others", "其他文档的不兼容变更")
}

// broken says how many edits break whom, of the axis that is looked at or of both.
func (r review) broken(only breaking.Axis) diag.Phrase {
	n := len(r.breaks)
	all := diag.Say("%[1]d incompatible changes", "%[1]d 处不兼容变更", n)
	if n == 1 {
		all = diag.Say("1 incompatible change", "1 处不兼容变更")
	}
	switch {
	case n == 0:
		return diag.Say("No incompatible changes", "没有不兼容变更")
	case only != "":
		return diag.Say("%[1]s on %[2]s", "%[2]s有 %[1]s", all, axisLabels[only])
	}
	return diag.Say("%[1]s: %[2]d on source, %[3]d on wire", "%[1]s：源码 %[2]d 处，报文 %[3]d 处", all, r.count[breaking.Source], r.count[breaking.Wire])
}

func noteCount(n int) diag.Phrase {
	if n == 1 {
		return diag.Say("1 note", "1 个提示")
	}
	return diag.Say("%[1]d notes", "%[1]d 个提示", n)
}

// notesTitle is the title of what breaks nothing.
func notesTitle(n int) diag.Phrase {
	return diag.Say("%[1]s: compatible, but worth a look", "%[1]s：兼容，但值得留意", noteCount(n))
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
