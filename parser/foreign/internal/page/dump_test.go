package page

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/parser/syntax"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// read reads a document of the text.
func read(text string) *Page {
	return Read("doc.md", syntax.Parse(diag.NewSource("doc.md", []byte(text))))
}

// Dump shows the parts of a page, one a line, and the rows of tables below them.
func Dump(p *Page) string {
	var b strings.Builder
	if p.Title != "" {
		fmt.Fprintf(&b, "title %s\n", p.Title)
	}
	names := []string{"heading", "label", "text", "table", "code", "route", "open", "close"}
	for _, part := range p.Parts {
		fmt.Fprintf(&b, "%d %s", part.Span.Position().Line, names[part.Kind])
		if part.Kind == Heading {
			fmt.Fprintf(&b, "%d", part.Level)
		}
		if part.Bullet {
			b.WriteString(" -")
		}
		if part.Kind == Code {
			fmt.Fprintf(&b, " %s %d lines", part.Lang, 1+strings.Count(part.Text, "\n"))
		} else if part.Text != "" {
			fmt.Fprintf(&b, " %s", strings.ReplaceAll(part.Text, "\n", "⏎"))
		}
		for _, a := range part.Anchors {
			fmt.Fprintf(&b, " #%s", a)
		}
		for _, r := range part.Routes {
			b.WriteString(dumpRoute(r))
		}
		b.WriteString("\n")
		dumpTable(&b, part)
	}
	return b.String()
}

func dumpRoute(r RouteOf) string {
	out := fmt.Sprintf(" <%s %s", r.Method, r.Path)
	if r.Base != "" {
		out += " at " + r.Base
	}
	if r.Query != nil {
		out += " ?" + strings.Join(r.Query, ",")
	}
	for _, name := range slices.Sorted(maps.Keys(r.Links)) {
		out += " " + name + "=" + r.Links[name]
	}
	return out + ">"
}

func dumpTable(b *strings.Builder, part *Part) {
	if part.Table == nil {
		return
	}
	rows := append([]Row{{Cells: part.Table.Header}}, part.Table.Rows...)
	for i, r := range rows {
		mark := "  "
		if i == 0 {
			mark = "  " + []string{"pipes", "html", "list"}[part.Table.Form] + " "
		}
		texts := make([]string, len(r.Cells))
		for i, c := range r.Cells {
			texts[i] = strings.ReplaceAll(c.Text, "\n", "⏎")
		}
		fmt.Fprintf(b, "%s%s%s\n", mark, strings.Repeat("> ", r.Depth), strings.Join(texts, " | "))
		for _, o := range optionRows(r) {
			fmt.Fprintf(b, "      = %s | %s\n", o.Cells[0].Text, strings.ReplaceAll(o.Cells[1].Text, "\n", "⏎"))
		}
	}
}

// optionRows returns the values of a row.
func optionRows(r Row) []Row {
	if r.Options == nil {
		return nil
	}
	return r.Options.Rows
}
