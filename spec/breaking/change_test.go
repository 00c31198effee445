package breaking

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/explain"
)

func TestSubject(t *testing.T) {
	long := strings.Repeat("a", 100)
	tests := []struct {
		params []string
		args   []any
		want   string
	}{
		{[]string{"type", "field"}, []any{"Chat", "Owner"}, "Chat.Owner"},
		{[]string{"type", "old name", "new name"}, []any{"Chat", "Id", "ID"}, "Chat.Id"},
		{[]string{"key", "type"}, []any{"owner", "Chat"}, "Chat.owner"},
		{[]string{"type", "field", "old key", "new key"}, []any{"Chat", "Owner", "a", "b"}, "Chat.Owner"},
		{[]string{"old name", "new name"}, []any{"A", "B"}, "A"},
		{[]string{"call", "old URL", "new URL"}, []any{"Get", "GET /a", "GET /b"}, "Get"},
		{[]string{"URL"}, []any{"GET /" + long}, "GET /" + long}, // two of them must not look alike
		{[]string{"type", "value"}, []any{"Kind", " \u200b\n "}, `Kind. \u200b\n`},
		{[]string{"type", "value"}, []any{"Kind", "##[error]"}, `Kind.#\u0023[error]`},
		{[]string{"code"}, []any{int64(40014)}, "40014"},
		{[]string{"old parameters", "new parameters"}, []any{"a", "b"}, "-"},
		{nil, nil, "-"},
	}
	for _, test := range tests {
		if got := subject(&diag.Rule{ID: "x", Params: test.params}, test.args); got != test.want {
			t.Errorf("%v %v: %s, want %s", test.params, test.args, got, test.want)
		}
	}
}

// TestSubjectsOfAllRules states that every rule has a subject by which a finding can
// be told from the others.
func TestSubjectsOfAllRules(t *testing.T) {
	aboutAll := map[string]bool{"client-removed": true, "constructor-changed": true}
	for _, r := range Rules() {
		args := make([]any, len(r.Params))
		for i, p := range r.Params {
			args[i] = strings.ReplaceAll(p, " ", "-")
		}
		if got := subject(r.Rule, args); (got == "-") != aboutAll[r.ID] {
			t.Errorf("the subject of %s %v is %s", r.ID, r.Params, got)
		}
	}
}

// TestChanges states which findings tell of one edit, and what it is.
func TestChanges(t *testing.T) {
	tests := []struct{ name, from, to, want string }{
		{"a type", "`title`|`string`", "`title`|`int64`", "field-type-changed key-type-changed: Type `string` -> `int64`\n"},
		{"a name and a key", "`Title`|`title`|`string`|群名", "`Name`|`name`|`string`|群的名称", "field-removed key-removed: \n"},
		{"a key and the text", "`title`|`string`|群名", "`name`|`string`|群的名称", "key-renamed: JSON `title` -> `name`\n"},
		{"a field", "`Title`|`title`|`string`|群名\n", "", "field-removed key-removed: \n"},
		{"a value of an enum", "`StatusShut`|`1`", "`StatusShut`|`2`", "enum-value-removed const-value-changed: Value `1` -> `2`\n"},
		{"an error code", "`ErrGone`|`40050`", "`ErrGone`|`40051`", "const-value-changed error-code-removed: Code 40050 -> 40051\n"},
		{"a call", "`GetChat`||`Chat`|GET /chat\n", "", "call-removed url-removed: \n"},
		{"a path", "GET /chat", "GET /chats", "url-changed: URL `GET /chat` -> `GET /chats`\n"},
		{"a response and a path", "||`Chat`|GET /chat", "||`Note`|GET /chats", "call-signature-changed response-changed url-changed: Response Type `Chat` -> `Note`; URL `GET /chat` -> `GET /chats`\n"},
		{"a base url", "base url|`https://example.com`", "base url|`https://example.org`", "service-changed: Value `https://example.com` -> `https://example.org`\n"},
		{"a constant", "Limit = 100", "Limit = 200", "const-value-changed: const Limit = 100 -> const Limit = 200\n"},
		{"a type of values", "`Status` `int64` 状态", "`Status` `int32` 各种状态", "type-changed wire-type-changed: `Status` `int64` -> `Status` `int32`\n"},
		{"a name", "### `Note` 公告", "### `Notice` 公告", "type-renamed: `Note` -> `Notice`\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if !strings.Contains(placed, test.from) {
				t.Fatalf("no %q", test.from)
			}
			old := parse(t, "old", map[string]string{"a.md": placed})
			now := parse(t, "new", map[string]string{"a.md": strings.Replace(placed, test.from, test.to, 1)})
			var order []*diag.Change
			rules := map[*diag.Change]string{}
			for _, d := range Compare(old, now) {
				if rules[d.Change] == "" {
					order = append(order, d.Change)
				}
				rules[d.Change] += d.Rule.ID + " "
			}
			got := ""
			for _, c := range order {
				var cells []string
				for _, cell := range c.Cells {
					cells = append(cells, strings.TrimSpace(fmt.Sprintf("%s %s -> %s", cell.Label, cell.Old, cell.New)))
				}
				got += strings.TrimSpace(rules[c]) + ": " + strings.Join(cells, "; ") + "\n"
			}
			if d := cmp.Diff(test.want, got); d != "" {
				t.Errorf("edits (-want +got):\n%s", d)
			}
		})
	}
}

// TestChangedCells compares rows cell by cell, whatever columns they have.
func TestChangedCells(t *testing.T) {
	model := func(header, row string) string {
		return "## Models\n\n### `Chat`\n\n" + header + "\n" + strings.Repeat("--|", strings.Count(header, "|")+1) + "\n" + row + "\n"
	}
	tests := []struct{ name, oldHeader, oldRow, newHeader, newRow, want string }{
		{"columns in another order", "Name|JSON|Type", "`A`|`a`|`int`", "Type|Name|JSON", "`string`|`A`|`a`", "Type `int` `string`"},
		{"a further column", "Name|JSON|Type", "`A`|`a`|`int`", "Name|JSON|Type|Required", "`A`|`a`|`string`|是", "Type `int` `string`; Required  +"},
		{"a column less", "Name|JSON|Type|Limits", "`A`|`a`|`int`|1..2", "Name|JSON|Type", "`A`|`a`|`string`", "Type `int` `string`; Limits 1..2 "},
		{"an option", "Name|JSON|Type|必填", "`A`|`a`|`string`|是", "Name|JSON|Type|必填", "`A`|`a,omitempty`|`int`|否", "Type `string` `int`; Required + -"},
		{"Required says the option", "Name|JSON|Type|必填", "`A`|`a`|`string`|是", "Name|JSON|Type|必填", "`A`|`b`|`string`|否", "JSON `a` `b`; Required + -"},
		{"an option alone", "Name|JSON|Type", "`A`|`a`|`string`", "Name|JSON|Type", "`A`|`a,omitempty`|`int`", "JSON `a` `a,omitempty`; Type `string` `int`"},
	}
	for _, test := range tests {
		found := Compare(parse(t, "old", map[string]string{"a.md": model(test.oldHeader, test.oldRow)}),
			parse(t, "new", map[string]string{"a.md": model(test.newHeader, test.newRow)}))
		if len(found) == 0 {
			t.Fatalf("%s: no findings", test.name)
		}
		var cells []string
		for _, cell := range found[0].Change.Cells {
			cells = append(cells, cell.Label+" "+cell.Old+" "+cell.New)
		}
		if got := strings.Join(cells, "; "); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

// subjectKinds are the kinds of subjects by the parameter of the rule that tells them
// apart, the first one that a rule has.
var subjectKinds = []struct{ param, what string }{
	{"field", "a field, by its Go name"},
	{"old name", "what has another name now, by the old one; a field as above"},
	{"key", "a key of an object"},
	{"value", "a value of an enum"},
	{"URL", "a URL, with its method"},
	{"code", "an error code"},
	{"setting", "a setting of the service"},
	{"old parameters", "the package: its constructor, its client"},
	{"call", "a call"},
	{"iterator", "an iterator over pages"},
	{"function", "a function of an enum"},
	{"name", "a type, a constant or a variable"},
	{"type", "a type"},
}

// TestSubjectTable holds the table of subjects in README.md against the rules and what
// is found of their samples; MDSPEC_UPDATE=1 writes it anew.
func TestSubjectTable(t *testing.T) {
	examples, rules := map[string]string{}, map[string][]string{}
	for _, r := range Rules() {
		what := "the package: its constructor, its client"
		for _, k := range subjectKinds {
			if slices.Contains(r.Params, k.param) {
				what = k.what
				break
			}
		}
		for _, d := range Compare(sample(t, explain.Of(r.Rule).Bad)) {
			if d.Rule == r.Rule && examples[what] == "" {
				examples[what] = d.Subject
			}
		}
		rules[what] = append(rules[what], "`"+r.ID+"`")
	}
	table := "\n| Subject | For example | Rules |\n|:--|:--|:--|\n"
	for _, k := range subjectKinds {
		if list := rules[k.what]; list != nil {
			table += "| " + k.what + " | `" + examples[k.what] + "` | " + strings.Join(list, " ") + " |\n"
		}
	}
	table += "\n"
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	const from, to = "<!-- subjects -->\n", "<!-- /subjects -->\n"
	before, rest, ok := strings.Cut(string(readme), from)
	was, after, closed := strings.Cut(rest, to)
	if !ok || !closed {
		t.Fatal("README.md has no place for the table")
	}
	if os.Getenv("MDSPEC_UPDATE") != "" {
		if err := os.WriteFile("README.md", []byte(before+from+table+to+after), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if d := cmp.Diff(was, table); d != "" {
		t.Errorf("table (-README +rules):\n%s", d)
	}
}

// TestLongArguments states that what differs of long texts is shown, whatever the
// text is a part of, and that what is to be copied is whole.
func TestLongArguments(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/long-texts.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range archive.Files {
		if f.Name != "want" {
			files[f.Name] = string(f.Data)
		}
	}
	for _, d := range compareFiles(t, files) {
		if !slices.ContainsFunc(d.Rule.Params, func(p string) bool { return strings.HasPrefix(p, "old ") }) {
			continue
		}
		for _, lang := range diag.Languages() {
			if text := d.MessageIn(lang); !strings.Contains(text, "One") || !strings.Contains(text, "Two") {
				t.Errorf("%s: %s", d.Rule.ID, text)
			}
			if hint := d.HintIn(lang); strings.Contains(hint, " = ") && strings.Contains(hint, "…") {
				t.Errorf("%s: a line to copy is cut: %s", d.Rule.ID, hint)
			}
		}
	}
}
