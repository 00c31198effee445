package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// publish commits the change of a pull request on n commits of its own, and
// pushes it, and merged with the base branch as refs/pull/1/merge.
func publish(t *testing.T, repo string, n int) {
	t.Helper()
	for range n - 1 {
		inDir(t, repo, "git", "commit", "--quiet", "--allow-empty", "-m", "on the way")
	}
	inDir(t, repo, "git", "add", ".")
	inDir(t, repo, "git", "commit", "--quiet", "--allow-empty", "-m", "the change")
	inDir(t, repo, "git", "push", "--quiet", "origin", "change")
	inDir(t, repo, "git", "fetch", "--quiet", "origin")
	inDir(t, repo, "git", "merge", "--quiet", "--no-ff", "-m", "what would be", "origin/main")
	inDir(t, repo, "git", "push", "--quiet", "origin", "HEAD:refs/pull/1/merge")
}

// checkout returns a clone as actions/checkout makes it: one commit of a ref.
func checkout(t *testing.T, repo, ref string) string {
	t.Helper()
	dir := t.TempDir()
	inDir(t, dir, "git", "init", "--quiet", "--initial-branch=none")
	inDir(t, dir, "git", "remote", "add", "origin", "file://"+filepath.Join(repo, "..", "remote.git"))
	inDir(t, dir, "git", "fetch", "--quiet", "--no-tags", "--depth=1", "origin", ref)
	inDir(t, dir, "git", "checkout", "--quiet", "--detach", "FETCH_HEAD")
	return dir
}

// TestActionShallow compares in clones of one commit. What came to the base
// branch meanwhile is no part of the change, as in a whole clone.
func TestActionShallow(t *testing.T) {
	same := func(s string) string { return s }
	removed := func(s string) string { return s[:strings.Index(s, "`Name`|")] }
	gone := []string{"error spec/chat.md field-removed", "error spec/chat.md key-removed"}
	tests := []struct {
		name    string
		change  func(string) string
		commits int
		ref     string
		values  map[string]string
		want    []string
		code    int
	}{
		{name: "a branch", change: same, commits: 1, ref: "change"},
		{name: "a long branch", change: same, commits: 20, ref: "change"},
		{name: "the merge of a branch", change: same, commits: 1, ref: "refs/pull/1/merge"},
		{name: "the merge of a long branch", change: same, commits: 20, ref: "refs/pull/1/merge"},
		{name: "a field is gone", change: removed, commits: 20, ref: "refs/pull/1/merge", want: gone, code: 1},
		{name: "against a tag", change: removed, commits: 1, ref: "change", values: map[string]string{"inputs.against": "v1"}, want: gone, code: 1},
		{name: "against a path of a tag", change: removed, commits: 1, ref: "change", values: map[string]string{"inputs.against": "v1:spec", "inputs.directories": "gen/api"}, want: gone, code: 1},
		{name: "against what is not there", change: same, commits: 1, ref: "change", values: map[string]string{"inputs.against": "v2"}, code: 2},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			repo := pullRequest(t, tt.change, true)
			inDir(t, repo, "git", "push", "--quiet", "origin", "origin/main:refs/tags/v1")
			if tt.want == nil { // a removal would be in conflict with it
				addToBase(t, repo)
			}
			publish(t, repo, tt.commits)
			dir := checkout(t, repo, tt.ref)
			inDir(t, dir, "mdspec", "generate")
			values := map[string]string{"inputs.lint": "off", "github.base_ref": "main"}
			for name, value := range tt.values {
				values[name] = value
			}
			run := runAction(t, dir, values)
			if diff := cmp.Diff(tt.want, annotations(run.output)); diff != "" || run.code != tt.code {
				t.Errorf("exit code %d, want %d; annotations (-want, +got):\n%s\n%s", run.code, tt.code, diff, run.output)
			}
		})
	}
}

// TestActionOldMerge has a branch that took over its base long ago, and lately a
// side branch that left the base still earlier. The shorter way back is that of
// the side branch, and does not lead to where the change left its base.
func TestActionOldMerge(t *testing.T) {
	repo := pullRequest(t, func(s string) string { return s }, true)
	inDir(t, repo, "git", "commit", "--quiet", "--allow-empty", "-m", "begun")
	addToBase(t, repo)
	inDir(t, repo, "git", "fetch", "--quiet", "origin")
	inDir(t, repo, "git", "checkout", "--quiet", "-b", "side", "origin/main~1")
	inDir(t, repo, "git", "commit", "--quiet", "--allow-empty", "-m", "on the side")
	inDir(t, repo, "git", "checkout", "--quiet", "change")
	inDir(t, repo, "git", "merge", "--quiet", "--no-ff", "-m", "taken over", "origin/main")
	publish(t, repo, 30)
	inDir(t, repo, "git", "merge", "--quiet", "--no-ff", "--strategy=ours", "-m", "a side branch", "side")
	inDir(t, repo, "git", "push", "--quiet", "origin", "HEAD:change")
	dir := checkout(t, repo, "change")
	inDir(t, dir, "mdspec", "generate")
	run := runAction(t, dir, map[string]string{"inputs.lint": "off", "github.base_ref": "main"})
	if run.code != 0 || annotations(run.output) != nil {
		t.Errorf("exit code %d\n%s", run.code, run.output)
	}
	whole := strings.Fields(gitSays(t, repo, "merge-base", "change", "origin/main"))
	if !strings.Contains(run.output, "git:"+whole[0]) {
		t.Errorf("compared with another commit than %s, as a whole clone has it\n%s", whole[0], run.output)
	}
}

// TestActionMessage has a base branch, and a revision to compare with, whose names
// mean something in annotations and in Markdown.
func TestActionMessage(t *testing.T) {
	repo := pullRequest(t, func(s string) string { return s }, true)
	for _, tt := range []struct{ base, against, annotation, summary string }{
		{"a%0A`<b>", "", "cannot find where HEAD left a%250A`<b> to", "cannot find where HEAD left a%0A`<b> to"},
		{"main", "v1\n::error::100% ```", "cannot find v1%0A::error::100%25 ``` to", "\n````text\ncannot find v1\n::error::100% ``` to"},
	} {
		run := runAction(t, repo, map[string]string{"inputs.against": tt.against, "inputs.lint": "off", "github.base_ref": tt.base})
		if run.code != 2 || !strings.Contains(run.output, "\n::error title=mdspec breaking::"+tt.annotation) || !strings.Contains(run.summary, tt.summary) {
			t.Errorf("exit code %d, summary %q\n%s", run.code, run.summary, run.output)
		}
	}
}

func gitSays(t *testing.T, dir string, args ...string) string {
	t.Helper()
	output, code := tryIn(t, dir, append([]string{"git"}, args...))
	if code != 0 {
		t.Fatalf("git %q: exit code %d\n%s", args, code, output)
	}
	return output
}

// TestActionNoBase says what to do if no base can be found, in an annotation, in
// the summary and in the language of the findings.
func TestActionNoBase(t *testing.T) {
	for lang, says := range map[string]string{
		"en": "cannot find where HEAD left main to compare with: give actions/checkout the input fetch-depth: 0",
		"zh": "找不到要比较的版本（HEAD 与 main 的分叉点）：请给 actions/checkout 加上 fetch-depth: 0",
	} {
		repo := pullRequest(t, func(s string) string { return s }, true)
		publish(t, repo, 3)
		dir := checkout(t, repo, "change")
		check(t, os.RemoveAll(filepath.Join(repo, "..", "remote.git")))
		run := runAction(t, dir, map[string]string{"inputs.lang": lang, "inputs.lint": "off", "github.base_ref": "main"})
		if run.code != 2 || !strings.Contains(run.output, "::error title=mdspec breaking::"+says+"\n") || !strings.HasSuffix(run.summary, "### mdspec breaking\n\n```text\n"+says+"\n```\n\n") {
			t.Errorf("%s: exit code %d, summary %q\n%s", lang, run.code, run.summary, run.output)
		}
	}
}

// TestActionSummary holds the summary of a job in which every command finds
// something, and one in which none does.
func TestActionSummary(t *testing.T) {
	repo := pullRequest(t, func(s string) string { return s[:strings.Index(s, "`Name`|")] + "<b>`` ` ```x```` |\n" }, false)
	run := runAction(t, repo, map[string]string{"inputs.fmt": "spec", "github.base_ref": "main"})
	parts := summaryParts(run.summary)
	if run.code != 1 || len(parts) != 4 {
		t.Fatalf("exit code %d, summary\n%s", run.code, run.summary)
	}
	for command, says := range map[string]string{
		"check": "[missing-cells]", "lint": "[missing-cells]", "fmt": "spec/chat.md", "breaking": "(`missing-cells`) — `spec/chat.md:",
	} {
		if !strings.Contains(parts[command], says) {
			t.Errorf("the summary of %s does not say %s:\n%s", command, says, parts[command])
		}
	}
	// The findings quote the row, with its backticks.
	if text := parts["breaking"]; !strings.HasPrefix(text, "### ❌ Not compared: 1 error in documents\n") || !strings.Contains(text, "\n  `````\n") {
		t.Errorf("the findings of breaking are no Markdown, or may end their fence:\n%s", text)
	}
	for _, command := range []string{"check", "lint"} {
		if text := parts[command]; !strings.HasPrefix(text, "`````text\n") || !strings.HasSuffix(text, "\n`````\n\n") {
			t.Errorf("the findings of %s may end their fence:\n%s", command, text)
		}
	}

	repo = pullRequest(t, strings.NewReplacer("`ChatId`", "`ChatID`").Replace, true)
	run = runAction(t, repo, map[string]string{"inputs.lang": "zh", "github.base_ref": "main", "inputs.accept": "accepted.md"})
	parts = summaryParts(run.summary)
	for _, command := range []string{"check", "lint"} {
		if parts[command] != "没有发现问题。\n\n" {
			t.Errorf("the summary of %s says\n%s", command, parts[command])
		}
	}
	if _, ok := parts["fmt"]; ok || run.code != 0 {
		t.Errorf("exit code %d, summary\n%s", run.code, run.summary)
	}
}

// TestActionSummaryOfFailure shows in the summary why nothing was compared.
func TestActionSummaryOfFailure(t *testing.T) {
	repo := pullRequest(t, func(s string) string { return s }, true)
	run := runAction(t, repo, map[string]string{"inputs.lint": "off", "github.base_ref": "main", "inputs.accept": "missing.md"})
	part := summaryParts(run.summary)["breaking"]
	if run.code != 2 || !strings.HasPrefix(part, "```text\nmdspec: ") || !strings.Contains(part, "missing.md") || !strings.HasSuffix(part, "\n```\n\n") {
		t.Errorf("exit code %d, summary\n%s", run.code, part)
	}
}

// TestActionLongSummary cuts what a service would not take, and says so.
func TestActionLongSummary(t *testing.T) {
	var rows strings.Builder
	for range 3000 {
		rows.WriteString("`群聊`|`chat_id`|`strng`|客户群的编号，由服务端分配，创建后不会改变\n")
	}
	repo := pullRequest(t, func(s string) string { return s + rows.String() }, false)
	run := runAction(t, repo, map[string]string{"inputs.lint": "off", "github.base_ref": "main"})
	for command, ends := range map[string]struct{ prefix, suffix string }{
		"check":    {"```text\n", "\n```\n\n… the rest is in the log\n\n"},
		"breaking": {"### ❌ Not compared: ", " more findings are not shown: a comment has room for no more\n\n"},
	} {
		part := summaryParts(run.summary)[command]
		if len(part) > 250_000 || !strings.HasPrefix(part, ends.prefix) || !strings.HasSuffix(part, ends.suffix) {
			t.Errorf("the summary of %s has %d bytes and ends with\n%s", command, len(part), part[max(0, len(part)-300):])
		}
	}
	if run.code != 1 || len(run.output) < 500_000 {
		t.Errorf("exit code %d, %d bytes in the log", run.code, len(run.output))
	}
}

// summaryParts returns what a summary says of each command.
func summaryParts(summary string) map[string]string {
	parts := map[string]string{}
	for part := range strings.SplitSeq(summary, "### mdspec ") {
		if command, text, ok := strings.Cut(part, "\n\n"); ok {
			parts[command] = text
		}
	}
	return parts
}

// TestActionBlanks has blanks, Han characters and what annotations and URIs
// escape in every path that the action is given.
func TestActionBlanks(t *testing.T) {
	repo := pullRequest(t, func(s string) string { return s }, true)
	const module = "my module, 模块 100%"
	at := func(name string) string { return filepath.Join(repo, module, name) }
	check(t, write(at("the spec/chat.md"), actionDocument))
	inDir(t, filepath.Join(repo, module), "mdspec", "generate", "--package", "api", "--out", "the code", "the spec")
	inDir(t, repo, "git", "add", ".")
	inDir(t, repo, "git", "commit", "--quiet", "-m", "with blanks")
	check(t, write(at("the spec/chat.md"), strings.ReplaceAll(actionDocument, "`ChatId`", "`ChatIds`")))
	check(t, write(at("what is accepted.md"), strings.ReplaceAll(actionAccepted, "agreed", "all agreed")))
	tool := filepath.Join(t.TempDir(), "my tools")
	check(t, os.Mkdir(tool, 0o777))
	self, err := os.Executable()
	check(t, err)
	check(t, os.Symlink(self, filepath.Join(tool, "mdspec")))
	run := runAction(t, repo, map[string]string{
		"inputs.mdspec": filepath.Join(tool, "mdspec"), "inputs.working-directory": module, "inputs.directories": "the code\n",
		"inputs.fmt": "the spec\n\nwhat is accepted.md\n", "inputs.against": "HEAD", "inputs.accept": "what is accepted.md",
	})
	const escaped = "my module%2C 模块 100%25/"
	want := []string{
		"error " + escaped + "the code/chat.md.go drift-spec",
		"warning " + escaped + "the spec/chat.md go-initialism",
		"error " + escaped + "the spec/chat.md unformatted-table",
		"error " + escaped + "what is accepted.md unformatted-table",
	}
	if got := annotations(run.output); !slices.Equal(got, want) || run.code != 1 {
		t.Errorf("exit code %d, annotations %q, want %q\n%s", run.code, got, want, run.output)
	}
}

// TestActionSARIF reads the file that is there to be uploaded: its paths are
// those of the repository.
func TestActionSARIF(t *testing.T) {
	repo := pullRequest(t, func(s string) string { return s }, true)
	check(t, write(filepath.Join(repo, "模块 b", "go.mod"), "module example.com/b\n\ngo 1.25.0\n"))
	for _, tt := range []struct {
		in   string
		lint string
		want []string
	}{
		{".", "standard", []string{"spec/chat.md"}},
		{"gen", "standard", []string{"spec/chat.md"}},
		{"模块 b", "standard", []string{"%E6%A8%A1%E5%9D%97%20b/a.md"}},
		{".", "off", nil},
	} {
		values := map[string]string{"inputs.working-directory": tt.in, "inputs.lint": tt.lint}
		if tt.in == "模块 b" {
			check(t, write(filepath.Join(repo, tt.in, "a.md"), actionDocument))
			inDir(t, filepath.Join(repo, tt.in), "mdspec", "generate", "--out", "b", "a.md")
		}
		run := runAction(t, repo, values)
		path := run.context["outputs.sarif"]
		if (path == "") != (tt.want == nil) {
			t.Fatalf("%s, lint %s: the file is %q\n%s", tt.in, tt.lint, path, run.output)
		}
		if path == "" {
			continue
		}
		if got := urisOf(t, path); !slices.Equal(got, tt.want) {
			t.Errorf("in %s the findings are in %q, want %q", tt.in, got, tt.want)
		}
	}
}

// TestActionComment reads the file that is there to be put into a comment: what the
// summary has of the comparison, if there was one.
func TestActionComment(t *testing.T) {
	repo := pullRequest(t, strings.NewReplacer("`ChatId`", "`ChatID`").Replace, true)
	run := runAction(t, repo, map[string]string{"inputs.lint": "off", "inputs.against": "HEAD"})
	path := run.context["outputs.comment"]
	if path == "" {
		t.Fatalf("there is no file\n%s", run.output)
	}
	text := readText(t, path)
	if !strings.HasPrefix(text, "### ❌ 1 incompatible change: ") || summaryParts(run.summary)["breaking"] != text+"\n" {
		t.Errorf("the comment is\n%s\nand the summary\n%s", text, run.summary)
	}
	for _, values := range []map[string]string{{"inputs.against": "off"}, {"inputs.against": "nowhere"}, {"inputs.against": "HEAD", "inputs.accept": "missing.md"}} {
		if run := runAction(t, repo, values); run.context["outputs.comment"] != "" {
			t.Errorf("%v: nothing was compared, and there is a comment\n%s", values, run.output)
		}
	}
}

// urisOf returns the places of the findings of a SARIF log.
func urisOf(t *testing.T, path string) []string {
	t.Helper()
	var log struct {
		Runs []struct {
			Results []struct {
				Locations []struct {
					PhysicalLocation struct{ ArtifactLocation struct{ URI string } }
				}
			}
		}
	}
	check(t, json.Unmarshal([]byte(readText(t, path)), &log))
	var uris []string
	for _, result := range log.Runs[0].Results {
		uris = append(uris, result.Locations[0].PhysicalLocation.ArtifactLocation.URI)
	}
	return uris
}
