package words

import (
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

var (
	nestedHan = lazyregexp.New("(?:其中|上述|上表中?|参数|字段)?[的 ]*[`*“「\"]*([A-Za-z_][\\w.\\[\\]-]*)[`*”」\"]* ?(?:的)?(?:字段|参数|对象|属性|数组|节点|结构|列表|元素|内)*(?:的|中|中的|里)?(?:每个|各)?(?:元素|对象)?(?:的)?(?:内容|结构|字段|参数|子字段|属性|说明|成员|包含|定义)?(?:的?(?:内容|结构|字段|参数|说明|属性))?(?:为|是|包含|有|说明)?(?:如下|见下表|为)?(?:所示|表)?$")
	nestedEn  = lazyregexp.New("(?i)^(?:the |each |every |an? )?[`*\"]*([A-Za-z_][\\w.\\[\\]-]*)[`*\"]*(?: (?:object|field|element|array|entry|item|parameter|property|attribute)s?)?(?:'s)? (?:(?:has|have|contains?|includes?|consists? of|supports?|is an? object with|is an array of objects with)\\b.*|(?:object )?(?:fields|properties|attributes|structure|contents?|members)(?: are| is)?(?: the following| as follows)?.*)$")
	hanCue    = lazyregexp.New(`其中|如下|见下|结构|内容|字段|参数|说明|元素|属性|成员|对象`)
)

// NestedOf returns the key of the field whose members a sentence introduces, as in
// "其中 `from` 字段的内容如下" and "The `from` object has the following fields"; "" if it
// introduces none.
func NestedOf(text string) string {
	plain := strings.Trim(Plain(text), " \t:：。.，,")
	if lines := strings.Split(plain, "\n"); len(lines) > 1 {
		plain = strings.TrimSpace(lines[len(lines)-1])
	}
	if codes := Codes(text); len(codes) == 1 && strings.Contains(codes[0], "*") && hanCue.MatchString(plain) {
		return codes[0]
	}
	if m := nestedEn.FindStringSubmatch(plain); m != nil && isKey(text, m[1]) {
		return m[1]
	}
	if m := whereKey.FindStringSubmatch(plain); m != nil && slices.Contains(Codes(text), m[1]) {
		return m[1]
	}
	if way := wayIn(text, plain); way != "" {
		return way
	}
	if hanCue.MatchString(plain) {
		if m := nestedHan.FindStringSubmatch(plain); m != nil && strings.HasPrefix(plain, plain[:len(plain)-len(m[0])]) && len(plain)-len(m[0]) <= 12 {
			return m[1]
		}
	}
	return ""
}

// betweenKeys is what stands between the keys of the way to a field, from the outside:
// `data`中的`members`数组中的对象中的`vip`对象.
var betweenKeys = lazyregexp.New("^(?: ?(?:字段|参数|对象|属性|数组|节点|结构|列表|元素|的|中|里|内|下|每个|每一个|各个|各))+ ?$")

// wayIn returns the keys in code spans of a title that leads from one to the next, with
// dots between them; "" if it does not.
func wayIn(text, plain string) string {
	codes := Codes(text)
	if len(codes) < 2 || !hanCue.MatchString(plain) {
		return ""
	}
	apart := code.Split(strings.Trim(text, " *:："), -1)
	if head := Plain(apart[0]); head != "" && head != "其中" && head != "响应数据" {
		return ""
	}
	for _, between := range apart[1 : len(apart)-1] {
		if !betweenKeys.MatchString(between) {
			return ""
		}
	}
	if behind := Plain(apart[len(apart)-1]); behind != "" && !hanCue.MatchString(behind) {
		return ""
	}
	for i, key := range codes {
		if i > 0 && !latin.MatchString(key) {
			codes[i] = AnyKey
		}
	}
	return strings.Join(codes, ".")
}

// AnyKey stands in the way to a field for whatever key an object has there.
const AnyKey = "{key}"

// isKey reports whether a word of a sentence is the key of a field: it is marked as
// one, or is no word of a sentence.
func isKey(text, word string) bool {
	for _, c := range Codes(text) {
		if c == word {
			return true
		}
	}
	return strings.Contains(text, "**"+word+"**") || strings.ContainsAny(word, "_.[") || strings.ToLower(word[1:]) != word[1:]
}

// whereKey is the head of a sentence above the members of a field: "Where `parts` is the
// list of …".
var whereKey = lazyregexp.New("^(?i:where) [`*\"]*([A-Za-z_][\\w.\\[\\]-]*)[`*\"]* (?:is|are) ")

// Returned is what a sentence says that a call returns.
type Returned struct {
	Nothing bool   // no content
	Type    string // Markdown of the type, in the grammar of type cells
}

var (
	// noun is a type in a sentence: a link, a code span, or words with capitals.
	noun = "(?:\\[[^\\]]+\\]\\([^)]*\\)|[`*_]+[A-Za-z][\\w.]*(?:\\[\\])?[`*_]+|[A-Z][A-Za-z0-9_]*)"
	// adjectives may stand between the article and the noun.
	adjectives = "(?:(?:new|newly created|created|updated|modified|partial|single|full|current|matching|json|user's|bot's|edited|sent|requested|resulting)[ ,]+)*"

	returnsList = lazyregexp.New("(?i:\\breturns?(?: back)?(?: \\S+){0,3}? (?:an? )?(?:array|list|collection|set|page)s? of )(?i:" + adjectives + ")(" + noun + ")")
	returnsOne  = lazyregexp.New("(?i:\\breturns?(?: back)? (?:the |an? |that |this )?)(?i:" + adjectives + ")(" + noun + ")(?: (?:object|structure|response|model|entity|instance|resource)\\b)?")
	// returnsLink has words of the page's own ahead of a link: "a list of channel [hook](#h) objects".
	returnsLink = lazyregexp.New(`(?i:\breturns?(?: back)? (?:the |an? )?)((?i:(?:array|list|collection|set)s? of )?)((?:[a-z][a-z'-]* ){1,2})(\[[^\]]+\]\([^)]*\))(?i: objects?\b)`)
	// otherWord is one with which the sentence is of something of the linked type, not of it.
	otherWord   = lazyregexp.New(`\b(?:of|in|for|to|by|with|from|about|or|and|if|on|that|which|ids?|counts?|number|whether|no|not)\b`)
	isReturned  = lazyregexp.New("(?i:(?:\\bon success,? )(?:the |an? )?)(?i:" + adjectives + ")(" + noun + ")(?i:(?: (?:object|structure))? is returned)")
	inForm      = lazyregexp.New("(?i:\\breturns?\\b[^.]{0,80}? in (?:the )?form of (?:an? |the )?)(?i:" + adjectives + ")(" + noun + ")")
	listed      = lazyregexp.New("(?i:\\bon success,? (?:an? )?(?:array|list) of )(?i:" + adjectives + ")(" + noun + ")(?i:(?: objects?)?(?: that were sent)? is returned)")
	returnsType = lazyregexp.New("(?i:^[*_]*returns?[*_]*:[*_]*\\s*)((?i:(?:array|list) of )?)(" + noun + ")\\s*\\\\?$")
	returnsHan  = lazyregexp.New("返回(?:一个|值为|值是|值类型为|类型为|的是|为|：|:)?(?:包含|由)?\\s*(" + noun + "(?:\\s*\\[\\])?)\\s*(数组|列表|的数组|的列表|对象数组|对象的列表|对象列表|对象的数组|集合)?")
	nothing     = lazyregexp.New(`(?i:\breturns?\b[^.]{0,30}(?:\b204\b|no content|empty (?:response|body)|nothing))|(?i:\b204 no content\b)|无返回(?:值|内容|数据)|返回(?:为)?空|无响应数据`)
)

// pagedHan follows the type of the elements of a response that is more than a list of them.
var pagedHan = lazyregexp.New(`^ ?(?:对象|元素)? ?的 ?\[?(?:双向)?(?:分页|游标)`)

// Returns returns what a text says that a call returns; ok is false if it does not
// say so.
func Returns(text string) (r Returned, ok bool) {
	for line := range strings.SplitSeq(text, "\n") {
		if r, ok := returns(line); ok {
			return r, true
		}
	}
	return Returned{}, false
}

func returns(line string) (Returned, bool) {
	for _, form := range []struct {
		re   *lazyregexp.Regexp
		list bool
	}{{listed, true}, {returnsList, true}, {isReturned, false}, {inForm, false}} {
		if m := form.re.FindStringSubmatch(line); m != nil {
			return returned(m[1], form.list), true
		}
	}
	if m := returnsType.FindStringSubmatch(line); m != nil {
		return returned(m[2], m[1] != ""), true
	}
	if nothing.MatchString(line) {
		return Returned{Nothing: true}, true
	}
	if m := returnsLink.FindStringSubmatch(line); m != nil && !otherWord.MatchString(m[2]) {
		return returned(m[3], m[1] != ""), true
	}
	if m := returnsOne.FindStringSubmatch(line); m != nil && !isWord(m[1]) {
		return returned(m[1], false), true
	}
	if m := returnsHan.FindStringSubmatch(line); m != nil && !isWord(m[1]) && !pagedHan.MatchString(line[strings.Index(line, m[0])+len(m[0]):]) {
		return returned(m[1], m[2] != ""), true
	}
	return Returned{}, false
}

func returned(noun string, list bool) Returned {
	if list {
		return Returned{Type: "array of " + noun}
	}
	return Returned{Type: noun}
}

// isWord reports whether what a sentence returns is one of its words alone, not a type.
func isWord(noun string) bool {
	plain := Plain(noun)
	return One(plain, "JSON", "HTTP", "API", "URL", "ID", "OK", "XML", "Null", "True", "False", "true", "false", "null", "Unix", "UTC", "An", "A", "The", "If", "Json", "HTML")
}
