package markdown_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/parser"
)

// TestValues writes documentation that enumerates values, in forms of all kinds.
func TestValues(t *testing.T) {
	var cells []string
	n, every := 0, 17
	if testing.Short() {
		every = 101
	}
	values := [][]string{{"0", "1"}, {"1", "2", "3"}, {"`text`", "`image`"}, {`"a"`, `"b"`}, {"-1", "0", "1"}, {"“甲”", "“乙”"}, {"1", "0"}}
	meanings := [][]string{{"正常", "离职（待继承）", "other"}, {"a - b", "c: d", "x"}, {"文本：长", "图；片", "音"}, {"`x`", "y. Z", "。"}, {"", "有", ""}}
	for _, lead := range []string{"", "状态 ", "状态：", "状态。", "<br>状态<br>", "the state: ", "x<br>y<br>", "状态（"} {
		for _, sep := range []string{"-", " - ", ":", "：", " = ", "=", "表示", "代表", "为", "–"} {
			for _, gap := range []string{"，", ", ", "；", "; ", "、", "。", " ", "<br>", "  "} {
				for _, v := range values {
					for _, m := range meanings {
						if n++; n%every > 0 {
							continue
						}
						var items []string
						for k := range v {
							items = append(items, v[k]+sep+m[k])
						}
						text := lead + strings.Join(items, gap)
						if strings.HasSuffix(lead, "（") {
							text += "）"
						}
						cells = append(cells, text+[]string{"", "。默认正常", "<br>以后再说", "，其他"}[n%4])
					}
				}
			}
		}
	}
	var b strings.Builder
	b.WriteString("## Models\n\n### `A`\n\n|JSON|Type|Doc|\n|-|-|-|\n")
	for i, c := range cells {
		fmt.Fprintf(&b, "|`f%d`|`string`|%s|\n", i, c)
	}
	for i, c := range cells {
		if !strings.Contains(c, "<br>") {
			fmt.Fprintf(&b, "\n### `M%d`\n\n%s\n", i, c)
		}
	}
	o := parser.Options{Package: "api"}
	p, findings := parser.Parse([]parser.File{{Name: "doc.md", Path: "doc.md", Content: []byte(b.String())}}, o)
	if findings.HasErrors() {
		t.Fatal(findings[0].Message())
	}
	checkRoundTrip(t, p, o)
}
