package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// locales are the values of LANG of users.
var locales = map[string]string{"en": "en_US.UTF-8", "zh": "zh_CN.UTF-8"}

// user is somebody at a shell.
type user struct {
	dir string // where they are
	env []string
}

// userEnv returns the environment of a user of a language, who has installed
// nothing yet. The caches of Go are those of the tests.
func userEnv(t *testing.T, lang string) []string {
	t.Helper()
	bin := t.TempDir()
	env := append(os.Environ(), "PATH="+bin+string(os.PathListSeparator)+os.Getenv("PATH"), "GOBIN="+bin,
		"LC_ALL=", "LC_MESSAGES=", "LANG="+locales[lang], "GOWORK=off", "GOFLAGS=",
		"WECOM_SECRET=secret-of-app-1")
	for _, name := range []string{"GOCACHE", "GOMODCACHE"} {
		value, err := exec.Command("go", "env", name).Output()
		check(t, err)
		env = append(env, name+"="+strings.TrimSpace(string(value)))
	}
	return env
}

// run runs lines in a shell, of which none may fail, and stays where they lead.
// It returns what they print.
func (u *user) run(t *testing.T, lines string) string {
	t.Helper()
	output, err := u.try(t, "set -e\n"+lines)
	if err != nil {
		t.Fatalf("%s%v\n%s", lines, err, output)
	}
	return output
}

func (u *user) try(t *testing.T, lines string) (string, error) {
	t.Helper()
	place := filepath.Join(t.TempDir(), "place")
	cmd := exec.Command("bash", "--noprofile", "--norc", "-c", "cd \"$HERE\"\n"+lines+"\ncode=$?; pwd >\"$PLACE\"; exit $code")
	cmd.Env = append(slices.Clone(u.env), "HERE="+u.dir, "PLACE="+place)
	output, err := cmd.CombinedOutput()
	if content, err := os.ReadFile(place); err == nil {
		u.dir = strings.TrimSuffix(string(content), "\n")
	}
	return string(output), err
}

// The files of the quick start, by the language of their fences.
var startFiles = map[string]string{"markdown": "spec/tasks.md", "go": "todo_test.go"}

// TestReadmeStart follows README.md as somebody who has nothing but Go, git and
// its URL, from the first command to the last. MDSPEC_UPDATE=1 rewrites what
// commands print.
func TestReadmeStart(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long: make test-long runs it")
	}
	inLanguages(t, func(t *testing.T, lang string) {
		path, err := filepath.Abs(page("", lang))
		check(t, err)
		text := readText(t, path)
		u := user{dir: t.TempDir(), env: append(userEnv(t, lang), "REPOSITORY="+repository(t))}
		sessions := 0
		for _, f := range fences(text) {
			switch f.language {
			case "sh":
				u.runReadme(t, f.text)
			case "console":
				if sessions++; sessions == 2 {
					u.run(t, "mdspec fmt --check spec\nmdspec lint --category strict spec\n")
					replaceIn(t, filepath.Join(u.dir, startFiles["markdown"]), "| `Title` | `title`  | `string`    |", "| `Title` | `title`  | `strng`     |")
				}
				command, _, _ := strings.Cut(f.text, "\n")
				output, _ := u.try(t, strings.TrimPrefix(command, "$ "))
				compareSession(t, path, f.text, output)
				if sessions == 2 {
					replaceIn(t, filepath.Join(u.dir, startFiles["markdown"]), "`strng` ", "`string`") // changed back
				}
			default:
				name := startFiles[f.language]
				if !strings.Contains(text, " `"+name+"`") {
					t.Fatalf("%s does not say what the file %q is called", path, name)
				}
				check(t, write(filepath.Join(u.dir, name), f.text))
			}
		}
		if sessions != 2 {
			t.Errorf("%d commands are shown with their output, want 2", sessions)
		}
		u.tryDaily(t, text)
	})
}

// tryDaily runs the commands that README.md lists for every day. They may find
// something; that they are understood is what counts.
func (u *user) tryDaily(t *testing.T, text string) {
	t.Helper()
	commitAll(t, u.dir)
	rows := regexp.MustCompile("(?m)^\\| `(mdspec [^`]+)` \\|").FindAllStringSubmatch(text, -1)
	if len(rows) != 7 {
		t.Errorf("%d commands for every day, want 7", len(rows))
	}
	check(t, write(filepath.Join(u.dir, "upstream", "box.md"), "# Box\n\n| Field | Type |\n| :-- | :-- |\n| id | string |\n"))
	for _, row := range rows {
		command := strings.NewReplacer("RULE", "unknown-type", "规则名", "unknown-type").Replace(row[1])
		if output, err := u.try(t, command); exitCode(err) > 1 || exitCode(err) < 0 {
			t.Errorf("%s: %v\n%s", command, err, output)
		}
	}
}

// runReadme runs commands of README.md. A clone would be of what is committed;
// the test is about the files as they are.
func (u *user) runReadme(t *testing.T, lines string) {
	t.Helper()
	lines = strings.Replace(lines, "git clone \"$REPOSITORY\" mdspec\n", "ln -s \"$REPOSITORY\" mdspec\n", 1)
	if strings.Contains(lines, "git clone") {
		t.Fatalf("another clone:\n%s", lines)
	}
	u.run(t, lines)
}

// TestReadmeTwins wants the same examples, in the same order, in both languages.
// Documents, tests and what commands print may be translated, as well as the
// comments of shell commands and the language that is asked for.
func TestReadmeTwins(t *testing.T) {
	comment := regexp.MustCompile(` +#.*`)
	language := strings.NewReplacer("--lang zh", "--lang X", "--lang en", "--lang X", `"--lang", "zh"`, "X", `"--lang", "en"`, "X")
	for _, dir := range []string{"", "cmd/mdspec", "generated/tasks", "generated/wecom", "gen/output"} {
		var shown [2][]fence
		for i, lang := range languages {
			for _, f := range fences(readText(t, page(dir, lang))) {
				switch {
				case f.language == "sh":
					f.text = comment.ReplaceAllString(f.text, "")
				case f.language == "console":
					f.text, _, _ = strings.Cut(f.text, "\n")
				case dir == "" || f.language == "markdown":
					f.text = "" // run in its own language
				}
				shown[i] = append(shown[i], fence{f.language, language.Replace(f.text)})
			}
		}
		if !slices.Equal(shown[0], shown[1]) {
			t.Errorf("the pages of %q show\n%q\nand\n%q", dir, shown[0], shown[1])
		}
	}
}
