package profile

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/words"
	"github.com/mdspec-go/mdspec/spec"
)

func table(section, header string, rows ...string) string {
	columns := strings.Count(header, "|") + 1
	out := "# Lamps\n\n## " + section + "\n\n| " + header + " |\n|" + strings.Repeat(" :-- |", columns) + "\n"
	for _, row := range rows {
		out += "| " + row + " |\n"
	}
	return out
}

// TestFindings holds each finding of a profile against its rule, the text at its place and
// its suggestions.
func TestFindings(t *testing.T) {
	for _, tt := range []struct {
		name, document, rule, at, suggest string
	}{
		{"misspelt section", table("Colums", "Header | Role", "Power | key"), "profile-section", "Colums", "Columns"},
		{"misspelt Chinese section", table("表头列表", "Header | Role", "Power | key"), "profile-section", "表头列表", ""},
		{"no section", "| Header | Role |\n| :-- | :-- |\n| Power | key |\n", "profile-section", "| Header | Role |", ""},
		{"misspelt header", table("Columns", "Header | Rol", "Power | key"), "profile-header", "Rol", "role"},
		{"unknown header", table("Columns", "Header | Role | Colour", "Power | key | red"), "profile-header", "Colour", ""},
		{"header of another section", table("Columns", "Header | Role | Weight", "Power | key | 1"), "profile-header", "Weight", ""},
		{"repeated header", table("Columns", "Header | Role | Role", "Power | key | doc"), "profile-repeated", "Role", ""},
		{"missing column", table("Columns", "Header", "Power"), "profile-missing", "| Header |", ""},
		{"empty cell", table("Columns", "Header | Role", "Power | "), "profile-missing", "| Power |  |", ""},
		{"short row", table("Columns", "Header | Role", "Power"), "profile-missing", "| Power |", ""},
		{"misspelt role", table("Columns", "Header | Role", "Power | ignroed"), "profile-value", "ignroed", "ignored"},
		{"misspelt role in code", table("Columns", "Header | Role", "Power | `exampel`"), "profile-value", "exampel", "example"},
		{"repeated column", table("Columns", "Header | Role", "Power | key", "**power** | doc"), "profile-repeated", "**power**", ""},
		{"misspelt setting", table("Settings", "Setting | Value", "unkown types | error"), "profile-value", "unkown types", "unknown types"},
		{"misspelt Chinese setting", table("设置", "设置 | 值", "未知的类型 | error"), "profile-value", "未知的类型", "未知类型"},
		{"value of a setting", table("Settings", "Setting | Value", "unknown types | errors"), "profile-value", "errors", "error"},
		{"repeated setting", table("Settings", "Setting | Value", "method | GET", "方法 | POST"), "profile-repeated", "方法", ""},
		{"method", table("Settings", "Setting | Value", "method | PSOT"), "profile-value", "PSOT", "POST"},
		{"path of a name", table("Settings", "Setting | Value", "name as path | /x"), "profile-value", "/x", ""},
		{"base", table("Settings", "Setting | Value", "base path | api"), "profile-value", "api", ""},
		{"tolerance", table("Settings", "Setting | Value", "rows left out | 120%"), "profile-value", "120%", ""},
		{"type word", table("Types", "Word | Type", "灯号 | !!"), "profile-value", "!!", ""},
		{"presence", table("Presence", "Word | Presence", "按需 | optinal"), "profile-value", "optinal", "optional"},
		{"contents", table("Sections", "Title | Contents", "备注 | reqest"), "profile-value", "reqest", "request"},
		{"name", table("Names", "Heading | Name", "查询灯 | getLamp"), "profile-value", "getLamp", ""},
		{"enum type", table("Enums", "Title | Name | Type", "颜色 | Colour | float64"), "profile-value", "float64", ""},
		{"page", table("Pages", "Page | Use", "drafts/* | ignore"), "profile-value", "ignore", "ignored"},
		{"call method", table("Calls", "Call | Method", "GetLamp | GTE"), "profile-value", "GTE", "GET"},
		{"call path", table("Calls", "Call | Path", "GetLamp | lamps"), "profile-value", "lamps", ""},
		{"call response", table("Calls", "Call | Response", "GetLamp | lamp"), "profile-value", "lamp", ""},
		{"correction without reason", table("Corrections", "Field | Type | Reason", "`Lamp.watt` | `int64` | "), "profile-missing", "| `Lamp.watt` | `int64` |  |", ""},
		{"correction of nothing", table("Corrections", "Field | Reason", "`Lamp.watt` | so"), "profile-value", "Lamp.watt", ""},
		{"correction type", table("Corrections", "Field | Type | Reason", "`Lamp.watt` | `integer` | so"), "profile-value", "integer", ""},
		{"correction channel", table("Corrections", "Field | Type | Reason", "`Lamp.watt` | `chan int` | so"), "profile-value", "chan int", ""},
		{"correction presence", table("Corrections", "Field | Presence | Reason", "`Lamp.watt` | requird | so"), "profile-value", "requird", "required"},
		{"weight", table("Evidence", "Where | Pattern | Weight", "text | lamp | 10"), "profile-value", "10", ""},
		{"where", table("Evidence", "Where | Pattern | Weight", "heder | lamp | 1"), "profile-value", "heder", "header"},
		{"empty pattern", table("Evidence", "Where | Pattern | Weight", "text | `*` | 1"), "profile-value", "*", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, found := Read("lamp.profile.md", []byte(tt.document))
			if len(found) != 1 {
				t.Fatalf("found %v", found)
			}
			d := found[0]
			if d.Rule.ID != tt.rule || d.Span.Text() != tt.at || strings.Join(d.Suggest, " ") != tt.suggest {
				t.Errorf("%s at %q, suggests %q: %s", d.Rule.ID, d.Span.Text(), d.Suggest, d.Message())
			}
		})
	}
}

// TestPlaces asserts the byte at which findings begin, beside Chinese text.
func TestPlaces(t *testing.T) {
	document := "# 灯\n\n## 列\n\n| 表头 | 角色 |\n| :-- | :-- |\n| 功率 | 建 |\n"
	_, found := Read("灯.profile.md", []byte(document))
	if len(found) != 1 || found[0].Span.String() != "灯.profile.md:7:8" || found[0].Span.Start != strings.Index(document, "建") {
		t.Fatalf("found %v", found)
	}
}

func TestRead(t *testing.T) {
	p, found := Read("dir/lamp.profile.md", []byte(`# Lamps

What is *odd* about them.

## Settings

| Setting | Value | Note |
| --- | --- | --- |
| preset | gitlab | |
| unknown types | `+"`map[string]any`"+` | |
| method | get | |
| name as path | /bot/{name} | |
| base path | /api/ | |
| repeated types | apart | |
| dash as default | required | |
| unmarked fields | 可选 | |
| call scope | page | |
| rows left out | 10% | |

## 列

| 表头 | 角色 | 备注 |
| --- | --- | --- |
| **功率** | 键 | |
| a \| b | doc | |

## Types

| Word | Type |
| --- | --- |
| 灯号列表 | `+"`[]string`"+` |

## Sections

| Title | Contents | Page |
| --- | --- | --- |
| `+"`* 历史`"+` | ignored | |
| 灯 | Lamp | `+"`lamp/*`"+` |

<!--
| Title | Contents |
| --- | --- |
| x | reqest |
-->

## Enums

| Title | Name | Type | Fields |
| --- | --- | --- | --- |
| 颜色 | Colour | int32 | Lamp.colour, *.shade |

## Calls

| Call | Method | Path | Response |
| --- | --- | --- | --- |
| 查询* | GET | `+"`/lamps/{id}`"+` | `+"`[]Lamp`"+` |
| PutLamp | | | nothing |

## Corrections

| Field | Type | Presence | Reason |
| --- | --- | --- | --- |
| `+"`*.created_at`"+` | `+"`*time.Time`"+` | optional | seen |
| Lamp.secret | | ignored | not for us |

## Background

No table, so for readers only.
`))
	if len(found) > 0 {
		t.Fatal(found[0].Span, found[0].Message())
	}
	want := Settings{
		Preset: "gitlab", Unknown: UnknownMap, Method: "GET", NamePath: "/bot/{name}", Base: "/api", Repeats: TellApart, Dash: spec.Required,
		Unmarked: spec.Optional, Scope: PageScope, Tolerance: Tolerance{Said: true, Percent: 10},
	}
	if p.Settings != want || p.Name != "lamp" || p.Title != "Lamps" {
		t.Errorf("settings %+v of %q %q", p.Settings, p.Name, p.Title)
	}
	if got := fmt.Sprint(p.Columns); got != "[{**功率** key} {a | b doc}]" {
		t.Error(got)
	}
	if got := fmt.Sprint(p.Types); got != "[{灯号列表 []string}]" {
		t.Error(got)
	}
	if s := p.Sections; len(s) != 3 || s[0].Title != "* 历史" || s[0].Means.Part != words.IgnoredPart || !s[0].Any || s[1].Means.Name != "Lamp" ||
		s[1].Any || !s[1].Page.Matches("lamp/x/y.md") || s[1].Page.Matches("room/x.md") || s[2].Means.Under != "int32" {
		t.Errorf("%+v", s)
	}
	var corrections []string
	for _, c := range p.Corrections {
		corrections = append(corrections, fmt.Sprint(c.Field, " ", c.Type, " ", c.Presence, " ", c.Ignored, " ", c.At.Text()))
	}
	if want := []string{
		"Lamp.colour Colour  false Lamp.colour, *.shade", "*.shade Colour  false Lamp.colour, *.shade",
		"*.created_at *time.Time optional false *.created_at", "Lamp.secret   true Lamp.secret",
	}; !slices.Equal(corrections, want) {
		t.Errorf("%q", corrections)
	}
	if c := p.Calls; len(c) != 2 || c[0].Response.String() != "[]Lamp" || !c[0].Folded.Matches("查询灯") || !c[1].Nothing {
		t.Errorf("%+v", c)
	}
}

func TestExtend(t *testing.T) {
	base, _ := Read("base.profile.md", []byte(table("Settings", "Setting | Value", "method | GET", "dash as default | required")))
	base.Columns = []Column{{"a", words.Key}}
	base.Ship()
	own, _ := Read("own.profile.md", []byte(table("Settings", "Setting | Value", "dash as default | unsaid", "rows left out | 0")))
	own.Columns = []Column{{"a", words.Doc}}
	got := own.Extend(base)
	if got.Method != "GET" || got.Dash != Unsaid || got.Tolerance.Allows(1, 100) || len(got.Columns) != 2 || got.Columns[1].Role != words.Doc {
		t.Errorf("%+v", got)
	}
	if len(own.Columns) != 1 || len(base.Columns) != 1 || own.Method != "" {
		t.Error("the profiles themselves are changed")
	}
}

func TestTolerance(t *testing.T) {
	for _, tt := range []struct {
		Tolerance
		left, rows int
		want       bool
	}{
		{Tolerance{}, 9, 10, true}, {Tolerance{Said: true}, 1, 10, false}, {Tolerance{Said: true}, 0, 10, true},
		{Tolerance{Said: true, Rows: 2}, 2, 3, true}, {Tolerance{Said: true, Rows: 2}, 3, 300, false},
		{Tolerance{Said: true, Percent: 10}, 1, 10, true}, {Tolerance{Said: true, Percent: 10}, 2, 10, false},
	} {
		if got := tt.Allows(tt.left, tt.rows); got != tt.want {
			t.Errorf("%+v: %v", tt, got)
		}
	}
}

// FuzzRead never panics; its findings lie within the document, and what is read can be
// extended and is the same when it is read again.
func FuzzRead(f *testing.F) {
	files, err := filepath.Glob("../../presets/*.profile.md")
	if err != nil || len(files) == 0 {
		f.Fatal("no presets found", err)
	}
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(content)
	}
	f.Add([]byte(table("Corrections", "Field | Type | Presence | Reason", "*.a | map[string][]*Lamp | ignored | x")))
	f.Add([]byte(table("Evidence", "Where | Pattern | Weight", "header | `a \\| *` | 9", "text | `<a*b>` | 1")))
	f.Fuzz(func(t *testing.T, content []byte) {
		before := string(content)
		p, found := Read("x.profile.md", content)
		for _, d := range found {
			if d.Span.Start < 0 || d.Span.End > len(content) || d.Span.Start > d.Span.End {
				t.Fatalf("%s is at %d to %d of %d", d.Rule.ID, d.Span.Start, d.Span.End, len(content))
			}
			_, _ = d.Message(), d.MessageIn("zh")
		}
		again, refound := Read("x.profile.md", content)
		if len(refound) != len(found) || len(again.Sections) != len(p.Sections) || p.Extend(again) == nil || string(content) != before {
			t.Fatal("it is read in another way again")
		}
	})
}
