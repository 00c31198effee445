package facts

import (
	"github.com/mdspec-go/mdspec/parser/foreign/internal/typeword"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/words"
)

// Guess returns the role that the cells of a column make likely; Doc if they are texts.
func (t *Table) Guess(i int, b *words.Book) words.Role {
	c := &columns{TableOf: t.Written, roles: t.Roles, book: b}
	if i < len(t.Roles) && t.Roles[i] != words.Unknown {
		return t.Roles[i]
	}
	switch {
	case !c.has(words.Key) && c.all(i, isKeyCell):
		return words.Key
	case !c.has(words.In) && c.all(i, isPlace):
		return words.In
	case !c.has(words.Required) && !c.has(words.Optional) && c.all(i, func(s string) bool { return isPresenceWord(b, s) }):
		return words.Required
	case !c.has(words.Type) && c.all(i, isTypeCell):
		return words.Type
	}
	return words.Doc
}

// LooksLikeFields reports whether a table that is left out has a column that is written as
// keys are and one that is written as types are.
func (t *Table) LooksLikeFields(b *words.Book) bool {
	key, typ := false, false
	for i := range t.Roles {
		role := t.Guess(i, b)
		key = key || role == words.Key
		typ = typ || role == words.Type
	}
	return key && typ
}

// Texts returns the cells of a column that are not blank, plain, with their rows.
func (t *Table) Texts(i int) []string {
	var out []string
	for _, row := range t.Written.Rows {
		if text := words.Plain(row.Cell(i).Text); text != "" {
			out = append(out, text)
		}
	}
	return out
}

func isPresenceWord(b *words.Book, text string) bool {
	_, ok := b.Presence(words.Required, text)
	return ok
}

// isTypeCell reports whether a text can only be a type.
func isTypeCell(text string) bool {
	if first := text[0]; first < 'A' && first != '?' && first != '[' {
		return false // a number, or a sign
	}
	t := typeword.Read(text, nil)
	return t.Kind != typeword.Unknown && t.Kind != typeword.Ref && t.Kind != typeword.Any && !t.Doubt
}
