package diag

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// MarkdownReport is a list of findings as a comment of a review.
type MarkdownReport struct {
	Title    Phrase // of the whole
	Nothing  Phrase // said in place of it if there is no finding but notes
	Sections []MarkdownSection
}

// MarkdownSection is a part of a report. Without findings it is counted and not
// shown.
type MarkdownSection struct {
	Title Phrase // its heading
	Label Phrase // what it is called in front of the number of its findings
	List  List
}

// WriteMarkdown writes a report: a heading with the number of findings in each
// section, and a bullet for each finding with its message, its hint, its place
// and, in a fence, its diff or else the line at which it lies. The first finding
// that would make the report longer than 65,000 characters, and all after it, are
// counted only: GitHub refuses comments that are longer than that by a little.
//
// Nothing that comes from a document can leave its place: text is escaped, code
// spans and fences are longer than what could end them, characters that are not
// shown are spelled out, and names behind an @ call nobody. The errors returned
// are those of w.
func WriteMarkdown(w io.Writer, r MarkdownReport, lang Lang) error {
	m := &markdownWriter{lang: lang}
	var counts []string
	serious, all := false, 0
	for _, s := range r.Sections {
		serious = serious || s.List.Count(Note) < len(s.List)
		all += len(s.List)
		counts = append(counts, fmt.Sprintf("%s %d", s.Label.In(lang), len(s.List)))
	}
	if serious {
		m.line("### ", Say("%[1]s: %[2]s", "%[1]s：%[2]s", r.Title, Verbatim(strings.Join(counts, listSeparator(lang)))).In(lang))
	} else {
		m.line(r.Nothing.In(lang))
	}
	if hidden := all - m.sections(r.Sections); hidden > 0 {
		m.line("\n", tooMany(hidden).In(lang))
	}
	_, err := w.Write(m.Bytes())
	return err
}

// Limits of a report in characters.
const (
	markdownLimit = 65000
	closingLimit  = 200 // of it, for the line that counts what is left out
)

// tooMany says how many findings are left out of a report.
func tooMany(n int) Phrase {
	if n == 1 {
		return Say("1 more finding is not shown: a comment has room for no more", "另有 1 条结果没有列出：评论已放不下")
	}
	return Say("%[1]d more findings are not shown: a comment has room for no more", "另有 %[1]d 条结果没有列出：评论已放不下", n)
}

func listSeparator(l Lang) string {
	if l == Chinese {
		return "，"
	}
	return ", "
}

// markdownWriter holds what is written so far.
type markdownWriter struct {
	bytes.Buffer
	lang Lang
}

func (m *markdownWriter) line(parts ...string) {
	for _, p := range parts {
		m.WriteString(p)
	}
	m.WriteByte('\n')
}

// sections writes findings until there is no room for one, and returns how many
// it has written.
func (m *markdownWriter) sections(sections []MarkdownSection) (shown int) {
	length := utf8.RuneCount(m.Bytes())
	for _, s := range sections {
		for i, d := range s.List {
			before := m.Len()
			if i == 0 {
				m.line("\n#### ", s.Title.In(m.lang))
			}
			m.diagnostic(d)
			if length += utf8.RuneCount(m.Bytes()[before:]); length > markdownLimit-closingLimit {
				m.Truncate(before)
				return shown
			}
			shown++
		}
	}
	return shown
}

func (m *markdownWriter) diagnostic(d Diagnostic) {
	place := ""
	if !d.Span.IsZero() {
		place = " — " + codeSpan(d.Span.String())
	}
	m.line("\n- **", d.Rule.Severity.phrase().In(m.lang), "** ", prose(d.MessageIn(m.lang)), " (", codeSpan(d.Rule.ID), ")", place)
	if hint := d.HintIn(m.lang); hint != "" {
		m.line("\n  ", prose(hint))
	}
	for _, r := range d.Related {
		where := ""
		if !r.Span.IsZero() {
			where = codeSpan(r.Span.String()) + " "
		}
		m.line("\n  ", where, prose(r.Message.In(m.lang)))
	}
	m.fence(d)
}

// fence shows the diff of a finding, or else the line at which it lies.
func (m *markdownWriter) fence(d Diagnostic) {
	text, info := d.Diff, "diff"
	if text == "" && !d.Span.IsZero() {
		text, info = string(d.Span.Source.Line(d.Span.Position().Line)), ""
	}
	if text == "" {
		return
	}
	bar := strings.Repeat("`", max(3, longestRun(text)+1))
	m.line("\n  ", bar, info)
	for line := range strings.SplitSeq(strings.TrimSuffix(text, "\n"), "\n") {
		m.line("  ", visibleCode(strings.TrimSuffix(line, "\r")))
	}
	m.line("  ", bar)
}

// longestRun returns the length of the longest run of backticks.
func longestRun(s string) int {
	longest, run := 0, 0
	for _, r := range s {
		if r != '`' {
			run = 0
			continue
		}
		run++
		longest = max(longest, run)
	}
	return longest
}

// codeSpan returns text as code in one line.
func codeSpan(text string) string {
	text = visible(text)
	bar := strings.Repeat("`", longestRun(text)+1)
	if strings.HasPrefix(text, "`") || strings.HasSuffix(text, "`") {
		text = " " + text + " "
	}
	return bar + text + bar
}

// prose returns a message as Markdown: what is between two backticks as
// code, all else as text. A backtick of the user's may shift what is code; it
// cannot make either of them anything else.
func prose(message string) string {
	parts := strings.Split(visible(message), "`")
	var b strings.Builder
	for i, p := range parts {
		switch {
		case i%2 == 0:
			b.WriteString(plain(p))
		case i == len(parts)-1: // nothing closes it
			b.WriteString("\\`" + plain(p))
		case strings.TrimSpace(p) == "":
			b.WriteString("\\`" + plain(p) + "\\`")
		default:
			b.WriteString("`" + p + "`")
		}
	}
	return b.String()
}

// Characters that mean something to Markdown or to the pages that show it.
const (
	markup     = "\\*_{}[]<>#+|~$^=!&@%" // escaped wherever they are
	references = "@#!~%&$^"              // directly before a name these call a person, an issue and the like
	gap        = "\u200b"                // no width: keeps a reference from being one
)

// plain returns text that Markdown shows as it is.
func plain(text string) string {
	var b strings.Builder
	for i, r := range text {
		next, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(r):])
		word := unicode.IsLetter(next) || unicode.IsDigit(next)
		switch {
		case strings.ContainsRune(markup, r), r == '.' && word, r == ':' && next == '/':
			b.WriteByte('\\')
		}
		b.WriteRune(r)
		if strings.ContainsRune(references, r) && next != ' ' && next != utf8.RuneError {
			b.WriteString(gap)
		}
	}
	return b.String()
}
