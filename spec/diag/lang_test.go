package diag_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/spec/diag"
)

var (
	exampleType = &diag.Rule{ID: "example-type", Params: []string{"found", "type"},
		Message: "%[1]s does not decode into `%[2]s`", Hint: "",
		ZH: diag.Text{Message: "%[1]s无法解码为 `%[2]s`", Hint: ""}}
	importConflict = &diag.Rule{ID: "fence-import-conflict", Params: []string{"name", "path", "other"},
		Message: "`%[1]s`, the name of the imported package %[2]s, also stands for %[3]s", Hint: "import the package under another name",
		ZH: diag.Text{Message: "导入的包 %[2]s 名为 `%[1]s`，这个名字同时还是%[3]s", Hint: "给导入的包另起一个名字"}}
)

// TestOrderInChinese states that the language changes no order: findings at one
// place stand in that of their English messages.
func TestOrderInChinese(t *testing.T) {
	src := diag.NewSource("doc.md", []byte("x\n"))
	var l diag.List
	for _, what := range []diag.Phrase{diag.Say("a string", "字符串"), diag.Say("an object", "对象"), diag.Say("a number", "数字")} {
		l.Add(exampleType, src.Span(0, 1), what, "bool")
	}
	var got []string
	for _, d := range l.Sorted() {
		got = append(got, d.MessageIn(diag.Chinese))
	}
	want := []string{"数字无法解码为 `bool`", "字符串无法解码为 `bool`", "对象无法解码为 `bool`"}
	if !slices.Equal(got, want) {
		t.Errorf("findings %q, want %q", got, want)
	}
}

// inChinese returns a finding whose every part has words of ours.
func inChinese() diag.Diagnostic {
	src := diag.NewSource("群聊.md", []byte("# 群聊\n|`群主`|`strng`|群聊“主人”|\n"))
	at := src.Span(strings.Index(string(src.Content()), "strng"), strings.Index(string(src.Content()), "strng")+5)
	d := diag.New(importConflict, at, "strng", "a/b", diag.Say("package %[1]s", "包 %[1]s", "c/d"))
	d.Suggest = []string{"string", "String", "strings"}
	d.Related = []diag.Related{{Span: src.Span(2, 8), Message: diag.Say("first here", "首次出现在这里")}, {Message: diag.Verbatim("cannot use x")}}
	return d
}

// TestChineseText states where the Chinese text differs from the English: in
// words alone, and in the colons behind them.
func TestChineseText(t *testing.T) {
	var b bytes.Buffer
	if err := diag.WriteText(&b, diag.List{inChinese()}, diag.TextOptions{Lang: diag.Chinese}); err != nil {
		t.Fatal(err)
	}
	want := strings.Join([]string{
		"群聊.md:2:8: 错误：导入的包 a/b 名为 `strng`，这个名字同时还是包 c/d [fence-import-conflict]",
		"  2 | |`群主`|`strng`|群聊“主人”|",
		"    |          ^^^^^",
		"    = 建议：是不是想写 `string` 或 `String` 或 `strings`？给导入的包另起一个名字",
		"    = 提示：群聊.md:1:3: 首次出现在这里",
		"    = 提示：cannot use x",
		"",
	}, "\n")
	if got := b.String(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestChineseGitHub(t *testing.T) {
	var b bytes.Buffer
	if err := diag.WriteGitHub(&b, diag.List{inChinese()}, diag.Tool{Name: "mdspec"}, diag.Chinese); err != nil {
		t.Fatal(err)
	}
	want := "::error file=群聊.md,line=2,endLine=2,col=8,endColumn=13,title=mdspec fence-import-conflict::" +
		"导入的包 a/b 名为 `strng`，这个名字同时还是包 c/d%0A是不是想写 `string` 或 `String` 或 `strings`？给导入的包另起一个名字" +
		"%0A群聊.md:1:3: 首次出现在这里%0Acannot use x\n"
	if got := b.String(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestChineseJSON states that programs find the same members in each language.
func TestChineseJSON(t *testing.T) {
	var english, chinese bytes.Buffer
	if err := diag.WriteJSON(&english, diag.List{inChinese()}, diag.English); err != nil {
		t.Fatal(err)
	}
	if err := diag.WriteJSON(&chinese, diag.List{inChinese()}, diag.Chinese); err != nil {
		t.Fatal(err)
	}
	d := inChinese()
	want := strings.NewReplacer(
		d.Message(), d.MessageIn(diag.Chinese), d.Hint(), d.HintIn(diag.Chinese), "first here", "首次出现在这里",
	).Replace(english.String())
	if want == english.String() || chinese.String() != want {
		t.Errorf("got\n%s\nwant\n%s", &chinese, want)
	}
}

// TestPhraseIn states how phrases within each other are put into a language.
func TestPhraseIn(t *testing.T) {
	long := strings.Repeat("群", 61)
	tests := []struct {
		name             string
		phrase           diag.Phrase
		english, chinese string
	}{
		{"zero", diag.Phrase{}, "", ""},
		{"nested", diag.Say("%[1]s or %[2]s", "%[1]s 或 %[2]s", diag.Say("no unit", "不写单位"), diag.Verbatim("items")), "no unit or items", "不写单位或 items"},
		{"percent sign", diag.Verbatim("100%s"), "100%s", "100%s"},
		{"user's text is cut", diag.Say("package %[1]s", "包 %[1]s", long), "package " + long[:180] + "…", "包 " + long[:180] + "…"},
		{"foreign text is not", diag.Verbatim(long), long, long},
		{"control character", diag.Verbatim("a\x1bb"), `a\x1bb`, `a\x1bb`},
	}
	for _, tt := range tests {
		if got := tt.phrase.String(); got != tt.english {
			t.Errorf("%s: English %q, want %q", tt.name, got, tt.english)
		}
		if got := tt.phrase.In(diag.Chinese); got != tt.chinese {
			t.Errorf("%s: Chinese %q, want %q", tt.name, got, tt.chinese)
		}
		if tt.phrase.IsZero() != (tt.name == "zero") {
			t.Errorf("%s: IsZero %t", tt.name, tt.phrase.IsZero())
		}
	}
}

// TestHanCloseUp wants a blank between Han and code, but not between Han and Han.
func TestHanCloseUp(t *testing.T) {
	r := &diag.Rule{Message: "%[1]s %[2]s", Params: []string{"before", "now"}, ZH: diag.Text{Message: "从 %[1]s 变成 %[2]s，不同"}}
	tests := []struct {
		before, now any
		want        string
	}{
		{diag.Verbatim("`a`"), diag.Say("a struct", "结构体"), "从 `a` 变成结构体，不同"},
		{diag.Say("a struct", "结构体"), diag.Verbatim("`b`"), "从结构体变成 `b`，不同"},
		{"群", "群", "从 群 变成 群，不同"},
	}
	for _, tt := range tests {
		var l diag.List
		l.Add(r, diag.Span{}, tt.before, tt.now)
		if got := l[0].MessageIn(diag.Chinese); got != tt.want {
			t.Errorf("%q, want %q", got, tt.want)
		}
	}
}
