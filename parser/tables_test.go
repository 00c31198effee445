package parser

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mdspec-go/mdspec/spec/dialect"
)

func tablesOf(document string) []*dialect.Table {
	return Read([]File{{Name: "doc.md", Path: "doc.md", Content: []byte(document)}}, Options{Package: "api"}).Documents[0].Tables
}

func columnNames(t *dialect.Table) []string {
	names := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		if c != nil {
			names[i] = c.Name
		}
	}
	return names
}

func TestTablesAreNoted(t *testing.T) {
	const document = `# Topic

a|b
--|--
1|2

## Models

### ` + "`A`" + ` text

Name | ` + "`yaml`" + ` | Type
:--|:--|:--
TODO||
  ` + "`X`|``|`int`" + `

other|table
--|--
1|

## API calls

Name|URL
:--|:--
` + "`Get`|`GET /get`" + `
`
	var got []string
	for _, table := range tablesOf(document) {
		text := fmt.Sprintf("%s %s %q", table.Kind, table.Owner, columnNames(table))
		for _, r := range slices.Delete(slices.Clone(table.Rows), 1, 2) {
			text += fmt.Sprintf(" / %s", r.Span)
			for _, c := range r.Cells {
				text += " " + c.Text()
			}
		}
		got = append(got, text)
	}
	want := []string{
		"  [] / doc.md:3:1 a b / doc.md:5:1 1 2",
		"fields A [\"Name\" \"\" \"Type\"] / doc.md:11:1 Name `yaml` Type / doc.md:13:1 TODO  / doc.md:14:3 `X` `` `int`",
		" A [] / doc.md:16:1 other table / doc.md:18:1 1",
		"calls  [\"Name\" \"URL\"] / doc.md:22:1 Name URL / doc.md:24:1 `Get` `GET /get`",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
