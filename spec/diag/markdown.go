package diag

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// MarkdownReport is what a comparison found as a comment of a review.
type MarkdownReport struct {
	Verdict Phrase // the first line, which says all in short
	Legend  Phrase // a text under it; may be empty
	Parts   []MarkdownPart
	Rows    MarkdownRows
	// Link returns the address of a place, "" for one that has none. It may be nil.
	Link func(Span) string
	// Origin returns from where the text of a place is, "" if it is its own. It may be nil.
	Origin func(Span) string
}

// MarkdownPart is a list of edits.
type MarkdownPart struct {
	Title  Phrase // a heading, or what is folded; may be empty
	Folded bool
	Edits  []MarkdownEdit
}

// MarkdownEdit is what is found of one edit, the first in front.
type MarkdownEdit []MarkdownFinding

// MarkdownFinding is a finding under a label, such as whom it concerns.
type MarkdownFinding struct {
	Diagnostic
	Label Phrase // may be empty
}

// MarkdownRows says how the rows that accept the findings are shown: folded, in a
// table with a header, to be copied.
type MarkdownRows struct {
	Title, Help Phrase
	Header      []string // the lines above the rows
}

// WriteMarkdown writes a report: the verdict as a heading, and for each edit its
// subject, the cells that differ, its place and from where that is, each finding with its message, and
// folded the hints and the rows of the documents. At the end, folded as well, are the
// rows that accept the findings. The first edit that would make the report longer
// than 65,000 characters, and all after it, are counted only: GitHub refuses comments
// that are longer than that by a little.
//
// Nothing that comes from a document can leave its place: text is escaped, code
// spans and fences are longer than what could end them, characters that are not
// shown are spelled out, names behind an @ call nobody, and no line is a command to a
// runner of workflows. The errors returned are those of w.
func WriteMarkdown(w io.Writer, r MarkdownReport, lang Lang) error {
	m := &markdownWriter{lang: lang, link: r.Link, origin: r.Origin}
	m.line("### ", r.Verdict.In(lang))
	if !r.Legend.IsZero() {
		m.line("\n", r.Legend.In(lang))
	}
	rows := r.rows()
	m.limit = markdownLimit - closingLimit - min(length(rows), rowsLimit)
	hidden := 0
	for _, p := range r.Parts {
		hidden += m.part(p)
	}
	if hidden > 0 {
		m.line("\n", tooMany(hidden).In(lang))
	}
	m.limit = markdownLimit
	m.rows(r.Rows, rows)
	_, err := w.Write(m.Bytes())
	return err
}

// Limits of a report in characters.
const (
	markdownLimit = 65000
	closingLimit  = 500   // of it, for the line that counts what is left out and the words around the rows
	rowsLimit     = 15000 // of it, for the rows that accept findings
)

// tooMany says how many findings are left out of a report.
func tooMany(n int) Phrase {
	if n == 1 {
		return Say("1 more finding is not shown: a comment has room for no more", "另有 1 条结果没有列出：评论已放不下")
	}
	return Say("%[1]d more findings are not shown: a comment has room for no more", "另有 %[1]d 条结果没有列出：评论已放不下", n)
}

// rows returns the rows that accept the findings, each once.
func (r MarkdownReport) rows() []string {
	var out []string
	known := map[string]bool{"": true}
	for _, p := range r.Parts {
		for _, f := range slices.Concat(p.Edits...) {
			if !known[f.Accept] {
				known[f.Accept] = true
				out = append(out, f.Accept)
			}
		}
	}
	return out
}

// length returns how many characters lines take.
func length(lines []string) int {
	n := 0
	for _, l := range lines {
		n += utf8.RuneCountInString(l) + 1
	}
	return n
}

// markdownWriter holds what is written so far.
type markdownWriter struct {
	bytes.Buffer
	lang   Lang
	link   func(Span) string
	origin func(Span) string
	limit  int // in characters
	full   bool
}

func (m *markdownWriter) line(parts ...string) {
	for _, p := range parts {
		m.WriteString(p)
	}
	m.WriteByte('\n')
}

// part writes edits until there is no room for one, and returns how many findings it
// has left out.
func (m *markdownWriter) part(p MarkdownPart) (hidden int) {
	before, shown := m.Len(), 0
	switch title := p.Title.In(m.lang); {
	case p.Folded:
		m.fold("", title)
	case title != "":
		m.line("\n#### ", title)
	}
	for _, e := range p.Edits {
		from := m.Len()
		if !m.full {
			m.edit(e)
			m.full = utf8.RuneCount(m.Bytes()) > m.limit
		}
		if m.full {
			m.Truncate(min(from, m.Len()))
			hidden += len(e)
			continue
		}
		shown++
	}
	switch {
	case shown == 0:
		m.Truncate(before)
	case p.Folded:
		m.line("\n</details>")
	}
	return hidden
}

// fold opens what is folded under a title.
func (m *markdownWriter) fold(indent, title string) {
	m.line("\n", indent, "<details><summary>", title, "</summary>")
}

// edit writes what is found of an edit: without a subject as its only finding.
func (m *markdownWriter) edit(e MarkdownEdit) {
	first := e[0].Diagnostic
	if first.Subject == "" || first.Subject == "-" {
		for _, f := range e {
			m.line("\n- ", m.finding(f), m.place(f.Span))
			m.details(MarkdownEdit{f})
		}
		return
	}
	m.line("\n- **", codeSpan(first.Subject), "**", m.cells(first.Change), m.place(first.Span))
	for _, f := range e {
		m.line("  - ", m.finding(f))
	}
	m.details(e)
}

// finding returns a finding in one line.
func (m *markdownWriter) finding(f MarkdownFinding) string {
	word := f.Rule.Severity.phrase()
	if !f.Label.IsZero() {
		word = Say("%[1]s, %[2]s", "%[1]s，%[2]s", word, f.Label)
	}
	return "**" + strings.TrimSuffix(label(word, m.lang), " ") + "** " + prose(f.MessageIn(m.lang)) + " (" + codeSpan(f.Rule.ID) + ")"
}

// place returns where a finding lies, as the end of a line.
func (m *markdownWriter) place(s Span) string {
	if s.IsZero() {
		return ""
	}
	text := codeSpan(fmt.Sprintf("%s:%d", s.File(), s.Position().Line))
	if m.link != nil {
		if address := m.link(s); address != "" {
			text = "[" + text + "](" + address + ")"
		}
	}
	if m.origin != nil {
		if from := m.origin(s); from != "" {
			text = Say("%[1]s, from %[2]s", "%[1]s，出自 %[2]s", Verbatim(text), Verbatim(codeSpan(from))).In(m.lang)
		}
	}
	return " — " + text
}

// cells returns the cells of a row that differ, as the end of a line.
func (m *markdownWriter) cells(c *Change) string {
	if c == nil {
		return ""
	}
	out, between := "", " "
	for _, cell := range c.Cells {
		old, new := values(cell.Old, cell.New)
		out += between + strings.TrimPrefix(plain(visible(cell.Label))+" "+m.orBlank(old)+" → "+m.orBlank(new), " ")
		between = "; "
		if m.lang == Chinese {
			between = "；"
		}
	}
	return out
}

func (m *markdownWriter) orBlank(value string) string {
	if value == "" {
		return Say("(blank)", "（空）").In(m.lang)
	}
	return value
}

// details writes, folded, the hints, the further places and the rows of findings.
func (m *markdownWriter) details(e MarkdownEdit) {
	m.fold("  ", Say("What to do, and the rows", "建议与原文").In(m.lang))
	m.line()
	var said []string
	for _, f := range e {
		notes := []string{prose(f.HintIn(m.lang))}
		for _, r := range f.Related {
			where := ""
			if !r.Span.IsZero() {
				where = codeSpan(r.Span.String()) + " "
			}
			notes = append(notes, where+prose(r.Message.In(m.lang)))
		}
		for _, n := range notes {
			if n != "" && !slices.Contains(said, n) {
				said = append(said, n)
				m.line("  - ", n)
			}
		}
	}
	var shown []string
	for _, f := range e {
		if text, info := excerptOf(f.Diagnostic); text != "" && !slices.Contains(shown, text) {
			shown = append(shown, text)
			m.fence(text, info)
		}
	}
	m.line("\n  </details>")
}

// excerptOf returns the diff of a finding, or else the line at which it lies.
func excerptOf(d Diagnostic) (text, info string) {
	if d.Diff != "" || d.Span.IsZero() {
		return d.Diff, "diff"
	}
	return string(d.Span.Source.Line(d.Span.Position().Line)), ""
}

// fence shows lines as they are, within an item of a list.
func (m *markdownWriter) fence(text, info string) {
	bar := strings.Repeat("`", max(3, longestRun(text)+1))
	m.line("\n  ", bar, info)
	for line := range strings.SplitSeq(strings.TrimSuffix(text, "\n"), "\n") {
		m.line("  ", visibleCode(strings.TrimSuffix(line, "\r")))
	}
	m.line("  ", bar)
}

// rows writes, folded, the rows that accept findings, as many as there is room for.
func (m *markdownWriter) rows(r MarkdownRows, rows []string) {
	if len(rows) == 0 {
		return
	}
	m.fold("", r.Title.In(m.lang))
	m.line("\n", r.Help.In(m.lang))
	bar := strings.Repeat("`", max(3, longestRun(strings.Join(rows, " "))+1))
	m.line("\n", bar)
	room := m.limit - utf8.RuneCount(m.Bytes()) - closingLimit/2
	left := 0
	for _, row := range slices.Concat(r.Header, rows) {
		if room -= utf8.RuneCountInString(row) + 1; room < 0 {
			left++
			continue
		}
		m.line(visible(row))
	}
	m.line(bar)
	if left > 0 {
		m.line("\n", Say("rows for which a comment has no room: %[1]d", "评论放不下的行：%[1]d", left).In(m.lang))
	}
	m.line("\n</details>")
}
