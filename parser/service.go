package parser

import (
	"strings"

	"github.com/mdspec-go/mdspec/parser/internal/cell"
	"github.com/mdspec-go/mdspec/parser/internal/doctext"
	"github.com/mdspec-go/mdspec/parser/internal/table"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// openService starts the service that a section describes; closeService ends it.
func (d *docReader) openService() {
	d.service = &spec.Service{Settings: []spec.Setting{}, Span: d.sectionSpan}
	d.add(spec.Item{Service: d.service})
}

func (d *docReader) closeService() {
	if d.service != nil {
		d.service.Doc = doctext.Doc(d.service.Doc.Blocks)
		d.service = nil
	}
}

// documentService keeps what a Service section says beside its tables.
func (d *docReader) documentService(blocks ...spec.Block) {
	if d.section == dialect.Services {
		d.service.Doc.Blocks = append(d.service.Doc.Blocks, blocks...)
	}
}

// readSettings reads a table of settings (rule 7.1).
func (d *docReader) readSettings() {
	before := len(*d.diags)
	t := d.readTable(dialect.Settings)
	t.Each(func(r table.Row) {
		if !t.OK || !r.Reaches(dialect.Setting, dialect.Value) {
			return
		}
		if setting, ok := d.readSetting(r); ok {
			d.service.Settings = append(d.service.Settings, setting)
		}
	})
	faults := (*d.diags)[before:]
	d.badSetting = d.badSetting || faults.HasErrors()
}

func (d *docReader) readSetting(r table.Row) (spec.Setting, bool) {
	nameCell, _ := r.Cell(dialect.Setting)
	valueCell, _ := r.Cell(dialect.Value)
	name := strings.ToLower(strings.Join(strings.Fields(nameCell.Plain()), " "))
	value, ok := valueCell.Value(d.diags)
	known := dialect.LookupSetting(name)
	if known == nil {
		d.diags.Add(UnknownSetting, nameCell.Span, nameCell.Plain()).Suggest = diag.Suggest(name, dialect.SettingWords())
		return spec.Setting{}, false
	}
	if !ok {
		return spec.Setting{}, false
	}
	s := spec.Setting{Name: known.Name, Value: value.String(), Span: value.Span, Doc: r.Doc()}
	if fault, meant := cell.Setting(known.Value, s.Value); !fault.IsZero() {
		d.diags.Add(InvalidSetting, s.Span, s.Value, s.Name, fault).Suggest = meant
		return spec.Setting{}, false
	}
	return s, true
}
