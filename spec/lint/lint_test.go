package lint

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// parse parses documents, which must have no errors but that they declare nothing.
func parse(t testing.TB, documents ...string) parser.Result {
	t.Helper()
	files := make([]parser.File, len(documents))
	for i, d := range documents {
		name := "doc.md"
		if i > 0 {
			name = fmt.Sprintf("doc%d.md", i+1)
		}
		files[i] = parser.File{Name: name, Path: name, Content: []byte(d)}
	}
	r := parser.Read(files, parser.Options{Package: "api"})
	r.Findings = slices.DeleteFunc(r.Findings, declaresNothing)
	if found := r.Findings; found.HasErrors() {
		var b strings.Builder
		_ = diag.WriteText(&b, found, diag.TextOptions{})
		t.Fatalf("the documents have errors:\n%s", b.String())
	}
	return r
}

// declaresNothing reports whether a finding is of documents that declare nothing,
// as those of tests may be.
func declaresNothing(d diag.Diagnostic) bool {
	return d.Rule == parser.NothingRead || d.Rule == parser.NothingDeclared
}

// places returns of each finding of the rules where it is, as
// line:column-column, its rule and its suggestions; of each if no rules are given.
func places(found diag.List, rules ...string) []string {
	out := []string{}
	for _, d := range found {
		if len(rules) > 0 && !strings.Contains(" "+strings.Join(rules, " ")+" ", " "+d.Rule.ID+" ") {
			continue
		}
		start, end := d.Span.Position(), d.Span.EndPosition()
		text := fmt.Sprintf("%d:%d-%d %s", start.Line, start.Column, end.Column, d.Rule.ID)
		if d.Span.File() != "doc.md" {
			text = d.Span.File() + ":" + text
		}
		if start.Line != end.Line {
			text = fmt.Sprintf("%d:%d-%d:%d %s", start.Line, start.Column, end.Line, end.Column, d.Rule.ID)
		}
		for _, s := range d.Suggest {
			text += " [" + s + "]"
		}
		for _, r := range d.Related {
			text += " (" + strings.TrimPrefix(r.Span.String(), "doc.md:") + ")"
		}
		out = append(out, text)
	}
	return out
}

// ruleTest is a document and what rules find in it.
type ruleTest struct {
	name     string
	document string
	want     []string
}

// runRule holds what the rules find against the tests.
func runRule(t *testing.T, tests []ruleTest, rules ...string) {
	t.Helper()
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			pkg := parse(t, tt.document)
			want := tt.want
			if want == nil {
				want = []string{}
			}
			if diff := cmp.Diff(want, places(check(pkg, Strict), rules...)); diff != "" {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
		})
	}
}

// models makes a document of models: a name and the rows of its table each,
// `Name|JSON|Type|Doc`.
func models(all ...[]string) string {
	var b strings.Builder
	b.WriteString("# 群聊\n\n## Models\n")
	for _, m := range all {
		fmt.Fprintf(&b, "\n### `%s` 群聊\n\nName|JSON|Type|Doc\n:--|:--|:--|:--\n", m[0])
		for _, row := range m[1:] {
			b.WriteString(row + "\n")
		}
	}
	return b.String()
}

func TestCategories(t *testing.T) {
	want := map[Category][]Category{
		Minimal:  {Minimal},
		Standard: {Minimal, Standard},
		Strict:   {Minimal, Standard, Strict},
	}
	for _, c := range Categories() {
		var got []Category
		for _, d := range Categories() {
			if c.includes(d) {
				got = append(got, d)
			}
		}
		if diff := cmp.Diff(want[c], got); diff != "" {
			t.Errorf("%s includes: %s", c, diff)
		}
	}
}

func TestRules(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range parser.Rules() {
		seen[r.ID] = true
	}
	waivers := map[*Rule]bool{}
	for _, r := range waiverRules {
		waivers[r] = true
	}
	for _, r := range Rules() {
		if seen[r.ID] {
			t.Errorf("%s: there is another rule of that name", r.ID)
		}
		seen[r.ID] = true
		if r.check == nil && !waivers[r] {
			t.Errorf("%s finds nothing", r.ID)
		}
		if !strings.Contains("minimal standard strict", string(r.Category)) || r.Category == "" {
			t.Errorf("%s is of no category", r.ID)
		}
		if r.ZH.Message == "" || (r.ZH.Hint == "") != (r.Hint == "") {
			t.Errorf("%s does not say in Chinese what it says in English", r.ID)
		}
	}
}

var verbs = regexp.MustCompile(`%\[[0-9]+\][a-z]`)

// TestWords holds the words of rules against what messages of mdspec are like:
// every parameter is said, in Chinese the same as in English.
func TestWords(t *testing.T) {
	used := func(text string) []string {
		all := verbs.FindAllString(text, -1)
		slices.Sort(all)
		return slices.Compact(all)
	}
	for _, r := range Rules() {
		if n := len(used(r.Message + r.Hint)); n != len(r.Params) {
			t.Errorf("%s says %d of %d parameters", r.ID, n, len(r.Params))
		}
		if diff := cmp.Diff(used(r.Message), used(r.ZH.Message)); diff != "" {
			t.Errorf("%s says other things in Chinese:\n%s", r.ID, diff)
		}
		if diff := cmp.Diff(used(r.Hint), used(r.ZH.Hint)); diff != "" {
			t.Errorf("%s hints at other things in Chinese:\n%s", r.ID, diff)
		}
		if strings.HasSuffix(r.Message, ".") || strings.HasSuffix(r.ZH.Message, "。") {
			t.Errorf("%s ends with a period", r.ID)
		}
	}
}

// TestCheckIsRepeatable shows that nothing depends on the order of maps.
func TestCheckIsRepeatable(t *testing.T) {
	document := models(
		[]string{"A", "`Userid`|`userid`|`string`|成员", "`chatType`|`-`|`int64`|类型", "`GroupChat`|`group_chat`|`*[]string`|群聊"},
		[]string{"B", "`UserID`|`userid`|`int64`|成员", "`Groupchat`|`group_chat`|`string`|群聊", "`JoinTime`|`joinTime`|`int64`|入群时间"},
	)
	pkg := parse(t, document)
	first := places(check(pkg, Strict))
	if len(first) == 0 {
		t.Fatal("nothing is found")
	}
	for range 20 {
		pkg := parse(t, document)
		if diff := cmp.Diff(first, places(check(pkg, Strict))); diff != "" {
			t.Fatalf("another run finds other things:\n%s", diff)
		}
	}
}
