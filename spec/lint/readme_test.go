package lint

import (
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mdspec-go/mdspec/spec/explain"
)

// Marks of the table in README.md.
const (
	tableBegin = "<!-- rules -->\n"
	tableEnd   = "<!-- /rules -->\n"
)

// TestReadme holds the table in README.md against the rules; MDSPEC_UPDATE=1
// writes it.
func TestReadme(t *testing.T) {
	content, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(content), tableBegin)
	got, after, ended := strings.Cut(rest, tableEnd)
	if !ok || !ended {
		t.Fatal("README.md has no table of rules")
	}
	want := ruleTable(t)
	if os.Getenv("MDSPEC_UPDATE") != "" {
		text := before + tableBegin + want + tableEnd + after
		if err := os.WriteFile("README.md", []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("README.md is not up to date; run MDSPEC_UPDATE=1 go test ./spec/lint -run TestReadme\n%s", diff)
	}
}

// ruleTable lists the rules. Fixable is one whose bad sample --fix changes.
func ruleTable(t *testing.T) string {
	var b strings.Builder
	b.WriteString("\nRule|Category|Severity|`--fix`|What it says\n:--|:--|:--|:-:|:--\n")
	for _, r := range Rules() {
		fixable := "-"
		if e := explain.Of(r.Rule); e != nil {
			if _, fixed := fixAll(t, e.Bad); fixed {
				fixable = "+"
			}
		}
		fmt.Fprintf(&b, "`%s`|%s|%s|%s|%s\n", r.ID, r.Category, r.Severity, fixable, plainMessage(r))
	}
	b.WriteString("\n")
	return b.String()
}

var verb = regexp.MustCompile("`?%\\[([0-9]+)\\][a-z]`?")

// plainMessage returns a rule's message with its parameters named.
func plainMessage(r *Rule) string {
	return strings.ReplaceAll(verb.ReplaceAllStringFunc(r.Message, func(m string) string {
		n, err := strconv.Atoi(verb.FindStringSubmatch(m)[1])
		if err != nil || n > len(r.Params) {
			return m
		}
		return "*" + r.Params[n-1] + "*"
	}), "|", `\|`)
}
