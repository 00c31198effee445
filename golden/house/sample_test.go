package house

import (
	"cmp"
	"fmt"
	"go/ast"
	goparser "go/parser"
	"go/scanner"
	"go/token"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rivo/uniseg"

	"github.com/mdspec-go/mdspec/gen"
	"github.com/mdspec-go/mdspec/parser"
)

// readmes are the first pages that users see.
var readmes = text{"README.md", "README.zh-CN.md"}

// The measures of the picture of a sample, in pixels.
const (
	sampleColumn  = 6.9 // of the font for code; Chinese takes two columns
	samplePlain   = 6.2 // of the other font, in which Latin letters need less
	sampleLine    = 17
	sampleRow     = 25
	sampleTop     = 44 // below the name of the file
	sampleCell    = 10 // blank in a cell
	sampleMaxLine = 68 // columns of a line of Go
)

// theme is how a picture looks on light or on dark pages. A page asks for the
// one that fits its reader, whose system may have another theme.
type theme struct{ suffix, style string }

const sampleStyle = `
text { font: 12px -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; fill: %s }
.code { font: 11.5px ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", "PingFang SC", "Microsoft YaHei", "Noto Sans Mono CJK SC", monospace }
.bold { font-weight: 600 }
.file, .comment { fill: %s }
.file { font-size: 11.5px }
.keyword { fill: %s }
.string { fill: %s }
.page { fill: %s; stroke: %s }
.line { stroke: %[6]s }
.head { fill: %s }
.arrow { stroke: %[2]s; stroke-width: 1.5; fill: none }
.tip { fill: %[2]s }
`

var themes = []theme{
	{"", fmt.Sprintf(sampleStyle, "#1f2328", "#59636e", "#cf222e", "#0a3069", "#ffffff", "#d1d9e0", "#f6f8fa")},
	{".dark", fmt.Sprintf(sampleStyle, "#f0f6fc", "#9198a1", "#ff7b72", "#a5d6ff", "#0d1117", "#3d444d", "#151b23")},
}

// sample is a document, and what mdspec makes of it.
type sample struct {
	document string
	code     []byte
	file     *ast.File
	fset     *token.FileSet
}

// readSample compiles the document that a README shows first.
func readSample(t *testing.T, readme string) sample {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(root, readme))
	if err != nil {
		t.Fatal(err)
	}
	shown := regexp.MustCompile("(?s)\n```markdown\n(.*?)```\n").FindStringSubmatch(strings.ReplaceAll(string(content), "\r\n", "\n"))
	if shown == nil {
		t.Fatalf("%s shows no document", readme)
	}
	s := sample{document: shown[1], fset: token.NewFileSet()}
	schema, findings := parser.Parse([]parser.File{{Name: "tasks.md", Content: []byte(s.document)}}, parser.Options{Package: "tasks"})
	if len(findings) > 0 {
		t.Fatalf("the document of %s has findings: %v", readme, findings)
	}
	files, err := gen.Generate(schema, gen.Options{Package: "tasks"})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if f.Document != "" {
			s.code = f.Content
		}
	}
	if s.file, err = goparser.ParseFile(s.fset, "tasks.md.go", s.code, goparser.ParseComments); err != nil {
		t.Fatal(err)
	}
	return s
}

// goLines returns the lines of Go that the picture shows: the first struct, and
// the first method of the client without what is in it.
func (s sample) goLines() []string {
	var out []string
	for _, d := range s.file.Decls {
		switch d := d.(type) {
		case *ast.GenDecl:
			if d.Tok == token.TYPE && len(out) == 0 {
				out = append(out, s.between(d.Doc.Pos(), d.End())...)
			}
		case *ast.FuncDecl:
			if d.Recv != nil && s.receiver(d) == "*Client" {
				out = append(append(out, ""), s.between(d.Doc.Pos(), d.Type.End())...)
				out[len(out)-1] += " { … }"
				return append(breakLines(out), "", "// …")
			}
		}
	}
	return out
}

func (s sample) receiver(d *ast.FuncDecl) string {
	return strings.Join(s.between(d.Recv.List[0].Type.Pos(), d.Recv.List[0].Type.End()), "")
}

func (s sample) between(from, to token.Pos) []string {
	return strings.Split(string(s.code[s.fset.Position(from).Offset:s.fset.Position(to).Offset]), "\n")
}

// breakLines breaks long signatures in front of their results and, if that is not
// enough, of their last parameter.
func breakLines(lines []string) []string {
	var out []string
	for _, l := range lines {
		if i := strings.LastIndex(l, ") ("); i >= 0 && uniseg.StringWidth(l) > sampleMaxLine {
			head, results := l[:i+1], l[i+2:]
			if j := strings.LastIndex(head, ", "); j >= 0 && uniseg.StringWidth(head) > sampleMaxLine {
				out, head = append(out, head[:j+1]), "\t"+head[j+2:]
			}
			out = append(out, head, "\t"+results)
			continue
		}
		out = append(out, l)
	}
	return out
}

// shownTable is a table of the document, with the heading above it.
type shownTable struct {
	heading string
	rows    [][]string
}

// tables returns the tables that the picture shows, the first and that of calls.
func (s sample) tables() []shownTable {
	var all []shownTable
	var heading string
	for block := range strings.SplitSeq(s.document, "\n\n") {
		switch block = strings.TrimSpace(block); {
		case strings.HasPrefix(block, "#"):
			heading = strings.TrimLeft(block, "# ")
		case strings.HasPrefix(block, "|"):
			all = append(all, shownTable{heading, cellsOf(block)})
		}
	}
	return []shownTable{all[0], all[len(all)-2]}
}

// cellsOf returns the cells of a table, without the row of dashes.
func cellsOf(block string) [][]string {
	var rows [][]string
	for i, line := range strings.Split(block, "\n") {
		if i == 1 {
			continue
		}
		var row []string
		for cell := range strings.SplitSeq(strings.Trim(line, "|"), "|") {
			row = append(row, strings.TrimSpace(cell))
		}
		rows = append(rows, row)
	}
	return rows
}

// canvas is a picture of a sample in the making.
type canvas struct{ strings.Builder }

// drawSample draws the tables beside their Go.
func drawSample(s sample, title string, th theme) string {
	tables, lines := s.tables(), s.goLines()
	left, right, frame := 0, 0, ""
	for _, table := range tables {
		left = max(left, sumOf(table.widths()))
	}
	for _, l := range lines {
		right = max(right, int(columns(strings.ReplaceAll(l, "\t", "    "))))
	}
	left, right = left+2*margin, right+2*margin
	const gap = 36
	var c canvas
	height := max(c.tables(tables), c.code(lines, left+gap+margin))
	width := left + gap + right
	for _, card := range [][2]int{{0, left}, {left + gap, right}} {
		frame += fmt.Sprintf("<rect class=\"page\" x=\"%d.5\" y=\".5\" width=\"%d\" height=\"%d\" rx=\"8\"/>\n", card[0], card[1]-1, height-1)
	}
	frame += fmt.Sprintf("<path class=\"arrow\" d=\"M%d %d h16\"/><path class=\"tip\" d=\"M%d %[2]d l-8 -5 v10z\"/>\n", left+7, height/2, left+30)
	return fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%[1]d" height="%[2]d" role="img">
<!-- Drawn by make picture. -->
<title>%s</title>
<style>%s</style>
%s%s</svg>
`, width, height, html.EscapeString(title), th.style, frame, c.String())
}

func columns(s string) float64 { return sampleColumn * float64(uniseg.StringWidth(s)) }

// widths returns the widths of the columns.
func (s shownTable) widths() []int {
	widths := make([]int, len(s.rows[0]))
	for j, row := range s.rows {
		for i, cell := range row {
			width := samplePlain * float64(uniseg.StringWidth(cell))
			if j == 0 || strings.HasPrefix(cell, "`") {
				width = columns(strings.Trim(cell, "`"))
			}
			widths[i] = max(widths[i], int(width)+sampleCell)
		}
	}
	return widths
}

func sumOf(widths []int) int {
	sum := 0
	for _, w := range widths {
		sum += w
	}
	return sum
}

// write writes a text at a place.
func (c *canvas) write(class string, x float64, y int, s string) {
	fmt.Fprintf(c, "<text class=\"%s\" x=\"%.5g\" y=\"%d\">%s</text>\n", class, x, y, html.EscapeString(s))
}

// tables draws the tables of the document and returns where they end.
func (c *canvas) tables(tables []shownTable) int {
	c.write("file", margin, 24, "spec/tasks.md")
	y := sampleTop
	for _, table := range tables {
		y = c.table(table, y) + margin
	}
	return y + margin/2
}

// table draws a table below its heading and returns where it ends.
func (c *canvas) table(s shownTable, y int) int {
	name, rest := "", s.heading
	if strings.HasPrefix(rest, "`") {
		name, rest, _ = strings.Cut(rest[1:], "`")
		c.write("code bold", margin, y+16, name)
		name += " "
	}
	c.write("bold", margin+columns(name), y+16, strings.TrimSpace(rest))
	y += 28
	widths := s.widths()
	for i, row := range s.rows {
		if i == 0 {
			fmt.Fprintf(c, "<rect class=\"head\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>\n", margin, y, sumOf(widths), sampleRow)
		}
		x := margin + sampleCell/2
		for j, cell := range row {
			class := map[bool]string{true: "code", false: ""}[strings.HasPrefix(cell, "`")]
			if i == 0 {
				class = "bold"
			}
			c.write(class, float64(x), y+17, strings.Trim(cell, "`"))
			x += widths[j]
		}
		y += sampleRow
		fmt.Fprintf(c, "<path class=\"line\" d=\"M%d %d.5h%d\"/>\n", margin, y, sumOf(widths))
	}
	return y
}

// code draws lines of Go and returns where they end.
func (c *canvas) code(lines []string, x int) int {
	c.write("file", float64(x), 24, "tasks/tasks.md.go")
	y := sampleTop + 14
	for _, l := range lines {
		for _, p := range goPieces(l) {
			c.write(strings.TrimSpace("code "+p.class), float64(x)+columns(strings.ReplaceAll(l[:p.at], "\t", "    ")), y, p.text)
		}
		y += sampleLine
	}
	return y + margin/2
}

// piece is a part of a line in one colour.
type piece struct {
	at          int
	class, text string
}

// goPieces returns the pieces of a line: what lies between two blanks, in one
// colour.
func goPieces(line string) []piece {
	var pieces []piece
	var s scanner.Scanner
	fset := token.NewFileSet()
	s.Init(fset.AddFile("", fset.Base(), len(line)), []byte(line), func(token.Position, string) {}, scanner.ScanComments)
	for {
		pos, tok, lit := s.Scan()
		if tok == token.EOF || tok == token.SEMICOLON && lit == "\n" {
			return pieces
		}
		text, class := cmp.Or(lit, tok.String()), ""
		switch {
		case tok == token.COMMENT:
			class = "comment"
		case tok.IsKeyword():
			class = "keyword"
		case tok == token.STRING:
			class = "string"
		}
		at := int(pos) - 1
		if n := len(pieces); n > 0 && pieces[n-1].class == class && pieces[n-1].at+len(pieces[n-1].text) == at {
			pieces[n-1].text += text
			continue
		}
		pieces = append(pieces, piece{at, class, text})
	}
}

// TestSample holds the pictures at the top of the READMEs against what mdspec
// makes of the first document there; MDSPEC_UPDATE=1 draws them anew.
func TestSample(t *testing.T) {
	for lang, readme := range readmes {
		s := readSample(t, readme)
		content, err := os.ReadFile(filepath.Join(root, readme))
		if err != nil {
			t.Fatal(err)
		}
		name := "sample" + text{"", ".zh-CN"}[lang]
		shown := regexp.MustCompile(`(?s)<picture>\n *<source media="\(prefers-color-scheme: dark\)" srcset="golden/house/` + name +
			`\.dark\.svg">\n *<img alt="([^"]+)" src="golden/house/` + name + `\.svg">\n</picture>`).FindSubmatch(content)
		if shown == nil {
			t.Fatalf("%s does not show its picture, golden/house/%s.svg", readme, name)
		}
		for _, th := range themes {
			picture := drawSample(s, html.UnescapeString(string(shown[1])), th)
			holdPicture(t, name+th.suffix+".svg", picture)
		}
	}
}

// TestSampleFits wants a picture that a page shows without making it too small,
// and every row of the tables and every field in it.
func TestSampleFits(t *testing.T) {
	for _, readme := range readmes {
		s := readSample(t, readme)
		picture := drawSample(s, "", themes[0])
		var width int
		if _, box, _ := strings.Cut(picture, `viewBox="0 0 `); box == "" {
			t.Fatal("the picture has no size")
		} else if _, err := fmt.Sscan(box, &width); err != nil || width > 1060 {
			t.Errorf("%s: the picture is %d pixels wide, more than 1060; error %v", readme, width, err)
		}
		for _, want := range []string{">Task<", ">due_at<", ">GET /tasks/{id}<", ">`json:&#34;due_at,omitzero&#34;`<", ">POST /tasks<", ">GetTask(ctx<"} {
			if !strings.Contains(picture, want) {
				t.Errorf("%s: the picture does not show %s", readme, want)
			}
		}
	}
}
