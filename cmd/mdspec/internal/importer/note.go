package importer

import (
	"strings"
	"unicode"

	"github.com/mdspec-go/mdspec/parser/foreign"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// writer makes documents of what is imported.
type writer struct {
	options  Options
	imported *foreign.Result
	origins  map[string]Origin
}

// originNote returns what the top of a document says of where it is from: nothing of
// when or by which mdspec, so that importing again changes nothing.
func (w *writer) originNote(d *spec.Document, from []string) string {
	l := diag.English
	if isChinese(d) {
		l = diag.Chinese
	}
	lines := []string{diag.Say("Imported by mdspec from", "由 mdspec 导入自").In(l)}
	for _, name := range from {
		lines = append(lines, w.origin(name).In(l))
	}
	if len(lines) == 2 {
		lines = []string{lines[0] + " " + lines[1]}
	}
	if w.options.License != "" {
		lines = append(lines, diag.Say("Licence: %[1]s", "许可证：%[1]s", diag.Verbatim(w.options.License)).In(l))
	}
	lines = append(lines, diag.Say("Do not edit: say in a profile what is wrong, and import again",
		"请勿修改：有误之处请在 profile 里更正，然后重新导入").In(l))
	return strings.Join(lines, "\n")
}

// origin says where one source is from.
func (w *writer) origin(name string) diag.Phrase {
	o := w.origins[name]
	p := diag.Verbatim(name)
	if w.options.From != "" {
		p = diag.Say("%[1]s of %[2]s", "%[2]s 的 %[1]s", p, diag.Verbatim(w.options.From))
	}
	if o.Revision != "" {
		p = diag.Say("%[1]s, revision %[2]s", "%[1]s，版本 %[2]s", p, diag.Verbatim(o.Revision))
	}
	return diag.Say("%[1]s, SHA-256 %[2]s", "%[1]s，校验和 %[2]s", p, diag.Verbatim(o.Hash))
}

// shownText returns a text without characters that are not shown, which names of files
// may hold and documents may not.
func shownText(text string) string {
	return strings.Map(func(r rune) rune {
		if r != '\n' && !unicode.IsPrint(r) {
			return '_'
		}
		return r
	}, text)
}

// isChinese reports whether most texts of a document are Chinese.
func isChinese(d *spec.Document) bool {
	chinese, other := 0, 0
	count := func(text string) {
		switch {
		case strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) }):
			chinese++
		case strings.ContainsFunc(text, unicode.IsLetter):
			other++
		}
	}
	for _, t := range d.Topics {
		count(t.Title)
		count(t.Doc.Plain())
		for _, i := range t.Items {
			if i.Model == nil {
				continue
			}
			count(i.Model.Doc.Plain())
			for _, f := range i.Model.Fields {
				count(f.Doc.Plain())
			}
		}
	}
	return chinese > other
}
