package house

import (
	"fmt"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// text is a text in English and in Chinese.
type text [2]string

// lane is a column of the picture of the rooms.
type lane int

const (
	reading lane = iota
	schema
	writing
)

// room is a package, or a few that are shown as one.
type room struct {
	name  string
	lane  lane
	wide  bool // whether it also takes the next lane
	parts []part
	duty  text
}

// part is a package of a room that has several.
type part struct {
	dir  string // from the root
	duty text   // may be missing
}

func parts(dirs ...string) []part {
	var out []part
	for _, dir := range dirs {
		out = append(out, part{dir: dir})
	}
	return out
}

// rooms lists all packages of the module, those of a lane from left to right.
var rooms = []room{
	{"cmd/mdspec", reading, true, parts("cmd/mdspec/internal/accept", "cmd/mdspec/internal/against", "cmd/mdspec/internal/build",
		"cmd/mdspec/internal/cli", "cmd/mdspec/internal/importdir", "cmd/mdspec/internal/importer", "cmd/mdspec/internal/progress",
		"cmd/mdspec/internal/rewrite", "cmd/mdspec/internal/rulebook", "cmd/mdspec/internal/starter"), text{
		"the command, made of the packages below; its package comment is the manual",
		"命令本身，由下面各包拼成；包注释就是手册"}},
	{"golden", writing, false, []part{
		{"golden/house", text{"layers, sizes, this picture", "代码分层、大小和本图"}},
		{"golden/library", text{"the standard library, for tests", "供测试用的标准库"}},
		{"golden/sarif", text{"SARIF, in a module of its own", "SARIF，自成 module"}},
	}, text{"cases: input with all its output", "用例：输入与全部输出"}},

	{"parser/mdfmt", reading, false, nil, text{
		"formats tables; touches no byte outside them",
		"格式化表格，不动表格以外的任何字节"}},
	{"parser/foreign", reading, false, []part{
		{"parser/foreign/internal/facts", text{"what pages say", "文档说了什么"}},
		{"parser/foreign/internal/page", text{"pages, plain", "页面的统一形式"}},
		{"parser/foreign/internal/profile", text{"profiles", "profile 和预设"}},
		{"parser/foreign/internal/words", text{"titles, headers", "标题和表头"}},
		{"parser/foreign/internal/typeword", text{"types", "类型的写法"}},
		{"parser/foreign/internal/sample", text{"JSON", "JSON 示例"}},
	}, text{
		"imports Markdown of vendors: pages to schema, with a report of every row",
		"导入各家的 Markdown：从页面到中间结构，并逐行报告"}},
	{"parser", reading, false, nil, text{
		"the dialect: tree to schema; its package comment numbers the rules",
		"mdspec 的写法：从语法树到中间结构；包注释给规则编号"}},
	{"parser/internal", reading, false, parts("parser/internal/cell", "parser/internal/chain", "parser/internal/docname", "parser/internal/doctext",
		"parser/internal/draft", "parser/internal/example", "parser/internal/fence", "parser/internal/gocheck", "parser/internal/goscope",
		"parser/internal/limits", "parser/internal/passage", "parser/internal/route", "parser/internal/runtimeapi",
		"parser/internal/stdtypes", "parser/internal/table"), text{
		"read and check the parts of a document",
		"读取和检查文档的各个部分"}},
	{"parser/syntax", reading, false, nil, text{
		"Markdown as a tree with places in bytes; knows no dialect; the only one that knows goldmark",
		"把 Markdown 读成带字节位置的语法树，不懂 mdspec 的写法；只有这里用 goldmark"}},

	{"spec/lint", schema, false, nil, text{
		"rules for names, keys, comments and form",
		"命名、键、注释和格式的规则"}},
	{"spec/breaking", schema, false, nil, text{
		"compares two schemas: which changes break users",
		"比较两份中间结构：哪些改动会影响使用者"}},
	{"spec/dialect", schema, false, nil, text{
		"sections and columns of the dialect, as data",
		"以数据写出的章节、表格和列"}},
	{"spec/jsonkey", schema, false, nil, text{
		"what encoding/json and encoding/xml see of a struct",
		"encoding/json 和 encoding/xml 眼中的结构体"}},
	{"spec", schema, false, nil, text{
		"the schema: resolved, free of Markdown; our documents lie below it",
		"中间结构：已解析，与 Markdown 无关；其下是我们自己的文档"}},
	{"spec/explain", schema, false, nil, text{
		"why each rule is one, with samples that run",
		"每条规则的理由，附在测试中运行的示例"}},
	{"spec/diag", schema, false, parts("spec/diag/diagtest"), text{
		"positions, findings, and how they are shown",
		"位置、诊断和各种输出格式"}},
	{"spec/…", schema, false, []part{
		{"spec/codespan", text{"code spans", "行内代码"}},
		{"spec/gofence", text{"Go of a fence", "Go 代码块"}},
		{"spec/goname", text{"names in Go", "Go 的命名"}},
		{"spec/grid", text{"tables", "表格"}},
		{"spec/lazyregexp", text{"when used", "用时编译"}},
		{"spec/prose", text{"sentences", "说明的句子"}},
		{"spec/regular", text{"regular files", "普通文件"}},
		{"spec/spectest", text{"for tests", "供测试用"}},
	}, text{"small things that others share", "各处共用的小包"}},

	{"gen/output", writing, false, parts("gen/output/disk"), text{
		"writes, checks and owns an output directory with its lock",
		"写入、检查并管理带 lock 的输出目录"}},
	{"gen", writing, false, nil, text{
		"schema to Go: decides, then renders; the only one that knows jennifer",
		"从中间结构到 Go：先决定，再生成；只有这里用 jennifer"}},
	{"gen/markdown", writing, false, nil, text{
		"schema to documents of the dialect",
		"从中间结构写回文档"}},
	{"gen/runtime", writing, false, parts("gen/runtime/fake"), text{
		"client and fake server: ordinary Go, copied into the output",
		"客户端和假服务端：普通的 Go，会复制到产物里"}},
	{"generated", writing, false, parts("generated/tasks", "generated/tasks/taskstest", "generated/wecom", "generated/wecom/examples", "generated/wecom/examples/proxy",
		"generated/wecom/examples/redistoken", "generated/wecom/examples/tracing", "generated/wecom/interop", "generated/wecom/wecomtest"), text{
		"the output that other modules import",
		"供其他 module import 的产物"}},
}

// dirs returns the directories of the room's packages.
func (r room) dirs() []string {
	dirs := []string{r.name}
	for _, p := range r.parts {
		dirs = append(dirs, p.dir)
	}
	return dirs
}

// roomOf returns the room of each directory.
func roomOf() map[string]string {
	out := map[string]string{}
	for _, r := range rooms {
		for _, dir := range r.dirs() {
			out[dir] = r.name
		}
	}
	return out
}

const module = "github.com/mdspec-go/mdspec/"

// importsOfPackages returns what each package of the module imports of it,
// named by their directories. Imports of tests do not count.
func importsOfPackages(t *testing.T) map[string][]string {
	out := map[string][]string{}
	err := walkModule(func(name string) error {
		if path.Ext(name) != ".go" {
			return nil
		}
		dir := path.Dir(name)
		out[dir] = append(out[dir], ownImports(t, name)...)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func ownImports(t *testing.T, name string) []string {
	if strings.HasSuffix(name, "_test.go") {
		return nil
	}
	f, err := parser.ParseFile(token.NewFileSet(), filepath.Join(root, name), nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, spec := range f.Imports {
		value, _ := strconv.Unquote(spec.Path.Value)
		if dir, ok := strings.CutPrefix(value, module); ok {
			out = append(out, dir)
		}
	}
	return out
}

// roomFaults says which packages are in no room, and which rooms have packages
// that are not there.
func roomFaults(imports map[string][]string) []string {
	var faults []string
	known := roomOf()
	for _, dir := range slices.Sorted(maps.Keys(imports)) {
		if known[dir] == "" {
			faults = append(faults, fmt.Sprintf("package %s is missing in the picture: "+
				"add it to the list of rooms in golden/house/rooms_test.go and run make picture", dir))
		}
	}
	for _, r := range rooms {
		for _, dir := range r.dirs() {
			if _, ok := imports[dir]; !ok && (dir != r.name || r.parts == nil) {
				faults = append(faults, fmt.Sprintf("there is no package %s: "+
					"take it out of the list of rooms in golden/house/rooms_test.go and run make picture", dir))
			}
		}
	}
	return faults
}

// knotFaults says which rooms import each other, at any distance.
func knotFaults(g graph) []string {
	var faults []string
	for _, knot := range g.knots() {
		if len(knot) > 1 {
			slices.Sort(knot)
			faults = append(faults, fmt.Sprintf("%s import each other: show them as one room in golden/house/rooms_test.go, "+
				"or move what they share below them", strings.Join(knot, ", ")))
		}
	}
	return faults
}

// importsOfRooms counts the imports from room to room.
func importsOfRooms(imports map[string][]string) graph {
	g, known := graph{}, roomOf()
	for _, r := range rooms {
		g[r.name] = map[string]int{}
	}
	for dir, imported := range imports {
		from := known[dir]
		for _, to := range imported {
			if to := known[to]; from != "" && to != "" && from != to {
				g[from][to]++
			}
		}
	}
	return g
}

// rows returns the row of each room, 0 for those that import no other: the one
// above all rooms that it imports.
func (g graph) rows() map[string]int {
	rows := map[string]int{}
	for _, knot := range g.knots() { // lowest first
		r := knot[0]
		for to := range g[r] {
			rows[r] = max(rows[r], rows[to]+1)
		}
	}
	return rows
}

// TestRooms holds the pictures of the rooms that the READMEs show against the
// packages of the module; MDSPEC_UPDATE=1 draws them anew.
func TestRooms(t *testing.T) {
	imports := importsOfPackages(t)
	faults := append(roomFaults(imports), flowFaults(t, allSteps())...)
	g := importsOfRooms(imports)
	for _, fault := range append(faults, knotFaults(g)...) {
		t.Error(fault)
	}
	if t.Failed() {
		return
	}
	for lang, name := range []string{"rooms.svg", "rooms.zh-CN.svg"} {
		for _, fault := range (drawing{lang: lang}).overflows(g.rows()) {
			t.Error(fault)
		}
		holdPicture(t, name, drawing{lang: lang}.draw(g.rows()))
	}
}

// holdPicture compares a picture with what is drawn now.
func holdPicture(t *testing.T, name, now string) {
	if os.Getenv("MDSPEC_UPDATE") != "" {
		if err := os.WriteFile(name, []byte(now), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	shown, err := os.ReadFile(name)
	if err != nil || strings.ReplaceAll(string(shown), "\r\n", "\n") != now {
		t.Errorf("golden/house/%s does not show the rooms as they are; run make picture", name)
	}
}

// TestReadmesShowRooms looks for the pictures in the READMEs.
func TestReadmesShowRooms(t *testing.T) {
	for lang, readme := range []string{"README.md", "README.zh-CN.md"} {
		content, err := os.ReadFile(filepath.Join(root, readme))
		if err != nil {
			t.Fatal(err)
		}
		image := fmt.Sprintf("![%s](golden/house/%s)", flowText(lang), []string{"rooms.svg", "rooms.zh-CN.svg"}[lang])
		if !strings.Contains(string(content), image) {
			t.Errorf("%s does not show its picture of the rooms; it should have the line\n%s", readme, image)
		}
	}
}

// TestRoomFaults shows what the list of rooms is told off for.
func TestRoomFaults(t *testing.T) {
	imports := importsOfPackages(t)
	delete(imports, "gen")
	delete(imports, "spec/prose")
	imports["parser/internal/new"] = []string{"spec"}
	imports["spec/diag"] = append(imports["spec/diag"], "spec/explain")
	got := append(roomFaults(imports), knotFaults(importsOfRooms(imports))...)
	want := []string{
		"package parser/internal/new is missing in the picture: add it to the list of rooms in golden/house/rooms_test.go and run make picture",
		"there is no package spec/prose: take it out of the list of rooms in golden/house/rooms_test.go and run make picture",
		"there is no package gen: take it out of the list of rooms in golden/house/rooms_test.go and run make picture",
		"spec/diag, spec/explain import each other: show them as one room in golden/house/rooms_test.go, or move what they share below them",
	}
	if !slices.Equal(got, want) {
		t.Errorf("the faults are\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
	}
}

// TestRows checks what the picture says of its rows.
func TestRows(t *testing.T) {
	g := importsOfRooms(importsOfPackages(t))
	rows := g.rows()
	for from := range g {
		for to := range g[from] {
			if rows[from] <= rows[to] {
				t.Errorf("%s imports %s, but is in row %d, not above row %d", from, to, rows[from], rows[to])
			}
		}
	}
}
