package cell

import (
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/parser/syntax"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// Page reads a Page cell: three code spans, which are the keys of cursors (rule
// 6.5), or one with the kind of the pages and its keys (rule 6.15). It returns nil
// for a call without pages and, after saying why, for a cell with a fault.
func Page(at Cell, diags *diag.List) (*spec.Page, []PageKey) {
	if at.Empty() || at.String() == "-" || at.String() == "``" {
		return nil, nil
	}
	spans, unclosed := at.Doc.CodeSpans(at.Span)
	if unclosed != nil {
		diags.Add(UnclosedCode, at.Source.Span(unclosed.Start, at.End))
		return nil, nil
	}
	covered := 0
	for _, s := range spans {
		covered += s.Outer.End - s.Outer.Start
	}
	bare := covered+strings.Count(at.String(), " ") >= at.End-at.Start
	switch {
	case bare && len(spans) == 1:
		r := &pageReader{diags: diags, at: at}
		if r.words = r.wordsOf(spans[0].Inner); r.readKind() {
			return r.readWords()
		}
	case bare && len(spans) == 3:
		return readCursors(at, spans, diags)
	default:
		diags.Add(InvalidPage, at.Span)
	}
	return nil, nil
}

// PageKey is a key that a Page cell names.
type PageKey struct {
	*dialect.PageWord           // for what
	Key               string    // the key itself
	Span              diag.Span // where the cell names it
}

// readCursors reads the keys of cursors, which stand in order.
func readCursors(at Cell, spans []syntax.CodeSpan, diags *diag.List) (*spec.Page, []PageKey) {
	form := dialect.PageFormOf(spec.CursorPages)
	page, keys := &spec.Page{Kind: form.Kind, Span: at.Span}, make([]PageKey, len(spans))
	for i, s := range spans {
		word, key := &form.Words[i], at.Doc.Text(s.Inner)
		if key == "" {
			diags.Add(InvalidPage, at.Span)
			return nil, nil
		}
		*word.Of(page) = key
		keys[i] = PageKey{word, key, s.Inner}
	}
	return page, keys
}

// pageReader reads the code span of a Page cell that begins with a kind.
type pageReader struct {
	diags *diag.List
	at    Cell
	words []diag.Span // between blanks, the kind first
	form  *dialect.PageForm
	keys  []PageKey
}

func (r *pageReader) wordsOf(span diag.Span) []diag.Span {
	var out []diag.Span
	start := span.Start
	for _, part := range strings.SplitAfter(r.at.Doc.Text(span), " ") {
		if word := r.at.Doc.Trim(r.at.Source.Span(start, start+len(part))); word.Start < word.End {
			out = append(out, word)
		}
		start += len(part)
	}
	return out
}

func (r *pageReader) text(s diag.Span) string { return r.at.Doc.Text(s) }

// readKind reads the first word. A span without a kind and without a key is none
// of this form.
func (r *pageReader) readKind() bool {
	if len(r.words) == 0 {
		r.diags.Add(InvalidPage, r.at.Span)
		return false
	}
	name, _, _ := strings.Cut(r.text(r.words[0]), "=")
	var kinds, having []string
	for _, f := range dialect.PageForms()[1:] {
		kinds = append(kinds, string(f.Kind))
		if f.Word(name) != nil {
			having = append(having, string(f.Kind))
		}
	}
	if slices.Contains(kinds, r.text(r.words[0])) {
		r.form = dialect.PageFormOf(spec.PageKind(name))
		return true
	}
	isKey := func(s diag.Span) bool { return strings.Contains(r.text(s), "=") }
	meant := diag.Suggest(name, kinds)
	if len(meant) == 0 && !slices.ContainsFunc(r.words, isKey) {
		r.diags.Add(InvalidPage, r.at.Span)
		return false
	}
	d := r.diags.Add(UnknownPageKind, r.words[0], r.text(r.words[0]))
	if d.Suggest = meant; isKey(r.words[0]) { // the kind is missing
		d.Suggest = having
	}
	return false
}

// readWords reads the keys behind the kind.
func (r *pageReader) readWords() (*spec.Page, []PageKey) {
	page, whole := &spec.Page{Kind: r.form.Kind, Span: r.at.Span}, true
	for _, span := range r.words[1:] {
		k, ok := r.readWord(span)
		if whole = whole && ok; ok {
			*k.Of(page) = k.Key
			r.keys = append(r.keys, k)
		} else if k.Key == "" { // blanks around a sign make words of what is none
			break
		}
	}
	if !whole { // which may be why a key is missing
		return nil, nil
	}
	for _, w := range r.form.Words {
		if w.Needed && *w.Of(page) == "" {
			r.diags.Add(MissingPageWord, r.words[0], string(r.form.Kind), w.Name, r.form.Usage())
			return nil, nil
		}
	}
	return page, r.keys
}

func (r *pageReader) readWord(span diag.Span) (PageKey, bool) {
	text := r.text(span)
	name, key, _ := strings.Cut(text, "=")
	at := r.at.Source.Span(span.Start, span.Start+len(name))
	k := PageKey{r.form.Word(name), key, r.at.Source.Span(span.End-len(key), span.End)}
	switch {
	case key == "":
		r.diags.Add(UnknownPageWord, span, text, string(r.form.Kind), r.form.Usage())
		return k, false
	case k.PageWord == nil:
		r.diags.Add(UnknownPageWord, at, name, string(r.form.Kind), r.form.Usage()).Suggest = diag.Suggest(name, r.form.Names())
		return k, false
	}
	for _, other := range r.keys {
		if other.PageWord == k.PageWord {
			r.diags.Add(DuplicatePageWord, at, name).Relate(other.Span, diag.FirstHere)
			return k, false
		}
	}
	return k, true
}
