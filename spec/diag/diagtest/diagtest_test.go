package diagtest

import (
	"slices"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/spec/diag"
)

func TestEnglishFaults(t *testing.T) {
	tests := []struct {
		name string
		rule diag.Rule
		want string
	}{
		{"none", diag.Rule{ID: "a1-b2", Dialect: "3.10", Params: []string{"x", "y"}, Message: "`%[2]s`", Hint: "100%% of %04[1]x"}, ""},
		{"acronym", diag.Rule{ID: "a", Message: "TODO row"}, ""},
		{"ID in capitals", diag.Rule{ID: "Unknown", Message: "m"}, "ID"},
		{"ID with two dashes", diag.Rule{ID: "a--b", Message: "m"}, "ID"},
		{"no ID", diag.Rule{Message: "m"}, "ID"},
		{"dialect", diag.Rule{ID: "a", Dialect: "3.", Message: "m"}, "dialect"},
		{"severity", diag.Rule{ID: "a", Severity: 3, Message: "m"}, "severity"},
		{"no message", diag.Rule{ID: "a"}, "no message"},
		{"capital", diag.Rule{ID: "a", Message: "Message"}, "capital"},
		{"period", diag.Rule{ID: "a", Message: "m."}, "period"},
		{"two lines", diag.Rule{ID: "a", Message: "m\nn"}, "more than one line"},
		{"hidden character", diag.Rule{ID: "a", Message: "m\u202en"}, "more than one line"},
		{"blank at the end", diag.Rule{ID: "a", Message: "m", Hint: "h "}, "more than one line"},
		{"unnamed parameter", diag.Rule{ID: "a", Params: []string{""}, Message: "%[1]s"}, "unnamed parameter"},
		{"no such parameter", diag.Rule{ID: "a", Params: []string{"x"}, Message: "%[1]s %[2]s"}, "no parameter 2"},
		{"unused parameter", diag.Rule{ID: "a", Params: []string{"x", "y"}, Message: "%[2]s"}, "unused parameter x"},
		{"verb without an index", diag.Rule{ID: "a", Message: "m", Hint: "%s"}, "verb without an index"},
		{"lone percent sign", diag.Rule{ID: "a", Message: "100%"}, "verb without an index"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := strings.Join(english(&tt.rule), ", "); got != tt.want {
				t.Errorf("faults %q, want %q", got, tt.want)
			}
		})
	}
}

func TestChineseFaults(t *testing.T) {
	rule := func(hint, zhMessage, zhHint string) diag.Rule {
		return diag.Rule{Message: "unknown %[1]s", Hint: hint, ZH: diag.Text{Message: zhMessage, Hint: zhHint}}
	}
	tests := []struct {
		name string
		rule diag.Rule
		want string
	}{
		{"none", rule("", "未知的 %[1]s", ""), ""},
		{"none, with a hint", rule("write `a`", "未知的 %[1]s", "写成 `a`"), ""},
		{"a hint that is a parameter", rule("%[2]s", "未知的 %[1]s", "%[2]s"), ""},
		{"no message", rule("", "", ""), "no Chinese message"},
		{"no hint", rule("write it", "未知的 %[1]s", ""), "no Chinese hint"},
		{"hint too many", rule("", "未知的 %[1]s", "写"), "a hint in Chinese only"},
		{"two lines", rule("", "未知的 %[1]s\n行", ""), "Chinese of more than one line"},
		{"blank at the end of the hint", rule("write it", "未知的 %[1]s", "写 "), "Chinese of more than one line"},
		{"fault of the message", rule("", "未知", ""), "other verbs in Chinese"},
		{"fault of the hint", rule("write it", "未知的 %[1]s", "写成 it。"), "full stop"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := strings.Join(chinese(&tt.rule), ", "); got != tt.want {
				t.Errorf("faults %q, want %q", got, tt.want)
			}
		})
	}
}

func TestTranslation(t *testing.T) {
	tests := []struct{ name, english, chinese, want string }{
		{"none", "the %[2]s key `%[1]s`, in %04[3]x", "%[2]s 键 `%[1]s`，在 %04[3]x 里", ""},
		{"verbs more often", "%[1]s twice", "%[1]s 与 %[1]s", ""},
		{"code with punctuation", "write `a, 群b`", "写成 `a, 群b`", ""},
		{"file extension", "a .go file", "一个 .go 文件", ""},
		{"percent sign", "a %% sign", "一个 %% 号", ""},
		{"only joins", "%[1]s; %[2]s", "%[1]s；%[2]s", ""},
		{"between words", "`%[1]s`", " `%[1]s` ", ""},
		{"verb left out", "%[1]s %[2]s", "%[1]s 键", "other verbs in Chinese"},
		{"verb of another form", "%02[1]x is it", "是 %[1]x", "other verbs in Chinese"},
		{"bare percent sign", "a %% sign", "一个 % 号", "other verbs in Chinese"},
		{"not translated", "unknown key", "unknown key", "no Chinese characters"},
		{"Chinese in code only", "write `群`", "write `群`", "no Chinese characters"},
		{"half-width comma", "this, that", "这个,那个", "half-width punctuation"},
		{"half-width colon", "this: `a`", "这个: `a`", "half-width punctuation"},
		{"half-width bracket", "this (that)", "这个(那个)", "half-width punctuation"},
		{"no blank before code", "the key `a`", "键`a` 是", "no blank between Chinese and code or letters"},
		{"no blank behind letters", "a JSON key", "JSON键", "no blank between Chinese and code or letters"},
		{"blank beside a comma", "this, `a`", "这个， `a`", "blank beside punctuation"},
		{"full stop", "this", "这个。", "full stop"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := strings.Join(Translation(tt.english, tt.chinese), ", "); got != tt.want {
				t.Errorf("faults %q, want %q", got, tt.want)
			}
		})
	}
}

// TestFaults shows that both languages count.
func TestFaults(t *testing.T) {
	got := Faults(&diag.Rule{ID: "A", Message: "m", ZH: diag.Text{Message: "m"}})
	if want := []string{"ID", "no Chinese characters"}; !slices.Equal(got, want) {
		t.Errorf("faults %q, want %q", got, want)
	}
}
