// Package goname knows how Go names are written: which words are initialisms,
// and how a name is made of words.
package goname

import (
	"go/token"
	"strings"
	"unicode"
	"unicode/utf8"
)

// FromKey derives an exported Go identifier from a JSON key, and reports whether
// there is one. The key is split into words at everything that is neither a
// letter nor a digit, and where camelCase begins a word; each word is
// capitalised, as an initialism as a whole:
//
//	owner_userid → OwnerUserID    html_ids    → HTMLIDs
//	qr_code      → QRCode         ownerUserId → OwnerUserID
//	errcode      → Errcode        top3-list   → Top3List
//
// A key that begins with a digit, or with a letter that has no upper case, such
// as a Chinese one, gives no name.
func FromKey(key string) (string, bool) {
	var b strings.Builder
	for _, word := range keyWords(key) {
		b.WriteString(spell(word))
	}
	name := b.String()
	return name, token.IsIdentifier(name) && token.IsExported(name)
}

// Words returns the words of a key or of a name, in lower case.
func Words(key string) []string {
	words := keyWords(key)
	for i, w := range words {
		words[i] = strings.ToLower(w)
	}
	return words
}

// Proper returns a Go name with its initialisms written as Go has them, and
// everything else as it is. Whether the name is exported stays:
//
//	ChatId → ChatID    UseridList → UserIDList    useridList → userIDList
//	apiUrl → apiURL    UserIDs    → UserIDs       idList     → idList
func Proper(name string) string {
	parts := strings.Split(name, "_")
	for i, part := range parts {
		parts[i] = properPart(part, i == 0 && !token.IsExported(name))
	}
	return strings.Join(parts, "_")
}

// properPart is Proper of a part without underscores.
func properPart(part string, unexported bool) string {
	if part == "" {
		return ""
	}
	words := appendCamel(nil, []rune(part))
	for i, word := range words {
		switch {
		case i == 0 && unexported:
			words[i] = uncapital(word)
		case i > 0 && len(word) == 2 && word[1] == 's' && strings.IndexFunc(words[i-1], unicode.IsLower) < 0:
			// The end of a plural that camelBreak cuts, as in I-Ds and IO-s.
		case capital(word) == word && strings.IndexFunc(word, unicode.IsLower) >= 0:
			words[i] = spell(word)
		}
	}
	return strings.Join(words, "")
}

// uncapital returns the first word of an unexported name as Go has it: userid →
// userID, but url → url.
func uncapital(word string) string {
	lower := strings.ToLower(word)
	if _, whole := initialism(lower); whole {
		return lower
	}
	if compound := spell(word); compound != capital(word) {
		return lower[:1] + compound[1:]
	}
	return word
}

// keyWords splits a key into its words. What is written in capitals throughout
// is given in lower case, for its capitals say nothing.
func keyWords(key string) []string {
	if strings.IndexFunc(key, unicode.IsLower) < 0 {
		key = strings.ToLower(key)
	}
	var words []string
	for _, part := range strings.FieldsFunc(key, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		words = appendCamel(words, []rune(part))
	}
	return words
}

// appendCamel appends the words of a camelCase part.
func appendCamel(words []string, part []rune) []string {
	start := 0
	for i := 1; i < len(part); i++ {
		if camelBreak(part, i) {
			words = append(words, string(part[start:i]))
			start = i
		}
	}
	return append(words, string(part[start:]))
}

// camelBreak reports whether a word begins at part[i]: at the first capital
// after something else, and at the last capital of several before a lower-case
// letter (HTTPServer).
func camelBreak(part []rune, i int) bool {
	if !unicode.IsUpper(part[i]) {
		return false
	}
	return !unicode.IsUpper(part[i-1]) || i+1 < len(part) && unicode.IsLower(part[i+1])
}

// spell returns a word as Go names have it.
func spell(word string) string {
	lower := strings.ToLower(word)
	if name, ok := initialism(lower); ok {
		return name
	}
	stem, ok := strings.CutSuffix(lower, "ids")
	id := "IDs"
	if !ok {
		stem, ok = strings.CutSuffix(lower, "id")
		id = "ID"
	}
	if ok && idCompounds[stem] {
		return capital(stem) + id
	}
	return capital(word)
}

// initialism returns a word in lower case as an initialism, if it is one, or
// the plural of one.
func initialism(lower string) (string, bool) {
	if initialisms[lower] {
		return strings.ToUpper(lower), true
	}
	stem, ok := strings.CutSuffix(lower, "s")
	if ok && initialisms[stem] && !strings.HasSuffix(stem, "s") {
		return strings.ToUpper(stem) + "s", true
	}
	return "", false
}

// capital returns word with its first letter in upper case.
func capital(word string) string {
	r, n := utf8.DecodeRuneInString(word)
	return string(unicode.ToUpper(r)) + word[n:]
}

// wordSet returns the set of the words in a list separated by blanks.
func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(list) {
		set[word] = true
	}
	return set
}

// initialisms holds what Go's linters expect in capitals throughout, and QR and
// OS.
var initialisms = wordSet(`
	acl amqp api ascii cpu css db dns eof gid guid html http https id ip json lhs
	os qps qr ram rhs rpc rtp sip sla smtp sql ssh tcp tls ts ttl udp ui uid uri
	url utf8 uuid vm xml xmpp xsrf xss`)

// idCompounds holds the words that keys write together with "id", as in userid
// and its plural userids. Without a list, paid and grid would be split too.
var idCompounds = wordSet(`
	agent app article card chat client config corp customer department dept
	device event external file form group job kf link media member message msg
	open opengroup order parent party product room school service session source
	staff student suite tag task template tenant ticket trace trade union user
	wx`)
