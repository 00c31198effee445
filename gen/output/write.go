package output

import (
	"cmp"
	"slices"

	"github.com/mdspec-go/mdspec/gen/output/disk"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// write is [Write] with the steps to take.
func write(dir string, b Build, o WriteOptions, s disk.Steps) ([]Change, diag.List, error) {
	unlock, err := disk.Lock(dir)
	if err != nil {
		return nil, nil, err
	}
	defer unlock()
	a := aimWrite
	if o.Force {
		a = aimForce
	}
	v, found, err := surveyDirectory(dir, b, a)
	if err != nil || len(found) > 0 {
		return nil, found, err
	}
	if found := v.refusals(o.Force); len(found) > 0 {
		return nil, found.Sorted(), nil
	}
	c, err := v.commit(s)
	if err == nil {
		err = c.Run()
	}
	if err != nil {
		return nil, nil, err
	}
	return v.changes(), nil, nil
}

// refusals returns why nothing may be written.
func (v *survey) refusals(force bool) diag.List {
	found := slices.Clone(v.blocked)
	if force {
		return found
	}
	for _, f := range v.files {
		switch f.state {
		case stateForeign:
			found = append(found, v.difference(Foreign, f))
		case stateEdited:
			found = append(found, v.difference(Edited, f, f.source()))
		}
	}
	for _, l := range v.leftovers {
		src := diag.NewSource(v.path(l.name), l.content)
		found.Add(Leftover, lineSpan(src, 1))
	}
	return found
}

// changes says what becomes of each file, the lock included.
func (v *survey) changes() []Change {
	lock := Change{Name: LockName, Action: Written}
	if v.lockIsCurrent() {
		lock.Action = Unchanged
	}
	changes := []Change{lock}
	for _, f := range v.files {
		if a := f.action(); a != "" {
			changes = append(changes, Change{Name: f.name, Action: a})
		}
	}
	slices.SortFunc(changes, func(a, b Change) int { return cmp.Compare(a.Name, b.Name) })
	return changes
}

// action returns what becomes of a file; "" if there is none and will be none.
func (f finding) action() Action {
	switch {
	case f.state == stateGone:
		return ""
	case f.want == nil && !isGenerated(f.disk.content):
		return Kept
	case f.want == nil:
		return Removed
	case f.state == stateSame:
		return Unchanged
	}
	return Written
}

// commit returns the work that makes the directory hold the build.
func (v *survey) commit(s disk.Steps) (*disk.Commit, error) {
	c := &disk.Commit{Dir: v.dir, Steps: s, Vacated: v.vacated}
	for _, f := range v.files {
		switch f.action() {
		case Removed:
			c.Removals = append(c.Removals, f.name)
		case Written:
			c.Files = append(c.Files, &disk.File{Name: f.name, Content: f.want.Content, Mode: f.disk.mode})
		}
	}
	if v.lockIsCurrent() {
		return c, nil
	}
	c.Record = &disk.File{Name: LockName, Content: v.content, Mode: v.oldFile.mode}
	if len(c.Files) == 0 && len(c.Removals) == 0 {
		return c, nil
	}
	content, err := v.pendingLock().encode()
	c.Pending = &disk.File{Name: LockName, Content: content, Mode: v.oldFile.mode}
	return c, err
}

// pendingLock returns the lock that is on disk while the files are replaced. By
// it, each file is ours both before and after it is replaced.
func (v *survey) pendingLock() *lock {
	l := *v.next
	l.Files = []lockFile{}
	if v.old != nil {
		l = *v.old
		l.Files = slices.Clone(v.old.Files)
	}
	l.Pending = v.forgotten()
	for _, f := range v.files {
		v.pend(&l, f)
	}
	l.sort()
	return &l
}

// forgotten returns the announcements of an interrupted run in subdirectories
// that are to go. Such a subdirectory may be empty, and nothing else would
// tell the next run that it is ours.
func (v *survey) forgotten() []lockPending {
	var pending []lockPending
	if v.old == nil {
		return nil
	}
	for _, p := range v.old.Pending {
		sub, _ := splitName(p.Name)
		isKnown := slices.ContainsFunc(v.files, func(f finding) bool { return f.name == p.Name })
		if !isKnown && slices.Contains(v.vacated, sub) {
			pending = append(pending, p)
		}
	}
	return pending
}

// pend records what a file is now, and what it is to become. An edited file
// stays edited: whoever interrupts a forced run is asked again.
func (v *survey) pend(l *lock, f finding) {
	var hashes []hash
	if f.want != nil {
		hashes = append(hashes, contentHash(f.want.Content))
	}
	now := contentHash(f.disk.content)
	if f.disk.kind == kindRegular && v.isRecorded(f.name, now) {
		hashes = append(hashes, now)
	}
	slices.Sort(hashes)
	for _, h := range slices.Compact(hashes) {
		if recorded := l.file(f.name); recorded == nil || recorded.Hash != h {
			l.Pending = append(l.Pending, lockPending{Name: f.name, Hash: h})
		}
	}
}
