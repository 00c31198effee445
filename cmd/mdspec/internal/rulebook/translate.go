package rulebook

import (
	_ "embed"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
	"github.com/mdspec-go/mdspec/spec/explain"
)

// asWritten are the rules whose samples would be others in another language, with
// the reason.
var asWritten = map[string]string{
	"header-case":       "it is about the case of letters",
	"unformatted-table": "its tables would have other widths",
	"drift-generator":   "its lock holds the hash of the document",
}

// Samples returns the bad and the good sample of the rule in a language: the titles
// of sections, the headers of tables and, for English, what is said in Chinese. A
// sample of which that cannot be said in full stays as it is written.
func (r Rule) Samples(l diag.Lang) (bad, good []explain.File) {
	e := r.Explanation()
	if e == nil {
		return nil, nil
	}
	bad, good = translated(e.Bad, l), translated(e.Good, l)
	if asWritten[r.ID] != "" || l == diag.English && (saysChinese(bad) || saysChinese(good)) {
		return e.Bad, e.Good
	}
	return bad, good
}

// saysChinese reports whether there is Chinese in the files.
func saysChinese(files []explain.File) bool {
	return slices.ContainsFunc(files, func(f explain.File) bool {
		return dialect.IsChinese(string(f.Content))
	})
}

// translated returns the files with the lines of documents, Go and scripts in the
// language.
func translated(files []explain.File, l diag.Lang) []explain.File {
	out := slices.Clone(files)
	for i, f := range out {
		if ext := path.Ext(f.Name); ext != ".md" && ext != ".go" && f.Name != explain.StepsFile || strings.HasSuffix(f.Name, ".profile.md") {
			continue // a profile of an import has words of its own
		}
		var b strings.Builder
		above := "" // the line above
		for line := range strings.Lines(string(f.Content)) {
			b.WriteString(translatedLine(line, above, l))
			above = line
		}
		out[i].Content = []byte(b.String())
	}
	return out
}

// translatedLine returns a line of a document in the language: the title of a
// section, a heading, the headers of what is a table to a reader, whatever keeps it
// from being one, its cells, or else the line as a whole.
func translatedLine(line, above string, l diag.Lang) string {
	if title, ok := strings.CutPrefix(line, "## "); ok {
		title = strings.TrimSpace(title)
		if s := dialect.SectionOf(title).Section(); s != nil {
			return strings.Replace(line, title, inLang(title, s.Words, s.Title, l), 1)
		}
	}
	whole := said(line, l)
	switch {
	case whole != line:
		return whole
	case strings.HasPrefix(line, "#"):
		words := line[strings.LastIndexAny(line, "#`")+1:]
		return strings.TrimSuffix(line, words) + said(words, l)
	case !strings.Contains(line, "|"):
		return whole
	}
	cells := strings.Split(line, "|")
	for i, cell := range cells {
		word := strings.Trim(cell, "*_ \n")
		if c := dialect.ColumnOf(word); c != nil && !strings.Contains(above, "|") {
			cells[i] = strings.Replace(cell, word, inLang(word, c.Words, c.Header, l), 1)
		} else {
			cells[i] = said(cell, l)
		}
	}
	return strings.Join(cells, "|")
}

// inLang returns the spelling to suggest, in the language, for what a word is one
// of; the word itself if it is of the language already.
func inLang(word string, w dialect.Words, suggested func(chinese bool) string, l diag.Lang) string {
	chinese := l == diag.Chinese
	if slices.Contains(w.Chinese, word) == chinese {
		return word
	}
	return suggested(chinese)
}

//go:embed samples_en.txt
var samplesEnglish string

// inEnglish returns what the samples say in Chinese, by that, in English.
var inEnglish = sync.OnceValue(func() map[string]string {
	english := map[string]string{}
	for line := range strings.Lines(samplesEnglish) {
		zh, en, _ := strings.Cut(strings.TrimSpace(line), " ⇒ ")
		english[zh] = en
	}
	return english
})

// said returns a text, between marks and blanks that stay, in the language.
func said(text string, l diag.Lang) string {
	inner := strings.TrimSpace(strings.TrimLeft(text, "> \t"))
	if english, ok := inEnglish()[inner]; ok && l == diag.English {
		return strings.Replace(text, inner, english, 1)
	}
	return text
}
