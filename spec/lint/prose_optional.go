package lint

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// checkOptionalInProse finds words that a Required column should say, in tables
// that have none. A tag that leaves out the empty value says it too.
func checkOptionalInProse(x *pass) {
	without := map[string]bool{}
	for _, t := range x.tables {
		if t.Kind == dialect.FieldTable && !t.has(dialect.Required) && !t.has(dialect.Optional) {
			without[t.Owner] = true
		}
	}
	for m := range x.pkg.Models() {
		if !without[m.Name] {
			continue
		}
		for _, f := range m.Fields {
			tag, _ := f.Tag("json")
			if f.Embedded || f.Doc.IsZero() || strings.Contains(tag, ",omit") || tag == "-" {
				continue
			}
			at := f.Doc.Blocks[0].Span
			if text := at.Text(); text != "" {
				x.optionalWords(at, text)
			}
		}
	}
}

var (
	// optionalParts are parts of what optionalWord looks for.
	optionalParts = []string{"可选", "选填", "非必", "不填", "不传", "为空", "省略", "ptional", "PTIONAL"}
	optionalWord  = regexp.MustCompile(`(?i)可选|选填|非必[填须需传]|可以?不[填传]|可以?为空|可以?省略|不填|不传|\boptional\b`)
	requiredWord  = regexp.MustCompile(`(?i)(?:^|[^非不选])(?:必填|必须填|必传)|\brequired\b`)
	refusal       = regexp.MustCompile(`(?i)(?:不可|不能|不允许|不得|禁止|不许|不要|\bnot|\bnon-?)\s*$`)
)

// optionalWords reports the first words by which a text says that the field may
// be absent, unless it says somewhere that it may not.
func (x *pass) optionalWords(at diag.Span, text string) {
	if !containsAny(text, optionalParts) || requiredWord.MatchString(text) {
		return
	}
	for _, m := range optionalWord.FindAllStringIndex(text, -1) {
		word, rest := text[m[0]:m[1]], text[m[1]:]
		next, _ := utf8.DecodeRuneInString(rest)
		switch {
		case refusal.MatchString(clause(text, m[0])):
		case word == "可选" && strings.ContainsRune("值择取项范的参类", next) && rest != "":
		case strings.HasSuffix(word, "传") && strings.ContainsRune("递播输", next) && rest != "":
		case strings.EqualFold(word, "optional") && strings.HasPrefix(rest, "_"):
		default:
			x.add(part(at, m[0], m[1]), word)
			return
		}
	}
}
