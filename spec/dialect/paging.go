package dialect

import (
	"strings"

	"github.com/mdspec-go/mdspec/spec"
)

// PageValue says what the field is that a key of a Page cell leads to.
type PageValue string

// Values of the keys.
const (
	PageCursor  PageValue = "cursor"  // a string or an integer
	PageInteger PageValue = "integer" // an integer
	PageList    PageValue = "list"    // a slice
)

// PageWord is a word of a Page cell that names a key, as in `limit=KEY`. Those of
// cursors are not written: their keys stand in order.
type PageWord struct {
	Name    string
	Request bool // the key is one of the request; else one of the response
	Needed  bool
	Value   PageValue
	Of      func(*spec.Page) *string // where the schema has the key
}

// PageForm is a kind of pages as a Page cell has it.
type PageForm struct {
	Kind  spec.PageKind
	Words []PageWord
}

func pageStart(p *spec.Page) *string { return &p.RequestCursor }
func pageLimit(p *spec.Page) *string { return &p.Limit }
func pageTotal(p *spec.Page) *string { return &p.Total }

var pageItems = PageWord{"items", false, true, PageList, func(p *spec.Page) *string { return &p.Items }}

var pageForms = []PageForm{
	{spec.CursorPages, []PageWord{
		{"cursor", true, true, PageCursor, pageStart},
		{"next", false, true, PageCursor, func(p *spec.Page) *string { return &p.ResponseCursor }},
		pageItems,
	}},
	{spec.OffsetPages, []PageWord{
		{"offset", true, true, PageInteger, pageStart},
		{"limit", true, false, PageInteger, pageLimit},
		pageItems,
		{"total", false, false, PageInteger, pageTotal},
	}},
	{spec.NumberPages, []PageWord{
		{"page", true, true, PageInteger, pageStart},
		{"size", true, false, PageInteger, pageLimit},
		pageItems,
		{"total", false, false, PageInteger, pageTotal},
		{"pages", false, false, PageInteger, func(p *spec.Page) *string { return &p.Pages }},
	}},
	{spec.LinkPages, []PageWord{pageItems}},
}

// PageForms returns the kinds of pages, that of cursors first.
func PageForms() []PageForm { return pageForms }

// PageFormOf returns the form of a kind; nil if there is none of that name.
func PageFormOf(kind spec.PageKind) *PageForm {
	for i := range pageForms {
		if pageForms[i].Kind == kind {
			return &pageForms[i]
		}
	}
	return nil
}

// Word returns the word of a name; nil if the form has none.
func (f *PageForm) Word(name string) *PageWord {
	for i := range f.Words {
		if f.Words[i].Name == name {
			return &f.Words[i]
		}
	}
	return nil
}

// Names returns the names of the words.
func (f *PageForm) Names() []string {
	out := make([]string, len(f.Words))
	for i, w := range f.Words {
		out[i] = w.Name
	}
	return out
}

// Usage shows what a cell of the kind holds, with KEY for each key.
func (f *PageForm) Usage() string {
	return f.text(func(PageWord) string { return "KEY" })
}

// PageText returns what a Page cell says of the pages: code spans.
func PageText(p *spec.Page) string {
	f := PageFormOf(p.Kind)
	if f == nil {
		return ""
	}
	if p.Kind == spec.CursorPages {
		return "`" + p.RequestCursor + "` `" + p.ResponseCursor + "` `" + p.Items + "`"
	}
	return "`" + f.text(func(w PageWord) string { return *w.Of(p) }) + "`"
}

// text returns the kind and its words with their keys, without those that have
// none.
func (f *PageForm) text(key func(PageWord) string) string {
	out := []string{string(f.Kind)}
	for _, w := range f.Words {
		if k := key(w); k != "" {
			out = append(out, w.Name+"="+k)
		}
	}
	return strings.Join(out, " ")
}
