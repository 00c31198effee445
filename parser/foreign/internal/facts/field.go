package facts

import (
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/page"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/typeword"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/words"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

// Why rows are left out.
var (
	leftNoKey  = diag.Say("its first words are no key", "没有可以作为键的名称")
	leftBlank  = diag.Say("it is blank", "这一行是空的")
	leftTitle  = diag.Say("it is a title within the table", "它是表格里的小标题")
	leftStruck = diag.Say("its name is struck out", "名称带删除线")
	leftClient = diag.Say("it is an argument of a client, and none of the call", "它是客户端的参数，而不是接口的参数")
	leftHeader = diag.Say("it repeats the header", "它重复了表头")
)

// leveled is a field as its row writes it: its way from the fields at depth.
type leveled struct {
	*Field
	depth int
	steps []step
}

// fieldRows reads the rows of a table of fields.
func (r *reader) fieldRows(c *columns, t *Table, in spec.Place) []leveled {
	var out []leveled
	var together []*Field // the fields that one row names, or several that are joined
	footnotes, quotes := r.footnotes, c.quotes()
	for i, row := range c.Rows {
		cell := c.cell(row, words.Key)
		key, typ := cell.Text, ""
		if c.inline {
			key, typ = inlineType(cell.Text)
		}
		keys, marks := readKeys(key)
		marks.typ = typ
		if why := c.notField(row, keys); !why.IsZero() {
			t.Rows[i].Left = why
			r.listedBelow(row, t, i)
			continue
		}
		if !row.Joined {
			together = nil
		}
		options := r.listedBelow(row, t, i)
		for _, key := range keys {
			f := c.field(row, cell, marks, footnotes)
			f.Whole = anonymous.MatchString(cell.Text) || membersHere.MatchString(words.Plain(c.cell(row, words.Doc).Text))
			f.Row, f.Written = t.Rows[i], key
			if len(options) == 0 && row.Options == nil {
				row.Options = r.listWithin(c, row, f)
				options = r.listedBelow(row, t, i)
			}
			if len(options) > 0 {
				f.Options, f.Said = options, row.Options.Text
			}
			c.shown(f, row, key, quotes)
			if f.In == "" {
				f.In = in
			}
			f.twins = together
			together = append(together, f)
			t.Rows[i].Fields = append(t.Rows[i].Fields, f)
			out = append(out, leveled{f, row.Depth + marks.depth, steps(key)})
		}
	}
	if c.ticks() {
		for _, f := range out {
			if f.Presence == spec.Unstated {
				f.Presence = spec.Optional
			}
		}
	}
	if c.marksOptional() {
		for _, f := range out {
			if f.Presence == spec.Unstated {
				f.Presence = spec.Required
			}
		}
	}
	return out
}

// ticks reports whether a column ticks required fields, and leaves the others blank.
func (c *columns) ticks() bool {
	i := c.index(words.Required)
	return i >= 0 && c.all(i, func(text string) bool {
		return words.One(text, "✓", "✔", "√", "●", "☑", "✅", "○", "⭕", "◯", "*", "x", "X")
	})
}

// marksOptional reports whether a column of notes marks optional fields as [optional], so
// that those without the mark are required.
func (c *columns) marksOptional() bool {
	if c.has(words.Required) || c.has(words.Optional) {
		return false
	}
	return slices.ContainsFunc(c.Rows, func(row page.Row) bool {
		return slices.ContainsFunc(row.Cells, func(cell page.Cell) bool {
			return strings.HasPrefix(strings.ToLower(words.Plain(cell.Text)), "[optional]")
		})
	})
}

// pointer is a type of Go whose values may be null.
var pointer = lazyregexp.New(`^(?:[_*]\\\*(?:\[|[A-Za-z])[^*]*[_*]|\\?\*(?:\[|[A-Za-z])[^*]*)$`)

// struck is the cell of a key that is no longer one.
var struck = lazyregexp.New(`^\s*(?:~~.+~~|<(?:del|s)>.+</(?:del|s)>)\s*$`)

// anonymous is the key of a row that stands for what its type holds, or its rows below.
var anonymous = lazyregexp.New(`^[^A-Za-z]*\*anonymous\*$`)

// membersHere is the note of a row that stands for the members of its type.
var membersHere = lazyregexp.New(`^\(Members of \S+ are embedded into this type\.?\)`)

// notField says why a row is none of a field; nothing if it is one.
func (c *columns) notField(row page.Row, keys []string) diag.Phrase {
	texts := 0
	for _, cell := range row.Cells {
		if words.Plain(cell.Text) != "" {
			texts++
		}
	}
	key := c.index(words.Key)
	switch {
	case texts == 0:
		return leftBlank
	case texts > 1 && c.repeatsHeader(row):
		return leftHeader
	case texts == 1 && (len(keys) == 0 || c.has(words.Type) && boldCell.MatchString(row.Cell(key).Text) && !c.allBold(key)):
		return leftTitle
	case words.Plain(c.cell(row, words.Type).Text) == "context.Context":
		return leftClient
	case struck.MatchString(row.Cell(key).Text):
		return leftStruck
	case len(keys) == 0:
		return leftNoKey
	}
	return diag.Phrase{}
}

var boldCell = lazyregexp.New(`^\*\*[^*\x60]+\*\*$|^\*[^*\x60]+\*$`)

// allBold reports whether all cells of a column are emphasised.
func (c *columns) allBold(i int) bool {
	return !slices.ContainsFunc(c.Rows, func(row page.Row) bool { return !boldCell.MatchString(row.Cell(i).Text) })
}

// repeatsHeader reports whether the cells of a row are those of the header.
func (c *columns) repeatsHeader(row page.Row) bool {
	for i, h := range c.Header {
		if words.Fold(row.Cell(i).Text) != words.Fold(h.Text) {
			return false
		}
	}
	return true
}

// field reads what a row says of a field.
func (c *columns) field(row page.Row, cell page.Cell, marks keyMarks, footnotes bool) *Field {
	f := &Field{Cell: cell, Presence: marks.presence, Default: marks.value, TypeCell: c.cell(row, words.Type)}
	f.TypeCell.Text = noteMark.ReplaceAllString(f.TypeCell.Text, "")
	if marks.typ != "" {
		f.TypeCell = page.Cell{Text: marks.typ, Span: cell.Span}
	}
	if marks.star && !footnotes && f.Presence == spec.Unstated {
		f.Presence = spec.Required
	}
	if pointer.MatchString(f.TypeCell.Text) {
		f.TypeCell.Text = strings.TrimRight(strings.TrimLeft(f.TypeCell.Text, `_\*`), "_*")
		defer func() { f.Type.Null = true }()
	}
	f.Typed = words.Plain(f.TypeCell.Text) != ""
	f.Type = typeword.Read(strings.ReplaceAll(f.TypeCell.Text, "¦", "|"), c.book.Types)
	c.refine(f, row)
	if f.Presence == spec.Unstated && f.Type.Required {
		f.Presence = spec.Required
	} else if f.Presence == spec.Unstated && f.Type.Optional {
		f.Presence = spec.Optional
	}
	f.Values = append(f.Values, f.Type.Values...)
	if marks.rest != "" && presenceIn(marks.rest) == spec.Unstated {
		f.Doc = append(f.Doc, marks.rest)
	}
	for i, role := range c.roles {
		if text := strings.TrimSpace(row.Cell(i).Text); text != "" {
			f.column(c, role, i, text)
		}
	}
	if f.Presence == spec.Unstated && (f.Default != "" || f.Type.Null && f.Type.Optional) {
		f.Presence = spec.Optional
	}
	return f
}

// refine takes what a list or an object holds from the second column of types.
func (c *columns) refine(f *Field, row page.Row) {
	if c.schema == 0 {
		return
	}
	t := typeword.Read(row.Cell(c.schema).Text, c.book.Types)
	switch {
	case t.Kind != typeword.Basic && t.Kind != typeword.Ref || t.Doubtful() && t.Kind != typeword.Ref:
	case f.Type.Kind == typeword.List && f.Type.Elem == nil:
		f.Type.Elem = &t
	case f.Type.Kind == typeword.Object && t.Kind == typeword.Ref:
		f.Type = t
	}
}

// column reads one cell of a field's row.
func (f *Field) column(c *columns, role words.Role, i int, text string) {
	plain := words.Plain(text)
	switch role {
	case words.Required, words.Optional:
		if strings.EqualFold(plain, "nullable") {
			f.Type.Null = true
			return
		}
		if p, ok := c.book.Presence(role, text); ok && p != spec.Unstated {
			f.Presence = p
		}
		if !isPresence(c, role, text) {
			f.Doc = append(f.Doc, plain)
		}
	case words.Default:
		f.Dash = words.One(plain, "-", "—", "–")
		if !isNothing(plain) {
			f.Default = plain
		} else if words.One(strings.ToLower(plain), "空", "null", "nil", "absent", "unset", "not set", "不传") && f.Presence == spec.Unstated {
			f.Presence = spec.Optional
		}
	case words.Example:
		if !isNothing(plain) {
			f.Example = plain
		}
	case words.In:
		if p, ok := placeOf(plain); ok {
			f.In = p
		}
	case words.Label:
		f.Repeated = f.Repeated || words.One(strings.ToLower(plain), "repeated", "0..*", "1..*", "0..n", "1..n", "many")
		if strings.EqualFold(plain, "optional") {
			f.Presence = spec.Optional
		}
	case words.Values:
		f.Values = append(f.Values, listed(text)...)
	case words.Doc, words.Unknown:
		f.doc(c, role, i, text)
	}
}

// doc adds a text of the row; that of a column that is not known under its header.
func (f *Field) doc(c *columns, role words.Role, i int, text string) {
	if isNothing(words.Plain(text)) {
		return
	}
	if p := words.Mark(text); p != spec.Unstated && f.Presence == spec.Unstated {
		f.Presence = p
	}
	if m := optionalMark.FindString(text); m != "" && f.Presence == spec.Optional {
		if text = text[len(m):]; text == "" {
			return
		}
	}
	f.Type.Null = f.Type.Null || nullMark.MatchString(text)
	if role == words.Unknown {
		header := words.Plain(c.Header[i].Text)
		if words.Plain(text) == "" || header == "" {
			return
		}
		text = header + ": " + text
	}
	if text = strings.TrimSpace(text); !slices.Contains(f.Doc, text) {
		f.Doc = append(f.Doc, text)
	}
}

// optionalMark is a mark ahead of notes that says no more than that a field is optional.
var optionalMark = lazyregexp.New(`^\s*(?i:\\?\[optional\\?\])\s*`)

// nullMark is a mark of notes that says that null is one of the values.
var nullMark = lazyregexp.New(`(?i)\[nullable\]|\(nullable\)|\*nullable\*`)

// isPresence reports whether a cell says presence and nothing else.
func isPresence(c *columns, role words.Role, text string) bool {
	plain := words.Plain(text)
	_, ok := c.book.Presence(role, text)
	return ok && len([]rune(plain)) <= 9 && !strings.ContainsAny(plain, "(（,，;；")
}

// unsigned takes the signs out of anchors, which sites make of titles in several ways.
var unsigned = strings.NewReplacer("-", "", "_", "")

// linksTo reports whether the description of a field links to one of the anchors.
func (f *Field) linksTo(anchors []string) bool {
	for _, line := range f.Doc {
		for _, link := range words.Links(line) {
			anchor, ok := strings.CutPrefix(link.Target, "#")
			if ok && slices.ContainsFunc(anchors, func(own string) bool { return unsigned.Replace(own) == unsigned.Replace(anchor) }) {
				return true
			}
		}
	}
	return false
}
