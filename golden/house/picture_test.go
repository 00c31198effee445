package house

import (
	"fmt"
	"html"
	"path"
	"slices"
	"strings"

	"github.com/rivo/uniseg"
)

// The measures of the picture, in pixels.
const (
	width      = 960
	margin     = 16
	gap        = 8
	laneGap    = 4
	lineHeight = 15
	roomsTop   = 240 // where the rooms begin, below the flow
	laneTop    = 26  // height of the heading of a lane
)

var laneWidths = []int{318, 346, 256}

var laneNames = []text{{"Markdown", "Markdown"}, {"Schema", "中间结构"}, {"Go", "Go"}}

var classes = []string{"reading", "schema", "writing"}

// style colours the picture for readers on light and on dark pages. It names
// fonts that systems have; a picture in a README loads none.
const style = `
text { font: 12px -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; fill: #59636e }
.name { font: 600 12.5px ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; fill: #1f2328 }
.stage { font-size: 12px }
.code { font: 10.5px ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; fill: #1f2328 }
.title { font-size: 15px; font-weight: 600; fill: #1f2328 }
.middle { text-anchor: middle }
.page { fill: #ffffff; stroke: #d1d9e0 }
.plain { fill: #f6f8fa; stroke: #8c959f }
.reading { fill: #ddf4ff; stroke: #54aeff }
.schema { fill: #dafbe1; stroke: #4ac26b }
.writing { fill: #fff1e5; stroke: #e69a4f }
.row { stroke: #8c959f; stroke-opacity: .5; stroke-dasharray: 1 4 }
.lane { fill-opacity: .35; stroke-opacity: 0 }
.arrow { stroke: #59636e; stroke-width: 1.5; fill: none }
.thin { stroke-width: 1 }
.head { fill: #59636e }
@media (prefers-color-scheme: dark) {
text { fill: #9198a1 }
.name, .code, .title { fill: #f0f6fc }
.page { fill: #0d1117; stroke: #3d444d }
.plain { fill: #151b23; stroke: #656c76 }
.reading { fill: #10233d; stroke: #1f6feb }
.schema { fill: #10291b; stroke: #2a8a43 }
.writing { fill: #332110; stroke: #a8692c }
.arrow { stroke: #9198a1 }
.head { fill: #9198a1 }
}
`

// drawing is a picture of the flow and the rooms in the making.
type drawing struct {
	lang int
	b    *strings.Builder
}

// draw draws the picture of rooms in these rows.
func (d drawing) draw(rows map[string]int) string {
	d.b = &strings.Builder{}
	d.flow()
	bottom := d.house(rows)
	return fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%[1]d" height="%[2]d" role="img">
<!-- Drawn by make picture. -->
<title>%s</title>
<style>%s</style>
<marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="6.5" markerHeight="6.5" markerUnits="userSpaceOnUse" orient="auto"><path class="head" d="M0 0 8 4 0 8z"/></marker>
<rect class="page" x=".5" y=".5" width="%d" height="%d" rx="8"/>
%s</svg>
`, width, bottom, html.EscapeString(flowText(d.lang)), style, width-1, bottom-1, d.b)
}

func (d drawing) rect(class string, x, y, w, h int) {
	fmt.Fprintf(d.b, "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\"/>\n", class, x, y, w, h)
}

func (d drawing) text(class string, x, y int, s string) {
	fmt.Fprintf(d.b, "<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>\n", class, x, y, html.EscapeString(s))
}

func (d drawing) arrow(class string, x1, y1, x2, y2 int) {
	fmt.Fprintf(d.b, "<path class=\"arrow %s\" d=\"M%d %d %d %d\" marker-end=\"url(#head)\"/>\n", class, x1, y1, x2, y2)
}

// Where the flow lies.
const (
	stageWidth  = 116
	stageTop    = 62
	stageHeight = 44
	stageStep   = (width - 2*margin - stageWidth) / 4
	branchTop   = 150
)

func (d drawing) flow() {
	d.text("title", margin, 34, text{"Data flow", "数据流"}[d.lang])
	d.text("", margin+100, 34, text{
		"Each arrow is a function; only the last one writes to disk.",
		"每个箭头是一个函数，只有最后一个写磁盘。"}[d.lang])
	for i, s := range stages {
		x := margin + i*stageStep
		d.rect(s.class, x, stageTop, stageWidth, stageHeight)
		d.text("name stage middle", x+stageWidth/2, stageTop+19, s.name)
		d.text("middle", x+stageWidth/2, stageTop+35, s.note[d.lang])
		if i > 0 {
			d.arrow("", x-stageStep+stageWidth+3, stageTop+22, x-3, stageTop+22)
			d.text("code middle", x-(stageStep-stageWidth)/2, stageTop+15, steps[i-1].String())
		}
	}
	x := width - margin + gap
	for _, b := range branches {
		x -= b.width() + gap
	}
	for _, b := range branches {
		d.branch(b, x)
		x += b.width() + gap
	}
}

// width is what the name of a branch needs.
func (b branch) width() int { return max(122, 20+8*len("mdspec "+b.command)) }

// branch draws a branch, and arrows to it from its stages.
func (d drawing) branch(b branch, x int) {
	w := b.width()
	d.rect("plain", x, branchTop, w, stageHeight+14)
	d.text("name middle", x+w/2, branchTop+19, "mdspec "+b.command)
	d.text("code middle", x+w/2, branchTop+34, b.step.String())
	d.text("middle", x+w/2, branchTop+50, b.note[d.lang])
	for _, from := range b.from {
		left := margin + from*stageStep
		start := max(left+12, min(x+30, left+stageWidth-12))
		end := max(x+16, min(start, x+w-16))
		d.arrow("thin", start, stageTop+stageHeight+2, end, branchTop-3)
	}
}

// house draws the packages in their rows and returns where they end.
func (d drawing) house(rows map[string]int) int {
	d.text("title", margin, roomsTop+24, text{"Packages", "各个包"}[d.lang])
	d.text("", margin+100, roomsTop+24, text{
		"Tests aside, a package imports only those in rows below its own, and in its own box.",
		"测试除外，一个包只 import 比自己低的行里的包，和自己框里的包。"}[d.lang])
	heights := d.heights(rows)
	y := roomsTop + 40
	for row := len(heights) - 1; row >= 0; row-- {
		d.row(rows, row, y, heights[row])
		y += heights[row] + gap
		if row == len(heights)-1 {
			d.lanes(y, heights[:row])
			y += laneTop
		}
	}
	return y + margin - gap/2
}

// row draws the rooms of a row.
func (d drawing) row(rows map[string]int, row, y, h int) {
	for _, r := range rooms {
		if rows[r.name] == row {
			x, w := place(r, rows)
			d.room(r, x, y, w, h)
		}
	}
}

// lanes draws what lies behind the rows below the highest: the lanes, and lines
// that part the rows.
func (d drawing) lanes(y int, heights []int) {
	all := laneTop
	for _, h := range heights {
		all += h + gap
	}
	x := margin
	for i, w := range laneWidths {
		d.rect("lane "+classes[i], x, y, w, all)
		d.text("middle", x+w/2, y+17, laneNames[i][d.lang])
		x += w + laneGap
	}
	y += laneTop - gap/2
	for _, h := range slices.Backward(heights[1:]) {
		y += h + gap
		fmt.Fprintf(d.b, "<path class=\"row\" d=\"M%d %d.5H%d\"/>\n", margin, y-1, width-margin)
	}
}

// heights returns the height of each row.
func (d drawing) heights(rows map[string]int) []int {
	var heights []int
	for _, r := range rooms {
		_, w := place(r, rows)
		row := rows[r.name]
		for row >= len(heights) {
			heights = append(heights, 0)
		}
		heights[row] = max(heights[row], 34+lineHeight*len(d.lines(r, w)))
	}
	return heights
}

// place returns the left edge and the width of a room, which shares its row with
// the others of its lane.
func place(r room, rows map[string]int) (x, w int) {
	x = margin
	for _, w := range laneWidths[:r.lane] {
		x += w + laneGap
	}
	left := laneWidths[r.lane] - gap
	if r.wide {
		left += laneGap + laneWidths[r.lane+1]
	}
	before, all := 0, 0
	for _, other := range rooms {
		if other.lane == r.lane && rows[other.name] == rows[r.name] {
			if other.name == r.name {
				before = all
			}
			all += other.weight()
		}
	}
	return x + gap + left*before/all, left*r.weight()/all - gap
}

// weight says how much of its row a room needs.
func (r room) weight() int {
	if len(r.parts) > 0 && r.parts[0].duty[0] != "" {
		return 5
	}
	return 4
}

func (d drawing) room(r room, x, y, w, h int) {
	class := classes[r.lane]
	if r.name == "cmd/mdspec" || r.name == "golden" {
		class = "plain"
	}
	d.rect(class, x, y, w, h)
	d.text("name", x+10, y+20, r.name)
	for i, l := range d.lines(r, w) {
		d.text(l.class, x+10, y+37+i*lineHeight, l.text)
		if l.note != "" {
			d.text("", x+10+l.indent, y+37+i*lineHeight, l.note)
		}
	}
}

// overflows says what is wider than its box. A column of text takes a little more than five pixels.
func (d drawing) overflows(rows map[string]int) (faults []string) {
	for _, r := range rooms {
		_, w := place(r, rows)
		for _, l := range d.lines(r, w) {
			if need := 10 + l.indent + 52*uniseg.StringWidth(l.note)/10; l.note != "" && need > w {
				faults = append(faults, fmt.Sprintf("%q of %s takes %d pixels of %d: shorten it in golden/house/rooms_test.go", l.note, r.name, need, w))
			}
		}
	}
	all := 0
	for _, b := range branches {
		all += b.width() + gap
	}
	if all > width-2*margin+gap {
		faults = append(faults, fmt.Sprintf("the commands of the data flow take %d pixels of %d", all, width-2*margin+gap))
	}
	return faults
}

// line is a line of a room: text, and perhaps a note beside it.
type line struct {
	class, text string
	indent      int
	note        string
}

// lines returns what is written in a room below its name.
func (d drawing) lines(r room, w int) []line {
	var out []line
	for _, l := range wrap(r.duty[d.lang], (w-20)*10/63) {
		out = append(out, line{text: l})
	}
	var names []string
	indent := 0
	for _, p := range r.parts {
		indent = max(indent, 10+13*len(path.Base(p.dir))/2)
		names = append(names, path.Base(p.dir))
	}
	for _, p := range r.parts {
		if p.duty[d.lang] == "" {
			for _, l := range wrap(strings.Join(names, " "), (w-16)/7) {
				out = append(out, line{class: "code", text: l})
			}
			break
		}
		out = append(out, line{"code", path.Base(p.dir), indent, p.duty[d.lang]})
	}
	return out
}

// wrap breaks a text into lines of so many columns; Chinese takes two for a
// character.
func wrap(s string, columns int) []string {
	var out []string
	line, state := "", -1
	for s != "" {
		var piece string
		piece, s, _, state = uniseg.FirstLineSegmentInString(s, state)
		if line != "" && uniseg.StringWidth(strings.TrimSpace(line+piece)) > columns {
			out, line = append(out, strings.TrimSpace(line)), ""
		}
		line += piece
	}
	return append(out, strings.TrimSpace(line))
}
