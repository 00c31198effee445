package profile

import (
	"go/ast"
	"go/token"
	"strconv"
	"strings"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/typeword"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/words"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// What cells must be.
var (
	aName    = diag.Say("an exported Go name", "导出的 Go 名称")
	aType    = diag.Say("a Go type that a field can have", "字段可用的 Go 类型")
	aWord    = diag.Say("a type: a Go type, or words such as `list of string`", "类型：Go 类型，或 `list of string` 这样的写法")
	aPath    = diag.Say("a path that begins with a slash", "以斜线开头的路径")
	aWeight  = diag.Say("a weight from 1 to 9", "1 到 9 的权重")
	anInt    = diag.Say("string or an integer type", "string 或整数类型")
	aPattern = diag.Say("a pattern with words in it", "含有文字的模式")
	aRole    = diag.Say("a role of a column, such as key, type, doc, required or ignored", "列的角色，例如键、类型、说明、必填、忽略")
	aUse     = diag.Say("what becomes of a page: ignored", "页面的处理方式：忽略")
	aMethod  = diag.Say("a method that a client can send", "客户端可用的方法")
	aPlace   = diag.Say("a place of evidence: header, heading or text", "依据的位置：表头、标题或文字")

	aPresence    = diag.Say("a presence: required or optional", "必填或可选")
	aCorrection  = diag.Say("a presence: required, optional or ignored", "必填、可选或忽略")
	someContents = diag.Say("what a section holds, such as request, response, members, values or ignored, or an exported Go name", "小节的内容，例如请求、响应、成员、取值、忽略，或者导出的 Go 名称")

	oneThing = diag.Say("alone in its row: give a type, a presence, or both", "单独成立的一行：请写类型、必填或两者")
)

// column reads the role of a header.
func (r *row) column() {
	if role, ok := choose(r, colRole, roles, aRole); ok && r.once(colHeader, words.Fold(r.text(colHeader))) {
		r.out.Columns = append(r.out.Columns, Column{r.text(colHeader), role})
	}
}

// typeWord reads what a spelling of a type means.
func (r *row) typeWord() {
	text := r.text(colType)
	if t := typeword.Read(text, nil); t.Kind == typeword.Unknown {
		r.wrong(colType, aWord)
		return
	}
	if r.once(colWord, words.Fold(r.text(colWord))) {
		r.out.Types = append(r.out.Types, TypeWord{r.text(colWord), text})
	}
}

// presenceWord reads what a word in a column for presence means.
func (r *row) presenceWord() {
	if p, ok := choose(r, colPresence, presences, aPresence); ok && r.once(colWord, words.Fold(r.text(colWord))) {
		r.out.Presence = append(r.out.Presence, PresenceWord{r.text(colWord), p})
	}
}

// sectionTitle reads what the sections with a title hold: words for that, or a Go name.
func (r *row) sectionTitle() {
	means, ok := find(contents, r.text(colContents))
	if !ok && isGoName(r.text(colContents)) {
		means, ok = words.Title{Name: r.text(colContents)}, true
	}
	if !ok {
		r.wrong(colContents, someContents, spellings(contents)...)
		return
	}
	r.section(colTitle, means, false)
}

// headingName reads the Go name of what a heading names.
func (r *row) headingName() {
	if r.isName(colName) {
		r.section(colHeading, words.Title{Name: r.text(colName)}, true)
	}
}

// enum reads the Go name of the values below a title, their type, and the fields that have
// it.
func (r *row) enum() {
	means := words.Title{Name: r.text(colName), Part: words.ValuesPart, Under: r.text(colType)}
	switch {
	case !r.isName(colName):
		return
	case means.Under != "" && means.Under != "string" && !spec.IsInteger(means.Under):
		r.wrong(colType, anInt)
		return
	case !r.section(colTitle, means, false):
		return
	}
	c := r.cells[colFields]
	for _, field := range strings.FieldsFunc(c.text, func(r rune) bool { return strings.ContainsRune(",，、` ", r) }) {
		r.out.Corrections = append(r.out.Corrections, Correction{
			Field: field, Name: words.NewWildcard(field), Type: identType(means.Name), Elem: true, At: c.at,
		})
	}
}

// section adds a title, for the pages of the row.
func (r *row) section(column string, means words.Title, named bool) bool {
	page, title := r.text(colPage), r.text(column)
	if !strings.Contains(title, "*") {
		title = words.FoldTitle(title)
	}
	if !r.once(column, title+"\x00"+page) {
		return false
	}
	s := Section{Title: r.text(column), Means: means, Named: named, At: r.cells[column].at, Any: page == ""}
	s.Page = words.NewWildcard(page)
	r.out.Sections = append(r.out.Sections, s)
	return true
}

// page reads what becomes of a page.
func (r *row) page() {
	if _, ok := choose(r, colUse, uses, aUse); ok && r.once(colPage, r.text(colPage)) {
		r.out.Pages = append(r.out.Pages, Page{words.NewWildcard(r.text(colPage)), r.cells[colPage].at})
	}
}

// call reads what is said of a call.
func (r *row) call() {
	text := r.text(colCall)
	c := Call{Call: text, Name: words.NewWildcard(text), Folded: words.FoldedWildcard(text), Path: r.text(colPath), At: r.cells[colCall].at}
	if r.text(colMethod) != "" {
		method, ok := choose(r, colMethod, methods(), aMethod)
		if !ok {
			return
		}
		c.Method = method
	}
	if c.Path != "" && !isPath(c.Path) {
		r.wrong(colPath, aPath)
		return
	}
	if response := r.text(colResponse); words.One(words.Fold(response), "nothing", "无") {
		c.Nothing = true
	} else if response != "" {
		if c.Response = goType(response); c.Response == nil {
			r.wrong(colResponse, diag.Or(aType, diag.Code("nothing")))
			return
		}
	}
	if r.once(colCall, text) {
		r.out.Calls = append(r.out.Calls, c)
	}
}

// correction reads a correction.
func (r *row) correction() {
	field := r.text(colField)
	c := Correction{Field: field, Name: words.NewWildcard(field), Reason: r.text(colReason), At: r.cells[colField].at}
	if text := r.text(colType); text != "" {
		if c.Type = goType(text); c.Type == nil {
			r.wrong(colType, aType)
			return
		}
	}
	if r.text(colPresence) != "" {
		p, ok := choose(r, colPresence, corrections, aCorrection)
		if !ok {
			return
		}
		if c.Ignored = p == ignored; !c.Ignored {
			c.Presence = p
		}
	}
	if c.Type == nil && c.Presence == "" && !c.Ignored {
		r.wrong(colField, oneThing)
		return
	}
	if r.once(colField, field) {
		r.out.Corrections = append(r.out.Corrections, c)
	}
}

// evidence reads a piece of evidence.
func (r *row) evidence() {
	place, ok := choose(r, colWhere, places, aPlace)
	if !ok {
		return
	}
	weight, err := strconv.Atoi(r.text(colWeight))
	if err != nil || weight < 1 || weight > 9 {
		r.wrong(colWeight, aWeight)
		return
	}
	e := newEvidence(place, r.text(colPattern), weight)
	if e.isEmpty() {
		r.wrong(colPattern, aPattern)
		return
	}
	if r.once(colPattern, strconv.Itoa(int(place))+r.text(colPattern)) {
		r.out.Evidence = append(r.out.Evidence, e)
	}
}

func (r *row) isName(column string) bool {
	if isGoName(r.text(column)) {
		return true
	}
	r.wrong(column, aName)
	return false
}

func isGoName(text string) bool { return token.IsIdentifier(text) && ast.IsExported(text) }

func isPath(text string) bool {
	return strings.HasPrefix(text, "/") && !strings.ContainsAny(text, " \t?#\"`")
}
