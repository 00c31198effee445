package diag

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func sarifOf(t *testing.T, l List, o SARIFOptions) string {
	t.Helper()
	var b bytes.Buffer
	if err := WriteSARIF(&b, l, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestWriteSARIF(t *testing.T) {
	d := unknownType(marked("spec/群 聊#1.md", "| 群 | `«strng»` |\n"))
	d.Suggest = []string{"string"}
	d.Related = []Related{
		{marked("./other.md", "\n### `«T»`"), Say("first here", "首次出现在这里")},
		{Span{}, Verbatim("elsewhere")},
	}
	d.Fix = &Fix{Message: Say("first here", "首次出现在这里"), Edits: []Edit{{d.Span, "string"}, {marked("b.md", "x«»"), "y"}}}
	d.Subject, d.Accept = "Chat.Owner", "`unknown-type`|`Chat.Owner`|…|…"
	got := sarifOf(t, List{d, New(testNote, Span{})}, SARIFOptions{Tool: Tool{Name: "tool", Version: "v1.2.3"}, Describe: func(r *Rule) (summary, why string) {
		if r == d.Rule {
			return "what", "why"
		}
		return "", ""
	}})
	var log sarifLog
	if err := json.Unmarshal([]byte(got), &log); err != nil {
		t.Fatal(err)
	}
	for _, r := range log.Runs[0].Results {
		for name, print := range r.Fingerprints {
			if name != "toolFinding/v1" || len(print) != 32 {
				t.Errorf("fingerprint %s %q", name, print)
			}
		}
	}
	file := sarifArtifactLocation{"spec/%E7%BE%A4%20%E8%81%8A%231.md"}
	at := sarifRegion{1, 8, 1, 13}
	want := []sarifResult{
		{
			RuleID: d.Rule.ID, RuleIndex: 1, Level: "error",
			Message:   sarifText{d.Message() + "\n" + d.Hint()},
			Locations: []sarifLocation{{Physical: &sarifPhysical{file, at}}},
			Related: []sarifLocation{
				{ID: 1, Message: &sarifText{"first here"}, Physical: &sarifPhysical{sarifArtifactLocation{"other.md"}, sarifRegion{2, 6, 2, 7}}},
				{ID: 2, Message: &sarifText{"elsewhere"}},
			},
			Fixes: []sarifFix{{sarifText{"first here"}, []sarifChange{
				{file, []sarifReplacement{{at, sarifText{"string"}}}},
				{sarifArtifactLocation{"b.md"}, []sarifReplacement{{sarifRegion{1, 2, 1, 2}, sarifText{"y"}}}},
			}}},
			Properties: &sarifProperties{"Chat.Owner", "`unknown-type`|`Chat.Owner`|…|…"},
		},
		{RuleID: testNote.ID, RuleIndex: 0, Level: "note", Message: sarifText{testNote.Message}, Locations: []sarifLocation{}},
	}
	for i := range log.Runs[0].Results {
		log.Runs[0].Results[i].Fingerprints = nil
	}
	if diff := cmp.Diff(want, log.Runs[0].Results); diff != "" {
		t.Error(diff)
	}
	driver := log.Runs[0].Tool.Driver
	if len(driver.Rules) != 2 || driver.Rules[1].Help.Text != "why" || driver.Rules[1].Short.Text != "what" || driver.Rules[0].Help != nil || driver.Version != "v1.2.3" {
		t.Errorf("driver %+v", driver)
	}
}

func TestWriteSARIFOfNothing(t *testing.T) {
	if got := sarifOf(t, nil, SARIFOptions{Lang: Chinese}); !strings.Contains(got, `"results": []`) || !strings.Contains(got, `"language": "zh-CN"`) {
		t.Error(got)
	}
}

// TestFingerprints expects a finding to be known again after lines have moved
// and the table was formatted, and each of several to have its own.
func TestFingerprints(t *testing.T) {
	before := fingerprints(List{
		unknownType(marked("a.md", "`A`|`«strng»`|doc\n")),
		unknownType(marked("a.md", "`A`|`«strng»`|doc\n")),
		unknownType(marked("a.md", "`B`|`«strng»`|doc\n")),
		unknownType(marked("b.md", "`A`|`«strng»`|doc\n")),
		New(testNote, Span{}),
	})
	after := fingerprints(List{unknownType(marked("a.md", "# new\n\n| `A`     | `«strng»` | doc |\n"))})
	if before[0] != after[0] {
		t.Errorf("%s became %s", before[0], after[0])
	}
	seen := map[string]bool{}
	for _, f := range before {
		if seen[f] {
			t.Errorf("%s stands for two findings", f)
		}
		seen[f] = true
	}
}

func unknownType(at Span) Diagnostic { return New(testError, at, at.Text()) }

// TestSARIFFileURI names files so that no name is taken for another kind of address.
func TestSARIFFileURI(t *testing.T) {
	for path, want := range map[string]string{
		"spec/a.md":      "spec/a.md",
		"./spec/a.md":    "spec/a.md",
		"HEAD:spec/a.md": "./HEAD:spec/a.md", // of a revision; without ./ HEAD would be a scheme
		"./a:b.md":       "./a:b.md",
		"/spec/a b.md":   "file:///spec/a%20b.md",
	} {
		if got := fileURI(path); got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
}
