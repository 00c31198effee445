package diag

import (
	"cmp"
	"fmt"
)

// Span is a half-open range of bytes in a source. The zero Span is nowhere.
type Span struct {
	Source     *Source
	Start, End int
}

// IsZero reports whether the span is nowhere.
func (s Span) IsZero() bool { return s.Source == nil }

// Text returns the bytes the span covers.
func (s Span) Text() string {
	if s.IsZero() {
		return ""
	}
	s = s.Source.Span(s.Start, s.End)
	return s.Source.string()[s.Start:s.End]
}

// File returns the name of the source, or "" for the zero Span.
func (s Span) File() string {
	if s.IsZero() {
		return ""
	}
	return s.Source.name
}

// Position returns where the span starts; the zero Position for the zero Span.
func (s Span) Position() Position {
	if s.IsZero() {
		return Position{}
	}
	return s.Source.Position(s.Start)
}

// EndPosition returns where the span ends, just behind its last byte.
func (s Span) EndPosition() Position {
	if s.IsZero() {
		return Position{}
	}
	return s.Source.Position(s.End)
}

// String returns "file:line:column", the form every editor can follow.
func (s Span) String() string {
	if s.IsZero() {
		return "-"
	}
	p := s.Position()
	return fmt.Sprintf("%s:%d:%d", s.File(), p.Line, p.Column)
}

// Compare orders spans by file, start and end.
func (s Span) Compare(t Span) int {
	return cmp.Or(
		cmp.Compare(s.File(), t.File()),
		cmp.Compare(s.Start, t.Start),
		cmp.Compare(s.End, t.End),
	)
}

// MarshalJSON encodes the span as offsets in bytes (from 0) and as lines and
// columns in code points (from 1), its end behind the last byte; the zero Span
// as null. The file is not named: it is that of the document around the node,
// and must not depend on where a command is run.
func (s Span) MarshalJSON() ([]byte, error) {
	if s.IsZero() {
		return []byte("null"), nil
	}
	start, end := s.Position(), s.EndPosition()
	return fmt.Appendf(nil, `{"offset":%d,"endOffset":%d,"line":%d,"column":%d,"endLine":%d,"endColumn":%d}`,
		start.Offset, end.Offset, start.Line, start.Column, end.Line, end.Column), nil
}

// UnmarshalJSON reads what MarshalJSON writes as the zero Span: a place is
// nowhere without its source, which JSON does not hold.
func (s *Span) UnmarshalJSON([]byte) error {
	*s = Span{}
	return nil
}
