package rulebook

import (
	"slices"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
	"github.com/mdspec-go/mdspec/spec/explain"
)

// TestSamplesInChinese: samples that people read in Chinese have Chinese titles and
// headers.
func TestSamplesInChinese(t *testing.T) {
	for _, r := range Rules() {
		bad, good := r.Samples(diag.Chinese)
		for _, f := range append(slices.Clone(bad), good...) {
			if words := englishWords(f); len(words) > 0 && asWritten[r.ID] == "" {
				t.Errorf("%s: %s: %q", r.ID, f.Name, words)
			}
		}
	}
}

// englishWords returns the lines of a document that are an English title, or begin
// with an English header.
func englishWords(f explain.File) (words []string) {
	if !strings.HasSuffix(f.Name, ".md") {
		return nil
	}
	for line := range strings.Lines(string(f.Content)) {
		line = strings.TrimSpace(line)
		title, isTitle := strings.CutPrefix(line, "## ")
		header, _, isRow := strings.Cut(line, "|")
		if isTitle && slices.ContainsFunc(dialect.Sections(), func(s dialect.Section) bool { return s.English[0] == title }) ||
			isRow && header == "Name" && !strings.Contains(line, "|name|") { // which is a row of values
			words = append(words, line)
		}
	}
	return words
}

// TestSamplesAreTheSame: what is shown in a language breaks the same rules as what is
// written. Samples with commands are run with the command.
func TestSamplesAreTheSame(t *testing.T) {
	for _, r := range Rules() {
		for _, l := range diag.Languages() {
			checkSame(t, r, l)
		}
	}
}

func checkSame(t *testing.T, r Rule, l diag.Lang) {
	t.Helper()
	e := r.Explanation()
	bad, good := r.Samples(l)
	if explain.HasSteps(bad) {
		return
	}
	for _, pair := range [][2][]explain.File{{e.Bad, bad}, {e.Good, good}} {
		before, err := r.Examine(pair[0])
		after, failed := r.Examine(pair[1])
		if err != nil || failed != nil || !slices.Equal(ruleIDs(before), ruleIDs(after)) {
			t.Errorf("%s: %v, in %s %v; %v, %v", r.ID, ruleIDs(before), l, ruleIDs(after), err, failed)
		}
	}
}

// TestSamplesInEnglish: nearly all samples say nothing in Chinese to those who read
// English. The others are of rules about Chinese words.
func TestSamplesInEnglish(t *testing.T) {
	var chinese []string
	for _, r := range Rules() {
		if bad, good := r.Samples(diag.English); saysChinese(bad) || saysChinese(good) {
			chinese = append(chinese, r.ID)
		}
	}
	if n := len(Rules()); len(chinese)*30 > n {
		t.Errorf("samples of %d in %d rules say something in Chinese that samples_en.txt has no English for: %v", len(chinese), n, chinese)
	}
	t.Log(chinese)
}

func TestTranslated(t *testing.T) {
	const before = "# Models\n\n##  API calls  \n\n| **Name** | `Default` | URL | 说明 |\n|--|--|--|--|\n| Name | `Q` | `GET /q` | Name |\n\n## Other\n\nName|Type\n--|\n\n" +
		"## models\n\n### `Q` q\nname|JSON|Tpye|Type\n--|--|--|--\n\n### Models\n\nName of a Type\n"
	const after = "# Models\n\n##  接口  \n\n| **名称** | `Default` | 地址 | 说明 |\n|--|--|--|--|\n| Name | `Q` | `GET /q` | Name |\n\n## Other\n\n名称|类型\n--|\n\n" +
		"## 模型\n\n### `Q` q\n名称|JSON|Tpye|类型\n--|--|--|--\n\n### Models\n\nName of a Type\n"
	got := translated([]explain.File{{Name: "a.md", Content: []byte(before)}, {Name: "b.txt", Content: []byte(before)}}, diag.Chinese)
	if string(got[0].Content) != after {
		t.Errorf("got\n%s\nwant\n%s", got[0].Content, after)
	}
	if string(got[1].Content) != before {
		t.Errorf("b.txt became\n%s", got[1].Content)
	}
}
