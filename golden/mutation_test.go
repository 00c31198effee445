package golden

import (
	"math/rand"
	"os"
	"strconv"
	"strings"
	"testing"
)

// corpus is what documents are put together from: the lines of all cases and
// the cells of their tables.
type corpus struct{ lines, cells []string }

func newCorpus(t *testing.T) corpus {
	var c corpus
	for _, file := range caseFiles(t) {
		for _, d := range load(t, file).Input.Documents {
			for line := range strings.Lines(string(d.Content)) {
				if len(line) > 300 {
					continue
				}
				c.lines = append(c.lines, line)
				c.cells = append(c.cells, strings.Split(strings.TrimSuffix(line, "\n"), "|")...)
			}
		}
	}
	return c
}

// mutate returns a document with some lines or cells replaced, repeated or
// removed.
func (c corpus) mutate(random *rand.Rand, text string) string {
	lines := strings.SplitAfter(text, "\n")
	for range 1 + random.Intn(6) {
		i := random.Intn(len(lines))
		switch random.Intn(7) {
		case 0:
			lines[i] = c.lines[random.Intn(len(c.lines))]
		case 1:
			lines[i] += c.lines[random.Intn(len(c.lines))]
		case 2:
			lines[i] = ""
		case 3:
			lines[i] += lines[random.Intn(len(lines))]
		default:
			cells := strings.Split(strings.TrimSuffix(lines[i], "\n"), "|")
			cells[random.Intn(len(cells))] = c.cells[random.Intn(len(c.cells))]
			lines[i] = strings.Join(cells, "|") + "\n"
		}
	}
	return strings.Join(lines, "")
}

// TestMutations compiles documents that are nearly those of the cases. Unlike
// those of a fuzz test, which knows no lines and cells, many of them compile.
func TestMutations(t *testing.T) {
	n, seed := 1000, int64(1)
	if text := os.Getenv("MDSPEC_MUTATIONS"); text != "" {
		n, _ = strconv.Atoi(text)
		seed = int64(n)
	}
	c, imp, random := newCorpus(t), newImporter(), rand.New(rand.NewSource(seed))
	files := caseFiles(t)
	compiled := 0
	for range n {
		in := load(t, files[random.Intn(len(files))]).Input
		i := random.Intn(len(in.Documents))
		if len(in.Documents[i].Content) > 10_000 {
			continue
		}
		in.Documents[i].Content = []byte(c.mutate(random, string(in.Documents[i].Content)))
		r := run(t, in)
		if len(r.Files) > 0 {
			compiled++
		}
		if err := Check(in, r, imp); err != nil {
			t.Fatalf("%.3000s\nof the document\n%s", err, in.Documents[i].Content)
		}
	}
	if compiled < n/10 {
		t.Errorf("only %d of %d documents compile", compiled, n)
	}
}
