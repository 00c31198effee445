package facts

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/page"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/sample"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/typeword"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/words"
)

// Options are what a profile says of how pages are read.
type Options struct {
	Book *words.Book
	// NamePath says that a heading that is a name in a code span, above parameters, is a
	// call whose path is the name.
	NamePath bool
}

// reader reads one page.
type reader struct {
	page      *page.Page
	book      *words.Book
	options   Options
	out       *Page
	footnotes bool                // a star at a name refers to a note below the table
	groupOf   map[*page.Part]int  // of parts below an owner with calls
	consumed  map[*page.Part]bool // tables that are the route of a call
	types     map[*section]*Type
}

// Read returns what a page says.
func Read(p *page.Page, o Options) *Page {
	r := &reader{page: p, book: o.Book, options: o, out: &Page{Page: p}, groupOf: map[*page.Part]int{}, consumed: map[*page.Part]bool{}, types: map[*section]*Type{}}
	r.footnotes = slices.ContainsFunc(p.Parts, func(part *page.Part) bool {
		return part.Kind == page.Text && (strings.HasPrefix(part.Text, `\*`) || strings.HasPrefix(part.Text, "* "))
	})
	top := r.sections()
	r.heading(top)
	top.each(r.hoist)
	top.each(r.declareCalls)
	top.each(r.readParts)
	r.finish(top)
	return r.out
}

// heading takes the title of the page: that of the front matter, else its first heading.
func (r *reader) heading(top *section) {
	r.out.Title = r.page.Title
	for _, p := range r.page.Parts {
		if p.Kind == page.Heading && r.out.Title == "" {
			r.out.Title = words.Plain(p.Text)
			break
		}
	}
	if len(top.children) > 0 && len(top.parts) == 0 && words.Plain(top.children[0].title.Text) == r.out.Title {
		top = top.children[0]
	}
	if hasPath(top.routes) {
		return
	}
	for _, p := range top.parts {
		if p.Kind != page.Text || p.Bullet {
			break
		}
		r.out.Intro = append(r.out.Intro, p.Text)
	}
}

// hoist gives the routes of a section to the one that names what they are of. Routes that
// have tables between them are of several calls, each with its own.
func (r *reader) hoist(s *section) {
	owner := s.owner
	owner.route(s.routes, s)
	for _, p := range s.parts {
		switch p.Kind {
		case page.Route, page.Text:
			owner.route(p.Routes, s)
		case page.Table:
			if routes := r.rowRoutes(s, p); len(routes) > 0 {
				owner.route(routes, s)
				r.consumed[p] = true
				continue
			}
			owner.filled = true
		case page.Code:
			owner.filled = owner.filled || s.part().Part != words.NoPart
		}
		r.groupOf[p] = max(0, len(owner.groups)-1)
	}
}

// route adds routes that stand in a section to those of its owner.
func (s *section) route(routes []page.RouteOf, at *section) {
	if at.part().Part == words.ExamplePart {
		return
	}
	for _, route := range routes {
		if route.Path != "" && (s.knows(route) || s.refines(route)) {
			continue
		}
		if len(s.groups) == 0 || s.filled && route.Path != "" && hasPath(s.groups[len(s.groups)-1].routes) {
			s.groups = append(s.groups, &group{})
		}
		s.filled = false
		last := s.groups[len(s.groups)-1]
		last.routes = append(last.routes, route)
	}
}

// knows reports whether a route is one that the section has, or an example of one.
func (s *section) knows(route page.RouteOf) bool {
	for _, g := range s.groups {
		for _, known := range g.routes {
			if (known.Method == route.Method || route.Method == "") && known.Path != "" && exemplifies(route.Path, known.Path) {
				return true
			}
		}
	}
	return false
}

// refines puts a route in the place of an example of it that the section has; it reports
// whether there is one.
func (s *section) refines(route page.RouteOf) bool {
	for _, g := range s.groups {
		for i, known := range g.routes {
			if known.Method == route.Method && known.Path != "" && exemplifies(known.Path, route.Path) {
				g.routes[i] = route
				return true
			}
		}
	}
	return false
}

// exemplifies reports whether a path is another one, perhaps with values in the place of
// parameters, and with something ahead of it.
func exemplifies(path, pattern string) bool {
	got, want := strings.Split(path, "/"), strings.Split(pattern, "/")
	if len(got) < len(want) {
		return false
	}
	got = got[len(got)-len(want)+1:]
	for i, part := range want[1:] {
		if part != got[i] && !strings.HasPrefix(part, "{") {
			return false
		}
	}
	return true
}

// rowRoutes returns the route of a table of one call that stands among the parts of the
// call itself.
func (r *reader) rowRoutes(s *section, p *page.Part) []page.RouteOf {
	if len(p.Table.Rows) != 1 || s.owner.above == nil || !r.hasTables(s.owner, p) && s.owner.level < 2 {
		return nil
	}
	c := r.columnsOf(p.Table)
	if !c.isCalls() {
		return nil
	}
	call := c.callRow(p.Table.Rows[0], r.book)
	if call.Route.Path == "" {
		return nil
	}
	return []page.RouteOf{call.Route}
}

// hasTables reports whether there is another table or an example below the owner.
func (r *reader) hasTables(owner *section, but *page.Part) (has bool) {
	owner.each(func(s *section) {
		for _, p := range s.parts {
			has = has || s.owner == owner && p != but && (p.Kind == page.Table || p.Kind == page.Code)
		}
	})
	return has
}

// readParts reads the tables and examples of a section.
func (r *reader) readParts(s *section) {
	says := s.part()
	r.valueList(s, says)
	if s.title != nil && s.title.Kind == page.Label && len(s.owner.groups) > 0 && len(s.parts) > 0 {
		r.returns(r.groupAt(s, s.parts[0]).lead(), s.title, says)
	}
	var last *reading
	var ahead string // the text right above
	for _, p := range s.parts {
		switch p.Kind {
		case page.Table:
			last = r.table(s, p, says, ahead, last)
		case page.Code:
			r.example(s, p, says, ahead)
		case page.Text, page.Label:
			r.text(s, p, says)
		}
		if ahead = ""; p.Kind == page.Text || p.Kind == page.Label {
			ahead = p.Text
		}
	}
}

// reading is a table of fields that was read, and where its fields went.
type reading struct{ into *[]*Field }

// table reads a table.
func (r *reader) table(s *section, p *page.Part, says words.Title, ahead string, last *reading) *reading {
	t := &Table{Span: p.Span}
	for _, row := range p.Table.Rows {
		t.Rows = append(t.Rows, &Row{Span: row.Span, Text: words.Plain(row.Cell(0).Text)})
	}
	r.out.Tables = append(r.out.Tables, t)
	g := r.groupAt(s, p)
	if r.consumed[p] {
		t.Rows[0].Call = g.lead()
		return last
	}
	c := r.columnsOf(p.Table)
	says = r.cue(says, ahead)
	is, why := c.kindOf(says, r.isScalar(s.owner))
	if c.Form == page.List && !why.IsZero() { // a list of anything is no table
		r.out.Tables = r.out.Tables[:len(r.out.Tables)-1]
		return last
	}
	t.Looks = c.has(words.Key) && c.has(words.Type) && c.Form != page.List
	if t.Left = why; is == codeRows {
		r.statuses(g, c)
	}
	if !why.IsZero() {
		return last
	}
	switch is {
	case callRows:
		r.callTable(c, t)
	case valueRows:
		r.values(s, c, t, p, ahead)
	case fieldRows:
		if g != nil && says.Neutral && len(g.lead().Request) > 0 && (len(g.lead().Answers) > 0 || len(g.lead().Response) > 0) {
			says.Part = words.ResponsePart // the parameters of what was shown last
		}
		return r.fields(s, c, t, p, says, ahead, last)
	}
	return last
}

// isScalar reports whether the page says that the values of what a section names are texts
// or numbers.
func (r *reader) isScalar(owner *section) bool {
	t := r.types[owner]
	return t != nil && t.Under.Kind == typeword.Basic
}

// cue adds what the text right above a table says to what the titles say.
func (r *reader) cue(says words.Title, ahead string) words.Title {
	if ahead == "" || says.Part == words.IgnoredPart {
		return says
	}
	line := lastLine(ahead)
	near := r.book.Title(line)
	if near.Sentence && !strings.HasSuffix(line, ":") && !strings.HasSuffix(line, "：") {
		return says
	}
	if !near.Sentence && (near.Part == words.RequestPart || near.Part == words.ResponsePart || near.Part == words.ErrorsPart) {
		return near // the nearest title
	}
	if near.Part != words.NoPart && near.Part != words.PlainPart && (says.Part == words.NoPart || says.Part == words.PlainPart) {
		return near
	}
	if near.In != "" && says.In == "" && says.Part == words.RequestPart {
		says.In = near.In
	}
	return says
}

// fields reads a table of fields and puts them where they belong.
func (r *reader) fields(s *section, c *columns, t *Table, p *page.Part, says words.Title, ahead string, last *reading) *reading {
	rows := r.fieldRows(c, t, says.In)
	into := r.target(s, p, says, c)
	if key := words.NestedOf(ahead); key != "" {
		if found := r.nestedFields(s, p, key, into, last); len(found) > 0 {
			for _, f := range found {
				f.Children = nest(f.Children, rows)
			}
			return &reading{&found[0].Children}
		}
	}
	if g := r.groupAt(s, p); g != nil && into == &g.lead().Response && len(*into) == 0 && (eachElement.MatchString(ahead) || c.elements()) {
		g.lead().List = true
	}
	*into = nest(*into, rows)
	return &reading{into}
}

// elements reports whether the keys are those of the elements of a list that is not named.
func (c *columns) elements() bool {
	key := c.index(words.Key)
	return len(c.Rows) > 0 && c.all(key, func(text string) bool { return strings.HasPrefix(text, "[].") })
}

// eachElement says that a response is a list, of whose elements a table follows.
var eachElement = regexp.MustCompile(`(?i)(?:数组|列表|array|list).*(?:每个|各|each|其中)`)

// nestedFields returns the fields of the key that a sentence above a table names: of the
// table above, or of what the section is about. A star stands for any part of a key.
func (r *reader) nestedFields(s *section, p *page.Part, key string, into *[]*Field, last *reading) []*Field {
	lists := [][]*Field{*into}
	if last != nil {
		lists = [][]*Field{*last.into, *into}
	}
	if g := r.groupAt(s, p); g != nil {
		lists = append(lists, g.lead().Response, g.lead().Request)
	}
	for _, list := range lists {
		if strings.Contains(key, "*") {
			if found := matching(list, key); len(found) > 0 {
				return found
			}
			continue
		}
		if f := findWay(list, steps(key)); f != nil {
			return []*Field{f}
		}
	}
	return nil
}

// findWay returns the field to which the keys lead.
func findWay(list []*Field, way []step) *Field {
	if len(way) == 0 {
		return nil
	}
	f := find(list, way[0].key)
	for _, one := range way[1:] {
		if f != nil {
			f = find(f.Children, one.key)
		}
	}
	if f != nil {
		f.Repeated = f.Repeated || way[len(way)-1].list
	}
	return f
}

// matching returns the fields without members whose keys match a pattern.
func matching(list []*Field, pattern string) (out []*Field) {
	for _, f := range list {
		if ok, err := path.Match(pattern, f.Key); ok && err == nil && len(f.Children) == 0 {
			out = append(out, f)
		}
	}
	return out
}

// groupAt returns the calls to which a part of a section belongs; nil if it is of none.
func (r *reader) groupAt(s *section, p *page.Part) *group {
	if len(s.owner.groups) == 0 {
		return nil
	}
	return s.owner.groups[min(r.groupOf[p], len(s.owner.groups)-1)]
}

// target returns where the fields of a table go.
func (r *reader) target(s *section, p *page.Part, says words.Title, c *columns) *[]*Field {
	g := r.groupAt(s, p)
	if g == nil {
		return &r.typeOf(s).Fields
	}
	if says.Part == words.ResponsePart || says.Answer && says.Part != words.RequestPart {
		return &g.lead().Response
	}
	return &g.lead().Request
}

// values reads a table of values as those of an enum.
func (r *reader) values(s *section, c *columns, t *Table, p *page.Part, ahead string) {
	values := r.valueRows(c, t)
	if len(values) == 0 || r.optionsOf(s, p, c, values) || r.optionsAbove(s, p, ahead, values) {
		return
	}
	into := r.typeOf(s)
	if len(into.Fields) > 0 || into.IsEnum() || len(s.owner.groups) > 0 {
		into = r.extraType(s, p)
	}
	into.Values = append(into.Values, values...)
}

// optionsOf gives values to the fields that the rows name; it reports whether all of them
// name one.
func (r *reader) optionsOf(s *section, p *page.Part, c *columns, values []*Value) bool {
	if key := c.index(words.Key); key < 0 || !words.IsKeyWord(c.Header[key].Text) {
		return false
	}
	lists := [][]*Field{}
	if g := r.groupAt(s, p); g != nil {
		lists = append(lists, g.lead().Request, g.lead().Response)
	} else if t := r.types[s.owner]; t != nil {
		lists = append(lists, t.Fields)
	}
	fields := make([]*Field, len(values))
	for i, v := range values {
		keys, _ := readKeys(v.Name)
		for _, list := range lists {
			if len(keys) == 1 && fields[i] == nil {
				fields[i] = find(list, keys[0])
			}
		}
		if fields[i] == nil {
			return false
		}
	}
	for i, v := range values {
		v.Name = ""
		fields[i].Options = append(fields[i].Options, v)
	}
	return true
}

// optionsAbove gives values to the field that the text above the table names; it reports
// whether it names one.
func (r *reader) optionsAbove(s *section, p *page.Part, ahead string, values []*Value) bool {
	codes := words.Codes(lastLine(ahead))
	if len(codes) != 1 {
		return false
	}
	var lists [][]*Field
	if g := r.groupAt(s, p); g != nil {
		lists = append(lists, g.lead().Request, g.lead().Response)
	} else if t := r.types[s.owner]; t != nil {
		lists = append(lists, t.Fields)
	}
	for _, list := range lists {
		if f := findWay(list, steps(codes[0])); f != nil && len(f.Options) == 0 {
			f.Options = values
			return true
		}
	}
	return false
}

// text reads a paragraph: what it says of a response, or of what the values of a type are.
func (r *reader) text(s *section, p *page.Part, says words.Title) {
	if g := r.groupAt(s, p); g != nil {
		r.returns(g.lead(), p, says)
		if s.owner == s && !p.Bullet && len(p.Routes) == 0 && p.Kind == page.Text {
			g.lead().Doc = append(g.lead().Doc, p.Text)
		}
		return
	}
	if s.owner == s && s.above != nil && p.Kind == page.Text {
		t := r.types[s]
		if t == nil {
			t = r.newType(s)
		}
		t.note(p.Text, r.book)
	}
}

// example reads a code as JSON, if it is that.
func (r *reader) example(s *section, p *page.Part, says words.Title, ahead string) {
	switch p.Lang {
	case "", "json", "json5", "jsonc", "javascript", "js", "http", "text", "plaintext", "yaml", "response", "python", "go":
	default:
		return
	}
	if says.Part == words.IgnoredPart {
		return
	}
	shape, err := sample.Read(p.Text)
	if err != nil || shape.Kind != sample.Object && shape.Kind != sample.List {
		return
	}
	one := Sample{shape, p.Span}
	g := r.groupAt(s, p)
	if g == nil {
		if s.owner.above != nil {
			t := r.typeOf(s)
			t.Samples = append(t.Samples, one)
		}
		return
	}
	asks := requestLine.MatchString(p.Text) || says.Part == words.RequestPart || says.Part == words.ExamplePart && !says.Answer && r.asks(s, ahead)
	if near := r.book.Title(lastLine(ahead)); near.Part == words.RequestPart || near.Part == words.ExamplePart && !near.Answer && strings.Contains(strings.ToLower(ahead), "request") {
		asks = true
	} else if near.Answer && !requestLine.MatchString(p.Text) {
		asks = false
	}
	if c := g.lead(); asks {
		c.Asked = append(c.Asked, one)
	} else if says.Part != words.ErrorsPart && !errorCue.MatchString(lastLine(ahead)) {
		c.Answers = append(c.Answers, one)
	}
}

// errorCue is a text above the answer to a call that failed.
var errorCue = regexp.MustCompile(`(?i)error|错误|失败|异常|\b[45](?:\d\d|xx)\b`)

// requestLine is the head of an HTTP request.
var requestLine = regexp.MustCompile(`^(?:GET|POST|PUT|PATCH|DELETE) \S`)

// asks reports whether the titles of an example say that it is one of a request.
func (r *reader) asks(s *section, ahead string) bool {
	for at := s; at.above != nil && at != at.owner; at = at.above {
		title := strings.ToLower(words.Plain(at.title.Text))
		if strings.Contains(title, "request") || strings.Contains(title, "请求") || strings.Contains(title, "入参") {
			return true
		}
	}
	return false
}

func lastLine(text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	return lines[len(lines)-1]
}

// sameName returns the type of the page of the same name that a table declares: an example
// below another title of it is one of it.
func (r *reader) sameName(t *Type) *Type {
	for _, other := range r.types {
		if other != t && other.Name == t.Name && t.Name != "" && len(other.Fields) > 0 {
			return other
		}
	}
	return nil
}

// finish lists what was read in the order of the page, without what declares nothing.
func (r *reader) finish(top *section) {
	top.each(func(s *section) {
		for _, g := range s.groups {
			for _, c := range g.shared() {
				r.out.Calls = append(r.out.Calls, c)
				r.out.Items = append(r.out.Items, c)
			}
		}
		if t := r.types[s]; t != nil {
			r.keep(t)
		}
	})
}

func (r *reader) keep(t *Type) {
	if t.Alone() {
		if same := r.sameName(t); same != nil {
			same.Samples = append(same.Samples, t.Samples...)
			return
		}
	}
	if len(t.Fields) == 0 && len(t.Values) == 0 {
		switch {
		case t.Under.Kind != typeword.Unknown:
			t.Alias = true
			r.out.Types = append(r.out.Types, t)
			return
		case len(t.Samples) == 0:
			return
		}
		t.Open = true
	}
	r.out.Types = append(r.out.Types, t)
	r.out.Items = append(r.out.Items, t)
}
