package foreign

import (
	"maps"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mdspec-go/mdspec/spec"
)

// keptPages are the pages of a vendor: types and calls with names and without.
var keptPages = map[string]string{
	"m/boxes.md": "# Boxes\n\n## Get a box\n\n`GET /boxes/{id}`\n\n| Parameter | Type |\n| --- | --- |\n| id | integer |\n\nReturns a [box](#box) object.\n\n" +
		"## Box\n\n| Field | Type |\n| --- | --- |\n| label | string |\n| lid | Lid |\n",
	"m/lids.md":  "# Lids\n\n## Lid\n\n| Field | Type |\n| --- | --- |\n| colour | string |\n",
	"m/plain.md": "# Plain\n\n## 盒子\n\n| 字段 | 类型 |\n| --- | --- |\n| size | int |\n\n## 盖子\n\n| 字段 | 类型 |\n| --- | --- |\n| shape | string |\n",
}

const (
	otherBox = "## Box\n\n| Field | Type |\n| --- | --- |\n| depth | integer |\n"
	otherLid = "## Lid\n\n| Field | Type |\n| --- | --- |\n| weight | integer |\n"
	otherGet = "## Get a box\n\n`GET /old/boxes/{id}`\n\n| Parameter | Type |\n| --- | --- |\n| id | integer |\n\nReturns a [box](#box) object.\n\n"
)

func importPages(pages map[string]string, before Names) *Result {
	var sources []Source
	for name, text := range pages {
		sources = append(sources, Source{Path: name, Content: []byte(text)})
	}
	return ImportAgain(sources, nil, before)
}

// fieldType returns the type of a field as it is written.
func fieldType(r *Result, model, key string) string {
	for _, d := range r.Package.Documents {
		for _, t := range d.Topics {
			for _, i := range t.Items {
				if i.Model == nil || i.Model.Name != model {
					continue
				}
				for _, f := range i.Model.Fields {
					if tag, _ := f.Tag("json"); tag == key {
						return f.Type.String()
					}
				}
			}
		}
	}
	return ""
}

// TestNamesStay adds, changes and removes pages: no name of another page becomes another
// one, what says a name means what it meant, and importing once more changes nothing.
func TestNamesStay(t *testing.T) {
	first := importPages(keptPages, nil)
	want := Names{
		"m/boxes.md": {"Box": "Box", "GetBox()": "GetBox"}, "m/lids.md": {"Lid": "Lid"}, "m/plain.md": {"盒子": "Plain1", "盖子": "Plain2"},
	}
	if diff := cmp.Diff(want, first.Names); diff != "" {
		t.Fatalf("names (-want, +got):\n%s", diff)
	}
	tests := []struct {
		name  string
		pages map[string]string // "" removes one
		names Names             // of the pages that change; the others have the names that they had
	}{
		{"a page in front with the same names", map[string]string{"a/first.md": "# First\n\n" + otherGet + otherBox + "\n" + otherLid},
			Names{"a/first.md": {"Box": "FirstBox", "Lid": "FirstLid", "GetBox()": "GetOldBoxes"}}},
		{"a page behind with the same names", map[string]string{"z/last.md": "# Last\n\n" + otherGet + otherBox},
			Names{"z/last.md": {"Box": "LastBox", "GetBox()": "GetOldBoxes"}}},
		{"a page in front that declares a type alike", map[string]string{"a/lids.md": keptPages["m/lids.md"]}, nil},
		{"a type on another page", map[string]string{"m/boxes.md": keptPages["m/boxes.md"] + "\n" + otherLid},
			Names{"m/boxes.md": {"Box": "Box", "GetBox()": "GetBox", "Lid": "BoxesLid"}}},
		{"a page that is called otherwise", map[string]string{"m/lids.md": "", "n/covers.md": keptPages["m/lids.md"]},
			Names{"m/lids.md": nil, "n/covers.md": {"Lid": "Lid"}}},
		{"a title in front", map[string]string{"m/plain.md": strings.Replace(keptPages["m/plain.md"], "## 盒子", "## 架子\n\n| 字段 | 类型 |\n| --- | --- |\n| count | int |\n\n## 盒子", 1)},
			Names{"m/plain.md": {"盒子": "Plain1", "盖子": "Plain2", "架子": "Plain3"}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			pages, want := maps.Clone(keptPages), maps.Clone(want)
			maps.Copy(pages, tt.pages)
			maps.Copy(want, tt.names)
			maps.DeleteFunc(pages, func(_, text string) bool { return text == "" })
			maps.DeleteFunc(want, func(_ string, names map[string]string) bool { return names == nil })
			r := importPages(pages, first.Names)
			if diff := cmp.Diff(want, r.Names); diff != "" {
				t.Errorf("names (-want, +got):\n%s", diff)
			}
			if got := fieldType(r, "Box", "lid"); got != "Lid" && tt.names["m/boxes.md"] == nil {
				t.Errorf("the type of the field is %s", got)
			}
			again := importPages(pages, r.Names)
			if diff := cmp.Diff(r.Names, again.Names); diff != "" {
				t.Errorf("names of the next import (-want, +got):\n%s", diff)
			}
			if diff := cmp.Diff(itemNames(r), itemNames(again)); diff != "" {
				t.Errorf("the next import (-want, +got):\n%s", diff)
			}
		})
	}
}

// itemNames returns what each document declares, in order.
func itemNames(r *Result) (names []string) {
	for _, d := range r.Package.Documents {
		names = append(names, d.Name)
		for _, t := range d.Topics {
			for _, i := range t.Items {
				names = append(names, itemName(i))
			}
		}
	}
	return names
}

func itemName(i spec.Item) string {
	switch {
	case i.Model != nil:
		return i.Model.Name
	case i.Enum != nil:
		return i.Enum.Name
	case i.Call != nil:
		return i.Call.Name + "()"
	}
	return ""
}
