package doctext

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/prose"
)

// Doc returns the documentation that consists of the blocks, with
// the sentence found that says the thing is deprecated. Only paragraphs are
// searched: a value whose meaning is 已废弃 does not deprecate its field.
func Doc(blocks []spec.Block) spec.Doc {
	doc := spec.Doc{Blocks: blocks}
	for _, b := range blocks {
		if b.Kind != spec.Text {
			continue
		}
		for _, line := range b.Lines {
			if doc.Deprecated = deprecation(line); doc.Deprecated != "" {
				return doc
			}
		}
	}
	return doc
}

// deprecation returns the first sentence of the line that says something is
// deprecated, or "".
func deprecation(line string) string {
	if !strings.Contains(line, "弃") && !containsFold(line, "deprecated") { // the expression is slow
		return ""
	}
	for _, sentence := range prose.Sentences(line) {
		if saysDeprecated(sentence) {
			return withoutLabel(sentence)
		}
	}
	return ""
}

var deprecatedWord = regexp.MustCompile(`(?i:deprecated)|废弃|已经?弃用`)

// containsFold reports whether s contains the word of small ASCII letters,
// written in any case.
func containsFold(s, word string) bool {
	for i := range len(s) - len(word) + 1 {
		if s[i]|' ' == word[0] && strings.EqualFold(s[i:i+len(word)], word) {
			return true
		}
	}
	return false
}

// deprecatedContext is how many bytes before a word are read to learn whether
// the sentence means it. A bound keeps the search linear.
const deprecatedContext = 96

// saysDeprecated reports whether the sentence states that its subject is
// deprecated, as opposed to denying it, asking it, or naming it.
func saysDeprecated(s string) bool {
	for _, at := range deprecatedWord.FindAllStringIndex(s, -1) {
		before, after := s[max(0, at[0]-deprecatedContext):at[0]], s[at[1]:]
		means := chineseDeprecation
		if s[at[0]] < utf8.RuneSelf {
			means = englishDeprecation
		}
		if means(before, after) {
			return true
		}
	}
	return false
}

var (
	// doubtBefore matches text behind which 废弃 is denied (未, 没有, 不会), asked
	// (是否, 若), one of several (正常、废弃) or what a number means.
	doubtBefore = regexp.MustCompile(
		`(?:[未没不非无勿否若如、或/]|没有|如果|[0-9]\s*(?:[-–—:：=]|表示|代表|为))\s*` +
			`[已经被会要再将即曾是予以都]{0,6}\s*$`)
	// nounAfter matches what makes 废弃 a part of a name, such as 废弃时间, or an
	// attribute of something that the sentence is about but does not document.
	nounAfter = regexp.MustCompile(`^(?:时间|日期|原因|状态|标志|标识|与否|的\p{Han})`)
	// documented matches the things that a sentence may call deprecated.
	documented = regexp.MustCompile(`^的(?:字段|参数|接口|属性|类型|方法|值|枚举|别名|名称)`)
)

func chineseDeprecation(before, after string) bool {
	if doubtBefore.MatchString(before) {
		return false
	}
	return !nounAfter.MatchString(after) || documented.MatchString(after)
}

func englishDeprecation(before, after string) bool {
	if insideName(before, after) {
		return false
	}
	words := clauseWords(before)
	if len(words) == 0 {
		return true
	}
	last, next := words[len(words)-1], nextWord(after)
	if slices.ContainsFunc(words, isAny("whether", "if", "unless")) || denied(words) || last == "or" {
		return false
	}
	return next == "" || predicative(last) || goesOn(next)
}

// insideName reports whether the word between the texts is a part of an
// identifier, a path or a quoted name: is_deprecated, `deprecated`, a.deprecated.
func insideName(before, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, n := utf8.DecodeRuneInString(after)
	if asciiWord(last) || asciiWord(first) || strings.ContainsRune(".-/#=&?@$%", last) || first == '=' {
		return true
	}
	if strings.ContainsRune("`\"'", last) && first == last {
		return true
	}
	second, _ := utf8.DecodeRuneInString(after[n:])
	return strings.ContainsRune(".-/", first) && asciiWord(second)
}

// asciiWord reports whether r can be part of an ASCII identifier.
func asciiWord(r rune) bool {
	return r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_')
}

// clauseWords returns the English words that end text, in lower case, back to
// the nearest mark or word of another script.
func clauseWords(text string) []string {
	before := strings.TrimRightFunc(text, func(r rune) bool {
		return asciiWord(r) || unicode.IsSpace(r) || r == '\'' || r == '’'
	})
	return strings.Fields(strings.ToLower(text[len(before):]))
}

// nextWord returns the English word that text begins with, in lower case.
func nextWord(text string) string {
	text = strings.TrimLeftFunc(text, unicode.IsSpace)
	rest := strings.TrimLeftFunc(text, asciiWord)
	return strings.ToLower(text[:len(text)-len(rest)])
}

// denied reports whether words end in a negation of what follows them.
func denied(words []string) bool {
	fills := isAny("yet", "be", "been", "being", "officially", "currently", "actually",
		"considered", "marked", "as", "going", "to", "get", "become")
	for i := len(words) - 1; i >= 0; i-- {
		if w := strings.ReplaceAll(words[i], "’", "'"); !fills(w) {
			return w == "not" || w == "never" || strings.HasSuffix(w, "n't")
		}
	}
	return false
}

// predicative reports whether a word before "deprecated" makes it say
// something of the sentence's subject: "is deprecated", "a deprecated alias",
// but not "includes deprecated entries".
func predicative(word string) bool {
	return isAny("is", "are", "was", "be", "been", "being", "now", "already", "officially",
		"as", "marked", "considered", "a", "an", "this", "it's", "and", "but")(word)
}

// goesOn reports whether a word behind "deprecated" leaves it a predicate:
// "field deprecated since v2".
func goesOn(word string) bool {
	return isAny("in", "since", "as", "by", "from", "with", "for", "and", "but", "use", "because",
		"due", "please", "after", "now", "starting", "see", "until")(word)
}

// isAny returns a function that reports whether a word is one of those given.
func isAny(words ...string) func(string) bool {
	return func(w string) bool { return slices.Contains(words, w) }
}

var deprecatedLabel = regexp.MustCompile(
	`^[*_~【（(「]*(?:` +
		`(?:(?i:deprecated)|已?废弃|已?经?弃用)[*_~]*(?:[】）)」][*_~]*[:：]?|[:：])` +
		`|(?i:deprecated)[*_~]*(?:\s*[,，]|\s+[-–—])` +
		`)[*_~]*\s*`)

// withoutLabel drops the label from a sentence such as "Deprecated: use X",
// because the comment that the sentence goes into sets its own. A sentence that
// is only a label stays.
func withoutLabel(s string) string {
	s = strings.TrimRight(s, "；; ")
	if rest := deprecatedLabel.ReplaceAllString(s, ""); strings.ContainsFunc(rest, unicode.IsLetter) {
		return rest
	}
	return strings.TrimRight(s, ":： ")
}
