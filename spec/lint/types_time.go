package lint

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/mdspec-go/mdspec/spec"
)

// checkTimeUnits looks at whole numbers that hold a time or a duration by their
// key, or by what their documentation calls them. One that has no documentation is
// the matter of checkDocMissing; one that enumerates values holds none.
func checkTimeUnits(x *pass) {
	for _, f := range x.fields {
		t := indirect(f.Type)
		if f.Embedded || t == nil || t.Origin == spec.FromEnum || t.Import != "" || !spec.IsInteger(t.Base()) {
			continue
		}
		words := x.fieldWords(f)
		if !timeKey(words) && !timeDoc(f.Doc) || saysUnit(words) || undocumented(f.Doc) || enumerates(f.Doc) || noTime(f.Doc) || unitOfAll(f.model.Doc) {
			continue
		}
		text := strings.ToLower(f.Doc.Plain())
		if !namesUnit(text) || pointInTime(words, f.Doc) && !namesUnit(beyondSpans(text)) {
			x.add(f.NameSpan, f.Name)
		}
	}
}

// fieldWords returns the words of a field's JSON key, else of its name.
func (x *pass) fieldWords(f field) []string {
	if f.key != "" {
		return x.wordsOf(f.key)
	}
	return x.wordsOf(f.Name)
}

// timeWords end the names of times and durations.
var timeWords = []string{
	"time", "timestamp", "ts", "datetime", "deadline", "createtime", "updatetime", "starttime", "endtime",
	"duration", "timeout", "ttl", "interval", "expire", "expires", "expiry", "expiration",
}

// timeKey reports whether a key of the words holds a time: create_time,
// expires_in, updated_at.
func timeKey(words []string) bool {
	n := len(words)
	switch {
	case n == 0:
		return false
	case n > 1 && words[n-1] == "at":
		return strings.HasSuffix(words[n-2], "ed") || slices.Contains([]string{"expire", "expires", "create", "update", "start", "end"}, words[n-2])
	case n > 1 && words[n-1] == "in":
		return strings.HasPrefix(words[n-2], "expire")
	}
	return slices.Contains(timeWords, words[n-1])
}

// timeDoc reports whether documentation begins with the name of a time.
func timeDoc(d spec.Doc) bool {
	return endsWith(firstClause(d), "时间", "时间戳", "时长", "有效期", "超时", "时刻")
}

// noTime reports whether documentation begins with the name of something else: a
// key such as time, interval or expire may hold a count or a flag.
func noTime(d spec.Doc) bool {
	clause := strings.ToLower(firstClause(d))
	first, _, _ := strings.Cut(clause, " ")
	return strings.HasPrefix(clause, "是否") || slices.Contains([]string{"whether", "if", "true", "number", "count"}, first) ||
		endsWith(clause, "次数", "人数", "个数", "条数", "数量", "行数", "序号", "编号", "次", "类型", "状态", "方式", "模式", "开关", "id", "type", "mode", "count", "flag")
}

// unitOfAll reports whether the documentation of a model says in which unit its
// times are.
func unitOfAll(d spec.Doc) bool {
	text := strings.ToLower(d.Plain())
	return containsAny(text, []string{"时间", "time", "时长"}) && namesUnit(beyondSpans(text))
}

// firstClause returns the documentation up to the first punctuation.
func firstClause(d spec.Doc) string {
	if len(d.Blocks) == 0 || len(d.Blocks[0].Lines) == 0 {
		return ""
	}
	text := d.Blocks[0].Lines[0]
	if i := strings.IndexAny(text, "，。；：、（(,;:."); i >= 0 {
		text = text[:i]
	}
	return strings.TrimSpace(text)
}

// unitWords name a unit of time in a key or in English text.
var unitWords = []string{
	"ms", "us", "ns", "sec", "secs", "second", "seconds", "millis", "millisecond", "milliseconds",
	"microsecond", "microseconds", "nanosecond", "nanoseconds", "min", "mins", "minute", "minutes",
	"hour", "hours", "day", "days", "week", "weeks", "month", "months", "quarter", "quarters", "year", "years",
	"unix", "epoch", "utc", "yyyymmdd", "yyyymm", "hhmmss", "hhmm", "frames", "ticks", "samples",
}

// chineseUnits name a unit of time; 分钟 but not 分, which is in 分页 too.
// shortUnits do so only behind a number or what introduces a unit: there is
// 聊天, 日志 and 周期 as well.
var (
	chineseUnits = []string{"秒", "分钟", "小时", "星期", "天数", "月数", "年数", "年限"}
	shortUnits   = "天日周月年"
	// statedUnit introduces a short unit in words: 单位：天, 以天为单位, 按年计算, 为年,
	// 几天后. What names another field for the unit states it, too.
	statedUnit = regexp.MustCompile(`单位\s*(?:由|见|参|同|与|取决|根据)|的单位|\bunit\b|^(?:同|见|参见)\s*[上a-z` + "`" + `]|^same as\b|` +
		`单位[^，。；,;]{0,4}?(?:天|日|周|月|年|季|时|分)|以[分时](?:为单位|计)|` +
		`[以按](?:自然|工作)?(?:天|日|周|月|年|季)度?(?:为单位|计|算|结算|统计|购买|付费|续费|收费)|` +
		`(?:[为是即按]|精确到|多少|若干|几|\b[nx]\s*)个?(?:自然|工作)?(?:天|日|周|月|年|季)度?(?:[，。；、,;）)\s之前以后内]|$)`)
	// bareUnit is nothing but a short unit between marks or blanks: 有效期：天, TTL [s].
	bareUnit = regexp.MustCompile(`(?:^|[\s，,；;：:/（(\[【])(?:天|日|周|月|年|季度|分|时|s|h)(?:[\s，。；.,;）)\]】]|$)`)
	// shownUnit is the form of a time, or a time that is an example of it: one in
	// seconds or milliseconds has 10 or 13 digits, and a date shows that it is one.
	shownUnit = regexp.MustCompile(`1[03]\s*位|\b1[03][ -]digits?\b|\brfc ?-?3339\b|\biso ?-?8601\b|` +
		`\b1\d{9}(?:\d{3})?\b|\b(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:\d\d){0,3}\b`)
)

const beforeUnit = "0123456789一二三四五六七八九十百两几个（(/：:"

func saysUnit(words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return slices.Contains(unitWords, w) })
}

// pointInTime reports whether a time is a point, and no duration.
func pointInTime(words []string, d spec.Doc) bool {
	if endsWith(firstClause(d), "时长", "有效期", "有效时间", "超时", "超时时间", "间隔", "间隔时间") {
		return false
	}
	return len(words) == 0 || !slices.Contains([]string{"in", "duration", "timeout", "ttl", "interval"}, words[len(words)-1])
}

// spanOfTime is a number with a unit: 2小时内有效 says nothing of the unit in
// which a point in time is given, but 精确到 1 秒 does, and so does 几天后过期.
var spanOfTime = regexp.MustCompile(`(?:精确到|单位[为是:：]?)?\s*[0-9一二三四五六七八九十百两半]+\s*个?` +
	`(?:毫秒|秒|分钟|小时|星期|天|日|周|月|年|(?:ms|s|secs?|seconds?|mins?|minutes?|hours?|days?|weeks?|months?|years?)\b)`)

// beyondSpans returns a text without the spans of time in it.
func beyondSpans(text string) string {
	return spanOfTime.ReplaceAllStringFunc(text, func(span string) string {
		if strings.HasPrefix(span, "精确到") || strings.HasPrefix(span, "单位") {
			return span
		}
		return "，"
	})
}

// namesUnit reports whether a text in lower case names a unit of time.
func namesUnit(text string) bool {
	if containsAny(text, chineseUnits) || strings.Contains(text, "yyyy") || saysUnit(strings.FieldsFunc(text, func(r rune) bool { return r < 'a' || r > 'z' })) ||
		statedUnit.MatchString(text) || bareUnit.MatchString(text) || shownUnit.MatchString(text) {
		return true
	}
	before := '文' // blanks aside
	for i, r := range text {
		next, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(r):])
		if strings.ContainsRune(shortUnits, r) && strings.ContainsRune(beforeUnit, before) || r == 's' && aloneUnit(before, next) {
			return true
		}
		if r != ' ' {
			before = r
		}
	}
	return false
}

// aloneUnit reports whether an s between two characters means seconds: (s),
// 30s, 单位s.
func aloneUnit(before, after rune) bool {
	return (strings.ContainsRune("0123456789(（位为：:", before)) && (after < 'a' || after > 'z')
}
