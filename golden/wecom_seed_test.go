package golden

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mdspec-go/mdspec/parser/mdfmt"
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

// compact returns a document with its tables in the form that depends on what
// their cells say alone.
func compact(document string) string {
	return string(mdfmt.Format([]byte(document), mdfmt.Options{Compact: true}))
}

// shrinker takes out of a document what may have been added to the seed.
type shrinker struct {
	seed     string
	known    map[string][]string // fields of the seed, by model
	model    string
	required int // index of the Required cell in the rows; -1 if there is none
	kept     []string
}

// waiver is a line that holds a comment to lint and nothing else.
var waiver = regexp.MustCompile(`^<!-- mdspec:allow [a-z-]+ [^<>]+ -->\n$`)

// shrink returns the document, compact, without its Required columns, and
// without the rows, the Go fences and the waivers that the seed does not have.
// Of a document that has only grown by these it is the compact seed, byte for
// byte.
func shrink(document, seed string) string {
	s := shrinker{seed: seed, known: map[string][]string{}, required: -1}
	for _, shape := range tables(seed) {
		for _, f := range shape.Fields {
			s.known[shape.Name] = append(s.known[shape.Name], f.Name)
		}
	}
	lines := strings.SplitAfter(compact(document), "\n")
	for len(lines) > 0 {
		n := 1
		switch {
		case lines[0] == "```go\n":
			n = slices.Index(lines, "```\n") + 1
			s.fence(lines[:n])
		case waiver.MatchString(lines[0]):
			n = waivers(lines)
			s.blank()
		default:
			s.line(lines[0])
		}
		lines = lines[n:]
	}
	return strings.Join(s.kept, "")
}

// fence keeps a fence of the seed.
func (s *shrinker) fence(lines []string) {
	if strings.Contains(s.seed, strings.Join(lines, "")) {
		s.kept = append(s.kept, lines...)
		return
	}
	s.blank()
}

// blank takes out the blank line above what is left out.
func (s *shrinker) blank() {
	if last := len(s.kept) - 1; s.kept[last] == "\n" {
		s.kept = s.kept[:last]
	}
}

// waivers counts the lines at the beginning that are waivers.
func waivers(lines []string) int {
	n := slices.IndexFunc(lines, func(line string) bool { return !waiver.MatchString(line) })
	if n < 0 {
		return len(lines)
	}
	return n
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
	case cells[1] == "Name":
		s.required = slices.Index(cells, "Required")
	case strings.HasPrefix(cells[1], "`") && !slices.Contains(s.known[s.model], strings.Trim(cells[1], "`")):
		return
	}
	if s.required >= 0 && s.required < len(cells) {
		cells = slices.Delete(cells, s.required, s.required+1)
	}
	s.kept = append(s.kept, strings.Join(cells, "|"))
}

// TestWecomGrowsFromSeed expects spec/wecom/chat_info.md to differ from the
// seed by rows, Required columns, Go fences, waivers and the form of its tables
// alone.
func TestWecomGrowsFromSeed(t *testing.T) {
	seed := string(readSeed(t))
	if diff := cmp.Diff(compact(seed), shrink(readWecom(t), seed)); diff != "" {
		t.Errorf("seed (-), %s without what was added (+):\n%s", wecomFile, diff)
	}
}

// TestShrinkKeepsChanges holds the test above to what it must not overlook.
func TestShrinkKeepsChanges(t *testing.T) {
	seed, document := string(readSeed(t)), compact(readWecom(t))
	for name, change := range map[string][2]string{
		"model renamed":         {"### `ChatAdminList`", "### `ChatAdmin`"},
		"model's text":          {"` 群主过滤\n", "` 群主\n"},
		"field renamed":         {"`ChatId`", "`ChatID`"},
		"key changed":           {"`next_cursor`", "`cursor`"},
		"type changed":          {"`[]*ChatMemberList`", "`[]ChatMemberList`"},
		"text changed":          {"取值范围 1 ~ 1000", "取值范围 1 ~ 500"},
		"row removed":           {"|`Owner`|`owner`|`string`|+|群主ID|\n", ""},
		"column added":          {"Required|Doc|\n|:--|:--|:--|:-:|", "Required|Limits|Doc|\n|:--|:--|:--|:-:|:--|"},
		"table broken":          {"Name|JSON|Type|Required|Doc", "Name|JSON|Type|Required|Limits|Doc"},
		"alignment changed":     {"|:--|:--|:--|:-:|:--|", "|:--|:--|--:|:-:|:--|"},
		"constant changed":      {"ChatNeedName int64 = 1", "ChatNeedName int64 = 2"},
		"constant gone":         {"const ChatNeedName int64 = 1\n", ""},
		"prose added":           {"## Models\n", "## Models\n\n客户群\n"},
		"prose beside a waiver": {"固定 -->\n", "固定 --> 客户群\n"},
		"prose below a waiver":  {"固定 -->\n", "固定 -->\n客户群\n"},
		"prose in its place":    {"<!-- mdspec:allow request-response-naming 名称由用户的原始文档固定 -->", "客户群"},
		"another comment":       {"## Models\n", "## Models\n\n<!-- 客户群 -->\n"},
		"waiver of two lines":   {"固定 -->\n", "固定\n客户群 -->\n"},
		"row commented out":     {"|`Owner`|`owner`|`string`|+|群主ID|", "<!-- mdspec:allow x `Owner` -->"},
		"blank line gone":       {"-->\n\n|Name", "-->\n|Name"},
		"blank line added":      {"群主过滤\n\n<!--", "群主过滤\n\n\n<!--"},
	} {
		changed := strings.Replace(document, change[0], change[1], 1)
		if changed == document {
			t.Errorf("%s: %q is not in %s", name, change[0], wecomFile)
		}
		if shrink(changed, seed) == compact(seed) {
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
