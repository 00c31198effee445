package foreign

import (
	"encoding/json"
	"strconv"
	"strings"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/facts"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/profile"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/typeword"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/words"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// types proposes meanings for the words of types that are not known: what the examples
// beside them show.
func (r *proposer) types() *profile.DraftTable {
	t := &profile.DraftTable{Section: "Types", Columns: []string{"word", "type", "evidence"}, Ask: diag.Say(
		"Types of which nothing shows what they are. Move a row out of the comment and say its type, or give the page that declares it:",
		"不清楚含义的类型。清楚的可以移到注释外并写明类型，或者给出声明它的文档：")}
	all := newTally()
	for _, u := range r.untyped {
		word := words.Plain(u.TypeCell.Text)
		if word == "" || u.word == "" && !u.Type.Doubt || strings.Contains(u.TypeCell.Text, "](") {
			continue
		}
		s := all.add(words.Fold(word), word, r.placeOf(u), exampleType(u.Example))
		if u.Example != "" && len(s.more) < 3 {
			s.more = append(s.more, u.Example)
		}
	}
	r.worded = map[string]bool{}
	for _, s := range all.sorted() {
		if len(s.guess) > 1 {
			delete(s.guess, "") // some fields have no example
		}
		guess, sure := s.best()
		evidence := s.evidence()
		if len(s.more) > 0 {
			evidence += ": " + strings.Join(s.more, ", ")
		}
		switch {
		case guess == "":
			t.Doubt(profile.Code(s.text), "json.RawMessage", profile.Remark(evidence))
		case sure:
			r.worded[words.Fold(s.text)] = true
			t.Add(profile.Code(s.text), profile.Code(guess), profile.Remark(evidence))
		default:
			t.Doubt(profile.Code(s.text), profile.Code(guess), profile.Remark(evidence))
		}
	}
	return t
}

// placeOf returns where a field is declared.
func (r *proposer) placeOf(u untyped) string {
	for _, t := range u.page.Tables {
		for _, row := range t.Rows {
			if row == u.Row {
				return u.page.place(t.Anchors)
			}
		}
	}
	return u.page.Path
}

// exampleType returns the type that an example in a cell shows; "" if it shows none.
func exampleType(example string) string {
	switch {
	case example == "" || strings.ContainsAny(example, "{}[]"):
		return ""
	case example == "true" || example == "false":
		return "bool"
	}
	if _, err := strconv.ParseInt(example, 10, 64); err == nil && (example[0] != '0' || len(example) == 1) {
		return "int64"
	}
	var n json.Number
	if json.Unmarshal([]byte(example), &n) == nil {
		return "json.Number"
	}
	return "string"
}

// presence proposes meanings for the words in columns for presence.
func (r *proposer) presence() *profile.DraftTable {
	t := &profile.DraftTable{Section: "Presence", Columns: []string{"word", "presence", "evidence"}, Ask: diag.Say(
		"Words beside fields of which it is not clear whether they must be given:", "不清楚是否必填的词：")}
	all := newTally()
	r.tables(func(p *linkedPage, table *facts.Table, b *words.Book) {
		for i, role := range table.Roles {
			if role != words.Required && role != words.Optional || !table.Left.IsZero() {
				continue
			}
			for _, text := range table.Texts(i) {
				if _, ok := b.Presence(role, text); !ok && len([]rune(text)) <= maxWord {
					all.add(words.Fold(text), text, p.place(table.Anchors), "")
				}
			}
		}
	})
	for _, s := range all.sorted() {
		if words.Fold(s.text) == "" {
			continue
		}
		if p := presenceLike(s.text); p != spec.Unstated {
			t.Add(profile.Code(s.text), string(p), profile.Remark(s.evidence()))
		} else {
			t.Doubt(profile.Code(s.text), string(spec.Optional), profile.Remark(s.evidence()))
		}
	}
	return t
}

// maxWord is how many characters a word for presence may have.
const maxWord = 20

// presenceLike guesses the presence that a word says by what it contains.
func presenceLike(text string) spec.Presence {
	lower := strings.ToLower(text)
	for _, part := range []string{"非", "不", "否", "可", "条件", "选填", "opt", "not", "if ", "when", "cond", "depend", "sometimes"} {
		if strings.Contains(lower, part) {
			return spec.Optional
		}
	}
	for _, part := range []string{"必", "是", "req", "must", "mand", "yes", "always"} {
		if strings.Contains(lower, part) {
			return spec.Required
		}
	}
	return spec.Unstated
}

// minTitles is how often a title without a name must stand above tables to be taken for
// one that says which part of something is below it.
const minTitles = 3

// sections proposes what titles mean that name nothing and occur again and again.
func (r *proposer) sections() *profile.DraftTable {
	t := &profile.DraftTable{Section: "Sections", Columns: []string{"title", "contents", "evidence"}, Ask: diag.Say(
		"Titles that occur again and again, and those of tables that are left out. If there are fields or values below one of them, say so:",
		"反复出现的标题，以及没有读取的表格的标题。如果其下有字段或取值，请写明：")}
	all := newTally()
	r.tables(func(p *linkedPage, table *facts.Table, b *words.Book) {
		if !table.Generic && table.Left.IsZero() && words.TypeName(table.Title) == "" && words.FoldTitle(table.Title) != "" {
			all.add(words.FoldTitle(table.Title), table.Title, p.place(table.Anchors), contentsLike(table))
		}
	})
	for _, s := range all.sorted() {
		if s.count < minTitles {
			continue
		}
		if guess, sure := s.best(); sure {
			t.Add(profile.Code(s.text), guess, profile.Remark(s.evidence()))
		} else {
			t.Doubt(profile.Code(s.text), guess, profile.Remark(s.evidence()))
		}
	}
	r.leftOut(t)
	return t
}

// leftOut adds the titles of tables that are left out, each once.
func (r *proposer) leftOut(t *profile.DraftTable) {
	all := newTally()
	r.tables(func(p *linkedPage, table *facts.Table, b *words.Book) {
		if table.Left.IsZero() || words.FoldTitle(table.Title) == "" || len(table.Rows) == 0 {
			return
		}
		place := p.Path + ":" + strconv.Itoa(table.Span.Position().Line)
		all.add(words.FoldTitle(table.Title), table.Title, place, r.phrase(table.Left))
	})
	for _, s := range all.order {
		why, _ := s.best()
		t.Doubt(profile.Code(s.text), "ignored", profile.Remark(s.evidence()+": "+why))
	}
}

// contentsLike guesses what a section holds by the columns of its table.
func contentsLike(t *facts.Table) string {
	has := map[words.Role]bool{}
	for _, role := range t.Roles {
		has[role] = true
	}
	switch {
	case has[words.Value] && !has[words.Type]:
		return "values"
	case has[words.In], has[words.Required], has[words.Default]:
		return "request"
	}
	return "members"
}

// isUnknown reports whether nothing is understood of a type's cell.
func isUnknown(t typeword.Type) bool { return t.Kind == typeword.Unknown || t.Kind == typeword.Ref }
