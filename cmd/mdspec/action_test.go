package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v3"
)

// action is what the tests need of .github/actions/mdspec/action.yml.
type action struct {
	Inputs  map[string]struct{ Default string }
	Outputs map[string]struct{ Value string }
	Runs    struct {
		Using string
		Steps []actionStep
	}
}

// actionStep is a step of a composite action.
type actionStep struct {
	ID               string
	If               string
	Shell            string
	Env              map[string]string
	Run              string
	WorkingDirectory string `yaml:"working-directory"`
}

const actionDir = "../../.github/actions/mdspec"

func readAction(t *testing.T) action {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(actionDir, "action.yml"))
	if err != nil {
		t.Fatal(err)
	}
	var a action
	if err := yaml.Unmarshal(content, &a); err != nil {
		t.Fatal(err)
	}
	return a
}

var expression = regexp.MustCompile(`\$\{\{ *([a-z_.-]+) *\}\}`)

// actionRun is a run of the action: what is known to expressions, and what it
// leaves behind.
type actionRun struct {
	context map[string]string
	dir     string // of the runner, for temporary files
	output  string
	summary string
	code    int // the highest of the steps
}

// runAction runs the steps of the action in the directory, as a runner does:
// expressions are replaced, bash stops at the first error, and a step that says
// so runs also after one that failed.
func runAction(t *testing.T, dir string, values map[string]string) actionRun {
	t.Helper()
	a := readAction(t)
	path, err := filepath.Abs(actionDir)
	if err != nil {
		t.Fatal(err)
	}
	r := actionRun{dir: t.TempDir(), context: map[string]string{"github.action_path": path, "github.base_ref": ""}}
	for name, input := range a.Inputs {
		r.context["inputs."+name] = input.Default
	}
	r.context["inputs.mdspec"] = "mdspec" // a repository of Go tools has it as go tool mdspec
	for name, value := range values {
		if _, ok := r.context[name]; !ok {
			t.Fatalf("the action has no %s", name)
		}
		r.context[name] = value
	}
	if a.Runs.Using != "composite" || len(a.Runs.Steps) == 0 {
		t.Fatalf("the action is not composite: %+v", a.Runs)
	}
	for _, step := range a.Runs.Steps {
		if r.code == 0 || step.If == "${{ !cancelled() }}" {
			r.runStep(t, dir, step)
		}
	}
	for name, output := range a.Outputs {
		r.context["outputs."+name] = expression.ReplaceAllStringFunc(output.Value, func(e string) string {
			return r.context[expression.FindStringSubmatch(e)[1]] // a step need not set its outputs
		})
	}
	return r
}

// runStep runs a step and keeps what it writes for the runner.
func (r *actionRun) runStep(t *testing.T, dir string, step actionStep) {
	t.Helper()
	if expression.MatchString(step.Run) || step.Shell != "bash" {
		t.Errorf("what a user gives as an input is in a script: %s", step.Run)
	}
	expand := func(text string) string {
		return expression.ReplaceAllStringFunc(text, func(e string) string {
			value, ok := r.context[expression.FindStringSubmatch(e)[1]]
			if !ok {
				t.Fatalf("%s is not known here", e)
			}
			return value
		})
	}
	outputs, summary := filepath.Join(r.dir, "outputs"), filepath.Join(r.dir, "summary")
	check(t, write(outputs, ""))
	check(t, write(summary, ""))
	cmd := exec.Command("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step.Run)
	cmd.Dir = filepath.Join(dir, expand(step.WorkingDirectory))
	cmd.Env = append(testEnv(t), "RUNNER_TEMP="+r.dir, "GITHUB_OUTPUT="+outputs, "GITHUB_STEP_SUMMARY="+summary)
	for name, value := range step.Env {
		cmd.Env = append(cmd.Env, name+"="+expand(value))
	}
	text, err := cmd.CombinedOutput()
	r.output += string(text)
	r.code = max(r.code, exitCode(err))
	for line := range strings.Lines(readText(t, outputs)) {
		name, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "=")
		r.context["steps."+step.ID+".outputs."+name] = value
	}
	r.summary += readText(t, summary)
}

const actionDocument = "# 群聊\n\n## Models\n\n### `Chat` 群聊\n\nName|JSON|Type|Doc\n:--|:--|:--|:--\n`ChatId`|`chat_id`|`string`|客户群 ID\n`Name`|`name`|`string`|群名\n"

// actionAccepted accepts the rename of a field.
const actionAccepted = "Rule|Subject|Reason|Until\n:--|:--|:--|:--\n`field-renamed`|`Chat.ChatId`|agreed|9999-12-31\n"

// pullRequest makes a repository whose branch differs from main of its remote
// by the change of the document. The code is generated again if asked for.
func pullRequest(t *testing.T, change func(string) string, generated bool) string {
	t.Helper()
	root := t.TempDir()
	repo := filepath.Join(root, "repo")
	inDir(t, root, "git", "init", "--quiet", "--bare", "--initial-branch=main", "remote.git")
	inDir(t, root, "git", "clone", "--quiet", "remote.git", "repo")
	write := func(text string) {
		path := filepath.Join(repo, "spec", "chat.md")
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write(actionDocument)
	inDir(t, repo, "mdspec", "generate", "--package", "api", "--out", "gen/api", "spec")
	inDir(t, repo, "git", "checkout", "--quiet", "-B", "main")
	inDir(t, repo, "git", "add", ".")
	inDir(t, repo, "git", "commit", "--quiet", "-m", "first")
	inDir(t, repo, "git", "push", "--quiet", "origin", "main")
	inDir(t, repo, "git", "checkout", "--quiet", "-b", "change")
	write(change(actionDocument))
	if generated {
		inDir(t, repo, "mdspec", "generate")
	}
	if err := os.WriteFile(filepath.Join(repo, "accepted.md"), []byte(actionAccepted), 0o666); err != nil {
		t.Fatal(err)
	}
	return repo
}

// addToBase gives the base branch of the remote a field that the change does not
// know.
func addToBase(t *testing.T, repo string) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "other")
	inDir(t, repo, "git", "clone", "--quiet", filepath.Join(repo, "..", "remote.git"), dir)
	replaceIn(t, filepath.Join(dir, "spec", "chat.md"), "`Name`|", "`Owner`|`owner`|`string`|群主\n`Name`|")
	inDir(t, dir, "git", "commit", "--quiet", "-a", "-m", "more")
	inDir(t, dir, "git", "push", "--quiet", "origin", "main")
}

// cutHistory commits the change, and leaves no commit before it in the clone.
func cutHistory(t *testing.T, repo string) {
	t.Helper()
	inDir(t, repo, "git", "commit", "--quiet", "-a", "-m", "change")
	inDir(t, repo, "git", "push", "--quiet", "origin", "change")
	inDir(t, repo, "git", "fetch", "--quiet", "--depth=1", "origin", "change")
}

// annotations returns the rules of the annotations in the output, in order.
func annotations(output string) []string {
	var rules []string
	for _, m := range regexp.MustCompile(`(?m)^::(error|warning|notice) file=([^,]*),.*title=mdspec ([a-z0-9-]+)::`).FindAllStringSubmatch(output, -1) {
		rules = append(rules, m[1]+" "+m[2]+" "+m[3])
	}
	return rules
}

func TestAction(t *testing.T) {
	same := func(s string) string { return s }
	good := strings.NewReplacer("`ChatId`", "`ChatID`").Replace
	removed := func(s string) string { return s[:strings.Index(s, "`Name`|")] }
	base := map[string]string{"github.base_ref": "main"}
	tests := []struct {
		name   string
		change func(string) string
		stale  bool // the code is not generated again
		moved  bool // the base branch goes on in the meantime
		cut    bool // the clone holds the last commit alone
		values map[string]string
		want   []string // annotations
		code   int
	}{
		{name: "nothing to say", change: same, values: map[string]string{"inputs.lint": "off", "github.base_ref": "main"}},
		{name: "lint", change: same, values: base, want: []string{"warning spec/chat.md go-initialism"}, code: 1},
		{name: "less lint", change: same, values: map[string]string{"inputs.lint": "minimal", "github.base_ref": "main"}},
		{name: "a rename", change: good, values: base, want: []string{"error spec/chat.md field-renamed"}, code: 1},
		{name: "no directories", change: good, values: map[string]string{"github.base_ref": "main", "inputs.directories": " \n"},
			want: []string{"error spec/chat.md field-renamed"}, code: 1},
		{name: "no pull request", change: good},
		{name: "comparison off", change: good, values: map[string]string{"inputs.against": "off", "github.base_ref": "main"}},
		{name: "another revision", change: good, values: map[string]string{"inputs.against": "HEAD"},
			want: []string{"error spec/chat.md field-renamed"}, code: 1},
		{name: "an accepted rename", change: good, values: map[string]string{"github.base_ref": "main", "inputs.accept": "accepted.md"}},
		{name: "all of them", change: removed, stale: true, values: base,
			want: []string{
				"error gen/api/chat.md.go drift-spec", "warning spec/chat.md go-initialism",
				"error spec/chat.md field-removed", "error spec/chat.md key-removed",
			}, code: 1},
		{name: "from a directory below", change: good, stale: true, values: map[string]string{"inputs.working-directory": "gen", "github.base_ref": "main"},
			want: []string{"error gen/api/chat.md.go drift-spec", "error spec/chat.md field-renamed"}, code: 1},
		{name: "additions of the base", change: same, moved: true, values: map[string]string{"inputs.lint": "off", "github.base_ref": "main"}},
		{name: "additions of the base, of which a shallow clone knows nothing yet", change: good, moved: true, cut: true,
			values: map[string]string{"inputs.lint": "off", "github.base_ref": "main"}, want: []string{"error spec/chat.md field-renamed"}, code: 1},
		{name: "a shallow clone of what the base has", change: good, cut: true,
			values: map[string]string{"inputs.lint": "off", "github.base_ref": "main"}, want: []string{"error spec/chat.md field-renamed"}, code: 1},
		{name: "a category that does not exist", change: same, values: map[string]string{"inputs.lint": "severe"}, code: 2},
		{name: "a revision that does not exist", change: same, values: map[string]string{"inputs.lint": "off", "inputs.against": "nowhere"}, code: 2},
		{name: "a base that does not exist", change: same, values: map[string]string{"inputs.lint": "off", "github.base_ref": "nowhere"}, code: 2},
		{name: "an input that is no code", change: same, values: map[string]string{"inputs.lint": "$(touch owned)", "inputs.accept": "`touch owned`"}, code: 2},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			repo := pullRequest(t, tt.change, !tt.stale)
			if tt.moved {
				addToBase(t, repo)
			}
			if tt.cut {
				cutHistory(t, repo)
			}
			run := runAction(t, repo, tt.values)
			if diff := cmp.Diff(tt.want, annotations(run.output)); diff != "" || run.code != tt.code {
				t.Errorf("exit code %d, want %d; annotations (-want, +got):\n%s\n%s", run.code, tt.code, diff, run.output)
			}
			if _, err := os.Stat(filepath.Join(repo, "owned")); err == nil {
				t.Error("an input was run")
			}
		})
	}
}
