package typeword

import (
	"os"
	"strings"
	"testing"
)

const spellings = "testdata/spellings.txt"

// arrow separates a cell from what it says.
const arrow = " ⇒ "

// readSpellings returns the lines of the list of spellings: a cell, its type.
func readSpellings(t testing.TB) (lines [][2]string) {
	content, err := os.ReadFile(spellings)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(strings.ReplaceAll(string(content), "\r\n", "\n")) {
		line = strings.TrimSuffix(line, "\n")
		if line == "" || strings.HasPrefix(line, "#") {
			lines = append(lines, [2]string{line})
			continue
		}
		cell, says, _ := strings.Cut(line, arrow)
		lines = append(lines, [2]string{cell, says})
	}
	return lines
}

// TestSpellings compares what cells say with the list; MDSPEC_UPDATE=1 writes it
// anew, for review.
func TestSpellings(t *testing.T) {
	var b strings.Builder
	cells := 0
	for _, line := range readSpellings(t) {
		cell, want := line[0], line[1]
		if cell == "" || strings.HasPrefix(cell, "#") {
			b.WriteString(cell + "\n")
			continue
		}
		cells++
		says := Read(cell, nil).String()
		b.WriteString(cell + arrow + says + "\n")
		if again := Read(says, nil).String(); again != says {
			t.Errorf("%q says %q, which says %q", cell, says, again)
		}
		if says != want && os.Getenv("MDSPEC_UPDATE") == "" {
			t.Errorf("%q says %q, want %q", cell, says, want)
		}
	}
	if cells < 300 {
		t.Errorf("only %d cells are in %s", cells, spellings)
	}
	if os.Getenv("MDSPEC_UPDATE") != "" {
		if err := os.WriteFile(spellings, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
