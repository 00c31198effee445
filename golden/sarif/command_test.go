package sarif

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// command returns mdspec, built as a user gets it: as a command of its own module.
func command(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "mdspec.exe")
	build := exec.Command("go", "build", "-o", path, "./cmd/mdspec")
	build.Dir = "../.."
	if output, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
	return path
}

// documents are a directory with a fault, and two states of another.
var documents = map[string]string{
	"broken/群 聊.md": "## Models\n\n### `Chat` 群聊\n\nName|Type|Doc\n:--|:--|:--\n`ID`|`strng`|群 ID\n",
	"old/chat.md":   "## Models\n\n### `Chat` 群聊\n\nName|JSON|Type|Doc\n:--|:--|:--|:--\n`ChatId`|`chat_id`|`string`|客户群 ID\n",
	"new/chat.md":   "## Models\n\n### `Chat` 群聊\n\nName|JSON|Type|Doc\n:--|:--|:--|:--\n`ChatId`|`chat_id`|`int64`|客户群 ID\n",
}

// TestCommand runs each command that prints findings, with some and without.
func TestCommand(t *testing.T) {
	schema, mdspec := officialSchema(t), command(t)
	dir := t.TempDir()
	t.Chdir(dir)
	for name, text := range documents {
		check(t, os.MkdirAll(filepath.Dir(name), 0o777))
		check(t, os.WriteFile(name, []byte(text), 0o666))
	}
	for _, step := range []struct {
		args string
		rule string // of a finding, "" if there is none
	}{
		{"generate --format sarif --package api --out api broken", "unknown-type"},
		{"generate --format sarif --package api --out api old", ""},
		{"check --format sarif", ""},
		{"check --format sarif --lang zh", ""},
		{"generate --format sarif --lang zh --package api --out other broken", "unknown-type"},
		{"lint --format sarif old", "go-initialism"},
		{"lint --format sarif --lang zh old", "go-initialism"},
		{"lint --format sarif --category minimal old", ""},
		{"fmt --check --format sarif old", "unformatted-table"},
		{"fmt --check --format sarif --lang zh old", "unformatted-table"},
		{"breaking --format sarif --against old new", "key-type-changed"},
		{"breaking --format sarif --lang zh --against old new", "key-type-changed"},
		{"breaking --format sarif --against old old", ""},
	} {
		t.Run(step.args, func(t *testing.T) {
			run := decode(t, schema, output(t, mdspec, step.args, step.rule != ""))
			rules := ""
			for _, r := range run.Results {
				rules += *r.RuleID + "\n"
			}
			if step.rule == "" && rules != "" || !strings.Contains(rules, step.rule) {
				t.Errorf("findings of the rules %q, want %q", rules, step.rule)
			}
		})
	}
}

// output returns the log that the command prints, whose exit code must say
// whether it found something.
func output(t *testing.T, mdspec, args string, finds bool) []byte {
	t.Helper()
	var stdout, stderr bytes.Buffer
	cmd := exec.Command(mdspec, strings.Fields(args)...)
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	cmd.Run() // its exit code says how it ended
	want := 0
	if finds {
		want = 1
	}
	if code := cmd.ProcessState.ExitCode(); code != want {
		t.Fatalf("exit code %d, want %d\n%s%s", code, want, &stdout, &stderr)
	}
	return append(stdout.Bytes(), stderr.Bytes()...)
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
