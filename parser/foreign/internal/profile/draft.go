package profile

import (
	"fmt"
	"strings"

	"github.com/mdspec-go/mdspec/spec/diag"
)

// Draft is a profile that is proposed, while it is written.
type Draft struct {
	Title, Intro diag.Phrase
	Tables       []*DraftTable
}

// DraftTable is one section of a draft.
type DraftTable struct {
	Section string   // its English title
	Columns []string // their English headers; remarks are "evidence"
	Rows    [][]string
	// Doubtful are rows that nobody should take unseen: they stand in a comment.
	Doubtful [][]string
	Ask      diag.Phrase // what to do with them
}

// Add adds a row.
func (t *DraftTable) Add(cells ...string) { t.Rows = append(t.Rows, cells) }

// Doubt adds a row in a comment.
func (t *DraftTable) Doubt(cells ...string) { t.Doubtful = append(t.Doubtful, cells) }

// maxDoubtful is how many rows of a comment are written.
const maxDoubtful = 200

// Write returns the draft as a document in a language.
func (d *Draft) Write(l diag.Lang) []byte {
	var b strings.Builder
	stop := "."
	if l == diag.Chinese {
		stop = "。"
	}
	fmt.Fprintf(&b, "# %s\n\n%s%s\n", d.Title.In(l), d.Intro.In(l), stop)
	for _, t := range d.Tables {
		if len(t.Rows)+len(t.Doubtful) > 0 {
			t.write(&b, l)
		}
	}
	return []byte(b.String())
}

func (t *DraftTable) write(b *strings.Builder, l diag.Lang) {
	fmt.Fprintf(b, "\n## %s\n", headingIn(t.Section, l))
	if len(t.Rows) > 0 {
		b.WriteString("\n")
		t.table(b, t.Rows, l)
	}
	if len(t.Doubtful) == 0 {
		return
	}
	var rows strings.Builder
	t.table(&rows, t.Doubtful[:min(len(t.Doubtful), maxDoubtful)], l)
	if more := len(t.Doubtful) - maxDoubtful; more > 0 {
		fmt.Fprintf(&rows, "… +%d\n", more)
	}
	fmt.Fprintf(b, "\n<!--\n%s\n\n%s-->\n", t.Ask.In(l), strings.ReplaceAll(rows.String(), "--", "-"))
}

// table writes a table with its rows.
func (t *DraftTable) table(b *strings.Builder, rows [][]string, l diag.Lang) {
	heads := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		heads[i] = headerIn(c, l)
	}
	line := func(cells []string) { fmt.Fprintf(b, "| %s |\n", strings.Join(cells, " | ")) }
	line(heads)
	line(strings.Split(strings.Repeat(":-- ", len(heads)), " ")[:len(heads)])
	for _, row := range rows {
		line(row)
	}
}

func headingIn(section string, l diag.Lang) string {
	for _, f := range forms() {
		if f.english == section && l == diag.Chinese {
			return f.chinese
		}
	}
	return section
}

func headerIn(column string, l diag.Lang) string {
	if zh, ok := chinese[column]; ok && l == diag.Chinese {
		return zh
	} else if l == diag.Chinese {
		return "依据"
	}
	return strings.ToUpper(column[:1]) + column[1:]
}

// Code returns a text as a cell that is read as it is: in a code span.
func Code(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	mark := "`"
	for strings.Contains(text, mark) {
		mark += "`"
	}
	text = strings.ReplaceAll(text, "|", `\|`)
	if strings.HasPrefix(text, "`") || strings.HasSuffix(text, "`") {
		text = " " + text + " "
	}
	return mark + text + mark
}

// Remark returns a text as a cell for readers: on one line, and without bars.
func Remark(text string) string {
	return strings.NewReplacer("|", `\|`, "<", "&lt;", "`", "'").Replace(strings.Join(strings.Fields(text), " "))
}
