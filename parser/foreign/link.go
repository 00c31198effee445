package foreign

import (
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/facts"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

// link names what the pages declare, then makes the schema of each page.
func (l *linker) link() *Result {
	l.openReports()
	l.index = newIndex(l.pages)
	for _, t := range l.typesToName() {
		l.declare(t.linkedPage, t.of)
	}
	l.index.prefer(l.hasOwnName)
	l.mergeIndexes()
	for _, c := range l.callsToName() {
		l.callNames[c.of] = l.callName(c.linkedPage, c.of)
	}
	out := &Result{Names: l.kept.now, Package: &spec.Package{Documents: []*spec.Document{}}, Notes: l.notes, Report: &Report{}}
	l.lendValues()
	stems := map[string]bool{}
	for _, p := range l.pages {
		l.makePage(p)
		out.Documents = append(out.Documents, p.report)
		if len(p.topic.Items) == 0 {
			continue
		}
		for stems[strings.ToLower(p.stem)] {
			p.stem += "_2"
		}
		stems[strings.ToLower(p.stem)] = true
		doc := &spec.Document{Name: p.stem + ".md", Topics: []*spec.Topic{p.topic}}
		l.notes[doc] = p.source.Path
		out.Package.Documents = append(out.Package.Documents, doc)
		out.Sources = append(out.Sources, p.source.Path)
	}
	l.addService(out.Package)
	breakCycles(out.Package)
	l.checkReports()
	l.checkTypes(out.Package)
	l.fixes.unused(&l.findings)
	l.unusedNames()
	out.Findings = l.findings.Sorted()
	return out
}

// typesToName returns the types of the pages in the order in which they are named.
func (l *linker) typesToName() []onPage[*facts.Type] {
	var all []onPage[*facts.Type]
	for _, p := range l.pages {
		for _, t := range p.Types {
			l.kept.label(p.Path, t, "", t.Name, t.Title)
			all = append(all, onPage[*facts.Type]{p, t})
		}
	}
	return knownFirst(l.kept, all)
}

// callsToName returns the calls of the pages in the order in which they are named.
func (l *linker) callsToName() []onPage[*facts.Call] {
	var all []onPage[*facts.Call]
	for _, p := range l.pages {
		for _, item := range p.Items {
			if c, ok := item.(*facts.Call); ok {
				l.kept.label(p.Path, c, "()", c.Name, c.Title)
				all = append(all, onPage[*facts.Call]{p, c})
			}
		}
	}
	return knownFirst(l.kept, all)
}

var plainBase = lazyregexp.New(`^https?://[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?::\d+)?(?:/[\w./-]*)?$`)

// addService says where the service is, in the first document that has calls, if all pages
// that say it agree.
func (l *linker) addService(p *spec.Package) {
	base := ""
	for _, page := range l.pages {
		for _, c := range page.Calls {
			own := strings.TrimRight(c.Route.Base, "/")
			if own == "" || own == base {
				continue
			}
			if base != "" || !plainBase.MatchString(own) {
				return
			}
			base = own
		}
	}
	for _, d := range p.Documents {
		topic := d.Topics[0]
		if base != "" && slices.ContainsFunc(topic.Items, func(i spec.Item) bool { return i.Call != nil }) {
			s := &spec.Service{Settings: []spec.Setting{{Name: spec.BaseURL, Value: base}}}
			l.notes[s] = l.say("of the addresses of the calls", "出自各接口的地址")
			topic.Items = append(topic.Items, spec.Item{Service: s})
			return
		}
	}
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
			indexed(p, c)
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
			l.place = p.place(item.Anchors)
			l.makeType(l.types[item])
		case *facts.Call:
			l.place = p.place(item.Anchors)
			l.makeCall(item)
		}
		p.topic.Items = append(p.topic.Items, l.pending...)
	}
	p.report.count(p.topic)
}
