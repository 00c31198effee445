package diag

// Rules of the documents' bytes, size and names (dialect 1 and 8.1).
var (
	DocumentName = &Rule{ID: "document-name", Severity: Error, Dialect: "8.1", Params: []string{"name", "reason"},
		Message: "document `%[1]s` cannot become a Go file: %[2]s",
		Hint:    "rename the document"}
	DocumentTooLarge = &Rule{ID: "document-too-large", Severity: Error, Dialect: "1.4", Params: []string{"limit in MiB"},
		Message: "the document is larger than %[1]d MiB",
		Hint:    "split it; the documents of one directory are one package"}
	NotUTF8 = &Rule{ID: "not-utf8", Severity: Error, Dialect: "1.1", Params: []string{"byte"},
		Message: "byte 0x%02[1]x is not UTF-8",
		Hint:    "save the document as UTF-8; nothing else of it was read"}
	ControlCharacter = &Rule{ID: "control-character", Severity: Error, Dialect: "1.1", Params: []string{"code point"},
		Message: "control character U+%04[1]X",
		Hint:    "remove it"}
	BidiControl = &Rule{ID: "bidi-control", Severity: Error, Dialect: "1.1", Params: []string{"code point"},
		Message: "U+%04[1]X changes the direction in which the text around it is shown",
		Hint:    "remove it: a reviewer would see other text than the compiler"}
	TableTooLarge = &Rule{ID: "table-too-large", Severity: Error, Dialect: "1.4", Params: []string{"columns", "rows", "cells written"},
		Message: "a table of %[1]d columns and %[2]d rows in which only %[3]d cells are written",
		Hint:    "give the table fewer columns, or its rows more cells"}
	NestingTooDeep = &Rule{ID: "nesting-too-deep", Severity: Error, Dialect: "1.4", Params: []string{"limit"},
		Message: "lists and quotations are nested more than %[1]d deep"}
)

// Rules of headings and sections (dialect 2).
var (
	UnknownSection = &Rule{ID: "unknown-section", Severity: Warning, Dialect: "2.2", Params: []string{"title"},
		Message: "section `%[1]s` is not one that mdspec reads; it is taken as prose"}
	SectionLevel = &Rule{ID: "section-level", Severity: Warning, Dialect: "2.2", Params: []string{"title", "level"},
		Message: "`%[1]s` is a heading of level %[2]d and is taken as prose",
		Hint:    "a section is a heading of level 2: `## %[1]s`"}
	NoSection = &Rule{ID: "no-section", Severity: Warning, Dialect: "2.5",
		Message: "the document has no section that mdspec reads; it is taken as prose",
		Hint:    "put the definitions under `## Models`"}
	MissingIdentifier = &Rule{ID: "missing-identifier", Severity: Error, Dialect: "2.3", Params: []string{"heading"},
		Message: "the heading `%[1]s` has no identifier",
		Hint:    "write the Go name in a code span first: ### `Name` text"}
	InvalidIdentifier = &Rule{ID: "invalid-identifier", Severity: Error, Dialect: "2.3", Params: []string{"text"},
		Message: "`%[1]s` is not a Go identifier",
		Hint:    "use letters, digits and underscores, not beginning with a digit"}
	ReservedIdentifier = &Rule{ID: "reserved-identifier", Severity: Error, Dialect: "2.3", Params: []string{"name", "what it is"},
		Message: "`%[1]s` is %[2]s",
		Hint:    "choose another name"}
	DuplicateName = &Rule{ID: "duplicate-name", Severity: Error, Dialect: "2.3", Params: []string{"name"},
		Message: "`%[1]s` is declared more than once in the package",
		Hint:    "names are shared by all documents and the hand-written Go of the package"}
	EmptyDefinition = &Rule{ID: "empty-definition", Severity: Warning, Dialect: "2.5", Params: []string{"name"},
		Message: "`%[1]s` has neither a table nor a Go fence and becomes an empty struct"}
	HiddenTable = &Rule{ID: "hidden-table", Severity: Warning, Dialect: "2.5", Params: []string{"name"},
		Message: "the table stands below a deeper heading, so it is documentation and `%[1]s` becomes an empty struct",
		Hint:    "put the table above the deeper heading, or make that a heading of level 3 with an identifier"}
	UndeclaredDefinition = &Rule{ID: "undeclared-definition", Severity: Warning, Dialect: "2.5", Params: []string{"name"},
		Message: "`%[1]s` has no table, and no Go fence below the heading declares it"}
	DefinitionOutside = &Rule{ID: "definition-outside-section", Severity: Warning, Dialect: "2.5", Params: []string{"name"},
		Message: "the definition of `%[1]s` stands in no section that mdspec reads and is not compiled",
		Hint:    "put it under `## Models` or `## Enums`"}
)

// Rules of tables in general (dialect 3.1 to 3.3, 3.7, 3.11).
var (
	UnknownColumn = &Rule{ID: "unknown-column", Severity: Error, Dialect: "3.1", Params: []string{"header"},
		Message: "unknown column `%[1]s`"}
	DuplicateColumn = &Rule{ID: "duplicate-column", Severity: Error, Dialect: "3.1", Params: []string{"header", "column"},
		Message: "`%[1]s` is the table's second %[2]s column"}
	MissingColumn = &Rule{ID: "missing-column", Severity: Error, Dialect: "3.1", Params: []string{"column"},
		Message: "the table has no %[1]s column"}
	StrayTable = &Rule{ID: "stray-table", Severity: Error, Dialect: "2.3",
		Message: "the table stands under no definition",
		Hint:    "put a heading above it: ### `Name` text"}
	TableDelimiter = &Rule{ID: "table-delimiter", Severity: Error, Dialect: "3.2", Params: []string{"headers", "delimiters"},
		Message: "%[2]d columns are delimited under %[1]d headers, so this is not a table",
		Hint:    "write one `:--` for each header"}
	TableNoDelimiter = &Rule{ID: "table-no-delimiter", Severity: Error, Dialect: "3.2",
		Message: "a table's header without the line of dashes below it",
		Hint:    "write one `:--` for each header on the next line"}
	UnclosedCode = &Rule{ID: "unclosed-code-span", Severity: Error, Dialect: "3.3",
		Message: "the code span is not closed",
		Hint:    "write a second backtick"}
	BesideCode = &Rule{ID: "text-beside-code-span", Severity: Error, Dialect: "3.3", Params: []string{"text"},
		Message: "`%[1]s` stands beside the code span",
		Hint:    "the cell holds one code span and nothing else; explanations go into the Doc column"}
	TodoRow = &Rule{ID: "todo-row", Severity: Note, Dialect: "3.7",
		Message: "the row reads TODO and is left out"}
	SurplusCells = &Rule{ID: "surplus-cells", Severity: Error, Dialect: "3.11", Params: []string{"cells", "columns"},
		Message: "the row has %[1]d cells under %[2]d headers",
		Hint:    "write a `|` that belongs to the text as `\\|`"}
	MissingCells = &Rule{ID: "missing-cells", Severity: Error, Dialect: "3.11", Params: []string{"cells", "column"},
		Message: "the row has only %[1]d of the cells and ends before the %[2]s column",
		Hint:    "write all cells up to it, empty ones too; separate text that is no row of the table by a blank line"}
	SecondTable = &Rule{ID: "second-table", Severity: Error, Dialect: "3.11", Params: []string{"name"},
		Message: "a second table under `%[1]s`",
		Hint:    "give it a heading of its own, or join the two"}
	TableCut = &Rule{ID: "table-cut", Severity: Error, Dialect: "3.11",
		Message: "a row that a blank line cuts off from its table",
		Hint:    "remove the blank line"}
	RowInFence = &Rule{ID: "row-in-fence", Severity: Error, Dialect: "3.11",
		Message: "a row of the table above is swallowed by this code fence",
		Hint:    "remove the fence, or separate it from the table by a blank line"}
	UnclosedFence = &Rule{ID: "unclosed-fence", Severity: Error, Dialect: "3.11",
		Message: "the code fence is not closed and swallows the rest of the document",
		Hint:    "close it with the same characters on a line of their own"}
)

// Rules of fields (dialect 3.3 to 3.6, 3.9 to 3.11).
var (
	InvalidTag = &Rule{ID: "invalid-tag", Severity: Error, Dialect: "3.3", Params: []string{"key", "value", "reason"},
		Message: "`%[2]s` cannot be the value of a %[1]s tag: %[3]s"}
	TagWrittenWhole = &Rule{ID: "tag-written-whole", Severity: Error, Dialect: "3.3", Params: []string{"key"},
		Message: "the cell repeats the tag's key `%[1]s`",
		Hint:    "write only what stands between the quotes"}
	UnknownTagOption = &Rule{ID: "unknown-tag-option", Severity: Warning, Dialect: "3.3", Params: []string{"option", "key"},
		Message: "`%[1]s` is not an option of a %[2]s tag"}
	UnderivableName = &Rule{ID: "underivable-name", Severity: Error, Dialect: "3.4", Params: []string{"key"},
		Message: "no exported Go name can be derived from the JSON key `%[1]s`",
		Hint:    "add a Name column"}
	InvalidType = &Rule{ID: "invalid-type", Severity: Error, Dialect: "3.5", Params: []string{"type"},
		Message: "`%[1]s` is not a type that a table can use",
		Hint:    "basic types, any, *T, []T, [N]T, map[K]V, types of this package and of the standard library"}
	UnknownType = &Rule{ID: "unknown-type", Severity: Error, Dialect: "3.5", Params: []string{"type"},
		Message: "unknown type `%[1]s`"}
	AmbiguousType = &Rule{ID: "ambiguous-type", Severity: Error, Dialect: "3.5", Params: []string{"type", "packages"},
		Message: "`%[1]s` may be of %[2]s",
		Hint:    "declare a type for it in a Go fence, with the import that is meant"}
	RecursiveType = &Rule{ID: "recursive-type", Severity: Error, Dialect: "3.5", Params: []string{"cycle"},
		Message: "a struct contains itself: %[1]s",
		Hint:    "make one of the fields a pointer or a slice"}
	InvalidMapKey = &Rule{ID: "invalid-map-key", Severity: Error, Dialect: "3.5", Params: []string{"type"},
		Message: "`%[1]s` cannot be the key of a map in JSON",
		Hint:    "use a string or an integer type"}
	MissingType = &Rule{ID: "missing-type", Severity: Error, Dialect: "3.6", Params: []string{"name"},
		Message: "`%[1]s` has no type",
		Hint:    "fill in the Type cell; it may stay empty only where the name is that of a struct to embed"}
	MissingName = &Rule{ID: "missing-name", Severity: Error, Dialect: "3.6",
		Message: "the row has no name"}
	EmbeddedNotStruct = &Rule{ID: "embedded-not-struct", Severity: Error, Dialect: "3.6", Params: []string{"type"},
		Message: "`%[1]s` is not a struct and cannot be embedded",
		Hint:    "give the field a name"}
	EmbeddedPointer = &Rule{ID: "embedded-unexported-pointer", Severity: Warning, Dialect: "3.6", Params: []string{"type"},
		Message: "encoding/json cannot decode into the embedded pointer `%[1]s`, whose type is unexported",
		Hint:    "embed the struct itself"}
	InvalidRequired = &Rule{ID: "invalid-required", Severity: Error, Dialect: "3.9", Params: []string{"text"},
		Message: "`%[1]s` says neither yes nor no",
		Hint:    "write + y yes true 是 必填 or - n no false 否 选填"}
	RequiredConflict = &Rule{ID: "required-conflict", Severity: Error, Dialect: "3.9", Params: []string{"text"},
		Message: "`%[1]s` contradicts the Required cell of the row",
		Hint:    "one of the two columns is enough"}
	EmbeddedMarshaler = &Rule{ID: "embedded-marshaler", Severity: Warning, Dialect: "3.6", Params: []string{"type", "struct"},
		Message: "`%[1]s` encodes itself, and embedded it does so for all of `%[2]s`: the other fields are lost in JSON",
		Hint:    "give the field a name"}
	GoFileIgnored = &Rule{ID: "go-file-ignored", Severity: Warning, Dialect: "3.5", Params: []string{"reason"},
		Message: "hand-written Go that is not read: %[1]s",
		Hint:    "a directory holds one package; mend the file or move it"}
	DuplicateField = &Rule{ID: "duplicate-field", Severity: Error, Dialect: "3.11", Params: []string{"name", "type"},
		Message: "`%[2]s` has more than one field `%[1]s`"}
	DuplicateKey = &Rule{ID: "duplicate-key", Severity: Error, Dialect: "3.11", Params: []string{"key", "tag"},
		Message: "the %[2]s key `%[1]s` is used more than once",
		Hint:    "give one of the two another key; JSON keys count in any case, and those of embedded structs too"}
	UnexportedTag = &Rule{ID: "tag-of-unexported-field", Severity: Error, Dialect: "3.4", Params: []string{"name", "key"},
		Message: "the field `%[1]s` is unexported, so its %[2]s tag has no effect",
		Hint:    "begin the name with a capital letter, or write `-`"}
	FieldIsMethod = &Rule{ID: "field-is-method", Severity: Error, Dialect: "3.10", Params: []string{"name", "type"},
		Message: "the field `%[1]s` bears the name of a method that is generated for `%[2]s`",
		Hint:    "choose another name"}
)

// Rules of enums (dialect 4).
var (
	EnumType = &Rule{ID: "enum-type", Severity: Error, Dialect: "4.1", Params: []string{"type"},
		Message: "`%[1]s` cannot be the type of an enum",
		Hint:    "use an integer type or string"}
	EnumMixed = &Rule{ID: "enum-mixed", Severity: Error, Dialect: "4.1", Params: []string{"name"},
		Message: "the values of `%[1]s` are partly integers and partly words",
		Hint:    "state the type in the heading as a second code span: `%[1]s` `string`"}
	EnumValue = &Rule{ID: "enum-value", Severity: Error, Dialect: "4.3", Params: []string{"value", "type"},
		Message: "`%[1]s` is not a value of type %[2]s",
		Hint:    "integers are written as in Go, without leading zeros and underscores; text is a word or quoted"}
	EnumDuplicate = &Rule{ID: "enum-duplicate-value", Severity: Error, Dialect: "4.3", Params: []string{"value"},
		Message: "the value `%[1]s` stands twice in the table"}
	EnumPrefix = &Rule{ID: "enum-prefix", Severity: Warning, Dialect: "4.3", Params: []string{"constant", "type"},
		Message: "the constant `%[1]s` does not begin with the name of its type, `%[2]s`"}
	EnumEmpty = &Rule{ID: "enum-empty", Severity: Warning, Dialect: "4.3", Params: []string{"name"},
		Message: "`%[1]s` has no values"}
)

// Rules of calls (dialect 6).
var (
	InvalidURL = &Rule{ID: "invalid-url", Severity: Error, Dialect: "6.2", Params: []string{"text", "reason"},
		Message: "`%[1]s` is not a call: %[2]s",
		Hint:    "write `METHOD /path` with GET, POST, PUT, PATCH or DELETE, or `POST(part) /path` for an upload"}
	InvalidKey = &Rule{ID: "invalid-key", Severity: Error, Dialect: "6.4", Params: []string{"text"},
		Message: "`%[1]s` is not a JSON key"}
	InvalidPage = &Rule{ID: "invalid-page", Severity: Error, Dialect: "6.5",
		Message: "a Page cell holds three code spans",
		Hint:    "write the request's cursor key, the response's cursor key and the key of the items"}
	InvalidToken = &Rule{ID: "invalid-token-mark", Severity: Error, Dialect: "6.6", Params: []string{"text"},
		Message: "`%[1]s` does not say whether the call carries a token",
		Hint:    "write + or -"}
	DuplicateCall = &Rule{ID: "duplicate-call", Severity: Error, Dialect: "6.1", Params: []string{"name"},
		Message: "the call `%[1]s` is declared more than once in the package"}
	ReservedCall = &Rule{ID: "reserved-call", Severity: Error, Dialect: "6.1", Params: []string{"name"},
		Message: "`%[1]s` cannot be the name of a call: the client has `Do` and what begins with `mdspec` already",
		Hint:    "choose another name"}
	CallPointer = &Rule{ID: "call-pointer", Severity: Error, Dialect: "6.7", Params: []string{"type", "element"},
		Message: "`%[1]s` is a pointer",
		Hint:    "write `%[2]s`: the generated method passes a struct by its pointer anyway"}
	RequestNotStruct = &Rule{ID: "request-not-struct", Severity: Error, Dialect: "6.2", Params: []string{"type", "method"},
		Message: "the request of a `%[2]s` call is its query, and `%[1]s` is not a struct",
		Hint:    "name a definition with a field for each key of the query"}
	RequestNotFlat = &Rule{ID: "request-not-flat", Severity: Error, Dialect: "6.2", Params: []string{"type", "method", "key", "field type"},
		Message: "the request of a `%[2]s` call is its query, and the key `%[3]s` of `%[1]s` has the type `%[4]s`",
		Hint:    "a query holds strings, numbers, booleans and slices of them"}
	PathWithoutRequest = &Rule{ID: "path-without-request", Severity: Error, Dialect: "6.2", Params: []string{"key"},
		Message: "`{%[1]s}` is a field of the request, and the call has none",
		Hint:    "name a definition with the JSON key `%[1]s` in the Request Type cell"}
	UnknownPathKey = &Rule{ID: "unknown-path-key", Severity: Error, Dialect: "6.2", Params: []string{"key", "type"},
		Message: "the request `%[2]s` has no field with the JSON key `%[1]s`"}
	InvalidPathKey = &Rule{ID: "invalid-path-key", Severity: Error, Dialect: "6.2", Params: []string{"key", "reason"},
		Message: "`{%[1]s}` cannot stand in the path: %[2]s",
		Hint:    "a part of the path is a string, an integer or a boolean"}
	KeyWithoutResponse = &Rule{ID: "key-without-response", Severity: Error, Dialect: "6.4", Params: []string{"key"},
		Message: "no response lies under `%[1]s`: the call has no Response Type"}
	ResponseNotObject = &Rule{ID: "response-not-object", Severity: Error, Dialect: "6.4", Params: []string{"type", "key"},
		Message: "the response is an object with the error code under `%[2]s`, and `%[1]s` is no object",
		Hint:    "name the key under which the value lies in the Response Key cell"}
	PageWithoutModel = &Rule{ID: "page-without-model", Severity: Error, Dialect: "6.5", Params: []string{"key", "request or response"},
		Message: "`%[1]s` cannot be found: the %[2]s of the call is not a definition with a table",
		Hint:    "a call that pages has a definition as Request Type and one as Response Type"}
	UnknownPageKey = &Rule{ID: "unknown-page-key", Severity: Error, Dialect: "6.5", Params: []string{"key", "type"},
		Message: "`%[2]s` has no field with the JSON key `%[1]s`"}
	InvalidPageKey = &Rule{ID: "invalid-page-key", Severity: Error, Dialect: "6.5", Params: []string{"key", "reason"},
		Message: "`%[1]s` cannot link pages: %[2]s",
		Hint:    "both cursors are strings or integers of the same kind, and the items are a slice"}
	PageOfUpload = &Rule{ID: "page-of-upload", Severity: Error, Dialect: "6.5",
		Message: "an upload has no pages"}
)

// Rules of services and error codes (dialect 7).
var (
	UnknownSetting = &Rule{ID: "unknown-setting", Severity: Error, Dialect: "7.1", Params: []string{"name"},
		Message: "unknown setting `%[1]s`"}
	DuplicateSetting = &Rule{ID: "duplicate-setting", Severity: Error, Dialect: "7.1", Params: []string{"name"},
		Message: "the setting `%[1]s` is made more than once in the package"}
	InvalidSetting = &Rule{ID: "invalid-setting", Severity: Error, Dialect: "7.1", Params: []string{"value", "name", "reason"},
		Message: "`%[1]s` cannot be the %[2]s: %[3]s"}
	MissingSetting = &Rule{ID: "missing-setting", Severity: Error, Dialect: "7.1", Params: []string{"setting", "needed setting"},
		Message: "the setting `%[1]s` needs the setting `%[2]s`"}
	LoneSetting = &Rule{ID: "lone-setting", Severity: Error, Dialect: "7.1", Params: []string{"setting", "missing setting"},
		Message: "the setting `%[1]s` means nothing without the setting `%[2]s`",
		Hint:    "make that setting too, or remove this one"}
	InvalidTokenCall = &Rule{ID: "invalid-token-call", Severity: Error, Dialect: "7.1", Params: []string{"call", "reason"},
		Message: "`%[1]s` cannot be the token call: %[2]s"}
	UnknownTokenKey = &Rule{ID: "unknown-token-key", Severity: Error, Dialect: "7.1", Params: []string{"key", "type"},
		Message: "`%[2]s`, the response of the token call, has no field with the JSON key `%[1]s`"}
	InvalidTokenKey = &Rule{ID: "invalid-token-key", Severity: Error, Dialect: "7.1", Params: []string{"key", "setting", "type", "wanted"},
		Message: "`%[1]s` cannot be the %[2]s: its field has the type `%[3]s`, which is not %[4]s"}
	TokenParameterTaken = &Rule{ID: "token-parameter-taken", Severity: Error, Dialect: "7.1", Params: []string{"key", "type"},
		Message: "the token would overwrite the key `%[1]s` of `%[2]s` in the query",
		Hint:    "remove the key: the client adds the token by itself"}
	InvalidCode = &Rule{ID: "invalid-error-code", Severity: Error, Dialect: "7.2", Params: []string{"text"},
		Message: "`%[1]s` is not an error code",
		Hint:    "write an integer"}
	ZeroCode = &Rule{ID: "zero-error-code", Severity: Error, Dialect: "7.2", Params: []string{"name"},
		Message: "`%[1]s` cannot have the code 0, which says that a call succeeded"}
	DuplicateCode = &Rule{ID: "duplicate-error-code", Severity: Error, Dialect: "7.2", Params: []string{"code"},
		Message: "the error code %[1]s is named more than once in the package"}
	InvalidClass = &Rule{ID: "invalid-error-class", Severity: Error, Dialect: "7.2", Params: []string{"text"},
		Message: "unknown error class `%[1]s`",
		Hint:    "write retry, token, rate, or nothing"}
	UnseenCodes = &Rule{ID: "unseen-error-codes", Severity: Warning, Dialect: "7.2",
		Message: "no error code of the package can be seen: no Service names the key under which responses carry it",
		Hint:    "add the setting `error code`"}
)

var parserRules = []*Rule{
	DocumentName, DocumentTooLarge, NotUTF8, ControlCharacter, BidiControl, TableTooLarge, NestingTooDeep,
	UnknownSection, SectionLevel, NoSection, MissingIdentifier, InvalidIdentifier, ReservedIdentifier,
	DuplicateName, EmptyDefinition, UndeclaredDefinition, DefinitionOutside,
	UnknownColumn, DuplicateColumn, MissingColumn, StrayTable, TableDelimiter, TableNoDelimiter, UnclosedCode, BesideCode,
	TodoRow, SurplusCells, MissingCells, SecondTable, TableCut, RowInFence, UnclosedFence,
	InvalidTag, TagWrittenWhole, UnknownTagOption, UnderivableName, InvalidType, UnknownType, AmbiguousType,
	RecursiveType, InvalidMapKey, MissingType, MissingName, EmbeddedNotStruct, EmbeddedPointer, InvalidRequired,
	RequiredConflict, EmbeddedMarshaler, GoFileIgnored, HiddenTable,
	DuplicateField, DuplicateKey, UnexportedTag, FieldIsMethod,
	EnumType, EnumMixed, EnumValue, EnumDuplicate, EnumPrefix, EnumEmpty,
	InvalidURL, InvalidKey, InvalidPage, InvalidToken, DuplicateCall, ReservedCall, CallPointer,
	RequestNotStruct, RequestNotFlat, PathWithoutRequest, UnknownPathKey, InvalidPathKey, KeyWithoutResponse, ResponseNotObject,
	PageWithoutModel, UnknownPageKey, InvalidPageKey, PageOfUpload,
	UnknownSetting, DuplicateSetting, InvalidSetting, MissingSetting, LoneSetting,
	InvalidTokenCall, UnknownTokenKey, InvalidTokenKey, TokenParameterTaken,
	InvalidCode, ZeroCode, DuplicateCode, InvalidClass, UnseenCodes,
}
