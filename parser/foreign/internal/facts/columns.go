package facts

import (
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/page"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/words"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/dialect"
	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

// columns is a table with the roles of its columns.
type columns struct {
	*page.TableOf
	roles  []words.Role
	book   *words.Book
	said   map[int][]string // see texts
	inline bool             // the cells of keys hold the types, too
	param  string           // the key of the field whose values the column of values has, if its header says it
	bare   bool             // param is all that the header says
	of     *Field           // the field whose values the rows are; nil if nothing says it
	known  map[string]bool  // see keys
	schema int              // the column that says what a list or an object of the column of types holds; 0 without one
}

// columnsOf settles the roles of a table's columns.
func (r *reader) columnsOf(t *page.TableOf) *columns {
	c := &columns{TableOf: t, book: r.book}
	for i, h := range t.Header {
		role := r.book.Header(h.Text)
		if (role == words.Type || role == words.Request) && c.arePlaces(i) {
			role = words.In
		} else if (role == words.Request || role == words.Response || role == words.Unknown) && c.all(i, isRequirement) {
			role = words.Required
		} else if role == words.Key && c.all(i, isPresenceMark) {
			role = words.Required
		} else if role == words.Type && c.all(i, isNumber) {
			role = words.Value
		}
		c.roles = append(c.roles, role)
	}
	c.settleParam()
	c.settleKeys()
	c.settleValues()
	c.settleKey()
	c.settleRepeats()
	if key := c.index(words.Key); key >= 0 && !c.has(words.Type) {
		for _, row := range t.Rows {
			_, typ := inlineType(row.Cell(key).Text)
			c.inline = c.inline || typ != ""
		}
	}
	return c
}

// settleKeys tells the column of keys from those of other names, which may be ahead of it:
// in 字段名 | 变量名 the first one holds words in Chinese.
func (c *columns) settleKeys() {
	first := c.index(words.Key)
	if first < 0 || c.most(first, isKeyCell) {
		return
	}
	for i, role := range c.roles {
		if role == words.Key && c.all(i, isKeyCell) {
			c.roles[first] = words.Doc
			return
		}
	}
}

// settleValues tells columns of constants from those of the values that a field may have.
func (c *columns) settleValues() {
	fields := c.has(words.Key) && (c.has(words.Type) || c.listsValues()) || c.has(words.Type) && (c.has(words.Required) || c.has(words.Optional))
	for i, role := range c.roles {
		header := words.Fold(c.Header[i].Text)
		switch {
		case role == words.Status && !c.has(words.Type) && !c.has(words.Key) && c.has(words.Doc) && !c.most(i, isNumber) && !c.most(i, isStatus) && c.all(i, isLiteral):
			c.roles[i] = words.Value
		case role == words.Value && fields && !c.all(i, isLiteral):
			c.roles[i] = words.Values
		case role == words.Values && !c.has(words.Value) && !fields && c.most(i, isLiteral):
			c.roles[i] = words.Value
		case role == words.Value && header == "id" && !c.most(i, isLiteral):
			c.roles[i] = words.Key
		case role == words.Value && header == "id" && !c.has(words.Key) && !c.most(i, isNumber) && !slices.ContainsFunc(c.Rows, func(row page.Row) bool { return isCode(row.Cell(i).Text) }):
			c.roles[i] = words.Unknown // of the rows of a list of anything
		}
	}
	if i := c.index(words.Type); i >= 0 && c.has(words.Value) && !c.has(words.Key) && !fields && c.most(c.index(words.Value), isNumber) {
		c.roles[i] = words.Key // a table of types, with their numbers
	}
}

// listsValues reports whether the values beside keys are those that fields may have: some
// fields have none, or several.
func (c *columns) listsValues() bool {
	i := c.index(words.Values)
	if i < 0 || !words.IsKeyWord(c.Header[c.index(words.Key)].Text) || !c.most(c.index(words.Key), isKeyCell) {
		return false
	}
	return slices.ContainsFunc(c.Rows, func(row page.Row) bool {
		text := row.Cell(i).Text
		return isNothing(words.Plain(text)) || len(listed(text)) > 1
	})
}

// settleKey finds the column of the keys where no word says which it is: the first one
// without a role, if its cells are written as keys are.
func (c *columns) settleKey() {
	if c.has(words.Key) {
		return
	}
	if i := c.index(words.URL); i >= 0 && c.has(words.Type) {
		c.roles[i] = words.Key // the way to a value
		return
	}
	for i, role := range c.roles {
		if role == words.Unknown && i == 0 && (c.has(words.Type) && c.most(i, isKeyCell) || c.has(words.Value)) {
			c.roles[i] = words.Key
			return
		}
	}
	if i := c.index(words.In); i >= 0 && !c.all(i, isPlace) && c.has(words.Type) {
		c.roles[i] = words.Key
	}
}

// settleRepeats gives a role to one column: of two for keys the second is a text, as is
// what is no place among places.
func (c *columns) settleRepeats() {
	for i, role := range c.roles {
		again := slices.Index(c.roles, role) < i
		switch {
		case role == words.Type && again && schemaForm.MatchString(words.Fold(c.Header[i].Text)):
			c.schema, c.roles[i] = i, words.Ignored
		case role == words.Key && again, role == words.Type && again, role == words.Value && again, role == words.In && again:
			c.roles[i] = words.Doc
		}
	}
}

// schemaForm is the header of a second column of types.
var schemaForm = lazyregexp.New(`^(?:schema|item types?|items|elements?|element type|(?:元素|子|子元素|成员|泛型|数组元素|引用)类型)$`)

// index returns the first column of the role, -1 without one.
func (c *columns) index(r words.Role) int { return slices.Index(c.roles, r) }

func (c *columns) has(r words.Role) bool { return c.index(r) >= 0 }

// cell returns the cell of a row in the first column of the role.
func (c *columns) cell(row page.Row, r words.Role) page.Cell { return row.Cell(c.index(r)) }

// all reports whether there are rows with text in the column, and all of it is such.
func (c *columns) all(i int, is func(string) bool) bool {
	yes, no := c.count(i, is)
	return yes > 0 && no == 0
}

// most reports whether more than half of the texts in the column are such.
func (c *columns) most(i int, is func(string) bool) bool {
	yes, no := c.count(i, is)
	return yes > no
}

// texts returns what the cells of a column say, without those that say nothing. They are
// made once.
func (c *columns) texts(i int) []string {
	texts, ok := c.said[i]
	if !ok {
		for _, row := range c.Rows {
			if text := literalOf(row.Cell(i).Text); text != "" {
				texts = append(texts, text)
			}
		}
		if c.said == nil {
			c.said = map[int][]string{}
		}
		c.said[i] = texts
	}
	return texts
}

// keys returns those of all rows. They are read once.
func (c *columns) keys() map[string]bool {
	if c.known == nil {
		c.known = map[string]bool{}
		for _, row := range c.Rows {
			keys, _ := readKeys(c.cell(row, words.Key).Text)
			for _, key := range keys {
				c.known[key] = true
			}
		}
	}
	return c.known
}

func (c *columns) count(i int, is func(string) bool) (yes, no int) {
	for _, text := range c.texts(i) {
		if is(text) {
			yes++
		} else {
			no++
		}
	}
	return yes, no
}

var (
	numberForm = lazyregexp.New(`^(?:-?\d+|0[xX][0-9A-Fa-f]+|\(?\d+ ?<< ?\d+\)?)$`)
	statusForm = lazyregexp.New(`^[1-5](?:\d\d|[xX]{2})\b`)
	routeForm  = lazyregexp.New(`^(?i:` + dialect.AnyMethod + `)\b[\s:]*/|^/[A-Za-z0-9_{:<][^\s]*$`)
)

func isLiteral(text string) bool { return literalForm.MatchString(text) }
func isNumber(text string) bool  { return numberForm.MatchString(text) }
func isStatus(text string) bool  { return statusForm.MatchString(text) }
func isRoute(text string) bool   { return routeForm.MatchString(text) }

func isKeyCell(text string) bool {
	keys, _ := readKeys(text)
	return len(keys) > 0
}

// isFiles reports whether the keys of a table are paths in a file system.
func (c *columns) isFiles() bool {
	return c.has(words.Key) && c.all(c.index(words.Key), func(text string) bool {
		return len(text) > 1 && text[0] == '/' && !strings.ContainsAny(text, " \t")
	})
}

// isRequirement reports whether a text is one of the letters that say presence: mandatory,
// optional, conditional.
func isRequirement(text string) bool { return words.One(text, "M", "O", "C", "R") }

// isPresenceMark reports whether a text says presence and can be no key.
func isPresenceMark(text string) bool {
	return isChinese(text) && presenceIn(text) != spec.Unstated
}

// arePlaces reports whether the cells of a column are places of parameters, and no types: no
// links, and not all of them JSON.
func (c *columns) arePlaces(i int) bool {
	isLink := func(row page.Row) bool { return len(words.Links(row.Cell(i).Text)) > 0 }
	isJSON := func(text string) bool { return words.One(text, "json") }
	return c.all(i, isPlace) && !c.all(i, isJSON) && !slices.ContainsFunc(c.Rows, isLink)
}

// isPlace reports whether a text is the place of a parameter.
func isPlace(text string) bool { _, ok := placeOf(text); return ok }

func isMethod(text string) bool { return dialect.IsMethod(strings.ToUpper(text)) }
