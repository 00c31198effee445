package breaking

import (
	"embed"

	"github.com/mdspec-go/mdspec/spec/diag"
)

//go:embed rules/*.txtar
var ruleFiles embed.FS

// book holds the rules of this package.
var book = diag.NewBook(ruleFiles)

// Axis says whom a change concerns.
type Axis string

// Axes.
const (
	Source Axis = "source" // programs that import the generated package
	Wire   Axis = "wire"   // what is sent and received
)

// Rule is one kind of change that breaks something.
type Rule struct {
	*diag.Rule
	Axis Axis
}

// rules are all that this file declares, in this order.
var rules []*Rule

// declare returns the rule of the ID, and adds it to rules.
func declare(axis Axis, id string) *diag.Rule {
	r := &Rule{book.Rule(id), axis}
	rules = append(rules, r)
	return r.Rule
}

// Rules of types and fields, axis SOURCE.
var (
	typeRemoved       = declare(Source, "type-removed")
	typeRenamed       = declare(Source, "type-renamed")
	nameReused        = declare(Source, "name-reused")
	typeChanged       = declare(Source, "type-changed")
	fieldRemoved      = declare(Source, "field-removed")
	fieldRenamed      = declare(Source, "field-renamed")
	fieldTypeChanged  = declare(Source, "field-type-changed")
	fieldMoved        = declare(Source, "field-moved")
	fieldHidden       = declare(Source, "field-hidden")
	validateRemoved   = declare(Source, "validate-removed")
	supportRemoved    = declare(Source, "support-removed")
	optionRemoved     = declare(Source, "option-removed")
	valuesFuncRemoved = declare(Source, "values-func-removed")
	varRemoved        = declare(Source, "var-removed")
	varTypeChanged    = declare(Source, "var-type-changed")
	writtenByHand     = declare(Source, "written-by-hand")
)

// Rules of constants, axis SOURCE.
var (
	constRemoved      = declare(Source, "const-removed")
	constRenamed      = declare(Source, "const-renamed")
	constTypeChanged  = declare(Source, "const-type-changed")
	constValueChanged = declare(Source, "const-value-changed")
)

// Rules of calls and the client, axis SOURCE.
var (
	callRemoved          = declare(Source, "call-removed")
	callRenamed          = declare(Source, "call-renamed")
	callSignatureChanged = declare(Source, "call-signature-changed")
	pagesRemoved         = declare(Source, "pages-removed")
	constructorChanged   = declare(Source, "constructor-changed")
	clientRemoved        = declare(Source, "client-removed")
	errorBodyRemoved     = declare(Source, "error-body-removed")
)

// Rules of the keys of objects, axis WIRE.
var (
	keyRemoved          = declare(Wire, "key-removed")
	keyRenamed          = declare(Wire, "key-renamed")
	keyTypeChanged      = declare(Wire, "key-type-changed")
	numberRangeChanged  = declare(Wire, "number-range-changed")
	nullChanged         = declare(Wire, "null-changed")
	requiredKeyAdded    = declare(Wire, "required-key-added")
	keyMadeRequired     = declare(Wire, "key-made-required")
	keyMadeOptional     = declare(Wire, "key-made-optional")
	zeroIsOmitted       = declare(Wire, "zero-omitted")
	optionalZeroOmitted = declare(Wire, "optional-zero-omitted")
	zeroIsSent          = declare(Wire, "zero-sent")
	limitTightened      = declare(Wire, "limit-tightened")
	limitLoosened       = declare(Wire, "limit-loosened")
	defaultChanged      = declare(Wire, "default-changed")
	placeChanged        = declare(Wire, "place-changed")
)

// Rules of values and other formats, axis WIRE.
var (
	xmlChanged       = declare(Wire, "xml-changed")
	tagChanged       = declare(Wire, "tag-changed")
	enumValueRemoved = declare(Wire, "enum-value-removed")
	wireTypeChanged  = declare(Wire, "wire-type-changed")
	notCompared      = declare(Wire, "not-compared")
)

// Rules of calls, the service and its errors, axis WIRE.
var (
	urlRemoved           = declare(Wire, "url-removed")
	urlChanged           = declare(Wire, "url-changed")
	uploadChanged        = declare(Wire, "upload-changed")
	requestChanged       = declare(Wire, "request-changed")
	responseChanged      = declare(Wire, "response-changed")
	responseKeyChanged   = declare(Wire, "response-key-changed")
	responseFormChanged  = declare(Wire, "response-form-changed")
	responseMadeOptional = declare(Wire, "response-made-optional")
	pageChanged          = declare(Wire, "page-changed")
	accessTokenChanged   = declare(Wire, "access-token-changed")
	serviceChanged       = declare(Wire, "service-changed")
	authChanged          = declare(Wire, "auth-changed")
	errorCodeRemoved     = declare(Wire, "error-code-removed")
	errorClassChanged    = declare(Wire, "error-class-changed")
	errorStatusChanged   = declare(Wire, "error-status-changed")
)
