package facts

import (
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/page"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/typeword"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/words"
	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

// reading is a table of fields that was read, and where its fields went.
type reading struct{ into *[]*Field }

// nestedFields returns the fields of the key that a sentence above a table names: of the
// table above, or of what the section is about. A star stands for any part of a key.
func (r *reader) nestedFields(s *section, p *page.Part, key string, into *[]*Field, last *reading) []*Field {
	lists := [][]*Field{*into}
	if last != nil {
		lists = [][]*Field{*last.into, *into}
	}
	lists = append(lists, r.around(s, p)...)
	for _, list := range lists {
		if strings.Contains(key, "*") {
			if found := matching(list, key); len(found) > 0 {
				return found
			}
			continue
		}
		if f := findWay(list, steps(strings.TrimSuffix(key, "."+words.AnyKey))); f != nil {
			if strings.HasSuffix(key, words.AnyKey) {
				f.Repeated, f.Type = true, typeword.Type{Kind: typeword.Map}
			}
			return []*Field{f}
		}
	}
	return nil
}

// around returns the fields of the call that a section is about, those of the response
// first.
func (r *reader) around(s *section, p *page.Part) [][]*Field {
	if g := r.groupAt(s, p); g != nil {
		return [][]*Field{g.lead().Response, g.lead().Request}
	}
	return nil
}

// titled returns the field whose members the first table of a section lists: the title is
// its key, perhaps with words beside it, as in "goodsList 字段说明". It is one of the call
// or of the type that the section, or the one above it, is about.
func (r *reader) titled(s *section, p *page.Part, last *reading) *Field {
	key := titleKey(s)
	if key == "" || last != nil {
		return nil
	}
	lists := r.around(s, p)
	if s.owner == s && s.above != nil {
		if above := s.above.owner; len(above.groups) > 0 {
			lead := above.groups[len(above.groups)-1].lead()
			lists = [][]*Field{lead.Response, lead.Request}
		} else if t := r.types[above]; t != nil {
			lists = [][]*Field{t.Fields}
		}
	}
	for _, list := range lists {
		if f := findWay(list, steps(key)); f != nil && f.mayHold(key) && !f.refersTo(s) {
			return f
		}
	}
	return nil
}

// refersTo reports whether the description of a field links to a section, which is of a type
// of its own then.
func (f *Field) refersTo(s *section) bool { return f.linksTo(s.title.Anchors) }

// mayHold reports whether the values of a field may have members that no row has declared
// yet, and that no type of their own declares.
func (f *Field) mayHold(key string) bool {
	at := &f.Type
	for at.Kind == typeword.List && at.Elem != nil {
		at = at.Elem
	}
	isOpen := at.Kind == typeword.Object || at.Kind == typeword.List || at.Kind == typeword.Unknown || at.Kind == typeword.Ref && at.Target == "" && words.TypeName(key) != at.Name
	return isOpen && len(f.Children) == 0
}

var fieldTitle = lazyregexp.New("^[`【\\[]?([A-Za-z_][\\w.-]*(?:\\[\\])?)[`】\\]]?\\s*(?:[(（][^()（）]*[)）])?\\s*(?:(?:的|中|里|内|每个|各|子|业务|字段|参数|对象|数组|列表|结构体?|元素|属性|实体|节点|内容|明细|信息|数据|成员|格式|类型|列表项|说明|描述|定义|详情|详细|如下|表|为|\\s)+)?[:：]?$")

// keyBehind is a title in Chinese with the key in brackets behind it.
var keyBehind = lazyregexp.New(`^[^A-Za-z()（）]+[(（]([A-Za-z_][\w.-]*(?:\[\])?)[)）][:：]?$`)

// englishTitle is a label of a key with what its value is.
var englishTitle = lazyregexp.New(`^([a-z_][\w.-]*) (?:object|objects|array|list|fields|item|items|element|elements)[:：]?$`)

// titleKey returns the key that the title of a section is, without the words that say what
// is below it; "" if it is none.
func titleKey(s *section) string {
	if s.title == nil {
		return ""
	}
	if m := englishTitle.FindStringSubmatch(words.Plain(s.title.Text)); m != nil && s.title.Kind == page.Label {
		return m[1]
	}
	m := fieldTitle.FindStringSubmatch(words.FoldNumber(s.title.Text))
	if m == nil {
		m = keyBehind.FindStringSubmatch(words.FoldNumber(s.title.Text))
	}
	if m == nil {
		return ""
	}
	return strings.TrimSuffix(m[1], "[]")
}

// isApart reports whether the table below a label in Chinese is of another thing than the
// one that a table of the section above declares: the label says a name of its own.
func (r *reader) isApart(s *section, p *page.Part, last *reading) bool {
	if s.title == nil || s.title.Kind != page.Label || s.owner == s || last != nil || s.says.Part != words.NoPart || s.says.Sentence || r.groupAt(s, p) != nil || r.types[s.owner] == nil {
		return false
	}
	name := strings.Trim(words.Plain(s.title.Text), ":： ")
	return apartForm.MatchString(name) && len(r.types[s.owner].Fields) > 0
}

// apartForm is a name in Chinese.
var apartForm = lazyregexp.New(`^\p{Han}{2,8}$`)

// apart makes the type of a label.
func (r *reader) apart(s *section) *Type {
	t := &Type{Title: words.Plain(s.title.Text), Span: s.title.Span}
	r.types[s] = t
	return t
}

// isAhead reports whether a table is of another thing than the call whose route is below it,
// such as the columns of a database: no title says what it is, and one below the route says
// that another table is that of the request.
func (r *reader) isAhead(s *section, p *page.Part, says words.Title) bool {
	g := r.groupAt(s, p)
	if g == nil || says.Part != words.NoPart && says.Part != words.PlainPart || p.Span.Start > g.lead().Route.Span.Start || !hasPath(g.routes) {
		return false
	}
	asks := false
	s.owner.each(func(at *section) {
		if at.owner == s.owner && at.says.Part == words.RequestPart {
			asks = asks || slices.ContainsFunc(at.parts, func(p *page.Part) bool { return p.Kind == page.Table })
		}
	})
	return asks
}

// ahead makes the type of a table ahead of a call.
func (r *reader) ahead(s *section, p *page.Part) *Type {
	t := &Type{Span: p.Span}
	if s != s.owner {
		t.Title, t.Name = words.Plain(s.title.Text), words.TypeName(s.title.Text)
	}
	return r.beside(s, t)
}
