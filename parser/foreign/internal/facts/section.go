package facts

import (
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/page"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/words"
	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

// sections returns the tree of a page.
func (r *reader) sections() *section {
	top := &section{}
	top.owner = top
	at := top
	for i, p := range r.page.Parts {
		if shortcode.MatchString(p.Text) && (p.Kind == page.Label || p.Kind == page.Text) {
			continue
		}
		level := levelOf(p)
		if level == 0 && r.isPartTitle(i) {
			level = quoteLevel
		}
		if p.Kind == page.Close {
			at = at.closing()
			continue
		}
		if p.Kind == page.Route && at.level == labelLevel && at.says.Part == words.AsidePart {
			at = at.above // what is said aside ends there
		}
		if level == 0 || p.Kind == page.Label && r.isText(i) {
			at.parts = append(at.parts, p)
			continue
		}
		for at.level >= level {
			at = at.above
		}
		s := &section{title: p, level: level, above: at, says: r.book.Title(p.Text)}
		r.settleTitle(s, i)
		if s.says.Part != words.IgnoredPart {
			s.routes = p.Routes
		}
		at.children = append(at.children, s)
		s.owner = s
		if !r.names(s) {
			s.owner = at.owner
		}
		at = s
	}
	return top
}

// settleTitle corrects what a title by itself says by where it stands and what is below it.
func (r *reader) settleTitle(s *section, i int) {
	at, text := s.above, s.title.Text
	switch {
	case at.says.Part == words.IgnoredPart,
		at.says.Part == words.RequestPart && s.says.Part == words.NoPart && (someParameters.MatchString(text) || parametersOf.MatchString(text)):
		s.says = at.says
		s.says.Neutral = false
	case isDefinition(s.title), i+1 < len(r.page.Parts) && r.isKinds(s, r.page.Parts[i+1]):
		s.says = words.Title{}
	case s.says.Part == words.NoPart && someParameters.MatchString(text) && at.hasRoute():
		s.says = words.Title{Part: words.RequestPart}
	case s.says.Part == words.NoPart && s.title.Kind == page.Heading && ownResponse.MatchString(text) && at.hasRoute():
		s.says = words.Title{Part: words.ResponsePart, Answer: true}
	}
}

// isDefinition reports whether an anchor of a title says that a definition has its name,
// though it is a word such as Params: "shop.v1.Params", "schemaparams".
func isDefinition(p *page.Part) bool {
	name := words.Plain(p.Text)
	return p.Kind == page.Heading && typeTitle.MatchString(name) && slices.ContainsFunc(p.Anchors, func(a string) bool {
		return strings.HasSuffix(a, "."+name) || a == "schema"+strings.ToLower(name) || a == "tocS_"+name
	})
}

// typeTitle is a title of one word that may be the name of a type.
var typeTitle = lazyregexp.New(`^[A-Z]\w*$`)

// isPartTitle reports whether a text is a word such as RESPONSE by itself that titles the
// labels below it.
func (r *reader) isPartTitle(i int) bool {
	p := r.page.Parts[i]
	if p.Kind != page.Text || p.Bullet || len(p.Text) > maxPartTitle || i+1 == len(r.page.Parts) || r.page.Parts[i+1].Kind != page.Label {
		return false
	}
	says := r.book.Title(p.Text)
	return !says.Sentence && (says.Part == words.RequestPart || says.Part == words.ResponsePart)
}

// maxPartTitle is how many bytes a text has at most that titles the labels below it.
const maxPartTitle = 16

// isKinds reports whether a title such as Status names the values of a table right below
// it, which has names for them and no codes of HTTP, or of a line.
func (r *reader) isKinds(s *section, next *page.Part) bool {
	if s.says.Part != words.ErrorsPart || !statusTitle.MatchString(words.Plain(s.title.Text)) {
		return false
	}
	if next.Kind != page.Table {
		return isEnumLine(next)
	}
	c := r.columnsOf(next.Table)
	value := c.index(words.Value)
	return value >= 0 && c.has(words.Key) && c.all(value, isNumber) && !c.most(value, isStatus)
}

// statusTitle is a title of one word that may be the name of a type.
var statusTitle = lazyregexp.New(`^(?:Status|STATUS|Code|Error)$`)

// returnType is a title of the type that a call returns.
var returnType = lazyregexp.New(`(?i)^return type$`)

// ownResponse is a title of the response of the call that it is below.
var ownResponse = lazyregexp.New(`(?i)\w \bresponse(?: body| structure| fields)?$`)

// hasRoute reports whether the page says a route right below the title of the section.
func (s *section) hasRoute() bool {
	return hasPath(s.routes) || slices.ContainsFunc(s.parts, func(p *page.Part) bool { return hasPath(p.Routes) })
}

// someParameters is a title of some of the parameters of a call.
var someParameters = lazyregexp.New(`(?i)\bparam(?:eter)?s?\b (?:for|required|when|if|of|used|that|in)\b`)

// parametersOf is a title of the parameters of a kind of request, below the title of the
// parameters of all kinds.
var parametersOf = lazyregexp.New(`(?i)\w +param(?:eter)?s$`)

// shortcode is a mark of a site generator that stands alone.
var shortcode = lazyregexp.New(`^(?:\{\{[<%].*[>%]\}\}|\{%.*%\}|:::.*|!!!.*)$`)

// labelBefore returns the label ahead of a label that says whose the fields are, for all
// labels up to the next one that does.
func (s *section) labelBefore() *section {
	if s.title == nil || s.title.Kind != page.Label || s.above == nil {
		return nil
	}
	i := slices.Index(s.above.children, s)
	for _, before := range slices.Backward(s.above.children[:max(i, 0)]) {
		if before.title.Kind != page.Label {
			return nil
		}
		if before.says.Part == words.RequestPart || before.says.Part == words.ResponsePart {
			return before
		}
	}
	return nil
}

// levelOf returns the level of a part that opens a section, else 0.
func levelOf(p *page.Part) int {
	switch p.Kind {
	case page.Heading:
		return p.Level
	case page.Open:
		return openLevel
	case page.Label:
		return labelLevel
	}
	return 0
}

// closing returns the section in which the innermost open element lies.
func (s *section) closing() *section {
	for at := s; at.above != nil; at = at.above {
		if at.level == openLevel {
			return at.above
		}
	}
	return s
}

// isText reports whether a label introduces the members of a field: it opens no section
// then, so that the table below it follows the table above.
func (r *reader) isText(i int) bool {
	text := r.page.Parts[i].Text
	if typeLabel.MatchString(words.Plain(text)) && len(words.Codes(text)) == 0 && text[0] >= 'A' && text[0] <= 'Z' {
		return false
	}
	return words.NestedOf(text) != "" || len(words.Codes(text)) == 1 && optionsCue.MatchString(text)
}

// optionsCue is a text above the values that a field may have.
var optionsCue = lazyregexp.New(`(?i)可为|可选|取值|以下值|枚举值|possible values|allowed values|one of`)

// names reports whether the title of a section names a type or a call, and does not say
// which part of one is below it.
func (r *reader) names(s *section) bool {
	switch {
	case s.says.Part == words.IgnoredPart, r.options.OneCall && s.says.Name == "" && s.title != r.first():
		return false
	case s.says.Name != "" || s.title.Kind == page.Open && len(s.routes) > 0:
		return true
	case s.says.Sentence && s.title.Kind == page.Heading && s.says.Part != words.RequestPart && s.says.Part != words.ResponsePart:
		return true
	case s.says.Part == words.ErrorsPart && words.Plain(s.title.Text) == "Error" && len(s.title.Anchors) > 1:
		s.says.Part = words.NoPart
		return true
	case r.isCommon(s):
		return true
	case s.says.Part != words.NoPart || s.says.Sentence:
		return hasPath(s.routes) && s.title.Kind == page.Heading && !r.routeOnly(s)
	}
	if s.title.Kind == page.Label {
		if s.above.title != nil && returnType.MatchString(s.above.title.Text) {
			return false
		}
		return r.labelNames(s) || s.above.says.Part == words.ValuesPart && s.above.title.Kind == page.Heading && !s.title.Bullet && words.TypeName(s.title.Text) != ""
	}
	return true
}

// isCommon reports whether a heading is that of the parameters or the answer of all calls:
// what is below it is of no call that stands around it.
func (r *reader) isCommon(s *section) bool {
	part := s.says.Part == words.RequestPart || s.says.Part == words.ResponsePart
	return part && s.title.Kind == page.Heading && commonHan.MatchString(s.title.Text)
}

// commonHan is a title of what all calls share.
var commonHan = lazyregexp.New(`公共|公用|全局`)

// first returns the first heading of the page.
func (r *reader) first() *page.Part {
	for _, p := range r.page.Parts {
		if p.Kind == page.Heading {
			return p
		}
	}
	return nil
}

// routeOnly reports whether the heading has a route and words that name nothing, and is
// below one that names the call.
func (r *reader) routeOnly(s *section) bool {
	return s.says.Part != words.NoPart && words.Plain(s.title.Text) != "" && s.above.owner != nil && s.above.owner.title != nil && !hasPath(s.above.owner.routes) && len(s.above.children) == 0
}

// labelNames reports whether a label is a name and not a remark.
func (r *reader) labelNames(s *section) bool {
	if len(s.title.Anchors) > 0 {
		return true
	}
	plain := strings.Trim(words.Plain(s.title.Text), " :：")
	if codes := words.Codes(s.title.Text); len(codes) == 1 {
		return words.TypeName(codes[0]) != "" && len(plain) <= len(codes[0])+maxBeside
	}
	return typeLabel.MatchString(plain) && !constant.MatchString(plain)
}

// maxBeside is how many bytes stand at most beside the code span of a label that names a
// type.
const maxBeside = 24

// typeLabel is a label that is the name of a type: one word with a capital, or with a word
// behind it that says what it is.
var typeLabel = lazyregexp.New(`^(?:[A-Z][A-Za-z0-9_]*[a-z0-9]|[A-Za-z][\w.]*(?: (?i:object|structure|struct|model|type|enum|schema)| ?(?:对象|结构体|结构|模型|类型|枚举|实体)))(?:\s*[(（][^()（）]*[)）])?$`)

func hasPath(routes []page.RouteOf) bool {
	for _, r := range routes {
		if r.Path != "" {
			return true
		}
	}
	return false
}

// each calls do with the section and all below it, in the order of the page.
func (s *section) each(do func(*section)) {
	do(s)
	for _, c := range s.children {
		c.each(do)
	}
}

// part returns what the generic titles between a section and its owner say, the nearest
// first.
func (s *section) part() words.Title {
	var out words.Title
	for at := s; at.above != nil && at != at.owner; at = at.above {
		if out.Part == words.NoPart || out.Part == words.PlainPart || out.Part == words.MembersPart && at.says.Part != words.PlainPart {
			if at.says.Part != words.NoPart {
				in := out.In
				out = at.says
				if out.In == "" {
					out.In = in
				}
			}
		}
		if at.says.Part == words.ResponsePart {
			if out.Answer = true; out.Place {
				out.Part = words.ResponsePart
			}
		}
		if before := at.labelBefore(); before != nil && (out.Part == words.PlainPart || out.Part == words.MembersPart || out.Part == words.NoPart && at.says.Part == words.NoPart && isChinese(at.title.Text)) {
			out = before.says
		}
		if out.In == "" {
			out.In = at.says.In
		}
	}
	if out.Part == words.NoPart && s.owner != nil && s.owner.says.Name != "" {
		return s.owner.says // of values that a profile names
	}
	return out
}
