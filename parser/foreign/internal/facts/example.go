package facts

import (
	"strings"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/page"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/sample"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/words"
	"github.com/mdspec-go/mdspec/spec/lazyregexp"
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
	if err != nil || !isWhole(shape) || bracketCode.MatchString(p.Text) {
		return
	}
	one := Sample{shape, p.Span}
	g := r.groupAt(s, p)
	if g == nil {
		if shape.Kind != sample.Map && s.owner.above != nil && shows(shape) {
			t := r.typeOf(s)
			t.Samples = append(t.Samples, one)
		}
		return
	}
	asks := requestLine.MatchString(p.Text) || says.Part == words.RequestPart || says.Part == words.ExamplePart && !says.Answer && r.asks(s, ahead)
	if near := r.book.Title(lastLine(ahead)); near.Part == words.RequestPart && (!near.Sentence || !seenCue.MatchString(ahead)) || near.Part == words.ExamplePart && !near.Answer && askCue.MatchString(ahead) {
		asks = true
	} else if says.Part != words.ResponsePart && !near.Answer && postCue.MatchString(lastLine(ahead)) {
		asks = true
	} else if near.Answer && !requestLine.MatchString(p.Text) {
		asks = false
	}
	switch c := g.lead(); {
	case asks && shape.Kind == sample.Map: // a request has fields
	case asks:
		c.Asked = append(c.Asked, one)
	case says.Part != words.ErrorsPart && !errorCue.MatchString(lastLine(ahead)):
		c.Answers = append(c.Answers, one)
	}
}

// isWhole reports whether an example is all that is sent or answered, and no value in it.
func isWhole(s *sample.Shape) bool {
	return s.Kind == sample.Object || s.Kind == sample.List || s.Kind == sample.Map
}

// askCue is a text above an example of a request, postCue one that says so in a few words.
var (
	askCue  = lazyregexp.New(`(?i)request|请求|請求|入参`)
	postCue = lazyregexp.New(`(?i)^[*_]*(?:post ?(?:数据|data|body|包体|消息体)|提交(?:的)?数据|发送(?:的)?数据|请求(?:数据|报文|包体)|請求資料|调用参数)(?:例子|示例|样例|格式|范例|如下)*[^，。]{0,12}$`)
)

// bracketCode is a text in brackets that only looks like a list: [CQ:face,id=1].
var bracketCode = lazyregexp.New(`^\s*\[[A-Za-z]+[:：]`)

// seenCue is a sentence of what somebody sees in an answer.
var seenCue = lazyregexp.New(`(?i)\b(?:can|will) (?:also )?see\b`)

// shows reports whether an example has anything in it.
func shows(s *sample.Shape) bool {
	for s != nil && s.Kind == sample.List {
		s = s.Elem
	}
	return s != nil && (s.Kind != sample.Object || len(s.Members) > 0)
}

// errorCue is a text above the answer to a call that failed.
var errorCue = lazyregexp.New(`(?i)error|错误|失败|异常|\b[45](?:\d\d|xx)\b`)

// requestLine is the head of an HTTP request.
var requestLine = lazyregexp.New(`^(?:GET|POST|PUT|PATCH|DELETE) \S`)

// asks reports whether the titles of an example say that it is one of a request.
func (r *reader) asks(s *section, ahead string) bool {
	for at := s; at.above != nil && at != at.owner; at = at.above {
		title := strings.ToLower(words.Plain(at.title.Text))
		if askCue.MatchString(title) || strings.Contains(title, "payload") || postCue.MatchString(strings.TrimRight(title, ":： ")) {
			return true
		}
	}
	return false
}
