package cli

import (
	"bytes"
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/rulebook"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/explain"
)

// page is what a reader of rendered Markdown sees below one heading of level three.
type page struct {
	rule   string
	prose  []string // of paragraphs and items, as plainText
	fences []string
}

// TestCatalogue renders the page of all rules: each has its heading, and below it
// what it says and its samples, as they are and in the language.
func TestCatalogue(t *testing.T) {
	allRules(t)
	for _, l := range diag.Languages() {
		var r result
		if code := newApp(&r, nil, "explain", "--all", "--format", "markdown", "--lang", string(l)).execute(); code != exitFine {
			t.Fatalf("exit code %d: %s", code, &r.stderr)
		}
		pages := rendered(t, r.stdout.Bytes())
		rules := rulebook.Rules()
		if len(pages) != len(rules) {
			t.Fatalf("%s: %d headings, want %d", l, len(pages), len(rules))
		}
		for i, rule := range rules {
			checkPage(t, pages[i], rule, l)
		}
	}
}

func checkPage(t *testing.T, p page, r rulebook.Rule, l diag.Lang) {
	t.Helper()
	if p.rule != r.ID {
		t.Errorf("the heading is %q, want %q", p.rule, r.ID)
	}
	want := append([]string{r.Message(l), severities[r.Severity].In(l)}, strings.Split(r.Explanation().Why[l], "\n\n")...)
	if hint := r.Hint(l); hint != "" {
		want = append(want, hint)
	}
	for _, w := range want {
		if !slices.ContainsFunc(p.prose, func(s string) bool { return strings.HasSuffix(s, plainText(w)) }) {
			t.Errorf("%s in %s: %q is not in\n%q", r.ID, l, plainText(w), p.prose)
		}
	}
	bad, good := r.Samples(l)
	for _, f := range append(slices.Clone(bad), good...) {
		content := strings.TrimRight(string(f.Content), "\n") + "\n"
		if !slices.Contains(p.fences, content) && len(content) < 400 {
			t.Errorf("%s in %s: %s is not in a fence:\n%s", r.ID, l, f.Name, content)
		}
	}
	if !explain.HasSteps(bad) && !slices.ContainsFunc(p.fences, func(s string) bool { return strings.Contains(s, "["+r.ID+"]") }) {
		t.Errorf("%s in %s: what mdspec says of it is missing", r.ID, l)
	}
}

// plainText returns a text without blanks and without the marks of code, for which
// there is [TestMarkdownProse].
func plainText(s string) string {
	return strings.ReplaceAll(strings.Join(strings.Fields(s), ""), "`", "")
}

// rendered parses a page as GitHub does, and fails on what it would not show as
// text.
func rendered(t *testing.T, source []byte) []page {
	t.Helper()
	root := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser().Parse(text.NewReader(source))
	var pages []page
	err := ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		last := len(pages) - 1
		switch n := n.(type) {
		case *ast.Heading:
			if n.Level == 3 {
				pages = append(pages, page{rule: shownText(n, source)})
			}
		case *ast.FencedCodeBlock:
			pages[last].fences = append(pages[last].fences, string(n.Lines().Value(source)))
		case *ast.Paragraph, *ast.TextBlock:
			if last >= 0 {
				pages[last].prose = append(pages[last].prose, plainText(shownText(n, source)))
			}
		case *ast.RawHTML, *ast.HTMLBlock, *ast.Emphasis, *ast.Image, *ast.CodeBlock, *ast.Blockquote:
			if last >= 0 {
				t.Errorf("%s: a node %s, which a rule does not write", pages[last].rule, n.Kind())
			}
		case *ast.Link:
			if last >= 0 {
				t.Errorf("%s: a link", pages[last].rule)
			}
		}
		return ast.WalkContinue, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

var escaped = regexp.MustCompile("\\\\([!-/:-@\\[-`{-~])")

// shownText returns the text below a node as a reader sees it.
func shownText(n ast.Node, source []byte) string {
	var b bytes.Buffer
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			b.Write(escaped.ReplaceAll(c.Value(source), []byte("$1")))
			if c.SoftLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.CodeSpan:
			inner := ""
			for s := c.FirstChild(); s != nil; s = s.NextSibling() {
				inner += string(s.(*ast.Text).Value(source))
			}
			b.WriteString(inner)
		case *ast.AutoLink:
			b.Write(c.Label(source))
		default:
			b.WriteString(shownText(c, source))
		}
	}
	return b.String()
}

func TestMarkdownProse(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"plain", "plain"},
		{"<limit> of `<type>` & more", `\<limit\> of ` + "`<type>`" + ` \& more`},
		{"a `code` span * not closed `", "a `code` span \\* not closed \\`"},
		{"``a`b`` and [c](d)", "``a`b`` and \\[c\\](d)"},
		{"a|b #c ~~d~~ _e_ \\f", `a\|b \#c \~\~d\~\~ \_e\_ \\f`},
	} {
		if got := markdownProse(tt.text); got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.text, got, tt.want)
		}
	}
}

// TestExplainJSON: the form for programs has every rule with its samples.
func TestExplainJSON(t *testing.T) {
	allRules(t)
	var r result
	if code := newApp(&r, nil, "explain", "--all", "--format", "json", "--lang", "zh").execute(); code != exitFine {
		t.Fatalf("exit code %d: %s", code, &r.stderr)
	}
	var got struct {
		Version int
		Rules   []struct {
			ID, Message, Why, Said string
			Bad, Good              []struct{ Name, Content string }
		}
	}
	if err := json.Unmarshal(r.stdout.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	rules := rulebook.Rules()
	if got.Version != 1 || len(got.Rules) != len(rules) {
		t.Fatalf("version %d, %d rules", got.Version, len(got.Rules))
	}
	for i, g := range got.Rules {
		want := rules[i]
		bad, good := want.Samples(diag.Chinese)
		if g.ID != want.ID || g.Message != want.Message(diag.Chinese) || g.Why != want.Explanation().Why[diag.Chinese] || len(g.Bad) != len(bad) || len(g.Good) != len(good) {
			t.Errorf("%s: %+v", want.ID, g)
		}
		if script := explain.HasSteps(bad); script != (g.Said == "") {
			t.Errorf("%s: a script is %v, and it is said %q", want.ID, script, g.Said)
		}
	}
}
