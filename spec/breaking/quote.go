package breaking

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// row is a line of a document as a finding quotes it. A schema that was read
// without its documents has no spans: the line is then put together.
type row struct {
	file string
	line int // 0 if it is not known
	text string
	span diag.Span
}

// rowOf returns the line at the span, or else the text as a line of the document.
func (s *side) rowOf(d *spec.Document, at diag.Span, text string) row {
	if at.IsZero() {
		return row{file: d.Name, text: text}
	}
	return row{file: at.File(), line: at.Position().Line, text: firstLine(strings.TrimSpace(at.Text())), span: at}
}

// lineOf returns the line on which the span begins, without blanks around it.
func lineOf(at diag.Span) diag.Span {
	if at.IsZero() {
		return at
	}
	n := at.Position().Line
	line := string(at.Source.Line(n))
	start := at.Source.LineStart(n)
	lead := len(line) - len(strings.TrimLeft(line, " \t"))
	return at.Source.Span(start+lead, start+len(strings.TrimRight(line, " \t")))
}

func firstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return strings.TrimRight(line, "\r")
}

// where returns the place of a row as a diff names it.
func (r row) where() string {
	if r.line == 0 {
		return r.file
	}
	return fmt.Sprintf("%s:%d", r.file, r.line)
}

// difference returns a small unified diff of two rows, one of which may be nil.
func difference(old, new *row) string {
	var head, body strings.Builder
	if old != nil {
		head.WriteString("--- old " + old.where() + "\n")
		body.WriteString("-" + old.text + "\n")
	}
	if new != nil {
		head.WriteString("+++ new " + new.where() + "\n")
		body.WriteString("+" + new.text + "\n")
	}
	return head.String() + body.String()
}

// cells returns a row of a table; the last cell is text, the others code.
func cells(values ...string) string {
	out := make([]string, len(values))
	for i, v := range values {
		v = strings.ReplaceAll(v, "\n", "<br>")
		if v != "" && i < len(values)-1 {
			v = "`" + v + "`"
		}
		out[i] = strings.ReplaceAll(v, "|", `\|`)
	}
	return strings.Join(out, "|")
}

// heading returns the heading of a definition.
func heading(name, underlying string, doc spec.Doc) string {
	text := "### `" + name + "`"
	if underlying != "" {
		text += " `" + underlying + "`"
	}
	return strings.TrimSpace(text + " " + firstLine(doc.Plain()))
}

// fieldRow returns the row of a field.
func (s *side) fieldRow(f *spec.Field) row {
	if r, ok := s.rows[f]; ok {
		return r
	}
	name := f.Name
	if f.Embedded {
		name = ""
	}
	tag, _ := f.Tag("json")
	limits := make([]string, len(f.Limits))
	for i, l := range f.Limits {
		limits[i] = l.Text
	}
	text := cells(name, tag, f.Type.String(), "")
	for _, more := range []string{string(f.Presence), strings.Join(limits, ", "), f.Doc.Plain()} {
		if more != "" {
			text += cells(more) + "|"
		}
	}
	s.rows[f] = s.rowOf(s.documentOf(f), f.Span, strings.TrimSuffix(text, "|"))
	return s.rows[f]
}

func (s *side) callRow(c *spec.Call) row {
	page := ""
	if p := c.Page; p != nil {
		page = p.RequestCursor + "` `" + p.ResponseCursor + "` `" + p.Items
	}
	token := "-"
	if c.AccessToken {
		token = "+"
	}
	text := cells(c.Name, c.Request.String(), c.Response.String(), c.ResponseKey, page, "") + token + "|" + cells(url(c), c.Doc.Plain())
	return s.rowOf(s.documentOf(c), c.Span, text)
}

func (s *side) errorRow(e *spec.ErrorCode) row {
	return s.rowOf(s.documentOf(e), e.Span, cells(e.Name, "")+cells(decimal(e.Code)+"|"+string(e.Class)+"|"+e.Doc.Plain()))
}

func (s *side) settingRow(set *spec.Setting) row {
	return s.rowOf(s.documentOf(set), lineOf(set.Span), string(set.Name)+"|`"+set.Value+"`|"+firstLine(set.Doc.Plain()))
}

// url returns the URL of a call as its cell writes it.
func url(c *spec.Call) string {
	if c.Media != "" {
		return c.Method + "(" + c.Media + ") " + c.Path
	}
	return c.Method + " " + c.Path
}

func decimal(n int64) string { return strconv.FormatInt(n, 10) }

// baseName returns the name of the document at a path.
func baseName(path string) string { return path[strings.LastIndexByte(path, '/')+1:] }
