package house

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// stages are the shapes that a document passes through, from left to right.
var stages = []struct {
	name  string
	note  text
	class string // colour
}{
	{".md", text{"bytes", "字节"}, "plain"},
	{"syntax.Document", text{"document tree", "语法树"}, "reading"},
	{"spec.Package", text{"schema", "中间结构"}, "schema"},
	{"[]gen.File", text{"Go, in memory", "内存里的 Go"}, "writing"},
	{"mdspec.lock", text{"and Go, on disk", "和磁盘上的 Go"}, "plain"},
}

// step is a function that makes one shape of another.
type step struct {
	room, function string
	takes, gives   string // types that its signature has, as written there
}

func (s step) String() string { return path.Base(s.room) + "." + s.function }

// steps lead from each stage to the next.
var steps = []step{
	{"parser/syntax", "Parse", "*diag.Source", "*Document"},
	{"parser", "Parse", "[]File", "*spec.Package"},
	{"gen", "Generate", "*spec.Package", "[]File"},
	{"gen/output", "Write", "Build", "[]Change"},
}

// branch is a command that leaves the way from documents to Go.
type branch struct {
	command string
	from    []int // stages
	step    step
	note    text
}

var branches = []branch{
	{"fmt", []int{1}, step{"parser/mdfmt", "File", "[]byte", "[]byte"}, text{"tables in place", "就地排好表格"}},
	{"lint", []int{1, 2}, step{"spec/lint", "Check", "Input", "diag.List"}, text{"findings", "诊断"}},
	{"breaking", []int{2}, step{"spec/breaking", "Compare", "*spec.Package", "diag.List"}, text{"against another", "与另一份比较"}},
	{"export ir", []int{2}, step{"spec", "Encode", "*Package", "[]byte"}, text{"JSON", "JSON"}},
	{"export markdown", []int{2}, step{"gen/markdown", "Export", "*spec.Package", "[]File"}, text{"documents", "文档"}},
	{"check", []int{3, 4}, step{"gen/output", "Check", "Build", "diag.List"}, text{"what differs", "不一致之处"}},
}

// flowText says what the upper part of the picture shows, for those who do not
// see it.
func flowText(lang int) string {
	var b strings.Builder
	b.WriteString(text{"Data flow: ", "数据流："}[lang] + stages[0].name)
	for i, s := range steps {
		fmt.Fprintf(&b, " → %s → %s", s, stages[i+1].name)
	}
	b.WriteString(text{". Below it the packages, each above those that it imports", "。下面是各个包，每个都排在它所 import 的包之上"}[lang])
	return b.String()
}

// allSteps returns the steps, and those of the branches.
func allSteps() []step {
	all := slices.Clone(steps)
	for _, b := range branches {
		all = append(all, b.step)
	}
	return all
}

// flowFaults says which steps are not functions, or have other types.
func flowFaults(t *testing.T, all []step) []string {
	var faults []string
	for _, s := range all {
		takes, gives := signature(t, s)
		if !slices.Contains(takes, s.takes) || !slices.Contains(gives, s.gives) {
			faults = append(faults, fmt.Sprintf("there is no function %s from %s to %s: "+
				"correct golden/house/flow_test.go and run make picture", s, s.takes, s.gives))
		}
	}
	return faults
}

// signature returns the types of the parameters and results of a function.
func signature(t *testing.T, s step) (takes, gives []string) {
	names, err := filepath.Glob(filepath.Join(root, filepath.FromSlash(s.room), "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range f.Decls {
			if d, ok := d.(*ast.FuncDecl); ok && d.Recv == nil && d.Name.Name == s.function {
				return typesOf(d.Type.Params), typesOf(d.Type.Results)
			}
		}
	}
	return nil, nil
}

func typesOf(l *ast.FieldList) []string {
	var all []string
	if l != nil {
		for _, f := range l.List {
			all = append(all, types.ExprString(f.Type))
		}
	}
	return all
}

// TestFlowFaults shows what the list of steps is told off for.
func TestFlowFaults(t *testing.T) {
	got := flowFaults(t, []step{
		{"gen", "Generate", "*spec.Package", "[]File"},
		{"gen", "Render", "*spec.Package", "[]File"},
		{"gen", "Generate", "*spec.Document", "[]File"},
		{"gen", "Generate", "*spec.Package", "File"},
	})
	want := []string{
		"there is no function gen.Render from *spec.Package to []File: correct golden/house/flow_test.go and run make picture",
		"there is no function gen.Generate from *spec.Document to []File: correct golden/house/flow_test.go and run make picture",
		"there is no function gen.Generate from *spec.Package to File: correct golden/house/flow_test.go and run make picture",
	}
	if !slices.Equal(got, want) {
		t.Errorf("the faults are\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
	}
}
