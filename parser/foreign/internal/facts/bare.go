package facts

import (
	"slices"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/page"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/typeword"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/words"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// Why tables without a line of dashes are left out.
var (
	leftUneven = diag.Say("its lines have different numbers of cells, and no line of dashes says which of them is the header", "各行的单元格数不同，也没有分隔行说明哪一行是表头")
	leftBare   = diag.Say("no line of dashes says that the first line is the header, and its words are not known", "没有分隔行说明第一行是表头，其中的词也不是已知的表头")
)

// bareHeader says why the first line of a table that has no line of dashes is not taken for
// its header; nothing if it is: its words are those of several columns, and none is a type,
// which a field has in its row.
func (r *reader) bareHeader(t *page.TableOf) diag.Phrase {
	for _, row := range t.Rows {
		if len(row.Cells) != len(t.Header) {
			return leftUneven
		}
	}
	roles := map[words.Role]bool{}
	known := 0
	for _, h := range t.Header {
		if typ := typeword.Read(h.Text, nil); typ.Kind == typeword.Basic && !typ.Doubt {
			return leftBare
		}
		if role := r.book.Header(h.Text); role != words.Unknown {
			known++
			roles[role] = true
		}
	}
	if len(roles) < 2 || 2*known <= len(t.Header) {
		return leftBare
	}
	return diag.Phrase{}
}

// leaveBare leaves out a table that has no header.
func (r *reader) leaveBare(s *section, p *page.Part, why diag.Phrase) {
	first := page.Row{Cells: p.Table.Header, Span: p.Span}
	all := &page.TableOf{Form: p.Table.Form, Rows: slices.Concat([]page.Row{first}, p.Table.Rows)}
	t := r.newTable(&page.Part{Kind: page.Table, Table: all, Span: p.Span})
	t.place(s)
	t.Left = why
}
