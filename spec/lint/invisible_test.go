package lint

import (
	"strings"
	"testing"
	"unicode"

	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// everyText is a document with a text of every kind.
const everyText = "---\ntitle: chats\n---\n\nAbove all.\n\n# Chats\n\nText with `code`, a [link](https://example.com/doc).\n\n" +
	"<!-- mdspec:allow doc-missing other people wrote them -->\n\n- list\n  - deeper\n\n> quotation\n\n    code block\n\n" +
	"Any | table\n:-- | :--\nwords | cells\n\n" +
	"## Service\n\nCommon text.\n\nSetting|Value|Doc\n:--|:--|:--\nbase url|`https://api.example.com/v1`|address\nerror code|`errcode`|zero is fine\nerror message|`errmsg`|words\n" +
	"token call|`GetToken`|secret\ntoken key|`access_token`|key\ntoken parameter|`access_token`|query\n\n" +
	"## Models\n\n### `ChatInfo` about\n\nBelow it.\n\nName|JSON|XML|`form`|Type|Required|Limits|Default|Example|Doc\n:--|:--|:--|:--|:--|:--|:--|:--|:--|:--\n" +
	"`Name`|`name`|`nick`|`label`|`string`|-|`..50 chars`|`some`|`other`|documentation\n`Kind`|`kind`|`kind`|`kind`|`Kind`|+|||`text`|enumerated\n\n" +
	"```json\n{\"name\": \"value\", \"kind\": \"text\"}\n```\n\n```go\n// Chats are several.\ntype Chats []ChatInfo\n\nconst Answer = \"text\"\n```\n\n" +
	"#### Deeper\n\nMore words.\n\n### `Token` answer\n\nJSON|Type|Doc\n:--|:--|:--\n`access_token`|`string`|token\n\n" +
	"## Enums\n\n### `Kind` `string` kinds\n\nName|Value|Doc\n:--|:--|:--\n`KindText`|`text`|plain\n\n" +
	"## API calls\n\nName|Request Type|Response Type|Response Key|Access Token|URL|Doc\n:--|:--|:--|:--|:--|:--|:--\n" +
	"`GetToken`||`Token`||-|`GET /token`|asks\n`GetChat`|`ChatInfo`|`ChatInfo`|`chat`|+|`POST /chat/{name}`|reads\n`SendFile`||`ChatInfo`||+|`POST(media) /upload`|sends\n\n" +
	"## Errors\n\nName|Code|Class|Doc\n:--|:--|:--|:--\n`ErrBusy`|-12|retry|busy\n\n## Notes\n\nProse.\n"

// TestInvisibleEverywhere puts a space without width into each word of the document,
// and wants it refused by the parser or found where it is.
func TestInvisibleEverywhere(t *testing.T) {
	read := func(text string) parser.Result {
		return parser.Read([]parser.File{{Name: "doc.md", Path: "doc.md", Content: []byte(text)}}, parser.Options{Package: "api"})
	}
	isWord := func(b byte) bool { return unicode.IsLetter(rune(b)) || unicode.IsDigit(rune(b)) }
	if r := read(everyText); r.Findings.HasErrors() || len(ruleFindings(r, "invisible-character")) > 0 {
		t.Fatalf("the document itself: %v", r.Findings)
	}
	words, found := 0, 0
	for at := 1; at < len(everyText); at++ {
		if !isWord(everyText[at-1]) || !isWord(everyText[at]) || at > 1 && isWord(everyText[at-2]) {
			continue
		}
		words++
		r := read(everyText[:at] + "\u200b" + everyText[at:])
		if r.Findings.HasErrors() {
			continue
		}
		found++
		list := Check(Input{Package: r.Package, Documents: r.Documents}, Minimal)
		if n := countAt(list, "invisible-character", at, at+3); n != 1 {
			t.Errorf("%q: %d findings", everyText[max(0, at-20):at], n)
		}
	}
	if words < 150 || found < 80 {
		t.Errorf("only %d words, %d of which are read", words, found)
	}
}

// countAt returns how many findings of a rule are at a place.
func countAt(list diag.List, rule string, start, end int) int {
	n := 0
	for _, d := range list {
		if d.Rule.ID == rule && d.Span.Start == start && d.Span.End == end {
			n++
		}
	}
	return n
}

func TestInvisibleCharacter(t *testing.T) {
	service := func(url string) string {
		return "## Service\n\nSetting|Value\n:--|:--\nbase url|`" + url + "`\n"
	}
	runCases(t, []lintCase{
		{"base url", "invisible-character", service("https://a\u200b.example.com"), "5:20-21 \u200b"},
		{"several", "invisible-character", model("`A`|`a`|`string`|群\u2060\u00ad名\ufeff"), "7:19-21 \u2060\u00ad\n7:22-23 \ufeff"},
		{"tag key", "invisible-character", "## Models\n\n### `Chat` 群聊\n\nName|Type|`fo\u200brm`|Doc\n:--|:--|:--|:--\n`A`|`int`|`a`|甲\n", "5:14-15 \u200b"},
		{"upload part", "invisible-character", "## API calls\n\nName|URL|Doc\n:--|:--|:--\n`Send`|`POST(me\u200bdia) /upload`|传\n", "5:16-17 \u200b"},
		{"byte order mark", "invisible-character", "\ufeff" + model("`A`|`a`|`string`|甲"), ""},
		{"emoji", "invisible-character", model("`A`|`a`|`string`|👨\u200d👩 ❤\ufe0f"), ""},
		{"reason of a waiver", "invisible-character", "<!-- mdspec:allow time-unit 由\u200b服务决定 -->\n\n" + model("`At`|`at`|`int64`|创建时间"), "1:30-31 \u200b"},
		{"waived", "invisible-character", "<!-- mdspec:allow invisible-character 由服务决定 -->\n\n" + model("`A`|`a`|`string`|\u200b甲"), ""},
		{"no reason that anybody sees", "waiver-without-reason", "<!-- mdspec:allow time-unit \u200b\u2060 -->\n\n" + model("`At`|`at`|`int64`|创建时间"), "1:1-35 <!-- mdspec:allow time-unit \u200b\u2060 -->"},
	})
	p := parseText(t, model("`A`|`a`|`string`|"+strings.Repeat("\u200b", 5)+"甲"))
	if got, want := ruleFindings(p, "invisible-character")[0].Message(), "nobody sees U+200B U+200B U+200B U+200B … here"; got != want {
		t.Errorf("says %q, want %q", got, want)
	}
}
