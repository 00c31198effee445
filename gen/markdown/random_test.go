package markdown_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/parser"
)

// Pieces of documents that are put together at random. What Markdown or the dialect
// would take for something else stands among plain words.
var (
	inline = []string{
		"text", "文字", "word", "a|b", `a\|b`, `\\|`, "`code`", "`", "``", "<br>", "`<br>`", "<b>", "<!-- c -->", "<!--", "-->", "<!<!-- x -->-- y -->",
		"#", "##", "-", "*", "+", ">", "1.", "2)", "---", "===", ":--", "|", "[a]", "[a]:", "[a](https://x.y)", "https://x.y", "TODO", "deprecated", "已废弃。", "*x*", "**x**", "_y_",
		"1-启用，2-停用", "0 - on 1 - off", "`a`：甲；`b`：乙", "1: x; 2: y", "状态：", "。", "默认 1", "optional", "可选", "(x)", "—", ":", "：", "·", "\u2028", "\\", "&lt;", "~~~", "```",
		"Request", "错误码", "Name", "Type", "{id}", "GET /x", "`GET /x`", "`A`", "\u3000", "mdspec:allow",
	}
	block = []string{
		"- X\n- Y", "* X\n* Y", "1. X\n2. Y", "3) X", "- X\n\n- Y\n  - Z\n    Y", "> X\n> Y", "    X\n    Y", "```\nX\nY\n```", "```json\n{}\n```", "````text\n```\nX\n````",
		"<div>\nX\n</div>", "<!-- X\nY -->", "- # X\n- > Y", "-     X", "- ```\n\n  X\n  ```", "- ", "-\n- X", "| X | Y |\n| --- | :-: |\n| Y | X |", "X\n    # Y\n    - Z", "X\nY\nZ",
		"X<br>Y<br><br>Z", "X  \nY", "***", "[//]: # (X)", "[l]: https://e.com \"X\"", "see [l] X", "X\n===", "<pre>\nX\n</pre>", "- X\n\n  | X | Y |\n  | -- | -- |\n  | Z | X |", "<https://x.y> X",
	}
)

type mixer struct{ *rand.Rand }

func (m mixer) pick(list []string) string { return list[m.IntN(len(list))] }

// words returns pieces of a line; half the time plain ones.
func (m mixer) words() string {
	n := 1 + m.IntN(4)
	parts := make([]string, n)
	for i := range parts {
		parts[i] = m.pick(inline)
		if m.IntN(3) > 0 {
			parts[i] = m.pick(inline[:3])
		}
	}
	return strings.Join(parts, m.pick([]string{" ", " ", "", "，"}))
}

// text returns blocks of documentation; with headings of the level, if it is not 0.
func (m mixer) text(level int) string {
	var b strings.Builder
	for range m.IntN(4) {
		t := m.words()
		switch m.IntN(3) {
		case 0:
			t = strings.NewReplacer("X", m.words(), "Y", m.words(), "Z", m.words()).Replace(m.pick(block))
		case 1:
			if level > 0 && m.IntN(2) == 0 {
				t = strings.Repeat("#", level+m.IntN(7-level)) + " " + m.words()
			}
		}
		b.WriteString(t + "\n\n")
	}
	return b.String()
}

func (m mixer) cell() string {
	if m.IntN(2) == 0 {
		return "|"
	}
	return strings.NewReplacer("`|`", "`x`", "\n", " ", "|", `\|`).Replace(m.words()+m.pick([]string{"", "<br>" + m.words(), "<br><br>" + m.words()})) + "|"
}

// document returns a document that has text wherever there can be some.
func (m mixer) document() string {
	maybe := func(s string) string { return m.pick([]string{s, s, ""}) }
	return maybe("# "+m.words()+"\n\n") + m.text(0) +
		maybe("## Models\n\n### `A` "+m.words()+"\n\n"+m.text(0)+"|Name|JSON|Type|Default|Example|Doc|\n|-|-|-|-|-|-|\n|`F`|`f`|`string`||`x`|"+m.cell()+"\n|`G`|`g`|`int`|none||"+m.cell()+"\n\n"+m.text(4)) +
		maybe("## Enums\n\n### `E` "+m.words()+"\n\n|Name|Value|Doc|\n|-|-|-|\n|`E1`|1|"+m.cell()+"\n|`E2`|2|"+m.cell()+"\n\n"+m.text(4)) +
		maybe("## Models\n\n### `B` "+m.words()+"\n\n"+m.text(0)+"```go\ntype B int\n```\n\n"+m.text(4)) +
		maybe("## Service\n\n"+m.text(3)+"|Setting|Value|Doc|\n|-|-|-|\n|error code|`code`|"+m.cell()+"\n\n"+m.text(3)) +
		maybe("## Errors\n\n|Name|Code|Doc|\n|-|-|-|\n|`E3`|3|"+m.cell()+"\n\n") +
		maybe("## API calls\n\n"+maybe("|Name|URL|Doc|\n|-|-|-|\n|`C`|`GET /c`|"+m.cell()+"\n\n")+
			maybe("### `D` `POST /d` "+m.words()+"\n\n"+m.text(4)+maybe("#### Request "+maybe("`DRequest` "+m.words())+"\n\n"+m.text(6)+"|JSON|Type|\n|-|-|\n|`x`|`int`|\n\n"+m.text(6))+
				maybe("#### Response `[]string` "+m.words()+"\n\n"+m.text(6))+maybe("#### "+m.words()+"\n\n"+m.text(5)))) +
		maybe("# "+m.words()+"\n\n"+m.text(0))
}

// TestRandomTexts writes documents with texts of all kinds in all places.
func TestRandomTexts(t *testing.T) {
	count := 1000
	if testing.Short() {
		count = 150
	}
	m := mixer{rand.New(rand.NewPCG(5, 6))}
	written := 0
	for range count {
		content := m.document()
		o := parser.Options{Package: "api"}
		p, findings := parser.Parse([]parser.File{{Name: "doc.md", Path: "doc.md", Content: []byte(content)}}, o)
		if findings.HasErrors() {
			continue
		}
		written++
		if !t.Run("", func(t *testing.T) { checkRoundTrip(t, p, o) }) {
			t.Fatalf("the document was\n%s", content)
		}
	}
	if written < count/10 {
		t.Errorf("only %d of %d documents have no errors", written, count)
	}
}
