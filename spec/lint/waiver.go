package lint

import (
	"cmp"
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/parser/syntax"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// The rules of waivers. They cannot be waived themselves.
var (
	waiverMalformed     = &Rule{Rule: book.Rule("waiver-malformed"), Category: Minimal}
	waiverUnknownRule   = &Rule{Rule: book.Rule("waiver-unknown-rule"), Category: Minimal}
	waiverWithoutReason = &Rule{Rule: book.Rule("waiver-without-reason"), Category: Minimal}
	waiverUnused        = &Rule{Rule: book.Rule("waiver-unused"), Category: Minimal}
)

var waiverRules = []*Rule{waiverMalformed, waiverUnknownRule, waiverWithoutReason, waiverUnused}

// waiver is a comment that allows findings of a rule in its scope.
type waiver struct {
	*directive
	outer *waiver // of the next wider scope; nil if there is none
	used  bool
}

// waivers are those of a run.
type waivers struct {
	rules  []*Rule                 // of lint
	others []*diag.Rule            // that are not
	all    []*waiver               // in document order
	by     map[waiverKey][]*waiver // sorted by where their scopes begin, each scope once; see nest
}

// waiverKey names the document and the rule of a waiver.
type waiverKey struct {
	source *diag.Source
	rule   string
}

// waive returns the findings of the rules that ran which no comment of the
// documents allows, and what is wrong with the comments.
func (w *waivers) waive(documents []*dialect.Document, found diag.List, ran func(*Rule) bool) diag.List {
	var out diag.List
	for _, d := range documents {
		for _, comment := range d.Comments {
			if addressed(comment) {
				w.read(readDirective(d.Document, comment), &out)
			}
		}
	}
	for key := range w.by {
		w.by[key] = nest(w.by[key])
	}
	for _, f := range found {
		if !w.allows(f) {
			out = append(out, f)
		}
	}
	for _, unused := range w.all {
		// A rule that did not run may find something when it does.
		if r := w.rule(unused.Rule); !unused.used && ran(r) {
			out.Add(waiverUnused.Rule, unused.Span, unused.Rule).Fix = removal(unused.Span)
		}
	}
	return out
}

// read takes note of a waiver, or says why the comment is none.
func (w *waivers) read(d *directive, out *diag.List) {
	switch r := w.rule(d.Rule); {
	case d.Prefix != prefix && !asksToAllow(d):
		// A heading of some comment, such as `Mdspec: see the README`.
	case d.Within:
		out.Add(waiverMalformed.Rule, d.Span, diag.Say("stands within a heading, a text, a list, a quotation or a table and not on lines of its own",
			"没有独占一行，而是写在标题、段落、列表、引用或表格里"))
	case d.Prefix != prefix:
		f := out.Add(waiverMalformed.Rule, d.Span, diag.Say("begins with `%[1]s`, which means nothing in these letters",
			"以 `%[1]s` 开头，大小写不对", d.Prefix+d.Verb))
		f.Suggest = []string{prefix + verbAllow}
	case d.Verb == "":
		f := out.Add(waiverMalformed.Rule, d.Span, diag.Say("names no verb right behind `mdspec:`", "在 `mdspec:` 之后没有紧接动词"))
		if asksToAllow(d) {
			f.Suggest = []string{prefix + verbAllow}
		}
	case d.Verb != verbAllow:
		f := out.Add(waiverMalformed.Rule, d.Span, diag.Say("says `%[1]s` to mdspec, which knows only `allow`",
			"写的是 `%[1]s`，而 mdspec 只认识 `allow`", d.Verb))
		f.Suggest = diag.Suggest(d.Verb, []string{verbAllow})
	case d.Rule == "":
		out.Add(waiverMalformed.Rule, d.Span, diag.Say("names no rule", "没有写明规则"))
	case r == nil:
		f := out.Add(waiverUnknownRule.Rule, d.RuleSpan, d.Rule, w.unwaivable(d.Rule))
		f.Suggest = diag.Suggest(d.Rule, w.waivable())
	case slices.Contains(waiverRules, r):
		out.Add(waiverUnknownRule.Rule, d.RuleSpan, d.Rule, diag.Say("is a rule of waivers, and those cannot be waived",
			"是关于豁免本身的规则，不能豁免"))
	case d.Reason == "":
		out.Add(waiverWithoutReason.Rule, d.Span, d.Rule)
	default:
		one := &waiver{directive: d}
		key := waiverKey{d.Span.Source, d.Rule}
		w.all = append(w.all, one)
		w.by[key] = append(w.by[key], one)
	}
}

// asksToAllow reports whether a comment has the verb, in any letters, behind a
// blank or not.
func asksToAllow(d *directive) bool {
	return strings.EqualFold(d.Verb, verbAllow) || d.Verb == "" && strings.EqualFold(d.Rule, verbAllow)
}

// nest sorts waivers by their scopes, which lie within each other as headings
// do, links each to the next wider one, and leaves out what an earlier one says.
func nest(all []*waiver) []*waiver {
	slices.SortStableFunc(all, func(a, b *waiver) int {
		return cmp.Or(cmp.Compare(a.Scope.Start, b.Scope.Start), cmp.Compare(b.Scope.End, a.Scope.End))
	})
	all = slices.CompactFunc(all, func(a, b *waiver) bool { return a.Scope == b.Scope })
	var inner *waiver
	for _, one := range all {
		for inner != nil && inner.Scope.End <= one.Scope.Start {
			inner = inner.outer
		}
		one.outer, inner = inner, one
	}
	return all
}

// allows reports whether a comment allows the finding; the nearest one counts
// as used.
func (w *waivers) allows(f diag.Diagnostic) bool {
	all := w.by[waiverKey{f.Span.Source, f.Rule.ID}]
	i, _ := slices.BinarySearchFunc(all, f.Span.Start+1, func(one *waiver, at int) int { return cmp.Compare(one.Scope.Start, at) })
	if i == 0 {
		return false
	}
	for one := all[i-1]; one != nil; one = one.outer {
		if f.Span.End <= one.Scope.End {
			one.used = true
			return true
		}
	}
	return false
}

// rule returns the rule of lint with the ID, nil if there is none.
func (w *waivers) rule(id string) *Rule {
	if i := slices.IndexFunc(w.rules, func(r *Rule) bool { return r.ID == id }); i >= 0 {
		return w.rules[i]
	}
	return nil
}

// waivable returns the IDs of the rules that can be waived.
func (w *waivers) waivable() []string {
	var ids []string
	for _, r := range w.rules {
		if !slices.Contains(waiverRules, r) {
			ids = append(ids, r.ID)
		}
	}
	return ids
}

// unwaivable says what an ID is that is none of lint.
func (w *waivers) unwaivable(id string) diag.Phrase {
	if slices.ContainsFunc(w.others, func(r *diag.Rule) bool { return r.ID == id }) {
		return diag.Say("is a rule of the dialect or of the output, and those cannot be waived", "是方言或输出的规则，不能豁免")
	}
	return diag.Say("is no rule of lint", "不是 lint 的规则")
}

// removal returns the fix that removes a comment. It is certain where the
// comment has its lines to itself and a blank line beside them, so that what it
// keeps apart stays apart.
func removal(comment diag.Span) *diag.Fix {
	src := comment.Source
	first, last := comment.Position().Line, comment.EndPosition().Line
	lines := src.Span(src.LineStart(first), lineStop(src, last))
	rest := string(src.Content()[lines.Start:comment.Start]) + string(src.Content()[comment.End:lines.End])
	above, below := blankLine(src, first-1), blankLine(src, last+1)
	alone := strings.TrimSpace(rest) == "" && (above || below)
	if alone {
		comment = lines
		if above && below {
			comment.End = lineStop(src, last+1)
		}
	}
	fix := replacement(diag.Say("remove the comment", "删除该注释"), comment, "")
	fix.Certain = alone
	return fix
}

// blankLine reports whether the line is blank or outside the source.
func blankLine(src *diag.Source, n int) bool {
	return strings.TrimSpace(string(src.Line(n))) == ""
}

// lineStop returns where the line ends, its line end included.
func lineStop(src *diag.Source, n int) int {
	if n >= src.Lines() {
		return len(src.Content())
	}
	return src.LineStart(n + 1)
}

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
	Reason   string    // the rest, as far as it can be seen; "" if there is none
	Scope    diag.Span // from the heading above the comment up to the next one that is not below it; the whole document without a heading
	RuleSpan diag.Span // where Rule is, else the end of the verb
	Span     diag.Span // the comment, with its marks
	Within   bool      // it is within a heading, a text, a list, a quotation or a table, where it has no effect
}

// addressed reports whether a comment begins with the prefix, in letters of either
// case: who writes capitals has to be told that they have no effect.
func addressed(c syntax.Comment) bool {
	text := c.Inner.Text()
	return len(text) >= len(prefix) && strings.EqualFold(text[:len(prefix)], prefix)
}

// readDirective reads the words of a comment with the prefix.
func readDirective(d *syntax.Document, c syntax.Comment) *directive {
	text := part(c.Inner, 0, len(prefix))
	verb, rest := cutWord(d, part(c.Inner, len(prefix), c.Inner.End-c.Inner.Start))
	rule, reason := cutWord(d, rest)
	return &directive{
		Prefix:   text.Text(),
		Verb:     verb.Text(),
		Rule:     rule.Text(),
		Reason:   strings.Join(strings.Fields(syntax.Visible(reason.Text())), " "),
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
