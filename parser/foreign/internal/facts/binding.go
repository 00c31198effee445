package facts

import (
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/page"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/typeword"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/words"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

// Why bindings are left out.
var (
	leftUnbound = diag.Say("no table above lists the method without a path", "上面的表格中没有缺少路径的该方法")
	leftAgain   = diag.Say("a row above says the path of the method", "上面已有该方法的路径")
	leftStream  = diag.Say("the method takes or gives no single message", "该方法收发的不是单个消息")
	leftPattern = diag.Say("its pattern is no plain path, or it has no method", "它的模式不是普通路径，或者没有方法")
	leftInParts = diag.Say("the request does not travel as a whole where those of its method do", "请求没有整体放在该 HTTP 方法通常的位置")
)

// bindings reads a table of the methods and paths of the procedures that a table above
// lists with the messages that they take and give.
func (r *reader) bindings(c *columns, t *Table) {
	var bound []*Call
	for i, row := range c.Rows {
		name := words.CallName(row.Cell(c.header("method name")).Text)
		call := r.unbound(name)
		switch {
		case slices.ContainsFunc(bound, func(b *Call) bool { return b.Name == name }):
			t.Rows[i].Left = leftAgain
		case call == nil:
			t.Rows[i].Left = leftUnbound
		default:
			t.Rows[i].Left = c.bind(row, call)
			call.Refused, call.From.Left = t.Rows[i].Left, t.Rows[i].Left
			if call.Refused.IsZero() {
				call.Bound = t.Rows[i]
				bound = append(bound, call)
			}
		}
	}
}

// unbound returns the last procedure of the name above whose path is not known.
func (r *reader) unbound(name string) *Call {
	for _, c := range slices.Backward(r.out.Calls) {
		if c.Row && c.Name == name && name != "" && c.Route.Path == "" {
			return c
		}
	}
	return nil
}

// bind gives a procedure the method and the path of a row; if it cannot, it says why.
func (c *columns) bind(row page.Row, call *Call) diag.Phrase {
	if call.Body == nil || call.Body.Type.Kind != typeword.Ref || call.Returns == nil || call.Returns.Type.Kind != typeword.Ref {
		return leftStream
	}
	method := strings.ToUpper(words.Plain(row.Cell(c.header("method")).Text))
	pattern := row.Cell(c.header("pattern"))
	routes := page.RoutesIn(pattern.Text, pattern.Span)
	if len(routes) != 1 || routes[0].Path == "" || templateForm.MatchString(pattern.Text) || !isMethod(method) {
		return leftPattern
	}
	whole := "*" // all fields that are not in the path
	if method == "GET" || method == "DELETE" {
		whole = ""
	}
	if i := c.header("body"); i >= 0 && bodyOf(row.Cell(i).Text) != whole {
		return leftInParts
	}
	call.Route = routes[0]
	call.Route.Method = method
	return diag.Phrase{}
}

// templateForm is in patterns that are no paths: parameters of several parts, such as
// {name=trees/*}, and those of messages within the request.
var templateForm = lazyregexp.New(`[*=]|\{[^{}]*\.[^{}]*\}`)

// bodyOf returns what a cell says of the body: a star is no mark here.
func bodyOf(cell string) string { return strings.Trim(cell, "\\` ") }
