package golden

import (
	"crypto/sha256"
	"encoding/hex"
	"go/ast"
	"go/doc/comment"
	goparser "go/parser"
	"go/token"
	"go/types"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mdspec-go/mdspec/golden/library"
	"github.com/mdspec-go/mdspec/parser"
)

const seedFile = "seed/chat_info.md"

// seedHash pins the seed's bytes: it is the document that the dialect began
// with, and stays as it is.
const seedHash = "56b564e354bf790e8eb1231b7df6a95bc2e0debb48fa937ffa53182936220ad7"

// shape is what a table says of a struct, and what Go says of it.
type shape struct {
	Name, Doc string
	Fields    []field
}

type field struct{ Name, Type, Tag, Doc string }

func readSeed(t testing.TB) []byte {
	t.Helper()
	content, err := os.ReadFile(seedFile)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func TestSeedIsUnchanged(t *testing.T) {
	sum := sha256.Sum256(readSeed(t))
	if got := hex.EncodeToString(sum[:]); got != seedHash {
		t.Errorf("the SHA-256 of %s is %s, want %s", seedFile, got, seedHash)
	}
}

// tables reads the definitions of the seed as a person would: a line that
// begins with ### names a struct, and a line of four cells that begin with a
// code span is a field of it.
func tables(content string) []shape {
	var shapes []shape
	for line := range strings.Lines(content) {
		line = strings.TrimSpace(line)
		if rest, ok := strings.CutPrefix(line, "### `"); ok {
			name, doc, _ := strings.Cut(rest, "` ")
			shapes = append(shapes, shape{Name: name, Doc: doc})
			continue
		}
		cells := strings.Split(line, "|")
		if len(cells) != 4 || !strings.HasPrefix(line, "`") {
			continue
		}
		last := &shapes[len(shapes)-1]
		last.Fields = append(last.Fields, field{
			Name: strings.Trim(cells[0], "`"),
			Tag:  `json:"` + strings.Trim(cells[1], "`") + `"`,
			Type: strings.Trim(cells[2], "`"),
			Doc:  words(cells[3]),
		})
	}
	return shapes
}

// structs returns the structs of a Go file in source order.
func structs(t *testing.T, file *ast.File) []shape {
	var shapes []shape
	ast.Inspect(file, func(n ast.Node) bool {
		d, ok := n.(*ast.GenDecl)
		if !ok || d.Tok != token.TYPE {
			return true
		}
		spec := d.Specs[0].(*ast.TypeSpec)
		s := shape{Name: spec.Name.Name, Doc: strings.TrimSpace(strings.TrimPrefix(d.Doc.Text(), spec.Name.Name+" "))}
		for _, f := range spec.Type.(*ast.StructType).Fields.List {
			tag, err := strconv.Unquote(f.Tag.Value)
			if err != nil {
				t.Fatal(err)
			}
			name := f.Names[0].Name
			doc := strings.TrimPrefix(f.Doc.Text(), name+" ")
			s.Fields = append(s.Fields, field{Name: name, Type: types.ExprString(f.Type), Tag: tag, Doc: words(doc)})
		}
		shapes = append(shapes, s)
		return false
	})
	return shapes
}

var noWord = regexp.MustCompile(`[\s\pP]+`)

// words returns what of a text is no blank and no punctuation: all that must
// not be lost when it becomes a list.
func words(text string) string { return noWord.ReplaceAllString(text, "") }

// compile returns the Go that a document becomes, which must give no findings.
func compile(t *testing.T, path string, content []byte) *ast.File {
	t.Helper()
	in := Input{Documents: []parser.File{{Name: "chat_info.md", Path: path, Content: content}}, Package: "wecom"}
	r := run(t, in)
	if len(r.Findings) > 0 || len(r.Files) != 1 || r.Files[0].Name != "chat_info.md.go" {
		t.Fatalf("%s gives %d files and the findings\n%s", path, len(r.Files), formatFindings(r.Findings))
	}
	if err := Check(in, r, library.Importer); err != nil {
		t.Fatal(err)
	}
	file, err := goparser.ParseFile(token.NewFileSet(), "", r.Files[0].Content, goparser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

func compileSeed(t *testing.T) *ast.File {
	t.Helper()
	return compile(t, seedFile, readSeed(t))
}

// TestSeed compares the structs with the tables: names, types, tags, order and
// every word of the documentation.
func TestSeed(t *testing.T) {
	want := tables(string(readSeed(t)))
	if len(want) != 9 || len(want[len(want)-1].Fields) != 7 {
		t.Fatalf("the seed was misread: %+v", want)
	}
	file := compileSeed(t)
	if diff := cmp.Diff(want, structs(t, file)); diff != "" {
		t.Errorf("tables (-), Go (+):\n%s", diff)
	}
	if file.Name.Name != "wecom" || !strings.Contains(file.Doc.Text(), "群聊") {
		t.Errorf("package %s, documented as %q", file.Name.Name, file.Doc.Text())
	}
}

// TestSeedLists expects the values that the seed enumerates as lists of Go's
// documentation.
func TestSeedLists(t *testing.T) {
	want := map[string][]string{
		"RespGroupChatList.Status": {"0: 跟进人正常", "1: 跟进人离职", "2: 离职继承中", "3: 离职继承完成"},
		"ChatMemberList.Type":      {"1: 企业成员", "2: 外部联系人"},
		"ChatMemberList.JoinScene": {
			"1: 由群成员邀请入群（直接邀请入群）", "2: 由群成员邀请入群（通过邀请链接入群）", "3: 通过扫描群二维码入群",
		},
	}
	got := map[string][]string{}
	ast.Inspect(compileSeed(t), func(n ast.Node) bool {
		s, ok := n.(*ast.TypeSpec)
		if !ok {
			return true
		}
		for _, f := range s.Type.(*ast.StructType).Fields.List {
			if items := listItems(f.Doc.Text()); items != nil {
				got[s.Name.Name+"."+f.Names[0].Name] = items
			}
		}
		return false
	})
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// listItems returns the items of the lists that go/doc sees in a comment.
func listItems(text string) []string {
	var p comment.Parser
	var items []string
	for _, b := range p.Parse(text).Content {
		list, ok := b.(*comment.List)
		if !ok {
			continue
		}
		for _, item := range list.Items {
			one := &comment.Doc{Content: item.Content}
			items = append(items, strings.TrimSpace(string((&comment.Printer{}).Text(one))))
		}
	}
	return items
}

// lastConstant returns name, type, value and comment of the constant that a
// file declares last.
func lastConstant(t *testing.T, file *ast.File) []string {
	t.Helper()
	last, ok := file.Decls[len(file.Decls)-1].(*ast.GenDecl)
	if !ok || last.Tok != token.CONST {
		t.Fatal("the last declaration is no constant")
	}
	spec := last.Specs[0].(*ast.ValueSpec)
	return []string{spec.Names[0].Name, types.ExprString(spec.Type), types.ExprString(spec.Values[0]), last.Doc.Text()}
}

// TestSeedConstant expects the constant of the seed's fence, at the end of the
// file, with its value and comment.
func TestSeedConstant(t *testing.T) {
	want := []string{"ChatNeedName", "int64", "1", "ChatNeedName 是否需要返回群成员的名字 0-不返回；1-返回。默认不返回\n"}
	if diff := cmp.Diff(want, lastConstant(t, compileSeed(t))); diff != "" {
		t.Error(diff)
	}
}
