package main

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// task is what the tests need of a task of Visual Studio Code.
type task struct {
	Label, Type, Command string
	Args                 []string
	ProblemMatcher       struct {
		Pattern struct {
			Regexp                                string
			File, Line, Column, Severity, Message int
		}
	}
}

// readTasks returns the tasks that the manual shows.
func readTasks(t *testing.T, lang string) []task {
	t.Helper()
	shown := ofLanguage(fences(readText(t, manual(lang))), "json")
	var file struct {
		Version string
		Tasks   []task
	}
	if len(shown) != 1 {
		t.Fatalf("%d files in JSON", len(shown))
	}
	check(t, json.Unmarshal([]byte(shown[0]), &file))
	if file.Version != "2.0.0" || len(file.Tasks) != 2 {
		t.Fatalf("%+v", file)
	}
	return file.Tasks
}

// TestReadmeMatcher reads lines as an editor does. They are those of
// --format line: path:line:col: severity: message [rule] — hint.
func TestReadmeMatcher(t *testing.T) {
	tests := []struct {
		line string
		want []string // file, line, column, severity, message; nil if it is no finding
	}{
		{
			"spec/chat_info.md:48:39: error: unknown type `strng` [unknown-type] — did you mean `string`?",
			[]string{"spec/chat_info.md", "48", "39", "error", "unknown type `strng` [unknown-type] — did you mean `string`?"},
		},
		{
			"接口 文档/群: 聊.md:7:2: warning: `ChatId` 中的缩写词不符合 Go 的命名习惯 [go-initialism] — 是不是想写 `ChatID`？",
			[]string{"接口 文档/群: 聊.md", "7", "2", "warning", "`ChatId` 中的缩写词不符合 Go 的命名习惯 [go-initialism] — 是不是想写 `ChatID`？"},
		},
		{`C:\spec\a.md:11:1: note: the row reads TODO and is left out [todo-row]`,
			[]string{`C:\spec\a.md`, "11", "1", "note", "the row reads TODO and is left out [todo-row]"}},
		{"mdspec: no mdspec.lock in ./...", nil},
		{"2 errors", nil},
	}
	inLanguages(t, func(t *testing.T, lang string) {
		for _, task := range readTasks(t, lang) {
			p := task.ProblemMatcher.Pattern
			form := regexp.MustCompile(p.Regexp)
			for _, tt := range tests {
				var got []string
				if m := form.FindStringSubmatch(tt.line); m != nil {
					got = []string{m[p.File], m[p.Line], m[p.Column], m[p.Severity], m[p.Message]}
				}
				if !slices.Equal(got, tt.want) {
					t.Errorf("%s: %q is read as %q, want %q", task.Label, tt.line, got, tt.want)
				}
			}
		}
	})
}

// TestReadmeTasks runs the tasks on a document with a fault in it: the pattern
// finds each line that they print, and the place.
func TestReadmeTasks(t *testing.T) {
	inLanguages(t, func(t *testing.T, lang string) {
		tasks := readTasks(t, lang)
		t.Chdir(pullRequest(t, strings.NewReplacer("`string`|群名", "`strng`|群名").Replace, false))
		for _, task := range tasks {
			if task.Command != "mdspec" || task.Type != "process" {
				t.Errorf("the task runs %s as a %s", task.Command, task.Type)
			}
			out := mdspecIn(t, lang, strings.Join(task.Args, " "))
			form, found := regexp.MustCompile(task.ProblemMatcher.Pattern.Regexp), 0
			for line := range strings.Lines(out) {
				m := form.FindStringSubmatch(strings.TrimSuffix(line, "\n"))
				if m == nil {
					t.Errorf("%s: no finding is read in %q", task.Label, line)
				} else if m[1] == "spec/chat.md" && m[2] == "10" && m[3] == "16" && m[4] == "error" {
					found++
				}
			}
			if found != 1 {
				t.Errorf("%s: the error is found %d times in\n%s", task.Label, found, out)
			}
		}
	})
}
