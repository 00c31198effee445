package diag

import (
	"bytes"
	"sync"
)

// Source is one document as it stands on disk, under the name by which
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
