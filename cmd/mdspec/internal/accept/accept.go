// Package accept reads files of accepted changes: incompatible changes that
// somebody has agreed to, each with a reason and a last day. Such a file is a
// Markdown document with a table, as everything is that mdspec reads:
//
//	Rule|Subject|Reason|Until
//	:--|:--|:--|:--
//	`field-removed`|`Chat.Owner`|nobody reads it, says the log of June|2026-12-31
//
// A row accepts the findings of the rule whose [Subject] it names, up to the
// end of the day in UTC. What a row no longer does is a finding of its own, so
// that the list cannot rot.
package accept

import (
	"fmt"
	"slices"
	"time"

	"github.com/mdspec-go/mdspec/spec/diag"
)

// Entry is one row of the table.
type Entry struct {
	Rule    string
	Subject string
	Reason  string
	Until   time.Time // the last day, at its beginning in UTC

	RuleSpan, SubjectSpan, UntilSpan diag.Span
}

// Subject returns what a finding of a comparison is about: the name of a type, a
// constant or a call, of a field or a key as Type.Field, of a setting, a URL or
// an error code; "-" if it is about the package as a whole. It is read from the
// finding's arguments by what the rule calls them.
func Subject(d diag.Diagnostic) string {
	arg := func(names ...string) string {
		i := slices.IndexFunc(d.Rule.Params, func(p string) bool { return slices.Contains(names, p) })
		if i < 0 || i >= len(d.Args) {
			return ""
		}
		return fmt.Sprint(d.Args[i])
	}
	owner, member := arg("type"), arg("field", "key", "value", "old name")
	switch {
	case owner != "" && member != "":
		return owner + "." + member
	case len(d.Args) == 0 || arg("old parameters") != "":
		return "-"
	}
	return fmt.Sprint(d.Args[0])
}

// Apply returns the findings that no entry accepts at the time, and what is to
// be said of the entries.
func Apply(entries []Entry, found diag.List, now time.Time) (left, own diag.List) {
	accepted := make([]bool, len(found))
	used := make([]bool, len(entries))
	for i, e := range entries {
		if e.expired(now) {
			continue
		}
		for j, d := range found {
			if !accepted[j] && e.covers(d) {
				accepted[j], used[i] = true, true
			}
		}
	}
	for j, d := range found {
		if !accepted[j] {
			left = append(left, d)
		}
	}
	for i, e := range entries {
		switch {
		case used[i]:
		case e.expired(now):
			own.Add(AcceptExpired, e.UntilSpan, e.Rule, e.Subject, e.Until.Format(time.DateOnly))
		default:
			d := own.Add(AcceptUnused, e.SubjectSpan, e.Rule, e.Subject)
			d.Suggest = diag.Suggest(e.Subject, subjects(left, e.Rule))
		}
	}
	return left, own
}

// expired reports whether the last day is over in UTC.
func (e Entry) expired(now time.Time) bool { return !now.Before(e.Until.AddDate(0, 0, 1)) }

// covers reports whether the entry is about the finding. Names that findings
// shorten are compared as they show them, so that they can be copied.
func (e Entry) covers(d diag.Diagnostic) bool {
	return d.Rule.ID == e.Rule && Subject(d) == e.Subject
}

// subjects returns what the findings of a rule are about.
func subjects(l diag.List, rule string) []string {
	var out []string
	for _, d := range l {
		if d.Rule.ID == rule {
			out = append(out, Subject(d))
		}
	}
	return out
}
