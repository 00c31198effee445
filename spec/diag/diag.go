// Package diag reports what a program finds in text files: what is wrong (a
// [Diagnostic] of a [Rule]), where it is (a [Span] of a [Source]) and how it is
// shown, in English and in Chinese: as text for people, as Markdown for reviewers,
// as JSON, SARIF and annotations of GitHub for programs.
//
// A user's fault is a Diagnostic, never a Go error. Functions that read documents
// return what they understood together with a [List] and go on. The rules of a
// package are files of a [Book] beside its code.
package diag

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Severity says what a diagnostic means for the run.
type Severity int

const (
	// Error stops every output of the run.
	Error Severity = iota
	// Warning is a likely mistake; the output is written all the same.
	Warning
	// Note reports something that was left out on purpose, such as a TODO row.
	Note
)

// String returns "error", "warning" or "note".
func (s Severity) String() string {
	switch s {
	case Error:
		return "error"
	case Warning:
		return "warning"
	}
	return "note"
}

// MarshalText encodes the severity as its name.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (s *Severity) UnmarshalText(text []byte) error {
	for _, known := range []Severity{Error, Warning, Note} {
		if known.String() == string(text) {
			*s = known
			return nil
		}
	}
	return fmt.Errorf("unknown severity %q", text)
}

// Tool is the program that reports.
type Tool struct {
	Name    string
	Version string // may be empty, as may URI
	URI     string // of its home page
}

// Rule is one thing that can be wrong. Rules are data: those of a package are
// written in its [Book].
type Rule struct {
	ID       string   // stable name, lower case with dashes: what is wrong
	Severity Severity // fixed for each rule
	Dialect  string   // the number of the rule in the reference of what is read, such as "3.5"; "" if it has none
	Params   []string // what the arguments of Message and Hint are, in order
	Message  string   // a format with %[1]s…: what is wrong
	Hint     string   // a format of the same arguments: what to write instead; may be empty
	ZH       Text     // the same in Chinese

	book *Book // in which it is written; nil if in none
}

// Related is a second place that belongs to a diagnostic, such as the first
// definition of a duplicate.
type Related struct {
	Span    Span
	Message Phrase
}

// FirstHere is the message of the place where what occurs twice was first.
var FirstHere = Say("first here", "首次出现在这里")

// Edit is a replacement of the bytes of a span.
type Edit struct {
	Span Span
	New  string
}

// Fix is a change of documents that does away with a finding.
type Fix struct {
	Message Phrase // what it does, such as "rename the field"
	Edits   []Edit // in the order of their spans, none over another
	Certain bool   // it is right in every case, so that a command may make it; else it is an offer to a reader
}

// Diagnostic is one finding at one place.
type Diagnostic struct {
	Rule    *Rule
	Args    []any
	Span    Span
	Suggest []string  // the nearest valid spellings, best first; shown as "did you mean"
	Related []Related // further places, in the order to be read
	Diff    string    // a unified diff that shows the finding, or ""
	Change  *Change   // the edit that it is about; nil if it is about none, or if nobody knows
	Fix     *Fix      // a change that does away with the finding; nil without one
	Subject string    // the name of what it is about, by which it can be told from others of its rule; "" if it has none
	Accept  string    // the row of a table that accepts the finding, to be copied; "" if it cannot be accepted
}

// Change is an edit of one line of a document. Findings of the same edit share it.
type Change struct {
	Cells []Cell // what differs; none of a line that is new or gone
}

// Cell is a part of a line before and after an edit, as documents write it.
type Cell struct {
	Label    string // of a cell of a table its column; "" for the whole line
	Old, New string
}

// New returns a diagnostic of the rule at the span. String arguments are
// quoted user text: they are shortened and stripped of control characters (see
// [Printable]). A [Phrase] is shown whole, in the language of the message;
// arguments of other types, such as errors, are shown as they are.
func New(rule *Rule, span Span, args ...any) Diagnostic {
	return Diagnostic{Rule: rule, Args: printable(args), Span: span}
}

// Relate adds a further place to the finding, and returns it.
func (d *Diagnostic) Relate(at Span, message Phrase) *Diagnostic {
	d.Related = append(d.Related, Related{Span: at, Message: message})
	return d
}

// Message says in English what is wrong, in one line without control characters.
func (d Diagnostic) Message() string { return d.MessageIn(English) }

// MessageIn is Message in a language.
func (d Diagnostic) MessageIn(l Lang) string { return format(d.Rule.in(l).Message, d.Args, l) }

// Hint says in English what to write instead, the suggestions first, in one
// line; "" if there is nothing to say.
func (d Diagnostic) Hint() string { return d.HintIn(English) }

// HintIn is Hint in a language.
func (d Diagnostic) HintIn(l Lang) string {
	hint := format(d.Rule.in(l).Hint, d.Args, l)
	if len(d.Suggest) == 0 {
		return hint
	}
	quoted := make([]Phrase, len(d.Suggest))
	for i, s := range d.Suggest {
		quoted[i] = Verbatim("`" + Printable(s) + "`")
	}
	meant := Say("did you mean %[1]s?", "是不是想写 %[1]s？", Or(quoted...)).In(l)
	switch {
	case hint == "":
		return meant
	case l == Chinese:
		return meant + hint
	}
	return meant + " " + hint
}

// format is Sprintf for templates whose verbs all carry an index, so that a
// translation may reorder them or leave one out.
func format(template string, args []any, l Lang) string {
	bare := strings.ReplaceAll(template, "%%", "")
	if !strings.Contains(bare, "%") {
		// Sprintf would complain of arguments that no verb asks for.
		return visible(strings.ReplaceAll(template, "%%", "%"))
	}
	if l == Chinese {
		template = closeUp(template, args)
	}
	return visible(fmt.Sprintf(template, localized(args, l)...))
}

// List is a collection of diagnostics. The zero List is empty and ready.
type List []Diagnostic

// Add appends a diagnostic of the rule at the span and returns it, so that the
// caller can attach suggestions or related places before the next one is added.
func (l *List) Add(rule *Rule, span Span, args ...any) *Diagnostic {
	*l = append(*l, New(rule, span, args...))
	return &(*l)[len(*l)-1]
}

// Sorted returns the diagnostics in the order in which they are shown — by
// file, place, severity, rule, message and diff — with each finding once. Of
// findings that are equal in all of these the first stays.
func (l List) Sorted() List {
	out := slices.Clone(l)
	slices.SortStableFunc(out, compare)
	return slices.CompactFunc(out, func(a, b Diagnostic) bool { return compare(a, b) == 0 })
}

func compare(a, b Diagnostic) int {
	c := cmp.Or(
		a.Span.Compare(b.Span),
		cmp.Compare(a.Rule.Severity, b.Rule.Severity),
		cmp.Compare(a.Rule.ID, b.Rule.ID),
	)
	if c != 0 {
		return c
	}
	// Only now: a message is put together each time it is asked for.
	return cmp.Or(cmp.Compare(a.Message(), b.Message()), cmp.Compare(a.Diff, b.Diff))
}

// HasErrors reports whether any diagnostic is an error.
func (l List) HasErrors() bool {
	return slices.ContainsFunc(l, func(d Diagnostic) bool { return d.Rule.Severity == Error })
}

// Count returns the number of diagnostics of the severity.
func (l List) Count(s Severity) int {
	n := 0
	for _, d := range l {
		if d.Rule.Severity == s {
			n++
		}
	}
	return n
}
