package sample

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mdspec-go/mdspec/spec/diag"
)

// Error says why a text is no example that can be read.
type Error struct {
	Offset       int // in bytes
	Line, Column int // from 1; the column in characters
	What         diag.Phrase
}

func (e *Error) Error() string { return fmt.Sprintf("%d:%d: %s", e.Line, e.Column, e.What) }

// scanner reads a text from its beginning to its end. After a fault it reads
// nothing more.
type scanner struct {
	text  string
	at    int
	line  int // from 0
	start int // of the line, in bytes
	busy  int // the last line that has more than space and comments
	fault *Error
	depth int

	// typeWords says that strings such as "integer" name types; words counts them,
	// strings all.
	typeWords      bool
	words, strings int
	named          bool // whether one names another type than that of strings

	current *entry // the member that a comment on line currentOn belongs to
	curLine int
	column  int      // where on its line the last comment of current began, in bytes
	lead    []string // comments on lines of their own, until the next member
}

func newScanner(text string) *scanner { return &scanner{text: text, busy: -1} }

// fail keeps the first fault, and ends the reading.
func (s *scanner) fail(at int, what diag.Phrase) {
	if s.fault == nil {
		before := s.text[:at]
		line := strings.LastIndexByte(before, '\n') + 1
		s.fault = &Error{at, strings.Count(before, "\n") + 1, utf8.RuneCountInString(before[line:]) + 1, what}
	}
	s.at = len(s.text)
}

func (s *scanner) rest() string { return s.text[s.at:] }

// near returns as much of the rest as is looked at for what is short: a pattern
// that is held against all of it takes time for each of its bytes.
func (s *scanner) near() string { return s.text[s.at:min(len(s.text), s.at+200)] }

// peek returns the next byte, 0 at the end.
func (s *scanner) peek() byte {
	if s.at < len(s.text) {
		return s.text[s.at]
	}
	return 0
}

func (s *scanner) has(prefix string) bool { return strings.HasPrefix(s.rest(), prefix) }

// pass passes over n bytes of space or comments, skip over n bytes of anything.
func (s *scanner) pass(n int) {
	passed := s.text[s.at : s.at+n]
	s.line += strings.Count(passed, "\n")
	if last := strings.LastIndexByte(passed, '\n'); last >= 0 {
		s.start = s.at + last + 1
	}
	s.at += n
}

func (s *scanner) skip(n int) {
	s.pass(n)
	if n > 0 {
		s.busy = s.line
	}
}

// first reports whether only space and comments precede on this line.
func (s *scanner) first() bool { return s.busy != s.line }

// accept passes over one of the prefixes.
func (s *scanner) accept(prefixes ...string) bool {
	for _, p := range prefixes {
		if s.has(p) {
			s.skip(len(p))
			return true
		}
	}
	return false
}

// blanks passes over blanks of this line.
func (s *scanner) blanks() {
	s.at += len(s.rest()) - len(strings.TrimLeft(s.rest(), " \t\u00a0\u3000\ufeff"))
}

// space passes over white space and comments.
func (s *scanner) space() {
	for {
		trimmed := strings.TrimLeftFunc(s.rest(), func(r rune) bool { return unicode.IsSpace(r) || r == '\ufeff' || r == '\u200b' })
		s.pass(len(s.rest()) - len(trimmed))
		if !s.comment() {
			return
		}
	}
}

// comment passes over a comment and keeps it for its member.
func (s *scanner) comment() bool {
	var text string
	first, line, column := s.first(), s.line, s.at-s.start
	switch {
	case s.has("/*"):
		end := strings.Index(s.rest()[2:], "*/")
		if end < 0 {
			s.fail(s.at, diag.Say("this comment is not closed", "此注释没有结束"))
			return false
		}
		text = s.rest()[2 : 2+end]
		s.pass(end + 4)
	case s.has("//"), s.peek() == '#':
		end := lineEnd(s.rest())
		text = s.rest()[:end]
		s.pass(end)
	default:
		return false
	}
	if first && s.current != nil && s.current.Comment != "" && s.curLine == line-1 && column >= s.column {
		first, s.curLine = false, line // the comment goes on below itself
	}
	s.column = column
	s.remark(text, line, first)
	return true
}

func lineEnd(text string) int {
	if end := strings.IndexByte(text, '\n'); end >= 0 {
		return end
	}
	return len(text)
}

// remark gives the text of a comment to the member before it on its line, or, if
// it is the first on its line, keeps it for the next.
func (s *scanner) remark(text string, line int, first bool) {
	var lines []string
	for l := range strings.Lines(text) {
		if l = strings.Trim(strings.TrimLeft(strings.TrimSpace(l), "/*#"), " \t\r\n\u3000"); l != "" && !isEllipsis(l) {
			lines = append(lines, l)
		}
	}
	text = strings.Join(lines, " ")
	switch {
	case text == "":
	case first:
		s.lead = append(s.lead, text)
	case s.current != nil && s.curLine == line:
		s.current.Comment = strings.TrimSpace(s.current.Comment + " " + text)
	}
}

// belongs says to which member comments on this line belong.
func (s *scanner) belongs(e *entry) { s.current, s.curLine = e, s.line }

// isEllipsis reports whether a text only says that something is left out.
func isEllipsis(text string) bool {
	return strings.Trim(text, ".…。 ") == "" && (strings.Contains(text, "..") || strings.Contains(text, "…"))
}

// ellipsis passes over "..." and what follows it up to the next separator.
func (s *scanner) ellipsis() bool {
	if !s.accept("...", "…", "..") {
		return false
	}
	s.skip(s.junkLength())
	return true
}

// junkLength returns how many bytes there are up to a separator, the end of the
// object or array, a comment or the end of the line.
func (s *scanner) junkLength() int {
	text, depth := s.rest(), 0
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\n', c == '#', strings.HasPrefix(text[i:], "//") && (i == 0 || text[i-1] != ':'), strings.HasPrefix(text[i:], "/*"):
			return i
		case c == '(':
			depth++
		case c == ')' && depth > 0:
			depth--
		case depth == 0 && strings.IndexByte(",;}]", c) >= 0, depth == 0 && strings.HasPrefix(text[i:], "，"):
			return i
		}
	}
	return len(text)
}
