package cli

import (
	"slices"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/spec/diag"
)

func TestWrap(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		width      int
		want       []string
	}{
		{"short", "one two", 10, []string{"one two"}},
		{"empty", "", 10, []string{""}},
		{"at the limit", "one two three", 7, []string{"one two", "three"}},
		{"a word that is too long", "a incomprehensible b", 6, []string{"a", "incomprehensible", "b"}},
		{"code stays whole", "the type `map[string] int` is one", 12, []string{"the type", "`map[string] int`", "is one"}},
		{"Chinese breaks anywhere", "群聊的唯一标志", 6, []string{"群聊的", "唯一标", "志"}},
		{"no line begins with a comma", "群聊的，标志", 6, []string{"群聊", "的，标", "志"}},
		{"no line ends with a bracket", "群聊（标志）", 6, []string{"群聊", "（标", "志）"}},
		{"Chinese and code", "单元格`ChatID`里", 10, []string{"单元格", "`ChatID`里"}},
		{"a blank stays between scripts", "输出目录中的 Go 文件", 80, []string{"输出目录中的 Go 文件"}},
		{"and goes at the end of a line", "输出目录 Go", 8, []string{"输出目录", "Go"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := wrap(tt.text, tt.width); !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestClip(t *testing.T) {
	if got := clip("`Name`|`name`"); got != "`Name`|`name`" {
		t.Errorf("a row became %q", got)
	}
	if got := clip("type Matrix " + strings.Repeat("[]", 1000) + "群"); len(got) > 110 ||
		!strings.HasPrefix(got, "type Matrix [][]") || !strings.HasSuffix(got, "[][]群") || !strings.Contains(got, "…") {
		t.Errorf("a line that nobody reads became %q", got)
	}
}

func TestPad(t *testing.T) {
	for _, s := range []string{"", "note", "警告", "longer than that"} {
		if got, want := diag.Width(pad(s, 8)), max(8, diag.Width(s)); got != want {
			t.Errorf("%q becomes %d columns wide, want %d", s, got, want)
		}
	}
}
