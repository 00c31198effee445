package table

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mdspec-go/mdspec/parser/syntax"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// read reads the only table of a document as one of fields.
func read(text string) (*Table, *diag.List) {
	doc, diags := syntax.Parse(diag.NewSource("a.md", []byte(text))), new(diag.List)
	return Read(&dialect.Table{Block: doc.Blocks[0]}, dialect.Fields, doc, diags), diags
}

func TestRead(t *testing.T) {
	for _, tt := range []struct{ name, header, columns, fault string }{
		{"words", "名称|JSON|类型|`yaml`", "Name JSON Type -", ""},
		{"a key word beside JSON", "JSON|Field|Type", "JSON - Type", "unknown-column Field"},
		{"twice", "Name|字段|Type", "Name - Type", "duplicate-column 字段"},
		{"further notes", "JSON|Type|Doc|备注", "JSON Type Doc Doc", ""},
		{"a misspelt one", "JSON|Tpye", "JSON -", "unknown-column Tpye"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			n := strings.Count(tt.header, "|")
			table, diags := read(tt.header + "\n--" + strings.Repeat("|--", n) + "\n")
			var columns, faults []string
			for _, c := range table.Columns {
				if c == nil {
					c = &dialect.Column{Name: "-"}
				}
				columns = append(columns, c.Name)
			}
			for _, d := range *diags {
				faults = append(faults, d.Rule.ID+" "+d.Span.Text())
			}
			if diff := cmp.Diff([]string{tt.columns, tt.fault}, []string{strings.Join(columns, " "), strings.Join(faults, "\n")}); diff != "" {
				t.Error(diff)
			}
			if table.OK != (tt.fault == "") {
				t.Errorf("OK is %v", table.OK)
			}
		})
	}
}

func TestRows(t *testing.T) {
	table, diags := read("XML|Type|`db`|JSON|Doc\n--|--|--|--|--\n`x`|`int`|`d`|`j`|first<br>second\n`x`|TODO\n`x`|`int`\n" +
		"`x`|`int`|||a|b\n`a b c`|`int`||`j`|\n")
	var got []string
	skipped := table.Each(func(r Row) {
		typ, _ := r.Cell(dialect.Type)
		_, has := r.Cell(dialect.Name)
		tags, ok := r.Tags()
		line := fmt.Sprintf("%s %v %v %s", typ, has, ok, r.Doc().Plain())
		for _, tag := range tags {
			line += fmt.Sprintf(" %s:%s", tag.Key, tag.Value)
		}
		got = append(got, line)
		r.Reaches(dialect.Type, dialect.JSON)
	})
	for _, s := range skipped {
		got = append(got, "skipped "+s.Text)
	}
	for _, d := range *diags {
		got = append(got, fmt.Sprintf("%s %s %s", d.Span, d.Rule.ID, d.Span.Text()))
	}
	want := []string{
		"`int` false true first\nsecond db:d json:j xml:x", "`int` false true  xml:x", "`int` false true  json:j", "skipped `x`|TODO",
		"a.md:4:1 todo-row `x`|TODO", "a.md:5:1 missing-cells `x`|`int`", "a.md:6:15 surplus-cells b", "a.md:7:2 invalid-tag a b c",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
