package breaking

import "github.com/mdspec-go/mdspec/spec/diag"

// Rules of the keys of objects, axis WIRE.
var (
	keyRemoved          = book.Rule("key-removed")
	keyRenamed          = book.Rule("key-renamed")
	keyTypeChanged      = book.Rule("key-type-changed")
	numberRangeChanged  = book.Rule("number-range-changed")
	nullChanged         = book.Rule("null-changed")
	requiredKeyAdded    = book.Rule("required-key-added")
	keyMadeRequired     = book.Rule("key-made-required")
	keyMadeOptional     = book.Rule("key-made-optional")
	zeroIsOmitted       = book.Rule("zero-omitted")
	optionalZeroOmitted = book.Rule("optional-zero-omitted")
	zeroIsSent          = book.Rule("zero-sent")
	limitTightened      = book.Rule("limit-tightened")
	limitLoosened       = book.Rule("limit-loosened")
)

var keyRules = []*diag.Rule{
	keyRemoved, keyRenamed, keyTypeChanged, numberRangeChanged, nullChanged,
	requiredKeyAdded, keyMadeRequired, keyMadeOptional, zeroIsOmitted, optionalZeroOmitted,
	zeroIsSent, limitTightened, limitLoosened,
}

// Rules of values and other formats, axis WIRE.
var (
	xmlChanged       = book.Rule("xml-changed")
	tagChanged       = book.Rule("tag-changed")
	enumValueRemoved = book.Rule("enum-value-removed")
	wireTypeChanged  = book.Rule("wire-type-changed")
)

var valueRules = []*diag.Rule{
	xmlChanged, tagChanged, enumValueRemoved, wireTypeChanged,
}

// Rules of calls, the service and its errors, axis WIRE.
var (
	urlRemoved         = book.Rule("url-removed")
	urlChanged         = book.Rule("url-changed")
	uploadChanged      = book.Rule("upload-changed")
	requestChanged     = book.Rule("request-changed")
	responseChanged    = book.Rule("response-changed")
	responseKeyChanged = book.Rule("response-key-changed")
	pageChanged        = book.Rule("page-changed")
	accessTokenChanged = book.Rule("access-token-changed")
	serviceChanged     = book.Rule("service-changed")
	errorCodeRemoved   = book.Rule("error-code-removed")
	errorClassChanged  = book.Rule("error-class-changed")
)

var serviceRules = []*diag.Rule{
	urlRemoved, urlChanged, uploadChanged, requestChanged, responseChanged,
	responseKeyChanged, pageChanged, accessTokenChanged, serviceChanged, errorCodeRemoved,
	errorClassChanged,
}
