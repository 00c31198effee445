package passage

import (
	"regexp"
	"strings"

	"github.com/mdspec-go/mdspec/parser/internal/cell"
	"github.com/mdspec-go/mdspec/parser/syntax"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

var (
	htmlRow   = regexp.MustCompile(`(?is)<tr\b[^>]*>(.*?)(?:</tr>|$)`)
	htmlCell  = regexp.MustCompile(`(?is)<t[hd]\b[^>]*>(.*?)(?:</t[hd]>|$)`)
	element   = regexp.MustCompile(`<[A-Z]\w*(\s[^<>]*)>`)
	attribute = regexp.MustCompile(`(\w+)=["{']+([^"{}']*)`)
)

// maxHTML is how many bytes of a table in HTML are looked at: its header and a few rows.
const maxHTML = 1 << 12

// joined returns the lines as one text.
func (r *reader) joined(lines []diag.Span) string {
	texts := make([]string, len(lines))
	for i, l := range lines {
		texts[i] = r.Text(l)
	}
	return strings.Join(texts, "\n")
}

// wholeTable returns the text of a block of HTML. A blank line ends the block in
// Markdown, and not the table in it: of one the text goes on to its end.
func (r *reader) wholeTable(b *syntax.Block) string {
	own := r.joined(b.Lines)
	if !strings.Contains(own, "<table") {
		return own
	}
	rest := r.Source.Span(b.Lines[0].Start, min(b.Lines[0].Start+maxHTML, len(r.Source.Content()))).Text()
	whole, _, _ := strings.Cut(rest, "</table>")
	return whole
}

// elements keeps what an element of JSX says of a field: its name and type.
func (r *reader) elements(b *syntax.Block, found *[]Passage) {
	var rows [][]string
	for _, e := range element.FindAllStringSubmatch(r.joined(b.Lines), maxLooked) {
		var name, typ string
		for _, a := range attribute.FindAllStringSubmatch(e[1], -1) {
			switch a[1] {
			case "name", "path", "query", "body":
				name = a[2]
			case "type":
				typ = a[2]
			}
		}
		if name != "" && typ != "" {
			rows = append(rows, []string{name, typ})
		}
	}
	if len(rows) > 0 {
		r.table(b.Lines[0], []string{dialect.JSON.Name, dialect.Type.Name}, rows, found)
	}
}

// htmlRows returns the cells of a table that is written in HTML.
func htmlRows(text string) (rows [][]string) {
	if strings.HasPrefix(text, "<!--") {
		return nil
	}
	for _, row := range htmlRow.FindAllStringSubmatch(text, maxLooked) {
		var cells []string
		for _, c := range htmlCell.FindAllStringSubmatch(row[1], -1) {
			cells = append(cells, cell.Plain(c[1]))
		}
		rows = append(rows, cells)
	}
	return rows
}
