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
)

// readmeModule returns a repository in which the commands of README.md make
// sense: the documents in spec, with code that is up to date, and spec/wecom
// with generated/wecom. Its branch main is what there is.
func readmeModule(t *testing.T) string {
	t.Helper()
	dir, root := t.TempDir(), repository(t)
	documents := ofLanguage(fences(readText(t, rootReadme)), "markdown")
	check(t, os.CopyFS(filepath.Join(dir, "spec/wecom"), os.DirFS(filepath.Join(root, "spec/wecom"))))
	for name, text := range map[string]string{
		"go.mod": "module example.com/readme\n\ngo 1.25.0\n", "spec/chats.md": documents[0], "accepted.md": documents[2],
	} {
		check(t, write(filepath.Join(dir, name), text))
	}
	inDir(t, dir, "mdspec", "generate", "--package", "wecom", "--out", "generated/wecom", "spec/wecom")
	commitAll(t, dir)
	return dir
}

// TestReadmeShell runs each command of mdspec that README.md shows without its
// output. It may find something; that it is understood is what counts.
func TestReadmeShell(t *testing.T) {
	dir := readmeModule(t)
	ran := map[string]bool{}
	for _, text := range ofLanguage(fences(readText(t, rootReadme)), "sh") {
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
	for _, name := range []string{"breaking", "check", "explain", "fmt", "generate", "lint", "rules"} {
		if !ran[name] {
			t.Errorf("README.md shows no use of mdspec %s", name)
		}
	}
}

// workflow is what the tests need of a workflow of GitHub.
type workflow struct {
	Jobs map[string]struct {
		Steps []struct {
			Run, Uses string
			With      map[string]string
		}
	}
}

// TestReadmeWorkflows runs the steps of the workflows that are ours: commands,
// and the action of this repository with the inputs that it is given.
func TestReadmeWorkflows(t *testing.T) {
	dir := readmeModule(t)
	var ran []string
	for _, text := range ofLanguage(fences(readText(t, rootReadme)), "yaml") {
		var w workflow
		check(t, yaml.Unmarshal([]byte(text), &w))
		for _, job := range w.Jobs {
			for _, step := range job.Steps {
				action, ours := strings.CutPrefix(step.Uses, "mdspec-go/mdspec/")
				switch {
				case ours:
					runReadmeAction(t, dir, action, step.With)
					ran = append(ran, "action")
				case step.Run != "":
					command := strings.ReplaceAll(step.Run, "go tool mdspec ", "mdspec ")
					if output, code := tryIn(t, dir, []string{"bash", "-eo", "pipefail", "-c", command}); code > 1 {
						t.Errorf("%s: exit code %d\n%s", command, code, output)
					}
					ran = append(ran, step.Run)
				case step.With["sarif_file"] != "":
					if text := readText(t, filepath.Join(dir, step.With["sarif_file"])); !strings.Contains(text, `"version": "2.1.0"`) {
						t.Errorf("what is uploaded is no SARIF:\n%s", text)
					}
					ran = append(ran, "upload")
				}
			}
		}
	}
	if len(ran) != 3 {
		t.Errorf("of the steps in README.md ran %q, want the action, a command and an upload", ran)
	}
}

// runReadmeAction runs the action that a workflow names, with its inputs.
func runReadmeAction(t *testing.T, dir, action string, with map[string]string) {
	t.Helper()
	name, _, pinned := strings.Cut(action, "@")
	if !pinned || path.Join("../..", name) != actionDir {
		t.Errorf("there is no action %s", action)
	}
	values := map[string]string{"inputs.mdspec": "mdspec"}
	for input, value := range with {
		values["inputs."+input] = value
	}
	if run := runAction(t, dir, values); run.code > 1 {
		t.Errorf("the action: exit code %d\n%s", run.code, run.output)
	}
}

// TestReadmeInputs holds the table of inputs against the action.
func TestReadmeInputs(t *testing.T) {
	for _, name := range []string{"README.md", "README.zh-CN.md"} {
		inputs := readAction(t).Inputs
		for _, m := range regexp.MustCompile("(?m)^\\| `([a-z-]+)` \\| (?:`(.*?)` )?\\| [^|]*\\|$").FindAllStringSubmatch(readText(t, "../../"+name), -1) {
			if input, ok := inputs[m[1]]; ok && input.Default == m[2] {
				delete(inputs, m[1])
			}
		}
		for input, is := range inputs {
			t.Errorf("%s has no row of the input %s with the default %q", name, input, is.Default)
		}
	}
}

// TestReadmeHooks runs the hooks that README.md names for pre-commit, for the
// files that it says.
func TestReadmeHooks(t *testing.T) {
	dir, hooks := readmeModule(t), readHooks(t)
	var config struct {
		Repos []struct {
			Repo, Rev string
			Hooks     []hook
		}
	}
	for _, text := range ofLanguage(fences(readText(t, rootReadme)), "yaml") {
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
		t.Errorf("README.md uses the hooks %q", ran)
	}
}

// TestReadmeTables holds the tables of commands and of formats against what the
// command says of itself.
func TestReadmeTables(t *testing.T) {
	_, commands, _ := strings.Cut(mdspec(t, "help"), "Available Commands:\n")
	commands, _, _ = strings.Cut(commands, "\n\n")
	names := []string{"export ir"}
	for line := range strings.Lines(commands) {
		if name := strings.Fields(line)[0]; name != "export" {
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
	for _, readme := range []string{"README.md", "README.zh-CN.md"} {
		rows := regexp.MustCompile("(?m)^\\| `.*?` \\|").FindAllString(readText(t, "../../"+readme), -1)
		for _, name := range names {
			if !strings.Contains(strings.Join(rows, ""), "`"+name+"`") {
				t.Errorf("no table of %s has a row of %s", readme, name)
			}
		}
	}
}
