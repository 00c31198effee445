package typeword

import (
	"strings"

	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

// link reads "[text](destination)" and "[text][reference]".
func (m *markup) link(text string) bool {
	end := closingBracket(text, '[', ']')
	if end < 0 || end+1 >= len(text) {
		return false
	}
	target, n := destination(text[end+1:])
	if n == 0 {
		return false
	}
	m.addLink(text[1:end], target)
	m.at += end + 1 + n
	return true
}

// addLink adds a link. Its text is read without its markup, so that the name it
// gives is read the same wherever it is written.
func (m *markup) addLink(text, target string) {
	inner, _ := scanText(text, false)
	inner, ok := scanText(markupOf.Replace(plain(inner)), false)
	if !ok {
		inner = nil
	}
	t := token{kind: link, inner: inner, target: target, text: plain(inner)}
	if t.text != "" || target != "" {
		m.add(t)
	}
}

// markupOf escapes what is markup in a text.
var markupOf = strings.NewReplacer(`\`, `\\`, "`", "\\`", "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`, "&", `\&`,
	"!", `\!`, "~", `\~`)

// destination reads "(destination "title")", and says how long it is.
func destination(text string) (target string, length int) {
	if text[0] != '(' {
		return "", 0
	}
	end := closingBracket(text, '(', ')')
	if end < 0 {
		return "", 0
	}
	inside := strings.TrimSpace(text[1:end])
	if strings.HasPrefix(inside, "<") {
		if last := closingBracket(inside, '<', '>'); last > 0 {
			return unescape(inside[1:last]), end + 1
		}
	}
	if fields := strings.Fields(inside); len(fields) > 0 {
		target = fields[0]
	}
	return unescape(target), end + 1
}

func unescape(text string) string {
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] == '\\' && i+1 < len(text) && isPunct(text[i+1]) {
			i++
		}
		b.WriteByte(text[i])
	}
	return b.String()
}

// closingBracket returns where the bracket is closed that the text begins with,
// -1 if nowhere.
func closingBracket(text string, open, closing byte) int {
	depth := 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case open:
			depth++
		case closing:
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// image passes over "![alt](source)", which says nothing of a type.
func (m *markup) image(text string) bool {
	if !strings.HasPrefix(text, "![") {
		return false
	}
	end := closingBracket(text[1:], '[', ']')
	if end < 0 || end+2 >= len(text) {
		return false
	}
	_, n := destination(text[end+2:])
	if n > 0 {
		m.at += end + 2 + n
	}
	return n > 0
}

// tagPattern matches an HTML tag. A name alone in angle brackets is one only if
// no type is called so: "List<B>".
var tagPattern = lazyregexp.New(`(?i)^<(?:!--.*?--|(/?)(a|abbr|b|br|code|del|div|em|font|i|kbd|li|nobr|ol|p|pre|s|small|span|strong|sub|sup|tt|u|ul|var|wbr)(\s[^<>]*)?/?)>`)

var hrefPattern = lazyregexp.New(`(?i)\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))`)

// tag passes over an HTML tag; the text of <a href="…"> is that of a link.
func (m *markup) tag(text string) bool {
	found := tagPattern.FindStringSubmatch(text)
	if found == nil || len(found[2]) == 1 && found[1] == "" && found[3] == "" && !hasClosingTag(text, found[2]) {
		return false
	}
	m.at += len(found[0])
	if name := strings.ToLower(found[2]); name == "br" || name == "li" || name == "p" || name == "div" {
		m.gap = true
	}
	href := hrefPattern.FindStringSubmatch(found[3])
	end := strings.Index(text, "</a>")
	if href != nil && end > 0 && m.links {
		m.addLink(text[len(found[0]):end], href[1]+href[2]+href[3])
		m.at += end - len(found[0]) + len("</a>")
	}
	return true
}

func hasClosingTag(text, name string) bool { return strings.Contains(text, "</"+name+">") }
