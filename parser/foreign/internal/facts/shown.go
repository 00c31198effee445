package facts

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/page"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/sample"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/words"
)

// shown takes what the example in a field's row shows, if that is JSON by the letter: a
// member of the field's key, an object, a list, or a text in quotes. Numbers and words
// count where the column writes its texts in quotes: elsewhere they may be texts, too.
func (c *columns) shown(f *Field, row page.Row, key string, quotes bool) {
	text := exampleText(c.cell(row, words.Example).Text)
	if value := memberValue(text, key); value != "" {
		text, f.Example = value, value
	} else if text == "" || !json.Valid([]byte(text)) || !strings.Contains(`{["`, text[:1]) && !quotes {
		return
	}
	if shape, err := sample.Read(text); err == nil {
		f.Example, f.Shows = text, shape
	}
}

// exampleText returns what a cell writes as an example.
func exampleText(cell string) string {
	if isCode(cell) {
		return strings.Trim(cell, "` ")
	}
	return words.Plain(cell)
}

// memberValue returns the value of a text that is a member of an object with the key, as in
// "size": 3; "" if it is none.
func memberValue(text, key string) string {
	var member map[string]json.RawMessage
	text = strings.TrimRight(text, ", ")
	if !strings.HasPrefix(text, `"`) || json.Unmarshal([]byte("{"+text+"}"), &member) != nil || len(member) != 1 {
		return ""
	}
	if at := steps(key); len(at) > 0 {
		key = at[len(at)-1].key
	}
	return string(member[key])
}

// quotes reports whether all examples of a table are JSON, and texts among them stand in
// quotes.
func (c *columns) quotes() bool {
	var texts []string
	for _, row := range c.Rows {
		if text := exampleText(c.cell(row, words.Example).Text); !isNothing(text) {
			texts = append(texts, text)
		}
	}
	isOther := func(text string) bool { return !json.Valid([]byte(text)) }
	isQuoted := func(text string) bool { return text[0] == '"' }
	return slices.ContainsFunc(texts, isQuoted) && !slices.ContainsFunc(texts, isOther)
}
