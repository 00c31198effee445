package sarif

import (
	"bytes"
	"cmp"
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// write returns the log of the findings.
func write(t *testing.T, list diag.List, o diag.SARIFOptions) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := diag.WriteSARIF(&b, list, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// compare reports findings that a run tells otherwise.
func compare(t *testing.T, run *sarif.Run, list diag.List, lang diag.Lang) {
	t.Helper()
	if len(run.Results) != len(list) {
		t.Fatalf("%d results of %d findings", len(run.Results), len(list))
	}
	for i, d := range list {
		if got, want := told(run, run.Results[i]), meant(d, lang); got != want {
			t.Errorf("finding %d is told as\n%swant\n%s", i, got, want)
		}
	}
}

// meant returns what a result must tell of the finding.
func meant(d diag.Diagnostic, lang diag.Lang) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s %s %s\n%s\n", d.Rule.Severity, d.Rule.ID, span(d.Span), d.MessageIn(lang), d.HintIn(lang))
	for _, r := range d.Related {
		fmt.Fprintf(&b, "related %s %s\n", span(r.Span), r.Message.In(lang))
	}
	if d.Fix != nil {
		fmt.Fprintf(&b, "fix %s\n", d.Fix.Message.In(lang))
		for _, e := range d.Fix.Edits {
			fmt.Fprintf(&b, "edit %s %q\n", span(e.Span), e.New)
		}
	}
	return b.String()
}

func span(s diag.Span) string {
	if s.IsZero() {
		return "nowhere"
	}
	start, end := s.Position(), s.EndPosition()
	return fmt.Sprintf("%s:%d:%d-%d:%d", s.File(), start.Line, start.Column, end.Line, end.Column)
}

// told returns what a result of the run tells.
func told(run *sarif.Run, r *sarif.Result) string {
	var b strings.Builder
	at := "nowhere"
	for _, l := range r.Locations {
		at = location(l)
	}
	message, hint, _ := strings.Cut(*r.Message.Text, "\n")
	fmt.Fprintf(&b, "%s %s %s %s\n%s\n", r.Level, *run.Tool.Driver.Rules[r.RuleIndex].ID, at, message, hint)
	for _, l := range r.RelatedLocations {
		fmt.Fprintf(&b, "related %s %s\n", location(l), *l.Message.Text)
	}
	for _, f := range r.Fixes {
		fmt.Fprintf(&b, "fix %s\n", *f.Description.Text)
		for _, c := range f.ArtifactChanges {
			for _, e := range c.Replacements {
				fmt.Fprintf(&b, "edit %s %q\n", region(c.ArtifactLocation, e.DeletedRegion), text(e.InsertedContent))
			}
		}
	}
	return b.String()
}

func location(l *sarif.Location) string {
	if l.PhysicalLocation == nil {
		return "nowhere"
	}
	return region(l.PhysicalLocation.ArtifactLocation, l.PhysicalLocation.Region)
}

func region(file *sarif.ArtifactLocation, r *sarif.Region) string {
	uri, err := url.Parse(*file.URI)
	if err != nil {
		return err.Error()
	}
	return fmt.Sprintf("%s:%d:%d-%d:%d", uri.Path, *r.StartLine, *r.StartColumn, *r.EndLine, *r.EndColumn)
}

// text returns what is inserted, "" where nothing is.
func text(c *sarif.ArtifactContent) string { return *cmp.Or(c.Text, new(string)) }

// TestFindings writes nothing, a finding that has all that findings have, and one
// that has nothing of it.
func TestFindings(t *testing.T) {
	schema := officialSchema(t)
	at := diag.NewSource("spec/群 聊#1.md", []byte("| 群 | `strng` |\r\n")).Span(8, 13)
	full := diag.New(parser.UnknownType, at, "strng")
	full.Suggest = []string{"string"}
	full.Related = []diag.Related{{Span: at, Message: diag.Verbatim("first here")}, {Message: diag.Verbatim("elsewhere")}}
	full.Fix = &diag.Fix{Message: diag.Verbatim("write it right"), Edits: []diag.Edit{{Span: at, New: "string"}, {Span: at.Source.Span(0, 0)}}}
	full.Diff = "-a\n+b\n"
	for name, list := range map[string]diag.List{
		"nothing": nil, "full": {full}, "bare": {diag.New(parser.TodoRow, diag.Span{})}, "both": {full, full, diag.New(parser.TodoRow, at)},
	} {
		for _, lang := range diag.Languages() {
			t.Run(fmt.Sprint(name, " ", lang), func(t *testing.T) {
				describe := func(r *diag.Rule) (summary, why string) { return r.Message, "why" }
				log := write(t, list, diag.SARIFOptions{Lang: lang, Tool: diag.Tool{Name: "mdspec", Version: "v1.0.0", URI: "https://example.com/mdspec"}, Describe: describe})
				compare(t, decode(t, schema, log), list, lang)
			})
		}
	}
}
