package prose

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// surroundings are what is around the values that a text enumerates. They show
// whether the values are of what the text documents, or of something that it
// mentions:
//
//	筛选值：a - 甲；b - 状态（1-启用；2-停用）
//	与状态（1-启用；2-停用）一起使用
//	当类型为 1-文本；2-图片 时必填
type surroundings struct {
	lead    string // the text before the values, without the bracket around them
	rest    string // the text behind them
	opening rune   // the bracket around them, 0 without one
	behind  string // what follows the closing bracket, blanks included
}

// mentioned reports whether the values are of something else.
func (s surroundings) mentioned() bool {
	lead := TrimMeaning(s.lead)
	last := lastPiece(lead)
	switch {
	case s.opening != 0 && (strings.ContainsRune("「『《", s.opening) || goesOn(s.behind) || example.MatchString(last)):
		return true
	case s.opening == 0 && condition.MatchString(lastPiece(s.lead)), s.nested():
		return true
	case strings.HasSuffix(lead, "形如") || strings.HasSuffix(lead, "格式如"):
		return true
	case strings.ContainsAny(last, "其第首末前后") && ofPart.MatchString(last):
		return true
	}
	// What else tells it has a name in it, which is cheap to look for.
	return strings.ContainsFunc(lead, startsName) &&
		(referred.MatchString(lead) || shownForm.MatchString(lead) || whenOther.MatchString(lead) || s.opening != 0 && listed.MatchString(lead))
}

// startsName reports whether a name, or a word around it, may begin with the character.
func startsName(r rune) bool { return 'a' <= r|0x20 && r|0x20 <= 'z' || r == '_' }

// remarks are what may follow a bracket and is said of the whole text.
var remarks = regexp.MustCompile(`^(?:默认|缺省|不填|不传|必填|选填|可选|必传|默|注|详?见|参见|default|optional|required)`)

// goesOn reports whether a sentence goes on behind a bracket, which then belongs to
// the word before it.
func goesOn(behind string) bool {
	text := strings.TrimLeftFunc(behind, unicode.IsSpace)
	r, _ := utf8.DecodeRuneInString(text)
	if remarks.MatchString(strings.ToLower(text)) {
		return false
	}
	if len(text) < len(behind) {
		return r >= 'a' && r <= 'z'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

const name = "[`\"“]?[A-Za-z_][A-Za-z0-9_.]*[`\"”]?"

var (
	// referred ends with the name of something that the text refers to.
	referred = regexp.MustCompile("(?:见|参考|同|取决于|依赖于?|当|若|如果|根据)\\s*" + name + "(?:\\s*(?:字段|属性|参数)?(?:的?值)?(?:为|是|等于)?)?$|" +
		"(?:由|与|和|跟|随)\\s*" + name + "\\s*(?:字段|属性|参数)?(?:的?值)?(?:来|而|一一|相)?(?:决定|确定|指定|定|对应|联动|有关|相关|变化)$|" +
		"(?i:\\b(?:see|on|with|if|when|as|of|than)\\s+(?:`[^`]+`|[a-z]+_[a-z_]+)(?: is| are| equals)?$)")
	// shownForm gives another field a value.
	shownForm = regexp.MustCompile(name + `\s*=\s*\S+$`)
	// listed ends with one of several names.
	listed = regexp.MustCompile("(?:、|或|/)\\s*[`\"“]?[a-z_][A-Za-z0-9_.]*[`\"”]?$")
	// example introduces an example.
	example = regexp.MustCompile(`^\s*(?:例如|比如|如[^下果何今]|(?i:e\.g\.|such as|for example)\s)`)
	// ofPart names a part of what the text documents.
	ofPart = regexp.MustCompile(`(?:^|[\s})）])(?:其中(?:的|每个)?\s*[^\s取值]|(?:第[一二三四五六七八九十\d]+[个位段项]|首位|末位|前缀|后缀)\s*(?:字符|数字)?\s*(?:为|是|表示|[：:]|$))`)
	// condition says what holds if something has one of the values.
	condition = regexp.MustCompile(`^(?:仅?当|若|如果|假如|(?i:when|if|where|unless)\b).*(?:为|是|等于|取|取值|=|：|:|(?i:\b(?:is|are|equals)))\s*$`)
	// whenOther says what to fill in if another field has some value.
	whenOther = regexp.MustCompile(name + `\s*(?:的?值)?\s*(?:为|是|等于|=)[^，。；]*?时[，,]?(?:可?[填为是传取选]|表示)[^，。；]*$|(?i:\b(?:when|if)\s+` + name + `\s+(?:is|equals|=)\s[^.;]*$)`)
	// bareItem is one of several names, whose meaning is the values.
	bareItem  = regexp.MustCompile("^[-*•·\\s]*[`\"“]?([A-Za-z][\\w.]*)[`\"”]?\\s*(?:-+|–|—+|：|:|=)\\s*$")
	announces = regexp.MustCompile(`(?i)^(?:values?|options?|enums?|defaults?)$`)
	// outerItem is a value, or a word, with what it means.
	outerItem = regexp.MustCompile("^[-*•·\\s]*(?:[^：:]*[：:]\\s*)?(?:[`\"“]?[A-Za-z][\\w.]*[`\"”]?|\\p{Han}{1,8}|\\d{1,9})\\s*(?:-+|–|—+|：|:|=|表示|代表)\\s*[\\pL（(]")
)

// nested reports whether the values explain one item of another enumeration: the
// piece of text that they are in is an item, and there is one more.
func (s surroundings) nested() bool {
	lead := strings.TrimRight(s.lead, "，、, ")
	last := lastPiece(lead)
	if m := bareItem.FindStringSubmatch(last); !outerItem.MatchString(last) && (m == nil || announces.MatchString(m[1])) {
		return false
	}
	for _, text := range []string{strings.TrimSuffix(lead, last), s.rest} {
		for _, p := range strings.FieldsFunc(text, endsPiece) {
			if outerItem.MatchString(p) {
				return true
			}
		}
	}
	return false
}

// lastPiece returns the text behind the last mark, which may be none.
func lastPiece(text string) string {
	i := strings.LastIndexFunc(text, endsPiece)
	if i < 0 {
		return text
	}
	_, n := utf8.DecodeRuneInString(text[i:])
	return text[i+n:]
}

func endsPiece(r rune) bool { return strings.ContainsRune("，。；！、,;>\n", r) } // > as in <br>
