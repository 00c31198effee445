package foreign

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/spec/diag"
)

// lampPage is a page that most of the tests read.
const lampPage = `# Lamps API

## Lamp

| Field | Type | Default | Description |
| --- | --- | --- | --- |
| id | integer | - | |
| colour | int | | |
| made_at | string | | |
| shape | Shape | | |
| room | object | | |
| room.no | integer | | |

## Colours

| Value | Description |
| --- | --- |
| 1 | red |
| 2 | blue |

## Get a lamp

` + "`GET /lamps/{id}`" + `

| Field | Type | Required |
| --- | --- | --- |
| id | integer | yes |
| full | boolean | perhaps |

Returns a [lamp](#lamp) object.

## Old things

### Torch

| Field | Type |
| --- | --- |
| oil | integer |
`

// profiled imports pages with a profile, which must have no faults.
func profiled(t *testing.T, profile string, pages ...string) *Result {
	t.Helper()
	p, found := ReadProfile("lamp.profile.md", []byte(profile))
	for _, d := range found {
		t.Fatalf("%s: %s", d.Span, d.Message())
	}
	var sources []Source
	for i, page := range pages {
		sources = append(sources, Source{Path: fmt.Sprintf("p%d.md", i+1), Content: []byte(page)})
	}
	return Import(sources, p)
}

func section(title, header string, rows ...string) string {
	return "## " + title + "\n\n| " + header + " |\n|" + strings.Repeat(" --- |", strings.Count(header, "|")+1) + "\n| " + strings.Join(rows, " |\n| ") + " |\n\n"
}

// dump returns the fields, values and calls of a result, a line each.
func dump(r *Result) []string {
	var out []string
	for _, d := range r.Package.Documents {
		for _, topic := range d.Topics {
			for _, i := range topic.Items {
				switch {
				case i.Model != nil:
					for _, f := range i.Model.Fields {
						out = append(out, strings.TrimSpace(fmt.Sprintf("%s.%s %s %s", i.Model.Name, f.Name, f.Type, f.Presence)))
					}
				case i.Enum != nil:
					out = append(out, fmt.Sprintf("%s %s %d", i.Enum.Name, i.Enum.Underlying, len(i.Enum.Values)))
				case i.Call != nil:
					out = append(out, fmt.Sprintf("%s %s %s %s", i.Call.Name, i.Call.Method, i.Call.Path, i.Call.Response))
				}
			}
		}
	}
	return out
}

// TestProfile holds what each thing that a profile can say changes: the lines that are gone
// and those that are new.
func TestProfile(t *testing.T) {
	plain := dump(profiled(t, "", lampPage))
	for _, tt := range []struct{ name, profile, gone, added string }{
		{"unknown types", section("Settings", "Setting | Value", "unknown types | `map[string]any`"), "Lamp.Shape json.RawMessage", "Lamp.Shape map[string]any"},
		{"dash", section("Settings", "Setting | Value", "dash as default | required"), "Lamp.ID int64", "Lamp.ID int64 required"},
		{"unmarked", section("Settings", "Setting | Value", "unmarked fields | optional"), "*", "Lamp.Colour int64 optional"},
		{"base path", section("Settings", "Setting | Value", "base path | /v1"), "GetLamp GET /lamps/{id} Lamp", "GetLamp GET /v1/lamps/{id} Lamp"},
		{"types", section("Types", "Word | Type", "shape | list of integer"), "Lamp.Shape json.RawMessage", "Lamp.Shape []int64"},
		{"presence", section("Presence", "Word | Presence", "perhaps | required"), "GetLampRequest.Full bool", "GetLampRequest.Full bool required"},
		{"columns", section("Columns", "Header | Role", "Type | ignored"), "*", ""},
		{"section ignored", section("Sections", "Title | Contents", "Old * | ignored"), "Torch.Oil int64", ""},
		{"section named", section("Sections", "Title | Contents", "torch | Fire"), "Torch.Oil int64", "Fire.Oil int64"},
		{"section of one page", section("Sections", "Title | Contents | Page", "torch | Fire | p*.md"), "Torch.Oil int64", "Fire.Oil int64"},
		{"section of another page", section("Sections", "Title | Contents | Page", "torch | Fire | q*.md"), "", ""},
		{"names", section("Names", "Heading | Name", "Get a lamp | ReadLamp"), "*", "ReadLamp GET /lamps/{id} Lamp"},
		{"enums", section("Enums", "Title | Name | Type | Fields", "Colours | Colour | int32 | `Lamp.colour`"), "Lamp.Colour int64,Colours int64 2", "Lamp.Colour Colour,Colour int32 2"},
		{"page", section("Pages", "Page | Use", "p*.md | ignored"), "*", ""},
		{"call", section("Calls", "Call | Method | Path | Response", "GetLamp | POST | `/x/{id}` | `[]Lamp`"), "GetLamp GET /lamps/{id} Lamp", "GetLamp POST /x/{id} []Lamp"},
		{"call by title", section("Calls", "Call | Path", "get a * | `/x/{id}`"), "GetLamp GET /lamps/{id} Lamp", "GetLamp GET /x/{id} Lamp"},
		{"call without answer", section("Calls", "Call | Response", "GetLamp | nothing"), "GetLamp GET /lamps/{id} Lamp", "GetLamp GET /lamps/{id} GetLampResponse"},
		{"call left out", section("Corrections", "Field | Presence | Reason", "GetLamp | ignored | old"), "*", ""},
		{"type left out", section("Corrections", "Field | Presence | Reason", "Torch | ignored | old"), "Torch.Oil int64", ""},
		{"field left out", section("Corrections", "Field | Presence | Reason", "Lamp.shape | ignored | old"), "Lamp.Shape json.RawMessage", ""},
		{"nested field", section("Corrections", "Field | Type | Reason", "`LampRoom.no` | `uint8` | small"), "LampRoom.No int64", "LampRoom.No uint8"},
		{"members", section("Corrections", "Field | Type | Reason", "`Lamp.room` | `map[string]int64` | so"), "Lamp.Room LampRoom,LampRoom.No int64", "Lamp.Room map[string]int64"},
		{"wildcard", section("Corrections", "Field | Type | Presence | Reason", "`*.made_at` | `*time.Time` | optional | so"), "Lamp.MadeAt string", "Lamp.MadeAt *time.Time optional"},
		{"type of the pages", section("Corrections", "Field | Type | Reason", "`Lamp.shape` | `[]Torch` | so"), "Lamp.Shape json.RawMessage", "Lamp.Shape []Torch"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := profiled(t, tt.profile, lampPage)
			got := dump(r)
			gone := slices.DeleteFunc(slices.Clone(plain), func(s string) bool { return slices.Contains(got, s) })
			added := slices.DeleteFunc(slices.Clone(got), func(s string) bool { return slices.Contains(plain, s) })
			if tt.gone != "*" && strings.Join(gone, ",") != tt.gone || tt.gone == "*" && len(gone) == 0 {
				t.Errorf("gone are %q", gone)
			}
			if tt.added == "" && len(added) > 0 && tt.name != "columns" || tt.added != "" && tt.gone != "*" && strings.Join(added, ",") != tt.added ||
				tt.gone == "*" && tt.added != "" && !slices.Contains(added, tt.added) {
				t.Errorf("added are %q", added)
			}
			for _, d := range r.Findings {
				if d.Rule.Severity != diag.Note && tt.name != "columns" && tt.name != "page" {
					t.Errorf("%s: %s", d.Span, d.Message())
				}
			}
		})
	}
}

func TestCorrectedRow(t *testing.T) {
	r := profiled(t, section("Corrections", "Field | Type | Reason", "`Lamp.made_at` | `int64` | so"), lampPage)
	for _, table := range r.Documents[0].Tables {
		for _, row := range table.Rows {
			if row.Name == "Lamp.made_at" && (row.By != ByProfile || row.Type != "int64" || row.State != Read) {
				t.Errorf("%+v", row)
			}
		}
	}
}

// TestUnused finds corrections that do nothing, at their place in the profile.
func TestUnused(t *testing.T) {
	for _, tt := range []struct{ name, profile, rule, at, suggest string }{
		{"no such field", section("Corrections", "Field | Type | Reason", "`Lamp.color` | `int64` | so"), "correction-unused", "Lamp.color", "Lamp.colour"},
		{"no such type", section("Corrections", "Field | Presence | Reason", "Torches | ignored | so"), "correction-unused", "Torches", "Torch"},
		{"same type", section("Corrections", "Field | Type | Reason", "`*.colour` | `int64` | so"), "correction-unused", "*.colour", ""},
		{"same presence", section("Corrections", "Field | Presence | Reason", "GetLampRequest.id | required | so"), "correction-unused", "GetLampRequest.id", ""},
		{"same path", section("Calls", "Call | Method | Path", "GetLamp | GET | /lamps/{id}"), "correction-unused", "GetLamp", ""},
		{"no such call", section("Calls", "Call | Path", "GetLmap | /lamps/{id}"), "correction-unused", "GetLmap", "GetLamp"},
		{"no such heading", section("Names", "Heading | Name", "Get lamps | ListLamps"), "correction-unused", "Get lamps", ""},
		{"heading of another page", section("Names", "Heading | Name | Page", "Get a lamp | ReadLamp | `q*.md`"), "correction-unused", "Get a lamp", ""},
		{"enum fields", section("Enums", "Title | Name | Fields", "Colours | Colour | Lamp.hue"), "correction-unused", "Lamp.hue", ""},
		{"unknown type", section("Corrections", "Field | Type | Reason", "`Lamp.shape` | `Torhc` | so"), "profile-value", "Lamp.shape", "Torch"},
		{"type as an error", section("Settings", "Setting | Value", "unknown types | error"), "type-unknown", "Shape", ""},
		{"ignored with another", section("Corrections", "Field | Type | Presence | Reason", "Lamp.nothing | `int64` | ignored | so"), "correction-unused", "Lamp.nothing", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := profiled(t, tt.profile, lampPage)
			found := slices.DeleteFunc(r.Findings, func(d diag.Diagnostic) bool { return d.Rule.Severity == diag.Note })
			if len(found) != 1 {
				t.Fatalf("found %v", found)
			}
			d := found[0]
			if d.Rule.ID != tt.rule || d.Span.Text() != tt.at || strings.Join(d.Suggest, " ") != tt.suggest {
				t.Errorf("%s at %q suggests %q", d.Rule.ID, d.Span.Text(), d.Suggest)
			}
		})
	}
}

// TestPresetsAreNotUnused passes over what a preset says of other pages.
func TestPresetsAreNotUnused(t *testing.T) {
	p, _ := ReadProfile("x.profile.md", []byte(section("Names", "Heading | Name", "No such | Thing")+section("Calls", "Call | Path", "Nope | /x")+
		section("Corrections", "Field | Type | Reason", "A.b | int | c")))
	p.Ship()
	if r := Import([]Source{{Path: "p.md", Content: []byte(lampPage)}}, p); r.Findings.Count(diag.Warning) > 0 {
		t.Error(r.Findings)
	}
}

func TestRepeatedTypes(t *testing.T) {
	page := "# Page\n\n## Lamp\n\n| Field | Type |\n| --- | --- |\n| id | integer |\n"
	if got := dump(profiled(t, "", page, page)); len(got) != 1 {
		t.Errorf("merged: %q", got)
	}
	if got := dump(profiled(t, section("Settings", "Setting | Value", "repeated types | apart"), page, page)); len(got) != 2 {
		t.Errorf("apart: %q", got)
	}
}

func TestRowsLost(t *testing.T) {
	page := "# Lamp\n\n| Field | Type |\n| --- | --- |\n| id | integer |\n| how bright it is | integer |\n| | |\n"
	for value, want := range map[string]int{"0": 1, "1": 0, "10%": 1, "40%": 0} {
		r := profiled(t, section("Settings", "Setting | Value", "rows left out | "+value), page)
		if got := r.Findings.Count(diag.Error); got != want {
			t.Errorf("%s: %d findings %v", value, got, r.Findings)
		}
	}
	if r := profiled(t, "", page); r.Findings.HasErrors() {
		t.Error(r.Findings)
	}
}

// TestNameAsPath reads calls that have a name alone, as bots have.
func TestNameAsPath(t *testing.T) {
	page := "# Bot\n\n## sendLamp\n\nReturns a [Lamp](#lamp) object.\n\n| Parameter | Type | Required |\n| --- | --- | --- |\n| id | Integer | Yes |\n\n## Lamp\n\n| Field | Type |\n| --- | --- |\n| id | Integer |\n"
	r := profiled(t, section("Settings", "Setting | Value", "name as path | `/bot{token}/{name}`"), page)
	if got := dump(r); !slices.Contains(got, "SendLamp POST /bot{token}/sendLamp Lamp") {
		t.Errorf("%q", got)
	}
}

// TestProfileEnums reads as values what nothing but a profile says to be such.
func TestProfileEnums(t *testing.T) {
	page := "# Lamp\n\n## Shades\n\n| Shade | Of |\n| --- | --- |\n| `dim` | [Evening](#e) |\n| `lit` | [Noon](#n) |\n\n## Times\n\n**Chart intervals:**\n\nh is an hour\n\n* 1h\n* 12h\n"
	if got := dump(profiled(t, "", page)); len(got) > 0 {
		t.Errorf("without a profile: %q", got)
	}
	r := profiled(t, section("Enums", "Title | Name | Type", "Shades | Shade | string", "Chart intervals | Interval | string"), page)
	if got, want := dump(r), []string{"Shade string 2", "Interval string 2"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if n := r.Report.Counts(); n.Read != 4 {
		t.Errorf("the report counts %+v", n)
	}
}

// TestPageScope reads a page as one call, whatever its headings are called.
func TestPageScope(t *testing.T) {
	page := "# Light a lamp\n\n`POST /light`\n\n## Was man schickt\n\n| Field | Type | Required |\n| --- | --- | --- |\n| id | integer | yes |\n"
	r := profiled(t, section("Settings", "Setting | Value", "call scope | page"), page)
	if got := dump(r); !slices.Contains(got, "LightLampRequest.ID int64 required") {
		t.Errorf("%q", got)
	}
	if got := dump(profiled(t, "", page)); slices.Contains(got, "LightLampRequest.ID int64 required") {
		t.Errorf("without the scope: %q", got)
	}
}
