package facts

import (
	"regexp"
	"strings"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/page"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/sample"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/words"
)

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
		if s.owner.above != nil && shows(shape) {
			t := r.typeOf(s)
			t.Samples = append(t.Samples, one)
		}
		return
	}
	asks := requestLine.MatchString(p.Text) || says.Part == words.RequestPart || says.Part == words.ExamplePart && !says.Answer && r.asks(s, ahead)
	if near := r.book.Title(lastLine(ahead)); near.Part == words.RequestPart && (!near.Sentence || !seenCue.MatchString(ahead)) || near.Part == words.ExamplePart && !near.Answer && strings.Contains(strings.ToLower(ahead), "request") {
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

// seenCue is a sentence of what somebody sees in an answer.
var seenCue = regexp.MustCompile(`(?i)\b(?:can|will) (?:also )?see\b`)

// shows reports whether an example has anything in it.
func shows(s *sample.Shape) bool {
	for s != nil && s.Kind == sample.List {
		s = s.Elem
	}
	return s != nil && (s.Kind != sample.Object || len(s.Members) > 0)
}

// errorCue is a text above the answer to a call that failed.
var errorCue = regexp.MustCompile(`(?i)error|错误|失败|异常|\b[45](?:\d\d|xx)\b`)

// requestLine is the head of an HTTP request.
var requestLine = regexp.MustCompile(`^(?:GET|POST|PUT|PATCH|DELETE) \S`)

// asks reports whether the titles of an example say that it is one of a request.
func (r *reader) asks(s *section, ahead string) bool {
	for at := s; at.above != nil && at != at.owner; at = at.above {
		title := strings.ToLower(words.Plain(at.title.Text))
		if strings.Contains(title, "request") || strings.Contains(title, "请求") || strings.Contains(title, "入参") || strings.Contains(title, "payload") {
			return true
		}
	}
	return false
}
