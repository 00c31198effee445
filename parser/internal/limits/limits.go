// Package limits reads the cells of a Limits column (rule 3.10).
package limits

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// Parse reads a Limits cell:
//
//	cell  = limit { ( "," | "，" ) limit }
//	limit = [ number ] ".." [ number ] [ unit ]
//
// with blanks anywhere between. A number is decimal, with a sign and a fraction
// if the type has them, and has at most forty digits. The units are items (also
// 个, 项), bytes (字节, 个字节) and chars (字符, 字, 个字符), in singular or plural.
//
// The span covers exactly cell. The limits are checked against the type: items
// count the nearest slice, array or map; a bound without unit, bytes and chars
// hold for each element. A nil type, and one that did not resolve, is not
// checked, because it has been reported. A limit with a fault is left out.
func Parse(cell string, span diag.Span, t *spec.Type, diags *diag.List) []spec.Limit {
	whole := trimmedRange(cell, 0, len(cell))
	if whole.start == whole.end {
		return nil
	}
	r := reader{cell: cell, span: span, extent: extentOf(t), diags: diags, seen: map[spec.Unit]diag.Span{}}
	if rule := r.extent.refusal(); rule != nil {
		diags.Add(rule, r.at(whole), t.String())
		return nil
	}
	var limits []spec.Limit
	for _, item := range limitItems(cell) {
		if l, ok := r.limit(item); ok {
			limits = append(limits, l)
		}
	}
	return limits
}

// segment is a part of a cell.
type segment struct{ start, end int }

// reader reads the limits of one cell.
type reader struct {
	cell   string
	span   diag.Span
	extent extent
	diags  *diag.List
	seen   map[spec.Unit]diag.Span // where each unit has been limited
}

// at returns the span of a part of the cell.
func (r *reader) at(part segment) diag.Span {
	if r.span.IsZero() {
		return diag.Span{}
	}
	return r.span.Source.Span(r.span.Start+part.start, r.span.Start+part.end)
}

func (r *reader) text(part segment) string { return r.cell[part.start:part.end] }

// maxLimits is how many limits of one cell are read apart: more than there are
// units, and few enough that a cell of commas is no flood of messages.
const maxLimits = 8

// limitItems splits a cell at its commas, except those behind the last limit
// that is read. Items are trimmed of blanks; an empty one covers the comma that
// makes it empty.
func limitItems(cell string) []segment {
	var items []segment
	start, comma := 0, segment{}
	for i, r := range cell + "," {
		if r != ',' && r != '，' || len(items) == maxLimits-1 && i < len(cell) {
			continue
		}
		item := trimmedRange(cell, start, i)
		next := segment{i, min(i+len(string(r)), len(cell))}
		if item.start == item.end {
			item = comma
			if i < len(cell) {
				item = next
			}
		}
		if len(items) == 0 || items[len(items)-1] != item {
			items = append(items, item)
		}
		start, comma = next.end, next
	}
	return items
}

// trimmedRange returns the part of s from start to end without the blanks at
// its ends.
func trimmedRange(s string, start, end int) segment {
	start = end - len(strings.TrimLeftFunc(s[start:end], unicode.IsSpace))
	return segment{start, start + len(strings.TrimSpace(s[start:end]))}
}

var limitForm = regexp.MustCompile(`^([+-]?[0-9]+(?:\.[0-9]+)?)?\s*\.\.\s*([+-]?[0-9]+(?:\.[0-9]+)?)?\s*(\pL[\pL\s]*)?$`)

// maxLimitDigits keeps numbers to a length that no type of Go exceeds in use.
const maxLimitDigits = 40

// limit reads one limit.
func (r *reader) limit(item segment) (spec.Limit, bool) {
	text := r.text(item)
	low, high, word, ok := limitParts(text, item.start)
	if !ok {
		d := r.diags.Add(LimitSyntax, r.at(item), text)
		d.Suggest = otherRange(text)
		return spec.Limit{}, false
	}
	unit, ok := r.unit(item, word)
	if !ok {
		return spec.Limit{}, false
	}
	l := spec.Limit{Unit: unit, Text: text, Span: r.at(item)}
	if !r.once(l) {
		return spec.Limit{}, false
	}
	lowOK := r.bound(low, unit, &l.Min)
	highOK := r.bound(high, unit, &l.Max)
	if !lowOK || !highOK || !r.rises(l) {
		return spec.Limit{}, false
	}
	return l, true
}

// limitParts returns where the bounds and the unit of a limit are, counted
// from base, and reports whether text is a limit.
func limitParts(text string, base int) (low, high, unit segment, ok bool) {
	m := limitForm.FindStringSubmatchIndex(text)
	if m == nil || m[2] < 0 && m[4] < 0 {
		return low, high, unit, false
	}
	part := func(i int) segment {
		if m[i] < 0 {
			return segment{}
		}
		return segment{base + m[i], base + m[i+1]}
	}
	low, high, unit = part(2), part(4), part(6)
	short := max(low.end-low.start, high.end-high.start) <= maxLimitDigits
	return low, high, unit, short
}

var rangeSign = regexp.MustCompile(`\s*(?:~|～|–|—|…|至|到|-)\s*`)

// otherRange returns how a range written with another sign is spelled, if it
// then reads as a limit: 1 ~ 1000 is `1..1000`.
func otherRange(text string) []string {
	if len(text) > 2*maxLimitDigits {
		return nil
	}
	for _, m := range rangeSign.FindAllStringIndex(text, -1) {
		spelled := text[:m[0]] + ".." + text[m[1]:]
		if _, _, _, ok := limitParts(spelled, 0); ok {
			return []string{spelled}
		}
	}
	return nil
}

// unit returns what a limit counts, named by a word or by none, and reports
// whether that fits the type.
func (r *reader) unit(item, word segment) (spec.Unit, bool) {
	name := r.text(word)
	unit, ok := limitUnit(name)
	switch {
	case !ok:
		d := r.diags.Add(LimitUnitUnknown, r.at(word), name)
		d.Suggest = diag.Suggest(name, []string{"items", "bytes", "chars"})
		return "", false
	case r.extent.fits(unit):
		return unit, true
	case r.extent.opaque:
		r.diags.Add(LimitOpaqueType, r.at(item), r.extent.leaf.String())
	case unit == spec.Value:
		r.diags.Add(LimitUnitMissing, r.at(item), r.text(item), r.extent.whole.String(), r.extent.phrase())
	default:
		r.diags.Add(LimitUnitMisfit, r.at(word), name, r.extent.whole.String(), r.extent.phrase())
	}
	return "", false
}

// limitUnit returns the unit that a word names, and reports whether it names
// one. No word is the number itself.
func limitUnit(word string) (spec.Unit, bool) {
	switch strings.ToLower(word) {
	case "":
		return spec.Value, true
	case "items", "item", "个", "项":
		return spec.Items, true
	case "bytes", "byte", "字节", "个字节":
		return spec.Bytes, true
	case "chars", "char", "characters", "character", "字符", "字", "个字符":
		return spec.Chars, true
	}
	return "", false
}

// once reports whether the limit's unit is limited for the first time.
func (r *reader) once(l spec.Limit) bool {
	first, again := r.seen[l.Unit]
	if !again {
		r.seen[l.Unit] = l.Span
		return true
	}
	what := diag.Verbatim(string(l.Unit))
	if l.Unit == spec.Value {
		what = diag.Say("the number", "数值")
	}
	d := r.diags.Add(LimitRepeated, l.Span, what)
	d.Related = []diag.Related{{Span: first, Message: diag.Say("the first limit stands here", "第一个限制在这里")}}
	return false
}

// rises reports whether the bounds are in their order.
func (r *reader) rises(l spec.Limit) bool {
	if l.Min == "" || l.Max == "" || compareDecimals(l.Min, l.Max) <= 0 {
		return true
	}
	r.diags.Add(LimitReversed, l.Span, l.Min, l.Max)
	return false
}
