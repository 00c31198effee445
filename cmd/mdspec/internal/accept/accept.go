// Package accept reads files of accepted changes: incompatible changes that
// somebody has agreed to, each with a reason and a last day. Such a file is a
// Markdown document with a table, as everything is that mdspec reads:
//
//	Rule|Subject|Reason|Until
//	:--|:--|:--|:--
//	`field-removed`|`Chat.Owner`|nobody reads it, says the log of June|2026-12-31
//
// A row accepts the findings of the rule whose subject it names, up to the end of
// the day in UTC. What a row no longer does is a finding of its own, so
// that the list cannot rot.
package accept

import (
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

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

// Blank is what a row says where somebody has to write something.
const Blank = "…"

// Row returns the row that accepts a finding, but for its reason and its last day,
// which are blanks; "" if it has no subject.
func Row(d diag.Diagnostic) string {
	if d.Subject == "" {
		return ""
	}
	return strings.Join([]string{cell(d.Rule.ID), cell(d.Subject), Blank, Blank}, "|")
}

// cell returns a cell of a table that holds a text as code.
func cell(text string) string {
	run, longest := 0, 0
	for _, r := range text {
		if run++; r != '`' {
			run = 0
		}
		longest = max(longest, run)
	}
	bar := strings.Repeat("`", longest+1)
	if strings.HasPrefix(text, "`") || strings.HasSuffix(text, "`") {
		text = " " + text + " "
	}
	return bar + strings.ReplaceAll(text, "|", `\|`) + bar
}

// Offer gives each finding that fails a run the row that accepts it.
func Offer(l diag.List) {
	for i, d := range l {
		if d.Rule.Severity != diag.Note {
			l[i].Accept = Row(d)
		}
	}
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
			e.unused(&own, left)
		}
	}
	return left, own
}

// expired reports whether the last day is over in UTC.
func (e Entry) expired(now time.Time) bool { return !now.Before(e.Until.AddDate(0, 0, 1)) }

// covers reports whether the entry is about the finding.
func (e Entry) covers(d diag.Diagnostic) bool {
	return d.Rule.ID == e.Rule && d.Subject == e.Subject
}

// unused says that an entry accepts nothing, and which finding of those that are left
// it may mean: one of its rule about a subject of a similar name, one of its rule that
// mentions the name, or one of another rule about the subject.
func (e Entry) unused(own *diag.List, left diag.List) {
	d := own.Add(AcceptUnused, e.SubjectSpan, e.Rule, e.Subject)
	var subjects, mentions, rules []string
	for _, f := range left {
		switch {
		case f.Rule.ID != e.Rule:
			if strings.EqualFold(f.Subject, e.Subject) {
				rules = append(rules, f.Rule.ID)
			}
		case e.mentioned(f):
			mentions = append(mentions, f.Subject)
			fallthrough
		default:
			subjects = append(subjects, f.Subject)
		}
	}
	if d.Suggest = diag.Suggest(e.Subject, subjects); d.Suggest == nil {
		d.Suggest = few(mentions)
	}
	if d.Suggest == nil && len(rules) > 0 {
		d.Span, d.Suggest = e.RuleSpan, few(rules)
	}
}

// few returns the first texts of a list, each once.
func few(list []string) []string {
	slices.Sort(list)
	list = slices.Compact(list)
	return list[:min(len(list), 3)]
}

// mentioned reports whether a finding or the rows that it shows have the last name of
// the subject, as of a field without its type, a path without its method, or the
// constant of an error code.
func (e Entry) mentioned(d diag.Diagnostic) bool {
	word := e.Subject[strings.LastIndexAny(e.Subject, ". ")+1:]
	text := d.Subject + "\n" + d.Message() + "\n" + d.Diff
	for word != "" {
		before, after, ok := strings.Cut(text, word)
		if !ok {
			return false
		}
		last, _ := utf8.DecodeLastRuneInString(before)
		next, _ := utf8.DecodeRuneInString(after)
		if !inName(last) && !inName(next) {
			return true
		}
		text = after
	}
	return false
}

func inName(r rune) bool {
	return r == '_' || r == '/' || unicode.IsLetter(r) && r != utf8.RuneError || unicode.IsDigit(r)
}
