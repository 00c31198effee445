package output

import (
	"maps"
	"slices"

	"github.com/mdspec-go/mdspec/gen/output/disk"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// drift returns all reasons for which the directory is not what the build says.
func (v *survey) drift() diag.List {
	found := slices.Clone(v.blocked)
	for _, f := range v.files {
		if rule, args := v.cause(f); rule != nil {
			found = append(found, v.difference(rule, f, args...))
		}
	}
	for _, l := range v.leftovers {
		src := diag.NewSource(v.path(l.name), l.content)
		found.Add(DriftForeign, lineSpan(src, 1), diag.Argument(v.dir))
	}
	if rule, args := v.lockCause(); rule != nil && (len(found) == 0 || rule == LockPending) {
		lock := diag.NewSource(v.path(LockName), v.oldFile.content)
		d := found.Add(rule, firstDifference(lock, v.content), args...)
		d.Diff = unified(lock.Name(), lock.Content(), v.content)
	}
	return found
}

// cause returns the rule that a file breaks, and its arguments; nil if none.
func (v *survey) cause(f finding) (*diag.Rule, []any) {
	switch f.state {
	case stateEdited:
		changes, _ := v.documentChanges()
		return DriftEdited, []any{f.source(), changes, diag.Argument(v.dir)}
	case stateForeign:
		return DriftForeign, []any{diag.Argument(v.dir)}
	case stateReformatted:
		return DriftFormat, []any{diag.Argument(v.dir)}
	case stateAbsent:
		if v.old.file(f.name) != nil {
			return DriftMissing, []any{diag.Argument(v.dir)}
		}
		return v.staleCause()
	case stateOurs:
		if f.want == nil {
			changes, _ := v.documentChanges()
			return DriftOrphan, []any{changes, diag.Argument(v.dir)}
		}
		return v.staleCause()
	}
	return nil, nil
}

// staleCause returns why an untouched file is not what would be generated.
func (v *survey) staleCause() (*diag.Rule, []any) {
	changes, changed := v.documentChanges()
	switch {
	case v.old.Options != v.next.Options:
		return DriftOptions, []any{v.options, changes, diag.Argument(v.dir)}
	case changed:
		return DriftSpec, []any{changes, diag.Argument(v.dir)}
	}
	return DriftGenerator, []any{diag.Argument(v.dir)}
}

// lockCause returns why the lock is not what would be written, and nil if it is.
func (v *survey) lockCause() (*diag.Rule, []any) {
	if v.lockIsCurrent() {
		return nil, nil
	}
	if len(v.old.Pending) > 0 {
		return LockPending, []any{diag.Argument(v.dir)}
	}
	if rule, args := v.staleCause(); rule != DriftGenerator {
		return rule, args
	}
	if content, err := v.old.encode(); err == nil && disk.Same(content, v.content) {
		return DriftFormat, []any{diag.Argument(v.dir)}
	}
	return LockStale, []any{diag.Argument(v.dir)}
}

// difference returns a diagnostic at the first line in which a file differs
// from what would be generated, with the diff.
func (v *survey) difference(rule *diag.Rule, f finding, args ...any) diag.Diagnostic {
	var want []byte
	if f.want != nil {
		want = f.want.Content
	}
	src := diag.NewSource(v.path(f.name), f.disk.content)
	d := diag.New(rule, firstDifference(src, want), args...)
	d.Diff = unified(src.Name(), src.Content(), want)
	return d
}

// documentChanges says which documents differ from those the lock records, and
// reports whether any does.
func (v *survey) documentChanges() (changes diag.Phrase, some bool) {
	changed, added, removed := v.changedDocuments()
	var parts []diag.Phrase
	if len(changed) > 0 {
		parts = append(parts, diag.Say("changed %[1]s", "已修改 %[1]s", listed(changed)))
	}
	if len(added) > 0 {
		parts = append(parts, diag.Say("added %[1]s", "已新增 %[1]s", listed(added)))
	}
	if len(removed) > 0 {
		parts = append(parts, diag.Say("removed %[1]s", "已删除 %[1]s", listed(removed)))
	}
	if len(parts) == 0 {
		return diag.Say("unchanged", "没有变化"), false
	}
	changes = parts[0]
	for _, p := range parts[1:] {
		changes = diag.Say("%[1]s; %[2]s", "%[1]s；%[2]s", changes, p)
	}
	return changes, true
}

// changedDocuments returns the names of the documents that differ from those
// the lock records.
func (v *survey) changedDocuments() (changed, added, removed []string) {
	recorded := map[string]hash{}
	for _, d := range v.old.Documents {
		recorded[d.Name] = d.Hash
	}
	for _, d := range v.next.Documents {
		switch h, ok := recorded[d.Name]; {
		case !ok:
			added = append(added, d.Name)
		case h != d.Hash:
			changed = append(changed, d.Name)
		}
		delete(recorded, d.Name)
	}
	return changed, added, slices.Sorted(maps.Keys(recorded))
}

// enumerated is how many names a message spells out.
const enumerated = 3

// listed returns "a, b, c and 2 more" of names, of which there is at least one.
func listed(names []string) diag.Phrase {
	list := diag.Verbatim("`" + diag.Printable(names[0]) + "`")
	for _, n := range names[1:min(len(names), enumerated)] {
		list = diag.Say("%[1]s, `%[2]s`", "%[1]s、`%[2]s`", list, n)
	}
	if more := len(names) - enumerated; more > 0 {
		list = diag.Say("%[1]s and %[2]d more", "%[1]s，另有 %[2]d 份", list, more)
	}
	return list
}

// source names the document into which an edit of the file belongs.
func (f finding) source() diag.Phrase {
	if f.want == nil || f.want.Document == "" {
		return diag.Say("the documents", "文档")
	}
	return diag.Say("`%[1]s`", " `%[1]s` ", f.want.Document)
}
