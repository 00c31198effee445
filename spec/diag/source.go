package diag

import (
	"bytes"
	"sort"
	"sync"
	"unicode/utf8"
)

// Source is one document as it stands on disk, under the name by which
// diagnostics call it. It is immutable and safe for concurrent use.
type Source struct {
	name    string
	content []byte

	once  sync.Once
	lines []int // offset of the first byte of each line
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

// Span returns the span from start up to end, clamped to the source.
func (s *Source) Span(start, end int) Span {
	start = min(max(start, 0), len(s.content))
	end = min(max(end, start), len(s.content))
	return Span{Source: s, Start: start, End: end}
}

// Line returns the bytes of line n (from 1) without its line end. A line
// outside the source is empty.
func (s *Source) Line(n int) []byte {
	lines := s.index()
	if n < 1 || n > len(lines) {
		return nil
	}
	start, end := lines[n-1], len(s.content)
	if n < len(lines) {
		end = lines[n]
	}
	return bytes.TrimRight(s.content[start:end], "\r\n")
}

// LineStart returns the offset of the first byte of line n (from 1).
func (s *Source) LineStart(n int) int {
	lines := s.index()
	return lines[min(max(n, 1), len(lines))-1]
}

// Lines returns the number of lines; an empty source has one.
func (s *Source) Lines() int { return len(s.index()) }

func (s *Source) index() []int {
	s.once.Do(func() {
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

// byteOrderMark may open a document; no editor shows or counts it.
var byteOrderMark = []byte("\ufeff")

// Position returns the position of a byte offset, clamped to the source.
func (s *Source) Position(offset int) Position {
	offset = min(max(offset, 0), len(s.content))
	lines := s.index()
	line := sort.SearchInts(lines, offset+1)
	text := s.content[lines[line-1]:offset]
	if line == 1 {
		text = bytes.TrimPrefix(text, byteOrderMark)
	}
	p := Position{Offset: offset, Line: line, Column: 1}
	for len(text) > 0 {
		r, n := utf8.DecodeRune(text)
		text = text[n:]
		p.Column++
		p.UTF16++
		if r > 0xFFFF {
			p.UTF16++
		}
	}
	return p
}
