package cli

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/mdspec-go/mdspec/spec/breaking"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// TestBreakingClock states that the last day of an accepted change is counted
// by the clock of the run, to its end in UTC.
func TestBreakingClock(t *testing.T) {
	model := "## Models\n\n### `A` text\n\nName|Type\n:--|:--\n"
	old, now := document(t, model+"`B`|`int`\n"), document(t, model+"`C`|`int`\n")
	accepted := filepath.Join(t.TempDir(), "accepted.md")
	const rows = "Rule|Subject|Reason|Until\n--|--|--|--\nfield-removed|A.B|why|1970-01-02\nkey-removed|A.B|why|1970-01-02\n"
	if err := os.WriteFile(accepted, []byte(rows), 0o666); err != nil {
		t.Fatal(err)
	}
	day := func(hours int) time.Time { return time.Unix(0, 0).Add(time.Duration(hours) * time.Hour) }
	tests := []struct {
		name string
		now  time.Time
		code int
	}{
		{"before", day(1), exitFine},
		{"on the last day", day(47), exitFine},
		{"on the day after", day(48), exitFindings},
		{"elsewhere it is the day after already", day(47).In(time.FixedZone("", 14*3600)), exitFine},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var r result
			a := newApp(&r, nil, "breaking", "--against", old, "--accept", accepted, now)
			a.Now = func() time.Time { return test.now }
			if code := a.execute(); code != test.code {
				t.Errorf("exit code %d, want %d\n%s%s", code, test.code, &r.stdout, &r.stderr)
			}
			if got := strings.Count(r.stdout.String(), "[accept-expired]"); got != 2*test.code {
				t.Errorf("%d entries are over:\n%s", got, &r.stdout)
			}
		})
	}
}

// TestBreakingExit states which findings of a comparison fail a run.
func TestBreakingExit(t *testing.T) {
	rule := func(s diag.Severity) diag.List {
		return diag.List{diag.New(&diag.Rule{ID: "r", Severity: s, Message: "m"}, diag.Span{})}
	}
	for severity, fails := range map[diag.Severity]bool{diag.Error: true, diag.Warning: true, diag.Note: false} {
		for _, f := range []format{formatText, formatJSON, formatGitHub, formatSARIF, formatMarkdown} {
			var r result
			err := newApp(&r, nil).reportBreaking(breakingFlags{format: f}, axes{"r": breaking.Wire}, outcome{list: rule(severity)})
			if (err != nil) != fails {
				t.Errorf("%s as %s: %v", severity, f, err)
			}
		}
	}
}

// TestComment states what a review comment says of findings, and where it shows them.
func TestComment(t *testing.T) {
	rules := axes{"s": breaking.Source, "w": breaking.Wire, "n": breaking.Wire}
	finding := func(id string, s diag.Severity, edit *diag.Change) diag.Diagnostic {
		d := diag.New(&diag.Rule{ID: id, Severity: s, Message: id}, diag.Span{})
		d.Change = edit
		return d
	}
	one, two := &diag.Change{}, &diag.Change{}
	source, wire := finding("s", diag.Error, one), finding("w", diag.Warning, one)
	note, entry := finding("n", diag.Note, two), finding("accept-unused", diag.Warning, nil)
	tests := []struct {
		name    string
		only    breaking.Axis
		list    diag.List
		verdict string
		zh      string
		parts   string
	}{
		{"one edit on both axes", "", diag.List{wire, source},
			"❌ 1 incompatible change: 1 on source, 1 on wire", "❌ 1 处不兼容变更：源码 1 处，报文 1 处", "|s w||"},
		{"several edits", "", diag.List{finding("s", diag.Error, two), source, finding("w", diag.Error, nil), finding("w", diag.Error, nil)},
			"❌ 4 incompatible changes: 2 on source, 2 on wire", "❌ 4 处不兼容变更：源码 2 处，报文 2 处", "|s, s, w, w||"},
		{"one axis alone", "", diag.List{source}, "❌ 1 incompatible change: 1 on source, 0 on wire", "❌ 1 处不兼容变更：源码 1 处，报文 0 处", "|s||"},
		{"only source", breaking.Source, diag.List{source}, "❌ 1 incompatible change on source", "❌ 源码有 1 处不兼容变更", "|s||"},
		{"only wire", breaking.Wire, diag.List{wire, note}, "❌ 1 incompatible change on wire; 1 note", "❌ 报文有 1 处不兼容变更；1 个提示", "|w||n"},
		{"a note on an edit that breaks", "", diag.List{source, finding("n", diag.Note, one)},
			"❌ 1 incompatible change: 1 on source, 0 on wire", "❌ 1 处不兼容变更：源码 1 处，报文 0 处", "|s n||"},
		{"notes", "", diag.List{note, finding("n", diag.Note, nil)}, "✅ No incompatible changes; 2 notes", "✅ 没有不兼容变更；2 个提示", "|||n, n"},
		{"nothing", "", nil, "✅ No incompatible changes", "✅ 没有不兼容变更", "|||"},
		{"entries", "", diag.List{entry}, "❌ No incompatible changes; 1 finding in the file of accepted changes", "❌ 没有不兼容变更；已接受变更的文件有 1 个问题", "||accept-unused|"},
		{"all of it", "", diag.List{entry, source, note, entry}, "❌ 1 incompatible change: 1 on source, 0 on wire; 1 note; 2 findings in the file of accepted changes",
			"❌ 1 处不兼容变更：源码 1 处，报文 0 处；1 个提示；已接受变更的文件有 2 个问题", "|s|accept-unused, accept-unused|n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := rules.comment(outcome{list: test.list}, test.only)
			if r.Verdict.String() != test.verdict || r.Verdict.In(diag.Chinese) != test.zh {
				t.Errorf("%s\n%s", r.Verdict, r.Verdict.In(diag.Chinese))
			}
			var parts []string
			for _, p := range r.Parts {
				var edits []string
				for _, e := range p.Edits {
					var ids []string
					for _, f := range e {
						ids = append(ids, f.Rule.ID)
					}
					edits = append(edits, strings.Join(ids, " "))
				}
				parts = append(parts, strings.Join(edits, ", "))
			}
			if got := strings.Join(parts, "|"); got != test.parts {
				t.Errorf("parts %q, want %q", got, test.parts)
			}
		})
	}
}

// TestCommentPartial states what a review comment says if not everything could be
// compared: never that nothing is incompatible.
func TestCommentPartial(t *testing.T) {
	rules := axes{"s": breaking.Source}
	finding := func(id string, s diag.Severity) diag.List {
		return diag.List{diag.New(&diag.Rule{ID: id, Severity: s, Message: id}, diag.Span{})}
	}
	fault, change, note, entry := finding("f", diag.Error), finding("s", diag.Error), finding("s", diag.Note), finding("accept-expired", diag.Error)
	tests := []struct {
		outcome
		verdict, zh string
	}{
		{outcome{faults: fault}, "❌ Not compared: 1 error in documents", "❌ 无法比较：文档有 1 个错误"},
		{outcome{faults: append(finding("g", diag.Error), fault...), list: note}, "❌ Not compared: 2 errors in documents; 1 note", "❌ 无法比较：文档有 2 个错误；1 个提示"},
		{outcome{faults: fault, list: append(entry, change...), partial: true},
			"❌ Not compared: 1 error in documents; 1 incompatible change: 1 on source, 0 on wire; 1 finding in the file of accepted changes",
			"❌ 无法比较：文档有 1 个错误；1 处不兼容变更：源码 1 处，报文 0 处；已接受变更的文件有 1 个问题"},
		{outcome{list: note, partial: true}, "❌ Not everything could be compared; 1 note", "❌ 有内容无法比较；1 个提示"},
		{outcome{list: change, partial: true}, "❌ Not everything could be compared; 1 incompatible change: 1 on source, 0 on wire", "❌ 有内容无法比较；1 处不兼容变更：源码 1 处，报文 0 处"},
	}
	for _, test := range tests {
		r := rules.comment(test.outcome, "")
		if r.Verdict.String() != test.verdict || r.Verdict.In(diag.Chinese) != test.zh {
			t.Errorf("%s\n%s", r.Verdict, r.Verdict.In(diag.Chinese))
		}
	}
}

// TestCommentLinks states where a comment links to lines: where a workflow has
// checked out the commit that it runs for.
func TestCommentLinks(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	git := func(args ...string) string {
		c := exec.Command("git", append([]string{"-c", "user.name=t", "-c", "user.email=t@example.com"}, args...)...)
		c.Stderr = os.Stderr
		out, err := c.Output()
		if err != nil {
			t.Fatal(err)
		}
		return strings.TrimSpace(string(out))
	}
	git("init", "--quiet", "--initial-branch=main")
	git("commit", "--quiet", "--allow-empty", "-m", "first")
	head := git("rev-parse", "HEAD")
	for _, d := range []string{"spec", "other"} {
		if err := os.Mkdir(d, 0o777); err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range []string{"spec/chat.md", "other/chat.md", "a.md", "a b (c)#?%[d]`.md"} {
		if err := os.WriteFile(f, nil, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	at := func(file string) diag.Span { return diag.NewSource(file, []byte("a\nb\n")).Span(2, 3) }
	env := []string{"GITHUB_SERVER_URL=https://github.example.com", "GITHUB_REPOSITORY=群/specs", "GITHUB_SHA=" + head}
	const base = "https://github.example.com/%E7%BE%A4/specs/blob/"
	tests := []struct {
		name, in string
		env      []string
		file     string
		want     string
	}{
		{"a document", ".", env, "spec/chat.md", base + head + "/spec/chat.md?plain=1#L2"},
		{"below the root", "spec", env, "chat.md", base + head + "/spec/chat.md?plain=1#L2"},
		{"of another directory", "spec", env, "../other/chat.md", base + head + "/other/chat.md?plain=1#L2"},
		{"a name with everything", ".", env, "a b (c)#?%[d]`.md", base + head + "/a%20b%20%28c%29%23%3F%25%5Bd%5D%60.md?plain=1#L2"},
		{"outside of the work tree", ".", env, "../chat.md", ""},
		{"of a server in a directory", ".", append([]string{"GITHUB_SERVER_URL=http://example.com/git/"}, env[1:]...), "a.md", "http://example.com/git/%E7%BE%A4/specs/blob/" + head + "/a.md?plain=1#L2"},
		{"of another revision", ".", env, "main:spec/chat.md", ""},
		{"another commit", ".", append(env[:2:2], "GITHUB_SHA="+strings.Repeat("0", 40)), "a.md", ""},
		{"no workflow", ".", nil, "a.md", ""},
		{"no commit", ".", env[:2], "a.md", ""},
		{"no server", ".", append([]string{"GITHUB_SERVER_URL=javascript:alert(1)"}, env[1:]...), "a.md", ""},
		{"a server with other addresses", ".", append(env[:3:3], "GITEA_ACTIONS=true"), "a.md", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Chdir(filepath.Join(dir, test.in))
			got := ""
			if f := newApp(&result{}, test.env).forge(); f != nil {
				got = f.link(at(test.file))
			}
			if got != test.want {
				t.Errorf("%s, want %s", got, test.want)
			}
		})
	}
}
