package parser

import (
	"maps"
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/spec/diag"
)

// reservedPrefix begins every unexported name of generated support code, and
// the names of methods that the client keeps for itself.
const reservedPrefix = "mdspec"

// The names at package level that support code takes, and those of the packages
// that it imports, since a declaration of the package would meet them there.
// They are what limits.go, errors.go, media.go and all other files of
// gen/runtime export and import, of which package gen makes mdspec_limits.go and
// mdspec_client.go, and what gen adds to them: TestReservedNames compares.
var (
	limitNames  = strings.Fields(`LimitError cmp fmt slices`)
	errorNames  = strings.Fields(`ErrorCode ErrorClass ClassRetry ClassToken ClassRate Error fmt strconv strings time`)
	uploadNames = strings.Fields(`MediaFile atomic multipart textproto`)
	clientNames = strings.Fields(`
		CallEvent Client Limiter MemoryTokenStore NewClient Observer Option RetryPolicy TokenSource TokenStore
		WithBaseURL WithHTTPClient WithLimiter WithObserver WithRetry WithTokenSource WithTokenStore WithUserAgent
		bytes cmp context errors fmt hex http io iter json mime net rand reflect sha256 slices slog
		strconv strings sync time unicode url utf8`)
)

// runtimeMethods are the methods that support code declares, by type.
var runtimeMethods = map[string][]string{
	"CallEvent":        {"LogValue"},
	"Client":           {"Do"},
	"Error":            {"Error", "Is", "Unwrap"},
	"ErrorCode":        {"Error"},
	"MemoryTokenStore": {"Get", "Set", "Delete"},
}

// clientParts says which parts of the client a package has.
type clientParts struct {
	client  bool // the client itself: there is a call or a service
	uploads bool // a call uploads a file
	errors  bool // error codes
}

// clientParts returns the parts that the documents make necessary; none if no
// client is wanted.
func (r *resolver) clientParts() clientParts {
	var p clientParts
	if !r.client {
		return p
	}
	for _, d := range r.docs {
		for _, t := range d.doc.Topics {
			for _, i := range t.Items {
				p.client = p.client || i.Call != nil || i.Service != nil
				p.uploads = p.uploads || i.Call != nil && i.Call.Media != ""
				p.errors = p.errors || i.Error != nil
			}
		}
	}
	return p
}

// names returns the names that the parts take.
func (p clientParts) names() []string {
	var names []string
	if p.errors || p.client {
		names = append(names, errorNames...)
	}
	if p.client {
		names = append(names, clientNames...)
	}
	if p.uploads {
		names = append(names, uploadNames...)
	}
	return names
}

// checkSupportNames reports declarations that bear a name which generated
// support code needs: that behind Validate methods, and the client.
func (r *resolver) checkSupportNames(limits bool) {
	parts := r.clientParts()
	reserved := map[string]diag.Phrase{}
	for _, name := range parts.names() {
		reserved[name] = diag.Say("the name of something that the client needs")
	}
	if limits {
		for _, name := range limitNames {
			reserved[name] = diag.Say("the name of something that Validate methods need")
		}
	}
	if len(reserved) == 0 {
		return
	}
	for name := range r.scope {
		if strings.HasPrefix(name, reservedPrefix) {
			reserved[name] = diag.Say("a name of generated code: those that begin with %[1]s are reserved", reservedPrefix)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(reserved)) {
		if d, ok := r.scope[name]; ok {
			r.diags.Add(diag.ReservedIdentifier, d.span, name, reserved[name])
		}
	}
	if parts.client || parts.errors {
		r.checkRuntimeMethods()
	}
}

// checkRuntimeMethods reports methods of hand-written Go that support code
// declares too.
func (r *resolver) checkRuntimeMethods() {
	for typ, methods := range runtimeMethods {
		for _, m := range methods {
			if at, ok := r.hand.Method(typ, m); ok {
				r.diags.Add(diag.ReservedIdentifier, at, typ+"."+m, diag.Say("a method of the client"))
			}
		}
	}
}
