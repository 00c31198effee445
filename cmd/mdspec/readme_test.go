package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/cli"
	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/rulebook"
)

const dialectReadme = "../../spec/README.md"

// example is a document that a README shows, and what it shows below it.
type example struct {
	section  string // the heading above
	document string
	shown    []fence
	tests    []string // Go that uses the package
}

type fence struct{ language, text string }

var (
	sectionForm = regexp.MustCompile(`(?m)^### (\d+\.\d+) .*$`)
	importForm  = regexp.MustCompile(`(?s)^import (\(.*?\n\)|[^\n]*)\n\n`)
)

// TestReadmeExamples compiles every document of spec/README.md and compares the
// Go and the findings that are shown below it.
func TestReadmeExamples(t *testing.T) {
	examples := readExamples(t, dialectReadme)
	if len(examples) < 25 {
		t.Fatalf("only %d examples found", len(examples))
	}
	for _, e := range examples {
		t.Run(e.section, func(t *testing.T) {
			code, findings := compileExample(t, e.document)
			if findings != "" && !slices.ContainsFunc(e.shown, func(f fence) bool { return f.language == "text" }) {
				t.Errorf("findings that are not shown:\n%s", findings)
			}
			for _, f := range e.shown {
				want := code
				if f.language == "text" {
					want = findings
				}
				if f.text != want {
					t.Errorf("%s is shown as\n%s\nand is\n%s", f.language, f.text, want)
				}
			}
		})
	}
}

// readExamples returns the examples of the numbered sections.
func readExamples(t *testing.T, path string) []example {
	t.Helper()
	text := readText(t, path)
	heads := sectionForm.FindAllStringSubmatchIndex(text, -1)
	var examples []example
	for i, h := range heads {
		end := len(text)
		if i+1 < len(heads) {
			end = heads[i+1][0]
		}
		first := len(examples)
		for _, f := range fences(text[h[1]:end]) {
			switch {
			case f.language == "markdown":
				examples = append(examples, example{section: text[h[2]:h[3]], document: f.text})
			case len(examples) > first && (f.language == "go" || f.language == "text"):
				last := &examples[len(examples)-1]
				if strings.HasPrefix(f.text, "package ") {
					last.tests = append(last.tests, f.text)
				} else {
					last.shown = append(last.shown, f)
				}
			}
		}
	}
	return examples
}

// fences returns the fences of a text. One that holds fences of its own is
// closed by a line of as many backticks as open it.
func fences(text string) []fence {
	var found []fence
	for line := 0; line < len(text); {
		end := line + strings.IndexByte(text[line:]+"\n", '\n') + 1
		ticks := text[line:min(end, len(text))]
		ticks = ticks[:len(ticks)-len(strings.TrimLeft(ticks, "`"))]
		if len(ticks) < 3 {
			line = end
			continue
		}
		language := strings.TrimSpace(text[line+len(ticks) : end])
		close := strings.Index("\n"+text[end:], "\n"+ticks+"\n")
		if close < 0 {
			return found
		}
		found = append(found, fence{language, text[end : end+close]})
		line = end + close + len(ticks) + 1
	}
	return found
}

// compileExample returns the Go of a document, without what is above its
// first declaration, and the findings.
func compileExample(t *testing.T, document string) (code, findings string) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "api")
	mkdir(t, dir)
	if err := os.WriteFile(filepath.Join(dir, "api.md"), []byte(document), 0o666); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	out, findings := runMdspec(t, "generate", "--out", "-", "api.md")
	_, code, _ = strings.Cut(out, "\npackage api\n\n")
	return importForm.ReplaceAllString(code, ""), findings
}

// TestReadmeTests runs the tests that spec/README.md shows, each with the package
// of the document above it.
func TestReadmeTests(t *testing.T) {
	found := 0
	for _, e := range readExamples(t, dialectReadme) {
		for _, text := range e.tests {
			found++
			t.Run(e.section, func(t *testing.T) { runExample(t, e.document, text) })
		}
	}
	if found == 0 {
		t.Error("there are none")
	}
}

// runExample runs a test of another package of the module that the output of a
// document is in.
func runExample(t *testing.T, document, test string) {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"go.mod": "module example.com\n\ngo 1.25.0\n", "api/api.md": document, "chats/chats_test.go": test,
	} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		mkdir(t, filepath.Dir(path))
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
	runMdspec(t, "generate", "--out", "api", "api/api.md")
	cmd := exec.Command("go", "test", "-count=1", "./...")
	cmd.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=-trimpath")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("go test: %v\n%s", err, out)
	}
}

// runMdspec runs a command that must end well or with findings, and returns what
// it writes.
func runMdspec(t *testing.T, args ...string) (stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	exit := cli.Run(t.Context(), cli.Env{
		Args:     args,
		Stdout:   &out,
		Stderr:   &errs,
		Getenv:   func(string) string { return "" },
		Terminal: isTerminal,
	})
	if exit > 1 {
		t.Fatalf("exit code %d: %s", exit, errs.String())
	}
	return out.String(), errs.String()
}

// TestReadmeRules wants each rule below the section of its number.
func TestReadmeRules(t *testing.T) {
	text := readText(t, dialectReadme)
	sections := map[string]string{}
	heads := sectionForm.FindAllStringSubmatchIndex(text, -1)
	for i, h := range heads {
		end := len(text)
		if i+1 < len(heads) {
			end = heads[i+1][0]
		}
		sections[text[h[2]:h[3]]] = text[h[1]:end]
	}
	for _, r := range rulebook.Rules() {
		if r.Dialect != "" && !strings.Contains(sections[r.Dialect], "`"+r.ID+"`") {
			t.Errorf("section %s does not name the rule %s", r.Dialect, r.ID)
		}
	}
}

func readText(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(string(data), "\r\n", "\n")
}

// TestReadmeLint lints the document that spec/README.md shows waivers in, as the
// session below it does. MDSPEC_UPDATE=1 rewrites what it prints.
func TestReadmeLint(t *testing.T) {
	text := readText(t, dialectReadme)
	path, err := filepath.Abs(dialectReadme)
	check(t, err)
	_, chapter, _ := strings.Cut(text, "\n## Comments to mdspec\n")
	shown := fences(chapter)
	if len(shown) < 2 || shown[0].language != "markdown" || shown[1].language != "console" {
		t.Fatalf("the chapter shows %q, want a document and a session", shown)
	}
	t.Chdir(t.TempDir())
	writeText(t, "api.md", shown[0].text)
	command, want, _ := strings.Cut(shown[1].text, "\n")
	got := mdspec(t, strings.TrimPrefix(command, "$ mdspec "))
	switch {
	case got == want:
	case os.Getenv("MDSPEC_UPDATE") != "":
		replaceIn(t, path, shown[1].text, command+"\n"+got)
	default:
		t.Errorf("%s prints\n%s\nand is shown with\n%s", command, got, want)
	}
}
