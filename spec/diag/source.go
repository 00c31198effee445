package diag

import (
	"bytes"
	"sort"
	"sync"
	"unicode/utf8"
)

// Source is one document as it is on disk, under the name by which
// diagnostics call it. It is immutable and safe for concurrent use.
type Source struct {
	name    string
	content []byte

	textOnce sync.Once
	text     string // the content, see [Span.Text]

	linesOnce sync.Once
	lines     []int // offset of the first byte of each line

	marksOnce sync.Once
	marks     []mark // see [Source.Position]
}

// NewSource returns a source of the given bytes. The name is a path as the
// user wrote it, with forward slashes. The content must not change afterwards.
func NewSource(name string, content []byte) *Source {
	return &Source{name: name, content: content}
}

// Name returns the path under which the source is reported.
func (s *Source) Name() string { return s.name }

// Content returns the bytes of the source. They must not be modified.
func (s *Source) Content() []byte { return s.content }

// string returns the content. It is copied once, so that the texts of spans,
// which many look at again and again, are parts of it and cost nothing.
func (s *Source) string() string {
	s.textOnce.Do(func() { s.text = string(s.content) })
	return s.text
}

// Span returns the span from start up to end, clamped to the source.
func (s *Source) Span(start, end int) Span {
	start = s.clamp(start)
	return Span{Source: s, Start: start, End: max(s.clamp(end), start)}
}

func (s *Source) clamp(offset int) int { return min(max(offset, 0), len(s.content)) }

// Line returns the bytes of line n (from 1) without its line end, which is LF
// or CRLF. A line outside the source is empty.
func (s *Source) Line(n int) []byte {
	if n < 1 || n > s.Lines() {
		return nil
	}
	return s.content[s.LineStart(n):s.lineEnd(n)]
}

// LineStart returns the offset of the first byte of line n (from 1). A line
// outside the source counts as the first or the last one.
func (s *Source) LineStart(n int) int {
	lines := s.index()
	return lines[min(max(n, 1), len(lines))-1]
}

// textStart returns the offset at which the text of line n begins: behind the
// byte order mark that may open a document, which no editor shows or counts.
func (s *Source) textStart(n int) int {
	if n == 1 && bytes.HasPrefix(s.content, byteOrderMark) {
		return len(byteOrderMark)
	}
	return s.LineStart(n)
}

var byteOrderMark = []byte("\ufeff")

// lineEnd returns the offset at which the line end of line n begins.
func (s *Source) lineEnd(n int) int {
	lines := s.index()
	if n >= len(lines) {
		return len(s.content)
	}
	end := lines[n] - 1
	if end > lines[n-1] && s.content[end-1] == '\r' {
		end--
	}
	return end
}

// Lines returns the number of lines; an empty source has one.
func (s *Source) Lines() int { return len(s.index()) }

func (s *Source) index() []int {
	s.linesOnce.Do(func() {
		s.lines = append(make([]int, 0, 1+bytes.Count(s.content, []byte{'\n'})), 0)
		for i, b := range s.content {
			if b == '\n' {
				s.lines = append(s.lines, i+1)
			}
		}
	})
	return s.lines
}

// Position says where an offset lies, counted in every way that a reader of
// diagnostics counts.
type Position struct {
	Offset int `json:"offset"` // bytes from the start of the file, from 0
	Line   int `json:"line"`   // from 1
	Column int `json:"column"` // code points from the start of the line, from 1
	UTF16  int `json:"utf16"`  // UTF-16 code units from the start of the line, from 0, as editors count
}

// Position returns the position of a byte offset, clamped to the source. An
// offset within a code point or a CRLF has the column at which that begins; a
// byte that is not UTF-8 counts as one code point. It takes time for neither
// the length of the source nor that of the line.
func (s *Source) Position(offset int) Position {
	offset = s.clamp(offset)
	line := sort.SearchInts(s.index(), offset+1)
	from := s.count(s.textStart(line))
	to := s.count(min(offset, s.lineEnd(line)))
	return Position{
		Offset: offset,
		Line:   line,
		Column: 1 + max(to.runes-from.runes, 0),
		UTF16:  max(to.units-from.units, 0),
	}
}

// mark is a place up to which the source is counted.
type mark struct {
	offset int // of the start of a code point
	runes  int // code points before it, from the start of the source
	units  int // the same in UTF-16
}

// markDistance is the number of bytes after which the next mark is set, so that
// thousands of positions on one line of a megabyte do not each count the line.
const markDistance = 1024

// count returns how much is before the offset.
func (s *Source) count(offset int) mark {
	s.marksOnce.Do(s.setMarks)
	if len(s.marks) == 0 {
		return mark{}
	}
	i := min(offset/markDistance, len(s.marks)-1)
	if s.marks[i].offset > offset {
		i--
	}
	m := s.marks[i]
	for m.offset < offset {
		next := s.step(m)
		if next.offset > offset {
			break
		}
		m = next
	}
	return m
}

// setMarks sets mark i at the first code point at or after i*markDistance.
func (s *Source) setMarks() {
	for m := (mark{}); m.offset < len(s.content); m = s.step(m) {
		if m.offset >= len(s.marks)*markDistance {
			s.marks = append(s.marks, m)
		}
	}
}

// step returns the place one code point further.
func (s *Source) step(m mark) mark {
	r, n := utf8.DecodeRune(s.content[m.offset:])
	units := 1
	if r > 0xFFFF {
		units = 2
	}
	return mark{m.offset + n, m.runes + 1, m.units + units}
}
