package lint

import (
	"bytes"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/goname"
	"github.com/mdspec-go/mdspec/spec/prose"
)

// checkEnumInProse finds fields of numbers or text whose documentation
// enumerates values that neither an enum nor constants declare.
func checkEnumInProse(x *pass) {
	fences := x.constants()
	taken := x.declaredNames(fences)
	enums := x.wordEnums()
	for _, f := range x.fields {
		if f.Type == nil || f.Embedded {
			continue
		}
		t := innermost(f.Type)
		for b := range proseValues(f.Doc) {
			if !enumerable(t, b.Entries) || isFlag(b.Entries) || fences.declare(f, b.Entries) || addsUp(f) {
				continue
			}
			found := x.add(valuesSpan(b), proseKey(f), valueNames(b.Entries))
			found.Fix = enumFix(f, t, b, enumTitle(f), taken)
		}
		if b, title := wordValues(f, t); b != nil && !addsUp(f) && !isFlag(b.Entries) && !fences.declare(f, b.Entries) && !enums.declare(b.Entries) {
			x.add(b.Span, proseKey(f), valueNames(b.Entries)).Fix = enumFix(f, t, b, title, taken)
		}
	}
}

// bitFlags says that values are added up, so that others than those that are
// enumerated occur; addsUp reports whether a field's documentation does.
var bitFlags = regexp.MustCompile(`(?i)位运算|按位|位掩码|标志位|加和|相加|累加|可组合|可叠加|组合使用|\bor of\b|\bbit ?(?:mask|field|flags?|wise)\b|\bor-?ed\b`)

func addsUp(f field) bool { return bitFlags.MatchString(f.Doc.Plain()) }

// shownValues is how many values a message names.
const shownValues = 6

func valueNames(entries []spec.Entry) diag.Phrase {
	var names []string
	for _, e := range entries[:min(len(entries), shownValues)] {
		names = append(names, "`"+diag.Printable(e.Value)+"`")
	}
	list := strings.Join(names, " ")
	if len(entries) > shownValues {
		list += " …"
	}
	return diag.Verbatim(list)
}

// enumerable reports whether the values are of the basic type: an enum of text
// may have numbers, one of integers has no words.
func enumerable(t *spec.Type, entries []spec.Entry) bool {
	if t.Kind != spec.Basic {
		return false
	}
	if t.Name == "string" {
		return true
	}
	if !integerType(t.Name) {
		return false
	}
	return !slices.ContainsFunc(entries, func(e spec.Entry) bool {
		_, err := strconv.ParseInt(e.Value, 10, 64)
		return err != nil || e.Value[0] == '-' && (t.Name[0] == 'u' || t.Name == "byte")
	})
}

// flags are the words for no and yes. A constant for one of them would say less
// than the field's name does.
var flags = map[string]string{
	"否": "是", "不是": "是", "无": "有", "没有": "有", "关": "开", "关闭": "开启", "禁用": "启用", "假": "真", "停用": "启用",
	"no": "yes", "false": "true", "off": "on", "disabled": "enabled",
}

// isFlag reports whether two values say no and yes.
func isFlag(entries []spec.Entry) bool {
	if len(entries) != 2 || !slices.ContainsFunc(entries, func(e spec.Entry) bool { return e.Value == "0" || e.Value == "false" || e.Value == "N" }) {
		return false
	}
	a, b := strings.ToLower(prose.TrimMeaning(entries[0].Text)), strings.ToLower(prose.TrimMeaning(entries[1].Text))
	return opposes(a, b) || opposes(b, a)
}

// opposes reports whether one text is the other's negation.
func opposes(no, yes string) bool {
	if flags[no] == yes && yes != "" {
		return true
	}
	for a, b := range flags { // 禁用成员 and 启用成员
		if rest, ok := strings.CutPrefix(no, a); ok && rest != "" && b+rest == yes {
			return true
		}
	}
	for _, negation := range []string{"不", "未", "没有", "无", "非", "not "} {
		rest, ok := strings.CutPrefix(no, negation)
		if ok && rest != "" && slices.ContainsFunc([]string{"", "已", "有", "是", "为"}, func(is string) bool { return is+rest == yes }) {
			return true
		}
	}
	return false
}

// declaredNames returns every name of the package.
func (x *pass) declaredNames(fences *constants) map[string]bool {
	names := maps.Clone(fences.names)
	x.eachNamed(func(n named) {
		switch n.kind {
		case anEnum:
			names[n.name], names[n.name+"Values"] = true, true
		case aModel, aValue, anError:
			names[n.name] = true
		}
	})
	for f := range x.Package.Fences() {
		for _, t := range f.Types {
			names[t.Name] = true
		}
		for _, v := range f.Vars {
			names[v.Name] = true
		}
	}
	return names
}

// enumFix offers the definition of an enum above that of the model, and its use
// by the field; nil if no names can be made for it.
func enumFix(f field, t *spec.Type, b *spec.Block, title string, taken map[string]bool) *diag.Fix {
	m, name := f.model, f.model.Name+f.Name
	if len(f.Limits) > 0 || m.Span.IsZero() {
		return nil
	}
	src := m.Span.Source
	line := bytes.LastIndexByte(src.Content()[:m.Span.Start], '\n') + 1
	rows, ok := enumRows(name, b.Entries, taken)
	if !ok || line > t.Span.Start {
		return nil
	}
	end := lineEnd(src)
	heading := fmt.Sprintf("### `%s` `%s` %s", name, t.Name, title)
	lines := append([]string{strings.TrimSpace(heading), "", "Name|Value|Doc", ":--|:--|:--"}, rows...)
	text := strings.Join(lines, end) + end + end
	return &diag.Fix{
		Message: diag.Say("declare the enum `%[1]s` and use it", "声明枚举 `%[1]s` 并使用它", name),
		Edits:   []diag.Edit{{Span: src.Span(line, line), New: text}, {Span: t.Span, New: name}},
	}
}

// lineEnd returns how the lines of a document end.
func lineEnd(src *diag.Source) string {
	if i := bytes.IndexByte(src.Content(), '\n'); i > 0 && src.Content()[i-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}

// enumTitle is what the documentation says before the values, on one line.
func enumTitle(f field) string {
	if first := f.Doc.Blocks[0]; first.Kind == spec.Text {
		if title := prose.TrimMeaning(first.Lines[0]); title != "" && !strings.Contains(title, "`") {
			return title
		}
	}
	return proseKey(f)
}

// enumRows returns the rows of an enum's table; ok is false if a name is taken
// or a value gives none.
func enumRows(name string, entries []spec.Entry, taken map[string]bool) (rows []string, ok bool) {
	if taken[name] || taken[name+"Values"] {
		return nil, false
	}
	own := map[string]bool{name: true, name + "Values": true}
	for _, e := range entries {
		constant := name + valueName(e.Value)
		if taken[constant] || own[constant] || constant == name {
			return nil, false
		}
		own[constant] = true
		doc := strings.ReplaceAll(strings.ReplaceAll(e.Text, `\|`, "|"), "|", `\|`)
		value := e.Value
		if !bareNumber(value) {
			value = "`" + value + "`"
		}
		rows = append(rows, "`"+constant+"`|"+value+"|"+doc)
	}
	return rows, true
}

// valueName makes the end of a constant's name from a value: 1 is 1, -1 is
// Minus1, text_card is TextCard.
func valueName(value string) string {
	if rest, ok := strings.CutPrefix(value, "-"); ok {
		return "Minus" + rest
	}
	if name, ok := goname.FromKey(value); ok {
		return name
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, value)
}

// wordValues returns the enumeration of words in the documentation of a field of
// text as the block that the parser would make of it, and the title of an enum
// for it.
func wordValues(f field, t *spec.Type) (b *spec.Block, title string) {
	if t.Kind != spec.Basic || t.Name != "string" || f.Doc.IsZero() || enumerates(f.Doc) {
		return nil, ""
	}
	at := f.Doc.Blocks[0].Span
	list, ok := prose.Values(at.Text(), prose.Introduced)
	if !ok {
		return nil, ""
	}
	title = prose.TrimMeaning(list.Lead)
	if title == "" || strings.ContainsAny(title, "`<\n") {
		title = proseKey(f)
	}
	b = &spec.Block{Kind: spec.Values, Span: part(at, list.Start, list.End)}
	for _, i := range list.Items {
		b.Entries = append(b.Entries, spec.Entry{Value: i.Value, Text: i.Meaning})
	}
	return b, strings.ReplaceAll(title, `\|`, "|")
}

// wordEnums are the values of the enums of text, each by its first sixteen
// enums: see maxGroups.
type wordEnums map[string][]*declaration

func (x *pass) wordEnums() wordEnums {
	all, enums := wordEnums{}, x.enumDeclarations()
	for e := range x.Package.Enums() {
		if e.Underlying != "string" {
			continue
		}
		for _, v := range e.Values {
			if len(all[v.Value]) < maxGroups {
				all[v.Value] = append(all[v.Value], enums[e.Name])
			}
		}
	}
	return all
}

// declare reports whether one enum has all the words.
func (w wordEnums) declare(entries []spec.Entry) bool {
	return slices.ContainsFunc(w[entries[0].Value], func(d *declaration) bool { return d.known(entries) == len(entries) })
}
