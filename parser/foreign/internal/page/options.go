package page

import (
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/parser/syntax"
	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

var (
	// optionForm is the head of an item that begins with a value in code.
	optionForm = lazyregexp.New("^(?:\\*\\*|__|[*_\"“])?`([^`]+)`(?:\\*\\*|__|[*_\"”])?")
	// optionValue is such a value: no path from a root, no pattern and no sentence.
	optionValue = lazyregexp.New(`^["'“]?([\w+-][\w.:/+-]*)["'”]?$`)
	wholeNumber = lazyregexp.New(`^-?\d+$`)
	// noOption is what follows the head of an item that is a rule, a part of a word, or
	// names several things.
	noOption = lazyregexp.New("^(?:[A-Za-z0-9`*]|\\s*(?i:must|should|shall)\\b|\\s*(?:[,，、/&]|\\b(?:or|and)\\b|或|和)\\s*[*_]*`)")
)

// option is an item of a list as a value of the field above it.
type option struct {
	Row
	literal string
	setOff  bool // nothing follows the value, or a sign sets that off
}

// takeOptions takes the items of a list below a field as the values that the field may
// have; it reports whether they are such. Keys are those of the fields around it. The items
// stay in the description, too: what the field may have depends on its type.
func (r *reader) takeOptions(t *TableOf, row int, list *syntax.Block, keys map[string]bool) bool {
	if t.Rows[row].Options != nil || !isText(list) {
		return false
	}
	doc := &t.Rows[row].Cells[docColumn]
	options := r.optionsIn(list)
	if len(options) < 2 || !introduces(doc.Text, options, keys, t.Rows[row].Cells[0].Text) {
		return false
	}
	o, before := &Options{}, len(doc.Text)
	for _, one := range options {
		o.Rows = append(o.Rows, one.Row)
	}
	r.describeItems(t, row, list.Children)
	o.Text = doc.Text[before:]
	t.Rows[row].Options = o
	return true
}

// optionsIn returns the items of a list as values; none if one of them is no value.
func (r *reader) optionsIn(list *syntax.Block) (out []option) {
	for _, item := range list.Children {
		one, ok := r.optionOf(item)
		if !ok {
			return nil
		}
		out = append(out, one)
	}
	return out
}

// optionOf reads an item as a value; ok is false if it is none, or says a type or a
// presence as fields do.
func (r *reader) optionOf(item *syntax.Block) (o option, ok bool) {
	first := firstLine(item)
	if first == nil || first.Start < r.done {
		return o, false
	}
	text := r.Text(*first)
	head := optionForm.FindStringSubmatchIndex(text)
	if head == nil || noOption.MatchString(text[head[1]:]) {
		return o, false
	}
	m := optionValue.FindStringSubmatch(text[head[2]:head[3]])
	if m == nil {
		return o, false
	}
	if it, ok := itemOf(text); ok && (it.required.text != "" || it.typ.text != "" && !strings.EqualFold(it.typ.text, m[1])) {
		return o, false
	}
	o.literal = m[1]
	gap := docGap.FindString(text[head[1]:])
	o.setOff = strings.TrimSpace(gap) != "" || strings.TrimSpace(text[head[1]:]) == ""
	lines := r.itemLines(item)
	lines[0].text = text[head[1]+len(gap):]
	value := r.Source.Span(first.Start+head[2], first.Start+head[3])
	o.Row = Row{Span: r.Trim(*first), Cells: []Cell{{o.literal, value}, {decoded(r.Inline(joined(lines))), across(lines)}}}
	return o, true
}

// The words of sentences above the values that a field may have.
var (
	optionNoun = `(?:values?|constants?|types?|kinds?|modes?|options?|choices?|states?|levels?|flags?|formats?)`
	optionLead = lazyregexp.New(`(?i)\b(?:following|these|possible|allowed|valid|supported|accepted|available|permitted|known|defined|legal|enumerated)(?: list of| set of)?(?: [\w-]+)? ` + optionNoun + `\b` +
		`|\b(?:one|any) of(?: the)?(?: following| these| those| below)?$` +
		`|\b(?:values?|constants|choices|enum)(?: (?:is|are|(?:can|may|must|should) be))?(?: one of| either| any of)?(?: the following| these| as follows| below)?$` +
		`|\b(?:(?:can|may) be|either)$` +
		`|` + optionHan)
	optionHan = `取值|[可枚列][选選举舉][值项項]?(?:为|為|有|是|如下|包括)?$|[可有][选選效用]的?[值项項]|[枚列][举舉]|以下(?:[几幾]?[种種个個])?(?:值|类型|類型|选项|選項|模式|方式|常量|格式)|(?:允许|允許|支持|支援|合法|可能)的?(?:值|类型|類型|选项|選項|模式|常量)|可以?[为為是]$|之一$|值(?:[为為有]|如下|包括)|(?:返回|回传|回傳|参数|參數|字段|属性|屬性|状态|狀態|类型|類型)值$`
	// valuesLead is one that leaves no doubt, where no field is above it.
	valuesLead = lazyregexp.New(`(?i)\b(?:values|constants)\b|取值|可[选選]值|[枚列][举舉]|以下(?:[几幾]?[种種个個])?值`)
	// naming is a sentence that names values itself.
	naming = lazyregexp.New(`(?i)\b(?:values?|either|one of|allowed|supported)\b|取值|可[选選]|值[为為是]|[枚列][举舉]|之一`)
	// noLead are words of a sentence that says of only some values, of none, or on which
	// condition something holds.
	noLead = lazyregexp.New(`(?i)\b(?:if|when|where|unless|only|depend(?:s|ing)?|appl(?:y|ies)|ignored?|not|never|no|except|cannot|reserved|invalid|unsupported|deprecated|forbidden|examples?|e\.g|such as|includ(?:e|es|ing)|other)\b|n't\b` +
		`|不|除了|除外|除非|禁|保留|无效|無效|废弃|廢棄|如果|若|当.*[时時]|當.*時|[仅僅]|只有|例如|比如|示例|其他|其它`)
	// forLead stands ahead of what the sentence is not about.
	forLead = lazyregexp.New(`(?i)\b(?:for|in|on|with|by|under|from|at|within|across)(?: (?:all|each|any|both))?(?: of)?(?: the)?$`)
)

// introduces reports whether a description has values of its field below it: its last
// sentence announces them, or one of its sentences names them all, or they are whole numbers.
// A value that is the key of a field nearby is said of that field.
func introduces(doc string, options []option, keys map[string]bool, own string) bool {
	whole, values := true, make([]string, len(options))
	for i, o := range options {
		if keys[o.literal] || o.literal == own {
			return false
		}
		whole = whole && o.setOff && wholeNumber.MatchString(o.literal)
		values[i] = o.literal
	}
	all := sentences(doc)
	if len(all) == 0 {
		return whole
	}
	last := all[len(all)-1]
	if isLead(last) && !namesOther(last, append(values, own)) || whole && !noLead.MatchString(plain(last)) {
		return true
	}
	return slices.ContainsFunc(all, func(s string) bool {
		return naming.MatchString(plain(s)) && !noLead.MatchString(plain(s)) && namesAll(s, values)
	})
}

// isLead reports whether a sentence announces the values of a field.
func isLead(sentence string) bool {
	text := strings.TrimRight(strings.Join(strings.Fields(plain(sentence)), " "), " .:：。，,-–—")
	at := optionLead.FindStringIndex(text)
	return at != nil && !noLead.MatchString(text) && !forLead.MatchString(strings.TrimRight(text[:at[0]], " "))
}

// SaysValues reports whether the last sentence of a text says that values follow.
func SaysValues(text string) bool {
	all := sentences(text)
	return len(all) > 0 && valuesLead.MatchString(plain(all[len(all)-1])) && isLead(all[len(all)-1])
}

// namesOther reports whether a sentence has something else in code than what is known.
func namesOther(sentence string, known []string) bool {
	return slices.ContainsFunc(codesOf(sentence), func(code string) bool { return !slices.Contains(known, code) })
}

// namesAll reports whether a sentence has all values in code.
func namesAll(sentence string, values []string) bool {
	codes := codesOf(sentence)
	return !slices.ContainsFunc(values, func(v string) bool { return !slices.Contains(codes, v) })
}

var (
	codeText    = lazyregexp.New("`([^`]+)`")
	sentenceEnd = lazyregexp.New(`[.!?](?:\s+|$)|[。！？；]|\n\n|\n- `)
)

// codesOf returns the texts in code of a sentence, without quotes around them.
func codesOf(sentence string) (out []string) {
	for _, m := range codeText.FindAllStringSubmatch(sentence, -1) {
		out = append(out, strings.Trim(m[1], `"'“”`))
	}
	return out
}

// sentences returns the sentences of a description.
func sentences(text string) (out []string) {
	for _, s := range sentenceEnd.Split(text, -1) {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// soleOptions takes a list of values, and prose above it, to the paragraph above that is a
// field by itself; it reports whether there is one.
func (r *reader) soleOptions(b *syntax.Block) bool {
	if r.quoted || len(r.optionsIn(b)) < 2 {
		return false
	}
	parts := r.page.Parts
	for i := len(parts) - 1; i >= 0 && r.isProse(parts[i]); i-- {
		t := r.soleTable(parts[i])
		if t == nil {
			continue
		}
		if len(t.Rows) > 1 {
			return false // it is not said whose values they are
		}
		for _, p := range parts[i+1:] {
			r.describe(t, 0, r.lines(r.SplitLines(p.Span)), "\n\n")
		}
		if !r.takeOptions(t, 0, b, nil) {
			return false
		}
		at := parts[i].Span
		for _, p := range parts[i:] {
			r.anchors = append(r.anchors, p.Anchors...)
		}
		r.page.Parts = parts[:i]
		t.finish(at)
		r.add(&Part{Kind: Table, Table: t, Span: at})
		return true
	}
	return false
}

// soleTable returns a table of the field that a paragraph is, or of several: the name is
// marked, and behind it stand a type and the presence; nil if it is none.
func (r *reader) soleTable(p *Part) *TableOf {
	lines := r.lines(r.SplitLines(p.Span))
	if len(lines) == 0 {
		return nil
	}
	if it, ok := itemOf(lines[0].text); !ok || !it.declares(p.Text) {
		return nil
	}
	return r.declared(lines)
}
