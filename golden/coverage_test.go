package golden

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mdspec-go/mdspec/gen/output"
	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// reference is the file whose package comment numbers the rules of the dialect.
const reference = "../parser/doc.go"

var (
	ruleLine   = regexp.MustCompile(`(?m)^//   - ([1-9][0-9]*\.[1-9][0-9]*) `)
	caseNumber = regexp.MustCompile(`^([1-9][0-9]*\.[1-9][0-9]*)-[a-z0-9-]+$`)
	otherCase  = regexp.MustCompile(`^(hostile|faults)(-[a-z0-9-]+)?$`)
	finding    = regexp.MustCompile(`(?m)^\S+:\d+:\d+-\d+:\d+ (error|warning|note) ([a-z0-9-]+)$`)
)

// coverage returns what is wrong with a set of cases, given by name with their
// findings: names that are no rule's, and rules without a case or without one
// that compiles.
func coverage(rules []string, findings map[string]string) []string {
	var faults []string
	seen, compiles := map[string]bool{}, map[string]bool{}
	for name, text := range findings {
		m := caseNumber.FindStringSubmatch(name)
		switch {
		case m == nil && !otherCase.MatchString(name):
			faults = append(faults, name+" is not named after a rule")
		case m != nil && !slices.Contains(rules, m[1]):
			faults = append(faults, name+" is named after no rule of the dialect")
		case m != nil:
			seen[m[1]] = true
			compiles[m[1]] = compiles[m[1]] || !strings.Contains(text, " error ")
		}
	}
	for _, r := range rules {
		switch {
		case !seen[r]:
			faults = append(faults, "rule "+r+" has no case")
		case !compiles[r]:
			faults = append(faults, "rule "+r+" has no case that compiles")
		}
	}
	slices.Sort(faults)
	return faults
}

// wantedFindings returns what each case expects to be found.
func wantedFindings(t *testing.T) map[string]string {
	findings := map[string]string{}
	for _, file := range caseFiles(t) {
		c := load(t, file)
		findings[c.Name] = c.text(wantFindings)
	}
	return findings
}

func TestEveryRuleHasACase(t *testing.T) {
	content, err := os.ReadFile(reference)
	if err != nil {
		t.Fatal(err)
	}
	var rules []string
	for _, m := range ruleLine.FindAllStringSubmatch(string(content), -1) {
		rules = append(rules, m[1])
	}
	if len(rules) < 40 || rules[0] != "1.1" || rules[len(rules)-1] != "8.3" {
		t.Fatalf("%s numbers %d rules: %q", reference, len(rules), rules)
	}
	for _, fault := range coverage(rules, wantedFindings(t)) {
		t.Error(fault)
	}
}

func TestCoverage(t *testing.T) {
	got := coverage([]string{"1.1", "1.2", "2.10"}, map[string]string{
		"1.1-good":     "",
		"1.1-bad":      "doc.md:1:1-1:1 error x\n",
		"1.2-bad":      "doc.md:1:1-1:1 error x\n",
		"3.1-no-rule":  "",
		"unnumbered":   "",
		"hostile-text": "",
		"faults":       "",
	})
	want := []string{
		"3.1-no-rule is named after no rule of the dialect",
		"rule 1.2 has no case that compiles",
		"rule 2.10 has no case",
		"unnumbered is not named after a rule",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// elsewhere returns the rules that no text file can break, or that need a
// directory of files, and the tests that break them.
func elsewhere() map[string]string {
	out := map[string]string{
		"document-too-large": "TestDocumentTooLarge, here",
		"fence-unchecked":    "package gocheck: it takes a machine without Go",
		"go-file-ignored":    "package goscope: TestGoFileFaults; such a directory does not compile",
	}
	for _, r := range output.Rules() {
		out[r.ID] = "package gen/output"
	}
	return out
}

func TestEveryDiagnosticHasACase(t *testing.T) {
	covered := map[string]bool{}
	for _, text := range wantedFindings(t) {
		for _, m := range finding.FindAllStringSubmatch(text, -1) {
			covered[m[2]] = true
		}
	}
	for _, fault := range uncovered(append(parser.Rules(), output.Rules()...), covered, elsewhere()) {
		t.Error(fault)
	}
}

// uncovered compares the rules of the catalogue with those that cases break and
// those that are tested elsewhere.
func uncovered(catalogue []*diag.Rule, covered map[string]bool, elsewhere map[string]string) []string {
	var faults []string
	known := map[string]bool{}
	for _, r := range catalogue {
		known[r.ID] = true
		where, listed := elsewhere[r.ID]
		switch {
		case !covered[r.ID] && !listed:
			faults = append(faults, "no case breaks "+r.ID)
		case covered[r.ID] && listed:
			faults = append(faults, fmt.Sprintf("%s is listed as tested elsewhere (%s), but a case breaks it", r.ID, where))
		}
	}
	for id := range elsewhere {
		if !known[id] {
			faults = append(faults, id+" is listed as tested elsewhere, but is no rule")
		}
	}
	if len(catalogue) == 0 {
		faults = append(faults, "the catalogue is empty")
	}
	slices.Sort(faults)
	return faults
}

func TestUncovered(t *testing.T) {
	catalogue := []*diag.Rule{{ID: "a"}, {ID: "b"}, {ID: "c"}, {ID: "d"}}
	got := uncovered(catalogue, map[string]bool{"a": true, "b": true}, map[string]string{"b": "x", "c": "y", "z": "z"})
	want := []string{
		"b is listed as tested elsewhere (x), but a case breaks it",
		"no case breaks d",
		"z is listed as tested elsewhere, but is no rule",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if got := uncovered(nil, nil, nil); len(got) != 1 {
		t.Errorf("an empty catalogue has the faults %q", got)
	}
}

// TestFaults counts: twenty kinds of fault in one document are twenty findings.
func TestFaults(t *testing.T) {
	kinds := map[string]bool{}
	findings := finding.FindAllStringSubmatch(load(t, "testdata/faults.txtar").text(wantFindings), -1)
	for _, m := range findings {
		kinds[m[2]] = true
	}
	if len(findings) != 20 || len(kinds) != 20 {
		t.Errorf("%d findings of %d kinds, want 20", len(findings), len(kinds))
	}
}
