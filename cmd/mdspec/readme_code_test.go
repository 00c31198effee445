package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/cli"
)

// languages are those of the pages for users.
var languages = []string{"en", "zh"}

// page returns the page of a directory, from the root of the repository, in a
// language.
func page(dir, lang string) string {
	return filepath.Join("../..", dir, map[string]string{"en": "README.md", "zh": "README.zh-CN.md"}[lang])
}

// manual returns the manual of the command line.
func manual(lang string) string { return page("cmd/mdspec", lang) }

// inLanguages runs a test of the pages of each language.
func inLanguages(t *testing.T, f func(t *testing.T, lang string)) {
	t.Helper()
	for _, lang := range languages {
		t.Run(lang, func(t *testing.T) { f(t, lang) })
	}
}

// TestReadmeDocuments compiles the document of the manual and compares the Go
// that is shown below it. The other texts in Markdown are a waiver for this
// document and a file of accepted changes; see [TestReadmeWaiver] and
// [TestReadmeAccepted].
func TestReadmeDocuments(t *testing.T) {
	inLanguages(t, func(t *testing.T, lang string) {
		all := fences(readText(t, manual(lang)))
		documents := ofLanguage(all, "markdown")
		if len(documents) != 3 {
			t.Fatalf("the manual has %d texts in Markdown, want 3", len(documents))
		}
		code, findings := compileExample(t, documents[0])
		if findings != "" || ofLanguage(all, "go")[0] != code {
			t.Errorf("the document gives %s\n%s", findings, code)
		}
	})
}

// TestReadmeWaiver puts the waiver into the document, at the heading that is
// shown above it: a finding is gone, and no other comes.
func TestReadmeWaiver(t *testing.T) {
	inLanguages(t, func(t *testing.T, lang string) {
		documents := ofLanguage(fences(readText(t, manual(lang))), "markdown")
		heading, _, _ := strings.Cut(documents[1], "\n")
		t.Chdir(t.TempDir())
		writeText(t, "chats.md", strings.Replace(documents[0], heading+"\n", documents[1], 1))
		out := mdspec(t, "lint chats.md")
		if rules := rulesIn(out); !slices.Equal(rules, []string{"enum-in-prose"}) {
			t.Errorf("with the waiver lint says\n%s", out)
		}
	})
}

// TestReadmeAccepted makes the changes of the comparison that the manual shows,
// and accepts them.
func TestReadmeAccepted(t *testing.T) {
	inLanguages(t, func(t *testing.T, lang string) {
		documents := ofLanguage(fences(readText(t, manual(lang))), "markdown")
		t.Chdir(t.TempDir())
		writeText(t, "old.md", documents[0])
		writeText(t, "chats.md", documents[0])
		renameInReadme(t, "chats.md")
		writeText(t, "accepted.md", documents[2])
		if out := mdspec(t, "breaking --against old.md --accept accepted.md chats.md"); out != "" {
			t.Errorf("with the accepted changes breaking says\n%s", out)
		}
	})
}

// renameInReadme makes the changes that the comparison of the manual shows.
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

// TestReadmeConsole runs the commands that the manual shows with their output,
// one after the other in a new module, for users of its language.
// MDSPEC_UPDATE=1 rewrites what they print.
func TestReadmeConsole(t *testing.T) {
	inLanguages(t, func(t *testing.T, lang string) {
		path, err := filepath.Abs(manual(lang))
		check(t, err)
		sessions := ofLanguage(fences(readText(t, path)), "console")
		prepare := prepareSessions(t, lang)
		if len(sessions) != len(prepare) {
			t.Fatalf("the manual shows %d commands with their output, want %d", len(sessions), len(prepare))
		}
		t.Chdir(t.TempDir())
		writeText(t, "go.mod", "module example.com/readme\n\ngo 1.25.0\n")
		for i, session := range sessions {
			prepare[i]()
			command, _, _ := strings.Cut(session, "\n")
			compareSession(t, path, session, mdspecIn(t, lang, strings.TrimPrefix(command, "$ mdspec ")))
		}
	})
}

// compareSession compares what a command printed with the session that shows it.
// MDSPEC_UPDATE=1 rewrites the session.
func compareSession(t *testing.T, path, session, got string) {
	t.Helper()
	command, want, _ := strings.Cut(session, "\n")
	switch {
	case got == want:
	case os.Getenv("MDSPEC_UPDATE") != "":
		replaceIn(t, path, "```console\n"+session+"```\n", "```console\n"+command+"\n"+got+"```\n")
	default:
		t.Errorf("%s prints\n%s\nand is shown with\n%s", command, got, want)
	}
}

// prepareSessions returns what happens before each command of the manual, in the
// directory in which all of them run.
func prepareSessions(t *testing.T, lang string) []func() {
	t.Helper()
	wecom := os.DirFS(filepath.Join(repository(t), "spec/wecom"))
	document := ofLanguage(fences(readText(t, manual(lang))), "markdown")[0]
	foreign, profile := foreignPage(t, lang)
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
		func() { check(t, write("upstream/boxes.md", foreign)) },
		func() { writeText(t, "boxes.profile.md", profile) },
		func() {
			commitAll(t, ".")
			replaceLine(t, "upstream/boxes.md", "| `label` | string |", "| `label` | integer |")
			mdspec(t, "import markdown --out spec/boxes")
		},
		func() { writeText(t, "spec/chats.md", document) },
	}
}

// foreignPage returns the page that the manual imports, and the profile that corrects it.
func foreignPage(t *testing.T, lang string) (page, profile string) {
	t.Helper()
	shown := ofLanguage(fences(readText(t, manual(lang))), "md")
	if len(shown) != 2 {
		t.Fatalf("the manual shows %d pages and profiles, want 2", len(shown))
	}
	return shown[0], shown[1]
}

// commitAll makes a repository of the directory, with all files on its branch
// main.
func commitAll(t *testing.T, dir string) {
	t.Helper()
	inDir(t, dir, "git", "init", "--quiet", "--initial-branch=main")
	inDir(t, dir, "git", "add", ".")
	inDir(t, dir, "git", "commit", "--quiet", "-m", "first")
}

// TestReadmePrograms builds the programs that the pages of generated packages show
// in a module that is made as they say, runs the test among them, and the first
// one against the fake.
func TestReadmePrograms(t *testing.T) {
	for _, pkg := range []string{"tasks", "wecom"} {
		t.Run(pkg, func(t *testing.T) {
			inLanguages(t, func(t *testing.T, lang string) {
				if testing.Short() && (pkg == "wecom") != (lang == "zh") {
					t.Skip("the pages in the other language of their readers take as long again")
				}
				tryPrograms(t, pkg, lang)
			})
		})
	}
}

func tryPrograms(t *testing.T, pkg, lang string) {
	t.Helper()
	all := fences(readText(t, page("generated/"+pkg, lang)))
	programs, install := ofLanguage(all, "go"), ofLanguage(all, "sh")
	if len(programs) != 2 || len(install) != 2 {
		t.Fatalf("the page shows %d programs and %d lists of commands, want 2 each", len(programs), len(install))
	}
	root, dir := repository(t), t.TempDir()
	check(t, os.Symlink(root, filepath.Join(dir, "mdspec")))
	for name, text := range map[string]string{
		"main.go": programs[0], "main_test.go": programs[1], "go.mod": "module example.com/readme\n\ngo 1.25.0\n",
		"run_test.go":    readText(t, filepath.Join(root, "cmd/mdspec/testdata/readme/run_"+pkg+"_test.go")),
		"helper_test.go": readText(t, filepath.Join(root, "cmd/mdspec/testdata/readme/helper_test.go")),
	} {
		check(t, write(filepath.Join(dir, "app", name), text))
	}
	u := user{dir: filepath.Join(dir, "app"), env: append(userEnv(t, lang), "GOFLAGS=-trimpath")} // as in [goCaches]
	u.run(t, install[0])
	u.run(t, install[1])
	u.run(t, "go vet .\n")
	if out := u.run(t, "go test -vet=off -count=1 -v .\n"); strings.Count(out, "--- PASS: ") != 2 {
		t.Errorf("not both tests ran:\n%s", out)
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
	return mdspecIn(t, "en", args)
}

// mdspecIn is [mdspec] for a user of a language.
func mdspecIn(t *testing.T, lang, args string) string {
	t.Helper()
	variables := map[string]string{"LANG": locales[lang]}
	var out bytes.Buffer
	cli.Run(t.Context(), cli.Env{
		Args:     strings.Fields(args),
		Stdout:   &out,
		Stderr:   &out,
		Getenv:   func(name string) string { return variables[name] },
		Terminal: isTerminal,
		// What the manual accepts is accepted up to a day.
		Now: func() time.Time { return time.Date(2026, time.January, 1, 0, 0, 0, 0, time.UTC) },
	})
	return out.String()
}
