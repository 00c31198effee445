package output

import (
	"fmt"
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/spec/diag"
)

// phrase is an argument of a message that is shown whole, unlike user text,
// which is shortened.
type phrase string

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
		found.Add(diag.DriftForeign, lineSpan(src, 1), phrase(v.dir))
	}
	if rule, args := v.lockCause(); rule != nil && (len(found) == 0 || rule == diag.LockPending) {
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
		return diag.DriftEdited, []any{f.source(), v.documentChanges(), phrase(v.dir)}
	case stateForeign:
		return diag.DriftForeign, []any{phrase(v.dir)}
	case stateReformatted:
		return diag.DriftFormat, []any{phrase(v.dir)}
	case stateAbsent:
		if v.old.file(f.name) != nil {
			return diag.DriftMissing, []any{phrase(v.dir)}
		}
		return v.staleCause()
	case stateOurs:
		if f.want == nil {
			return diag.DriftOrphan, []any{v.documentChanges(), phrase(v.dir)}
		}
		return v.staleCause()
	}
	return nil, nil
}

// staleCause returns why an untouched file is not what would be generated.
func (v *survey) staleCause() (*diag.Rule, []any) {
	changes := v.documentChanges()
	switch {
	case v.old.Options != v.next.Options:
		return diag.DriftOptions, []any{v.options, changes, phrase(v.dir)}
	case changes != noChanges:
		return diag.DriftSpec, []any{changes, phrase(v.dir)}
	}
	return diag.DriftGenerator, []any{phrase(v.dir)}
}

// describeOptions says on which options the content of a build depends.
func describeOptions(b Build) phrase {
	if b.hasSubdirectory() {
		return phrase(fmt.Sprintf("package `%s`, client `%s` and import path `%s`",
			b.Recipe.Package, b.Recipe.Client, b.ImportPath))
	}
	return phrase(fmt.Sprintf("package `%s` and client `%s`", b.Recipe.Package, b.Recipe.Client))
}

// lockCause returns why the lock is not what would be written, and nil if it is.
func (v *survey) lockCause() (*diag.Rule, []any) {
	if v.lockIsCurrent() {
		return nil, nil
	}
	if len(v.old.Pending) > 0 {
		return diag.LockPending, []any{phrase(v.dir)}
	}
	if rule, args := v.staleCause(); rule != diag.DriftGenerator {
		return rule, args
	}
	if content, err := v.old.encode(); err == nil && same(content, v.content) {
		return diag.DriftFormat, []any{phrase(v.dir)}
	}
	return diag.LockStale, []any{phrase(v.dir)}
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

// noChanges is what [survey.documentChanges] says of documents that are as
// recorded.
const noChanges = phrase("unchanged")

// documentChanges says which documents differ from those the lock records.
func (v *survey) documentChanges() phrase {
	recorded := map[string]hash{}
	for _, d := range v.old.Documents {
		recorded[d.Name] = d.Hash
	}
	var changed, added, removed []string
	for _, d := range v.next.Documents {
		switch h, ok := recorded[d.Name]; {
		case !ok:
			added = append(added, d.Name)
		case h != d.Hash:
			changed = append(changed, d.Name)
		}
		delete(recorded, d.Name)
	}
	for _, d := range v.old.Documents {
		if _, ok := recorded[d.Name]; ok {
			removed = append(removed, d.Name)
		}
	}
	parts := slices.Concat(enumerate("changed", changed), enumerate("added", added), enumerate("removed", removed))
	if len(parts) == 0 {
		return noChanges
	}
	return phrase(strings.Join(parts, "; "))
}

// enumerated is how many names a message spells out.
const enumerated = 3

// enumerate returns "verb a, b and 3 more"; nothing without names.
func enumerate(verb string, names []string) []string {
	if len(names) == 0 {
		return nil
	}
	var quoted []string
	for _, n := range names[:min(len(names), enumerated)] {
		quoted = append(quoted, "`"+diag.Printable(n)+"`")
	}
	text := verb + " " + strings.Join(quoted, ", ")
	if more := len(names) - len(quoted); more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return []string{text}
}

// source names the document into which an edit of the file belongs.
func (f finding) source() phrase {
	if f.want == nil || f.want.Document == "" {
		return "the documents"
	}
	return phrase("`" + diag.Printable(f.want.Document) + "`")
}
