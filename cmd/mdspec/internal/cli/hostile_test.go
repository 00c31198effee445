package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// hostile are texts that drive a terminal, a service that runs builds, or the eye.
var hostile = []string{
	"\n::error::evil", "\r::error::evil", "\r\n\t::add-mask::evil", "::error::evil", "\u3000::warning file=a::evil", "##[group]evil",
	"x ##[error]evil", "##vso[task.complete]evil", "###[debug]evil", "\x1b[31mevil\x1b]0;evil\a", "\u202eevil\u2066", "\u009b31mevil", "\x00\x7f\u200bevil", "\xffevil",
	"`evil`", "|evil|", "<evil>@evil #1", "\"evil'\\", "\u2028::error::evil\u0085::error::evil",
}

// TestHostile runs every command on names, documents and values of flags that are
// hostile: nothing that is printed, in any form and language, drives anything.
func TestHostile(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("names of files cannot be hostile")
	}
	forms := []string{"text", "line", "json", "github", "sarif", "markdown"}
	var used []string
	for i, word := range hostile {
		t.Run(fmt.Sprintf("%q", word), func(t *testing.T) {
			t.Chdir(t.TempDir())
			words := hostileTree(t, word)
			for n, form := range forms {
				for i, args := range hostileRuns(words, form) {
					used = append(used, args[0])
					runHostile(t, form, append(args, "--lang", []string{"en", "zh"}[(n+i)%2]))
				}
			}
		})
		if i == 0 {
			newApp(&result{}, nil).checkUsed(t, used)
		}
	}
}

// checkUsed fails for a command that was not run.
func (a *app) checkUsed(t *testing.T, used []string) {
	t.Helper()
	for _, c := range a.root().Commands() {
		if !slices.Contains(used, c.Name()) {
			t.Errorf("%s is not tried", c.Name())
		}
	}
}

// hostileWords are names of what [hostileTree] writes.
type hostileWords struct{ word, file, dir, out, accepted string }

// hostileTree writes documents and output that hold the word wherever one may be.
func hostileTree(t *testing.T, word string) hostileWords {
	t.Helper()
	name := strings.NewReplacer("\x00", "", "/", "").Replace(word)
	w := hostileWords{word, name + ".md", "spec" + name, name + "out", "accepted" + name + ".md"}
	text := hostileDocument(word)
	for path, content := range map[string]string{
		"good/a.md":                      hostileGood(word),
		"old/a.md":                       strings.ReplaceAll(hostileGood(word), "`Gone`", "`Kept`"),
		w.file:                           text,
		filepath.Join(w.dir, w.file):     text,
		filepath.Join(w.dir, "b.md"):     text,
		filepath.Join("bad", w.file):     "\xff" + text,
		filepath.Join(w.out, "a.go"):     "package p\n\n// " + word + "\ntype Hand int\n",
		filepath.Join(w.out, name+".go"): "package " + word + "\n",
		w.accepted: "Rule|Subject|Reason|Until\n--|--|--|--\nfield-removed|" + word + "|" + word + "|" + word + "\n" +
			word + "|a|b|2030-01-01\nfield-removed|a|" + word + "|2000-01-01\n",
		"lock" + name + "/mdspec.lock": "{\n\"lockVersion\": 1, \"package\": " + fmt.Sprintf("%q", word) + ",\n" + word,
	} {
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return w
}

// hostileGood returns a document that compiles, or nearly so.
func hostileGood(word string) string {
	cell := strings.NewReplacer("\n", " ", "\r", " ", "|", `\|`, "`", "'", "\x00", "").Replace(word)
	return "# T\n\n" + cell + "\n\n## Models\n\n### `A` " + cell + "\n\n" + cell + "\n\nName|JSON|Type|Doc\n:--|:--|:--|:--\n" +
		"`Gone`|`gone`|`string`|" + cell + "\n`B`|`b`|`int`|" + cell + " 1 - x；2 - y\n" + cell + "\n"
}

// hostileDocument returns a document in which each kind of text is the word.
func hostileDocument(word string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %[1]s\n\n%[1]s\n\n## %[1]s\n\n## Models\n\n### `%[1]s` %[1]s\n\n### `A` %[1]s\n\n%[1]s\n\n", word)
	fmt.Fprintf(&b, "%[1]s|Name|JSON|Type|Doc|Required\n:--|:--|:--|:--|:--|:--\n%[1]s|`%[1]s`|`%[1]s`|`%[1]s`|%[1]s|%[1]s\n", word)
	fmt.Fprintf(&b, "||`B`|`b,%[1]s`|`map[%[1]s]int`|%[1]s|\n||`C`|`b`|`*%[1]s`|%[1]s|\n\n```go\nconst X int = \"%[1]s\"\n%[1]s\n```\n\n", word)
	fmt.Fprintf(&b, "## Enums\n\n### `E` %[1]s\n\nName|Value|Doc\n--|--|--\n`%[1]s`|`%[1]s`|%[1]s\n`F`|`1`|%[1]s\n\n", word)
	fmt.Fprintf(&b, "## API calls\n\nName|Request Type|URL|Doc\n--|--|--|--\n`%[1]s`|`%[1]s`|`%[1]s`|%[1]s\n`G`|`A`|`GET /%[1]s`|x\n\n", word)
	fmt.Fprintf(&b, "## Errors\n\nCode|Name|Doc\n--|--|--\n%[1]s|`%[1]s`|%[1]s\n\n<!-- mdspec:allow %[1]s %[1]s -->\n", word)
	return b.String()
}

// hostileRuns returns command lines of every command; those of which the result is
// a file, such as fmt of standard input, print it as it is.
func hostileRuns(w hostileWords, form string) [][]string {
	runs := [][]string{
		{"fmt", "--check", w.file}, {"fmt", "--diff", w.file}, {"fmt", "--check", w.dir}, {"fmt", "bad"}, {"fmt", w.word}, {"fmt", w.word + ".md", w.word},
		{"fmt", w.file}, {"fmt", w.dir},
		{"generate", "--out", w.out, "--package", "p", w.dir}, {"generate", "--out", w.out, "--package", w.word, w.dir}, {"generate", w.word},
		{"generate", "--out", w.out, w.dir}, {"generate", "--out", w.dir, w.word}, {"generate", "--out", w.out, "--package", "p", "--force", "good"},
		{"generate", "--out", "-", "--package", "p", w.dir}, {"generate", "--client", w.word}, {"generate", w.word + "/..."},
		{"generate", "lock" + strings.TrimSuffix(w.file, ".md")}, {"generate", "--out", w.out, "--package", "p", w.file, filepath.Join(w.dir, w.file)},
		{"check", w.word}, {"check", w.out}, {"check", w.dir}, {"check"}, {"check", w.word + "/..."},
		{"lint", w.dir}, {"lint", "--category", "strict", "good"}, {"lint", "--fix", w.dir}, {"lint", w.word}, {"lint", "--category", w.word}, {"lint", w.file, "good/a.md"},
		{"breaking", "--against", "old", "--accept", w.accepted, "good"}, {"breaking", "--against", w.word, "good"}, {"breaking", "--against", "git:" + w.word, "good"},
		{"breaking", "--against", "git:" + w.word}, {"breaking", "--against", "git:HEAD:" + w.word, "good"}, {"breaking", "--against", w.dir, "good"},
		{"breaking", "--against", "old", "--accept", w.word, "good"}, {"breaking", "--against", "old", "--only", w.word},
		{"export", "ir", w.dir}, {"export", "ir", "good"}, {"export", w.word}, {"export", "ir", w.word}, {"export", "ir", "--package", w.word, "good"},
	}
	for i := range runs {
		runs[i] = append(runs[i], "--format", form)
	}
	return append(runs, []string{"explain", w.word}, []string{"rules", w.word}, []string{"init", w.out}, []string{"init", w.file}, []string{"init", "new" + w.dir},
		[]string{"help", w.word}, []string{"completion", w.word}, []string{"version", w.word}, []string{w.word}, []string{"check", "--" + w.word},
		[]string{"check", "-" + w.word}, []string{"check", "--format=" + w.word}, []string{"check", "--format", "text", "--lang", w.word},
		[]string{"__complete", "explain", w.word})
}

func runHostile(t *testing.T, form string, args []string) {
	t.Helper()
	var r result
	a := newApp(&r, nil, args...)
	a.Stdin = strings.NewReader("")
	code := a.execute()
	if code == exitBug && utf8.ValidString(strings.Join(args, "")) {
		t.Errorf("%q: exit code %d:\n%s", args, code, &r.stderr)
	}
	for _, out := range []string{r.stdout.String(), r.stderr.String()} {
		for line := range strings.SplitSeq(out, "\n") {
			if fault := lineFault(strings.TrimSuffix(line, "\r"), form); fault != "" {
				t.Errorf("%q prints %s: %q", args, fault, line)
			}
		}
	}
}

var (
	annotation = regexp.MustCompile(`^::(error|warning|notice) ((file|line|endLine|col|endColumn)=[^:,]*,)*title=mdspec [a-z0-9-]+::`)
	command    = regexp.MustCompile(`##\pL*\[`)
)

// lineFault says what a line drives; nothing if it is mere text.
func lineFault(line, form string) string {
	isHidden := func(r rune) bool { return r != '\t' && !unicode.IsGraphic(r) }
	switch {
	case !utf8.ValidString(line):
		return "no text"
	case strings.ContainsFunc(line, isHidden):
		return "what is not shown"
	case command.MatchString(line):
		return "a command"
	case strings.HasPrefix(strings.TrimSpace(line), "::") && !(form == "github" && annotation.MatchString(line)):
		return "a command of a workflow"
	}
	return ""
}

// TestPrinting holds that the package prints with [diag.PrintLine] and its like,
// which escape what they print.
func TestPrinting(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	prints := regexp.MustCompile(`fmt\.F?[Pp]rint`)
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for n, line := range strings.Split(string(content), "\n") {
			if !strings.HasSuffix(file, "_test.go") && prints.MatchString(line) {
				t.Errorf("%s:%d: %s", file, n+1, strings.TrimSpace(line))
			}
		}
	}
}
