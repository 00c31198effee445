package facts

import (
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/page"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/words"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

var leftMatrix = diag.Say("it says which fields go with what, and declares none", "它说明各字段在什么情况下出现，并不声明字段")

// isMatrix reports whether a table crosses words with the keys of fields: the headers beside
// the first are such, and the cells below them have marks and no more. A table whose first
// column is one of keys or of values declares these.
func (r *reader) isMatrix(s *section, c *columns) bool {
	if len(c.Header) < 3 || len(c.Rows) == 0 {
		return false
	}
	if first := r.book.Header(c.Header[0].Text); first == words.Key || first == words.Value {
		return false
	}
	return r.crossesKeys(s, c.Header[1:]) && !slices.ContainsFunc(c.Rows, func(row page.Row) bool {
		return words.Plain(row.Cell(0).Text) == "" || slices.ContainsFunc(row.Cells[1:], func(cell page.Cell) bool {
			return !crossMark.MatchString(words.Plain(cell.Text))
		})
	})
}

// crossMark is a cell that says no more than whether something is there.
var crossMark = lazyregexp.New(`(?i)^(?:|[-–—/✓✔√✅☑●○✗✘×❌x*]|value|null|non-null|yes|no|y|n|true|false|required|optional|forbidden|any|ignored|n/a|none|有|无|無|是|否|必填|可选|必选|选填|空|非空|值)\s*\**$`)

// crossesKeys reports whether headers are keys of fields: by their looks, or since one type
// or call of the page has all of them.
func (r *reader) crossesKeys(s *section, headers []page.Cell) bool {
	looks, plain := 0, 0
	for _, h := range headers {
		key := words.Plain(h.Text)
		switch {
		case !lowerKey.MatchString(key):
			return false
		case isCode(h.Text), strings.ContainsAny(key, "_ABCDEFGHIJKLMNOPQRSTUVWXYZ"):
			looks++
		case r.book.Header(h.Text) != words.Unknown:
			plain++ // which may as well be the word of a column
		}
	}
	if looks > 0 && plain == 0 {
		return true
	}
	return slices.ContainsFunc(r.lists(s), func(list []*Field) bool {
		return !slices.ContainsFunc(headers, func(h page.Cell) bool { return find(list, words.Plain(h.Text)) == nil })
	})
}

// lowerKey is a key that begins in lower case.
var lowerKey = lazyregexp.New(`^[a-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)*$`)

// lists returns the fields of all types and calls of the page that are read so far.
func (r *reader) lists(s *section) (out [][]*Field) {
	for s.above != nil {
		s = s.above
	}
	s.each(func(at *section) {
		if t := r.types[at]; t != nil {
			out = append(out, t.Fields)
		}
		for _, g := range at.groups {
			out = append(out, g.lead().Request, g.lead().Response)
		}
	})
	return out
}
