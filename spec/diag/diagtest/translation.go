package diagtest

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

var (
	code = regexp.MustCompile("`[^`]*`")

	// The part of a Chinese text outside of code, with verbs as U+FFFC and
	// code as one backtick.
	halfWidth = regexp.MustCompile(`\p{Han}[,;:.!?()]|[,;:!?()]\p{Han}`)
	tight     = regexp.MustCompile("[0-9A-Za-z`]\\p{Han}|\\p{Han}[0-9A-Za-z`]")
	loose     = regexp.MustCompile(`[，。；：？！、（）“”] | [，。；：？！、（）“”]`)
)

// Translation returns what is wrong with the Chinese translation of an English
// format: other verbs, no Chinese, or punctuation and blanks that no Chinese
// text has.
func Translation(english, chinese string) []string {
	var out []string
	report := func(wrong bool, what string) {
		if wrong {
			out = append(out, what)
		}
	}
	text := plain(chinese)
	report(!slices.Equal(verbs(english), verbs(chinese)), "other verbs in Chinese")
	report(hasLetter(plain(english)) && !strings.ContainsFunc(text, isHan), "no Chinese characters")
	report(halfWidth.MatchString(text), "half-width punctuation")
	report(tight.MatchString(text), "no blank between Chinese and code or letters")
	report(loose.MatchString(text), "blank beside punctuation")
	report(strings.HasSuffix(text, "。") || strings.HasSuffix(text, "."), "full stop")
	return out
}

// plain returns a format with what is not language made short.
func plain(format string) string {
	format = strings.ReplaceAll(format, "%%", "")
	return indexedVerb.ReplaceAllString(code.ReplaceAllString(format, "`"), "\ufffc")
}

// verbs returns the verbs of a format, sorted and each once, and percent signs.
func verbs(format string) []string {
	found := indexedVerb.FindAllString(strings.ReplaceAll(format, "%%", ""), -1)
	rest := indexedVerb.ReplaceAllString(format, "")
	if strings.Contains(rest, "%") {
		found = append(found, strings.Repeat("%", strings.Count(rest, "%")))
	}
	slices.Sort(found)
	return slices.Compact(found)
}

func hasLetter(s string) bool { return strings.ContainsFunc(s, unicode.IsLetter) }

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }
