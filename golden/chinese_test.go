package golden

import (
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"github.com/mdspec-go/mdspec/spec/diag"
)

var (
	inlineCode = regexp.MustCompile("`[^`]*`|“[^”]*”") // and what is quoted of a document
	sentence   = regexp.MustCompile(`\p{Latin}[\p{Latin}'-]*(?:[ ,;:]+\p{Latin}[\p{Latin}'-]*){2,}`)
)

// foreignRules are those whose argument is a message of the Go tools.
var foreignRules = []string{"fence-syntax", "fence-type-error", "field-type-error"}

// englishIn returns the first three or more words of English in a row that are
// no code; "" if there are none.
func englishIn(text string) string {
	return sentence.FindString(inlineCode.ReplaceAllString(text, "`"))
}

// TestNoEnglishInChinese looks for English in what the golden cases say in
// Chinese.
func TestNoEnglishInChinese(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, path := range paths {
		c := load(t, path)
		for _, d := range run(t, c.Input).Findings {
			seen[d.Rule.ID] = true
			for _, text := range chineseTexts(d) {
				if words := englishIn(text); words != "" {
					t.Errorf("%s: %s: %s: %q in %s", path, d.Span, d.Rule.ID, words, text)
				}
			}
		}
	}
	if len(seen) < 100 {
		t.Errorf("only %d rules are seen", len(seen))
	}
}

// chineseTexts returns what a finding says in words of mdspec's own.
func chineseTexts(d diag.Diagnostic) []string {
	if slices.Contains(foreignRules, d.Rule.ID) {
		return []string{d.HintIn(diag.Chinese)}
	}
	texts := []string{d.MessageIn(diag.Chinese), d.HintIn(diag.Chinese)}
	for _, r := range d.Related {
		texts = append(texts, r.Message.In(diag.Chinese))
	}
	return texts
}

// TestEnglishIn shows that English is found.
func TestEnglishIn(t *testing.T) {
	tests := []struct{ text, want string }{
		{"未知的类型 `not a type`", ""},
		{"“the title of it”不是小节", ""},
		{"写 retry、token、rate，或者留空", ""},
		{"它不是 Go 包名", ""},
		{"上传文件写成 POST(part)", ""},
		{"`Chat` 不能作为名字：a keyword of Go", "a keyword of Go"},
		{"第二个 the column's name 列", "the column's name"},
		{"the cell, unclosed, is bad", "the cell, unclosed, is bad"},
	}
	for _, tt := range tests {
		if got := englishIn(tt.text); got != tt.want {
			t.Errorf("in %q: %q, want %q", tt.text, got, tt.want)
		}
	}
}
