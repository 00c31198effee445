package parser

import (
	"net/url"
	"strings"

	"github.com/mdspec-go/mdspec/parser/internal/doctext"
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
	t.each(func(r row) {
		if !t.ok || !r.reaches(dialect.Setting, dialect.Value) {
			return
		}
		if setting, ok := d.readSetting(r); ok {
			d.service.Settings = append(d.service.Settings, setting)
		}
	})
	faults := (*d.diags)[before:]
	d.badSetting = d.badSetting || faults.HasErrors()
}

func (d *docReader) readSetting(r row) (spec.Setting, bool) {
	nameCell, _ := r.cell(dialect.Setting)
	valueCell, _ := r.cell(dialect.Value)
	name := strings.ToLower(strings.Join(strings.Fields(nameCell.plain()), " "))
	value, ok := valueCell.value(d.diags)
	known := dialect.LookupSetting(name)
	if known == nil {
		d.diags.Add(UnknownSetting, nameCell.Span, nameCell.plain()).Suggest = diag.Suggest(name, dialect.SettingWords())
		return spec.Setting{}, false
	}
	if !ok {
		return spec.Setting{}, false
	}
	s := spec.Setting{Name: known.Name, Value: value.String(), Span: value.Span, Doc: r.doc()}
	if fault := settingFault(known.Value, s.Value); !fault.IsZero() {
		f := d.diags.Add(InvalidSetting, s.Span, s.Value, s.Name, fault)
		if known.Value == dialect.AuthValue {
			f.Suggest = suggestAuth(s.Value)
		}
		return spec.Setting{}, false
	}
	return s, true
}

// settingFault says why the text is no value of the kind; nothing if it is one.
func settingFault(kind dialect.SettingValue, text string) diag.Phrase {
	switch kind {
	case dialect.AbsoluteURL:
		u, err := url.Parse(text)
		if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Hostname() == "" {
			return diag.Say("it is not an absolute URL of http or https", "它不是 http 或 https 的绝对地址")
		}
		if strings.ContainsAny(text, "?#") || u.User != nil {
			return diag.Say("it has more than a scheme, a host and a path", "除了协议、主机和路径，还有别的内容")
		}
	case dialect.CallName:
		if !validIdent(text) {
			return diag.Say("it is not the name of a call", "它不是接口名")
		}
	case dialect.Key:
		if !isKey(text) {
			return diag.Say("it is not a key", "它不是 JSON 键")
		}
	case dialect.AuthValue:
		return authFault(text)
	case dialect.YesOrNo:
		if _, ok := dialect.NeedsToken(text); !ok {
			return diag.Say("it is neither `+` nor `-`", "它既不是 `+` 也不是 `-`")
		}
	case dialect.KeyPath:
		if !isKeyPath(text) {
			return diag.Say("it is neither a key nor a path of keys with dots between them", "它不是 JSON 键，也不是用点连接的多层键")
		}
	case dialect.ModelName:
		if !validIdent(text) {
			return diag.Say("it is not the name of a model", "它不是模型名")
		}
	case dialect.HeaderName:
		if !isHeaderName(text) {
			return diag.Say("it is not the name of a header", "它不是头字段名")
		}
	}
	return diag.Phrase{}
}

// isKey reports whether a text can be the key of an object.
func isKey(text string) bool {
	return text != "" && !strings.Contains(text, ",") && jsonNameFault(text).IsZero()
}

func isKeyPath(text string) bool {
	for _, key := range spec.KeyPath(text) {
		if !isKey(key) {
			return false
		}
	}
	return true
}
