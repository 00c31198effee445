package diag

// Rules of Go fences as they are read (dialect 5.1).
var (
	FenceSyntax = &Rule{ID: "fence-syntax", Severity: Error, Dialect: "5.1", Params: []string{"fault"},
		Message: "this is not Go: %[1]s"}
	FenceTooDeep = &Rule{ID: "fence-too-deep", Severity: Error, Dialect: "5.1", Params: []string{"limit"},
		Message: "the declaration is nested more than %[1]d deep",
		Hint:    "give its parts names of their own"}
	FencePackage = &Rule{ID: "fence-package-clause", Severity: Error, Dialect: "5.1",
		Message: "a fence has no package clause",
		Hint:    "remove it: all documents of the directory are one package, which mdspec names"}
	FenceFunc = &Rule{ID: "fence-func", Severity: Error, Dialect: "5.1", Params: []string{"name"},
		Message: "the function `%[1]s` cannot be declared in a fence",
		Hint:    "put it into a hand-written .go file in the output directory"}
	FenceInit = &Rule{ID: "fence-init", Severity: Error, Dialect: "5.1",
		Message: "a fence has no `func init`: importing the package would run it",
		Hint:    "if it is needed, put it into a hand-written .go file in the output directory"}
	FenceDirective = &Rule{ID: "fence-directive", Severity: Error, Dialect: "5.1", Params: []string{"text"},
		Message: "`%[1]s` is an instruction to a tool, not a comment",
		Hint:    "remove it; if it is meant as text, put a blank behind the slashes or write a sentence"}
	FenceTag = &Rule{ID: "fence-tag", Severity: Error, Dialect: "5.1", Params: []string{"fault"},
		Message: "a struct tag that does not do what it says: %[1]s",
		Hint:    "write it as a table would have it"}
	FenceGeneric = &Rule{ID: "fence-generic", Severity: Error, Dialect: "5.1", Params: []string{"name", "reason"},
		Message: "the generic type `%[1]s` cannot be declared in a fence: %[2]s",
		Hint:    "put it into a hand-written .go file in the output directory"}
)

// Rules of the imports of fences (dialect 5.1).
var (
	FenceImport = &Rule{ID: "fence-import", Severity: Error, Dialect: "5.1", Params: []string{"path"},
		Message: "`%[1]s` is not a package of the standard library (of Go 1.25)",
		Hint:    "a fence imports the standard library only; put what needs more into a hand-written .go file in the output directory"}
	FenceUnsafe = &Rule{ID: "fence-import-unsafe", Severity: Error, Dialect: "5.1",
		Message: "a fence cannot import unsafe",
		Hint:    "put what needs it into a hand-written .go file in the output directory"}
	FenceCgo = &Rule{ID: "fence-import-c", Severity: Error, Dialect: "5.1",
		Message: "a fence cannot import C",
		Hint:    "put what needs cgo into a hand-written .go file in the output directory"}
	FenceDotImport = &Rule{ID: "fence-dot-import", Severity: Error, Dialect: "5.1", Params: []string{"path"},
		Message: "the names of `%[1]s` cannot be imported into the package",
		Hint:    "remove the dot and write the package's name in front of them"}
	FenceBlankImport = &Rule{ID: "fence-blank-import", Severity: Error, Dialect: "5.1", Params: []string{"path"},
		Message: "`%[1]s` is imported for its side effects only",
		Hint:    "remove the import, or put it into a hand-written .go file in the output directory"}
	FenceDuplicateImport = &Rule{ID: "fence-duplicate-import", Severity: Error, Dialect: "5.1", Params: []string{"path"},
		Message: "`%[1]s` is imported twice",
		Hint:    "remove one of the two"}
	FenceUnusedImport = &Rule{ID: "fence-unused-import", Severity: Error, Dialect: "5.1", Params: []string{"path"},
		Message: "`%[1]s` is imported and not used",
		Hint:    "remove the import"}
	FenceImportConflict = &Rule{ID: "fence-import-conflict", Severity: Error, Dialect: "5.1", Params: []string{"name", "path", "other"},
		Message: "`%[1]s`, the name of the imported package %[2]s, also stands for %[3]s",
		Hint:    "import the package under another name"}
)

// Rules of the values of variables in fences (dialect 5.1).
var (
	FenceFuncLiteral = &Rule{ID: "fence-func-literal", Severity: Error, Dialect: "5.1",
		Message: "a function literal cannot be written in a fence",
		Hint:    "put the function into a hand-written .go file in the output directory; a variable may name it"}
	FenceCall = &Rule{ID: "fence-call", Severity: Error, Dialect: "5.1", Params: []string{"function"},
		Message: "importing the package would call `%[1]s`",
		Hint:    "a variable's value may call errors.New only; put others into a hand-written .go file in the output directory"}
	FenceUnsafeValue = &Rule{ID: "fence-value", Severity: Error, Dialect: "5.1", Params: []string{"what it is"},
		Message: "%[1]s cannot be part of a variable's value",
		Hint:    "literals, names, operators and conversions that cannot fail are possible; put others into a hand-written .go file in the output directory"}
)

// Rules of the types of a package that holds fences (dialect 5.1, 5.2).
var (
	FenceTypeError = &Rule{ID: "fence-type-error", Severity: Error, Dialect: "5.1", Params: []string{"fault"},
		Message: "this Go does not compile: %[1]s"}
	FieldTypeError = &Rule{ID: "field-type-error", Severity: Error, Dialect: "3.5", Params: []string{"fault"},
		Message: "the type does not compile: %[1]s"}
	FenceTooLarge = &Rule{ID: "fence-too-large", Severity: Error, Dialect: "5.2", Params: []string{"limit in MiB"},
		Message: "written out, the constants and types of the fences are more than %[1]d MiB larger than their text",
		Hint:    "names that repeat each other double in size each time; write the value itself"}
	TypeTooLarge = &Rule{ID: "type-too-large", Severity: Error, Dialect: "3.5", Params: []string{"type"},
		Message: "with `%[1]s` the structs that hold structs by value become more than a compiler can check",
		Hint:    "make some of the fields pointers or slices"}
	FenceUnchecked = &Rule{ID: "fence-unchecked", Severity: Warning, Dialect: "5.1", Params: []string{"path"},
		Message: "no Go installation with the source of `%[1]s` was found, so what the fences use of imported packages is not checked",
		Hint:    "install Go, or set GOROOT"}
)

// Rules of JSON examples (dialect 5.3).
var (
	ExampleSyntax = &Rule{ID: "example-syntax", Severity: Error, Dialect: "5.3", Params: []string{"fault"},
		Message: "the example is not JSON: %[1]s",
		Hint:    "a fence that is no complete JSON value should not be marked `json`"}
	ExampleTooDeep = &Rule{ID: "example-too-deep", Severity: Error, Dialect: "5.3", Params: []string{"limit"},
		Message: "the example is nested more than %[1]d deep"}
	ExampleUnknownKey = &Rule{ID: "example-unknown-key", Severity: Error, Dialect: "5.3", Params: []string{"key", "type"},
		Message: "`%[2]s` has no field with the JSON key `%[1]s`"}
	ExampleKeyCase = &Rule{ID: "example-key-case", Severity: Error, Dialect: "5.3", Params: []string{"key", "right key"},
		Message: "the key `%[1]s` differs from the field's key `%[2]s` in case",
		Hint:    "write `%[2]s`: other decoders take case seriously"}
	ExampleDuplicateKey = &Rule{ID: "example-duplicate-key", Severity: Error, Dialect: "5.3", Params: []string{"key"},
		Message: "the key `%[1]s` stands twice in the object"}
	ExampleType = &Rule{ID: "example-type", Severity: Error, Dialect: "5.3", Params: []string{"found", "type"},
		Message: "%[1]s does not decode into `%[2]s`"}
	ExampleRange = &Rule{ID: "example-range", Severity: Error, Dialect: "5.3", Params: []string{"number", "type"},
		Message: "%[1]s does not fit into `%[2]s`"}
	ExampleFraction = &Rule{ID: "example-not-integer", Severity: Error, Dialect: "5.3", Params: []string{"number", "type"},
		Message: "%[1]s is not written as an integer and does not decode into `%[2]s`"}
	ExampleBase64 = &Rule{ID: "example-base64", Severity: Error, Dialect: "5.3", Params: []string{"type"},
		Message: "the string is not base64 and does not decode into `%[1]s`"}
	ExampleTime = &Rule{ID: "example-time", Severity: Error, Dialect: "5.3",
		Message: "the string is not a time that `time.Time` decodes",
		Hint:    "write it as in RFC 3339: \"2006-01-02T15:04:05Z\""}
	ExampleArray = &Rule{ID: "example-array-length", Severity: Error, Dialect: "5.3", Params: []string{"type", "elements"},
		Message: "%[2]d elements do not fit into `%[1]s`, which drops these",
		Hint:    "show as many elements as the array holds"}
	ExampleQuoted = &Rule{ID: "example-quoted", Severity: Error, Dialect: "5.3", Params: []string{"found", "type"},
		Message: "%[1]s does not decode into `%[2]s`, whose tag has the option string",
		Hint:    "write the value inside a JSON string"}
)

var goRules = []*Rule{
	FenceSyntax, FenceTooDeep, FencePackage, FenceFunc, FenceInit, FenceDirective, FenceTag, FenceGeneric,
	FenceImport, FenceUnsafe, FenceCgo, FenceDotImport, FenceBlankImport, FenceDuplicateImport, FenceUnusedImport, FenceImportConflict,
	FenceFuncLiteral, FenceCall, FenceUnsafeValue,
	FenceTypeError, FieldTypeError, FenceTooLarge, TypeTooLarge, FenceUnchecked,
	ExampleSyntax, ExampleTooDeep, ExampleUnknownKey, ExampleKeyCase, ExampleDuplicateKey,
	ExampleType, ExampleRange, ExampleFraction, ExampleBase64, ExampleTime, ExampleArray, ExampleQuoted,
}
