package importer

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/build"
	"github.com/mdspec-go/mdspec/parser/foreign"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// unruly returns an import of which the compiler refuses much: types that nothing
// declares, a field that occurs twice, a constant whose name is a type's, calls of one
// route.
func unruly() *foreign.Result {
	str := &spec.Type{Kind: spec.Basic, Name: "string"}
	field := func(name, key string, t *spec.Type) *spec.Field {
		return &spec.Field{Name: name, Type: t, Tags: []spec.Tag{{Key: "json", Value: key}}}
	}
	lost := &spec.Type{Kind: spec.Named, Name: "Lost", Origin: spec.FromModel}
	topic := &spec.Topic{Title: "Shelf", Items: []spec.Item{
		{Model: &spec.Model{Name: "Shelf", Fields: []*spec.Field{
			field("Label", "label", str), field("Owner", "owner", lost), field("Other", "label", str),
		}}},
		{Enum: &spec.Enum{Name: "State", Underlying: "string", Values: []*spec.EnumValue{{Name: "StateOn", Value: "on"}, {Name: "Shelf", Value: "off"}}}},
		{Model: &spec.Model{Name: "GetRequest", Fields: []*spec.Field{field("ID", "id", &spec.Type{Kind: spec.Slice, Elem: lost})}}},
		{Call: &spec.Call{Name: "Get", Heading: true, Method: "GET", Path: "/shelves/{id}",
			Request: &spec.Type{Kind: spec.Named, Name: "GetRequest", Origin: spec.FromModel}, Response: &spec.Type{Kind: spec.Named, Name: "Shelf", Origin: spec.FromModel}}},
	}}
	report := &foreign.DocumentReport{Path: "shelf.md", Types: 3, Calls: 1}
	table := &foreign.TableReport{Looks: true}
	for _, name := range []string{"Shelf.owner", "Shelf.label", "State.Shelf", "State.StateOn", "GetRequest.id", "Get"} {
		table.Rows = append(table.Rows, &foreign.RowReport{Name: name, State: foreign.Read, By: foreign.ByWord})
	}
	report.Tables = []*foreign.TableReport{table}
	return &foreign.Result{
		Package: &spec.Package{Documents: []*spec.Document{{Name: "shelf.md", Topics: []*spec.Topic{topic}}}},
		Sources: []string{"shelf.md"}, Notes: map[any]string{}, Report: &foreign.Report{Documents: []*foreign.DocumentReport{report}},
	}
}

// TestGuard holds that what the compiler does not accept goes, with its reason, and
// that the rest stays.
func TestGuard(t *testing.T) {
	r := unruly()
	w := &writer{options: Options{Group: GroupNone}, imported: r, origins: map[string]Origin{}}
	files, err := w.documents()
	if err != nil {
		t.Fatal(err)
	}
	if found := refusals(files); len(found) > 0 {
		t.Fatalf("the compiler says %s", found[0].Message())
	}
	text := string(files[0].Content)
	for _, want := range []string{"`label`", "`owner` | `json.RawMessage`", "`StateOn`"} {
		if !strings.Contains(text, want) {
			t.Errorf("%s is not in\n%s", want, text)
		}
	}
	for i, want := range []string{"Shelf.owner raw the compiler does not accept it: unknown type", "", " left ", "State.StateOn read ", "GetRequest.id raw the compiler", "Get read "} {
		row := r.Report.Documents[0].Tables[0].Rows[i]
		got := fmt.Sprint(row.Name, " ", row.State, " ", row.Reason())
		if want != "" && !strings.Contains(got, want) {
			t.Errorf("row %d is %q, want %q", i, got, want)
		}
		if row.State != foreign.Read && !strings.Contains(row.Reason().In(diag.Chinese), "编译器不接受它：") {
			t.Errorf("row %d is %s for %q", i, row.State, row.Reason().In(diag.Chinese))
		}
	}
}

// TestGuardGivesUp: what cannot be taken out is a fault of ours.
func TestGuardGivesUp(t *testing.T) {
	r := unruly()
	r.Package.Documents[0].Topics[0].Title = "Mine\n\n```go\nfunc"
	w := &writer{options: Options{Group: GroupNone}, imported: r, origins: map[string]Origin{}}
	if _, err := w.documents(); err != nil && !errors.Is(err, build.ErrInternal) {
		t.Error(err)
	}
}

func TestNames(t *testing.T) {
	names := docNames{}
	for _, tt := range [][2]string{
		{"shelf", "shelf.md"}, {"Shelf", "Shelf_2.md"}, {"shelf", "shelf_3.md"}, {"box_linux", "box_linux_page.md"}, {"_x", "page__x.md"},
		{"readme", "readme_page.md"}, {"a.profile", "a_profile.md"}, {"con", "con_page.md"}, {"", "_page"},
	} {
		got := names.claim(tt[0])
		if tt[0] == "" {
			if !strings.HasPrefix(got, "page_") {
				t.Errorf("no name becomes %q", got)
			}
		} else if got != tt[1] {
			t.Errorf("%q becomes %q, want %q", tt[0], got, tt[1])
		}
	}
	long := strings.Repeat("货架", 100)
	if got := names.claim(long); len(got) > longest+len(".md") || !strings.HasPrefix(got, "货架") {
		t.Errorf("a long name becomes %q", got)
	}
}
