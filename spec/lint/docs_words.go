package lint

import (
	"regexp"
	"strings"

	"github.com/mdspec-go/mdspec/spec"
)

// wordRow is an enumeration of words that a text introduces as the values of
// something:
//
//	可选值有：text：文本；post：富文本
//	可选值：`open_id`（用户在应用内的标识）、`app_id`（应用的标识）
//	取值：text-文本，image-图片
//
// The parser leaves it to the text, for bare words are not certain enough to
// show as a list. Here the introduction makes them so. Any other value in the
// text than those that stand in the row casts doubt on all of it.
type wordRow struct {
	lead       string // the text before the introduction
	entries    []spec.Entry
	start, end int // where the entries stand in the text
}

// introWords are in every introduction: the expression is slow.
var introWords = []string{"可选", "取值", "枚举", "ne of", "NE OF", "alues", "ALUES"}

var wordIntro = regexp.MustCompile(`(?:可选的?值|可选项|取值|枚举值|枚举)(?:范围)?(?:有|为|是|包括|包含|如下)*[ \t]*[：:]|(?i:\b(?:one of|values(?: are| include)?)[ \t]*:)`)

// readWords returns the enumeration that the first introduction of a text leads
// to, if it is certain.
func readWords(text string) (wordRow, bool) {
	if !containsAny(text, introWords) {
		return wordRow{}, false
	}
	intro := wordIntro.FindStringIndex(text)
	if intro == nil {
		return wordRow{}, false
	}
	s := wordScan{text: text, at: intro[1]}
	if !s.scan() {
		return wordRow{}, false
	}
	for _, mark := range []wordMark{lineMark, semicolonMark, commaMark, enumCommaMark} {
		if items, used := s.items(mark); len(items) > 1 {
			row := wordRow{lead: text[:intro[0]], start: items[0].start, end: items[len(items)-1].end}
			for _, i := range items {
				row.entries = append(row.entries, spec.Entry{Value: i.value, Text: i.meaning})
			}
			return row, distinctValues(row.entries) && !openEnd(row.entries) && !s.valueFrom(used)
		}
	}
	return wordRow{}, false
}

func distinctValues(entries []spec.Entry) bool {
	seen := map[string]bool{}
	for _, e := range entries {
		if seen[e.Value] {
			return false
		}
		seen[e.Value] = true
	}
	return true
}

// openEnd reports whether the last meaning says that there are more values.
func openEnd(entries []spec.Entry) bool {
	last := strings.ToLower(strings.TrimRight(entries[len(entries)-1].Text, " )）"))
	for _, end := range []string{"等", "等等", "…", "...", "etc", "etc."} {
		if strings.HasSuffix(last, end) {
			return true
		}
	}
	return false
}

// wordValues returns the enumeration of words in the documentation of a field of
// text as the block that the parser would make of it, and the title of an enum
// for it.
func wordValues(f field, t *spec.Type) (b *spec.Block, title string) {
	if t.Kind != spec.Basic || t.Name != "string" || f.Doc.IsZero() || enumerates(f.Doc) {
		return nil, ""
	}
	at := f.Doc.Blocks[0].Span
	row, ok := readWords(at.Text())
	if !ok {
		return nil, ""
	}
	title = plainMeaning(row.lead)
	if title == "" || strings.ContainsAny(title, "`<\n") {
		title = proseKey(f)
	}
	return &spec.Block{Kind: spec.Values, Entries: row.entries, Span: part(at, row.start, row.end)}, strings.ReplaceAll(title, `\|`, "|")
}

// wordEnums are the values of the enums of text, each by its first sixteen
// enums: see maxGroups.
type wordEnums map[string][]*declaration

func (x *pass) wordEnums() wordEnums {
	all := wordEnums{}
	for e := range x.pkg.Enums() {
		if e.Underlying != "string" {
			continue
		}
		d := &declaration{enum: e.Name, byValue: map[string]declaredValue{}}
		for _, v := range e.Values {
			d.byValue[v.Value] = declaredValue{}
			if len(all[v.Value]) < maxGroups {
				all[v.Value] = append(all[v.Value], d)
			}
		}
	}
	return all
}

// declare reports whether one enum has all the words.
func (w wordEnums) declare(entries []spec.Entry) bool {
	for _, d := range w[entries[0].Value] {
		n := 0
		for _, e := range entries {
			if _, ok := d.byValue[e.Value]; ok {
				n++
			}
		}
		if n == len(entries) {
			return true
		}
	}
	return false
}
