package parser

import (
	"slices"

	"github.com/mdspec-go/mdspec/parser/internal/fence"
	"github.com/mdspec-go/mdspec/parser/internal/passage"
	"github.com/mdspec-go/mdspec/parser/syntax"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// checkRead reports a document of which nothing is read: an error if something
// in it looks like a definition (rule 2.5).
func (d *docReader) checkRead() {
	switch {
	case d.declares():
		d.noteUnread()
	case d.diags.HasErrors():
	default:
		if found := passage.In(d.tree.Document, d.tree.Blocks, 1+maxRelated); len(found) > 0 {
			d.nothingRead(found)
			return
		}
	}
	if !d.known {
		d.diags.Add(NoSection, d.firstLine())
	}
}

// noteUnread notes what looks like definitions in a document of which something
// is read: the first field table of each section of prose, and the first heading
// of a call if there is no table of calls.
func (d *docReader) noteUnread() {
	for _, at := range d.unread {
		d.diags.Add(NotCompiled, at, looksLike[dialect.FieldTable], diag.Say("put it under `## Models`, below a heading with the Go name of the type",
			"放到 `## 模型` 下，上面加一个写有 Go 类型名的标题"))
	}
	noted := d.nearly
	for _, h := range d.strays {
		if !d.isCalled(d.text(h.name.Inner)) {
			noted = true
			d.diags.Add(NotCompiled, h.name.Inner, looksLike[dialect.CallTable], diag.Say("put it under `## API calls`", "放到 `## 接口` 下"))
		}
	}
	isHeading := func(c *callNode) bool { return c.Heading }
	hasTable := slices.ContainsFunc(d.tree.Tables, func(t *dialect.Table) bool { return t.Kind == dialect.CallTable })
	if hasTable || noted || slices.ContainsFunc(d.calls, isHeading) {
		return
	}
	isCall := func(h syntax.Heading) bool { return h.Level > 1 && passage.IsCallTitle(d.text(h.Text)) }
	if i := slices.IndexFunc(d.tree.Headings, isCall); i >= 0 && !d.shown {
		d.diags.Add(NotCompiled, d.tree.Headings[i].Text, looksLike[dialect.CallTable], diag.Say("a call is a heading ### `Name` `METHOD /path` under `## API calls`, or a row of a table there",
			"接口是 `## 接口` 下的标题 ### `名称` `METHOD /path`，或者那里的表格中的一行"))
	}
}

// strayCall reads a heading in prose; it reports whether it is one of a call, or of a
// part of the call that the heading of the section has ended. A call that is declared,
// too, is for readers.
func (d *docReader) strayCall(b *syntax.Block) bool {
	h, ok := d.headedCall(b)
	switch {
	case ok && h.level == 3 && !d.noted && !d.isCalled(d.text(h.name.Inner)):
		d.strays = append(d.strays, h)
	case d.cut != nil && d.isPartTitle(b):
		if d.noted {
			return true
		}
		d.diags.Add(NotCompiled, b.Text, diag.Say("a part of a call", "接口的一部分"),
			diag.Say("the heading `%[1]s` above ends the call: put it below the parts (text right above a line of dashes is a heading, too)",
				"上面的标题 `%[1]s` 结束了接口：把它移到各部分之后（紧挨着横线上方的一行文字也是标题）", d.text(d.cut.Text)))
	default:
		return false
	}
	d.noted = true
	return true
}

// noteGo notes a Go fence of declarations in a section that shows it to nobody but its
// readers.
func (d *docReader) noteGo(b *syntax.Block) {
	if !d.isGoFence(b) || d.section == dialect.Services {
		return
	}
	f, ok := fence.Read(d.src, b.Content.Start, b.Content.End, d.base, new(diag.List))
	if ok && len(f.Schema.Consts)+len(f.Schema.Types)+len(f.Schema.Vars) > 0 {
		d.diags.Add(NotCompiled, d.tree.Trim(d.tree.LineAt(b.Start)), diag.Say("declarations of Go", "Go 的声明"),
			diag.Say("put it under `## Models`", "放到 `## 模型` 下"))
	}
}

// isCalled reports whether a call of the name is declared.
func (d *docReader) isCalled(name string) bool {
	return d.inTables().names[name] || slices.ContainsFunc(d.calls, func(c *callNode) bool { return c.Name == name })
}

// maxRelated is how many further passages a finding names.
const maxRelated = 3

// nothingRead reports once that nothing is read: at the section or the definition
// that is nearly right or else at the first passage.
func (d *docReader) nothingRead(found []passage.Passage) {
	nearly := func(f diag.Diagnostic) bool {
		return f.Rule == UnknownSection || f.Rule == SectionLevel || f.Rule == DefinitionOutside
	}
	if i := slices.IndexFunc(*d.diags, nearly); i >= 0 {
		cause := (*d.diags)[i]
		*d.diags = slices.DeleteFunc(*d.diags, nearly)
		var importing diag.Phrase
		if cause.Rule == SectionLevel { // others have titles like ours, and other levels
			importing = orImport(cause.Span, "")
		}
		d.diags.Add(NothingRead, cause.Span, cause.Phrase(), cause.HintPhrase(), importing).Suggest = cause.Suggest
		return
	}
	if len(d.strays) > 0 { // what looks like fields are those of calls
		at := d.strays[0].name.Inner
		d.diags.Add(NothingRead, at, unreadHere(dialect.CallTable),
			diag.Say("call its section `## API calls`, or put it into one of that name", "把所在小节的标题改成 `## 接口`，或者移到这样的小节里"), orImport(at, ""))
		return
	}
	first := found[0]
	f := d.diags.Add(NothingRead, first.Span, unreadHere(first.Kind), first.Advice(), orImport(first.Span, ""))
	f.Diff = first.Difference()
	for _, p := range found[1:] {
		f.Relate(p.Span, diag.Say("this looks like %[1]s too", "这里也像%[1]s", looksLike[p.Kind]))
	}
}

// orImport says after an advice what to do with a document that others wrote. The preset
// is "" if none is known to fit it.
func orImport(at diag.Span, preset string) diag.Phrase {
	words := "--out DIR"
	if preset != "" {
		words = "--preset " + preset + " " + words
	}
	return diag.Say("; or import it: `mdspec import markdown %[1]s %[2]s`", "；或者导入它：`mdspec import markdown %[1]s %[2]s`",
		diag.Verbatim(words), diag.Argument(at.File()))
}

// WithPreset returns a finding of [NothingRead] that names the preset with which to import
// the document, if it says to import it. Other findings are returned as they are. Whose
// habits a preset has is not known to this package.
func WithPreset(d diag.Diagnostic, preset string) diag.Diagnostic {
	if d.Rule != NothingRead {
		return d
	}
	last := len(d.Args) - 1
	if importing, ok := d.Args[last].(diag.Phrase); ok && !importing.IsZero() {
		d.Args = slices.Clone(d.Args)
		d.Args[last] = orImport(d.Span, preset)
	}
	return d
}

// unreadHere says what is not read where it is.
func unreadHere(kind dialect.TableKind) diag.Phrase {
	return diag.Say("this looks like %[1]s, and is in no section that mdspec reads", "这里像%[1]s，却不在 mdspec 读取的小节里", looksLike[kind])
}

// looksLike says what passages look like.
var looksLike = map[dialect.TableKind]diag.Phrase{
	dialect.FieldTable:   diag.Say("the fields of a type", "一个类型的字段"),
	dialect.ValueTable:   diag.Say("the values of an enum", "一个枚举的取值"),
	dialect.CallTable:    diag.Say("an API call", "一个接口"),
	dialect.SettingTable: diag.Say("the settings of a service", "服务的设置"),
	dialect.ErrorTable:   diag.Say("error codes", "错误码"),
}

// decisive are the columns of which a table needs one to be of the section.
var decisive = map[dialect.SectionKind][]*dialect.Column{
	dialect.Models: {dialect.Type, dialect.Value, dialect.JSON, dialect.XML}, dialect.Enums: {dialect.Type, dialect.Value, dialect.JSON},
	dialect.Calls: {dialect.URL}, dialect.Services: {dialect.Setting}, dialect.Errors: {dialect.Code},
}

// misplaced reports whether the table that was read last is one of another
// section, after saying so (rule 2.2).
func (d *docReader) misplaced(b *syntax.Block) bool {
	if slices.ContainsFunc(decisive[d.section], func(c *dialect.Column) bool { return d.hasColumn(b, c) }) {
		return false
	}
	kind := passage.Looks(d.tree.Document, b)
	own := kind.Section()
	if kind == dialect.OtherTable || own == d.section || d.section == dialect.Enums && own == dialect.Models {
		return false
	}
	d.wrongSection(d.above.At(d.tree.Document, b, kind))
	return true
}

// wrongSection reports a passage of another section. The first one of a document
// is shown as it is in its own.
func (d *docReader) wrongSection(p passage.Passage) {
	f := d.diags.Add(WrongSection, p.Span, looksLike[p.Kind], d.text(d.sectionSpan), p.Title())
	if !d.shown {
		d.shown = true
		f.Diff = p.Difference()
	}
}
