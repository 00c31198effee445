package lint

import (
	"regexp"
	"strings"

	"github.com/mdspec-go/mdspec/parser/syntax"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
	"github.com/mdspec-go/mdspec/spec/goname"
)

// checkCallsAsText finds what reads like the declaration of a call and is text of a
// definition: a deeper heading, the first line of a paragraph or of code that is a
// method and a path. What names a declared call refers to it.
func checkCallsAsText(x *pass) {
	declared := map[string]bool{}
	for c := range x.Package.Calls() {
		declared[c.Method+" "+dialect.PathParameter.ReplaceAllString(c.Path, "{}")] = true
	}
	for _, d := range x.Documents {
		section, owner := dialect.Prose, ""
		for _, b := range d.Blocks {
			switch {
			case b.Kind == syntax.HeadingBlock && b.Level <= 2:
				section, owner = dialect.Prose, ""
				if b.Level == 2 {
					section = dialect.SectionOf(b.Text.Text())
				}
			case b.Kind == syntax.HeadingBlock && b.Level == 3:
				owner = strings.Trim(b.Text.Text(), "` ")
				if spans, _ := d.CodeSpans(b.Text); len(spans) > 0 {
					owner = spans[0].Inner.Text()
				}
			case owner != "" && (section == dialect.Models || section == dialect.Enums):
				at := firstLine(d, b)
				if c, ok := calledBy(at.Text(), b.Kind == syntax.HeadingBlock); ok && !declared[c.String()] {
					x.add(at, c.written, owner, diag.Verbatim(titleFor(d, dialect.Calls)), c.row())
				}
			}
		}
	}
}

// titleFor returns the title of a section in the language of a document's headings.
func titleFor(d *dialect.Document, kind dialect.SectionKind) string {
	for _, h := range d.Headings {
		if sectionOf(h) != nil && dialect.IsChinese(h.Text.Text()) {
			return kind.Section().Title(true)
		}
	}
	return kind.Section().Title(false)
}

// firstLine returns the first line of a block that may declare a call; nothing of
// another one.
func firstLine(d *dialect.Document, b *syntax.Block) diag.Span {
	switch b.Kind {
	case syntax.HeadingBlock:
		return b.Text
	case syntax.ParagraphBlock, syntax.CodeBlock:
		return d.Trim(b.Lines[0])
	case syntax.FenceBlock:
		for _, line := range d.SplitLines(b.Content) {
			if line = d.Trim(line); line.Start < line.End {
				return line
			}
		}
	}
	return d.Source.Span(b.Start, b.Start)
}

// call is a method and a path that a text names.
type call struct{ written, method, path string }

var (
	// lineCall is a line that holds nothing else; headCall begins a heading, and
	// tailCall ends one.
	lineCall = regexp.MustCompile("^" + callForm + `(?:\s+HTTP/[\d.]+)?$`)
	headCall = regexp.MustCompile("^" + callForm + `(?:[\s：，,；;（(\])）]|$)`)
	tailCall = regexp.MustCompile(`(?:^|[\s：:*_` + "`" + `（(\[])` + callForm + `[)）\]]?$`)
	// refers is in front of a call that a heading refers to.
	refers = regexp.MustCompile(`(?i)(?:由|从|自|在|见|用|对|给|供|的|\b(?:by|from|of|in|for|see|via|to|with|and|or|like))[\s*_` + "`" + `]*$`)
)

var callForm = "[*_`\\[]*\\b(" + dialect.AnyMethod + ")\\b[*_`\\]：: \\t]+[*_`]*(?:https?://[^\\s/`*]+|\\{[^/{}]*\\})?(/[A-Za-z0-9._~:/{}<>%$-]*)(?:\\?[^\\s`*]*)?[*_`]*"

// calledBy returns the call that a line declares, which in a heading may have words
// around it.
func calledBy(line string, heading bool) (call, bool) {
	m := lineCall.FindStringSubmatchIndex(line)
	if m == nil && heading {
		if m = headCall.FindStringSubmatchIndex(line); m == nil {
			m = tailCall.FindStringSubmatchIndex(line)
		}
		if m != nil && refers.MatchString(line[:m[2]]) {
			return call{}, false
		}
	}
	if m == nil || strings.HasPrefix(line[m[4]:], "//") {
		return call{}, false
	}
	method, path := line[m[2]:m[3]], strings.TrimRight(line[m[4]:m[5]], "_*:.")
	path = dialect.PathParameter.ReplaceAllStringFunc(path, func(p string) string { return "{" + strings.Trim(p, "{}:<>") + "}" })
	return call{method + " " + path, method, path}, true
}

// String is the call without the names of its parameters.
func (c call) String() string {
	return c.method + " " + dialect.PathParameter.ReplaceAllString(c.path, "{}")
}

// row shows the row that declares the call.
func (c call) row() diag.Phrase {
	last := "call"
	for _, part := range strings.Split(c.path, "/") {
		if part != "" && !strings.ContainsAny(part, "{:<") {
			last = part
		}
	}
	name, ok := goname.FromKey(strings.ToLower(c.method) + "_" + last)
	if !ok {
		name = "Call"
	}
	return diag.Verbatim("`" + name + "`|`" + diag.Printable(c.written) + "`")
}
