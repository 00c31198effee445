package lint

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// checkOptionalInProse finds words that a Required column should say, in tables
// that have none. A tag that leaves out the empty value says it too, and what is
// not sent is not left out by anybody here.
func checkOptionalInProse(x *pass) {
	without := map[string]bool{}
	for _, t := range x.tables {
		if t.Kind == dialect.FieldTable && !t.has(dialect.Required) && !t.has(dialect.Optional) {
			without[t.Owner] = true
		}
	}
	sent := x.sent()
	for _, f := range x.fields {
		tag, _ := f.Tag("json")
		if !without[f.model.Name] || !sent[f.model.Name] || f.Embedded || f.Doc.IsZero() || strings.Contains(tag, ",omit") || tag == "-" {
			continue
		}
		if at, ok := optionalWords(f); ok {
			x.add(at, at.Text())
		}
	}
}

var (
	// optionalParts are parts of what optionalWord looks for, which is slow.
	optionalParts = []string{"可选", "选填", "非必", "不填", "不传", "为空", "省略", "ptional", "PTIONAL"}
	optionalWord  = regexp.MustCompile(`(?i)可选填|可选传|可选|选填|非必[填须需传]|可以?不[填传]|可以?为空|可以?省略|不填|不传|\boptional\b`)
	requiredWord  = regexp.MustCompile(`(?i)(?:^|[^非不选])(?:必填|必须填|必传)|\brequired\b`)
)

// optionalWords returns the first words by which the documentation of a field
// says that it may be absent, unless it says somewhere that it may not.
func optionalWords(f field) (diag.Span, bool) {
	at := f.Doc.Blocks[0].Span
	text := at.Text()
	if !containsAny(text, optionalParts) || requiredWord.MatchString(text) {
		return diag.Span{}, false
	}
	for _, m := range optionalWord.FindAllStringIndex(text, -1) {
		s := saying{text[max(0, m[0]-clauseLimit):m[0]], text[m[0]:m[1]], text[m[1]:]}
		if s.means(f) && !isMeaning(f.Doc, s.word) {
			return part(at, m[0], m[1]), true
		}
	}
	return diag.Span{}, false
}

// isMeaning reports whether the words are what a value of the field means, as in
// 0：不填；1：选填.
func isMeaning(d spec.Doc, word string) bool {
	for b := range proseValues(d) {
		if slices.ContainsFunc(b.Entries, func(e spec.Entry) bool { return strings.HasPrefix(e.Text, word) }) {
			return true
		}
	}
	return false
}

// saying is a word that may say that a field is optional, and what is around it.
type saying struct{ before, word, rest string }

var (
	refusal = regexp.MustCompile(`(?i)(?:不可|不能|不允许|不得|禁止|不许|不要|不|未|勿|别|\bnot|\bnon-?|n't|\bnever)\s*$`)
	// whether introduces what is true or false, and not said of the field.
	whether = regexp.MustCompile(`(?i)(?:是否|能否|可否)[为是]?$|\b(?:whether|if|that)\b[^.;]*$`)
)

// means reports whether the word says that the field may be absent.
func (s saying) means(f field) bool {
	switch {
	case refusal.MatchString(s.before), whether.MatchString(s.before), s.quoted(), s.ofOther(f):
		return false
	case strings.EqualFold(s.word, "optional"):
		return s.englishOptional(f)
	case strings.Contains(s.word, "选"):
		return s.alone() && !s.chooses()
	case strings.HasSuffix(s.word, "传"):
		return !startsWithAny(s.rest, "递播输真统导")
	case strings.HasSuffix(s.word, "填"):
		return !startsWithAny(s.rest, "充满补")
	}
	return true
}

// startsWithAny reports whether a text begins with one of the characters.
func startsWithAny(text, chars string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return text != "" && strings.ContainsRune(chars, r)
}

// quoted reports whether the word is a value in quotation marks or a code span.
func (s saying) quoted() bool {
	return endsWith(s.before, "`", `"`, "“", "'") && startsWithAny(s.rest, "`\"”'")
}

// otherSubject is a name in front of the word: of the key userid, cursor 不填 says
// nothing.
var otherSubject = regexp.MustCompile(`([A-Za-z_][A-Za-z0-9_.:/]*)["”` + "`" + `]?\s*(?:字段|参数|属性|的值|前缀|部分)?\s*(?:都|均|也|时)?\s*$`)

// otherObject is a name behind the word: 不传 userid 时.
var otherObject = regexp.MustCompile(`^(?:写|入|递)?\s*["“` + "`" + `]?([A-Za-z_][A-Za-z0-9_.]*)`)

// ofOther reports whether the word is said of another field than the one, or of
// a part of the value.
func (s saying) ofOther(f field) bool {
	other := func(m []string) bool {
		return m != nil && !strings.EqualFold(m[1], proseKey(f)) && !strings.EqualFold(m[1], f.Name)
	}
	return !strings.EqualFold(s.word, "optional") && other(otherSubject.FindStringSubmatch(s.before)) ||
		strings.HasPrefix(s.word, "不") && other(otherObject.FindStringSubmatch(s.rest)) ||
		endsWith(s.before, "前缀", "后缀", "部分", "区号", "协议", "单位", "域名")
}

// marks end what is said, and openings and says are in front of what is said of
// the whole field.
const (
	marks    = "，。；！？、,;.!?)）]】」』<|\n"
	openings = "，。；！？、,;.!?(（[【「『>|\n：:-—–~"
)

// alone reports whether a word of Chinese that also means to choose is said of
// the field: 可选, 该字段可选, （选填）, but not 从标签中选填 or 用户可选.
func (s saying) alone() bool {
	before := strings.TrimRight(s.before, " \t*_")
	last, _ := utf8.DecodeLastRuneInString(before)
	return before == "" || len(before) < len(s.before) || strings.ContainsRune(openings, last) ||
		endsWith(before, "字段", "参数", "属性", "此项", "该项", "本项", "为", "是")
}

var (
	// ofField goes on with a noun that the field is.
	ofField = regexp.MustCompile(`^(?:的?(?:字段|参数|属性)|项)(?:[` + regexp.QuoteMeta(marks) + `\s]|$)`)
	// choices are several things that a text names: text、image 或 file.
	choices = regexp.MustCompile(`^[\s：:（(]*(?:["“` + "`" + `]?\w|[^，。；,;.!！)）<\n]*(?:、|或|/|\|))`)
)

// chooses reports whether what follows the word is what can be chosen.
func (s saying) chooses() bool {
	switch {
	case s.rest == "" || ofField.MatchString(s.rest):
		return false
	case startsWithAny(s.rest, " \t：:（("):
		return choices.MatchString(s.rest)
	}
	return !startsWithAny(s.rest, marks+"*_-—–")
}

var (
	// englishSubject is what is in front of optional where it is said of the field.
	englishSubject = regexp.MustCompile(`(?i)(?:^|[,;.!?(\[>|\n：:，。；（【]|[-–—]\s)[\s*_]*(?:(?:an?|the)|(?:(?:this|the|it|that|which)?\s*(?:field|parameter|param|value|property|key|argument|attribute|header|one)?\s*(?:is|and|but)(?: an?)?))?[\s*_]*$`)
	// ofParts follows optional where it is said of what is beside the field, and
	// ofPart where it is besides within a sentence: ids; optional fields are skipped.
	ofParts = regexp.MustCompile(`^\s+[a-z]+s\s+(?:are|will|can|may|must)\b`)
	ofPart  = regexp.MustCompile(`[,;:]\s*optional\s+[a-z]+\s+(?:is|will|can|may|must)\b`)
	// ownName is the name of the field in front of optional.
	ownName = regexp.MustCompile("(?i)([A-Za-z_][\\w.]*)[`\"]? is(?: an?)?\\s*$")
	// englishChoices is what follows optional where it is said of what can be chosen.
	englishChoices = regexp.MustCompile("(?i)^(?:_|-|ly|\\s+(?:one|any|some|several|among|amongst|from|out|between|values?|choices?|items?|options?)\\b|\\s*[:：]\\s*[`\"]?[\\w-]+[`\"]?\\s*(?:,|/|\\||or\\b))")
)

// englishOptional reports whether optional is said of the field, and not of what
// it chooses from or is about.
func (s saying) englishOptional(f field) bool {
	m := ownName.FindStringSubmatch(s.before)
	ofField := englishSubject.MatchString(s.before) || m != nil && (strings.EqualFold(m[1], proseKey(f)) || strings.EqualFold(m[1], f.Name))
	return ofField && !ofParts.MatchString(s.rest) && !ofPart.MatchString(s.before+s.word+s.rest[:min(len(s.rest), clauseLimit)]) && !englishChoices.MatchString(s.rest)
}
