package main

import (
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// TestPageDocuments compiles the document of the one page of the dialect in each
// language: there is nothing to say but the note on its TODO row, and both declare
// the same.
func TestPageDocuments(t *testing.T) {
	var declared []string
	for _, l := range diag.Languages() {
		documents := ofLanguage(fences(dialect.OnePage(l)), "markdown")
		if len(documents) != 1 {
			t.Fatalf("%s: %d documents, want 1", l, len(documents))
		}
		code, findings := compileExample(t, documents[0])
		if strings.Count(findings, "\n") != 4 || !strings.Contains(findings, "[todo-row]") || !strings.Contains(findings, "1 note") {
			t.Errorf("%s: more than a note on the TODO row:\n%s", l, findings)
		}
		declared = append(declared, withoutComments(code))
	}
	if declared[0] != declared[1] {
		t.Errorf("English declares\n%s\nChinese declares\n%s", declared[0], declared[1])
	}
}

// withoutComments returns Go without its comments.
func withoutComments(code string) string {
	var b strings.Builder
	for line := range strings.Lines(code) {
		if !strings.HasPrefix(strings.TrimSpace(line), "//") {
			b.WriteString(line)
		}
	}
	return b.String()
}
