package parser

import (
	"net/url"
	"slices"
	"strconv"
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
		if text == "" || strings.Contains(text, ",") || !jsonNameFault(text).IsZero() {
			return diag.Say("it is not a key", "它不是 JSON 键")
		}
	case dialect.AuthValue:
		return authFault(text)
	case dialect.YesOrNo:
		if _, ok := dialect.NeedsToken(text); !ok {
			return diag.Say("it is neither `+` nor `-`", "它既不是 `+` 也不是 `-`")
		}
	}
	return diag.Phrase{}
}

// readErrors reads a table of error codes (rule 7.2).
func (d *docReader) readErrors() {
	t := d.readTable(dialect.ErrorCodes)
	t.each(func(r row) {
		if !t.ok || !r.reaches(dialect.Name, dialect.Code) {
			return
		}
		if e := d.readError(r); e != nil {
			d.add(spec.Item{Error: e})
		}
	})
}

func (d *docReader) readError(r row) *spec.ErrorCode {
	e := &spec.ErrorCode{Span: r.Span, Doc: r.doc()}
	nameCell, _ := r.cell(dialect.Name)
	codeCell, _ := r.cell(dialect.Code)
	name, nameOK := nameCell.value(d.diags)
	code, codeOK := codeCell.value(d.diags)
	if nameOK {
		e.Name, e.NameSpan = name.String(), name.Span
		nameOK = checkIdent(e.Name, e.NameSpan, d.diags)
	}
	if codeOK {
		n, err := strconv.ParseInt(code.String(), 10, 64)
		if err != nil {
			d.diags.Add(InvalidCode, code.Span, code.String())
		}
		e.Code, codeOK = n, err == nil
	}
	if c, ok := r.cell(dialect.Class); ok {
		e.Class = spec.ErrorClass(c.plain())
		if !slices.Contains([]spec.ErrorClass{spec.Permanent, spec.Retry, spec.TokenStale, spec.RateLimit}, e.Class) {
			d.diags.Add(InvalidClass, c.Span, c.plain()).Suggest = diag.Suggest(c.plain(), []string{"retry", "token", "rate"})
		}
	}
	if !nameOK || !codeOK {
		d.loseNames(e.Name)
		return nil
	}
	d.codes[e] = code.Span
	return e
}
