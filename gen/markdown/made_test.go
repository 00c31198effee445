package markdown_test

import (
	"bytes"
	"testing"
	"time"

	"github.com/mdspec-go/mdspec/gen/markdown"
	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/spec"
)

var oddBlocks = []spec.Block{
	{Kind: spec.Text, Lines: []string{"# no heading", "- no item\nof two lines", "  blanks  ", "", "a | b", ":-- | --:"}},
	{Kind: spec.Heading, Lines: []string{"Request"}},
	{Kind: spec.List, Entries: []spec.Entry{{Text: "one"}, {Value: "x", Text: "# two"}, {Text: "a\nb"}}},
	{Kind: spec.Values, Entries: []spec.Entry{{Value: "a b", Text: "with a blank"}, {Value: "c"}}},
	{Kind: spec.Code, Lines: []string{"```", "x := `a`|b"}},
	{Kind: spec.Text},
	{Kind: spec.List},
	{Kind: spec.Text, Lines: []string{"TODO"}},
}

// madeSchema returns a schema as a program makes it, with documentation that no
// document would give.
func madeSchema() *spec.Package {
	doc := spec.Doc{Blocks: oddBlocks}
	text := &spec.Type{Kind: spec.Basic, Name: "string"}
	field := func(name, key string, doc spec.Doc) *spec.Field {
		return &spec.Field{Name: name, Type: text, Tags: []spec.Tag{{Key: "json", Value: key}}, Doc: doc}
	}
	todo := field("Todo", "todo", spec.Doc{Blocks: oddBlocks[7:]})
	todo.Example = &spec.Stated{Text: "TODO", JSON: `"TODO"`}
	todo.Limits = []spec.Limit{{Max: "4", Unit: spec.Chars}}
	chat := &spec.Model{Name: "Chat", Doc: doc, Fields: []*spec.Field{field("ID", "id", doc), todo}, Examples: []spec.Example{{Text: `{"id": "1"}`}}}
	request := &spec.Model{Name: "GetChatRequest", Fields: []*spec.Field{field("ID", "id", spec.Doc{})}}
	call := &spec.Call{
		Name: "GetChat", Method: "GET", Path: "/chats/{id}", Heading: true, Doc: doc,
		Request: &spec.Type{Kind: spec.Named, Name: "GetChatRequest"}, Response: &spec.Type{Kind: spec.Named, Name: "Chat"},
		Examples: []spec.Example{{Text: "{\"id\": \"2\"}\n"}},
	}
	row := &spec.Call{Name: "Ping", Method: "POST", Path: "/ping", Doc: doc}
	return &spec.Package{Documents: []*spec.Document{{Name: "made.md", Topics: []*spec.Topic{{
		Title: "Made by\na program #", Doc: doc,
		Items: []spec.Item{{Model: chat}, {Model: request}, {Call: call}, {Call: row}, {Model: &spec.Model{Name: "Empty", Skipped: []spec.Skipped{{Text: "no mark"}}}}},
	}}}}}
}

// TestMadeSchema writes what the dialect cannot say as nearly as it can.
func TestMadeSchema(t *testing.T) {
	files := markdown.Export(madeSchema(), markdown.Options{})
	p, findings := parser.Parse(documents(files), parser.Options{Package: "api"})
	if findings.HasErrors() {
		t.Errorf("%s [%s]\n%s", findings[0].Message(), findings[0].Rule.ID, files[0].Content)
	}
	models := 0
	for range p.Models() {
		models++
	}
	if models != 3 {
		t.Errorf("%d models:\n%s", models, files[0].Content)
	}
	if again := markdown.Export(p, markdown.Options{}); !bytes.Equal(again[0].Content, files[0].Content) {
		t.Errorf("written again:\n%s\nbefore:\n%s", again[0].Content, files[0].Content)
	}
}

// TestLinear writes ten times as much in not much more than ten times the time.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes times")
	}
	took := func(n int) time.Duration {
		p := madeSchema()
		topic := p.Documents[0].Topics[0]
		for range n {
			topic.Items = append(topic.Items, madeSchema().Documents[0].Topics[0].Items...)
		}
		best := time.Hour
		for range 3 {
			start := time.Now()
			markdown.Export(p, markdown.Options{})
			best = min(best, time.Since(start))
		}
		return best
	}
	few, many := took(200), took(2000)
	if many > 25*few {
		t.Errorf("200 times the schema take %v, 2000 times %v", few, many)
	}
	t.Logf("%v, %v", few, many)
}
