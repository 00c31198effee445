package breaking

import (
	"slices"
	"strconv"
	"strings"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// written is a column of a quoted row: what a node says in it.
type written[T any] struct {
	column *dialect.Column
	text   func(node T) string
}

// The rows that are quoted. What a row leaves out, the findings about it say.
var (
	fieldCells = []written[*spec.Field]{
		{dialect.Name, func(f *spec.Field) string {
			if f.Embedded {
				return ""
			}
			return f.Name
		}},
		{dialect.JSON, func(f *spec.Field) string {
			if _, placed := f.Placed(); placed {
				tag, _ := f.Tag(string(f.In))
				return tag
			}
			tag, _ := f.Tag("json")
			return tag
		}},
		{dialect.Type, func(f *spec.Field) string { return f.Type.String() }},
		{dialect.Required, func(f *spec.Field) string { return string(f.Presence) }}, // without a header + says nothing
		{dialect.Limits, limitsText},
		{dialect.Default, func(f *spec.Field) string { return statedText(f.Default) }},
		{dialect.Example, func(f *spec.Field) string { return statedText(f.Example) }},
		{dialect.In, func(f *spec.Field) string { return string(f.In) }},
		{dialect.Doc, func(f *spec.Field) string { return f.Doc.Plain() }},
	}
	valueCells = []written[*spec.EnumValue]{
		{dialect.Name, func(v *spec.EnumValue) string { return v.Name }},
		{dialect.Value, func(v *spec.EnumValue) string { return v.Value }},
		{dialect.Doc, func(v *spec.EnumValue) string { return v.Doc.Plain() }},
	}
	callCells = []written[*spec.Call]{
		{dialect.Name, func(c *spec.Call) string { return c.Name }},
		{dialect.Request, func(c *spec.Call) string { return c.Request.String() }},
		{dialect.Response, func(c *spec.Call) string { return c.Response.String() }},
		{dialect.ResponseKey, func(c *spec.Call) string { return c.ResponseKey }},
		{dialect.Page, pageText},
		{dialect.AccessToken, func(c *spec.Call) string {
			if c.AccessToken {
				return "+"
			}
			return "-"
		}},
		{dialect.URL, url},
		{dialect.Doc, func(c *spec.Call) string { return c.Doc.Plain() }},
	}
	errorCells = []written[*spec.ErrorCode]{
		{dialect.Name, func(e *spec.ErrorCode) string { return e.Name }},
		{dialect.Code, codeText},
		{dialect.Status, func(e *spec.ErrorCode) string { return statusText(e.Status) }},
		{dialect.Class, func(e *spec.ErrorCode) string { return string(e.Class) }},
		{dialect.Doc, func(e *spec.ErrorCode) string { return e.Doc.Plain() }},
	}
	settingCells = []written[*spec.Setting]{
		{dialect.Setting, func(s *spec.Setting) string { return string(s.Name) }},
		{dialect.Value, func(s *spec.Setting) string { return s.Value }},
		{dialect.Doc, func(s *spec.Setting) string { return firstLine(s.Doc.Plain()) }},
	}
)

func limitsText(f *spec.Field) string {
	texts := make([]string, len(f.Limits))
	for i, l := range f.Limits {
		texts[i] = l.Text
	}
	return strings.Join(texts, ", ")
}

// statedText returns a value in a code span, or the words of a note.
func statedText(s *spec.Stated) string {
	switch {
	case s == nil:
		return ""
	case s.JSON == "":
		return s.Text
	case strings.Contains(s.Text, "`"):
		return "``" + s.Text + "``"
	}
	return "`" + s.Text + "`"
}

func pageText(c *spec.Call) string {
	if c.Page == nil {
		return ""
	}
	return dialect.PageText(c.Page)
}

func firstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return strings.TrimRight(line, "\r")
}

// url returns the URL of a call as its cell writes it.
func url(c *spec.Call) string {
	if c.Media != "" {
		return c.Method + "(" + c.Media + ") " + c.Path
	}
	return c.Method + " " + c.Path
}

// codeText returns the code of an error as its cell writes it; "" without one.
func codeText(e *spec.ErrorCode) string {
	switch {
	case e.IsStatus():
		return ""
	case e.Word != "":
		return "`" + e.Word + "`"
	}
	return decimal(e.Code)
}

func statusText(status int) string {
	if status == 0 {
		return ""
	}
	return strconv.Itoa(status)
}

func decimal(n int64) string { return strconv.FormatInt(n, 10) }

// quotedCell is a cell as a document would write it.
type quotedCell struct {
	column *dialect.Column
	text   string
}

// cells returns the row of a node.
func cells[T any](columns []written[T], node T) []quotedCell {
	out := make([]quotedCell, len(columns))
	for i, c := range columns {
		text := strings.ReplaceAll(c.text(node), "\n", "<br>")
		if text != "" && c.column.Code {
			text = "`" + text + "`"
		}
		out[i] = quotedCell{c.column, strings.ReplaceAll(text, "|", `\|`)}
	}
	return out
}

// withoutBlanks returns the cells without the blank ones among those of text,
// which most tables have no column for.
func withoutBlanks(row []quotedCell) []quotedCell {
	return slices.DeleteFunc(row, func(c quotedCell) bool { return c.text == "" && !c.column.Code })
}

func joined(row []quotedCell) string {
	texts := make([]string, len(row))
	for i, c := range row {
		texts[i] = c.text
	}
	return strings.Join(texts, "|")
}
