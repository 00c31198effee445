package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// hook is what pre-commit reads of a hook.
type hook struct {
	ID            string
	Name          string
	Entry         string
	Language      string
	Files         string
	PassFilenames *bool `yaml:"pass_filenames"`
}

func readHooks(t *testing.T) map[string]hook {
	t.Helper()
	content, err := os.ReadFile("../../.pre-commit-hooks.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var list []hook
	if err := yaml.Unmarshal(content, &list); err != nil {
		t.Fatal(err)
	}
	hooks := map[string]hook{}
	for _, h := range list {
		hooks[h.ID] = h
	}
	return hooks
}

// command returns what pre-commit runs for the files of a commit; nil if the
// hook does not apply to any.
func (h hook) command(files ...string) []string {
	var matching []string
	for _, f := range files {
		if regexp.MustCompile(h.Files).MatchString(f) {
			matching = append(matching, f)
		}
	}
	switch {
	case matching == nil:
		return nil
	case h.PassFilenames != nil && !*h.PassFilenames:
		return strings.Fields(h.Entry)
	}
	return append(strings.Fields(h.Entry), matching...)
}

// TestHooks runs the hooks as pre-commit does: installed as Go programs, with
// the files of a commit as arguments unless the hook refuses them.
func TestHooks(t *testing.T) {
	hooks := readHooks(t)
	if len(hooks) != 3 {
		t.Fatalf("hooks %v", hooks)
	}
	for id, h := range hooks {
		if h.Language != "golang" || h.Name == "" || !strings.HasPrefix(h.Entry, "mdspec ") {
			t.Errorf("%s: %+v", id, h)
		}
		if h.command("main.c") != nil && h.Files != "" {
			t.Errorf("%s runs for main.c", id)
		}
	}
	repo := pullRequest(t, func(s string) string { return s }, true)
	document := filepath.Join(repo, "spec", "chat.md")
	for _, step := range []struct {
		name, hook string
		before     func()
		code       int
		says       string
	}{
		{"a table is formatted", "mdspec-fmt", nil, 0, "spec/chat.md"},
		{"formatting changes no code", "mdspec-check", func() { inDir(t, repo, "mdspec", "generate") }, 0, ""},
		{"code that is out of date", "mdspec-check", func() { replaceIn(t, document, "群名", "群的名称") }, 1, "[drift-spec]"},
		{"a name that lint finds", "mdspec-lint", nil, 1, "[go-initialism]"},
	} {
		if step.before != nil {
			step.before()
		}
		output, code := tryIn(t, repo, hooks[step.hook].command("spec/chat.md"))
		if code != step.code || !strings.Contains(output, step.says) {
			t.Errorf("%s: exit code %d, want %d and %q:\n%s", step.name, code, step.code, step.says, output)
		}
	}
}

func replaceIn(t *testing.T, path, old, text string) {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil || !strings.Contains(string(content), old) {
		t.Fatalf("%s: no %q; error %v", path, old, err)
	}
	if err := os.WriteFile(path, []byte(strings.Replace(string(content), old, text, 1)), 0o666); err != nil {
		t.Fatal(err)
	}
}
