package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/cli"
)

const rootReadme = "../../README.md"

// TestReadmeDocuments compiles the two documents of README.md and compares the Go
// that is shown below the first. The other texts in Markdown are a waiver for
// this document and a file of accepted changes; see [TestReadmeWaiver] and
// [TestReadmeAccepted].
func TestReadmeDocuments(t *testing.T) {
	all := fences(readText(t, rootReadme))
	documents := ofLanguage(all, "markdown")
	if len(documents) != 4 {
		t.Fatalf("README.md has %d texts in Markdown, want 4", len(documents))
	}
	code, findings := compileExample(t, documents[0])
	if findings != "" || ofLanguage(all, "go")[0] != code {
		t.Errorf("the first document gives %s\n%s", findings, code)
	}
	_, findings = compileExample(t, documents[3])
	if strings.Count(findings, "\n") != 4 || !strings.Contains(findings, "[todo-row]") || !strings.Contains(findings, "1 note") {
		t.Errorf("the last document gives more than a note on its TODO row:\n%s", findings)
	}
}

// TestReadmeWaiver puts the waiver into the first document, at the heading that
// is shown above it: a finding is gone, and no other comes.
func TestReadmeWaiver(t *testing.T) {
	documents := ofLanguage(fences(readText(t, rootReadme)), "markdown")
	heading, _, _ := strings.Cut(documents[1], "\n")
	t.Chdir(t.TempDir())
	writeText(t, "chats.md", strings.Replace(documents[0], heading+"\n", documents[1], 1))
	out := mdspec(t, "lint chats.md")
	if rules := rulesIn(out); !slices.Equal(rules, []string{"enum-in-prose"}) {
		t.Errorf("with the waiver lint says\n%s", out)
	}
}

// TestReadmeAccepted makes the changes of the comparison that README.md shows,
// and accepts them.
func TestReadmeAccepted(t *testing.T) {
	documents := ofLanguage(fences(readText(t, rootReadme)), "markdown")
	t.Chdir(t.TempDir())
	writeText(t, "old.md", documents[0])
	writeText(t, "chats.md", documents[0])
	renameInReadme(t, "chats.md")
	writeText(t, "accepted.md", documents[2])
	if out := mdspec(t, "breaking --against old.md --accept accepted.md chats.md"); out != "" {
		t.Errorf("with the accepted changes breaking says\n%s", out)
	}
}

// renameInReadme makes the changes that the comparison of README.md shows.
func renameInReadme(t *testing.T, path string) {
	t.Helper()
	replaceLine(t, path, "`ChatId`|", "`ChatID`|")
	replaceLine(t, path, "`Status`|`status`", "`Status`|`state`")
}

// rulesIn returns the rules of the findings that were printed as text.
func rulesIn(out string) []string {
	var rules []string
	for _, m := range regexp.MustCompile(`(?m)^\S+:\d+:\d+: .*\[([a-z-]+)\]$`).FindAllStringSubmatch(out, -1) {
		rules = append(rules, m[1])
	}
	return rules
}

// TestReadmeConsole runs the commands that README.md shows with their output, one
// after the other in a new module. MDSPEC_UPDATE=1 rewrites what they print, in
// both languages.
func TestReadmeConsole(t *testing.T) {
	sessions := ofLanguage(fences(readText(t, rootReadme)), "console")
	prepare := prepareSessions(t)
	if len(sessions) != len(prepare) {
		t.Fatalf("README.md shows %d commands with their output, want %d", len(sessions), len(prepare))
	}
	root := repository(t)
	t.Chdir(t.TempDir())
	writeText(t, "go.mod", "module example.com/readme\n\ngo 1.25.0\n")
	for i, session := range sessions {
		prepare[i]()
		command, want, _ := strings.Cut(session, "\n")
		got := mdspec(t, strings.TrimPrefix(command, "$ mdspec "))
		switch {
		case got == want:
		case os.Getenv("MDSPEC_UPDATE") != "":
			replaceIn(t, filepath.Join(root, "README.md"), session, command+"\n"+got)
			replaceIn(t, filepath.Join(root, "README.zh-CN.md"), session, command+"\n"+got)
		default:
			t.Errorf("%s prints\n%s\nand is shown with\n%s", command, got, want)
		}
	}
}

// prepareSessions returns what happens before each command of README.md, in the
// directory in which all of them run.
func prepareSessions(t *testing.T) []func() {
	t.Helper()
	wecom := os.DirFS(filepath.Join(repository(t), "spec/wecom"))
	document := ofLanguage(fences(readText(t, rootReadme)), "markdown")[0]
	return []func(){
		func() {},
		func() { check(t, os.CopyFS("spec/wecom", wecom)) },
		func() {
			replaceLine(t, "spec/wecom/chat_info.md", "| `Cursor`       | `cursor`        | `string`", "| `Cursor`       | `cursor`        | `strng`")
			replaceLine(t, "spec/wecom/chat_info.md", "| `Owner`         | `owner`", "| `Owner`         | `owner")
		},
		func() { writeText(t, "spec/chats.md", document) },
		func() {},
		func() {
			commitAll(t, ".")
			renameInReadme(t, "spec/chats.md")
		},
		func() { writeText(t, "spec/chats.md", document) },
	}
}

// commitAll makes a repository of the directory, with all files on its branch
// main.
func commitAll(t *testing.T, dir string) {
	t.Helper()
	inDir(t, dir, "git", "init", "--quiet", "--initial-branch=main")
	inDir(t, dir, "git", "add", ".")
	inDir(t, dir, "git", "commit", "--quiet", "-m", "first")
}

// TestReadmePrograms builds the programs that README.md shows in a module of
// their own, runs the test among them, and the first one against the fake.
func TestReadmePrograms(t *testing.T) {
	var programs []string
	for _, code := range ofLanguage(fences(readText(t, rootReadme)), "go") {
		if strings.HasPrefix(code, "package main\n") {
			programs = append(programs, code)
		}
	}
	if len(programs) != 2 {
		t.Fatalf("README.md shows %d programs, want 2", len(programs))
	}
	root := repository(t)
	t.Chdir(t.TempDir())
	writeText(t, "main.go", programs[0])
	writeText(t, "main_test.go", programs[1])
	writeText(t, "run_test.go", readText(t, filepath.Join(root, "cmd/mdspec/testdata/readme/run_test.go")))
	writeText(t, "go.mod", "module example.com/readme\n\ngo 1.25.0\n\n"+
		"require github.com/mdspec-go/mdspec v0.0.0\n\nreplace github.com/mdspec-go/mdspec => "+strconv.Quote(root)+"\n")
	for _, args := range [][]string{{"vet", "."}, {"test", "-v", "."}} {
		cmd := exec.Command("go", args...)
		cmd.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=-mod=mod", "GOPROXY=off")
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("go %s: %v\n%s", strings.Join(args, " "), err, out)
		}
		if args[0] == "test" && strings.Count(string(out), "--- PASS: ") != 2 {
			t.Errorf("not both tests ran:\n%s", out)
		}
	}
}

// repository returns the root of this module.
func repository(t *testing.T) string {
	t.Helper()
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	return root
}

// replaceLine gives the one line of the file that begins with from another
// beginning.
func replaceLine(t *testing.T, path, from, to string) {
	t.Helper()
	text := readText(t, path)
	if n := strings.Count(text, "\n"+from); n != 1 {
		t.Fatalf("%d lines of %s begin with %s", n, path, from)
	}
	writeText(t, path, strings.Replace(text, "\n"+from, "\n"+to, 1))
}

func writeText(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// ofLanguage returns the texts of the fences of a language.
func ofLanguage(all []fence, language string) []string {
	var texts []string
	for _, f := range all {
		if f.language == language {
			texts = append(texts, f.text)
		}
	}
	return texts
}

// mdspec runs the command in the working directory and returns what it prints.
func mdspec(t *testing.T, args string) string {
	t.Helper()
	var out bytes.Buffer
	cli.Run(t.Context(), cli.Env{
		Args:     strings.Fields(args),
		Stdout:   &out,
		Stderr:   &out,
		Getenv:   func(string) string { return "" },
		Terminal: isTerminal,
		// What README.md accepts is accepted up to a day.
		Now: func() time.Time { return time.Date(2026, time.January, 1, 0, 0, 0, 0, time.UTC) },
	})
	return out.String()
}
