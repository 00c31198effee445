package words

import (
	"strings"

	"github.com/mdspec-go/mdspec/spec/goname"
	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

var (
	latin = lazyregexp.New(`[A-Za-z][A-Za-z0-9_]*(?:[ .'/&-]+[A-Za-z0-9_]+)*`)
	// tails are words at the end of the name of a type that say that it is one.
	tails = map[string]bool{}
	// kindAhead says what a thing is ahead of its name.
	kindAhead = lazyregexp.New(`(?i)^(?:enum|type|model|struct|object|class|interface|message|schema|definition)s?\s*[:：]\s*`)
	// dottedName is a name behind the packages that it is in.
	dottedName = lazyregexp.New(`^(?:(?:[a-z][a-z0-9_]*\.)+|(?:[A-Z]\w*\.)+Model\.)([A-Z][A-Za-z0-9_]*)$`)
	// articles are left out of names.
	articles = map[string]bool{"a": true, "an": true, "the": true}
)

func init() {
	for word := range strings.FieldsSeq(`object objects structure structures struct model properties property fields descriptions attributes parameters params schema definition definitions description details`) {
		tails[word] = true
	}
}

// TypeName returns a Go name for a type of the words of its title; "" if it has none
// in Latin letters.
func TypeName(title string) string {
	words := nameWords(title)
	for len(words) > 1 && tails[strings.ToLower(words[len(words)-1])] {
		words = words[:len(words)-1]
	}
	return join(words)
}

// CallName returns a Go name for a call of the words of its title; "" if it has none
// in Latin letters.
func CallName(title string) string { return join(nameWords(title)) }

// nameWords returns the words that name a thing: those of the first code span, else
// the first that are in Latin letters.
func nameWords(title string) []string {
	text := kindAhead.ReplaceAllString(Plain(numbering.ReplaceAllString(title, "")), "")
	if m := dottedName.FindStringSubmatch(text); m != nil {
		return []string{m[1]}
	}
	ahead, _, _ := strings.Cut(title, "`")
	if codes := Codes(title); len(codes) > 0 && !latin.MatchString(Plain(ahead)) {
		if words := latinWords(codes[0]); words != nil {
			return words
		}
	}
	return latinWords(text)
}

func latinWords(text string) []string {
	found := latin.FindString(strings.ReplaceAll(text, "'s ", " "))
	var words []string
	for word := range strings.FieldsFuncSeq(found, func(r rune) bool { return strings.ContainsRune(" .'/&-", r) }) {
		if !articles[strings.ToLower(word)] {
			words = append(words, word)
		}
	}
	return words
}

// join returns the Go name of the words.
func join(words []string) string {
	if len(words) == 0 {
		return ""
	}
	for i, w := range words {
		if strings.ToUpper(w) == w && len(w) > 1 { // FromKey takes a key in capitals for one that has none
			continue
		}
		words[i] = w
	}
	name, ok := goname.FromKey(strings.Join(words, " "))
	if !ok {
		return ""
	}
	return name
}
