package dialect_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// sample is a document with one table of a form, which has all columns.
type sample struct {
	form  *dialect.Form
	above string                           // the text above the table
	cells map[*dialect.Column][]string     // the row's cell, and what else could be in its place
	node  func(p *spec.Package) (node any) // what the row has become
}

var samples = []sample{
	{dialect.Fields, "## Models\n\n### `M`\n\n", map[*dialect.Column][]string{
		dialect.Name: {"`A`", "`B`"}, dialect.JSON: {"`a`", "`b`"}, dialect.XML: {"", "`b`"}, dialect.Type: {"`string`", "`int`"},
		dialect.Doc: {"甲", "乙"}, dialect.Required: {"", "+", "-"}, dialect.Optional: {"", "+", "-"}, dialect.Limits: {"", "..5 chars"},
		dialect.Default: {"", "无", "`1`"}, dialect.Example: {"", "`1`"}, dialect.In: {"", "header"},
	}, func(p *spec.Package) any { return first(p.Models()).Fields[0] }},
	{dialect.Values, "## Enums\n\n### `M`\n\n", map[*dialect.Column][]string{
		dialect.Name: {"`MA`", "`MB`"}, dialect.Value: {"1", "2"}, dialect.Doc: {"甲", "乙"},
	}, func(p *spec.Package) any { return first(p.Enums()).Values[0] }},
	{dialect.CallRows, "## Models\n\n### `M`\n\nName|JSON|Type\n-|-|-\n`Cursor`|`cursor`|`string`\n`Items`|`items`|`[]string`\n\n## API calls\n\n", map[*dialect.Column][]string{
		dialect.Name: {"`GetIt`", "`FindIt`"}, dialect.Request: {"`M`", ""}, dialect.Response: {"`M`", "`[]M`"}, dialect.ResponseKey: {"", "`data`"},
		dialect.Page: {"", "`cursor` `cursor` `items`"}, dialect.AccessToken: {"", "+"},
		dialect.URL: {"`POST /a`", "`PUT /a`", "`POST /b`", "`POST(media) /a`"}, dialect.Doc: {"甲", "乙"},
	}, func(p *spec.Package) any { return first(p.Calls()) }},
	{dialect.Settings, "## Service\n\n", map[*dialect.Column][]string{
		dialect.Setting: {"error code", "token parameter"}, dialect.Value: {"`a`", "`b`"}, dialect.Doc: {"甲", "乙"},
	}, func(p *spec.Package) any { return &first(p.Services()).Settings[0] }},
	{dialect.ErrorCodes, "## Errors\n\n", map[*dialect.Column][]string{
		dialect.Name: {"`ErrA`", "`ErrB`"}, dialect.Code: {"1", "2", "`a`", ""}, dialect.Status: {"404", "409"}, dialect.Class: {"", "retry"}, dialect.Doc: {"甲", "乙"},
	}, func(p *spec.Package) any { return first(p.Errors()) }},
}

func first[T any](seq func(yield func(T) bool)) (out T) {
	for v := range seq {
		return v
	}
	return out
}

// TestCellsFill changes one cell after the other: what becomes of the row differs
// in the members that the column fills, and in no other.
func TestCellsFill(t *testing.T) {
	for _, s := range samples {
		for _, c := range s.form.Columns {
			if len(s.cells[c]) < 2 {
				t.Fatalf("%s: the sample needs two cells of the column %s", s.form.Kind, c.Name)
			}
		}
		base := s.read(t, nil, "")
		for _, c := range s.form.Columns {
			var changed []string
			for _, other := range s.cells[c][1:] {
				changed = append(changed, differing(s.form, base, s.read(t, c, other))...)
			}
			slices.Sort(changed)
			if want := slices.Sorted(slices.Values(c.Fills)); !slices.Equal(slices.Compact(changed), want) {
				t.Errorf("%s: the column %s changes %v, want %v", s.form.Kind, c.Name, changed, want)
			}
		}
	}
}

// read returns what becomes of the row, in the column another cell than its own.
func (s sample) read(t *testing.T, column *dialect.Column, other string) any {
	t.Helper()
	var header, delimiter, row []string
	for _, c := range s.form.Columns {
		text := other
		if c != column {
			text = s.cells[c][0]
		}
		header, delimiter, row = append(header, c.Name), append(delimiter, "-"), append(row, text)
	}
	table := []string{strings.Join(header, "|"), strings.Join(delimiter, "|"), strings.Join(row, "|")}
	document := s.above + strings.Join(table, "\n") + "\n"
	p, found := parser.Parse([]parser.File{{Name: "a.md", Path: "a.md", Content: []byte(document)}}, parser.Options{Package: "api"})
	if found.HasErrors() {
		t.Fatalf("%s%v: %s", document, found[0].Span, found[0].Message())
	}
	return s.node(p)
}

// differing returns the members in which two nodes differ.
func differing(f *dialect.Form, a, b any) (names []string) {
	anywhere := cmp.Comparer(func(_, _ diag.Span) bool { return true })
	x, y := reflect.ValueOf(a).Elem(), reflect.ValueOf(b).Elem()
	for _, name := range membersOf(f) {
		if !cmp.Equal(x.FieldByName(name).Interface(), y.FieldByName(name).Interface(), anywhere) {
			names = append(names, name)
		}
	}
	return names
}

// TestValuesOfSettings makes each setting alone: the parser takes the values of
// its kind and no others, and says which other setting is missing.
func TestValuesOfSettings(t *testing.T) {
	values := map[dialect.SettingValue]string{
		dialect.AbsoluteURL: "https://e.x/a,b", dialect.CallName: "GetToken", dialect.Key: "a-(b)",
		dialect.KeyPath: "a-(b).c", dialect.ModelName: "GetToken", dialect.HeaderName: "X-Id",
		dialect.AuthValue: "header X-Key", dialect.YesOrNo: "+",
	}
	// What may be a value of several kinds: any name may be a key, and so on.
	also := map[dialect.SettingValue][]dialect.SettingValue{
		dialect.Key:        {dialect.CallName, dialect.KeyPath, dialect.ModelName, dialect.HeaderName, dialect.YesOrNo},
		dialect.KeyPath:    {dialect.Key, dialect.CallName, dialect.ModelName, dialect.HeaderName, dialect.YesOrNo},
		dialect.HeaderName: {dialect.CallName, dialect.ModelName, dialect.YesOrNo},
		dialect.CallName:   {dialect.ModelName},
		dialect.ModelName:  {dialect.CallName},
	}
	for _, s := range dialect.ServiceSettings() {
		for kind, value := range values {
			refused := kind != s.Value && !slices.Contains(also[s.Value], kind)
			want := map[string]bool{"invalid-setting": refused, "missing-setting": !refused && s.Needs != "", "lone-setting": !refused && len(s.Serves) > 0}
			document := "## Service\n\nSetting|Value\n-|-\n" + string(s.Name) + "|`" + value + "`\n"
			if s.Value == dialect.ModelName {
				document += "\n## Models\n\n### `GetToken`\n\nJSON|Type\n-|-\n`a`|`string`\n"
			}
			if s.Value == dialect.CallName {
				document += "\n## API calls\n\nName|URL\n-|-\n`GetToken`|`GET /token`\n"
			}
			_, found := parser.Parse([]parser.File{{Name: "a.md", Path: "a.md", Content: []byte(document)}}, parser.Options{Package: "api"})
			for rule, wanted := range want {
				has := slices.ContainsFunc(found, func(d diag.Diagnostic) bool { return d.Rule.ID == rule })
				if has != wanted {
					t.Errorf("%s `%s`: %s is found: %t, want %t", s.Name, value, rule, has, wanted)
				}
			}
		}
	}
}
