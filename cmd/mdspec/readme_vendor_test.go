package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// vendorWorkflow is the name of the workflow of the manual that imports.
const vendorWorkflow = "vendor pages"

// ghScript stands for the command of GitHub: it keeps the text of the one pull request,
// which it opens once.
const ghScript = `#!/bin/sh
for body; do :; done
case "$1 $2" in
"pr create") [ ! -e "$GH_LOG/body" ] || { echo "there is one already"; exit 1; } ;;
"pr edit") [ -e "$GH_LOG/body" ] || { echo "there is none"; exit 1; } ;;
*) exit 2 ;;
esac
cp "$body" "$GH_LOG/body" && echo "$GH_TOKEN $1 $2" >>"$GH_LOG/calls"
`

// goScript is the go command of a module whose tool mdspec is.
const goScript = `#!/bin/sh
if [ "$1 $2" = "tool mdspec" ]; then shift; exec "$@"; fi
exec %q "$@"
`

// vendor is a vendor with pages, and somebody who imports them as the manual says.
type vendor struct {
	pages  string // the repository of the vendor
	remote string // the one in which the pages are imported
	log    string // what happens at the forge
	steps  []workflowStep
}

func newVendor(t *testing.T) *vendor {
	t.Helper()
	root := t.TempDir()
	v := &vendor{filepath.Join(root, "pages"), filepath.Join(root, "remote.git"), filepath.Join(root, "log"), nil}
	goCommand, err := exec.LookPath("go")
	check(t, err)
	for name, text := range map[string]string{"gh": ghScript, "go": fmt.Sprintf(goScript, goCommand)} {
		check(t, write(filepath.Join(root, "bin", name), text))
		check(t, os.Chmod(filepath.Join(root, "bin", name), 0o777))
	}
	check(t, os.Mkdir(v.log, 0o777))
	for name, value := range map[string]string{
		"PATH": filepath.Join(root, "bin") + string(os.PathListSeparator) + os.Getenv("PATH"), "GH_LOG": v.log,
		"GIT_ALLOW_PROTOCOL": "file", "PAGES": "file://" + v.pages,
	} {
		t.Setenv(name, value)
	}
	foreign, _ := foreignPage(t, "en")
	check(t, write(filepath.Join(v.pages, "boxes.md"), foreign))
	commitAll(t, v.pages)
	inDir(t, root, "git", "init", "--quiet", "--bare", "--initial-branch=main", v.remote)
	for _, text := range ofLanguage(fences(readText(t, manual("en"))), "yaml") {
		var w workflow
		if check(t, yaml.Unmarshal([]byte(text), &w)); w.Name == vendorWorkflow {
			v.steps = w.Jobs["import"].Steps
		}
	}
	return v
}

// begin does what the manual says to do once.
func (v *vendor) begin(t *testing.T) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "repo")
	inDir(t, v.log, "git", "clone", "--quiet", v.remote, dir)
	check(t, write(filepath.Join(dir, "go.mod"), "module example.com/readme\n\ngo 1.25.0\n"))
	for _, text := range ofLanguage(fences(readText(t, manual("en"))), "sh") {
		if strings.Contains(text, "$PAGES") {
			inDir(t, dir, "bash", "-ec", text)
		}
	}
	inDir(t, dir, "git", "switch", "--quiet", "-c", "main")
	inDir(t, dir, "git", "add", "--all")
	inDir(t, dir, "git", "commit", "--quiet", "-m", "first")
	inDir(t, dir, "git", "push", "--quiet", "origin", "main")
}

// change changes the page of the vendor.
func (v *vendor) change(t *testing.T, from, to string) {
	t.Helper()
	replaceIn(t, filepath.Join(v.pages, "boxes.md"), from, to)
	inDir(t, v.pages, "git", "commit", "--quiet", "-a", "-m", "better")
}

// run runs the workflow as on a new machine, and returns what the forge was asked for
// and the highest exit code.
func (v *vendor) run(t *testing.T) (calls []string, code int) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "work")
	inDir(t, v.log, "git", "clone", "--quiet", "--depth=1", "--recurse-submodules", "--shallow-submodules", "file://"+v.remote, dir)
	job := &actionRun{dir: t.TempDir(), context: map[string]string{"github.token": "token", "github.sha": strings.TrimSpace(gitSays(t, dir, "rev-parse", "HEAD"))}}
	for _, step := range v.steps {
		name, _, _ := ourAction(step.Uses)
		switch {
		case !job.meets(t, step.If):
		case step.Run != "":
			job.runStep(t, dir, actionStep{ID: step.ID, Shell: "bash", Env: step.Env, Run: step.Run})
		case name != "":
			job.use(t, dir, step)
		}
	}
	t.Log(job.output)
	if text, err := os.ReadFile(filepath.Join(v.log, "calls")); err == nil {
		calls = strings.Split(strings.TrimSpace(string(text)), "\n")
	}
	return calls, job.code
}

// use runs our action as a step of the job.
func (r *actionRun) use(t *testing.T, dir string, step workflowStep) {
	t.Helper()
	values := map[string]string{}
	for input, value := range step.With {
		values["inputs."+input] = expression.ReplaceAllStringFunc(value, func(e string) string { return r.context[expression.FindStringSubmatch(e)[1]] })
	}
	run := runAction(t, dir, values)
	for name, value := range run.context {
		if strings.HasPrefix(name, "outputs.") {
			r.context["steps."+step.ID+"."+name] = value
		}
	}
	r.code, r.output = max(r.code, run.code), r.output+run.output
}

var conditionForm = regexp.MustCompile(`^([a-z.]+) ([!=]=) '([a-z]*)'$`)

// meets reports whether a step with the condition runs: not after one that failed,
// unless it says so.
func (r *actionRun) meets(t *testing.T, condition string) bool {
	t.Helper()
	terms := strings.Split(strings.TrimSuffix(strings.TrimPrefix(condition, "${{ "), " }}"), " && ")
	always := slices.Contains(terms, "!cancelled()")
	for _, term := range terms {
		if m := conditionForm.FindStringSubmatch(term); m != nil {
			if (r.context[m[1]] == m[3]) != (m[2] == "==") {
				return false
			}
		} else if term != "" && term != "!cancelled()" {
			t.Fatalf("the condition %s is not understood", term)
		}
	}
	return always || r.code == 0
}

// TestReadmeVendor plays the workflow that the manual shows: a vendor changes a page,
// and a pull request says what that breaks.
func TestReadmeVendor(t *testing.T) {
	v := newVendor(t)
	v.begin(t)
	body := func() string { return readText(t, filepath.Join(v.log, "body")) }
	if calls, code := v.run(t); code != 0 || calls != nil {
		t.Fatalf("nothing changed: exit code %d, calls %q", code, calls)
	}

	v.change(t, "| `label` | string |", "| `label` | integer |")
	calls, code := v.run(t)
	if want := []string{"token pr create"}; code != 1 || !slices.Equal(calls, want) {
		t.Fatalf("a type changed: exit code %d, calls %q, want %q", code, calls, want)
	}
	for _, says := range []string{"### ❌ 1 incompatible change: 1 on source, 1 on wire\n", "`field-type-changed`", "`key-type-changed`", "— `spec/boxes/boxes.md:28`, from `upstream/boxes.md#box`\n"} {
		if !strings.Contains(body(), says) {
			t.Errorf("the pull request does not say %s:\n%s", says, body())
		}
	}
	files := strings.Fields(gitSays(t, v.remote, "diff", "--name-only", "main", "vendor-pages"))
	if want := []string{"generated/boxes/boxes.md.go", "generated/boxes/mdspec.lock", "spec/boxes/boxes.md", "spec/boxes/mdspec-import.json", "upstream"}; !slices.Equal(files, want) {
		t.Errorf("the pull request changes %q, want %q", files, want)
	}

	v.change(t, "| `label` | integer |", "| `label` | string | yes, a label.")
	calls, code = v.run(t)
	if want := []string{"token pr create", "token pr edit"}; code != 0 || !slices.Equal(calls, want) || body() != "### ✅ No incompatible changes\n" {
		t.Errorf("the type is back: exit code %d, calls %q, want %q, text\n%s", code, calls, want, body())
	}
}
