package importdir

import (
	"maps"
	"slices"

	"github.com/mdspec-go/mdspec/spec/diag"
)

// drift returns why the directory is not what the sources give now.
func (v *survey) drift() (found diag.List) {
	dir, cause := diag.Argument(v.dir), v.cause()
	for _, d := range v.files {
		switch {
		case d.state == absent:
			found = append(found, v.difference(ImportMissing, d, dir))
		case d.state == edited:
			found = append(found, v.difference(ImportEdited, d, dir))
		case d.state == foreign:
			found = append(found, v.difference(ImportForeign, d, dir))
		case d.state == ours && d.want == nil:
			found = append(found, v.difference(ImportExtra, d, dir))
		case d.state == ours:
			found = append(found, v.difference(ImportStale, d, cause, dir))
		}
	}
	if len(found) == 0 && !v.isCurrent() {
		found = append(found, v.recordDrift(dir))
	}
	return found
}

// recordDrift returns why the record is not as it is to be, though the documents are.
func (v *survey) recordDrift(dir any) diag.Diagnostic {
	d := document{name: RecordName, want: v.content, content: v.was}
	if v.old == nil {
		return v.difference(ImportMissing, d, dir)
	}
	return v.difference(ImportStale, d, v.cause(), dir)
}

// cause says what changed since the documents were imported.
func (v *survey) cause() diag.Phrase {
	if v.old == nil {
		return diag.Say("no record tells how they were imported", "没有记录说明它们是如何导入的")
	}
	switch sources := v.changedSources(); {
	case len(v.old.Pending) > 0:
		return diag.Say("the last import was interrupted", "上一次导入中断了")
	case len(sources) == 1:
		return diag.Say("`%[1]s` changed", "`%[1]s` 已改动", diag.Verbatim(diag.Printable(sources[0])))
	case len(sources) == 2:
		return diag.Say("`%[1]s` and `%[2]s` changed", "`%[1]s` 和 `%[2]s` 已改动", diag.Verbatim(diag.Printable(sources[0])), diag.Verbatim(diag.Printable(sources[1])))
	case len(sources) > 2:
		return diag.Say("`%[1]s` and %[2]d more sources changed", "`%[1]s` 和另外 %[2]d 份来源已改动", diag.Verbatim(diag.Printable(sources[0])), len(sources)-1)
	case v.old.profile() != v.next.profile():
		return diag.Say("the profile changed", "profile 已改动")
	case v.old.options() != v.next.options():
		return diag.Say("the options of the import changed", "导入的选项已改动")
	case v.old.chosen() != v.next.chosen():
		return diag.Say("this mdspec takes another preset, or the preset says something else", "当前的 mdspec 采用了别的预设，或者预设的内容已改动")
	}
	return diag.Say("this mdspec reads the sources in another way than the one that imported them", "当前的 mdspec 对来源的解读与导入时不同")
}

// changedSources returns the sources that differ from those of the record, or that are
// new or gone, sorted.
func (v *survey) changedSources() (names []string) {
	old := map[string]string{}
	for _, s := range v.old.Read {
		old[s.Name] = s.Hash
	}
	for _, s := range v.next.Read {
		if old[s.Name] != s.Hash {
			names = append(names, s.Name)
		}
		delete(old, s.Name)
	}
	names = slices.AppendSeq(names, maps.Keys(old))
	slices.Sort(names)
	return names
}

// profile returns what a record says of the profile.
func (r *record) profile() recordFile {
	if r.Profile == nil {
		return recordFile{}
	}
	return *r.Profile
}

// chosen returns what a record says of the preset that was taken.
func (r *record) chosen() recordFile {
	if r.Chosen == nil {
		return recordFile{}
	}
	return *r.Chosen
}

// recordOptions are what a run was asked for.
type recordOptions struct{ from, license, group, preset string }

func (r *record) options() recordOptions {
	return recordOptions{r.From, r.License, string(r.Group), r.Preset}
}
