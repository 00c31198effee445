package facts

import (
	"slices"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/page"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/words"
	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

// isHeaded reports whether the list of a section may be all that the heading above it is
// about, perhaps with an introduction: no other title of that heading has a table, and none
// says that codes of errors or examples follow.
func (s *section) isHeaded() bool {
	owner := s.owner
	if owner.title == nil || owner.title.Kind != page.Heading || s != owner && !s.isIntroduced() {
		return false
	}
	for at := s; at.above != nil; at = at.above {
		if words.One(string(at.says.Part), string(words.ErrorsPart), string(words.IgnoredPart), string(words.ExamplePart)) {
			return false
		}
	}
	return !slices.ContainsFunc(owner.children, func(c *section) bool {
		return c.owner == owner && slices.ContainsFunc(c.parts, func(p *page.Part) bool { return p.Kind == page.Table })
	})
}

// isIntroduced reports whether a label is the introduction of a list that is all that stands
// below its heading, but for prose.
func (s *section) isIntroduced() bool {
	isProse := func(p *page.Part) bool { return p.Kind == page.Text && !p.Bullet }
	ofCall := s.says.Part == words.RequestPart || s.says.Part == words.ResponsePart || s.says.Part == words.AsidePart
	return s.title.Kind == page.Label && s.above == s.owner && len(s.owner.children) == 1 && !ofCall &&
		!slices.ContainsFunc(s.owner.parts, func(p *page.Part) bool { return !isProse(p) })
}

// introduction returns the text right above the list of a section; "" without one.
func (s *section) introduction() (text string) {
	if s.title.Kind == page.Label {
		text = s.title.Text
	}
	for _, p := range s.parts {
		if p.Bullet {
			break
		}
		text = p.Text
	}
	return text
}

// announcesValues reports whether the text right above the list says that values follow.
func (s *section) announcesValues() bool { return page.SaysValues(s.introduction()) }

var (
	wholeNumber = lazyregexp.New(`^-?\d+$`)
	// otherNumbers are words of titles and introductions of numbers that are no values.
	otherNumbers = lazyregexp.New(`(?i)\b(?:errors?|exit|return(?:ed)? codes?|status codes?|https?|ports?)\b|错误|錯誤|返回码|状态码|狀態碼|异常|失败|端口`)
)

// listsNumbers reports whether all items of a section are whole numbers in code, each with
// its meaning, which are no statuses or codes of errors.
func (s *section) listsNumbers() bool {
	statuses, items := 0, 0
	for _, p := range s.parts {
		if !p.Bullet {
			continue
		}
		m := valueItem.FindStringSubmatch(p.Text)
		if m == nil || !wholeNumber.MatchString(m[1]) || m[3] == "" {
			return false
		}
		if items++; isStatus(m[1]) && len(m[1]) == len("200") {
			statuses++
		}
	}
	return items > statuses && !otherNumbers.MatchString(s.owner.title.Text+"\n"+s.introduction())
}
