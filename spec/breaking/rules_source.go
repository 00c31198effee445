package breaking

import "github.com/mdspec-go/mdspec/spec/diag"

// Rules of types and fields, axis SOURCE.
var (
	typeRemoved       = book.Rule("type-removed")
	typeRenamed       = book.Rule("type-renamed")
	nameReused        = book.Rule("name-reused")
	typeChanged       = book.Rule("type-changed")
	fieldRemoved      = book.Rule("field-removed")
	fieldRenamed      = book.Rule("field-renamed")
	fieldTypeChanged  = book.Rule("field-type-changed")
	fieldMoved        = book.Rule("field-moved")
	fieldHidden       = book.Rule("field-hidden")
	validateRemoved   = book.Rule("validate-removed")
	supportRemoved    = book.Rule("support-removed")
	valuesFuncRemoved = book.Rule("values-func-removed")
	varRemoved        = book.Rule("var-removed")
	varTypeChanged    = book.Rule("var-type-changed")
)

var typeRules = []*diag.Rule{
	typeRemoved, typeRenamed, nameReused, typeChanged, fieldRemoved,
	fieldRenamed, fieldTypeChanged, fieldMoved, fieldHidden, validateRemoved, supportRemoved, valuesFuncRemoved,
	varRemoved, varTypeChanged,
}

// Rules of constants, axis SOURCE.
var (
	constRemoved      = book.Rule("const-removed")
	constRenamed      = book.Rule("const-renamed")
	constTypeChanged  = book.Rule("const-type-changed")
	constValueChanged = book.Rule("const-value-changed")
)

var constRules = []*diag.Rule{
	constRemoved, constRenamed, constTypeChanged, constValueChanged,
}

// Rules of calls and the client, axis SOURCE.
var (
	callRemoved          = book.Rule("call-removed")
	callRenamed          = book.Rule("call-renamed")
	callSignatureChanged = book.Rule("call-signature-changed")
	pagesRemoved         = book.Rule("pages-removed")
	constructorChanged   = book.Rule("constructor-changed")
	clientRemoved        = book.Rule("client-removed")
)

var callRules = []*diag.Rule{
	callRemoved, callRenamed, callSignatureChanged, pagesRemoved, constructorChanged,
	clientRemoved,
}
