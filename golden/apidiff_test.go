package golden

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/gen"
	"github.com/mdspec-go/mdspec/parser"
)

// growing is a document whose calls have headings of their own. Its marks are where the
// edits of TestCallsGrow put something.
const growing = `# Chats

## Errors

Name|Code
:--|--:
` + "`ErrBusy`|-1" + `
<error>
## API calls

### ` + "`ListChats` `POST /chats/list`" + ` lists chats
<text>
<details>
#### Request

| JSON     | Type     | Required |
| :------- | :------- | :------: |
` + "| `cursor` | `string` |    -     |" + `
<request row>
#### Response

| JSON          | Type       |
| :------------ | :--------- |
` + "| `next_cursor` | `string`   |\n| `chats`       | `[]string` |" + `
<response row>
<errors>
### ` + "`CloseChats` `DELETE /chats`" + ` closes all chats
<close request><close response>
### ` + "`GetChat` `GET /chats/first`" + `
`

// TestCallsGrow makes edits of a document with calls under headings, all of them ones that
// services make, and holds the packages before and after against each other (rule 6.16).
func TestCallsGrow(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long: make test-long runs it")
	}
	table := "\n\n| JSON | Type | Required |\n| :-- | :-- | :-: |\n| `reason` | `string` | - |\n"
	edits := []struct {
		name, mark, text string
		compatible       bool
	}{
		{"field of a request", "<request row>", "| `limit` | `int` | - |\n", true},
		{"field of a response", "<response row>", "| `total` | `int` |\n", true},
		{"request", "<close request>", "\n#### Request" + table, true},
		{"response", "<close response>", "\n#### Response" + table, true},
		{"error code", "<error>", "`ErrGone`|404\n", true},
		{"error of a call", "<errors>", "\n#### Errors\n\nName\n:--\n`ErrBusy`\n", true},
		{"page", "<details>", "\n| Page |\n| :-- |\n| `cursor` `next_cursor` `chats` |\n", true},
		{"token", "<details>", "\n| Access Token |\n| :-: |\n| + |\n", true},
		{"text", "<text>", "\nThe newest first.\n", true},
		{"request under another name", "<close request>", "\n#### Request `Closing`" + table, false},
		{"bare response", "<close response>", "\n#### Response `[]string`\n", false},
	}
	before := filepath.Join(t.TempDir(), "before")
	apidiff(t, apiOf(t, growing), "-w", before, module)
	for _, e := range edits {
		t.Run(e.name, func(t *testing.T) {
			got := apidiff(t, apiOf(t, strings.Replace(growing, e.mark, e.text, 1)), "-incompatible", before, module)
			if (got == "") != e.compatible {
				t.Errorf("compatible: %t, want %t\n%s", got == "", e.compatible, got)
			}
		})
	}
}

// module is the path of the modules that are compared, which are one package each.
const module = "example.com/api"

// apiOf returns a module with the package of a document, without the marks that are left.
func apiOf(t *testing.T, document string) (dir string) {
	t.Helper()
	lines := strings.Split(document, "\n")
	for i, l := range lines {
		for strings.HasPrefix(l, "<") {
			_, l, _ = strings.Cut(l, ">")
		}
		lines[i] = l
	}
	in := Input{Package: "api", Client: gen.ClientAuto, Documents: []parser.File{{Name: "doc.md", Path: "doc.md", Content: []byte(strings.Join(lines, "\n"))}}}
	r, err := in.Run()
	if err != nil {
		t.Fatal(err)
	}
	if r.Findings.HasErrors() {
		t.Fatal(formatFindings(r.Findings))
	}
	dir = t.TempDir()
	write := func(name string, content []byte) {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write("go.mod", []byte("module "+module+"\n\ngo 1.25.0\n"))
	for _, f := range r.Files {
		if !strings.Contains(f.Name, "/") {
			write(f.Name, f.Content)
		}
	}
	return dir
}

// apidiff runs the tool in a module and returns what it prints.
func apidiff(t *testing.T, dir string, args ...string) string {
	t.Helper()
	tools, err := filepath.Abs(filepath.Join("..", ".ci", "tools.mod"))
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(apidiffPath(t, tools), args...)
	cmd.Dir, cmd.Env = dir, append(os.Environ(), "GOFLAGS=-mod=mod", "GOPROXY=off", "GOWORK=off")
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		t.Fatalf("apidiff: %v\n%s", err, errs.String())
	}
	return strings.TrimSpace(out.String())
}

// apidiffPath returns where the tool is, which is built if it is not. Where its modules
// cannot be had there is no test.
func apidiffPath(t *testing.T, tools string) string {
	t.Helper()
	build := exec.Command("go", "tool", "-modfile="+tools, "-n", "apidiff")
	out, err := build.Output()
	if err != nil {
		t.Skipf("without the modules of %s: %v", tools, err)
	}
	return strings.TrimSpace(string(out))
}
