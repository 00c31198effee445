package parser

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// docBlocks turns a block of Markdown into documentation.
func (d *docReader) docBlocks(b block) []spec.Block {
	span := d.blockSpan(b)
	switch b.kind {
	case paragraphBlock, quoteBlock:
		return proseDoc(d.textLines(b.lines), span)
	case htmlBlock:
		if d.isComment(b) {
			return nil
		}
		return proseDoc(d.textLines(b.lines), span)
	case listBlock:
		return []spec.Block{{Kind: spec.List, Entries: entries(b), Span: span}}
	case codeBlock:
		return d.codeDoc(b.lines, span)
	case fenceBlock:
		return d.codeDoc(d.linesOf(b.content), span)
	case tableBlock:
		return d.tableDoc(b, span)
	}
	return nil
}

// blockSpan returns the span from the block's first to its last line.
func (d *docReader) blockSpan(b block) diag.Span {
	lines := b.lines
	switch b.kind {
	case tableBlock:
		lines = b.rows
	case fenceBlock:
		return d.span(b.content)
	}
	if len(lines) == 0 {
		return d.src.Span(b.line, b.line)
	}
	return d.src.Span(lines[0].start, lines[len(lines)-1].end)
}

// isComment reports whether an HTML block is a comment: it documents nothing.
func (d *docReader) isComment(b block) bool {
	return len(b.lines) > 0 && bytes.HasPrefix(bytes.TrimSpace(d.text[b.lines[0].start:b.lines[0].end]), []byte("<!--"))
}

func (d *docReader) textLines(lines []segment) []string {
	var out []string
	for _, l := range lines {
		out = append(out, strings.TrimSpace(l.of(d.text)))
	}
	return out
}

// codeDoc keeps lines as they stand, apart from blanks at their ends.
func (d *docReader) codeDoc(lines []segment, span diag.Span) []spec.Block {
	var out []string
	for _, l := range lines {
		out = append(out, strings.TrimRight(l.of(d.text), " \t"))
	}
	for len(out) > 0 && out[len(out)-1] == "" {
		out = out[:len(out)-1]
	}
	if len(out) == 0 {
		return nil
	}
	return []spec.Block{{Kind: spec.Code, Lines: out, Span: span}}
}

// linesOf splits whole lines.
func (d *docReader) linesOf(s segment) []segment {
	var out []segment
	for start := s.start; start < s.end; {
		end := bytes.IndexByte(d.text[start:s.end], '\n')
		if end < 0 {
			end = s.end - start
		}
		out = append(out, segment{start, start + end})
		start += end + 1
	}
	return out
}

func entries(b block) []spec.Entry {
	var out []spec.Entry
	for i, text := range b.items {
		e := spec.Entry{Text: text}
		if b.number > 0 {
			e.Value = strconv.Itoa(b.number + i)
		}
		out = append(out, e)
	}
	return out
}

// checkParagraph reports whether a paragraph is really (part of) a table that
// Markdown does not see as one, after saying why.
func (d *docReader) checkParagraph(b block) bool {
	for i := 1; i < len(b.lines); i++ {
		columns := delimiterColumns(bytes.TrimSpace(d.text[b.lines[i].start:b.lines[i].end]))
		headers := len(splitRow(d.text, b.lines[i-1]))
		if columns > 0 && headers > 1 && columns != headers {
			d.diags.Add(diag.TableDelimiter, d.span(trimCell(d.text, b.lines[i])), headers, columns)
			d.markTable()
			return true
		}
	}
	if len(b.lines) > 1 && d.isHeader(b.lines[0]) {
		d.diags.Add(diag.TableNoDelimiter, d.span(trimCell(d.text, b.lines[0])))
		d.markTable()
		return true
	}
	if d.previous.kind == tableBlock && d.isRow(b.lines[0], d.previous.columns) {
		d.diags.Add(diag.TableCut, d.span(trimCell(d.text, b.lines[0])))
		return true
	}
	return false
}

func (d *docReader) markTable() {
	if d.def != nil {
		d.def.table = true
	}
}

// isHeader reports whether every cell of the line is a header that some table
// knows.
func (d *docReader) isHeader(line segment) bool {
	cells := d.cells(line)
	for _, c := range cells {
		if !knownHeader(c.plain()) {
			return false
		}
	}
	return len(cells) > 1
}

func knownHeader(text string) bool {
	for _, kind := range []tableKind{fieldTable, enumTable, callTable, serviceTable, errorTable} {
		for _, c := range kind.columns {
			if c.matches(text) {
				return true
			}
		}
	}
	return false
}

// isRow reports whether the line reads like a row of a table so wide: the same
// number of cells, and either a code span first or more bars than prose has.
func (d *docReader) isRow(line segment, columns int) bool {
	cells := splitRow(d.text, line)
	return len(cells) > 1 && len(cells) == columns && (columns > 2 || d.text[cells[0].start] == '`')
}

// checkFence reports a fence that swallows what was not meant for it.
func (d *docReader) checkFence(b block) bool {
	lines := d.linesOf(b.content)
	if rows := d.previous.rows; d.previous.kind == tableBlock && rows[len(rows)-1].end+1 == b.line &&
		len(lines) > 0 && d.isRow(lines[0], d.previous.columns) {
		d.diags.Add(diag.RowInFence, d.span(trimCell(d.text, lines[0])))
		d.swallowed(lines)
		return false
	}
	if b.closed {
		return true
	}
	start := trimCell(d.text, segment{b.line, b.line + len(d.src.Line(d.src.Position(b.line).Line))})
	d.diags.Add(diag.UnclosedFence, d.span(start))
	d.swallowed(lines)
	return false
}

// swallowed notes the names that would have been declared by the lines, so that
// nothing else complains about them.
func (d *docReader) swallowed(lines []segment) {
	for _, l := range lines {
		text := l.of(d.text)
		switch {
		case strings.HasPrefix(text, "#"):
			d.ghosts = append(d.ghosts, identifiers(text)...)
			d.known = d.known || sectionOf(strings.TrimLeft(text, "# ")) != prose
		case strings.HasPrefix(text, "type ") || strings.HasPrefix(text, "const "):
			d.ghosts = append(d.ghosts, identifiers(text)...)
		}
	}
}

// language returns the first word of a fence's info string.
func language(info string) string {
	name, _, _ := strings.Cut(strings.TrimSpace(info), " ")
	return strings.ToLower(name)
}

func isGo(info string) bool   { return language(info) == "go" || language(info) == "golang" }
func isJSON(info string) bool { return language(info) == "json" }

// readGoFence reads a fence of Go declarations (rule 5.1).
func (d *docReader) readGoFence(b block) {
	fence, ok := parseGoFence(d.src, b.content.start, b.content.end, d.diags)
	if !ok {
		d.ghosts = append(d.ghosts, fenceNames(b.content.of(d.src.Content()))...)
		if d.def != nil {
			d.def.broken = true
		}
		return
	}
	if d.def != nil {
		d.def.fences = append(d.def.fences, fence)
	}
	d.add(spec.Item{Fence: fence})
}

// readExample keeps a JSON fence as an example of the definition (rule 5.3);
// it is checked when all types are known.
func (d *docReader) readExample(b block) {
	text := strings.ReplaceAll(b.content.of(d.src.Content()), "\r\n", "\n")
	d.def.model.Examples = append(d.def.model.Examples, spec.Example{Text: text, Span: d.span(b.content)})
}
