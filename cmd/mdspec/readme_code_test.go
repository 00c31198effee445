package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/cli"
)

const rootReadme = "../../README.md"

// TestReadmeDocuments compiles the two documents of README.md and compares the Go
// that is shown below the first.
func TestReadmeDocuments(t *testing.T) {
	all := fences(readText(t, rootReadme))
	documents := ofLanguage(all, "markdown")
	if len(documents) != 2 {
		t.Fatalf("README.md has %d documents, want 2", len(documents))
	}
	code, findings := compileExample(t, documents[0])
	if findings != "" || ofLanguage(all, "go")[0] != code {
		t.Errorf("the first document gives %s\n%s", findings, code)
	}
	_, findings = compileExample(t, documents[1])
	if strings.Count(findings, "\n") != 4 || !strings.Contains(findings, "[todo-row]") || !strings.Contains(findings, "1 note") {
		t.Errorf("the second document gives more than a note on its TODO row:\n%s", findings)
	}
}

// TestReadmeConsole runs the commands that README.md shows with their output, one
// after the other in a new module.
func TestReadmeConsole(t *testing.T) {
	sessions := ofLanguage(fences(readText(t, rootReadme)), "console")
	root := repository(t)
	prepare := []func(){
		func() {},
		func() {
			if err := os.CopyFS("spec/wecom", os.DirFS(filepath.Join(root, "spec/wecom"))); err != nil {
				t.Fatal(err)
			}
		},
		func() {
			replaceLine(t, "spec/wecom/chat_info.md", "| `Cursor`       | `cursor`        | `string`", "| `Cursor`       | `cursor`        | `strng`")
			replaceLine(t, "spec/wecom/chat_info.md", "| `Owner`         | `owner`", "| `Owner`         | `owner")
		},
	}
	if len(sessions) != len(prepare) {
		t.Fatalf("README.md shows %d commands with their output, want %d", len(sessions), len(prepare))
	}
	t.Chdir(t.TempDir())
	writeText(t, "go.mod", "module example.com/readme\n")
	for i, session := range sessions {
		prepare[i]()
		command, want, _ := strings.Cut(session, "\n")
		if got := mdspec(t, strings.TrimPrefix(command, "$ mdspec ")); got != want {
			t.Errorf("%s prints\n%s\nand is shown with\n%s", command, got, want)
		}
	}
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
	})
	return out.String()
}
