package lint

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mdspec-go/mdspec/spec/diag"
)

// userID is a table whose one field breaks go-initialism.
const userID = "Name|JSON|Type|Doc\n:--|:--|:--|:--\n`UserId`|`userid`|`string`|群成员\n"

func TestWaivers(t *testing.T) {
	const reason = "go-initialism 已经发布"
	document := func(above, topic, section, definition string) string {
		return fmt.Sprintf("%s\n# 群\n\n%s\n\n## Models\n\n%s\n\n### `A` 甲\n\n%s\n\n%s\n### `B` 乙\n\n%s", above, topic, section, definition, userID, userID)
	}
	allow := "<!-- mdspec:allow " + reason + " -->"
	first, second := "16:2-8 go-initialism [UserID]", "22:2-8 go-initialism [UserID]"
	runRule(t, []ruleTest{
		{"none", document("", "", "", ""), []string{first, second}},
		{"of the document", document(allow, "", "", ""), nil},
		{"of the topic", document("", allow, "", ""), nil},
		{"of the section", document("", "", allow, ""), nil},
		{"of the definition", document("", "", "", allow), []string{second}},
		{"of another rule", document("", "", "", "<!-- mdspec:allow key-style 已经发布 -->"),
			[]string{"12:1-37 waiver-unused", first, second}},
		{"the nearest counts", document(allow, "", "", allow), nil},
		{"twice in one place", document(allow, allow, allow, ""), []string{"1:1-41 waiver-unused", "4:1-41 waiver-unused"}},
		{"without a reason", document("", "<!-- mdspec:allow go-initialism -->", "", ""),
			[]string{"4:1-36 waiver-without-reason", first, second}},
		{"misspelt rule", document("", "<!-- mdspec:allow go-initialsm 已经发布 -->", "", ""),
			[]string{"4:19-31 waiver-unknown-rule [go-initialism]", first, second}},
		{"rule of the dialect", document("", "<!-- mdspec:allow unknown-type 已经发布 -->", "", ""),
			[]string{"4:19-31 waiver-unknown-rule", first, second}},
		{"rule of waivers", document("", "<!-- mdspec:allow waiver-unused 已经发布 -->", "", ""),
			[]string{"4:19-32 waiver-unknown-rule", first, second}},
		{"no rule", document("", "<!-- mdspec:allow -->", "", ""), []string{"4:1-22 waiver-malformed", first, second}},
		{"misspelt verb", document("", "<!-- mdspec:alow "+reason+" -->", "", ""),
			[]string{"4:1-40 waiver-malformed [allow]", first, second}},
		{"within a text", document("", "文字 "+allow, "", ""), []string{"4:4-44 waiver-malformed", first, second}},
		{"within a text that goes on", document("", "文字\n群 "+allow+" 文字", "", ""),
			[]string{"5:3-43 waiver-malformed", "17:2-8 go-initialism [UserID]", "23:2-8 go-initialism [UserID]"}},
		{"in a list", document("", "- "+allow, "", ""), []string{"4:3-43 waiver-malformed", first, second}},
		{"in a quotation", document("", "> "+allow, "", ""), []string{"4:3-43 waiver-malformed", first, second}},
		{"in a table", document("", "a|b\n--|--\n1|"+allow, "", ""),
			[]string{"6:3-43 waiver-malformed", "18:2-8 go-initialism [UserID]", "24:2-8 go-initialism [UserID]"}},
		{"in code", document("", "文字 `"+allow+"`", "", ""), []string{first, second}},
		{"in a code block", document("", "    "+allow, "", ""), []string{first, second}},
		{"without an end", document("", "文字 <!-- mdspec:allow go-initialism 已经发布", "", ""),
			[]string{"4:4-40 waiver-malformed", first, second}},
		{"in a heading", strings.Replace(document("", "", "", ""), "### `A` 甲", "### `A` 甲 "+allow, 1),
			[]string{"10:11-51 waiver-malformed", "16:2-8 go-initialism [UserID]", "22:2-8 go-initialism [UserID]"}},
		{"in a title", strings.Replace(document("", "", "", ""), "# 群\n", "# 群 "+allow+"\n", 1),
			[]string{"2:5-45 waiver-malformed", "16:2-8 go-initialism [UserID]", "22:2-8 go-initialism [UserID]"}},
		{"in the code of a heading", strings.Replace(document("", "", "", ""), "# 群\n", "# 群 `"+allow+"`\n", 1),
			[]string{"16:2-8 go-initialism [UserID]", "22:2-8 go-initialism [UserID]"}},
		{"in capitals", document("", "<!-- MDSPEC:ALLOW "+reason+" -->", "", ""),
			[]string{"4:1-41 waiver-malformed [mdspec:allow]", first, second}},
		{"prefix in capitals", document("", "<!-- Mdspec:allow "+reason+" -->", "", ""),
			[]string{"4:1-41 waiver-malformed [mdspec:allow]", first, second}},
		{"verb in capitals", document("", "<!-- mdspec:ALLOW "+reason+" -->", "", ""),
			[]string{"4:1-41 waiver-malformed [allow]", first, second}},
		{"capitals within a text", document("", "文字 <!-- MDSPEC:ALLOW "+reason+" -->", "", ""),
			[]string{"4:4-44 waiver-malformed", first, second}},
		{"a remark on mdspec", document("", "<!-- Mdspec: see the README -->\n<!-- MDSPEC:x -->", "", ""),
			[]string{"17:2-8 go-initialism [UserID]", "23:2-8 go-initialism [UserID]"}},
		{"blank before the verb", document("", "<!-- mdspec: allow "+reason+" -->", "", ""),
			[]string{"4:1-42 waiver-malformed [mdspec:allow]", first, second}},
		{"blank before another word", document("", "<!-- mdspec: note -->", "", ""),
			[]string{"4:1-22 waiver-malformed", first, second}},
		{"no verb", document("", "<!-- mdspec: -->", "", ""), []string{"4:1-17 waiver-malformed", first, second}},
	}, "go-initialism", "waiver-malformed", "waiver-unknown-rule", "waiver-without-reason", "waiver-unused")
}

// TestWaiverOfCategory shows that a waiver of a rule that does not run is left
// alone.
func TestWaiverOfCategory(t *testing.T) {
	document := "# 群\n\n## Models\n\n<!-- mdspec:allow key-types 由服务决定 -->\n\n### `A` 甲\n\nName|JSON|Type|Doc\n:--|:--|:--|:--\n`X`|`x`|`string`|甲\n"
	for c, want := range map[Category][]string{Minimal: {}, Standard: {}, Strict: {"5:1-38 waiver-unused"}} {
		pkg := parse(t, document)
		if diff := cmp.Diff(want, places(check(pkg, c))); diff != "" {
			t.Errorf("%s: %s", c, diff)
		}
	}
}

func TestWaiverSaysWhatItNames(t *testing.T) {
	for id, want := range map[string][2]string{
		"waiver-unused": {"`waiver-unused` is a rule of waivers, and those cannot be waived, so the comment waives nothing",
			"`waiver-unused` 是关于豁免本身的规则，不能豁免，该注释不起豁免作用"},
		"unknown-type": {"`unknown-type` is a rule of the dialect or of the output, and those cannot be waived, so the comment waives nothing",
			"`unknown-type` 是方言或输出的规则，不能豁免，该注释不起豁免作用"},
		"x": {"`x` is no rule of lint, so the comment waives nothing", "`x` 不是 lint 的规则，该注释不起豁免作用"},
	} {
		pkg := parse(t, models([]string{"A", "`X`|`x`|`string`|甲"})+"\n<!-- mdspec:allow "+id+" 理由 -->\n")
		found := check(pkg, Minimal)
		if len(found) != 1 {
			t.Fatalf("%s: found %v", id, found)
		}
		for i, l := range []diag.Lang{diag.English, diag.Chinese} {
			if got := found[0].MessageIn(l); got != want[i] {
				t.Errorf("%s: says %q, want %q", id, got, want[i])
			}
		}
	}
}

func TestRemoval(t *testing.T) {
	const waiver = "<!-- mdspec:allow key-style 理由 -->"
	tests := []struct {
		name, before, after string
		want                string // what before, the waiver and after become
		certain             bool
	}{
		{"between blank lines", "a\n\n", "\n\nb\n", "a\n\nb\n", true},
		{"below a blank line", "a\n\n", "\nb\n", "a\n\nb\n", true},
		{"above a blank line", "a\n", "\n\nb\n", "a\n\nb\n", true},
		{"CRLF", "a\r\n\r\n", "\r\n\r\nb\r\n", "a\r\n\r\nb\r\n", true},
		{"indented", "a\n\n  ", " \n\nb\n", "a\n\nb\n", true},
		{"at the end", "a\n\n", "", "a\n\n", true},
		{"at the beginning", "", "\n\nb\n", "b\n", true},
		{"between texts", "a\n", "\nb\n", "a\n\nb\n", false},
		{"beside another comment", "a\n\n", " <!-- b -->\n", "a\n\n <!-- b -->\n", false},
		{"beside text", "a\n\n", " b\n", "a\n\n b\n", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			src := diag.NewSource("doc.md", []byte(tt.before+waiver+tt.after))
			fix := removal(src.Span(len(tt.before), len(tt.before)+len(waiver)))
			if got := string(Apply(src.Content(), fix.Edits)); got != tt.want || fix.Certain != tt.certain {
				t.Errorf("became %q, certain %v; want %q, %v", got, fix.Certain, tt.want, tt.certain)
			}
		})
	}
}

// TestWaiversOfOtherDocuments shows that a waiver ends with its document.
func TestWaiversOfOtherDocuments(t *testing.T) {
	waiver := "<!-- mdspec:allow go-initialism 已经发布 -->\n\n"
	one := "## Models\n\n### `A` 甲\n\n" + userID
	pkg := parse(t, waiver+one, strings.Replace(one, "`A`", "`B`", 1))
	if diff := cmp.Diff([]string{"doc2.md:7:2-8 go-initialism [UserID]"}, places(check(pkg, Standard), "go-initialism")); diff != "" {
		t.Error(diff)
	}
}

// TestCheckPart shows that only waivers that seem unused are left out.
func TestCheckPart(t *testing.T) {
	pkg := parse(t, "<!-- mdspec:allow key-types 由服务决定 -->\n\n## Models\n\n### `A` 甲\n\n<!-- mdspec:allow key-style -->\n\n"+userID)
	want := []string{"7:1-32 waiver-without-reason", "11:2-8 go-initialism [UserID]"}
	if diff := cmp.Diff(want, places(CheckPart(Input{Package: pkg.Package, Documents: pkg.Documents}, Strict))); diff != "" {
		t.Error(diff)
	}
}
