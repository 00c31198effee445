package parser

import (
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// column is one column that a kind of table knows.
type column struct {
	name    string   // as messages call it
	headers []string // every spelling, in lower case
}

// Columns of all tables. Several kinds of table share the first ones.
var (
	nameColumn     = column{"Name", []string{"name", "名称", "字段", "字段名"}}
	docColumn      = column{"Doc", []string{"doc", "说明", "描述", "备注", "含义", "description"}}
	jsonColumn     = column{"JSON", []string{"json"}}
	xmlColumn      = column{"XML", []string{"xml"}}
	typeColumn     = column{"Type", []string{"type", "类型"}}
	requiredColumn = column{"Required", []string{"required", "必填", "必须", "是否必填"}}
	optionalColumn = column{"Optional", []string{"optional", "可选", "选填"}}
	limitsColumn   = column{"Limits", []string{"limits", "限制"}}
	valueColumn    = column{"Value", []string{"value", "值", "可选值", "取值"}}
	requestColumn  = column{"Request Type", []string{"request type", "请求", "请求类型"}}
	responseColumn = column{"Response Type", []string{"response type", "result type", "响应", "响应类型", "返回", "返回类型"}}
	keyColumn      = column{"Response Key", []string{"response key", "响应字段"}}
	pageColumn     = column{"Page", []string{"page", "分页"}}
	tokenColumn    = column{"Access Token", []string{"access token", "凭证"}}
	urlColumn      = column{"URL", []string{"url", "地址"}}
	settingColumn  = column{"Setting", []string{"setting", "设置", "配置"}}
	codeColumn     = column{"Code", []string{"code", "错误码", "代码"}}
	classColumn    = column{"Class", []string{"class", "类别", "分类"}}
)

// tableKind is the form of a table: which columns it knows and needs.
type tableKind struct {
	kind     spec.TableKind
	columns  []column
	required []column
	tags     bool // an unknown header in a code span is a struct tag key
}

var (
	fieldTable = tableKind{
		kind:    spec.FieldTable,
		columns: []column{nameColumn, jsonColumn, xmlColumn, typeColumn, docColumn, requiredColumn, optionalColumn, limitsColumn},
		tags:    true,
	}
	enumTable = tableKind{
		kind:     spec.ValueTable,
		columns:  []column{nameColumn, valueColumn, docColumn},
		required: []column{nameColumn, valueColumn},
	}
	callTable = tableKind{
		kind:     spec.CallTable,
		columns:  []column{nameColumn, requestColumn, responseColumn, keyColumn, pageColumn, tokenColumn, urlColumn, docColumn},
		required: []column{nameColumn, urlColumn},
	}
	serviceTable = tableKind{
		kind:     spec.SettingTable,
		columns:  []column{settingColumn, valueColumn, docColumn},
		required: []column{settingColumn, valueColumn},
	}
	errorTable = tableKind{
		kind:     spec.ErrorTable,
		columns:  []column{nameColumn, codeColumn, classColumn, docColumn},
		required: []column{nameColumn, codeColumn},
	}
)

// otherHeaders are what documents also write above a column, and what they mean
// by it.
var otherHeaders = map[string][]string{
	"参数": {"JSON", "名称"}, "参数名": {"JSON", "名称"}, "属性": {"JSON", "名称"}, "parameter": {"JSON", "Name"}, "field": {"Name"}, "key": {"JSON"},
	"字段类型": {"类型"}, "数据类型": {"类型"}, "参数类型": {"类型"}, "是否必须": {"是否必填"}, "必需": {"必填"}, "是否可选": {"可选"},
	"注释": {"说明"}, "参数说明": {"说明"}, "默认值": {"说明"}, "示例": {"说明"}, "comment": {"Doc"}, "remark": {"Doc"}, "remarks": {"Doc"}, "notes": {"Doc"},
	"mandatory": {"Required"}, "range": {"Limits"}, "取值范围": {"限制"}, "范围": {"限制"}, "长度": {"限制"},
}

func (c column) matches(header string) bool {
	return slices.Contains(c.headers, strings.ToLower(header))
}

// table is a table whose header has been understood.
type table struct {
	doc    *docReader
	header []cell
	names  []string        // column name of each header; "" for a struct tag key and for a fault
	tags   []int           // headers that are struct tag keys
	keys   map[string]bool // those keys
	rows   []segment
	ok     bool // the header has no fault
}

// cells returns the cells of one line of a table.
func (d *docReader) cells(line segment) []cell {
	var out []cell
	for _, s := range splitRow(d.text, line) {
		out = append(out, cell{segment: s, src: d.src, text: d.text})
	}
	return out
}

// readTable reads the header of a table and reports what is wrong with it.
func (d *docReader) readTable(b block, kind tableKind) *table {
	t := &table{doc: d, header: d.cells(b.rows[0]), rows: b.rows[2:], keys: map[string]bool{}, ok: true}
	if len(t.header) != b.columns {
		d.diags.Add(diag.TableDelimiter, d.span(trimCell(d.text, b.rows[1])), len(t.header), b.columns)
		t.ok = false
	}
	for i, h := range t.header {
		t.names = append(t.names, t.columnName(i, h, kind))
	}
	for _, c := range kind.required {
		if !slices.Contains(t.names, c.name) && t.ok {
			d.diags.Add(diag.MissingColumn, d.span(trimCell(d.text, b.rows[0])), c.name)
			t.ok = false
		}
	}
	d.describeTable(t, kind)
	return t
}

// columnName finds the column that a header names.
func (t *table) columnName(i int, h cell, kind tableKind) string {
	text := h.plain()
	for _, c := range kind.columns {
		if !c.matches(text) {
			continue
		}
		if slices.Contains(t.names, c.name) {
			t.doc.diags.Add(diag.DuplicateColumn, h.span(), text, c.name)
			t.ok = false
			return ""
		}
		return c.name
	}
	if kind.tags && strings.HasPrefix(h.String(), "`") && validTagKey(text) {
		return t.tagColumn(i, h, text)
	}
	var known []string
	for _, c := range kind.columns {
		known = append(known, c.name)
		known = append(known, c.headers...)
	}
	near := suggestHeader(text, known)
	if near == nil {
		near = otherHeaders[strings.ToLower(text)]
	}
	t.doc.diags.Add(diag.UnknownColumn, h.span(), text).Suggest = near
	t.ok = false
	return ""
}

func (t *table) tagColumn(i int, h cell, key string) string {
	if t.keys[key] {
		t.doc.diags.Add(diag.DuplicateColumn, h.span(), key, key)
		t.ok = false
		return ""
	}
	t.keys[key] = true
	t.tags = append(t.tags, i)
	return ""
}

// suggestHeader offers each column once, under the name that messages use.
func suggestHeader(text string, known []string) []string {
	var out []string
	for _, s := range diag.Suggest(text, known) {
		same := func(o string) bool { return strings.EqualFold(o, s) }
		if !slices.ContainsFunc(out, same) {
			out = append(out, s)
		}
	}
	return out
}

// validTagKey reports whether reflect.StructTag can hold the key.
func validTagKey(key string) bool {
	return key != "" && !strings.ContainsFunc(key, func(r rune) bool {
		return r <= ' ' || r == ':' || r == '"' || r == '`' || r == '\\' || r == 0x7F
	})
}

// row is one row of a table.
type row struct {
	table *table
	cells []cell
	line  segment
}

// each calls f for every row that is complete and not left out, and returns the
// rows that read TODO.
func (t *table) each(f func(row)) (skipped []row) {
	for _, line := range t.rows {
		r := row{t, t.doc.cells(line), trimCell(t.doc.text, line)}
		t.doc.describeRow(r.cells, line)
		if slices.ContainsFunc(r.cells, cell.isTodo) {
			skipped = append(skipped, r)
			continue
		}
		if r.checkSurplus() {
			f(r)
		}
	}
	return skipped
}

// text returns the row without what pads it.
func (r row) text() string {
	cells := make([]string, len(r.cells))
	for i, c := range r.cells {
		cells[i] = c.raw()
	}
	return strings.Join(cells, "|")
}

func (r row) span() diag.Span { return r.table.doc.span(r.line) }

// checkSurplus reports cells beyond the last header (rule 3.11).
func (r row) checkSurplus() bool {
	n := len(r.table.header)
	if len(r.cells) <= n {
		return true
	}
	at := r.table.doc.src.Span(r.cells[n].start, r.line.end)
	r.table.doc.diags.Add(diag.SurplusCells, at, len(r.cells), n)
	return false
}

// cell returns the row's cell in the column; ok is false if the table has no
// such column. A cell that the row does not reach is empty, at the row's end.
func (r row) cell(c column) (cell, bool) {
	i := slices.Index(r.table.names, c.name)
	if i < 0 {
		return cell{}, false
	}
	return r.at(i), true
}

func (r row) at(i int) cell {
	if i < len(r.cells) {
		return r.cells[i]
	}
	return cell{segment: segment{r.line.end, r.line.end}, src: r.table.doc.src, text: r.table.doc.text}
}

// reaches reports whether the row has a cell in the column; if it ends before
// that, the row is reported.
func (r row) reaches(c column) bool {
	if slices.Index(r.table.names, c.name) < len(r.cells) {
		return true
	}
	r.table.doc.diags.Add(diag.MissingCells, r.span(), len(r.cells), c.name)
	return false
}

// doc returns the documentation of the row.
func (r row) doc() (text string, span diag.Span) {
	c, ok := r.cell(docColumn)
	if !ok {
		return "", diag.Span{}
	}
	return c.raw(), c.span()
}
