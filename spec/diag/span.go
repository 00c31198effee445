package diag

import (
	"cmp"
	"encoding/json"
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
	return string(s.Source.content[s.Start:s.End])
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
	return s.File() + ":" + itoa(p.Line) + ":" + itoa(p.Column)
}

// Compare orders spans by file, start and end.
func (s Span) Compare(t Span) int {
	return cmp.Or(
		cmp.Compare(s.File(), t.File()),
		cmp.Compare(s.Start, t.Start),
		cmp.Compare(s.End, t.End),
	)
}

// MarshalJSON encodes the span as file, start and end; the zero Span as null.
func (s Span) MarshalJSON() ([]byte, error) {
	if s.IsZero() {
		return []byte("null"), nil
	}
	return json.Marshal(struct {
		File  string   `json:"file"`
		Start Position `json:"start"`
		End   Position `json:"end"`
	}{s.File(), s.Position(), s.EndPosition()})
}
