package prose

import (
	"regexp"
	"slices"
	"strings"
)

// introWords are in every introduction: the expression is slow.
var introWords = []string{"可选", "取值", "枚举", "ne of", "NE OF", "alues", "ALUES"}

var wordIntro = regexp.MustCompile(`(?:可选的?值|可选项|取值|枚举值|枚举)(?:范围)?(?:有|为|是|包括|包含|如下)*[ \t]*[：:]|(?i:\b(?:one of|values(?: are| include)?)[ \t]*:)`)

// introduced reads words that the text introduces as the values of something:
//
//	可选值有：text：文本；post：富文本
//	可选值：`open_id`（用户在应用内的标识）、`app_id`（应用的标识）
//	取值：text-文本，image-图片
//
// Bare words are never certain; the first introduction makes them so likely that
// a person should look. Any other value in the text than those that stand in the
// row casts doubt on all of it.
func introduced(text string) (List, bool) {
	if !slices.ContainsFunc(introWords, func(w string) bool { return strings.Contains(text, w) }) {
		return List{}, false
	}
	intro := wordIntro.FindStringIndex(text)
	if intro == nil {
		return List{}, false
	}
	s := wordScan{text: text, at: intro[1]}
	if !s.scan() {
		return List{}, false
	}
	for _, mark := range []place{lineBreak, semicolon, comma, enumComma} {
		if items, used := s.items(mark); len(items) > 1 {
			start, end := items[0].start, items[len(items)-1].end
			l := List{Lead: text[:intro[0]], Items: items, Rest: text[end:], Start: start, End: end}
			return l, distinct(items) && !openEnd(items) && !s.valueFrom(used)
		}
	}
	return List{}, false
}

// openEnd reports whether the last meaning says that there are more values.
func openEnd(items []Item) bool {
	last := strings.ToLower(strings.TrimRight(items[len(items)-1].Meaning, " )）"))
	return slices.ContainsFunc([]string{"等", "等等", "…", "...", "etc", "etc."}, func(end string) bool {
		return strings.HasSuffix(last, end)
	})
}
