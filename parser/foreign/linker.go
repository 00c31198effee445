package foreign

import (
	"cmp"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/facts"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// linkedPage is a page while its types are linked.
type linkedPage struct {
	*facts.Page
	source  Source
	stem    string // of its path, as the documents of the dialect are named
	topic   *spec.Topic
	report  *DocumentReport
	rows    map[*facts.Row]*RowReport
	unnamed int // types and calls that no Latin word names
}

// linker makes one schema of what the pages say.
type linker struct {
	profile  *Profile
	pages    []*linkedPage
	names    *names // of the package
	calls    *names // of the client's methods
	index    *index
	types    map[*facts.Type]*declared
	notes    map[any]string
	findings diag.List
	page     *linkedPage // whose items are made
	pending  []spec.Item // of the item that is made: models within it
	chinese  bool        // the page is in Chinese
}

// declared is a type of a page and what it becomes.
type declared struct {
	name  string
	model *spec.Model
	enum  *spec.Enum
	same  *declared // the type of another page that says the same
	page  *linkedPage
	facts *facts.Type
}

func newLinker(p *Profile) *linker {
	return &linker{profile: p, names: newNames(), calls: newMethods(), types: map[*facts.Type]*declared{}, notes: map[any]string{}}
}

// ordinal returns a name for what no Latin word names.
func (p *linkedPage) ordinal() string {
	p.unnamed++
	return wordOf(p.stem) + strconv.Itoa(p.unnamed)
}

// sorted returns the sources by their paths.
func sorted(sources []Source) []Source {
	sources = slices.Clone(sources)
	slices.SortStableFunc(sources, func(a, b Source) int { return cmp.Compare(a.Path, b.Path) })
	return sources
}

// link names what the pages declare, then makes the schema of each page.
func (l *linker) link() *Result {
	l.openReports()
	l.index = newIndex(l)
	for _, p := range l.pages {
		for _, t := range p.Types {
			l.declare(p, t)
		}
	}
	l.mergeIndexes()
	out := &Result{Package: &spec.Package{Documents: []*spec.Document{}}, Notes: l.notes, Report: &Report{}}
	stems := map[string]bool{}
	for _, p := range l.pages {
		l.makePage(p)
		out.Documents = append(out.Documents, p.report)
		if len(p.topic.Items) == 0 {
			continue
		}
		for stems[p.stem] {
			p.stem += "_2"
		}
		stems[p.stem] = true
		doc := &spec.Document{Name: p.stem + ".md", Topics: []*spec.Topic{p.topic}}
		l.notes[doc] = p.source.Path
		out.Package.Documents = append(out.Package.Documents, doc)
		out.Sources = append(out.Sources, p.source.Path)
	}
	breakCycles(out.Package)
	l.checkReports()
	out.Findings = l.findings.Sorted()
	return out
}

// mergeIndexes gives the routes of tables of calls to the calls that have sections of their
// own: the tables are indexes of them. Of calls that several tables list the first stays.
func (l *linker) mergeIndexes() {
	routes, names := map[string]*facts.Call{}, map[string]*facts.Call{}
	for _, p := range l.pages {
		for _, c := range p.Calls {
			if c.Row {
				continue
			}
			if c.Route.Path != "" {
				routes[c.Route.Method+" "+c.Route.Path] = c
			} else if c.Name != "" {
				names[c.Name] = c
			}
		}
	}
	for _, p := range l.pages {
		p.Items = slices.DeleteFunc(p.Items, func(item any) bool {
			c, ok := item.(*facts.Call)
			if !ok || !c.Row || c.Route.Path == "" {
				return false
			}
			route := c.Route.Method + " " + c.Route.Path
			if own := names[c.Name]; own != nil && routes[route] == nil {
				own.Route = c.Route
				routes[route] = own
			}
			own := routes[route]
			if own == nil {
				routes[route] = c
				return false
			}
			l.indexed(p, c)
			return true
		})
	}
}

// makePage makes the topic of a page.
func (l *linker) makePage(p *linkedPage) {
	l.page, l.chinese = p, isChinese(p)
	p.topic = &spec.Topic{Title: oneLine(p.Title), Doc: proseOf(p.Intro), Items: []spec.Item{}}
	for _, item := range p.Items {
		l.pending = nil
		switch item := item.(type) {
		case *facts.Type:
			l.makeType(l.types[item])
		case *facts.Call:
			l.makeCall(item)
		}
		p.topic.Items = append(p.topic.Items, l.pending...)
	}
	p.report.count(p.topic)
}

// stemOf returns the name of a document for a page, without its extension.
func stemOf(p string) string {
	base := path.Base(p)
	base = strings.TrimSuffix(base, path.Ext(base))
	base = strings.TrimLeft(base, "0123456789._- ")
	clean := strings.Map(func(r rune) rune {
		switch {
		case r == ' ' || r == '.' || r == '-':
			return '_'
		case strings.ContainsRune(`/\:*?"<>|#%&'(),;=@[]{}~^+!$`, r) || r < ' ':
			return -1
		}
		return r
	}, base)
	if clean == "" || strings.EqualFold(clean, "readme") {
		parent := path.Base(path.Dir(p))
		if parent == "." || parent == "/" {
			return "page"
		}
		return stemOf(parent)
	}
	return clean
}
