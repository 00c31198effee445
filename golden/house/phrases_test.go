package house

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/spec/diag/diagtest"
)

// The Chinese texts, which are written beside the English ones, use one term for
// one thing:
//
//	document 文档          section 小节         heading 标题        definition 定义
//	table 表格             header 表头          delimiter row 分隔行  column 列
//	row 行                 cell 单元格          code span 反引号代码   code fence 代码块
//	struct 结构体          field 字段           embed 嵌入          exported 导出
//	struct tag 标签        option 选项          JSON key 键         identifier 标识符
//	keyword 关键字         package 包           declare 声明         import 导入
//	pointer 指针           slice 切片           array 数组          map map
//	enum 枚举              constant 常量        underlying type 底层类型  value 值
//	required 必填          optional 选填        limit 限制          bound 边界, 下限, 上限
//	call 接口              request 请求         response 响应        query 查询参数
//	path 路径              upload 上传          cursor 游标         page 分页
//	items 数据列表         token 凭证           setting 设置项       service 服务
//	error code 错误码      error class 错误类别  fake server 假服务端   client 客户端
//	directory 目录         output 产物          generated 生成的     hand-written 手写的
//	alias 别名             waiver 豁免          breaking change 不兼容变更
//	wire 报文              lint 文档检查        agreed change 评审同意的变更
//
// What is written in documents and commands stays as it is there: names of
// columns, sections, settings and flags, the units of limits, mdspec.lock.
// Punctuation is full-width; Han characters have a blank between them and code,
// Latin letters or digits, and none beside punctuation.

// TestPhrases holds the Chinese of the phrases in the source of the module against
// their English.
func TestPhrases(t *testing.T) {
	said, faults := moduleSource(t)
	for _, f := range faults {
		t.Error(f)
	}
	for _, english := range slices.Sorted(maps.Keys(said)) {
		p := said[english]
		if f := diagtest.Translation(english, p.chinese); f != nil {
			t.Errorf("%s: Chinese of %q: %s", p.place, english, strings.Join(f, ", "))
		}
	}
}

// said is the Chinese of a phrase, and where it is said.
type said struct{ chinese, place string }

// moduleSource returns the phrases that the module's source says, with the
// place of each, and what keeps our words from being translated.
func moduleSource(t *testing.T) (phrases map[string]said, faults []string) {
	t.Helper()
	phrases = map[string]said{}
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := e.Name()
		if e.IsDir() && path != root && (strings.HasPrefix(name, ".") || name == "testdata" || name == "generated") {
			return filepath.SkipDir
		}
		if e.IsDir() || filepath.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		s := &sourceReader{fset: token.NewFileSet(), said: phrases}
		file, err := parser.ParseFile(s.fset, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		s.inDiag = file.Name.Name == "diag"
		ast.Inspect(file, s.visit)
		faults = append(faults, s.faults...)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return phrases, faults
}

// sourceReader finds the words of a file that messages show.
type sourceReader struct {
	fset   *token.FileSet
	inDiag bool            // the file is of package diag itself
	said   map[string]said // by their English
	faults []string
}

func (s *sourceReader) visit(n ast.Node) bool {
	call, ok := n.(*ast.CallExpr)
	switch {
	case !ok:
	case s.is(call.Fun, "Say"):
		s.say(call)
	case s.is(call.Fun, "New"), isAdd(call):
		s.checkWords(call.Args[1:])
	case s.is(call.Fun, "Verbatim"):
		s.checkWords(call.Args)
	}
	return true
}

// is reports whether the expression is the function of package diag.
func (s *sourceReader) is(fun ast.Expr, name string) bool {
	if id, ok := fun.(*ast.Ident); ok {
		return s.inDiag && id.Name == name
	}
	sel, ok := fun.(*ast.SelectorExpr)
	return ok && isIdent(sel.X, "diag") && sel.Sel.Name == name
}

// isAdd reports whether a call adds a finding to a list.
func isAdd(call *ast.CallExpr) bool {
	sel, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || sel.Sel.Name != "Add" || len(call.Args) < 2 {
		return false
	}
	switch rule := call.Args[0].(type) {
	case *ast.Ident:
		return rule.Name == "rule" || rule.IsExported()
	case *ast.SelectorExpr:
		return rule.Sel.IsExported()
	}
	return false
}

func isIdent(x ast.Expr, name string) bool {
	id, ok := x.(*ast.Ident)
	return ok && id.Name == name
}

func (s *sourceReader) say(call *ast.CallExpr) {
	var texts []string
	for _, a := range call.Args[:min(2, len(call.Args))] {
		literal, ok := a.(*ast.BasicLit)
		if !ok || literal.Kind != token.STRING {
			s.fault(call, "a format of Say is not a literal")
			return
		}
		text, err := strconv.Unquote(literal.Value)
		if err != nil {
			s.fault(call, err.Error())
		}
		texts = append(texts, text)
	}
	if len(texts) < 2 {
		s.fault(call, "Say without Chinese")
		return
	}
	if other, twice := s.said[texts[0]]; twice && other.chinese != texts[1] {
		s.fault(call, "other Chinese than at "+other.place)
	}
	s.said[texts[0]] = said{texts[1], s.fset.Position(call.Pos()).String()}
	s.checkWords(call.Args[2:])
}

// sentence is text of several words, which no name is.
var sentence = regexp.MustCompile(`\pL\s+\pL`)

// checkWords reports arguments with words of ours that Say has not seen.
func (s *sourceReader) checkWords(args []ast.Expr) {
	for _, a := range args {
		ast.Inspect(a, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok && (s.is(call.Fun, "Say") || s.is(call.Fun, "Verbatim")) {
				return false // visited by itself
			}
			if b, ok := n.(*ast.BasicLit); ok && b.Kind == token.STRING && sentence.MatchString(b.Value) {
				s.fault(b, "words that cannot be translated: "+b.Value)
			}
			return true
		})
	}
}

func (s *sourceReader) fault(n ast.Node, what string) {
	s.faults = append(s.faults, fmt.Sprintf("%s: %s", s.fset.Position(n.Pos()), what))
}

// TestSourceReader shows that the test of phrases sees what it should.
func TestSourceReader(t *testing.T) {
	const source = `package p
func f() {
	diag.Say("one %[1]s", "一 %[1]s", diag.Say("two words", "两个词"), "three")
	diag.Say("composed " + name, "组合")
	diag.Say("half", name)
	diag.New(diag.R, span, "is a word", "word", "a/b", diag.Say(` + "`raw`" + `, "原样"))
	list.Add(room.R, span, "the key "+name)
	l.diags.Add(rule, at, diag.Verbatim("of our own"))
	other.Add(x, "not of ours")
	Say("elsewhere")
	diag.Say("alone")
	diag.Say("raw", "别样")
}
`
	s := &sourceReader{fset: token.NewFileSet(), said: map[string]said{}}
	file, err := parser.ParseFile(s.fset, "x.go", source, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(file, s.visit)
	said := slices.Sorted(maps.Keys(s.said))
	if want := []string{"one %[1]s", "raw", "two words"}; !slices.Equal(said, want) {
		t.Errorf("said %q, want %q", said, want)
	}
	want := []string{
		"x.go:4:2: a format of Say is not a literal",
		"x.go:5:2: a format of Say is not a literal",
		`x.go:6:25: words that cannot be translated: "is a word"`,
		`x.go:7:25: words that cannot be translated: "the key "`,
		`x.go:8:38: words that cannot be translated: "of our own"`,
		"x.go:11:2: Say without Chinese",
		"x.go:12:2: other Chinese than at x.go:6:53",
	}
	if !slices.Equal(s.faults, want) {
		t.Errorf("faults\n%s\nwant\n%s", strings.Join(s.faults, "\n"), strings.Join(want, "\n"))
	}
}
