package syntax

import (
	"regexp"
	"strings"

	"github.com/mdspec-go/mdspec/spec/diag"
)

// A link reference definition, `[label]: target "title"`, shows nothing. Many are
// no links but comments: `[//]: # (text)` and its like.
var (
	definitionForm = regexp.MustCompile(`^[ \t]*\[((?:[^\[\]\\^]|\\.)(?:[^\[\]\\]|\\.)*)\]:[ \t]*(<[^<>]*>|[^ \t]*)[ \t]*(.*)$`)
	titleForm      = regexp.MustCompile(`^(?:"[^"]*"|'[^']*'|\(.*\))?$`)
	linkForm       = regexp.MustCompile(`^(?:[A-Za-z][A-Za-z0-9+.-]*://|mailto:|#|\.{0,2}/)\S+$|\.(?:md|html)(?:#\S*)?$`)
	commentLabel   = regexp.MustCompile(`(?i)^(?:/{1,2}|[#_.-]|comments?|todo|notes?|注释|备注|待办)$`)
)

// definition is a line that has the form of a link reference definition.
type definition struct{ label, target, title string }

func (m *markdown) definition(line diag.Span) *definition {
	text := m.Text(line)
	if !strings.Contains(text, "]:") {
		return nil
	}
	found := definitionForm.FindStringSubmatch(text)
	if found == nil {
		return nil
	}
	d := &definition{found[1], found[2], strings.TrimRight(found[3], blanks)}
	if d.label == "//" && d.target != "" && strings.IndexByte(titleMarks, d.target[0]) >= 0 { // the target is left out
		d.target, d.title = "#", strings.TrimRight(d.target+" "+d.title, blanks)
	}
	return d
}

// titleMarks are what may begin a title.
const titleMarks = `("'`

// isComment reports whether the definition only serves to hold a text that is not
// shown.
func (d *definition) isComment() bool {
	nowhere := d.target == "#" || d.target == "<>"
	return d.label == "//" || nowhere && (commentLabel.MatchString(d.label) || titleForm.MatchString(d.title))
}

// isLink reports whether the definition says where a link leads.
func (d *definition) isLink() bool {
	return linkForm.MatchString(strings.Trim(d.target, "<>")) && titleForm.MatchString(d.title)
}

// commentLines returns how many lines at the head of lines are a comment in the
// form of a definition. Its text may go over several.
func (m *markdown) commentLines(lines []diag.Span) int {
	d := m.definition(lines[0])
	if d == nil || !d.isComment() && !(d.opensTitle() && d.target == "#") {
		return 0
	}
	if !d.opensTitle() {
		return 1
	}
	closing := map[byte]string{'(': ")", '"': `"`, '\'': "'"}[d.title[0]]
	for i, line := range lines[1:] {
		if m.definition(line) != nil {
			break
		}
		if strings.HasSuffix(strings.TrimRight(m.Text(line), blanks), closing) {
			return i + 2
		}
	}
	if d.isComment() {
		return 1
	}
	return 0
}

// opensTitle reports whether the title begins and does not end in the line.
func (d *definition) opensTitle() bool {
	return d.title != "" && strings.IndexByte(titleMarks, d.title[0]) >= 0 && !titleForm.MatchString(d.title)
}

// shown returns the lines of a paragraph without those that Markdown shows
// nothing of, and keeps where links lead. Comments are left out wherever they
// stand, definitions of links only at the head of the paragraph: elsewhere they
// are text.
func (m *markdown) shown(lines []diag.Span) []diag.Span {
	var out []diag.Span
	for i := 0; i < len(lines); {
		if n := m.commentLines(lines[i:]); n > 0 {
			i += n
			continue
		}
		d := m.definition(lines[i])
		if d != nil && d.isLink() && len(out) == 0 {
			m.defineLink(d)
		} else {
			out = append(out, lines[i])
		}
		i++
	}
	return out
}

// shownRows returns the rows of a table without those that are comments or, at
// its end, definitions of links.
func (m *markdown) shownRows(rows []Row) []Row {
	end := len(rows)
	for end > 2 {
		d := m.definition(rows[end-1].Span)
		if d == nil || !d.isLink() {
			break
		}
		end--
	}
	for _, r := range rows[end:] {
		m.defineLink(m.definition(r.Span))
	}
	out := rows[:2:2]
	var lines []diag.Span
	for _, r := range rows[2:end] {
		lines = append(lines, r.Span)
	}
	for i := 0; i < len(lines); {
		n := m.commentLines(lines[i:])
		if n == 0 {
			out = append(out, rows[2+i])
			n = 1
		}
		i += n
	}
	return out
}

// defineLink keeps where a link leads, the first time that its label is defined.
func (m *markdown) defineLink(d *definition) {
	label := linkLabel(d.label)
	if _, known := m.links[label]; known {
		return
	}
	if m.links == nil {
		m.links = map[string]string{}
	}
	m.links[label] = strings.Trim(d.target, "<>")
}

// linkLabel returns the form in which labels are compared.
func linkLabel(text string) string { return strings.ToLower(strings.Join(strings.Fields(text), " ")) }

// reference is what may be a link by reference: an image is none, nor is a link
// that has its target with it.
var reference = regexp.MustCompile("`+[^`]*`+" + `|!?\[([^\[\]]+)\](\(|\[([^\[\]]*)\])?`)

// Inline returns the text without the comments in it, and with links by
// reference, `[text][label]` and `[label]`, as links that have their target with
// them. It stops doing so when the targets are as long as a document may be.
func (d *Document) Inline(text string) string {
	text = uncommented(text)
	if len(d.links) == 0 || !strings.Contains(text, "[") {
		return text
	}
	return reference.ReplaceAllStringFunc(text, func(link string) string {
		parts := reference.FindStringSubmatch(link)
		label := parts[3]
		if label == "" {
			label = parts[1]
		}
		target, ok := d.links[linkLabel(label)]
		elsewhere := strings.Contains(target, "://") || parts[2] != ""
		if !ok || link[0] != '[' || parts[2] == "(" || !elsewhere {
			return link
		}
		if d.inlined += len(target); d.inlined > MaxSize {
			return link
		}
		return "[" + parts[1] + "](" + target + ")"
	})
}
