package diag

import "io"

// WriteLines writes the diagnostics, in the order of the list, for programs and
// logs: one line each, in which a pattern finds the place and the severity:
//
//	spec/chat_info.md:10:16: error: unknown type `strng` [unknown-type] — did you mean `string`?
//
// Without a span the line begins with the severity, which is the same word in each
// language. Behind the hint is the row that accepts the finding, if there is one. The
// source line, related places, diffs and fixes are left out. Nothing that comes from a
// document ends a line or drives the terminal. The errors returned are those of w.
func WriteLines(w io.Writer, l List, o TextOptions) error {
	t := newTextWriter(w, o)
	for _, d := range l {
		severity := d.Rule.Severity
		t.begin(d, t.paint(severity.style(), severity.String()+": "))
		if hint := d.HintIn(t.lang); hint != "" {
			t.write(" — ", hint)
		}
		if d.Accept != "" {
			t.write(" — ", t.label(acceptWord()), visible(d.Accept))
		}
		t.line()
	}
	return t.Flush()
}
