package against

import "testing"

func TestGitErrorIsOneLine(t *testing.T) {
	e := &gitError{"detected dubious ownership in repository at '/x'\nTo add an exception for this directory, call:\n\n\tgit config --global --add safe.directory /x"}
	const want = "detected dubious ownership in repository at '/x' To add an exception for this directory, call: git config --global --add safe.directory /x"
	if e.Error() != want {
		t.Errorf("%q, want %q", e.Error(), want)
	}
}
