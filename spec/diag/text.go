package diag

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// TextOptions says how [WriteText] and [WriteLines] write.
type TextOptions struct {
	Color bool // with ANSI colours, for a terminal
	Lang  Lang // English by default
}

// WriteText writes the diagnostics, in the order of the list, for people: a
// line that any editor can follow, the source line with carets under the span,
// the hint, the places that belong to it, and the row that accepts it, if there is one:
//
//	spec/chat_info.md:10:16: error: unknown type `strng` [unknown-type]
//	  10 | `Name`|`name`|`strng`|群聊名
//	     |                ^^^^^
//	     = help: did you mean `string`?
//	     = note: spec/other.md:4:6: first defined here
//
// Without a span the first line begins with the severity. A diagnostic that
// has a diff shows it, as it is and after everything else, in place of the
// source line. Nothing that comes from a document can drive the terminal:
// control and bidirectional formatting characters are spelled out. The errors
// returned are those of w.
func WriteText(w io.Writer, l List, o TextOptions) error {
	t := newTextWriter(w, o)
	for _, d := range l {
		t.diagnostic(d)
	}
	return t.Flush()
}

// textWriter leaves errors to the final Flush, which returns the first one.
type textWriter struct {
	*bufio.Writer
	color bool
	lang  Lang
}

func newTextWriter(w io.Writer, o TextOptions) textWriter {
	return textWriter{Writer: bufio.NewWriter(w), color: o.Color, lang: o.Lang}
}

// style is the parameter of an ANSI "select graphic rendition" sequence.
type style string

const (
	bold   style = "1"
	red    style = "31"
	green  style = "32"
	cyan   style = "36"
	faint  style = "2"
	alarm  style = "1;31"
	caveat style = "1;33"
	remark style = "1;36"
)

func (s Severity) style() style {
	switch s {
	case Error:
		return alarm
	case Warning:
		return caveat
	}
	return remark
}

func (t textWriter) paint(s style, text string) string {
	if !t.color || s == "" || text == "" {
		return text
	}
	return "\x1b[" + string(s) + "m" + text + "\x1b[0m"
}

func (t textWriter) write(parts ...string) {
	for _, p := range parts {
		_, _ = t.WriteString(p) // see textWriter
	}
}

func (t textWriter) line(parts ...string) {
	t.write(parts...)
	_ = t.WriteByte('\n')
}

func (t textWriter) diagnostic(d Diagnostic) {
	t.begin(d, t.paint(d.Rule.Severity.style(), t.label(d.Rule.Severity.phrase())))
	t.line()
	margin := "  "
	if !d.Span.IsZero() {
		line := d.Span.Position().Line
		margin += strings.Repeat(" ", len(strconv.Itoa(line)))
		if d.Diff == "" {
			t.excerpt(d, line, margin)
		}
	}
	if hint := d.HintIn(t.lang); hint != "" {
		t.line(margin, t.paint(faint, " = "), t.paint(bold, t.label(Say("help", "建议"))), hint)
	}
	for _, r := range d.Related {
		t.line(margin, t.paint(faint, " = "), t.paint(bold, t.label(Say("note", "提示"))), r.text(t.lang))
	}
	if d.Accept != "" {
		t.line(margin, t.paint(faint, " = "), t.paint(bold, t.label(acceptWord())), visible(d.Accept))
	}
	t.diff(d.Diff)
}

// begin writes the line that begins a diagnostic, up to its end.
func (t textWriter) begin(d Diagnostic, severity string) {
	place := ""
	if !d.Span.IsZero() {
		place = visible(d.Span.String()) + ": "
	}
	t.write(t.paint(bold, place), severity, t.paint(bold, d.MessageIn(t.lang)), " ", t.paint(faint, "["+d.Rule.ID+"]"))
}

// excerpt shows line n, on which the diagnostic's span begins. A source without
// content, such as that of a file that does not exist, has nothing to show.
func (t textWriter) excerpt(d Diagnostic, n int, margin string) {
	source := d.Span.Source
	if len(source.Content()) == 0 {
		return
	}
	start := source.textStart(n)
	line := source.Content()[start:source.lineEnd(n)]
	text, blanks, carets := excerpt(line, d.Span.Start-start, d.Span.End-start)
	if text != "" {
		text = " " + text
	}
	number := fmt.Sprintf("%*d", len(margin), n)
	t.line(t.paint(faint, number+" |"), text)
	t.line(t.paint(faint, margin+" |"), " ", strings.Repeat(" ", blanks),
		t.paint(d.Rule.Severity.style(), strings.Repeat("^", carets)))
}

func (t textWriter) label(word Phrase) string { return label(word, t.lang) }

// label returns a word that opens a line.
func label(word Phrase, l Lang) string {
	colon := ": "
	if l == Chinese {
		colon = "：" // as wide as a colon and a blank
	}
	return word.In(l) + colon
}

// phrase returns the name of the severity as a reader sees it.
func (s Severity) phrase() Phrase {
	switch s {
	case Error:
		return Say("error", "错误")
	case Warning:
		return Say("warning", "警告")
	}
	return Say("note", "提示")
}

// text returns the related place in one line.
func (r Related) text(l Lang) string {
	if r.Span.IsZero() {
		return r.Message.In(l)
	}
	return visible(r.Span.String() + ": " + r.Message.In(l))
}

// diff shows a unified diff. Tabs stay, so that it can still be applied.
func (t textWriter) diff(diff string) {
	for line := range strings.Lines(diff) {
		text := visibleCode(strings.TrimSuffix(line, "\n"))
		t.line(t.paint(diffStyle(text), text))
	}
}

func diffStyle(line string) style {
	switch {
	case strings.HasPrefix(line, "+++"), strings.HasPrefix(line, "---"):
		return bold
	case strings.HasPrefix(line, "+"):
		return green
	case strings.HasPrefix(line, "-"):
		return red
	case strings.HasPrefix(line, "@@"):
		return cyan
	}
	return ""
}

// acceptWord comes before the row that accepts a finding.
func acceptWord() Phrase { return Say("accept", "接受") }
