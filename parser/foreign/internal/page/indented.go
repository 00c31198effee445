package page

import (
	"regexp"
	"strings"

	"github.com/mdspec-go/mdspec/spec/diag"
)

var (
	fenceMark   = regexp.MustCompile("^(?:```+|~~~+)")
	headingMark = regexp.MustCompile(`^(#{1,6})\s+(.*?)(?:\s+#+)?$`)
	bulletMark  = regexp.MustCompile(`^(?:[-*+]|\d+[.)])\s+`)
)

// within reports whether an element of JSX is open: what is indented there is no code.
func (r *reader) within() bool {
	return r.components > 0 || len(r.wraps) > 0 || r.fields != nil && len(r.fields.open) > 0
}

// indented reads lines that Markdown takes for code because of how far they are indented
// in an element of JSX.
func (r *reader) indented(spans []diag.Span) {
	var lines []line
	for _, s := range spans {
		if s = r.Trim(s); s.Start >= r.done {
			lines = append(lines, line{r.Text(s), s})
		}
	}
	for len(lines) > 0 {
		lines = lines[r.indentedBlock(lines):]
	}
}

// indentedBlock reads the block that begins with the first line and returns how many
// lines it has.
func (r *reader) indentedBlock(lines []line) int {
	first := lines[0]
	switch heading := headingMark.FindStringSubmatch(first.text); {
	case first.text == "" || first.span.Start < r.done:
		return 1
	case fenceMark.MatchString(first.text):
		return r.indentedFence(lines)
	case heading != nil:
		r.heading(len(heading[1]), heading[2], first.span)
		return 1
	case r.beginsTable(lines):
		return r.indentedTable(lines)
	}
	n := 1
	for n < len(lines) && lines[n].text != "" && !r.beginsTable(lines[n:]) && !fenceMark.MatchString(lines[n].text) && !bulletMark.MatchString(lines[n].text) {
		n++
	}
	if strings.HasPrefix(first.text, "<") && htmlStart.MatchString(first.text) {
		r.markup(across(lines[:n]))
		return n
	}
	mark := bulletMark.FindString(first.text)
	first.text = first.text[len(mark):]
	r.bullet = mark != ""
	r.paragraph(append([]line{first}, lines[1:n]...))
	r.bullet = false
	return n
}

// beginsTable reports whether the lines begin with the header and the delimiter of a
// table.
func (r *reader) beginsTable(lines []line) bool {
	return len(lines) > 1 && strings.Contains(lines[0].text, "|") && r.Delimiter(lines[1].span) > 0
}

// indentedTable reads a table and returns how many lines it has.
func (r *reader) indentedTable(lines []line) int {
	rows, n := []Row{r.pipeRow(r.Row(lines[0].span))}, 2
	for n < len(lines) && strings.Contains(lines[n].text, "|") {
		rows = append(rows, r.pipeRow(r.Row(lines[n].span)))
		n++
	}
	r.rows(Pipes, rows)
	return n
}

// indentedFence reads a fence and returns how many lines it has.
func (r *reader) indentedFence(lines []line) int {
	mark := fenceMark.FindString(lines[0].text)
	var texts []string
	n := 1
	for n < len(lines) && !strings.HasPrefix(lines[n].text, mark) {
		texts = append(texts, lines[n].text)
		n++
	}
	lang, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(lines[0].text[len(mark):])), " ")
	r.code(lang, strings.Join(texts, "\n"), lines[0].span)
	return min(n+1, len(lines))
}
