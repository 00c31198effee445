package parser

import (
	"github.com/mdspec-go/mdspec/parser/internal/cell"
	"github.com/mdspec-go/mdspec/parser/internal/example"
	"github.com/mdspec-go/mdspec/parser/internal/fence"
	"github.com/mdspec-go/mdspec/parser/internal/gocheck"
	"github.com/mdspec-go/mdspec/parser/internal/goscope"
	"github.com/mdspec-go/mdspec/parser/internal/limits"
	"github.com/mdspec-go/mdspec/parser/internal/table"
	"github.com/mdspec-go/mdspec/parser/syntax"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// Rules returns every rule that documents can break, also those of the packages
// below this one, in the order of their themes.
func Rules() []*diag.Rule {
	return []*diag.Rule{ // Documents, headings and sections.
		DocumentName, syntax.DocumentTooLarge, syntax.NotUTF8, syntax.ControlCharacter, syntax.BidiControl,
		syntax.TableTooLarge, syntax.NestingTooDeep, UnknownSection, SectionLevel, NoSection, NothingRead,
		NothingDeclared, NotCompiled, WrongSection, MissingIdentifier,
		cell.InvalidIdentifier, fence.ReservedIdentifier, DuplicateName, EmptyDefinition, UndeclaredDefinition, DefinitionOutside,
		HiddenTable,
		// Tables in general.
		table.UnknownColumn, table.DuplicateColumn, table.MissingColumn, StrayTable, table.TableDelimiter, TableNoDelimiter, cell.UnclosedCode,
		cell.BesideCode, table.TodoRow, table.SurplusCells, table.MissingCells, SecondTable, TableCut, RowInFence, UnclosedFence,
		// Fields, enums and their types.
		cell.InvalidTag, cell.TagWrittenWhole, cell.UnknownTagOption, UnderivableName, cell.InvalidType, cell.UnknownType, cell.AmbiguousType,
		gocheck.RecursiveType, InvalidMapKey, MissingType, MissingName, EmbeddedNotStruct, EmbeddedPointer, InvalidRequired,
		RequiredConflict, EmbeddedMarshaler, goscope.GoFileIgnored, DuplicateField, DuplicateKey, UnexportedTag,
		NothingExported, FieldIsMethod, EnumType, EnumMixed, EnumValue, EnumDuplicate, EnumPrefix, EnumEmpty,
		// API calls.
		InvalidURL, InvalidKey, cell.InvalidPage, InvalidToken, DuplicateCall, ReservedCall, CallPointer, RequestNotStruct,
		RequestNotFlat, PathWithoutRequest, UnknownPathKey, InvalidPathKey, KeyWithoutResponse, ResponseNotObject, ResponseMisfit,
		PageWithoutModel, UnknownPageKey, InvalidPageKey, PageOfUpload,
		CallHeading, CallLevel, PartLevel, UnknownPart, PartTwice, TableOfNoPart, UnknownPlace, EmptyPart, DetailRows, UnknownCallError,
		cell.UnknownPageKind, cell.UnknownPageWord, cell.DuplicatePageWord, cell.MissingPageWord, PageLinkMethod,
		// Services and error codes.
		UnknownSetting, DuplicateSetting, InvalidSetting, MissingSetting, LoneSetting, InvalidTokenCall, UnknownTokenKey,
		InvalidTokenKey, TokenParameterTaken, AuthTwice, AuthWithoutToken, TokenWithoutAuth, UnknownErrorKey,
		InvalidCode, InvalidStatus, MixedCodes, ZeroCode, DuplicateCode, InvalidClass, UnseenCodes,
		// Limits.
		limits.LimitSyntax, limits.LimitUnitUnknown, limits.LimitUnitMissing, limits.LimitUnitMisfit, limits.LimitNoType,
		limits.LimitOpaqueType, limits.LimitReversed, limits.LimitOutOfRange, limits.LimitFraction,
		limits.LimitNegativeLength, limits.LimitRepeated,
		// Defaults and examples of fields.
		DefaultMisfit, ExampleMisfit, OutsideLimits, EmbeddedValue,
		// Where fields travel, and what may be null.
		NullableMisfit, InvalidPlace, PlaceMisfit, PlaceLost,
		// Go fences and examples.
		fence.FenceSyntax, fence.FenceTooDeep, fence.FencePackage, fence.FenceFunc, fence.FenceInit, fence.FenceDirective,
		fence.FenceTag, fence.FenceGeneric, fence.FenceImport, fence.FenceUnsafe, fence.FenceCgo, fence.FenceDotImport,
		fence.FenceBlankImport, fence.FenceDuplicateImport, fence.FenceUnusedImport, fence.FenceImportConflict,
		gocheck.FenceFuncLiteral, gocheck.FenceCall, gocheck.FenceUnsafeValue, gocheck.FenceTypeError,
		gocheck.FieldTypeError, gocheck.FenceTooLarge, gocheck.TypeTooLarge, gocheck.FenceUnchecked, example.ExampleSyntax,
		example.ExampleTooDeep, example.ExampleUnknownKey, example.ExampleKeyCase, example.ExampleDuplicateKey,
		example.ExampleType, example.ExampleRange, example.ExampleFraction, example.ExampleBase64, example.ExampleTime,
		example.ExampleArray, example.ExampleQuoted,
	}
}
