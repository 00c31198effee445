package dialect

import (
	"net/textproto"
	"slices"
	"strings"
)

// HeaderUse is what a header of requests is wanted for.
type HeaderUse int

// Uses of headers.
const (
	FieldHeader  HeaderUse = 1 << iota // a field of the request travels in it
	TokenHeader                        // it carries the token
	OptionHeader                       // an option of one call sets it
)

// ownHeader is a header that has another owner: the client, net/http, or whatever
// passes the request on.
type ownHeader struct {
	name   string // canonical; with a dash at its end all that begin with it
	barred HeaderUse
}

// ownHeaders are in the order of their names. An option of a call may say anew what the
// client says of the body and of itself, but not how a request is sent or on whose
// behalf.
var ownHeaders = []ownHeader{
	{"Accept", FieldHeader | TokenHeader},
	{"Accept-Encoding", FieldHeader | TokenHeader},
	{"Authorization", FieldHeader | OptionHeader},
	{"Connection", FieldHeader | TokenHeader | OptionHeader},
	{"Content-Encoding", FieldHeader | TokenHeader},
	{"Content-Length", FieldHeader | TokenHeader | OptionHeader},
	{"Content-Type", FieldHeader | TokenHeader},
	{"Cookie", TokenHeader},
	{"Expect", FieldHeader | TokenHeader},
	{"Host", FieldHeader | TokenHeader | OptionHeader},
	{"Keep-Alive", FieldHeader | TokenHeader},
	{"Proxy-", TokenHeader},
	{"Proxy-Authorization", FieldHeader | TokenHeader | OptionHeader},
	{"Proxy-Connection", FieldHeader | TokenHeader},
	{"Referer", TokenHeader},
	{"Set-Cookie", TokenHeader},
	{"Te", FieldHeader | TokenHeader | OptionHeader},
	{"Trailer", FieldHeader | TokenHeader | OptionHeader},
	{"Transfer-Encoding", FieldHeader | TokenHeader | OptionHeader},
	{"Upgrade", FieldHeader | TokenHeader | OptionHeader},
	{"User-Agent", FieldHeader | TokenHeader},
}

// OwnHeaders returns the canonical names of the headers that are barred from a use; a
// dash at the end of one stands for all that begin with it.
func OwnHeaders(use HeaderUse) []string {
	var names []string
	for _, h := range ownHeaders {
		if h.barred&use != 0 {
			names = append(names, h.name)
		}
	}
	return names
}

// IsOwnHeader reports whether a header is barred from the use; its name may be in any
// case.
func IsOwnHeader(name string, use HeaderUse) bool {
	name = textproto.CanonicalMIMEHeaderKey(name)
	return slices.ContainsFunc(OwnHeaders(use), func(own string) bool {
		return own == name || strings.HasSuffix(own, "-") && strings.HasPrefix(name, own)
	})
}

// IsHeaderName reports whether HTTP takes the text for the name of a header.
func IsHeaderName(name string) bool {
	return name != "" && !strings.ContainsFunc(name, func(r rune) bool {
		letter := 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
		return !letter && !strings.ContainsRune("!#$%&'*+-.^_`|~", r)
	})
}
