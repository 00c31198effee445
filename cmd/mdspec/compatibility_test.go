package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/rulebook"
	"github.com/mdspec-go/mdspec/spec"
)

// promises are the pages about compatibility and changes, each with its twin.
var promises = [][2]string{{"COMPATIBILITY.md", "COMPATIBILITY.zh-CN.md"}, {"CHANGES.md", "CHANGES.zh-CN.md"}}

// TestPromisedVersions compares the versions of forms that the pages name with
// what the command writes.
func TestPromisedVersions(t *testing.T) {
	pages := []string{readText(t, promises[0][0]), readText(t, promises[0][1])}
	t.Chdir(t.TempDir())
	mkdir(t, "spec")
	writeText(t, "spec/a.md", "## Models\n\n### `A` text\n\nName|Type\n:--|:--\n`B`|`int`\n")
	runMdspec(t, "generate", "--out", "out", "spec")
	mkdir(t, "headed")
	writeText(t, "headed/a.md", "## API calls\n\n### `GetA` `GET /a` text\n")
	runMdspec(t, "generate", "--out", "headings", "headed")
	schema, _ := runMdspec(t, "export", "ir", "spec")
	findings, _ := runMdspec(t, "check", "--format", "json")
	rules, _ := runMdspec(t, "rules", "--format", "json")
	explained, _ := runMdspec(t, "explain", "--format", "json", "unknown-type")
	sarif, _ := runMdspec(t, "check", "--format", "sarif")
	writeText(t, "page.md", "# A\n\n| Field | Type |\n| :-- | :-- |\n| b | int |\n")
	runMdspec(t, "import", "markdown", "--out", "imported", "page.md")
	report, _ := runMdspec(t, "import", "markdown", "--out", "imported", "--report", "-", "--report-format", "json")
	want := []string{
		versionOf(t, readText(t, filepath.Join("out", "mdspec.lock"))),
		versionOf(t, readText(t, filepath.Join("headings", "mdspec.lock"))), versionOf(t, schema),
		versionOf(t, findings), versionOf(t, rules), versionOf(t, sarif),
		versionOf(t, readText(t, "imported/mdspec-import.json")), versionOf(t, report),
	}
	if other := versionOf(t, explained); other != want[4] {
		t.Errorf("explain has version %s, rules %s", other, want[4])
	}
	if want[2] != fmt.Sprint(spec.Version) {
		t.Errorf("the schema has version %s, want %d", want[2], spec.Version)
	}
	named := regexp.MustCompile("(?m)^\\| .* \\| `version` \\| (.*) \\|$")
	for i, page := range pages {
		var got []string
		for _, m := range named.FindAllStringSubmatch(page, -1) {
			got = append(got, m[1])
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s names the versions %q, want %q", promises[0][i], got, want)
		}
	}
}

// versionOf returns the member version of a JSON document.
func versionOf(t *testing.T, document string) string {
	t.Helper()
	var form struct{ Version any }
	if err := json.Unmarshal([]byte(document), &form); err != nil {
		t.Fatal(err)
	}
	return fmt.Sprint(form.Version)
}

// TestPromisedGo compares the Go that the pages ask for with that of the module.
func TestPromisedGo(t *testing.T) {
	line := regexp.MustCompile(`(?m)^go (\d+\.\d+)`).FindStringSubmatch(readText(t, "../../go.mod"))
	for _, page := range promises[0] {
		if !strings.Contains(readText(t, page), "Go "+line[1]+" ") {
			t.Errorf("%s does not name Go %s", page, line[1])
		}
	}
}

// TestPromisesNameRules: what the pages call a rule is one.
func TestPromisesNameRules(t *testing.T) {
	named := regexp.MustCompile("`((?:drift|lock)-[a-z-]+)`")
	for _, pair := range promises {
		for _, page := range pair {
			for _, m := range named.FindAllStringSubmatch(readText(t, page), -1) {
				if _, _, ok := rulebook.Find(m[1]); !ok {
					t.Errorf("%s: there is no rule %s", page, m[1])
				}
			}
		}
	}
}

// TestPromiseTwins: both languages have the same headings, rows, items, code and
// links, and every link to a file leads to one.
func TestPromiseTwins(t *testing.T) {
	for _, pair := range promises {
		english, chinese := outline(t, pair[0]), outline(t, pair[1])
		if !slices.Equal(english, chinese) {
			t.Errorf("%s has\n%q\n%s has\n%q", pair[0], english, pair[1], chinese)
		}
	}
}

var (
	codeOf = regexp.MustCompile("`[^`\n]+`")
	linkOf = regexp.MustCompile(`\]\(([^)#]+)`)
)

// outline returns what a page is made of, without its words.
func outline(t *testing.T, page string) []string {
	t.Helper()
	var out []string
	text := readText(t, page)
	for line := range strings.Lines(text) {
		switch mark, _, _ := strings.Cut(line, " "); {
		case strings.HasPrefix(mark, "#"), mark == "-":
			out = append(out, mark)
		case mark == "|":
			out = append(out, fmt.Sprintf("row of %d", strings.Count(line, "|")))
		}
	}
	spans := codeOf.FindAllString(text, -1)
	slices.Sort(spans)
	for _, m := range linkOf.FindAllStringSubmatch(text, -1) {
		if _, err := os.Stat(filepath.FromSlash(m[1])); err != nil {
			t.Errorf("%s: %v", page, err)
		}
		out = append(out, strings.ReplaceAll(m[1], ".zh-CN", ""))
	}
	return append(out, slices.Compact(spans)...)
}
