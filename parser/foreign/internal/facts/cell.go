package facts

import (
	"strings"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/words"
	"github.com/mdspec-go/mdspec/spec/dialect"
	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

// isNothing reports whether a cell says that there is nothing to say.
func isNothing(plain string) bool {
	return words.One(strings.ToLower(plain), "", "-", "--", "—", "–", "/", "无", "none", "n/a", "na", "\\", "空", "nil", "null", "暂无", "无默认值", "absent", "unset", "not set", "不传")
}

// literalForm is a value.
var literalForm = lazyregexp.New(`^(?:["'“]?[\w.:/+-]+["'”]?|\d+ ?(?:<<|\*\*|\^) ?\d+|\(?1 ?<< ?\d+\)?)$`)

var between = lazyregexp.New(`(?i)\s*(?:,|，|、|\||;|；|<br\s*/?>| or |或)\s*`)

// listed returns the values that a cell lists: those in code spans, else what commas and
// their like separate. A text that is a sentence lists nothing.
func listed(text string) []string {
	if codes := words.Codes(text); len(codes) > 0 {
		return codes
	}
	if isNothing(words.Plain(text)) {
		return nil
	}
	var out []string
	for _, one := range between.Split(text, -1) {
		one = words.Plain(one)
		if one == "" || !literalForm.MatchString(one) || len(one) > 64 {
			return nil
		}
		out = append(out, one)
	}
	return out
}

// isChinese reports whether a page is written in Chinese.
func isChinese(text string) bool { return dialect.IsChinese(text) }
