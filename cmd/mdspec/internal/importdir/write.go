package importdir

import (
	"cmp"
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/gen/output"
	"github.com/mdspec-go/mdspec/gen/output/disk"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// refusals returns why nothing may be written.
func (v *survey) refusals(force bool) (found diag.List) {
	if force {
		return nil
	}
	for _, d := range v.files {
		switch d.state {
		case edited:
			found = append(found, v.difference(ImportEdited, d, diag.Argument(v.dir)))
		case foreign:
			found = append(found, v.difference(ImportForeign, d, diag.Argument(v.dir)))
		}
	}
	return found
}

// changes says what becomes of each document and of the record.
func (v *survey) changes() []output.Change {
	changes := []output.Change{{Name: RecordName, Action: output.Written}}
	if v.isCurrent() {
		changes[0].Action = output.Unchanged
	}
	for _, d := range v.files {
		if a := d.action(); a != "" {
			changes = append(changes, output.Change{Name: d.name, Action: a})
		}
	}
	slices.SortFunc(changes, func(a, b output.Change) int { return cmp.Compare(a.Name, b.Name) })
	return changes
}

// action returns what becomes of a document; "" if there is none and will be none. One
// that was edited and that the sources give no more stays, as somebody's own.
func (d document) action() output.Action {
	switch {
	case d.state == gone:
		return ""
	case d.want == nil && d.state == ours:
		return output.Removed
	case d.want == nil:
		return output.Kept
	case d.state == same:
		return output.Unchanged
	}
	return output.Written
}

// commit returns the work that makes the directory hold the build.
func (v *survey) commit(steps disk.Steps) (*disk.Commit, error) {
	c := &disk.Commit{Dir: v.dir, Steps: steps}
	for _, d := range v.files {
		switch d.action() {
		case output.Removed:
			c.Removals = append(c.Removals, d.name)
		case output.Written:
			c.Files = append(c.Files, &disk.File{Name: d.name, Content: d.want, Mode: d.mode})
		}
	}
	if v.isCurrent() {
		return c, nil
	}
	c.Record = &disk.File{Name: RecordName, Content: v.content}
	if len(c.Files) == 0 && len(c.Removals) == 0 {
		return c, nil
	}
	content, err := v.pending().encode()
	c.Pending = &disk.File{Name: RecordName, Content: content}
	return c, err
}

// pending returns the record that is on the disk while documents are replaced. By it
// each is ours both before and after. One that was edited stays edited.
func (v *survey) pending() *record {
	r := *v.next
	r.Documents = []recordFile{}
	if v.old != nil {
		r = *v.old
	}
	r.Pending = slices.Clone(r.Pending)
	for _, d := range v.files {
		if d.want != nil && !slices.Contains(r.Documents, recordFile{d.name, disk.Hash(d.want)}) {
			r.Pending = append(r.Pending, recordFile{d.name, disk.Hash(d.want)})
		}
	}
	sortFiles(r.Pending)
	r.Pending = slices.Compact(r.Pending)
	return &r
}

// diff returns what writing would change in documents.
func (v *survey) diff() string {
	var b strings.Builder
	for _, d := range v.files {
		if a := d.action(); a == output.Written || a == output.Removed {
			b.WriteString(v.unified(d))
		}
	}
	return b.String()
}
