package parser

import (
	"embed"

	"github.com/mdspec-go/mdspec/parser/internal/cell"
	"github.com/mdspec-go/mdspec/parser/internal/table"
	"github.com/mdspec-go/mdspec/spec/diag"
)

//go:embed rules/*.txtar
var ruleFiles embed.FS

var book = diag.NewBook(ruleFiles)

// Rules of headings and sections (dialect 2).
var (
	DocumentName         = book.Rule("document-name")
	UnknownSection       = book.Rule("unknown-section")
	SectionLevel         = book.Rule("section-level")
	NoSection            = book.Rule("no-section")
	NothingRead          = book.Rule("nothing-read")
	NothingDeclared      = book.Rule("nothing-declared")
	NotCompiled          = book.Rule("not-compiled")
	WrongSection         = book.Rule("wrong-section")
	MissingIdentifier    = book.Rule("missing-identifier")
	DuplicateName        = book.Rule("duplicate-name")
	EmptyDefinition      = book.Rule("empty-definition")
	HiddenTable          = book.Rule("hidden-table")
	UndeclaredDefinition = book.Rule("undeclared-definition")
	DefinitionOutside    = book.Rule("definition-outside-section")
)

// Rules of tables in general (dialect 3.1 to 3.3, 3.7, 3.11).
var (
	StrayTable       = book.Rule("stray-table")
	TableNoDelimiter = book.Rule("table-no-delimiter")
	SecondTable      = book.Rule("second-table")
	TableCut         = book.Rule("table-cut")
	RowInFence       = book.Rule("row-in-fence")
	UnclosedFence    = book.Rule("unclosed-fence")
)

// Rules of enums (dialect 4).
var (
	UnderivableName   = book.Rule("underivable-name")
	InvalidMapKey     = book.Rule("invalid-map-key")
	MissingType       = book.Rule("missing-type")
	MissingName       = book.Rule("missing-name")
	EmbeddedNotStruct = book.Rule("embedded-not-struct")
	EmbeddedPointer   = book.Rule("embedded-unexported-pointer")
	InvalidRequired   = book.Rule("invalid-required")
	RequiredConflict  = book.Rule("required-conflict")
	EmbeddedMarshaler = book.Rule("embedded-marshaler")
	DuplicateField    = book.Rule("duplicate-field")
	DuplicateKey      = book.Rule("duplicate-key")
	UnexportedTag     = book.Rule("tag-of-unexported-field")
	NothingExported   = book.Rule("nothing-exported")
	FieldIsMethod     = book.Rule("field-is-method")
	DefaultMisfit     = book.Rule("default-misfit")
	ExampleMisfit     = book.Rule("example-misfit")
	OutsideLimits     = book.Rule("outside-limits")
	EmbeddedValue     = book.Rule("embedded-value")
	NullableMisfit    = book.Rule("nullable-misfit")
	InvalidPlace      = book.Rule("invalid-place")
	PlaceMisfit       = book.Rule("place-misfit")
	PlaceLost         = book.Rule("place-lost")
	EnumType          = book.Rule("enum-type")
	EnumMixed         = book.Rule("enum-mixed")
	EnumValue         = book.Rule("enum-value")
	EnumDuplicate     = book.Rule("enum-duplicate-value")
	EnumPrefix        = book.Rule("enum-prefix")
	EnumEmpty         = book.Rule("enum-empty")
)

// Rules of calls (dialect 6).
var (
	InvalidURL         = book.Rule("invalid-url")
	InvalidKey         = book.Rule("invalid-key")
	InvalidToken       = book.Rule("invalid-token-mark")
	DuplicateCall      = book.Rule("duplicate-call")
	ReservedCall       = book.Rule("reserved-call")
	CallPointer        = book.Rule("call-pointer")
	RequestNotStruct   = book.Rule("request-not-struct")
	RequestNotFlat     = book.Rule("request-not-flat")
	PathWithoutRequest = book.Rule("path-without-request")
	UnknownPathKey     = book.Rule("unknown-path-key")
	InvalidPathKey     = book.Rule("invalid-path-key")
	KeyWithoutResponse = book.Rule("key-without-response")
	ResponseNotObject  = book.Rule("response-not-object")
	ResponseMisfit     = book.Rule("response-misfit")
	PageWithoutModel   = book.Rule("page-without-model")
	UnknownPageKey     = book.Rule("unknown-page-key")
	InvalidPageKey     = book.Rule("invalid-page-key")
	PageOfUpload       = book.Rule("page-of-upload")
	CallHeading        = book.Rule("call-heading")
	CallLevel          = book.Rule("call-level")
	PartLevel          = book.Rule("part-level")
	UnknownPart        = book.Rule("unknown-part")
	PartTwice          = book.Rule("part-twice")
	TableOfNoPart      = book.Rule("table-of-no-part")
	UnknownPlace       = book.Rule("unknown-place")
	EmptyPart          = book.Rule("empty-part")
	DetailRows         = book.Rule("detail-rows")
	UnknownCallError   = book.Rule("unknown-call-error")
	PageLinkMethod     = book.Rule("page-link-method")
)

// Rules of services and error codes (dialect 7).
var (
	UnknownSetting      = book.Rule("unknown-setting")
	DuplicateSetting    = book.Rule("duplicate-setting")
	InvalidSetting      = book.Rule("invalid-setting")
	MissingSetting      = book.Rule("missing-setting")
	LoneSetting         = book.Rule("lone-setting")
	InvalidTokenCall    = book.Rule("invalid-token-call")
	UnknownTokenKey     = book.Rule("unknown-token-key")
	InvalidTokenKey     = book.Rule("invalid-token-key")
	TokenParameterTaken = book.Rule("token-parameter-taken")
	AuthTwice           = book.Rule("auth-twice")
	AuthWithoutToken    = book.Rule("auth-without-token")
	TokenWithoutAuth    = book.Rule("token-without-auth")
	UnknownErrorKey     = book.Rule("unknown-error-key")
	InvalidCode         = book.Rule("invalid-error-code")
	InvalidStatus       = book.Rule("invalid-error-status")
	MixedCodes          = book.Rule("mixed-error-codes")
	ZeroCode            = book.Rule("zero-error-code")
	DuplicateCode       = book.Rule("duplicate-error-code")
	InvalidClass        = book.Rule("invalid-error-class")
	UnseenCodes         = book.Rule("unseen-error-codes")
)

// Rules of packages below this one that others look for.
var (
	UnknownType = cell.UnknownType
	TodoRow     = table.TodoRow
)
