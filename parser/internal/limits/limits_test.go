package limits

import (
	"slices"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// The types that the tables of these tests limit.
var (
	stringType   = basicType("string")
	enumOfInt8   = &spec.Type{Kind: spec.Named, Name: "Level", Origin: spec.FromEnum, Underlying: "int8"}
	enumOfString = &spec.Type{Kind: spec.Named, Name: "Kind", Origin: spec.FromEnum, Underlying: "string"}
	modelType    = &spec.Type{Kind: spec.Named, Name: "Chat", Origin: spec.FromModel}
	timeType     = &spec.Type{Kind: spec.Named, Name: "Time", Import: "time", Origin: spec.FromStdlib}
	durationType = &spec.Type{Kind: spec.Named, Name: "Duration", Import: "time", Origin: spec.FromStdlib, Underlying: "int64"}
	fenceType    = &spec.Type{Kind: spec.Named, Name: "IDs", Origin: spec.FromFence}
	handType     = &spec.Type{Kind: spec.Named, Name: "Hand", Origin: spec.FromGo}
	anyType      = &spec.Type{Kind: spec.Any, Name: "any"}
)

func basicType(name string) *spec.Type { return &spec.Type{Kind: spec.Basic, Name: name} }

func sliceOf(t *spec.Type) *spec.Type   { return &spec.Type{Kind: spec.Slice, Elem: t} }
func pointerTo(t *spec.Type) *spec.Type { return &spec.Type{Kind: spec.Pointer, Elem: t} }
func arrayOf(t *spec.Type) *spec.Type   { return &spec.Type{Kind: spec.Array, Len: 4, Elem: t} }
func mapTo(t *spec.Type) *spec.Type {
	return &spec.Type{Kind: spec.Map, Key: basicType("string"), Elem: t}
}

// limitsOf reads a cell that stands within a row of a document.
func limitsOf(cell string, t *spec.Type) ([]spec.Limit, diag.List) {
	const before = "名称|`x`|"
	src := diag.NewSource("a.md", []byte(before+cell+"|说明\n"))
	var diags diag.List
	limits := Parse(cell, src.Span(len(before), len(before)+len(cell)), t, &diags)
	return limits, diags
}

func TestParseLimits(t *testing.T) {
	limit := func(low, high string, unit spec.Unit, text string) spec.Limit {
		return spec.Limit{Min: low, Max: high, Unit: unit, Text: text}
	}
	tests := []struct {
		cell string
		t    *spec.Type
		want []spec.Limit
	}{
		{"", stringType, nil},
		{" 　\t", modelType, nil},
		{"1..1000", basicType("int64"), []spec.Limit{limit("1", "1000", spec.Value, "1..1000")}},
		{"..100", basicType("int64"), []spec.Limit{limit("", "100", spec.Value, "..100")}},
		{"1..", basicType("uint8"), []spec.Limit{limit("1", "", spec.Value, "1..")}},
		{"5..5", basicType("rune"), []spec.Limit{limit("5", "5", spec.Value, "5..5")}},
		{" -5 .. +5 ", basicType("int8"), []spec.Limit{limit("-5", "5", spec.Value, "-5 .. +5")}},
		{"-128..127", enumOfInt8, []spec.Limit{limit("-128", "127", spec.Value, "-128..127")}},
		{"007..010", basicType("int"), []spec.Limit{limit("7", "10", spec.Value, "007..010")}},
		{"-0..2.0", basicType("int"), []spec.Limit{limit("0", "2", spec.Value, "-0..2.0")}},
		{"-0.50..1.250", basicType("float64"), []spec.Limit{limit("-0.5", "1.25", spec.Value, "-0.50..1.250")}},
		{"0.45..0.5", basicType("float32"), []spec.Limit{limit("0.45", "0.5", spec.Value, "0.45..0.5")}},
		{"-1.5..-1.25", basicType("float32"), []spec.Limit{limit("-1.5", "-1.25", spec.Value, "-1.5..-1.25")}},
		{"0..18446744073709551615", basicType("uint64"), []spec.Limit{
			limit("0", "18446744073709551615", spec.Value, "0..18446744073709551615")}},
		{"-9223372036854775808..9223372036854775807", durationType, []spec.Limit{
			limit("-9223372036854775808", "9223372036854775807", spec.Value, "-9223372036854775808..9223372036854775807")}},
		{"..2147483647 bytes", stringType, []spec.Limit{limit("", "2147483647", spec.Bytes, "..2147483647 bytes")}},
		{"..64 bytes", stringType, []spec.Limit{limit("", "64", spec.Bytes, "..64 bytes")}},
		{"1..50chars", enumOfString, []spec.Limit{limit("1", "50", spec.Chars, "1..50chars")}},
		{"..64 bytes", sliceOf(basicType("byte")), []spec.Limit{limit("", "64", spec.Bytes, "..64 bytes")}},
		{"..64 byte", pointerTo(sliceOf(basicType("uint8"))), []spec.Limit{limit("", "64", spec.Bytes, "..64 byte")}},
		{"2..2000 items", sliceOf(modelType), []spec.Limit{limit("2", "2000", spec.Items, "2..2000 items")}},
		{"..3 items", sliceOf(fenceType), []spec.Limit{limit("", "3", spec.Items, "..3 items")}},
		{"..3 ITEMS", mapTo(anyType), []spec.Limit{limit("", "3", spec.Items, "..3 ITEMS")}},
		{"..3 item", arrayOf(basicType("byte")), []spec.Limit{limit("", "3", spec.Items, "..3 item")}},
		{"..100 items, ..64 bytes，1..20 chars", pointerTo(sliceOf(pointerTo(stringType))), []spec.Limit{
			limit("", "100", spec.Items, "..100 items"),
			limit("", "64", spec.Bytes, "..64 bytes"),
			limit("1", "20", spec.Chars, "1..20 chars")}},
		{"1..9, ..5 items", mapTo(sliceOf(basicType("int16"))), []spec.Limit{
			limit("1", "9", spec.Value, "1..9"), limit("", "5", spec.Items, "..5 items")}},
		{"..8 bytes,..5 items", sliceOf(sliceOf(basicType("byte"))), []spec.Limit{
			limit("", "8", spec.Bytes, "..8 bytes"), limit("", "5", spec.Items, "..5 items")}},
		{"..5个,..6 字节，..7字符", sliceOf(stringType), []spec.Limit{
			limit("", "5", spec.Items, "..5个"), limit("", "6", spec.Bytes, "..6 字节"), limit("", "7", spec.Chars, "..7字符")}},
		{"..5 项，..6个字节，..7 字", sliceOf(stringType), []spec.Limit{
			limit("", "5", spec.Items, "..5 项"), limit("", "6", spec.Bytes, "..6个字节"), limit("", "7", spec.Chars, "..7 字")}},
		{"..7 characters", stringType, []spec.Limit{limit("", "7", spec.Chars, "..7 characters")}},
		{"..7个字符", stringType, []spec.Limit{limit("", "7", spec.Chars, "..7个字符")}},
		{"1..2, ..3 items", nil, []spec.Limit{limit("1", "2", spec.Value, "1..2"), limit("", "3", spec.Items, "..3 items")}},
		{"..3 chars", sliceOf(&spec.Type{Kind: spec.Named, Name: "Gone"}), []spec.Limit{limit("", "3", spec.Chars, "..3 chars")}},
	}
	for _, tt := range tests {
		t.Run(tt.t.String()+" "+tt.cell, func(t *testing.T) {
			got, diags := limitsOf(tt.cell, tt.t)
			for i, l := range got {
				if l.Span.Text() != l.Text {
					t.Errorf("limit %d: span covers %q, want %q", i, l.Span.Text(), l.Text)
				}
				got[i].Span = diag.Span{}
			}
			if !slices.Equal(got, tt.want) || len(diags) > 0 {
				t.Errorf("got %+v and %d diagnostics, want %+v", got, len(diags), tt.want)
			}
		})
	}
}

// TestParseLimitsFaults marks the span of the fault with 「 and 」 in the cell.
func TestParseLimitsFaults(t *testing.T) {
	tests := []struct {
		cell    string
		t       *spec.Type
		rule    *diag.Rule
		message string // a part of the message and hint
	}{
		{"「100」", basicType("int"), LimitSyntax, "limit `100` is not understood"},
		{" 「..」 ", basicType("int"), LimitSyntax, "`..`"},
		{"「.. bytes」", stringType, LimitSyntax, "`.. bytes`"},
		{"「1..2..3」", basicType("int"), LimitSyntax, ""},
		{"「1...5」", basicType("int"), LimitSyntax, ""},
		{"「1e3..」", basicType("float64"), LimitSyntax, ""},
		{"「0x1..」", basicType("int"), LimitSyntax, ""},
		{"「-」", basicType("int"), LimitSyntax, ""},
		{"「最多100」", basicType("int"), LimitSyntax, ""},
		{"「1 ~ 1000」", basicType("int"), LimitSyntax, "did you mean `1..1000`?"},
		{"「1-64 bytes」", stringType, LimitSyntax, "did you mean `1..64 bytes`?"},
		{"「1至64 字节」", stringType, LimitSyntax, "did you mean `1..64 字节`?"},
		{"「" + strings.Repeat("9", 41) + "..」", basicType("float64"), LimitSyntax, ""},
		{"1..5「,」", basicType("int"), LimitSyntax, "`,`"},
		{"「，」1..5", basicType("int"), LimitSyntax, "`，`"},
		{"..5 items,「,」..5 chars", sliceOf(stringType), LimitSyntax, ""},
		{"1..1,「000」", basicType("int"), LimitSyntax, ""},

		{"..5 「runes」", stringType, LimitUnitUnknown, "unknown unit `runes`"},
		{"..5「byts」, ..7 items", sliceOf(stringType), LimitUnitUnknown, "did you mean `bytes`?"},
		{"..5 「个 字节」", stringType, LimitUnitUnknown, ""},

		{"「1..64」", stringType, LimitUnitMissing, "add a unit behind the numbers: bytes or chars"},
		{"「1..64」", enumOfString, LimitUnitMissing, "`1..64` does not say what it counts in `Kind`"},
		{" 「..64」 , ..5 items", sliceOf(stringType), LimitUnitMissing, "items or bytes or chars"},
		{"「..64」", sliceOf(modelType), LimitUnitMissing, "numbers: items"},
		{"「..64」", mapTo(basicType("bool")), LimitUnitMissing, "numbers: items"},
		{"「..64」", sliceOf(basicType("byte")), LimitUnitMissing, "numbers: bytes"},

		{"..64 「chars」", basicType("int64"), LimitUnitMisfit, "unit `chars` does not fit `int64`"},
		{"..64 「bytes」", basicType("float32"), LimitUnitMisfit, "what fits: no unit"},
		{"..64 「items」", stringType, LimitUnitMisfit, "what fits: bytes or chars"},
		{"..64「个」", pointerTo(stringType), LimitUnitMisfit, "unit `个` does not fit `*string`"},
		{"..64 「items」", sliceOf(basicType("byte")), LimitUnitMisfit, "what fits: bytes"},
		{"..64 「chars」", sliceOf(basicType("uint8")), LimitUnitMisfit, "what fits: bytes"},
		{"..64 「bytes」", sliceOf(basicType("int")), LimitUnitMisfit, "what fits: items or no unit"},
		{"..64 「bytes」", sliceOf(timeType), LimitUnitMisfit, "what fits: items"},
		{"..64 「bytes」", arrayOf(basicType("byte")), LimitUnitMisfit, "what fits: items or no unit"},

		{" 「1..5, nonsense」 ", modelType, LimitNoType, "`Chat` takes no limits"},
		{"「1..5」", basicType("bool"), LimitNoType, "`bool`"},
		{"「1..5」", basicType("complex128"), LimitNoType, "`complex128`"},
		{"「..5 items」", anyType, LimitNoType, "`any`"},
		{"「..5 items」", pointerTo(timeType), LimitNoType, "`*time.Time`"},
		{"「1..5, ..5 items」", fenceType, LimitOpaqueType, "limits of `IDs` cannot be checked"},
		{"「..5 items」", pointerTo(handType), LimitOpaqueType, "`*Hand`"},
		{"..5 items, 「..5 chars」", sliceOf(fenceType), LimitOpaqueType, "limits of `IDs` cannot be checked"},

		{"「10..9」", basicType("int"), LimitReversed, "lower bound 10 is above upper bound 9"},
		{"「-9..-10」", basicType("int"), LimitReversed, "write `-10..-9`"},
		{"「0.5..0.45」", basicType("float64"), LimitReversed, ""},
		{"「1..-1」", basicType("float64"), LimitReversed, ""},
		{"..5 items, 「3..2 bytes」", sliceOf(stringType), LimitReversed, ""},

		{"1..「1000」", basicType("uint8"), LimitOutOfRange, "bound 1000 does not fit `uint8`"},
		{"「-1」..5", basicType("uint"), LimitOutOfRange, "holds 0 to 4294967295"},
		{"「-129」..127", enumOfInt8, LimitOutOfRange, "bound -129 does not fit `Level`"},
		{"..「9223372036854775808」", durationType, LimitOutOfRange, "does not fit `time.Duration`"},
		{"..「2147483648」", basicType("int"), LimitOutOfRange, "on every platform it holds -2147483648 to 2147483647"},
		{"..「" + strings.Repeat("9", 40) + "」", basicType("float32"), LimitOutOfRange, "3.4028235e+38"},
		{"..「2147483648」 bytes", stringType, LimitOutOfRange, "does not fit `int`"},

		{"「0.5」..5", basicType("int"), LimitFraction, "bound 0.5 of `int` has a fraction"},
		{"1..「1.5」 items", sliceOf(stringType), LimitFraction, "bound 1.5 of `items` has a fraction"},

		{"「-1」..5 items", sliceOf(stringType), LimitNegativeLength, "a number of items cannot be -1"},
		{"..「-1」 chars", stringType, LimitNegativeLength, "`..64 chars`"},

		{"1..5, 「..7」", basicType("int"), LimitRepeated, "a second limit of the number"},
		{"..5 bytes，「1.. 字节」", stringType, LimitRepeated, "a second limit of bytes"},
	}
	seen := map[*diag.Rule]bool{}
	for _, tt := range tests {
		t.Run(tt.rule.ID+" "+tt.cell, func(t *testing.T) {
			checkLimitFault(t, tt.cell, tt.t, tt.rule, tt.message)
		})
		seen[tt.rule] = true
	}
	if len(seen) != 11 {
		t.Errorf("%d of the 11 rules of limits have a case", len(seen))
	}
}

func checkLimitFault(t *testing.T, marked string, typ *spec.Type, rule *diag.Rule, message string) {
	t.Helper()
	before, rest, _ := strings.Cut(marked, "「")
	fault, after, _ := strings.Cut(rest, "」")
	_, diags := limitsOf(before+fault+after, typ)
	if len(diags) != 1 {
		t.Fatalf("%d diagnostics, want one: %+v", len(diags), diags)
	}
	d := diags[0]
	base := len("名称|`x`|")
	if d.Rule != rule || d.Span.Start != base+len(before) || d.Span.Text() != fault {
		t.Errorf("%s at %q, want %s at %q", d.Rule.ID, d.Span.Text(), rule.ID, fault)
	}
	if said := d.Message() + "; " + d.Hint(); !strings.Contains(said, message) || strings.Contains(said, "%!") {
		t.Errorf("it says %q, want %q in it", said, message)
	}
}

func TestParseLimitsKeepsGoodOnes(t *testing.T) {
	limits, diags := limitsOf("..5 items, x, 9..1 bytes, ..7 chars, 1..2 items", sliceOf(stringType))
	var ids, texts []string
	for _, d := range diags {
		ids = append(ids, d.Rule.ID+" "+d.Span.Text())
	}
	for _, l := range limits {
		texts = append(texts, l.Text)
	}
	wantIDs := []string{"limit-syntax x", "limit-reversed 9..1 bytes", "limit-repeated 1..2 items"}
	if !slices.Equal(ids, wantIDs) || !slices.Equal(texts, []string{"..5 items", "..7 chars"}) {
		t.Errorf("got %q and %q", ids, texts)
	}
	if len(diags) == 3 && (len(diags[2].Related) != 1 || diags[2].Related[0].Span.Text() != "..5 items") {
		t.Errorf("the repeated limit relates to %+v, want the first", diags[2].Related)
	}
}

func TestParseLimitsBothBounds(t *testing.T) {
	_, diags := limitsOf("-1..1.5 items", sliceOf(stringType))
	if len(diags) != 2 || diags[0].Rule != LimitNegativeLength || diags[1].Rule != LimitFraction {
		t.Errorf("got %+v, want a fault of each bound", diags)
	}
}

func TestParseLimitsFloods(t *testing.T) {
	for _, unit := range []string{",", "，", "1..2,", "x,", "1", " ", "..", "~", "1~", "-1..2 x,"} {
		_, diags := limitsOf(strings.Repeat(unit, 1<<18), basicType("int"))
		if len(diags) > maxLimits {
			t.Errorf("%q repeated: %d diagnostics", unit, len(diags))
		}
	}
}

func TestParseLimitsWithoutSource(t *testing.T) {
	var diags diag.List
	got := Parse("1..5, x", diag.Span{}, basicType("int"), &diags)
	if len(got) != 1 || len(diags) != 1 || !got[0].Span.IsZero() || !diags[0].Span.IsZero() {
		t.Errorf("got %+v and %+v", got, diags)
	}
}

func FuzzParseLimits(f *testing.F) {
	types := []*spec.Type{
		stringType, basicType("uint8"), basicType("float64"), sliceOf(stringType), sliceOf(basicType("byte")),
		mapTo(enumOfInt8), modelType, fenceType, nil,
	}
	for i, cell := range []string{"1..1000", "..64 bytes", "..100 items, 1..50 chars", "-0.5..+1.5", "1~2", ",", "9..1个"} {
		f.Add(cell, uint8(i))
	}
	f.Fuzz(func(t *testing.T, cell string, pick uint8) {
		limits, diags := limitsOf(cell, types[int(pick)%len(types)])
		for _, d := range diags {
			broken := strings.Contains(d.Message()+d.Hint(), "%!") && !strings.Contains(cell, "%")
			if !strings.Contains(cell, d.Span.Text()) || broken {
				t.Errorf("%s at %q: %s", d.Rule.ID, d.Span.Text(), d.Message())
			}
		}
		for _, l := range limits {
			if l.Span.Text() != l.Text || l.Min == "" && l.Max == "" {
				t.Errorf("limit %+v", l)
			}
		}
	})
}
