package profile

import (
	"strings"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/words"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// Columns of the tables of profiles, by their English headers.
const (
	colSetting  = "setting"
	colValue    = "value"
	colHeader   = "header"
	colRole     = "role"
	colWord     = "word"
	colType     = "type"
	colPresence = "presence"
	colTitle    = "title"
	colContents = "contents"
	colPage     = "page"
	colHeading  = "heading"
	colName     = "name"
	colUse      = "use"
	colFields   = "fields"
	colCall     = "call"
	colMethod   = "method"
	colPath     = "path"
	colResponse = "response"
	colField    = "field"
	colReason   = "reason"
	colWhere    = "where"
	colPattern  = "pattern"
	colWeight   = "weight"
)

// chinese are the headers of columns in Chinese.
var chinese = map[string]string{
	colSetting: "设置", colValue: "值", colHeader: "表头", colRole: "角色", colWord: "词", colType: "类型", colPresence: "必填",
	colTitle: "标题", colContents: "内容", colPage: "页面", colHeading: "标题", colName: "名称", colUse: "处理", colFields: "字段", colCall: "接口",
	colMethod: "方法", colPath: "路径", colResponse: "响应", colField: "字段", colReason: "理由", colWhere: "位置", colPattern: "模式", colWeight: "权重",
}

// remarks are headers of columns that are for readers only.
var remarks = []string{"evidence", "reason", "note", "notes", "description", "依据", "理由", "备注", "说明", "描述"}

// form is the form of a section.
type form struct {
	english, chinese string
	required         []string // columns that each row must fill
	further          []string
	read             func(*row)
}

// forms returns the sections that a profile may have.
func forms() []form {
	return []form{
		{"Settings", "设置", []string{colSetting, colValue}, nil, (*row).setting},
		{"Columns", "列", []string{colHeader, colRole}, nil, (*row).column},
		{"Types", "类型", []string{colWord, colType}, nil, (*row).typeWord},
		{"Presence", "必填", []string{colWord, colPresence}, nil, (*row).presenceWord},
		{"Sections", "小节", []string{colTitle, colContents}, []string{colPage}, (*row).sectionTitle},
		{"Names", "名称", []string{colHeading, colName}, []string{colPage}, (*row).headingName},
		{"Enums", "枚举", []string{colTitle, colName}, []string{colType, colFields, colPage}, (*row).enum},
		{"Pages", "页面", []string{colPage, colUse}, nil, (*row).page},
		{"Calls", "接口", []string{colCall}, []string{colMethod, colPath, colResponse}, (*row).call},
		{"Corrections", "更正", []string{colField, colReason}, []string{colType, colPresence}, (*row).correction},
		{"Evidence", "依据", []string{colWhere, colPattern, colWeight}, nil, (*row).evidence},
	}
}

// formOf returns the form of the section with the title.
func formOf(title string) (form, bool) {
	folded := words.Fold(title)
	for _, f := range forms() {
		if folded == words.Fold(f.english) || folded == f.chinese {
			return f, true
		}
	}
	return form{}, false
}

// titles returns the titles of all sections.
func titles() []string {
	var out []string
	for _, f := range forms() {
		out = append(out, f.english, f.chinese)
	}
	return out
}

// columns returns the columns of the section.
func (f form) columns() []string {
	return append(f.required[:len(f.required):len(f.required)], f.further...)
}

// columnOf returns the column with a header, "" for one that is for readers only.
func (f form) columnOf(header string) (column string, ok bool) {
	folded := words.Fold(header)
	for _, c := range f.columns() {
		if folded == c || folded == chinese[c] {
			return c, true
		}
	}
	for _, r := range remarks {
		if folded == r {
			return "", true
		}
	}
	return "", false
}

// headers returns all headers that the section knows.
func (f form) headers() []string {
	var out []string
	for _, c := range f.columns() {
		out = append(out, c, chinese[c])
	}
	return out
}

// list returns the columns of the section in messages.
func (f form) list() diag.Phrase {
	var names []string
	for _, c := range f.columns() {
		names = append(names, header(c).String())
	}
	return diag.Verbatim(strings.Join(names, ", "))
}

// title returns the name of the section in messages.
func (f form) title() diag.Phrase { return diag.Verbatim(f.english + "/" + f.chinese) }

// header returns the name of a column in messages.
func header(column string) diag.Phrase { return diag.Verbatim(column + "/" + chinese[column]) }
