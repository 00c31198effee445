package prose

import (
	"fmt"
	"strings"
	"testing"
)

// shown returns a list on one line: lead | value=meaning … | rest.
func shown(l List) string {
	var items []string
	for _, i := range l.Items {
		items = append(items, i.Value+"="+i.Meaning)
	}
	return strings.Join([]string{l.Lead, strings.Join(items, " "), l.Rest}, "|")
}

// TestValues reads the same texts with both certainties. The forms of each are
// tested where they are shown: the certain ones in doctext, the introduced ones
// in lint.
func TestValues(t *testing.T) {
	for _, tt := range []struct{ text, certain, introduced string }{
		{"", "", ""},
		{"群名", "", ""},
		{"状态：0-正常；1-离职。默认 0", "状态：|0=正常 1=离职|默认 0", ""},
		{"状态\n0：正常\n1：离职\n默认\n是 0", "状态|0=正常 1=离职|默认\n是 0", ""},
		{"text：文本；image：图片", "", ""},
		{"类型。取值：text：文本；image：图片。默认 text", "", "类型。|text=文本 image=图片|。默认 text"},
		{"`text`：文本；`image`：图片", "|text=文本 image=图片|", ""},
		{"取值：`text`：文本；`image`：图片", "取值：|text=文本 image=图片|", "|text=文本 image=图片|"},
		{"取值：`text`：文本；`text`：图片", "", ""},
		{"`text`：文本；`" + strings.Repeat("x", 63) + "`：图片", "|text=文本 " + strings.Repeat("x", 63) + "=图片|", ""},
		{"`text`：文本；`" + strings.Repeat("x", 64) + "`：图片", "", ""},
		{"取值：0-正常；1-离职", "取值：|0=正常 1=离职|", ""},
		{"可选值：<br>- a：甲<br>- b：乙", "", "|a=甲 b=乙|"},
		{"可选值：a：甲；b：乙等", "", ""},
	} {
		for c, want := range map[Certainty]string{Certain: tt.certain, Introduced: tt.introduced} {
			l, ok := Values(tt.text, c)
			if ok != (want != "") || ok && shown(l) != want {
				t.Errorf("%q with certainty %d: got %t, %q, want %q", tt.text, c, ok, shown(l), want)
			}
		}
	}
}

func FuzzValues(f *testing.F) {
	for _, text := range []string{
		"状态：0-正常；1-离职。默认 0", "（1：男 2：女）", "`a`：甲\n`b`：乙\n另见", "入群方式。1 - 邀请（直接） 2 - 扫码",
		"类型，可选值：text：文本；post：富文本。默认 text", "One of: text - plain text, post - rich text", "取值：<br>- “a”（甲）<br>- `b`（乙）",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, c := range []Certainty{Introduced, Certain} {
			if l, ok := Values(text, c); ok {
				checkList(t, text, l, c)
			}
		}
	})
}

// checkList checks what holds for every list: values differ and are in the text
// in order, each before its meaning.
func checkList(t *testing.T, text string, l List, c Certainty) {
	t.Helper()
	if len(l.Items) < 2 || !distinct(l.Items) || !strings.Contains(text, strings.Split(l.Lead, "\n")[0]) {
		t.Fatalf("%q: list %q", text, shown(l))
	}
	at := 0
	for _, i := range l.Items {
		for _, part := range []string{i.Value, i.Meaning} {
			n := strings.Index(text[at:], part)
			if part == "" || n < 0 {
				t.Fatalf("%q: %q does not stand behind %q", text, part, text[:at])
			}
			at += n + len(part)
		}
	}
	if c == Introduced && (l.Start < len(l.Lead) || l.End < at || text[l.End:] != l.Rest) {
		t.Fatalf("%q: values at %d to %d, rest %q", text, l.Start, l.End, l.Rest)
	}
}

// BenchmarkIntroduced reads texts that begin many lists of words, or seem to: the time
// for a byte must not grow with the text.
func BenchmarkIntroduced(b *testing.B) {
	for _, unit := range []string{"取值：", "取值：a-", "a：甲，", "a：甲；", "甲，", "（", "`", "a", "a-", "- ", "<br>", "“a”：甲、", " "} {
		for _, size := range []int{1 << 14, 1 << 18} {
			text := "可选值有：a：甲；b：乙；" + strings.Repeat(unit, size/len(unit))
			b.Run(fmt.Sprintf("%q/%d", unit, size), func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					Values(text, Introduced)
				}
			})
		}
	}
}
