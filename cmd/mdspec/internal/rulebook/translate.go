package rulebook

import (
	"path"
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
	"github.com/mdspec-go/mdspec/spec/explain"
)

// asWritten are the rules whose samples would be others with Chinese words, with
// the reason.
var asWritten = map[string]string{
	"header-case":       "it is about the case of letters",
	"unformatted-table": "its tables would have other widths",
	"drift-generator":   "its lock holds the hash of the document",
}

// Samples returns the bad and the good sample of the rule, with the titles of
// sections and the headers of tables in the language.
func (r Rule) Samples(l diag.Lang) (bad, good []explain.File) {
	e := r.Explanation()
	switch {
	case e == nil:
		return nil, nil
	case l == diag.Chinese && asWritten[r.ID] == "":
		return translated(e.Bad), translated(e.Good)
	}
	return e.Bad, e.Good
}

// translated returns files in which the documents have Chinese titles of sections
// and Chinese headers.
func translated(files []explain.File) []explain.File {
	out := slices.Clone(files)
	for i, f := range out {
		if path.Ext(f.Name) != ".md" {
			continue
		}
		var b strings.Builder
		above := "" // the line above
		for line := range strings.Lines(string(f.Content)) {
			b.WriteString(chineseLine(line, above))
			above = line
		}
		out[i].Content = []byte(b.String())
	}
	return out
}

// chineseLine returns a line of a document with its words in Chinese: the title of
// a section, or the headers of what is a table to a reader, whatever keeps it from
// being one.
func chineseLine(line, above string) string {
	if title, ok := strings.CutPrefix(line, "## "); ok {
		title = strings.TrimSpace(title)
		if s := dialect.SectionOf(title).Section(); s != nil {
			return strings.Replace(line, title, s.Chinese[0], 1)
		}
	}
	if !strings.Contains(line, "|") || strings.Contains(above, "|") {
		return line
	}
	cells := strings.Split(line, "|")
	for i, cell := range cells {
		word := strings.Trim(cell, "*_ \n")
		if c := dialect.ColumnOf(word); c != nil && len(c.Chinese) > 0 && slices.Contains(c.English, strings.ToLower(word)) {
			cells[i] = strings.Replace(cell, word, c.Chinese[0], 1)
		}
	}
	return strings.Join(cells, "|")
}
