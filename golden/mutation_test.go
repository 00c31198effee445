package golden

import (
	"go/ast"
	goparser "go/parser"
	"go/token"
	"go/types"
	"math/rand"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/golden/library"
	"github.com/mdspec-go/mdspec/parser"
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
		switch random.Intn(9) {
		case 0:
			lines[i] = c.lines[random.Intn(len(c.lines))]
		case 1:
			lines[i] += c.lines[random.Intn(len(c.lines))]
		case 2:
			lines[i] = ""
		case 3:
			lines[i] += lines[random.Intn(len(lines))]
		case 4, 5:
			at, words := random.Intn(len(lines[i])+1), hostileWords()
			lines[i] = lines[i][:at] + words[random.Intn(len(words))] + lines[i][at:]
		default:
			cells := strings.Split(strings.TrimSuffix(lines[i], "\n"), "|")
			cells[random.Intn(len(cells))] = c.cells[random.Intn(len(c.cells))]
			lines[i] = strings.Join(cells, "|") + "\n"
		}
	}
	return strings.Join(lines, "")
}

// hostileWords returns text that means something to Markdown, to Go or to its
// documentation tools.
func hostileWords() []string {
	return []string{
		"`", "``", "```", "|", "||", `\`, `\|`, "*/", "/*", "//", "//go:embed x", "// +build x", "<br>", "<!--", "-->", "\t", "    ",
		"\n", "\n\n", "# ", "## Models\n", "- ", "1. ", "> ", "---", ":--", "TODO", "0 - a 1 - b", "1：甲；2：乙", "Deprecated: ", "已废弃",
		"[x]: https://y", "[x](https://y)", "''", `"`, "\u2028", "\ufeff", "\u200d", "\u202e", "\x00", "\r", "&#10;", "群", "é", "1..5", "*", "[]", "func", "init",
	}
}

// mutationsVariable sets how many documents [TestMutations] compiles; another
// number gives other documents.
const mutationsVariable = "MDSPEC_MUTATIONS"

func mutations(t *testing.T) int {
	text := os.Getenv(mutationsVariable)
	switch {
	case text == "" && testing.Short():
		return 100
	case text == "":
		return 1000
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// everyFeature is the case whose calls, service and error codes say all that
// they can: what mutations of it reach, few other cases have together.
const everyFeature = "testdata/6.1-all-features.txtar"

// TestMutations compiles documents that are nearly those of the cases. Unlike
// those of a fuzz test, which knows no lines and cells, many of them compile. It
// takes longest of all tests, so that two halves of it run side by side.
func TestMutations(t *testing.T) {
	n, c := mutations(t), newCorpus(t)
	files := slices.DeleteFunc(caseFiles(t), func(file string) bool { return needsDocuments(t, load(t, file).Input.Hand) })
	for half := range 2 {
		t.Run(strconv.Itoa(half), func(t *testing.T) {
			t.Parallel()
			random := rand.New(rand.NewSource(int64(2*n + half)))
			compileMutations(t, n/2, c, files, random)
		})
	}
}

// needsDocuments reports whether hand-written Go does not compile by itself. What
// a mutation makes of the documents says nothing of such Go.
func needsDocuments(t *testing.T, hand []parser.File) bool {
	t.Helper()
	fset := token.NewFileSet()
	var files []*ast.File
	for _, h := range hand {
		file, err := goparser.ParseFile(fset, h.Name, h.Content, goparser.SkipObjectResolution)
		if err != nil {
			return true
		}
		files = append(files, file)
	}
	config := types.Config{Importer: library.Importer}
	_, err := config.Check("hand", fset, files, nil)
	return err != nil
}

// givesGo reports whether the documents of a case compile.
func givesGo(t *testing.T, file string) bool {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Contains(string(text), ".md.go --\n")
}

func compileMutations(t *testing.T, n int, c corpus, files []string, random *rand.Rand) {
	compiled := 0
	for i := range n { // one in ten: their client takes long to check
		file := files[random.Intn(len(files))]
		for i%2 == 1 && !givesGo(t, file) { // many cases are of faults, and stay faulty
			file = files[random.Intn(len(files))]
		}
		if i%10 == 0 {
			file = everyFeature
		}
		in := load(t, file).Input
		i := random.Intn(len(in.Documents))
		if len(in.Documents[i].Content) > 10_000 {
			continue
		}
		in.Documents[i].Content = []byte(c.mutate(random, string(in.Documents[i].Content)))
		r := run(t, in)
		if !r.Findings.HasErrors() {
			compiled++
		}
		if err := Check(in, r, library.Importer); err != nil {
			t.Fatalf("%.3000s\nof the document\n%s", err, in.Documents[i].Content)
		}
	}
	if compiled < n/10 {
		t.Errorf("only %d of %d documents compile", compiled, n)
	}
}
