package draft_test

import (
	"math/rand"
	"testing"

	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/parser/internal/draft"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// words are what headings and cells are put together from.
var words = []string{
	"", "`", "``", "|", `\|`, "*", "**Chat**", "`chat_id`", "chat_id", "Chat", "群聊", "0", "-1", "40001", "1 << 2", "string", "[]string", "Long",
	"integer (int64)", "array[X]", "[Chat](#chat)", "[x](y", "<br>", "<b>", "&nbsp;", "»» size", "└State", "label?", "yes", "否", "+", "GET /a",
	"`POST /a/{id}/:id`", "GET https://x.y/a/<b>/[c]", "DELETE /a/{a_b}/{aB}", "PUT /{", "Name", "Field", "参数", "类型", "说明", "Value", "编号", "Code",
	"Request body", "Parameters", "type", "func", "_", "Client", "String", "TODO", "```", "# x", "Setting", "base url", "a.b", "items[].id", "\u200b", "é",
}

// TestWrite compiles what is written of passages that say anything at all.
func TestWrite(t *testing.T) {
	random := rand.New(rand.NewSource(1))
	some := func(n int) []string {
		list := make([]string, random.Intn(n))
		for i := range list {
			list[i] = words[random.Intn(len(words))]
			if random.Intn(4) == 0 {
				list[i] += " " + words[random.Intn(len(words))]
			}
		}
		return list
	}
	kinds := []dialect.TableKind{dialect.FieldTable, dialect.ValueTable, dialect.CallTable, dialect.SettingTable, dialect.ErrorTable}
	for range 2000 {
		p := draft.Passage{Kind: kinds[random.Intn(len(kinds))], Headings: some(4), Header: some(6)}
		for range random.Intn(3) {
			p.Rows = append(p.Rows, some(7))
		}
		text := p.Write()
		_, found := parser.Parse([]parser.File{{Name: "a.md", Path: "a.md", Content: []byte(text + "\n")}}, parser.Options{Package: "api"})
		if found.HasErrors() {
			t.Fatalf("%+v gives %s: %s in\n%s", p, found[0].Span, found[0].Message(), text)
		}
	}
}
