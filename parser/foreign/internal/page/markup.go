package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/mdspec-go/mdspec/spec/codespan"
	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

// token is a tag, a text or a comment of HTML or JSX.
type token struct {
	kind       html.TokenType
	name       string // of a tag, as it is written
	attrs      map[string]string
	raw        string
	start, end int  // in the source
	match      int  // of an opening tag: the index of the closing one; 0 without one
	code       bool // a text within an element of code
}

// is reports whether a token opens or closes one of the elements.
func (t token) is(names string) bool {
	return t.name != "" && strings.Contains(names, " "+strings.ToLower(t.name)+" ")
}

// opens reports whether a token is a tag that opens an element.
func (t token) opens() bool {
	return t.kind == html.StartTagToken || t.kind == html.SelfClosingTagToken
}

// isComponent reports whether a token is of an element of JSX.
func (t token) isComponent() bool { return t.name != "" && t.name[0] >= 'A' && t.name[0] <= 'Z' }

// inlineNames are the elements within a line of text.
const inlineNames = " a abbr b badge bdi bdo big chip cite code del em font highlight i icon ins kbd label link mark method pill q s samp small span strike strong sub sup tag tooltip tt u var wbr br "

// isInline reports whether a token is a part of a line of text.
func (t token) isInline() bool { return t.name == "" || t.is(inlineNames) }

var tagName = lazyregexp.New(`^</?([A-Za-z][\w.:-]*)`)

var (
	// braced is the value of an attribute of JSX: its braces count as blanks.
	braced = lazyregexp.New(`=\{(?:"[^"{}<>]*"|'[^'{}<>]*')\}`)
	angles = strings.NewReplacer("<", "\x01", ">", "\x01", "&", "\x01")
)

// masked returns a text of the same length in which code spans hold no tags.
func masked(text string) string {
	text = braced.ReplaceAllStringFunc(text, func(value string) string { return "=" + value[2:len(value)-1] + "  " })
	if !strings.Contains(text, "`") {
		return text
	}
	spans, _ := codespan.Find(text)
	var out strings.Builder
	at := 0
	for _, s := range spans {
		code := text[s.Open.Start:s.Close.End]
		if !strings.Contains(code, "\n") {
			code = angles.Replace(code)
		}
		out.WriteString(text[at:s.Open.Start])
		out.WriteString(code)
		at = s.Close.End
	}
	return out.String() + text[at:]
}

// tokensOf reads a text that begins at the offset of the source. Tags of no known
// element are text, such as the <id> of a path.
func tokensOf(text string, offset int) (out []token) {
	z := html.NewTokenizer(strings.NewReader(masked(text)))
	for at := 0; ; {
		kind := z.Next()
		end := at + len(z.Raw())
		raw := text[at:end]
		t := token{kind: kind, raw: raw, start: offset + at, end: offset + end}
		at = end
		if kind == html.ErrorToken {
			if t.kind = html.TextToken; raw != "" {
				out = append(out, t)
			}
			break
		}
		if m := tagName.FindStringSubmatch(raw); m != nil && kind != html.TextToken && kind != html.CommentToken {
			t.name, t.attrs = htmlName(m[1]), attributes(z)
			if t.opens() && !t.is(" script style ") {
				z.NextIsNotRawText()
			}
			if len(t.attrs) == 0 && t.name == m[1] && !t.isComponent() && atom.Lookup([]byte(strings.ToLower(t.name))) == 0 {
				t.kind, t.name = html.TextToken, ""
			}
		}
		out = append(out, t)
	}
	pair(out)
	return out
}

// attributes returns those of the tag that was read last. Values of JSX are without
// their braces and quotation marks.
func attributes(z *html.Tokenizer) map[string]string {
	_, more := z.TagName()
	var out map[string]string
	for more {
		var key, value []byte
		key, value, more = z.TagAttr()
		if out == nil {
			out = map[string]string{}
		}
		if _, twice := out[string(key)]; !twice {
			out[string(key)] = attributeValue(string(value))
		}
	}
	return out
}

// attributeValue returns the value of an attribute, out of {"…"} if it is so written.
func attributeValue(value string) string {
	if inner, ok := strings.CutPrefix(value, "{"); ok && strings.HasSuffix(inner, "}") && !strings.HasPrefix(inner, "{") {
		inner = strings.TrimSuffix(inner, "}")
		if trimmed := strings.Trim(inner, "\"'`"); trimmed != inner || !strings.Contains(value, "/") {
			return trimmed
		}
	}
	return value
}

// pair notes where elements close, and what is code.
func pair(tokens []token) {
	open := map[string][]int{}
	code := 0
	for i, t := range tokens {
		if markOf[strings.ToLower(t.name)] == "`" {
			code = max(0, code+codeStep[t.kind])
		}
		tokens[i].code = code > 0
		stack := open[t.name]
		switch {
		case t.kind == html.StartTagToken:
			open[t.name] = append(stack, i)
		case t.kind == html.EndTagToken && len(stack) > 0:
			tokens[stack[len(stack)-1]].match = i
			open[t.name] = stack[:len(stack)-1]
		}
	}
}

// codeStep is what a tag of code adds to how many of them are open.
var codeStep = map[html.TokenType]int{html.StartTagToken: 1, html.EndTagToken: -1}

// Marks of Markdown in the place of tags.
var markOf = map[string]string{"b": "**", "strong": "**", "em": "*", "i": "*", "code": "`", "tt": "`", "kbd": "`", "samp": "`"}

// markdown returns tokens as Markdown; <br> stays, and stands between paragraphs.
func markdown(tokens []token) string {
	var out strings.Builder
	for i, t := range tokens {
		text := markdownOf(t)
		if t.kind == html.TextToken && i > 0 && i+1 < len(tokens) {
			text = within(tokens[i-1], tokens[i+1], text)
		}
		out.WriteString(text)
	}
	text := itemBreak.ReplaceAllString(breaks.ReplaceAllString(linked(out.String()), "<br>"), "<br>- ")
	text = strings.Trim(strings.TrimPrefix(strings.Trim(text, asciiBlanks), "<br>"), asciiBlanks)
	return trimmed(decoded(strings.TrimSuffix(text, "<br>")))
}

// within returns a text without the line ends next to marks that open before it or close
// behind it: Markdown has none there. A star that is no mark is escaped.
func within(before, after token, text string) string {
	opens := before.kind == html.StartTagToken && markOf[strings.ToLower(before.name)] != ""
	closes := after.kind == html.EndTagToken && markOf[strings.ToLower(after.name)] != ""
	if left := strings.TrimLeft(text, asciiBlanks); opens && strings.Contains(text[:len(text)-len(left)], "\n") {
		text = left
	}
	if right := strings.TrimRight(text, asciiBlanks); closes && strings.Contains(text[len(right):], "\n") {
		text = right
	}
	if opens && strings.HasPrefix(text, "*") && !before.code {
		text = `\` + text
	}
	return text
}

// markdownOf returns one token as Markdown.
func markdownOf(t token) string {
	name := strings.ToLower(t.name)
	switch {
	case t.kind == html.TextToken && t.code:
		return html.UnescapeString(t.raw)
	case t.kind == html.TextToken:
		return t.raw
	case t.name == "":
		return ""
	case markOf[name] != "" && t.kind != html.SelfClosingTagToken:
		return markOf[name]
	case name == "a" && t.kind == html.EndTagToken, name == "link" && t.kind == html.EndTagToken:
		return linkClose
	case name == "a" && t.attrs["href"] != "", name == "link" && t.kind == html.StartTagToken:
		return linkOpen + t.attrs["href"] + t.attrs["to"] + linkText
	case name == "br", name == "p", name == "div":
		return "<br>"
	case name == "li" && t.enumKey() != "":
		return "<br>" + keyItem(t.enumKey())
	case name == "ul" && t.kind == html.EndTagToken, name == "ol" && t.kind == html.EndTagToken:
		return "<br>"
	case name == "li" && t.opens():
		return "<br>- "
	}
	return ""
}

// Marks of a link until its text is known, which no document can hold.
const (
	linkOpen  = "\x01"
	linkText  = "\x02"
	linkClose = "\x03"
)

var (
	htmlLink  = lazyregexp.New(linkOpen + `([^` + linkOpen + linkText + linkClose + `]*)` + linkText + `\s*([^` + linkOpen + linkText + linkClose + `]*?)\s*` + linkClose)
	linkMarks = lazyregexp.New("[" + linkOpen + linkText + linkClose + "]")
	itemBreak = lazyregexp.New(`<br>-\s*<br>\s*`) // of a paragraph within an item
	breaks    = lazyregexp.New(`(?:<br>\s*){2,}`)
)

// linked puts links in their Markdown form.
func linked(text string) string {
	if !strings.ContainsAny(text, linkOpen+linkText+linkClose) {
		return text
	}
	return linkMarks.ReplaceAllString(htmlLink.ReplaceAllString(text, "[$2]($1)"), "")
}
