package runtime

import (
	"errors"
	"strings"
)

const mdspecSpaces = " \t"

// mdspecNextLink returns the target of the first link rel="next" in the values of
// the header Link (RFC 8288), and reports whether there is one. A link about another
// resource, which has an anchor, is none. What cannot be read is an error only if
// there is no such link.
func mdspecNextLink(header []string) (target string, ok bool, err error) {
	for _, value := range header {
		for rest := value; ; {
			if rest = strings.TrimLeft(rest, mdspecSpaces+","); rest == "" {
				break
			}
			link, after, closed := strings.Cut(rest, ">")
			link, opened := strings.CutPrefix(link, "<")
			rel, anchored, after := mdspecLinkParameters(after)
			if !opened || !closed || after != "" && after[0] != ',' {
				err = errors.New("the header Link cannot be read")
				break
			}
			if mdspecIsNext(rel) && !anchored {
				return strings.Trim(link, mdspecSpaces), true, nil
			}
			rest = after
		}
	}
	return "", false, err
}

func mdspecIsNext(rel string) bool {
	for _, r := range strings.Fields(rel) {
		if strings.EqualFold(r, "next") {
			return true
		}
	}
	return false
}

// mdspecLinkParameters reads the parameters behind the target of a link: the first
// rel, and whether there is an anchor.
func mdspecLinkParameters(text string) (rel string, anchored bool, rest string) {
	for hasRel := false; ; {
		text = strings.TrimLeft(text, mdspecSpaces)
		if text == "" || text[0] != ';' {
			return rel, anchored, text
		}
		text = text[1:]
		end := strings.IndexAny(text+";", "=;,")
		name, value := strings.Trim(text[:end], mdspecSpaces), ""
		if text = text[end:]; strings.HasPrefix(text, "=") {
			value, text = mdspecLinkValue(strings.TrimLeft(text[1:], mdspecSpaces))
		}
		switch {
		case strings.EqualFold(name, "anchor"):
			anchored = true
		case strings.EqualFold(name, "rel") && !hasRel:
			rel, hasRel = value, true
		}
	}
}

// mdspecLinkValue reads the value of a parameter, which may be quoted.
func mdspecLinkValue(text string) (value, rest string) {
	if !strings.HasPrefix(text, `"`) {
		end := strings.IndexAny(text+";", ";,"+mdspecSpaces)
		return text[:end], text[end:]
	}
	var b strings.Builder
	for i := 1; i < len(text); i++ {
		switch c := text[i]; {
		case c == '"':
			return b.String(), text[i+1:]
		case c == '\\' && i+1 < len(text):
			i++
			b.WriteByte(text[i])
		default:
			b.WriteByte(c)
		}
	}
	return b.String(), "" // the quotation has no end
}
