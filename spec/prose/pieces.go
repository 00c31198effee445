package prose

import (
	"strings"
	"unicode/utf8"
)

// piece is a piece of text between two marks. Brackets and code spans stay in
// one piece.
type piece struct {
	start, end int
	mark       place // behind it
}

// wordScan cuts the text behind an introduction in pieces.
type wordScan struct {
	text   string
	at     int // where the next piece begins
	pieces []piece
}

// scan reports whether the brackets and the code spans of the text pair.
func (s *wordScan) scan() bool {
	depth, code := 0, false
	for i := s.at; i < len(s.text); {
		r, n := utf8.DecodeRuneInString(s.text[i:])
		mark := markOf(r)
		switch {
		case r == '`':
			code = !code
		case code:
		case strings.ContainsRune("(（[【「“", r):
			depth++
		case strings.ContainsRune(")）]】」”", r) && depth > 0:
			depth--
		case strings.ContainsRune(")）]】」”", r): // of a bracket around the whole row
			s.cut(i, n, stop)
		case depth > 0:
		case mark != inWord:
			s.cut(i, n, mark)
		case r == '.' && (i+1 == len(s.text) || s.text[i+1] == ' '):
			s.cut(i, n, stop)
		case r == '<':
			if tag := BreakTag(s.text[i:]); tag > 0 {
				s.cut(i, tag, lineBreak)
				n = tag
			}
		}
		i += n
	}
	s.cut(len(s.text), 0, lineBreak)
	return depth == 0 && !code
}

// cut ends a piece at the mark of the length. What is blank is no piece, but a
// stronger mark behind it counts for the piece before.
func (s *wordScan) cut(end, length int, mark place) {
	const blanks = " \t\r"
	text := s.text[s.at:end]
	start := end - len(strings.TrimLeft(text, blanks))
	p := piece{start, start + len(strings.Trim(text, blanks)), mark}
	s.at = end + length
	switch last := len(s.pieces) - 1; {
	case p.start < p.end:
		s.pieces = append(s.pieces, p)
	case last >= 0:
		s.pieces[last].mark = max(s.pieces[last].mark, mark)
	}
}
