package lint

import (
	"math/rand/v2"
	"os"
	"strings"
	"testing"
)

// FuzzLint shows that no document makes lint panic, that its findings lie within
// the document and are sorted, and that the certain fixes, made all at once, keep
// what the document says.
func FuzzLint(f *testing.F) {
	for _, name := range []string{"../../golden/seed/chat_info.md", "../wecom/chat_info.md", "../wecom/service.md", "../wecom/media.md"} {
		text, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(text))
	}
	for _, text := range fuzzDocuments {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		checkProperties(t, text)
	})
}

// checkProperties reports whether the document is one that lint looks at: it has
// no errors.
func checkProperties(t *testing.T, text string) bool {
	t.Helper()
	p := parseBytes(text)
	if p.Findings.HasErrors() {
		return false
	}
	found := check(p, Strict)
	for i, d := range found {
		if d.Span.IsZero() || d.Span.Start < 0 || d.Span.End > len(text) || d.Span.Start > d.Span.End {
			t.Fatalf("%s at %v", d.Rule.ID, d.Span)
		}
		if i > 0 && found[i-1].Span.Compare(d.Span) > 0 {
			t.Fatalf("%s stands before %s", found[i-1].Span, d.Span)
		}
		_, _ = d.Message(), d.Hint()
	}
	checkCertainFixes(t, text)
	return true
}

// TestMutatedDocuments tries what hands do to documents: a fuzzer that knows no
// Markdown rarely gets past the parser.
func TestMutatedDocuments(t *testing.T) {
	bits := []string{" ", "\t", "`", "``", "|", "\\", "\\|", "\r\n", "\n", "，", "“", "Ａ", "　", "TODO", "-", "*", "_", "a", "0 - 甲 1 - 乙", "不填", "最多10个", "##", "<br>", "\"", "1", "可选值：a：甲；b（乙）"}
	rng := rand.New(rand.NewPCG(1, 2))
	linted := 0
	for _, seed := range fuzzDocuments {
		for range 1500 {
			text := seed
			for range 1 + rng.IntN(4) {
				at := rng.IntN(len(text) + 1)
				end := min(len(text), at+rng.IntN(3)*rng.IntN(4))
				text = strings.ToValidUTF8(text[:at]+bits[rng.IntN(len(bits))]+text[end:], "")
			}
			if checkProperties(t, text) {
				linted++
			}
		}
	}
	if linted < 1000 {
		t.Errorf("only %d documents without errors", linted)
	}
}

var fuzzDocuments = []string{
	"# T \n\n## models\n\n### `Chat` 群聊\n\n**name**|json|TYPE|`yaml`|description\n:--|:--|:--|:--|:--\nA|a|*[]int64|a_b|甲 0 - 乙 1 - 丙\nTODO|||\n",
	"## API calls\r\n\r\nname|Url\r\n:--|:--\r\nPing|GET /p \r\n\r\n## Errors\r\n\r\nName|Code\r\n:--|--:\r\n`E`|1\r\n",
	"## Enums\n\n### `K` `string`\n\nName|Value\n:--|:--\nKA|“a|\n\n```go\n// K\nconst (\nA = 1\n)\n```\n<!-- mdspec:allow doc-missing because -->\n",
}
