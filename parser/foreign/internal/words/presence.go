package words

import (
	"strings"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

// Words for presence in a column that asks for it, and in marks of any cell.
const (
	yes = `是|yes|y|true|required|必填|必选|必传|必须|必需|必要|✓|✔|√|☑|✅|+|●|⭕|o|1|mandatory|must|always|m|r|t|是的|有|需要|必|required*|:white_check_mark:|:heavy_check_mark:|v`
	no  = `否|no|n|false|optional|可选|选填|非必填|非必要|非必选|非必须|不必须|不是必须|不必填|非必需|×|✗|✘|❌|-|–|—|☐|0|x|none|o|f|不|无|不需要|可不填|可空|:x:|no*|opt|/|conditional|条件必填|视情况|maybe|depends|see description|non-mandatory|not required`
)

func presenceWords() map[string]spec.Presence {
	known := map[string]spec.Presence{}
	for word := range strings.SplitSeq(no, "|") {
		known[word] = spec.Optional
	}
	for word := range strings.SplitSeq(yes, "|") {
		if word != "o" {
			known[word] = spec.Required
		}
	}
	return known
}

// Presence returns what the cell of a column for presence says; ok is false if it
// says nothing that is known.
func (b *Book) Presence(role Role, cell string) (p spec.Presence, ok bool) {
	raw := strings.ToLower(strings.Trim(Plain(cell), " \t\u3000*.。!！[]"))
	if raw == "" {
		return spec.Unstated, true
	}
	if conditional.MatchString(raw) {
		return spec.Unstated, true
	}
	if p, ok = b.presence[raw]; !ok {
		first, _, _ := strings.Cut(strings.NewReplacer("(", " ", "（", " ", ",", " ", "，", " ", ";", " ", ".", " ", "<", " ").Replace(raw), " ")
		if p, ok = b.presence[first]; !ok {
			return spec.Unstated, false
		}
	}
	if role == Optional && !strings.HasPrefix(raw, "opt") && !strings.HasPrefix(raw, "req") && raw != "必填" && raw != "可选" && raw != "选填" {
		p = opposite(p)
	}
	return p, true
}

var conditionalMark = lazyregexp.New(`(?i)\brequired\b[^\w]{0,4}(?:unless|if|when|by|only)\b|(?:若|如果|当)[^，。]*必填`)

// conditional is what makes a field required now and then.
var conditional = lazyregexp.New(`^(?:required|mandatory|yes|必填|必须|是)[*_]*,?[ (（]*(?:by|if|when|unless|for|on|only|with|in|如果|当|仅)`)

func opposite(p spec.Presence) spec.Presence {
	if p == spec.Required {
		return spec.Optional
	}
	return spec.Required
}

var (
	optionalMark = lazyregexp.New(`(?i)^[*_]*(?:\[optional\]|\(optional\)|optional[.,:;]|\[可选\]|【可选】|（可选）|\(可选\)|可选[，。；,:：])|\[optional\]|\[可选\]|【可选】|【选填】|（选填）|\*\[?optional\]?\*|(?-i:\bOPTIONAL\b)|optional: \\?\{|^[*_]{1,2}optional[*_]{1,2}`)
	requiredMark = lazyregexp.New(`(?i)^[*_]*(?:\[required\]|\(required\)|required[.,:;]|\[必填\]|【必填】|（必填）|\(必填\)|必填[，。；,:：])|\[required\]|\[必填\]|【必填】|【必选】|（必选）|\*\[?required\]?\*|\*\*required\*\*|required: \\?\{`)
	upperMark    = lazyregexp.New(`\b(?:REQUIRED|MUST be (?:present|set))\b`)
)

// isMarked reports whether a mark may be in a text: most texts have none.
func isMarked(text string) bool {
	if strings.Contains(text, "选") || strings.Contains(text, "必") || strings.Contains(text, "MUST") {
		return true
	}
	lower := strings.ToLower(text)
	return strings.Contains(lower, "option") || strings.Contains(lower, "requir")
}

// Mark returns the presence that a mark in a name or a description says, such as
// [optional] or *required*.
func Mark(text string) spec.Presence {
	if !isMarked(text) {
		return spec.Unstated
	}
	switch {
	case conditionalMark.MatchString(text):
		return spec.Unstated
	case requiredMark.MatchString(text), upperMark.MatchString(text) && !strings.Contains(text, "OPTIONAL"):
		return spec.Required
	case optionalMark.MatchString(text):
		return spec.Optional
	}
	return spec.Unstated
}
