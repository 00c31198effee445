package parser

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mdspec-go/mdspec/spec"
)

func layoutOf(t *testing.T, document string) spec.Layout {
	t.Helper()
	pkg, _ := Parse([]File{{Name: "doc.md", Path: "doc.md", Content: []byte(document)}}, Options{Package: "api"})
	return pkg.Documents[0].Layout
}

func TestDirectives(t *testing.T) {
	const document = `<!-- mdspec:allow whole of the document -->
# Topic
<!-- mdspec:allow topic why -->

## Models

<!--
  mdspec:allow   section
  a reason of  two lines
-->
<!-- an ordinary comment --> <!-- mdspec:allow -->

### ` + "`A`" + ` text <!-- mdspec:allow heading x -->

<!--mdspec:alow-->

` + "`<!-- mdspec:allow code x -->` text <!-- mdspec:allow inline x -->" + `

#### deeper

<!-- mdspec:allow deep x --> <!-- mdspec:allow deep y -->

### ` + "`B`" + `

## Prose
`
	var got []string
	for _, d := range layoutOf(t, document).Directives {
		first, _, _ := strings.Cut(d.Scope.Text(), "\n")
		if d.Within {
			got = append(got, "within: "+d.Span.String()+" "+d.Span.Text())
			continue
		}
		got = append(got, fmt.Sprintf("%s %q %q at %s, from %q to %d", d.Verb, d.Rule, d.Reason, d.RuleSpan, first, d.Scope.EndPosition().Line))
	}
	want := []string{
		`allow "whole" "of the document" at doc.md:1:19, from "<!-- mdspec:allow whole of the document -->" to 26`,
		`allow "topic" "why" at doc.md:3:19, from "# Topic" to 26`,
		`allow "section" "a reason of two lines" at doc.md:8:18, from "## Models" to 25`,
		`allow "" "" at doc.md:11:47, from "## Models" to 25`,
		"within: doc.md:13:14 <!-- mdspec:allow heading x -->",
		"alow \"\" \"\" at doc.md:15:16, from \"### `A` text <!-- mdspec:allow heading x -->\" to 23",
		"within: doc.md:17:37 <!-- mdspec:allow inline x -->",
		`allow "deep" "x" at doc.md:21:19, from "#### deeper" to 23`,
		`allow "deep" "y" at doc.md:21:48, from "#### deeper" to 23`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestShortComments: the marks of a comment may share their dashes.
func TestShortComments(t *testing.T) {
	for document, want := range map[string]string{
		"<!-->\n":                                      "",
		"<!--->\n":                                     "",
		"<!--->\n\n<!-- mdspec:allow x why -->":        "x",
		"<!--> <!-- mdspec:allow y why -->\n":          "y",
		"<!-- mdspec:allow z why --> <!-->\n":          "z",
		"<!-- mdspec:allow u why --> <!-- mdspec:\n\n": "u",
	} {
		got := ""
		for _, d := range layoutOf(t, document).Directives {
			got += d.Rule
		}
		if got != want {
			t.Errorf("%q: %q, want %q", document, got, want)
		}
	}
}

func TestLayoutTables(t *testing.T) {
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
	for _, table := range layoutOf(t, document).Tables {
		text := fmt.Sprintf("%s %s %q", table.Kind, table.Owner, table.Columns)
		for _, r := range append([]spec.Row{table.Header}, table.Rows...) {
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

func TestLayoutSections(t *testing.T) {
	const document = "## 模型\n\n### `A`\n\n## Other\n# Topic\n## ERRORS\n"
	var got []string
	for _, s := range layoutOf(t, document).Sections {
		got = append(got, fmt.Sprintf("%s %s %q", s.Kind, s.Title, s.Span.Text()))
	}
	want := []string{
		"models doc.md:1:4 \"## 模型\\n\\n### `A`\\n\\n\"",
		`  doc.md:5:4 "## Other\n"`[1:],
		`errors doc.md:7:4 "## ERRORS\n"`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestDirectiveLetters: comments in other letters are noted as they are written.
func TestDirectiveLetters(t *testing.T) {
	const document = "<!-- MDSPEC:ALLOW x why -->\n\n文字 <!--Mdspec:allow y why-->\n\n<!-- mdspec: allow z why -->\n\n<!-- mdspe: -->\n"
	var got []string
	for _, d := range layoutOf(t, document).Directives {
		got = append(got, fmt.Sprintf("%s %q %q %q %q %t", d.Span, d.Prefix, d.Verb, d.Rule, d.Reason, d.Within))
	}
	want := []string{
		`doc.md:1:1 "MDSPEC:" "ALLOW" "x" "why" false`,
		`doc.md:3:4 "Mdspec:" "allow" "y" "why" true`,
		`doc.md:5:1 "mdspec:" "" "allow" "z why" false`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
