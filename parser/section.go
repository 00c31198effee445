package parser

import (
	"github.com/mdspec-go/mdspec/parser/syntax"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// openSection starts the section under a heading of level two.
func (d *docReader) openSection(b *syntax.Block) {
	d.closeService()
	title := d.text(b.Text)
	if h, ok := d.headedCall(b); ok && d.section == dialect.Calls {
		d.levels = append(d.levels, h)
	}
	d.section = dialect.SectionOf(title)
	d.misspelt, d.noted, d.headed = false, false, false
	d.sectionSpan = b.Text
	if d.section != dialect.Prose {
		d.known = true
		if d.section == dialect.Services {
			d.openService()
		}
		return
	}
	if near := diag.Suggest(title, dialect.Titles()); near != nil {
		d.diags.Add(UnknownSection, b.Text, title).Suggest = near
		d.misspelt, d.noted = true, true
		d.known = true // one finding is enough for the document
	}
}

// checkLevel reports a section's title on a heading of another level.
func (d *docReader) checkLevel(b *syntax.Block) {
	title := d.text(b.Text)
	if b.Level != 2 && dialect.SectionOf(title) != dialect.Prose {
		d.diags.Add(SectionLevel, b.Text, title, b.Level)
		d.known = true
	}
}
