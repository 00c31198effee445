package page

import (
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/parser/syntax"
	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

// list adds a list: one of fields as a table, of any other its items.
func (r *reader) list(b *syntax.Block) {
	if r.isFields(b) {
		r.fieldTable(b)
		return
	}
	if r.soleOptions(b) {
		return
	}
	for _, item := range b.Children {
		for i, c := range ordered(item.Children) {
			r.bullet = i == 0
			r.block(c)
			r.bullet = false
		}
	}
}

// fieldTable adds a list of fields: to the field of JSX that is open, or as a table.
func (r *reader) fieldTable(b *syntax.Block) {
	if r.fields != nil && len(r.fields.open) > 0 {
		r.fieldList(b, r.fields.table, len(r.fields.open))
		return
	}
	at := r.Trim(b.Lines[0])
	if first := firstLine(b.Children[0]); first != nil {
		at = r.Trim(*first)
	}
	above := r.takeOwner()
	t := r.ownedAbove()
	if above != nil {
		t, above.owned = above, true
		r.add(&Part{Kind: Table, Table: t, Span: t.Rows[0].Span})
	}
	if t != nil {
		r.fieldList(b, t, 1) // settle finishes it: another list may go on with it
		return
	}
	t = &TableOf{Form: List}
	r.add(&Part{Kind: Table, Table: t, Span: at})
	r.fieldList(b, t, 0)
	t.finish(at)
}

// owns are the types of fields that have members.
var owns = lazyregexp.New(`(?i)object|array|list|map|struct|对象|数组|物件`)

// takeOwner takes the text above out of the page if it is the field whose members the
// list below has, or several of one type, and returns their rows. Prose may stand in
// between, and stays.
func (r *reader) takeOwner() *TableOf {
	for i := len(r.page.Parts) - 1; i >= 0 && r.isProse(r.page.Parts[i]); i-- {
		p := r.page.Parts[i]
		lines := r.lines(r.SplitLines(p.Span))
		if len(lines) == 0 {
			return nil
		}
		it, ok := itemOf(lines[0].text)
		if !ok || !it.marked || it.typ.text == "" {
			if saysPart(p.Text) {
				return nil
			}
			continue
		}
		near := i == len(r.page.Parts)-1
		t := r.owners(lines)
		if t == nil || !near && !it.declares(p.Text) {
			return nil
		}
		r.page.Parts = slices.Delete(r.page.Parts, i, i+1)
		r.anchors = append(r.anchors, p.Anchors...)
		return t
	}
	return nil
}

// owners returns a table of the fields that the lines of a paragraph are, those that have
// members behind the others; nil if none has. If these have different types, nothing says
// which has the members: what is not the first field is a text then.
func (r *reader) owners(lines []line) *TableOf {
	t := r.declared(lines)
	isOwner := func(row Row) bool { return owns.MatchString(row.Cells[1].Text) }
	others := slices.DeleteFunc(slices.Clone(t.Rows), isOwner)
	owners := slices.DeleteFunc(slices.Clone(t.Rows), func(row Row) bool { return !isOwner(row) })
	if len(owners) == 0 {
		return nil
	}
	if slices.ContainsFunc(owners, func(row Row) bool { return row.Cells[1].Text != owners[0].Cells[1].Text }) {
		t = r.declared(lines[:1])
		if r.describe(t, 0, lines[1:], "\n"); !isOwner(t.Rows[0]) {
			return nil
		}
		return t
	}
	for i := range owners {
		owners[i].Joined = i > 0
	}
	t.Rows = append(others, owners...)
	return t
}

// ownedAbove returns the list of members with nothing but prose below it, if there is one:
// a list that follows has more of them.
func (r *reader) ownedAbove() *TableOf {
	i := len(r.page.Parts) - 1
	for i >= 0 && r.isProse(r.page.Parts[i]) && !saysPart(r.page.Parts[i].Text) {
		i--
	}
	if i < 0 || r.page.Parts[i].Table == nil || !r.page.Parts[i].Table.owned {
		return nil
	}
	return r.page.Parts[i].Table
}

// partOfCall is a word of what is sent or comes back.
var partOfCall = lazyregexp.New(`(?i)\b(?:request|response|return|query|header|error)|^\W*param\w*\W*$|请求|返回|响应|回应|应答|参数|错误|請求|回應|參數`)

// saysPart reports whether a paragraph ends with a title or an introduction of a part of a
// call: the list below it has no members of a field above then.
func saysPart(text string) bool {
	last := strings.TrimRight(text[strings.LastIndexByte(text, '\n')+1:], " \t*_")
	isIntro := strings.HasSuffix(last, ":") || strings.HasSuffix(last, "：") || !isSentence(plain(last))
	return isIntro && partOfCall.MatchString(last)
}

// isFields reports whether most items of a list are fields.
func (r *reader) isFields(b *syntax.Block) bool {
	fields := 0
	for _, item := range b.Children {
		if first := firstLine(item); first != nil && first.Start >= r.done {
			if it, ok := itemOf(r.Text(*first)); ok && it.says() {
				fields++
			}
		}
	}
	return 2*fields > len(b.Children)
}

// holds are the types of fields that have members of any kind.
var holds = lazyregexp.New(`(?i)object|struct|dict|map|^array$|^list$|对象|数组|物件|對象|陣列`)

// isMembers reports whether a list within a field of objects has its members: one item
// says its type and presence, or all begin with a marked name and one says one of these.
func (r *reader) isMembers(b *syntax.Block, owner Row) bool {
	if !holds.MatchString(owner.Cells[1].Text) {
		return false
	}
	says, marked := false, 0
	for _, item := range b.Children {
		first := firstLine(item)
		if first == nil {
			continue
		}
		it, ok := itemOf(r.Text(*first))
		if !ok || !it.marked {
			continue
		}
		if it.typ.text != "" && it.required.text != "" {
			return true
		}
		says = says || it.says()
		marked++
	}
	return says && marked == len(b.Children)
}

// fieldList adds the items of a list as rows, and those of lists in them.
func (r *reader) fieldList(b *syntax.Block, t *TableOf, depth int) {
	keys := r.keysOf(b)
	for _, item := range b.Children {
		first := firstLine(item)
		if first == nil {
			for _, c := range ordered(item.Children) {
				r.block(c)
			}
			continue
		}
		row := len(t.Rows)
		t.Rows = append(t.Rows, r.fieldRow(*first, depth))
		r.describe(t, row, r.lines(item.Children[0].Lines[1:]), "\n")
		for _, c := range item.Children[1:] {
			switch {
			case c.Kind == syntax.ListBlock && r.takeOptions(t, row, c, keys):
			case c.Kind == syntax.ListBlock && r.isFields(c):
				r.fieldList(c, t, depth+1)
			case c.Kind == syntax.ListBlock && r.isMembers(c, t.Rows[row]):
				members, notes := r.withoutNotes(c)
				r.describeItems(t, row, notes)
				r.fieldList(members, t, depth+1)
			case c.Kind == syntax.ParagraphBlock:
				r.describe(t, row, r.lines(c.Lines), "\n\n")
			case c.Kind == syntax.ListBlock && isText(c):
				r.describeItems(t, row, c.Children)
			default:
				r.block(c)
			}
		}
	}
}

// keysOf returns the names of the fields of a list.
func (r *reader) keysOf(list *syntax.Block) map[string]bool {
	keys := map[string]bool{}
	for _, item := range list.Children {
		if first := firstLine(item); first != nil {
			if it, ok := itemOf(r.Text(*first)); ok {
				for key := range strings.FieldsFuncSeq(it.name.text, isBetweenKeys) {
					keys[key] = true
				}
			}
		}
	}
	return keys
}

// isBetweenKeys reports whether a character stands between several keys.
func isBetweenKeys(c rune) bool { return strings.ContainsRune(" ,，、`*&和及与", c) }

// withoutNotes parts the items of a list that are text alone, and begin with no marked name,
// from the others.
func (r *reader) withoutNotes(list *syntax.Block) (others *syntax.Block, notes []*syntax.Block) {
	copied := *list
	copied.Children = nil
	for _, item := range list.Children {
		first := firstLine(item)
		if first != nil && isText(item) {
			if it, ok := itemOf(r.Text(*first)); !ok || !it.marked && !it.says() {
				notes = append(notes, item)
				continue
			}
		}
		copied.Children = append(copied.Children, item)
	}
	return &copied, notes
}
