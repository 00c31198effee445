package diag

import (
	"sort"
	"unicode/utf8"
)

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

// markDistance is the number of bytes after which the next mark stands, so that
// thousands of positions on one line of a megabyte do not each count the line.
const markDistance = 1024

// count returns how much stands before the offset.
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
