package lint

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/mdspec-go/mdspec/spec"
)

// number is how prose writes a natural number.
const number = `(\d{1,3}(?:,\d{3})+|\d+)`

// unit is what a limit of prose may count.
const unit = `(?:\s*(个?字节|个?(?:\s*utf-?8\s*)?字符|个字|个|条|项|人|位|bytes?\b|characters?\b|chars?\b|items?\b|elements?\b|entries\b))?`

var (
	proseRange = regexp.MustCompile(`(?i)` + number + unit + `\s*(?:~|～|-|–|—|至|到|\bto\b|\band\b|\.\.\.?)\s*` + number + unit)
	proseMax   = regexp.MustCompile(`(?i)(?:最多|至多|不能?超过|不得超过|不可超过|不大于|小于等于|上限为?|最大(?:值|长度)?[为是:：]?|最长|\bat most\b|\bup to\b|\bno more than\b|\bno longer than\b|\bmax(?:imum)?(?:\.|(?: length)?(?: of| is|:)?))` +
		`\s*(?:支持|允许|可以?|能)?(?:传入?|填写?|包含|返回|添加|为|是)?\s*` + number + unit)
	// rangeLead is what makes two numbers the range of a number.
	rangeLead = regexp.MustCompile(`(?i)(?:取值范围|有效范围|范围|取值|有效值|\bbetween|\bfrom|\brange(?: is| of)?|\bmust be)[为是在:：]?\s*[\[(（]?$`)
	// lengthLead is what makes a bare number the length of a text.
	lengthLead = regexp.MustCompile(`(?i)(?:长度|字数|\blength)[^，。；,;]*$`)
	// ofMore is a word for several things together, or of something else than the field.
	ofMore = regexp.MustCompile(`(?i)[每全共总]|合计|单日|\bper\b|\beach\b|\btotal\b|跨度|间隔`)
	// advised is a word in front of what is advised, usual or an example and refuses
	// nothing; advisedBehind is one that follows it.
	advised       = regexp.MustCompile(`(?i)建议|推荐|最好|尽量|一般|通常|例如|比如|\brecommend|\bideally\b|\busually\b|\btypically\b|\bgenerally\b|\bpreferably\b|\bdisplays?\b|\bshows?\b|\be\.g\.|\bsuch as\b`)
	advisedBehind = regexp.MustCompile(`(?i)^[^，。；,;.]*(?:为[佳宜好]|\brecommended\b)`)
)

// checkLimitInProse finds limits that are stated in words and that a Limits
// cell could hold. A length beyond which the service cuts off is none: it
// refuses nothing. Nor is one of what is not sent: nobody checks it.
func checkLimitInProse(x *pass) {
	sent := x.sent()
	for _, f := range x.fields {
		if len(f.Limits) > 0 || f.Type == nil || f.Doc.IsZero() || !sent[f.model.Name] {
			continue
		}
		kind := limitKindOf(f.Type)
		if kind == limitsNothing {
			continue
		}
		at := f.Doc.Blocks[0].Span
		text := at.Text()
		if l, ok := kind.find(text); ok && !cutOff.MatchString(text) {
			x.add(part(at, l.start, l.end), text[l.start:l.end], l.cell)
		}
	}
}

// What joins the numbers of a range, and words without which a text introduces no
// range or states no maximum. They are looked for first: the expressions are slow.
var (
	joints    = []string{"~", "～", "-", "–", "—", "至", "到", "..", "to", "TO", "and", "AND"}
	leadWords = []string{"围", "值", "tween", "TWEEN", "rom", "ROM", "ange", "ANGE", "ust be", "UST BE"}
	maxWords  = []string{"多", "超过", "不大于", "小于等于", "上限", "最大", "最长", "most", "MOST", "up to", "Up to", "more than", "longer than", "max", "Max", "MAX"}
)

// cutOff are words with which a text states a limit that refuses nothing: what is
// beyond is cut off, ignored or read as something else.
var cutOff = regexp.MustCompile(`(?i)截断|截取|truncat|\bcapped\b|\bclamped\b|(?:大于|超过|超出|多于)[^。；]{0,30}(?:忽略|丢弃|[按取][^，。；]{0,20}(?:处理|默认值|最大值|上限))`)

func containsAny(text string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, w) })
}

func endsWith(text string, ends ...string) bool {
	return slices.ContainsFunc(ends, func(end string) bool { return strings.HasSuffix(text, end) })
}

// limitKind is what limits a type can have.
type limitKind int

const (
	limitsNothing limitKind = iota
	limitsValue             // of a number
	limitsText              // bytes or characters
	limitsList              // elements
)

func limitKindOf(t *spec.Type) limitKind {
	if t.Kind == spec.Pointer || t.Kind == spec.Nullable {
		t = t.Elem
	}
	switch {
	case t.Kind == spec.Slice && t.Elem.Kind == spec.Basic && t.Elem.Name == "byte":
		return limitsNothing
	case t.Kind == spec.Slice, t.Kind == spec.Map:
		return limitsList
	case t.Kind != spec.Basic:
		return limitsNothing
	case t.Name == "string":
		return limitsText
	case integerType(t.Name):
		return limitsValue
	}
	return limitsNothing
}

// proseLimit is a limit that a text states.
type proseLimit struct {
	start, end int
	cell       string // as a Limits cell has it
}

// find returns the first limit of the kind that the text states.
func (k limitKind) find(text string) (proseLimit, bool) {
	if !strings.ContainsAny(text, "0123456789") {
		return proseLimit{}, false
	}
	if l, ok := k.findRange(text); ok {
		return l, true
	}
	return k.findMax(text)
}

// joined reports whether two numbers may be joined somewhere: a joint is in
// front of a digit.
func joined(text string) bool {
	for i := 1; i < len(text); i++ {
		if !isASCIIDigit(text[i]) || isASCIIDigit(text[i-1]) {
			continue
		}
		before := strings.TrimRight(text[max(0, i-8):i], " \t")
		if endsWith(before, joints...) {
			return true
		}
	}
	return false
}

// findRange returns the first limit with two numbers.
func (k limitKind) findRange(text string) (proseLimit, bool) {
	if !joined(text) { // the expression is slow
		return proseLimit{}, false
	}
	return onlyLimit(text, proseRange, func(m []int) (cell string, ok bool) {
		low, high := digits(text, m[2], m[3]), digits(text, m[6], m[7])
		if !whole(text, m[0], m[7]) || shorter(high, low) {
			return "", false
		}
		if low == "0" && k != limitsValue {
			low = ""
		}
		word, ok := k.unit(text, m[0], m[1], group1(text, m, 4), rangeLead)
		if !ok {
			return "", false
		}
		return low + ".." + high + word, true
	})
}

// findMax returns the first limit with one number.
func (k limitKind) findMax(text string) (proseLimit, bool) {
	if !containsAny(text, maxWords) {
		return proseLimit{}, false
	}
	return onlyLimit(text, proseMax, func(m []int) (cell string, ok bool) {
		if !whole(text, m[0], m[3]) {
			return "", false
		}
		word, ok := k.unit(text, m[0], m[1], group1(text, m, 2), nil)
		if !ok {
			return "", false
		}
		return ".." + digits(text, m[2], m[3]) + word, true
	})
}

// maxMatches is how many parts of a text are looked at: one with more numbers than
// that states no single limit.
const maxMatches = 64

// onlyLimit returns the first match of which the function makes a limit, unless it
// makes another limit of a later one: then each is of a part or of a case.
func onlyLimit(text string, expression *regexp.Regexp, read func(m []int) (cell string, ok bool)) (limit proseLimit, ok bool) {
	for _, m := range expression.FindAllStringSubmatchIndex(text, maxMatches) {
		cell, is := read(m)
		switch {
		case !is || isAdvice(text, m[0], m[1]) || ofMore.MatchString(clause(text, m[0])):
		case !ok:
			limit, ok = proseLimit{m[0], m[1], cell}, true
		case cell != limit.cell:
			return proseLimit{}, false
		}
	}
	return limit, ok
}

// isAdvice reports whether a part of a text only advises or shows something.
func isAdvice(text string, start, end int) bool {
	return advised.MatchString(clause(text, start)) || advisedBehind.MatchString(text[end:min(len(text), end+clauseLimit)])
}

// group1 returns what a submatch holds, "" if it took no part.
func group1(text string, m []int, i int) string {
	if m[2*i] < 0 {
		return ""
	}
	return text[m[2*i]:m[2*i+1]]
}

// unit returns the unit of a limit as a Limits cell has it, with a blank in
// front; ok is false if the limit is not of the kind. Two bare numbers are the
// range of a number only behind a word that says so.
func (k limitKind) unit(text string, start, end int, stated string, lead *regexp.Regexp) (word string, ok bool) {
	class := ""
	switch s := strings.TrimPrefix(strings.ToLower(stated), "个"); {
	case s == "字节" || strings.HasPrefix(s, "byte"):
		class = " bytes"
	case strings.HasSuffix(s, "字符") || s == "字" || strings.HasPrefix(s, "char"):
		class = " chars"
	case stated != "":
		class = " items"
	}
	switch {
	case alternative.MatchString(text[end:]):
		return "", false
	case k == limitsText && class == "" && endsClause(text[end:]):
		return " chars", lengthLead.MatchString(clause(text, start) + text[start:end])
	case k == limitsText:
		return class, class == " bytes" || class == " chars"
	case k == limitsList && class == "":
		return " items", lead == nil && endsClause(text[end:])
	case k == limitsList:
		return class, class == " items" && !otherUnit.MatchString(text[end:])
	case lead != nil:
		before := clause(text, start)
		return "", class == "" && containsAny(before, leadWords) && lead.MatchString(before) && !otherUnit.MatchString(text[end:])
	}
	return "", class == "" && endsClause(text[end:])
}

// alternative is what gives another limit in place of the one before it: 40个字节或者20个字符.
var alternative = regexp.MustCompile(`(?i)^\s*(?:或者?|/|\bor\b)\s*(?:\d|utf|个?字|byte|char)`)

// otherUnit is what turns a count into one of something else: 3 个月, 20 个汉字.
var otherUnit = regexp.MustCompile(`(?i)^\s*(?:或|到|至|、|or\b|%|％|万|千|亿|k\b|m\b|天|日|年|月|周|小时|分|秒|毫秒|星期|季度|汉字|中文|英文|单词|半角|全角|工作日|自然日|days?\b|hours?\b|minutes?\b|seconds?\b|[kmg]?b\b)`)

// clauseLimit is how many bytes before a place are looked at: words further away
// do not belong to it, and a long text would take its square.
const clauseLimit = 90

// clause returns the text before the offset up to the mark in front of it.
func clause(text string, at int) string {
	start := max(0, at-clauseLimit)
	for start < at && !utf8.RuneStart(text[start]) {
		start++
	}
	text, at = text[start:], at-start
	if i := strings.LastIndexAny(text[:at], "，。；！？,;>\n"); i >= 0 {
		_, n := utf8.DecodeRuneInString(text[i:])
		return text[i+n : at]
	}
	return text[:at]
}

// endsClause reports whether nothing but a mark or the end follows.
func endsClause(rest string) bool {
	rest = strings.TrimLeft(rest, " \t")
	if rest == "" {
		return true
	}
	r, n := utf8.DecodeRuneInString(rest)
	switch {
	case r == '.' || r == ',':
		return len(rest) == n || rest[n] == ' '
	case r == '<':
		return true
	}
	return strings.ContainsRune("，。；！？、;)）]】", r)
}

// whole reports whether the numbers of a match are whole: no decimals, dates,
// percentages, powers or parts of words.
func whole(text string, start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:start])
	if isASCIIDigit(text[start]) && strings.ContainsRune("0123456789.-:/_^$#+", before) && start > 0 {
		return false
	}
	rest := text[end:]
	if rest == "" {
		return true
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, " "))
	switch {
	case strings.IndexByte("-:/", rest[0]) >= 0, strings.IndexByte(".,", rest[0]) >= 0 && len(rest) > 1 && isASCIIDigit(rest[1]):
		return false
	}
	return !strings.ContainsRune("%％^*×万千亿年月", r)
}

func isASCIIDigit(b byte) bool { return b >= '0' && b <= '9' }

// digits returns a number without the commas of its thousands and without zeros
// in front.
func digits(text string, start, end int) string {
	d := strings.TrimLeft(strings.ReplaceAll(text[start:end], ",", ""), "0")
	if d == "" {
		return "0"
	}
	return d
}

// shorter reports whether the number a is less than b.
func shorter(a, b string) bool { return len(a) < len(b) || len(a) == len(b) && a < b }
