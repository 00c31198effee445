package lint

import (
	"strings"

	"github.com/mdspec-go/mdspec/parser/syntax"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// What a comment to mdspec begins with, and the only verb there is.
const (
	prefix    = "mdspec:"
	verbAllow = "allow"
)

// directive is a comment `<!-- mdspec:VERB RULE REASON -->`.
type directive struct {
	Prefix   string    // "mdspec:" in the letters of the comment; in others it has no effect
	Verb     string    // "" if none follows the prefix at once
	Rule     string    // "" if the comment ends before it
	Reason   string    // the rest; "" if there is none
	Scope    diag.Span // from the heading above the comment up to the next one that is not below it; the whole document without a heading
	RuleSpan diag.Span // where Rule is, else the end of the verb
	Span     diag.Span // the comment, with its marks
	Within   bool      // it stands within a heading, a text, a list, a quotation or a table, where it has no effect
}

// addressed reports whether a comment speaks to mdspec, in letters of either
// case: who writes capitals has to be told that they have no effect.
func addressed(c syntax.Comment) bool {
	text := c.Inner.Text()
	return len(text) >= len(prefix) && strings.EqualFold(text[:len(prefix)], prefix)
}

// readDirective reads the words of a comment that speaks to mdspec.
func readDirective(d *syntax.Document, c syntax.Comment) *directive {
	text := part(c.Inner, 0, len(prefix))
	verb, rest := cutWord(d, part(c.Inner, len(prefix), c.Inner.End-c.Inner.Start))
	rule, reason := cutWord(d, rest)
	return &directive{
		Prefix:   text.Text(),
		Verb:     verb.Text(),
		Rule:     rule.Text(),
		Reason:   strings.Join(strings.Fields(reason.Text()), " "),
		Scope:    d.Under(c.Span.Start),
		RuleSpan: rule,
		Span:     c.Span,
		Within:   c.Within,
	}
}

// cutWord splits off the first word of a text; the rest has no blanks around it.
func cutWord(d *syntax.Document, s diag.Span) (word, rest diag.Span) {
	text := s.Text()
	n := strings.IndexAny(text, " \t\r\n")
	if n < 0 {
		n = len(text)
	}
	return part(s, 0, n), d.Trim(part(s, n, len(text)))
}
