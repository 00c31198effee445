package gen

import (
	"bytes"
	"strings"

	"github.com/dave/jennifer/jen"
)

// secretsFile holds the methods of types whose values no printing may show.
const secretsFile = "mdspec_secrets.go"

// secretsSource returns that file, nil if no type needs any.
func (p *plan) secretsSource() ([]byte, error) {
	if len(p.secrets) == 0 {
		return nil, nil
	}
	file := jen.NewFile(p.options.Package)
	file.HeaderComment(strings.TrimSpace(supportHeader))
	for _, s := range p.secrets {
		s.write(file.Group)
	}
	var b bytes.Buffer
	if err := file.Render(&b); err != nil {
		return nil, err
	}
	return settle(b.Bytes())
}

// write adds the methods. Where a field keeps Format from being one, GoString does
// what it can in its place.
func (s secretType) write(g *jen.Group) {
	hidden := s.name + "{[redacted]}"
	method := func(name, comment string, sig func(*jen.Statement) *jen.Statement, body jen.Code) {
		if s.taken[name] {
			return
		}
		g.Line()
		g.Comment(comment)
		sig(g.Func().Params(jen.Id(s.name)).Id(name)).Block(body)
	}
	text := func(head *jen.Statement) *jen.Statement { return head.Params().String() }
	method("Format", "Format implements [fmt.Formatter]: no verb prints what is secret.", func(head *jen.Statement) *jen.Statement {
		return head.Params(jen.Id("f").Qual("fmt", "State"), jen.Id("_").Rune())
	}, jen.List(jen.Id("_"), jen.Id("_")).Op("=").Qual("io", "WriteString").Call(jen.Id("f"), jen.Lit(hidden)))
	if s.taken["Format"] {
		method("GoString", "GoString implements [fmt.GoStringer] without what is secret.", text, jen.Return(jen.Lit(hidden)))
	}
	method("String", "String implements [fmt.Stringer] without what is secret.", text, jen.Return(jen.Lit(hidden)))
	method("LogValue", "LogValue implements [slog.LogValuer] without what is secret.", func(head *jen.Statement) *jen.Statement {
		return head.Params().Qual("log/slog", "Value")
	}, jen.Return(jen.Qual("log/slog", "StringValue").Call(jen.Lit(hidden))))
}
