package rulebook

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/explain"
)

// TestDocumentSamples runs the samples of the parser's rules: the bad one breaks
// its rule and no other, the good one none.
func TestDocumentSamples(t *testing.T) {
	for _, rule := range parser.Rules() {
		e := explain.Of(rule)
		if e == nil || isScript(e.Bad) {
			continue
		}
		t.Run(rule.ID, func(t *testing.T) {
			bad := sampleFindings(t, "bad", e.Bad)
			if len(bad) == 0 {
				t.Error("the bad sample breaks no rule")
			}
			for _, d := range bad {
				if d.Rule != rule {
					t.Errorf("the bad sample breaks another rule too: %v: %s: %s", d.Span, d.Rule.ID, d.Message())
				}
			}
			for _, d := range sampleFindings(t, "good", e.Good) {
				t.Errorf("the good sample breaks a rule: %v: %s: %s", d.Span, d.Rule.ID, d.Message())
			}
		})
	}
}

// TestParserRulesAreExplained proves that whoever reads a finding of the parser
// can ask why it is one, in both languages, and see what to write instead.
func TestParserRulesAreExplained(t *testing.T) {
	for _, rule := range parser.Rules() {
		e := explain.Of(rule)
		if e == nil {
			t.Errorf("%s is not explained", rule.ID)
			continue
		}
		if e.Why[diag.English] == "" {
			t.Errorf("%s: no reason in English", rule.ID)
		}
		if !strings.ContainsFunc(e.Why[diag.Chinese], isHan) {
			t.Errorf("%s: no reason in Chinese", rule.ID)
		}
		if en, zh := countParagraphs(e.Why[diag.English]), countParagraphs(e.Why[diag.Chinese]); en != zh || en > 3 {
			t.Errorf("%s: %d paragraphs in English, %d in Chinese; want the same number, three at most", rule.ID, en, zh)
		}
		if len(e.Bad) == 0 || len(e.Good) == 0 {
			t.Errorf("%s: %d files in the bad sample, %d in the good one", rule.ID, len(e.Bad), len(e.Good))
		}
	}
}

// TestSampleFaults: a sample that is written wrongly is no sample that breaks no rule.
func TestSampleFaults(t *testing.T) {
	doc := explain.File{Name: "doc.md", Content: []byte("## Models\n")}
	for _, tt := range []struct {
		name  string
		files []explain.File
		want  string
	}{
		{"no document", []explain.File{{Name: "options"}}, "the sample holds no document"},
		{"foreign file", []explain.File{doc, {Name: "old/doc.md"}}, "old/doc.md is neither"},
		{"no Go", []explain.File{doc, {Name: "hand/x.txt"}}, "hand/x.txt is neither"},
		{"unknown option", []explain.File{doc, {Name: "options", Content: []byte("client=some\n")}}, `unknown option "client=some"`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Documents(tt.files)
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got error %v, want one that says %q", err, tt.want)
			}
		})
	}
}

// TestSampleOptions: without its option, each of these samples breaks a rule.
func TestSampleOptions(t *testing.T) {
	call := "## API calls\n\nName|Request Type|URL\n:--|:--|:--\n`GetChat`|`ChatRequest`|`POST /chat`\n"
	hand := explain.File{Name: "hand/x.go", Content: []byte("package wecom\n\ntype ChatRequest struct{}\n")}
	for _, tt := range []struct {
		option  string
		files   []explain.File
		without []string
	}{
		{"client=none\n", []explain.File{document(call)}, []string{"unknown-type"}},
		{"package=wecom\n", []explain.File{document(call), hand}, []string{"unknown-type", "go-file-ignored"}},
		{"escapes=true\n", []explain.File{document("## Mo" + `\u0064` + "els\n\n### `Chat`\n\nName|Type\n:--|:--\n`ID`|`string`\n")}, []string{"nothing-read"}},
	} {
		t.Run(strings.TrimSpace(tt.option), func(t *testing.T) {
			if got := ruleIDs(sampleFindings(t, "without", tt.files)); !slices.Equal(got, tt.without) {
				t.Errorf("without the option: got %q, want %q", got, tt.without)
			}
			with := append(tt.files, explain.File{Name: "options", Content: []byte(tt.option)})
			if got := ruleIDs(sampleFindings(t, "with", with)); len(got) > 0 {
				t.Errorf("with the option: got %q, want nothing", got)
			}
		})
	}
}

// document is a sample's only document.
func document(text string) explain.File {
	return explain.File{Name: "doc.md", Content: []byte(text)}
}

// ruleIDs returns which rules have been broken.
func ruleIDs(found diag.List) []string {
	var ids []string
	for _, d := range found {
		ids = append(ids, d.Rule.ID)
	}
	return ids
}

// sampleFindings runs one side of a sample.
func sampleFindings(t *testing.T, side string, files []explain.File) diag.List {
	t.Helper()
	found, err := Documents(files)
	if err != nil {
		t.Fatalf("%s: %v", side, err)
	}
	return found
}

// isScript reports whether the sample is a script of commands.
func isScript(files []explain.File) bool {
	return slices.ContainsFunc(files, func(f explain.File) bool { return f.Name == "steps" })
}

// countParagraphs counts the paragraphs of a reason.
func countParagraphs(why string) int { return strings.Count(why, "\n\n") + 1 }

// isHan reports whether the character is Chinese.
func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }
