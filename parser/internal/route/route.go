// Package route reads the URL of a call, a method and a path, and finds what the author
// of a text that is nearly one may have meant.
package route

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// URL is what a URL cell says.
type URL struct{ Method, Media, Path string }

var (
	methodForm = regexp.MustCompile(`^([A-Za-z]+)(?:\(([^()]*)\))?$`)
	pathForm   = regexp.MustCompile(`^/[A-Za-z0-9._~!$&'()*+,;=:@%/{}-]*$`)
	methods    = spec.Methods()
)

// Parse reads `METHOD /path`, or says what is wrong with it.
func Parse(text string) (URL, diag.Phrase) {
	method, path, _ := strings.Cut(text, " ")
	path = strings.TrimSpace(path)
	form := methodForm.FindStringSubmatch(method)
	switch {
	case text == "":
		return URL{}, diag.Say("the cell is empty", "单元格是空的")
	case form == nil || !slices.Contains(methods, form[1]):
		return URL{}, diag.Say("it does not begin with a method", "开头不是 HTTP 方法")
	case form[2] != "" && form[1] != "POST" || strings.HasSuffix(method, "()"):
		return URL{}, diag.Say("an upload is written POST(part)", "上传文件写成 POST(part)")
	case strings.HasPrefix(path, "/") && strings.ContainsAny(path, "?#"):
		return URL{}, diag.Say("it has a query, whose parameters are to be fields of the request", "它带有查询参数，查询参数应写成请求的字段")
	case !pathForm.MatchString(path):
		return URL{}, diag.Say("it has no path that begins with / and needs no escaping", "缺少以 / 开头且无需转义的路径")
	}
	return URL{form[1], form[2], path}, pathFault(path)
}

// pathFault says what is wrong with the {name} and % parts of a path; nothing if
// all are right.
func pathFault(path string) diag.Phrase {
	if _, err := url.PathUnescape(path); err != nil {
		return diag.Say("a %% of its path is not followed by two hexadecimal digits", "路径里有的 %% 后面不是两位十六进制数字")
	}
	rest := path
	for {
		open := strings.IndexByte(rest, '{')
		end := strings.IndexByte(rest, '}')
		switch {
		case open < 0 && end < 0:
			return diag.Phrase{}
		case open < 0 || end < open:
			return diag.Say("a brace of its path is not closed, or not opened", "路径里的花括号不成对")
		case end == open+1 || strings.Contains(rest[open+1:end], "{"):
			return diag.Say("a brace of its path holds no name", "路径的花括号里没有名字")
		}
		rest = rest[end+1:]
	}
}

var (
	schemeForm  = regexp.MustCompile(`(?i)^https?://`)
	addressForm = regexp.MustCompile(`(?i)^(?:https?://[^/?# ]+|(?:[a-z0-9-]+\.)+(?:com|cn|net|org|io|dev|app)(?::[0-9]+)?\b)`)
)

// IsAddress reports whether the text names a host.
func IsAddress(text string) bool {
	_, target := splitMethod(narrow(text))
	return addressForm.MatchString(target)
}

// Suggest returns what the author of a cell that is no `METHOD /path` may have
// meant: the same method and path in the form that is read. Of a whole address
// the base URL of the service is left out or, if that is not known, the host.
func Suggest(text, base string) []string {
	method, target := splitMethod(narrow(text))
	path := SuggestPath(target, base)
	var out []string
	for _, m := range suggestMethods(method, target) {
		if _, fault := Parse(m + " " + path); fault.IsZero() {
			out = append(out, m+" "+path)
		}
	}
	return out
}

// anyRoute is a word like a method and a path, or a method and one word.
var anyRoute = regexp.MustCompile(`^(?:[A-Z]+ +/|(?:` + strings.Join(methods, "|") + `) +[^\s/]+$)`)

// IsMeant reports whether a text is meant to be a URL, whatever its faults: it has a
// method, or is a path or an address and nothing else.
func IsMeant(text string) bool {
	if anyRoute.MatchString(text) {
		return true
	}
	method, target := splitMethod(narrow(text))
	name, _, _ := strings.Cut(method, "(")
	return isMethod(name) && strings.Contains(target, "/") || method == "" && (strings.HasPrefix(target, "/") || schemeForm.MatchString(target))
}

// narrow returns the text with the wide forms of ASCII that input methods for
// Chinese write, such as ／ and ｛, as ASCII.
func narrow(text string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case r >= '！' && r <= '～':
			return r - '！' + '!'
		case r == '\u3000':
			return ' '
		}
		return r
	}, text))
}

var methodAhead = regexp.MustCompile(`^[\[*]*([A-Za-z]+)(\([^()/]*\))?[\]*]*([\s:,]*)`)

// splitMethod returns the method of a text, in upper case, and what is left of
// the text. The method may stand behind the path, be glued to it, or have other
// signs around it; "" if there is none.
func splitMethod(text string) (method, target string) {
	words := strings.Fields(text)
	if n := len(words); n > 1 && !isMethod(words[0]) && isMethod(strings.Trim(words[n-1], "[]()*,")) {
		return strings.ToUpper(strings.Trim(words[n-1], "[]()*,")), strings.TrimRight(strings.Join(words[:n-1], " "), ",")
	}
	m := methodAhead.FindStringSubmatch(text)
	if m == nil || !isMethod(m[1]) && (m[3] == "" || m[3][0] != ' ') {
		return "", text // the beginning of a path
	}
	return strings.ToUpper(m[1]) + m[2], text[len(m[0]):]
}

func isMethod(word string) bool { return slices.Contains(methods, strings.ToUpper(word)) }

// suggestMethods returns the methods that may be meant: those that the word is
// near to, and without a word in front of what looks like a path the two usual ones.
func suggestMethods(method, target string) (out []string) {
	name, _, _ := strings.Cut(method, "(")
	switch {
	case target == "":
		return nil
	case method == name+"()":
		return []string{name}
	case method != name && slices.Contains(methods, name):
		return []string{"POST" + strings.TrimPrefix(method, name)}
	case slices.Contains(methods, name):
		return []string{name}
	case method == "" && strings.Contains(target, "/"):
		return []string{"GET", "POST"}
	}
	for _, m := range diag.Suggest(name, methods) {
		out = append(out, m+strings.TrimPrefix(method, name))
	}
	return out
}

var (
	hostVariable  = regexp.MustCompile(`^(?:\$?\{\{?[^{}/]+\}?\}|<[^<>/]+>)/`)
	otherVariable = regexp.MustCompile(`\{\{\s*([^{}/]+?)\s*\}\}|\{\s*([^{}/]+?)\s*\}|<([^<>/]+)>|\[([^\[\]/]+)\]`)
	behindPath    = regexp.MustCompile(`[?#].*| +(?:\(|HTTP/).*`)
	unsafeInPath  = regexp.MustCompile(`[^A-Za-z0-9._~!$&'()*+,;=:@%/{} -]+`)
)

// SuggestPath returns the path that the text means; it needs not be one.
func SuggestPath(text, base string) string {
	base = schemeForm.ReplaceAllString(strings.TrimSuffix(base, "/"), "")
	below, ok := strings.CutPrefix(schemeForm.ReplaceAllString(text, ""), base)
	if ok && base != "" && strings.HasPrefix(below, "/") {
		text = below
	}
	text = hostVariable.ReplaceAllString(addressForm.ReplaceAllString(text, ""), "/")
	text = behindPath.ReplaceAllString(text, "")
	text = otherVariable.ReplaceAllString(text, "{$1$2$3$4}")
	if !strings.HasPrefix(text, "/") {
		text = "/" + text
	}
	return unsafeInPath.ReplaceAllStringFunc(text, url.PathEscape)
}
