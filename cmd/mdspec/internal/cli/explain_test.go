package cli

import (
	"regexp"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/rulebook"
	"github.com/mdspec-go/mdspec/spec/breaking"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/lint"
)

var colours = regexp.MustCompile("\x1b\\[[0-9;]*m")

// explanation returns what explain prints in the surroundings.
func explanation(t *testing.T, vars ...string) string {
	t.Helper()
	var r result
	if code := newApp(&r, vars, "explain", "unknown-type").execute(); code != exitFine {
		t.Fatalf("exit code %d: %s", code, &r.stderr)
	}
	return r.stdout.String()
}

func TestExplainIsColouredOnATerminal(t *testing.T) {
	plain, terminal := explanation(t), explanation(t, "TERMINAL=yes")
	if strings.Contains(plain, "\x1b") {
		t.Errorf("colour off a terminal: %q", plain)
	}
	if got := colours.ReplaceAllString(terminal, ""); got != plain {
		t.Errorf("without its colours:\n%s\nplain:\n%s", got, plain)
	}
	for _, want := range []string{"\x1b[1munknown-type\x1b[0m\n", "\n\x1b[1mWhy\x1b[0m\n", "\x1b[1;31m^^^^^\x1b[0m"} {
		if !strings.Contains(terminal, want) {
			t.Errorf("%q is not in:\n%q", want, terminal)
		}
	}
	if got := explanation(t, "TERMINAL=yes", "NO_COLOR=1"); got != plain {
		t.Errorf("NO_COLOR is not heeded: %q", got)
	}
}

// TestExplanationsFit explains every rule in every language: nothing fails, and
// prose keeps to its width.
func TestExplanationsFit(t *testing.T) {
	allRules(t)
	for _, l := range diag.Languages() {
		for _, r := range rulebook.Rules() {
			x, err := explainRule(r, diag.TextOptions{Lang: l})
			if err != nil {
				t.Errorf("%s: %v", l, err)
			}
			e := explainer{lang: l}
			e.rule(x)
			prose, _, _ := strings.Cut(e.String(), "\n"+diag.Say("Wrong", "错误示例").In(l)+"\n")
			for line := range strings.Lines(prose) {
				if line = strings.TrimRight(line, "\n"); diag.Width(line) > textWidth && !strings.Contains(line, "`") {
					t.Errorf("%s in %s: %d columns: %s", r.ID, l, diag.Width(line), line)
				}
			}
		}
	}
}

// TestChineseTerms: 线上 means "in production", so what is sent and received is
// 报文; a document is 文档, whatever it specifies.
func TestChineseTerms(t *testing.T) {
	allRules(t)
	for _, r := range rulebook.Rules() {
		x, err := explainRule(r, diag.TextOptions{Lang: diag.Chinese})
		if err != nil {
			t.Fatal(err)
		}
		e := explainer{lang: diag.Chinese}
		e.rule(x)
		text, _, _ := strings.Cut(e.String(), "\n错误示例\n")
		for _, word := range []string{"规范可以", "规范检查", "商量", "数的范围", "线上"} {
			if strings.Contains(text, word) && !strings.Contains(text, "线上第一次收到") {
				t.Errorf("%s says %s:\n%s", r.ID, word, text)
			}
		}
	}
	if got := axisTexts[breaking.Wire].In(diag.Chinese); !strings.Contains(got, "报文") {
		t.Errorf("the axis wire is %q", got)
	}
}

// TestWordsAreComplete proves that nothing that explain names lacks a word.
func TestWordsAreComplete(t *testing.T) {
	for _, l := range diag.Languages() {
		for _, s := range []diag.Severity{diag.Error, diag.Warning, diag.Note} {
			if severities[s].In(l) == "" {
				t.Errorf("%s: no word for %v", l, s)
			}
		}
		for _, g := range rulebook.Groups() {
			if groups[g].In(l) == "" {
				t.Errorf("%s: no word for %s", l, g)
			}
		}
		for _, c := range lint.Categories() {
			if categories[c].In(l) == "" {
				t.Errorf("%s: no word for %s", l, c)
			}
		}
		for _, a := range []breaking.Axis{breaking.Source, breaking.Wire} {
			if axisTexts[a].In(l) == "" {
				t.Errorf("%s: no word for %s", l, a)
			}
		}
	}
}

// allRules leaves a test that explains every rule to a run without the race detector,
// with which it takes ten times as long: it does everything in one goroutine.
func allRules(t *testing.T) {
	t.Helper()
	if raceDetector {
		t.Skip("tested without the race detector")
	}
}
