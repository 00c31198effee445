package golden

import (
	"fmt"
	"math/rand"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/parser/foreign"
)

// TestImportMutations imports pages whose lines are mixed up: whatever they say, what is
// made of them compiles.
func TestImportMutations(t *testing.T) {
	files, err := filepath.Glob("foreign/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	var m mixer
	for _, file := range files {
		sources, _ := foreignCase(t, file)
		for _, s := range sources {
			page := strings.Split(string(s.Content), "\n")
			m.pages = append(m.pages, page)
			m.lines = append(m.lines, page...)
		}
	}
	seeds := 6000
	if testing.Short() {
		seeds = 300
	}
	for seed := range seeds {
		m.Rand = rand.New(rand.NewSource(int64(seed)))
		sources := m.sources()
		var in []parser.File
		for _, d := range imported(sources) {
			in = append(in, parser.File{Name: d.Name, Path: d.Name, Content: d.Content})
		}
		if len(in) == 0 {
			continue
		}
		if _, found := parser.Parse(in, parser.Options{Package: "api"}); found.HasErrors() {
			t.Fatalf("seed %d: %s: %s\n%s", seed, found[0].Span, found[0].Message(), sources)
		}
	}
}

// mixer makes pages of the lines of others.
type mixer struct {
	*rand.Rand
	pages [][]string
	lines []string
}

func (m *mixer) sources() (out []foreign.Source) {
	for i := range 1 + m.Intn(3) {
		page := append([]string(nil), m.pages[m.Intn(len(m.pages))]...)
		for range m.Intn(12) {
			page = m.mix(page)
		}
		out = append(out, foreign.Source{Path: fmt.Sprintf("p%d.md", i), Content: []byte(strings.Join(page, "\n"))})
	}
	return out
}

// mix takes a line out, puts one in, or changes two.
func (m *mixer) mix(page []string) []string {
	if len(page) == 0 {
		return page
	}
	i, j := m.Intn(len(page)), m.Intn(len(page))
	other := m.lines[m.Intn(len(m.lines))]
	switch m.Intn(4) {
	case 0:
		return append(page[:i], page[i+1:]...)
	case 1:
		page[i] = other
	case 2:
		return append(page[:i:i], append([]string{other}, page[i:]...)...)
	default:
		page[i], page[j] = page[j], page[i]
	}
	return page
}
