package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// testEnv returns an environment in which mdspec is this binary and git has no
// settings but ours.
func testEnv(t *testing.T) []string {
	t.Helper()
	bin := t.TempDir()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(self, filepath.Join(bin, "mdspec")); err != nil {
		t.Fatal(err)
	}
	return append(os.Environ(),
		"PATH="+bin+string(os.PathListSeparator)+os.Getenv("PATH"), "HOME="+bin, "LC_ALL=C",
		"GIT_CONFIG_NOSYSTEM=1", "GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@example.com",
		"GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@example.com")
}

// inDir runs a command that must succeed.
func inDir(t *testing.T, dir, name string, args ...string) {
	t.Helper()
	if output, code := tryIn(t, dir, append([]string{name}, args...)); code != 0 {
		t.Fatalf("%s %q: exit code %d\n%s", name, args, code, output)
	}
}

// tryIn runs a command and returns what it writes to both streams.
func tryIn(t *testing.T, dir string, command []string) (output string, code int) {
	t.Helper()
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Dir, cmd.Env = dir, testEnv(t)
	cmd.Path = lookPath(t, cmd, command[0])
	out, err := cmd.CombinedOutput()
	return string(out), exitCode(err)
}

// lookPath finds the program as the command's own environment has it.
func lookPath(t *testing.T, cmd *exec.Cmd, name string) string {
	t.Helper()
	for i := len(cmd.Env) - 1; i >= 0; i-- {
		list, ok := strings.CutPrefix(cmd.Env[i], "PATH=")
		if !ok {
			continue
		}
		for _, dir := range filepath.SplitList(list) {
			if path := filepath.Join(dir, name); isProgram(path) {
				cmd.Err = nil
				return path
			}
		}
	}
	t.Fatalf("no %s in PATH", name)
	return ""
}

func isProgram(path string) bool {
	info, err := os.Stat(path)
	return err == nil && !info.IsDir() && info.Mode()&0o111 != 0
}
