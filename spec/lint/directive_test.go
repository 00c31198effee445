package lint

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mdspec-go/mdspec/parser/syntax"
	"github.com/mdspec-go/mdspec/spec/diag"
)

func directivesOf(document string) []*directive {
	var out []*directive
	d := syntax.Parse(diag.NewSource("doc.md", []byte(document)))
	for _, c := range d.Comments {
		if addressed(c) {
			out = append(out, readDirective(d, c))
		}
	}
	return out
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
	for _, d := range directivesOf(document) {
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
		"text <!--> <!-- mdspec:allow v why -->\n":     "v",
		"text <!---> <!-- mdspec:allow w why -->\n":    "w",
		"text <!-- a <!-- mdspec:allow y":              "y",
	} {
		got := ""
		for _, d := range directivesOf(document) {
			got += d.Rule
		}
		if got != want {
			t.Errorf("%q: %q, want %q", document, got, want)
		}
	}
}

// TestDirectiveLetters: comments in other letters are noted as they are written.
func TestDirectiveLetters(t *testing.T) {
	const document = "<!-- MDSPEC:ALLOW x why -->\n\n文字 <!--Mdspec:allow y why-->\n\n<!-- mdspec: allow z why -->\n\n<!-- mdspe: -->\n"
	var got []string
	for _, d := range directivesOf(document) {
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
