package draft

import (
	"go/token"
	"regexp"
	"strings"

	"github.com/mdspec-go/mdspec/spec/dialect"
	"github.com/mdspec-go/mdspec/spec/goname"
)

var (
	route       = regexp.MustCompile(`(` + dialect.AnyMethod + `)[\s\x60*]+(?:https?://[^/\s]*)?(/[A-Za-z0-9._~:<>{}\[\]/-]*)`)
	methodAhead = regexp.MustCompile(`^[A-Z]+`)
	parameter   = regexp.MustCompile(`:([A-Za-z]\w*)|<([A-Za-z]\w*)>|\[([A-Za-z]\w*)\]|\{([A-Za-z]\w*)\}`)
)

// calls writes one call, with a request of the parameters in its path: a row for one of
// a table, else a heading.
func (w *writer) calls() {
	method, path, row, doc := w.route()
	path, keys, ok := parameters(path)
	if !ok {
		path, keys = "/path", nil
	}
	name := w.cell(row, dialect.Name)
	if m := codeSpan.FindStringSubmatch(w.nearest()); len(w.Header) == 0 && m != nil {
		name = m[1]
	}
	if !token.IsIdentifier(name) || !token.IsExported(name) || dialect.IsMethod(name) {
		if name, ok = nameOfCall(method, path); !ok {
			name = "CallName"
		}
	}
	if len(w.Header) == 0 {
		w.headedCall(name, method+" "+path, keys, docOf(strings.TrimSpace(strings.TrimPrefix(doc, name))))
		return
	}
	columns := []column{{dialect.Name, code(name)}}
	if len(keys) > 0 {
		w.section(dialect.Models)
		w.definition(name+"Request", "")
		w.requests(keys)
		columns = append(columns, column{dialect.Request, code(name + "Request")})
	}
	w.section(dialect.Calls)
	w.table(append(columns, column{dialect.URL, code(method + " " + path)}, column{dialect.Doc, docOf(doc)})...)
}

// nearest returns the nearest heading above the passage; "" without one.
func (w *writer) nearest() string {
	if len(w.Headings) == 0 {
		return ""
	}
	return w.Headings[0]
}

// headedCall writes a call under a heading of its own.
func (w *writer) headedCall(name, url string, keys []string, doc string) {
	w.section(dialect.Calls)
	w.text.WriteString(strings.TrimSpace("### "+code(name)+" "+code(url)+" "+doc) + "\n")
	if len(keys) > 0 {
		w.text.WriteString("\n#### " + dialect.RequestPart.Title(w.chinese()) + "\n\n")
		w.requests(keys)
	}
}

// nameOfCall returns a Go name for a call: its method and the words of its path.
func nameOfCall(method, path string) (string, bool) {
	return goname.FromKey(strings.ToLower(method) + strings.NewReplacer("{", "", "}", "", "/", " ").Replace(path))
}

// parameters returns a path with its parameters as the dialect writes them, and
// their keys; ok is false if they are none of which fields can be made.
func parameters(path string) (written string, keys []string, ok bool) {
	names := map[string]bool{}
	written = parameter.ReplaceAllStringFunc(path, func(p string) string {
		key := strings.Trim(p, ":<>{}[]")
		keys = append(keys, key)
		if name, ok := goname.FromKey(key); ok {
			names[name] = true
		}
		return "{" + key + "}"
	})
	rest := parameter.ReplaceAllString(path, "")
	return written, keys, len(names) == len(keys) && !strings.ContainsAny(rest, ":<>{}[]")
}

// requests writes a field for each key.
func (w *writer) requests(keys []string) {
	w.text.WriteString("| " + w.header(dialect.JSON) + " | " + w.header(dialect.Type) + " |\n| :-- | :-- |\n")
	for _, k := range keys {
		w.text.WriteString("| " + code(k) + " | `string` |\n")
	}
}

// route returns the first method and path of the passage, the row that has them
// and what is said of the call.
func (w *writer) route() (method, path string, row []string, doc string) {
	for _, r := range w.Rows {
		for _, c := range r {
			if m := route.FindStringSubmatch(c); m != nil {
				return m[1], m[2], r, w.cell(r, dialect.Doc)
			}
		}
		if m := route.FindStringSubmatch(w.methodOf(r) + " " + w.cell(r, dialect.URL)); m != nil {
			return m[1], m[2], r, w.cell(r, dialect.Doc)
		}
	}
	for _, h := range w.Headings {
		if m := route.FindStringSubmatch(h); m != nil {
			words := strings.NewReplacer("`", "", "*", "").Replace(strings.Replace(h, m[0], "", 1))
			return m[1], m[2], nil, strings.Trim(plain(words), " :：()（）–—-")
		}
	}
	return "POST", "/path", nil, ""
}

// methodOf returns the cell of a row that is a method and nothing else, of several
// methods the first; POST if there is none.
func (w *writer) methodOf(row []string) string {
	for _, c := range row {
		if dialect.IsMethod(c) {
			return methodAhead.FindString(c)
		}
	}
	return "POST"
}
