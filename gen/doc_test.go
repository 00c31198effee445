package gen

import (
	"go/ast"
	"go/doc/comment"
	"go/parser"
	"go/token"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mdspec-go/mdspec/spec"
)

func heading(s string) spec.Block { return spec.Block{Kind: spec.Heading, Lines: []string{s}} }

func code(s string) spec.Block {
	return spec.Block{Kind: spec.Code, Lines: strings.Split(s, "\n")}
}

// entries reads "0=跟进人正常" as a value and its text.
func entries(kind spec.BlockKind, list ...string) spec.Block {
	b := spec.Block{Kind: kind}
	for _, s := range list {
		v, text, ok := strings.Cut(s, "=")
		if !ok {
			v, text = "", s
		}
		b.Entries = append(b.Entries, spec.Entry{Value: v, Text: text})
	}
	return b
}

func blocks(b ...spec.Block) spec.Doc { return spec.Doc{Blocks: b} }

// commentOf returns the comment that the documentation becomes on a type T and
// on a field of it, which are to be the same but for the place.
func commentOf(t *testing.T, d spec.Doc) string {
	t.Helper()
	m := model("T", "", &spec.Field{Name: "T", Type: basic("int"), Doc: d})
	m.Model.Doc = d
	src := generateOne(t, m)
	f, err := parser.ParseFile(token.NewFileSet(), "", src, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	decl := f.Decls[0].(*ast.GenDecl)
	onField := decl.Specs[0].(*ast.TypeSpec).Type.(*ast.StructType).Fields.List[0].Doc
	if a, b := raw(decl.Doc), raw(onField); a != b {
		t.Errorf("the comments of type and field differ (-type +field):\n%s", cmp.Diff(a, b))
	}
	return raw(decl.Doc)
}

func raw(g *ast.CommentGroup) string {
	var b strings.Builder
	for _, c := range g.List {
		b.WriteString(c.Text + "\n")
	}
	return b.String()
}

func TestDocLayout(t *testing.T) {
	deprecated := text("旧接口。已废弃，请使用 B")
	deprecated.Deprecated = "已废弃，请使用 B"
	noticed := text("旧接口。\nDeprecated: use B.")
	noticed.Deprecated = "Deprecated: use B."
	tests := []struct {
		name string
		doc  spec.Doc
		want string
	}{
		{"one line", text("群聊信息"), "// T 群聊信息\n"},
		{"lines", text("甲\n乙"), "// T 甲\n// 乙\n"},
		{"name stands already", text("T is the status"), "// T is the status\n"},
		{"name is a prefix only", text("Total of all"), "// T Total of all\n"},
		{"paragraphs", blocks(paragraph("甲"), paragraph("乙")), "// T 甲\n//\n// 乙\n"},
		{"blank line in a block", text("甲\n\n乙"), "// T 甲\n//\n// 乙\n"},
		{"long line is not wrapped", text(strings.Repeat("长", 300)), "// T " + strings.Repeat("长", 300) + "\n"},
		{"inner blanks stay", text("1 - 企业成员  2 - 外部联系人"), "// T 1 - 企业成员  2 - 外部联系人\n"},
		{"values", blocks(paragraph("跟进状态"), entries(spec.Values, "0=跟进人正常", "1=跟进人离职")),
			"// T 跟进状态\n//   - 0: 跟进人正常\n//   - 1: 跟进人离职\n"},
		{"values alone", blocks(entries(spec.Values, "0=甲")), "// T\n//   - 0: 甲\n"},
		{"value without text", blocks(entries(spec.Values, "0=", "1=乙")), "// T\n//   - 0\n//   - 1: 乙\n"},
		{"text after values", blocks(entries(spec.Values, "0=甲"), paragraph("默认为0")),
			"// T\n//   - 0: 甲\n//\n// 默认为0\n"},
		{"bullets", blocks(paragraph("甲"), entries(spec.List, "乙", "丙")), "// T 甲\n//   - 乙\n//   - 丙\n"},
		{"numbers", blocks(paragraph("甲"), entries(spec.List, "1=乙", "2=丙")), "// T 甲\n//  1. 乙\n//  2. 丙\n"},
		{"number without text", blocks(entries(spec.List, "1=", "2=丙")), "// T\n//   - 1.\n//   - 2. 丙\n"},
		{"lists that touch", blocks(entries(spec.List, "1=甲"), entries(spec.Values, "0=乙")),
			"// T\n//   - 1. 甲\n//   - 0: 乙\n"},
		{"code", blocks(paragraph("例"), code("{\n  \"a\": 1\n}"), paragraph("完")),
			"// T 例\n//\n//\t{\n//\t  \"a\": 1\n//\t}\n//\n// 完\n"},
		{"code is unindented", blocks(code("\n    a\n\n      b  \n\n")), "// T\n//\n//\ta\n//\n//\t  b\n"},
		{"code like a list", blocks(code("- a\n- b")), "// T\n//\n//\t```\n//\t- a\n//\t- b\n//\t```\n"},
		{"code after a list", blocks(entries(spec.List, "甲"), code("x")), "// T\n//   - 甲\n//\n// ---\n//\n//\tx\n"},
		{"list after code", blocks(code("x"), entries(spec.List, "甲")), "// T\n//\n//\tx\n//\n// ---\n//\n//   - 甲\n"},
		{"code after code", blocks(code("x"), code("y")), "// T\n//\n//\tx\n//\n// ---\n//\n//\ty\n"},
		{"heading", blocks(paragraph("甲"), heading("说明"), paragraph("乙")), "// T 甲\n//\n// # 说明\n//\n// 乙\n"},
		{"heading first", blocks(heading("说明"), entries(spec.List, "乙")), "// T\n//\n// # 说明\n//\n//   - 乙\n"},
		{"nothing in the blocks", blocks(paragraph(" "), code("\n"), entries(spec.List), heading("")), "// T\n"},
		{"deprecated", deprecated, "// T 旧接口。已废弃，请使用 B\n//\n// Deprecated: 已废弃，请使用 B\n"},
		{"notice is not repeated", noticed, "// T 旧接口。\n//\n// Deprecated: use B.\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if d := cmp.Diff(tt.want, commentOf(t, tt.doc)); d != "" {
				t.Errorf("comment (-want +got):\n%s", d)
			}
		})
	}
}

func TestUndocumentedFieldsHaveNoComment(t *testing.T) {
	contains(t, generateOne(t, model("M", "", field("F", "f", basic("int")))), "struct {\n\tF int `json:\"f\"`\n}")
}

func TestLimitsAreDocumented(t *testing.T) {
	limited := func(doc spec.Doc, limits ...string) spec.Item {
		f := field("F", "f", list(basic("string")), limits...)
		f.Doc = doc
		return model("M", "", f)
	}
	old := text("甲")
	old.Deprecated = "不再使用"
	tests := []struct {
		name string
		item spec.Item
		want string
	}{
		{"below the text", limited(text("甲"), "..100 items"), "\t// F 甲\n\t// Limits: ..100 items.\n"},
		{"several", limited(text("甲"), "1..100 items", "..64 bytes"), "\t// Limits: 1..100 items, ..64 bytes.\n"},
		{"alone", limited(spec.Doc{}, "..100 items"), "\t// F\n\t// Limits: ..100 items.\n"},
		{"open above", limited(spec.Doc{}, "1.. items"), "\t// Limits: 1.. items.\n"},
		{"no third dot", limited(spec.Doc{}, "1.."), "\t// Limits: 1..\n"},
		{"after a list", limited(blocks(entries(spec.List, "甲")), "..1 items"), "\t//   - 甲\n\t//\n\t// Limits: ..1 items.\n"},
		{"before the deprecation", limited(old, "..1 items"), "\t// Limits: ..1 items.\n\t//\n\t// Deprecated: 不再使用\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { contains(t, generateOne(t, tt.item), tt.want) })
	}
}

// blockForms returns the blocks that Go's own reader sees in a comment.
func blockForms(comments string) []string {
	var lines []string
	for _, line := range strings.Split(strings.TrimSuffix(comments, "\n"), "\n") {
		line = strings.TrimPrefix(line, "//")
		lines = append(lines, strings.TrimPrefix(line, " "))
	}
	var p comment.Parser
	var out []string
	d := p.Parse(strings.Join(lines, "\n"))
	for _, b := range d.Content {
		out = append(out, blockForm(b))
	}
	for _, l := range d.Links {
		out = append(out, "link "+l.Text+" "+l.URL)
	}
	return out
}

func blockForm(b comment.Block) string {
	switch b := b.(type) {
	case *comment.Heading:
		return "heading " + plain(b.Text)
	case *comment.Code:
		return "code " + strings.TrimSuffix(b.Text, "\n")
	case *comment.List:
		var items []string
		for _, i := range b.Items {
			items = append(items, i.Number+"|"+plain(i.Content[0].(*comment.Paragraph).Text))
		}
		return "list " + strings.Join(items, " ")
	}
	return "text " + plain(b.(*comment.Paragraph).Text)
}

func plain(text []comment.Text) string {
	var b strings.Builder
	for _, t := range text {
		switch t := t.(type) {
		case comment.Plain:
			b.WriteString(string(t))
		case comment.Italic:
			b.WriteString(string(t))
		case *comment.Link:
			b.WriteString("<" + plain(t.Text) + " " + t.URL + ">")
		case *comment.DocLink:
			b.WriteString(plain(t.Text))
		}
	}
	return b.String()
}

func TestGoReadsTheBlocksThatWereMeant(t *testing.T) {
	d := blocks(
		paragraph("甲\n乙"), entries(spec.Values, "0=正常", "1=离职"), paragraph("丙"),
		heading("说明"), code("x\n\n\ty"), entries(spec.List, "1=一", "2=二"),
	)
	got := blockForms(commentOf(t, d))
	want := []string{
		"text T 甲\n乙", "list |0: 正常 |1: 离职", "text 丙", "heading 说明", "code x\n\n\ty", "text ---", "list 1|一 2|二",
	}
	if !slices.Equal(got, want) {
		t.Errorf("Go reads %q, want %q", got, want)
	}
}

// TestWhatBecomesOfARefusedToken: only who can get another one is promised a new one.
func TestWhatBecomesOfARefusedToken(t *testing.T) {
	refused := errorCode("ErrToken", 7, spec.TokenStale, "")
	carried := withToken(call("A", nil, nil, "GET /a"))
	for _, tt := range []struct {
		name  string
		items []spec.Item
		want  string
	}{
		{"token call", []spec.Item{service("token call", "T", "token key", "t"), model("Got", "", field("T", "t", basic("string"))), call("T", nil, ref("Got"), "GET /t"), carried},
			"the client fetches a new token and repeats the call once."},
		{"tokens of the caller", []spec.Item{service("auth", "header X-Key"), carried},
			"with [WithTokenSource], the client gets a new token and repeats the call once."},
		{"a password", []spec.Item{service("auth", "basic"), carried}, "the client does not repeat the call by itself."},
		{"none", []spec.Item{call("A", nil, nil, "GET /a")}, "the client does not repeat the call by itself."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			out := generate(t, pkgOf(append(tt.items, refused)...))["chat_info.md.go"]
			contains(t, out, "// ErrToken\n\t// Class token: "+tt.want+"\n")
		})
	}
}
