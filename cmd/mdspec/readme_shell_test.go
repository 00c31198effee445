package main

import (
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/rulebook"
)

// readmeModule returns a repository in which the commands of the manual make
// sense: the documents in spec, with code that is up to date, and spec/wecom
// with generated/wecom. Its branch main is what there is.
func readmeModule(t *testing.T) string {
	t.Helper()
	dir, root := t.TempDir(), repository(t)
	documents := ofLanguage(fences(readText(t, manual("en"))), "markdown")
	foreign, _ := foreignPage(t, "en")
	check(t, os.CopyFS(filepath.Join(dir, "spec/wecom"), os.DirFS(filepath.Join(root, "spec/wecom"))))
	for name, text := range map[string]string{
		"go.mod": "module example.com/readme\n\ngo 1.25.0\n", "spec/chats.md": documents[0], "accepted.md": documents[2],
		"upstream/boxes.md": foreign,
	} {
		check(t, write(filepath.Join(dir, name), text))
	}
	inDir(t, dir, "mdspec", "generate", "--package", "wecom", "--out", "generated/wecom", "spec/wecom")
	inDir(t, dir, "mdspec", "import", "markdown", "--out", "spec/boxes", "upstream")
	commitAll(t, dir)
	return dir
}

// TestReadmeShell runs each command of mdspec that the manual shows without its
// output. It may find something; that it is understood is what counts.
// [TestReadmeTwins] holds the other language.
func TestReadmeShell(t *testing.T) {
	dir := readmeModule(t)
	ran := map[string]bool{}
	for _, text := range ofLanguage(fences(readText(t, manual("en"))), "sh") {
		for line := range strings.Lines(text) {
			command, _, _ := strings.Cut(strings.TrimSpace(line), " #")
			if !strings.HasPrefix(command, "mdspec ") {
				continue
			}
			if output, code := tryIn(t, dir, []string{"bash", "-c", command}); code > 1 {
				t.Errorf("%s: exit code %d\n%s", command, code, output)
			}
			ran[strings.Fields(command)[1]] = true
		}
	}
	for _, name := range []string{"breaking", "check", "explain", "fmt", "generate", "import", "lint", "rules"} {
		if !ran[name] {
			t.Errorf("the manual shows no use of mdspec %s", name)
		}
	}
}

// workflow is what the tests need of a workflow of GitHub.
type workflow struct {
	Name string
	Jobs map[string]struct{ Steps []workflowStep }
}

type workflowStep struct {
	ID, If, Run, Uses string
	With, Env         map[string]string
}

// TestReadmeWorkflows runs the steps of the workflows that are ours: the action
// of this repository with the inputs that it is given, and what is uploaded of
// its output. [TestReadmeVendor] plays the one that imports.
func TestReadmeWorkflows(t *testing.T) {
	dir := readmeModule(t)
	var ran []string
	for _, text := range ofLanguage(fences(readText(t, manual("en"))), "yaml") {
		var w workflow
		check(t, yaml.Unmarshal([]byte(text), &w))
		if w.Name == vendorWorkflow {
			continue
		}
		for _, job := range w.Jobs {
			steps := map[string]actionRun{}
			for _, step := range job.Steps {
				name, pinned, local := ourAction(step.Uses)
				switch {
				case name != "" && (pinned || local):
					steps[step.ID] = runReadmeAction(t, dir, name, step.With)
					ran = append(ran, "action")
				case step.Run != "":
					t.Errorf("the tests do not run %s", step.Run)
				case step.With["sarif_file"] != "":
					file := outputOf(t, steps, step.With["sarif_file"])
					if text := readText(t, file); !strings.Contains(text, `"version": "2.1.0"`) {
						t.Errorf("what is uploaded is no SARIF:\n%s", text)
					}
					ran = append(ran, "upload")
				}
			}
		}
	}
	if !slices.Equal(ran, []string{"action", "upload", "action"}) {
		t.Errorf("of the steps in the manual ran %q, want the action, an upload and the action of a clone", ran)
	}
}

// ourAction returns the directory of an action of this repository; it is pinned
// to a revision, or in a clone in the repository that uses it.
func ourAction(uses string) (name string, pinned, local bool) {
	if name, local = strings.CutPrefix(uses, "./"+submodule+"/"); local {
		return name, false, true
	}
	name, ours := strings.CutPrefix(uses, "mdspec-go/mdspec/")
	if !ours {
		return "", false, false
	}
	name, _, pinned = strings.Cut(name, "@")
	return name, pinned, false
}

// outputOf returns the value of an expression for an output of a step.
func outputOf(t *testing.T, steps map[string]actionRun, text string) string {
	t.Helper()
	m := regexp.MustCompile(`^\$\{\{ steps\.([a-z]+)\.(outputs\.[a-z]+) \}\}$`).FindStringSubmatch(text)
	if m == nil || steps[m[1]].context[m[2]] == "" {
		t.Fatalf("%s is no output of the action", text)
	}
	return steps[m[1]].context[m[2]]
}

// runReadmeAction runs the action of a directory, with the inputs of a workflow.
func runReadmeAction(t *testing.T, dir, name string, with map[string]string) actionRun {
	t.Helper()
	if path.Join("../..", name) != actionDir {
		t.Errorf("there is no action %s", name)
	}
	values := map[string]string{"inputs.mdspec": "mdspec"}
	for input, value := range with {
		values["inputs."+input] = value
	}
	run := runAction(t, dir, values)
	if run.code > 1 {
		t.Errorf("the action: exit code %d\n%s", run.code, run.output)
	}
	return run
}

// submodule is where the manual has a clone in the repository of a user.
const submodule = "third_party/mdspec"

// TestReadmeSubmodule runs the commands that make mdspec a tool of a module with
// such a clone.
func TestReadmeSubmodule(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long: make test-long runs it")
	}
	u := user{dir: t.TempDir(), env: userEnv(t, "en")}
	check(t, write(filepath.Join(u.dir, "go.mod"), "module example.com/readme\n\ngo 1.25.0\n"))
	check(t, os.MkdirAll(filepath.Join(u.dir, filepath.Dir(submodule)), 0o777))
	check(t, os.Symlink(repository(t), filepath.Join(u.dir, submodule)))
	for _, text := range ofLanguage(fences(readText(t, manual("en"))), "sh") {
		if strings.Contains(text, submodule) {
			u.run(t, text)
		}
	}
	if out := u.run(t, "go tool mdspec version\n"); !strings.HasPrefix(out, "mdspec ") {
		t.Errorf("go tool mdspec version prints %q", out)
	}
}

// TestReadmeInputs holds the table of inputs against the action.
func TestReadmeInputs(t *testing.T) {
	for _, lang := range languages {
		inputs := readAction(t).Inputs
		for _, m := range regexp.MustCompile("(?m)^\\| `([a-z-]+)` \\| (?:`(.*?)` )?\\| [^|]*\\|$").FindAllStringSubmatch(readText(t, manual(lang)), -1) {
			if input, ok := inputs[m[1]]; ok && input.Default == m[2] {
				delete(inputs, m[1])
			}
		}
		for input, is := range inputs {
			t.Errorf("%s has no row of the input %s with the default %q", manual(lang), input, is.Default)
		}
	}
}

// TestReadmeHooks runs the hooks that the manual names for pre-commit, for the
// files that it says.
func TestReadmeHooks(t *testing.T) {
	dir, hooks := readmeModule(t), readHooks(t)
	var config struct {
		Repos []struct {
			Repo, Rev string
			Hooks     []hook
		}
	}
	for _, text := range ofLanguage(fences(readText(t, manual("en"))), "yaml") {
		check(t, yaml.Unmarshal([]byte(text), &config))
	}
	var ran []string
	for _, repo := range config.Repos {
		for _, chosen := range repo.Hooks {
			h := hooks[chosen.ID]
			if chosen.Files != "" {
				h.Files = chosen.Files
			}
			command := h.command("spec/chats.md")
			if command == nil {
				t.Errorf("the hook %q does not run for spec/chats.md", chosen.ID)
				continue
			}
			if output, code := tryIn(t, dir, command); code > 1 {
				t.Errorf("%s: exit code %d\n%s", chosen.ID, code, output)
			}
			ran = append(ran, chosen.ID)
		}
	}
	slices.Sort(ran)
	if !slices.Equal(ran, []string{"mdspec-check", "mdspec-fmt", "mdspec-lint"}) {
		t.Errorf("the manual uses the hooks %q", ran)
	}
}

// TestReadmeDrift holds the table of what check says of output that is out of
// date.
func TestReadmeDrift(t *testing.T) {
	for _, lang := range languages {
		path := page("gen/output", lang)
		var listed, known []string
		for _, m := range regexp.MustCompile("(?m)^\\| `(drift-[a-z-]+)` \\| [^|]+ \\|$").FindAllStringSubmatch(readText(t, path), -1) {
			listed = append(listed, m[1])
		}
		for _, r := range rulebook.Rules() {
			if strings.HasPrefix(r.ID, "drift-") {
				known = append(known, r.ID)
			}
		}
		slices.Sort(listed)
		slices.Sort(known)
		if !slices.Equal(listed, known) {
			t.Errorf("%s lists %q, want %q", path, listed, known)
		}
	}
}

// TestReadmeTables holds the tables of commands and of formats against what the
// command says of itself.
func TestReadmeTables(t *testing.T) {
	_, commands, _ := strings.Cut(mdspec(t, "help"), "Available Commands:\n")
	commands, _, _ = strings.Cut(commands, "\n\n")
	names := []string{"export ir", "import markdown"}
	for line := range strings.Lines(commands) {
		if name := strings.Fields(line)[0]; name != "export" && name != "import" {
			names = append(names, name)
		}
	}
	for _, command := range []string{"generate", "check", "lint", "breaking", "export ir"} {
		m := regexp.MustCompile(`--format FORMAT .*: (.*) \(default`).FindStringSubmatch(mdspec(t, "help "+command))
		if m == nil {
			t.Fatalf("mdspec help %s does not say which formats there are", command)
		}
		names = append(names, strings.Split(m[1], ", ")...)
	}
	for _, lang := range languages {
		rows := regexp.MustCompile("(?m)^\\| `.*?` \\|").FindAllString(readText(t, manual(lang)), -1)
		for _, name := range names {
			if !strings.Contains(strings.Join(rows, ""), "`"+name+"`") {
				t.Errorf("no table of %s has a row of %s", manual(lang), name)
			}
		}
	}
}
