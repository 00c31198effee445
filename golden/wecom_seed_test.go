package golden

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// wecomFile is the document that the seed has become.
const wecomFile = "../spec/wecom/chat_info.md"

func readWecom(t *testing.T) string {
	t.Helper()
	content, err := os.ReadFile(wecomFile)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// shrinker takes out of a document what may have been added to the seed.
type shrinker struct {
	seed     string
	known    map[string][]string // fields of the seed, by model
	model    string
	required int // index of the Required cell in the rows; -1 if there is none
	kept     []string
}

// shrink returns the document without its Required columns, and without the
// rows and the Go fences that the seed does not have. Of a document that has
// only grown by these it is the seed, byte for byte.
func shrink(document, seed string) string {
	s := shrinker{seed: seed, known: map[string][]string{}, required: -1}
	for _, shape := range tables(seed) {
		for _, f := range shape.Fields {
			s.known[shape.Name] = append(s.known[shape.Name], f.Name)
		}
	}
	lines := strings.SplitAfter(document, "\n")
	for len(lines) > 0 {
		if lines[0] == "```go\n" {
			n := slices.Index(lines, "```\n") + 1
			s.fence(lines[:n])
			lines = lines[n:]
			continue
		}
		s.line(lines[0])
		lines = lines[1:]
	}
	return strings.Join(s.kept, "")
}

// fence keeps a fence of the seed. With another one goes the blank line above.
func (s *shrinker) fence(lines []string) {
	if strings.Contains(s.seed, strings.Join(lines, "")) {
		s.kept = append(s.kept, lines...)
		return
	}
	if last := len(s.kept) - 1; s.kept[last] == "\n" {
		s.kept = s.kept[:last]
	}
}

func (s *shrinker) line(line string) {
	if rest, ok := strings.CutPrefix(line, "### `"); ok {
		s.model, _, _ = strings.Cut(rest, "`")
		s.required = -1
	}
	cells := strings.Split(line, "|")
	switch {
	case len(cells) == 1:
		s.kept = append(s.kept, line)
		return
	case cells[0] == "Name":
		s.required = slices.Index(cells, "Required")
	case cells[0][0] == '`' && !slices.Contains(s.known[s.model], strings.Trim(cells[0], "`")):
		return
	}
	if s.required >= 0 && s.required < len(cells) {
		cells = slices.Delete(cells, s.required, s.required+1)
	}
	s.kept = append(s.kept, strings.Join(cells, "|"))
}

// TestWecomGrowsFromSeed expects spec/wecom/chat_info.md to differ from the
// seed by rows, Required columns and Go fences alone.
func TestWecomGrowsFromSeed(t *testing.T) {
	seed := string(readSeed(t))
	if diff := cmp.Diff(seed, shrink(readWecom(t), seed)); diff != "" {
		t.Errorf("seed (-), %s without what was added (+):\n%s", wecomFile, diff)
	}
}

// TestShrinkKeepsChanges holds the test above to what it must not overlook.
func TestShrinkKeepsChanges(t *testing.T) {
	seed, document := string(readSeed(t)), readWecom(t)
	for name, change := range map[string][2]string{
		"model renamed":    {"### `ChatAdminList`", "### `ChatAdmin`"},
		"model's text":     {"` 群主过滤\n", "` 群主\n"},
		"field renamed":    {"`ChatId`", "`ChatID`"},
		"key changed":      {"`next_cursor`", "`cursor`"},
		"type changed":     {"`[]*ChatMemberList`", "`[]ChatMemberList`"},
		"text changed":     {"取值范围 1 ~ 1000", "取值范围 1 ~ 500"},
		"row removed":      {"`Owner`|`owner`|`string`|+| 群主ID\n", ""},
		"column added":     {"Name|JSON|Type|Required|Doc", "Name|JSON|Type|Required|Limits|Doc"},
		"constant changed": {"ChatNeedName int64 = 1", "ChatNeedName int64 = 2"},
		"constant gone":    {"const ChatNeedName int64 = 1\n", ""},
		"prose added":      {"## Models\n", "## Models\n\n客户群\n"},
	} {
		changed := strings.Replace(document, change[0], change[1], 1)
		if changed == document {
			t.Errorf("%s: %q is not in %s", name, change[0], wecomFile)
		}
		if shrink(changed, seed) == seed {
			t.Errorf("%s: not noticed", name)
		}
	}
}

// TestWecomKeepsSeedGo compares the Go of both documents: every struct, field,
// type, key, text and constant of the seed is still there, in its order.
func TestWecomKeepsSeedGo(t *testing.T) {
	seed, file := compileSeed(t), compile(t, wecomFile, []byte(readWecom(t)))
	want := structs(t, seed)
	got := structs(t, file)
	for i := range min(len(got), len(want)) {
		got[i].Fields = slices.DeleteFunc(got[i].Fields, func(f field) bool {
			return !slices.ContainsFunc(want[i].Fields, func(w field) bool { return w.Name == f.Name })
		})
		for j := range got[i].Fields {
			f := &got[i].Fields[j]
			f.Tag = strings.Replace(f.Tag, ",omitzero", "", 1)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("seed (-), %s (+):\n%s", wecomFile, diff)
	}
	if diff := cmp.Diff(lastConstant(t, seed), lastConstant(t, file)); diff != "" {
		t.Errorf("seed (-), %s (+):\n%s", wecomFile, diff)
	}
}
