package facts

import (
	"strings"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/page"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/words"
)

// Options are what a profile says of how pages are read.
type Options struct {
	Book *words.Book
	// NamePath is the path of a call that has only a name, such as "/{name}": a heading
	// that is one, or has one in a code span, above parameters. Without it, such a path is
	// a guess.
	NamePath string
	// OneCall says that each page is about one call, which its first heading names.
	OneCall bool
	// Ignored says that nothing of the page is read.
	Ignored bool
}

// reader reads one page.
type reader struct {
	page      *page.Page
	book      *words.Book
	options   Options
	out       *Page
	footnotes bool                // a star at a name refers to a note below the table
	groupOf   map[*page.Part]int  // of parts below an owner with calls
	consumed  map[*page.Part]bool // tables that are the route of a call, texts that are the values of an enum
	types     map[*section]*Type
	latest    latest
	linked    map[string]bool // see isLinked
}

// latest is the list that the last table of fields is a part of.
type latest struct {
	owner  *section
	group  *group // nil if it is of a type
	fields *[]*Field
}

// section is a title and what is below it.
type section struct {
	title    *page.Part // nil at the top of the page
	level    int
	says     words.Title
	above    *section
	children []*section
	parts    []*page.Part   // its own, without those of children
	owner    *section       // the nearest section that names something, itself or above; the top without one
	routes   []page.RouteOf // of its title
	groups   []*group       // of calls, of an owner
	filled   bool           // something was read since the last route of the group
}

// group are calls that share what a page says: one, or several whose routes stand together.
type group struct {
	routes []page.RouteOf
	calls  []*Call
}

// lead returns the call that takes what is read for all of them.
func (g *group) lead() *Call { return g.calls[0] }

// Levels of what is no heading.
const (
	openLevel  = 7
	quoteLevel = 8
	labelLevel = 9
)

// groupAt returns the calls to which a part of a section belongs; nil if it is of none.
func (r *reader) groupAt(s *section, p *page.Part) *group {
	if len(s.owner.groups) == 0 {
		return nil
	}
	return s.owner.groups[min(r.groupOf[p], len(s.owner.groups)-1)]
}

func lastLine(text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	return lines[len(lines)-1]
}
