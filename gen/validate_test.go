package gen

import (
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/spec"
)

// validateOf returns the body of the method Validate of a model M with the field.
func validateOf(t *testing.T, f *spec.Field, more ...spec.Item) string {
	t.Helper()
	out := generateOne(t, append([]spec.Item{model("M", "", f)}, more...)...)
	_, body, ok := strings.Cut(out, "func (r *M) Validate() error {\n")
	if !ok {
		t.Fatalf("M has no Validate method:\n%s", out)
	}
	body, _, _ = strings.Cut(body, "\n}\n")
	return body + "\n"
}

func TestValidateWhole(t *testing.T) {
	diff(t, validateOf(t, field("Limit", "limit", basic("int64"), "1..1000")), `
	return mdspecValidate(r, func(v *mdspecViolations) {
		if r.Limit < 1 || r.Limit > 1000 {
			v.add("Limit", "1..1000", "%d", r.Limit)
		}
	})
`)
}

func TestValueLimits(t *testing.T) {
	tests := []struct {
		name string
		f    *spec.Field
		want string
	}{
		{"lower bound", field("F", "f", basic("int"), "1.."), "if r.F < 1 {"},
		{"upper bound", field("F", "f", basic("int"), "..-5"), "if r.F > -5 {"},
		{"whole number written as a float", field("F", "f", basic("int"), "1..1e3"), "if r.F < 1 || r.F > 1000 {"},
		{"fraction against an integer", field("F", "f", basic("int"), "0.5..2"), "if float64(r.F) < 0.5 || r.F > 2 {"},
		{"unsigned is never below zero", field("F", "f", basic("uint32"), "0..5"), "if r.F > 5 {"},
		{"small integer is never above its greatest", field("F", "f", basic("int8"), "-128..127"), ""},
		{"nor above what it cannot hold", field("F", "f", basic("uint8"), "-1..1000"), ""},
		{"rune", field("F", "f", basic("rune"), "0..0x10ffff"), "if r.F < 0 || r.F > 1114111 {"},
		{"machine's size", field("F", "f", basic("int"), "..5000000000"), "if int64(r.F) > 5000000000 {"},
		{"machine's size, unsigned", field("F", "f", basic("uint"), "..5000000000"), "if uint64(r.F) > 5000000000 {"},
		{"64 bits", field("F", "f", basic("int64"), "..5000000000"), "if r.F > 5000000000 {"},
		{"float", field("F", "f", basic("float64"), "0.5.."), "if math.IsNaN(r.F) || r.F < 0.5 {"},
		{"small float", field("F", "f", basic("float32"), "..1.5"), "if math.IsNaN(float64(r.F)) || r.F > 1.5 {"},
		{"beyond a small float", field("F", "f", basic("float32"), "..1e300"), "if math.IsNaN(float64(r.F)) {"},
		{"absent", field("F", "f,omitempty", basic("int"), "1..5"), "if r.F != 0 && (r.F < 1 || r.F > 5) {"},
		{"absent, one bound", field("F", "f,omitzero", basic("int"), "1.."), "if r.F != 0 && r.F < 1 {"},
		{"absent, zero is inside", field("F", "f,omitempty", basic("int"), "..5"), "if r.F > 5 {"},
		{"the key is no option", field("F", "omitempty", basic("int"), "1.."), "if r.F < 1 {"},
		{"pointer", field("F", "f,omitempty", ptr(basic("int")), "1..5"), "if r.F != nil {\n\t\t\tif *r.F < 1 || *r.F > 5 {"},
		{"slice", field("F", "f,omitempty", list(basic("int")), "1.."), "for i := range r.F {\n\t\t\tif r.F[i] < 1 {"},
		{"pointer to a slice of pointers", field("F", "f", ptr(list(ptr(basic("int")))), "1.."),
			"if r.F != nil {\n\t\t\tfor i := range *r.F {\n\t\t\t\tif (*r.F)[i] != nil {\n\t\t\t\t\tif *(*r.F)[i] < 1 {"},
		{"array", field("F", "f", array(2, array(3, basic("int"))), "1.."),
			"for i := range r.F {\n\t\t\tfor j := range r.F[i] {\n\t\t\t\tif r.F[i][j] < 1 {"},
		{"map", field("F", "f", dict(basic("string"), basic("int")), "1.."),
			"for _, key := range slices.Sorted(maps.Keys(r.F)) {\n\t\t\tvalue := r.F[key]\n\t\t\tif value < 1 {"},
		{"map without order", field("F", "f", dict(std("time", "Time"), dict(basic("int"), basic("int"))), "1.."),
			"for _, key := range mdspecSortedKeys(r.F) {\n\t\t\tvalue := r.F[key]\n\t\t\tfor _, key2 := range slices.Sorted(maps.Keys(value)) {\n\t\t\t\tvalue2 := value[key2]\n\t\t\t\tif value2 < 1 {"},
		{"four loops", field("F", "f", list(list(list(list(basic("int16"))))), "1.."),
			"\t\tfor i3 := range r.F[i][j][k] {\n\t\t\t\t\t\tif r.F[i][j][k][i3] < 1 {"},
		{"absent array", field("F", "f,omitzero", array(2, basic("int")), "1.."), "if !reflect.ValueOf(r.F).IsZero() {\n\t\t\tfor i := range r.F {"},
		{"name for a number", field("F", "f", &spec.Type{Kind: spec.Named, Name: "Duration", Import: "time", Origin: spec.FromStdlib, Underlying: "int64"}, "1.."),
			"if r.F < 1 {"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			body := validateOf(t, tt.f)
			if tt.want == "" {
				diff(t, body, "\treturn nil\n")
				return
			}
			contains(t, body, "\t"+tt.want+"\n")
		})
	}
}

func TestCountLimits(t *testing.T) {
	text, texts := basic("string"), list(basic("string"))
	tests := []struct {
		name string
		f    *spec.Field
		want string
	}{
		{"items of a slice", field("F", "f", texts, "2..2000 items"), `v.items("F", "2..2000 items", len(r.F), 2, 2000)`},
		{"items of a map", field("F", "f", dict(text, text), "1.. items"), `v.items("F", "1.. items", len(r.F), 1, math.MaxInt)`},
		{"items behind a pointer", field("F", "f", ptr(texts), "1.. items"), "if r.F != nil {\n\t\t\tv.items(\"F\", \"1.. items\", len(*r.F), 1, math.MaxInt)"},
		{"items count the outermost", field("F", "f", list(texts), "..3 items"), `v.items("F", "..3 items", len(r.F), 0, 3)`},
		{"items of an array never change", field("F", "f", array(3, text), "..3 items"), ""},
		{"no count is below zero", field("F", "f", texts, "0..3 items"), `v.items("F", "0..3 items", len(r.F), 0, 3)`},
		{"nothing is left to check", field("F", "f", texts, "0.. items"), ""},
		{"absent", field("F", "f,omitempty", texts, "2..9 items"), "if len(r.F) > 0 {\n\t\t\tv.items(\"F\", \"2..9 items\", len(r.F), 2, 9)"},
		{"absent or one", field("F", "f,omitempty", texts, "1..9 items"), "if len(r.F) > 0 {\n\t\t\tv.items(\"F\", \"1..9 items\", len(r.F), 1, 9)"},
		{"absent or nothing", field("F", "f,omitempty", texts, "..0 items"), `v.items("F", "..0 items", len(r.F), 0, 0)`},
		{"bytes of a string", field("F", "f", text, "..64 bytes"), `v.bytes("F", "..64 bytes", len(r.F), 0, 64)`},
		{"bytes of bytes", field("F", "f", list(basic("byte")), "..64 bytes"), `v.bytes("F", "..64 bytes", len(r.F), 0, 64)`},
		{"bytes of raw JSON", field("F", "f", std("encoding/json", "RawMessage"), "..64 bytes"), `v.bytes("F", "..64 bytes", len(r.F), 0, 64)`},
		{"bytes of elements", field("F", "f,omitempty", texts, "1..64 bytes"), "for i := range r.F {\n\t\t\tv.bytes(\"F[%d]\", \"1..64 bytes\", len(r.F[i]), 1, 64, i)"},
		{"chars", field("F", "f", text, "..50 chars"), `v.chars("F", "..50 chars", r.F, 0, 50)`},
		{"chars of elements", field("F", "f", list(ptr(text)), "..5 chars"),
			"for i := range r.F {\n\t\t\tif r.F[i] != nil {\n\t\t\t\tv.chars(\"F[%d]\", \"..5 chars\", *r.F[i], 0, 5, i)"},
		{"chars of a name for a string", field("F", "f", named("Color", spec.FromEnum, "string"), "..5 chars"),
			`v.chars("F", "..5 chars", string(r.F), 0, 5)`},
		{"absent text", field("F", "f,omitzero", text, "2..9 chars"), "if r.F != \"\" {\n\t\t\tv.chars(\"F\", \"2..9 chars\", r.F, 2, 9)"},
		{"fractions", field("F", "f", texts, "1.5..2.5 items"), `v.items("F", "1.5..2.5 items", len(r.F), 2, 2)`},
		{"more than there can be", field("F", "f", texts, "..1e30 items"), ""},
		{"more than 32 bits", field("F", "f", texts, "..5000000000 items"), `v.items("F", "..5000000000 items", len(r.F), 0, 5000000000)`},
		{"value limits do not fit a string", field("F", "f", text, "1..5"), ""},
		{"chars do not fit a number", field("F", "f", basic("int"), "..5 chars"), ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			body := validateOf(t, tt.f, enum("Color", "string"))
			if tt.want == "" {
				diff(t, body, "\treturn nil\n")
				return
			}
			contains(t, body, tt.want+"\n")
		})
	}
}

const fenceTypes = `
import "time"
type (
	IDs    []string
	Scores map[string]Score
	Score  int64
	Chats  []*Chat
	Alias  = Chat
	Copy   Chat
	Tree   []Tree
	Loop   = []Loop2
	Loop2  map[string]Loop
	Hue    Color
	Box[T any] []T
	Pair   [2](*Chat)
	Times  []time.Time
	ByTime map[time.Time]int64
	Func   func()
)
`

func TestLimitsLookThroughTheTypesOfFences(t *testing.T) {
	in := func(name string) *spec.Type { return named(name, spec.FromFence, "") }
	tests := []struct {
		name string
		f    *spec.Field
		want string
	}{
		{"slice", field("F", "", in("IDs"), "..3 items"), `v.items("F", "..3 items", len(r.F), 0, 3)`},
		{"its elements", field("F", "", in("IDs"), "..3 chars"), `v.chars("F[%d]", "..3 chars", r.F[i], 0, 3, i)`},
		{"map of numbers", field("F", "", in("Scores"), "1.."), "value := r.F[key]\n\t\t\tif value < 1 {\n\t\t\t\tv.add(\"F[%q]\", \"1..\", \"%d\", value, key)"},
		{"models", field("F", "", in("Chats")), `v.nested("F[%d]", r.F[i].Validate(), i)`},
		{"alias of a model", field("F", "", in("Alias")), `v.nested("F", r.F.Validate())`},
		{"name for an enum", field("F", "", in("Hue"), "..3 chars"), `v.chars("F", "..3 chars", string(r.F), 0, 3)`},
		{"array and parentheses", field("F", "", in("Pair")), `v.nested("F[%d]", r.F[i].Validate(), i)`},
		{"elements of another package", field("F", "", in("Times"), "..3 items"), `v.items("F", "..3 items", len(r.F), 0, 3)`},
		{"keys of another package", field("F", "", in("ByTime"), "1.."), "for _, key := range mdspecSortedKeys(r.F) {"},
		{"function", field("F", "", in("Func"), "1.."), ""},
		{"another type has no method", field("F", "", in("Copy"), "1.."), ""},
		{"endless", field("F", "", in("Tree"), "1.."), ""},
		{"endless by two", field("F", "", in("Loop"), "1.."), ""},
		{"generic", field("F", "", ptr(in("Box[int]")), "1.."), ""},
	}
	chat := model("Chat", "", field("N", "", basic("int"), "1.."))
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			body := validateOf(t, tt.f, goFence(fenceTypes), chat, enum("Color", "string"))
			if tt.want == "" {
				diff(t, body, "\treturn nil\n")
				return
			}
			contains(t, body, tt.want)
		})
	}
}

func TestWhichModelsAreValidated(t *testing.T) {
	limited := model("Limited", "", field("N", "n", basic("int"), "1.."))
	p := &spec.Package{Documents: []*spec.Document{
		docOf("a.md",
			model("Direct", "", field("F", "", ref("Limited"))),
			model("Deep", "", field("F", "", dict(basic("string"), list(ptr(ref("Direct")))))),
			model("Embeds", "", embedded(ptr(ref("Deep")))),
			model("Free", "", field("F", "", basic("int"))),
			model("Node", "", field("Next", "", ptr(ref("Node"))), field("L", "", ref("Limited"))),
			model("Ring", "", field("Next", "", ptr(ref("Ring")))),
		),
		docOf("b.md", limited),
	}}
	out := generate(t, p)
	contains(t, out["a.md.go"],
		"func (r *Direct) Validate()", "func (r *Deep) Validate()", "func (r *Embeds) Validate()", "func (r *Node) Validate()",
		`v.nested("Deep", r.Deep.Validate())`,
		`v.nested("Next", r.Next.Validate())`,
		`v.nested("F[%q][%d]", value[j].Validate(), key, j)`,
	)
	lacks(t, out["a.md.go"], "func (r *Free)", "func (r *Ring)")
	contains(t, out["b.md.go"], "func (r *Limited) Validate()")
	contains(t, out["mdspec_limits.go"], "package wecom\n", "type LimitError struct {")
}

func TestAbsentModelIsNotValidated(t *testing.T) {
	limited := model("Limited", "", field("N", "n", basic("int"), "1.."), field("S", "s", list(basic("int"))))
	contains(t, validateOf(t, field("F", "f,omitzero", ref("Limited")), limited),
		"if !reflect.ValueOf(r.F).IsZero() {\n\t\t\tv.nested(\"F\", r.F.Validate())")
	lacks(t, validateOf(t, field("F", "f,omitempty", ref("Limited")), limited), "reflect")
	lacks(t, validateOf(t, field("F", "f,omitzero", ptr(ref("Limited"))), limited), "reflect")
}

func TestPointersToModels(t *testing.T) {
	limited := model("Limited", "", field("N", "n", basic("int"), "1.."))
	free := model("Free", "", field("N", "n", basic("int")))
	contains(t, validateOf(t, field("F", "f", ptr(ref("Limited"))), limited), `v.nested("F", r.F.Validate())`)
	contains(t, validateOf(t, field("F", "f", ptr(ptr(ref("Limited")))), limited),
		"if r.F != nil {\n\t\t\tv.nested(\"F\", (*r.F).Validate())")
	diff(t, validateOf(t, field("F", "f", ptr(ref("Free")), "1.."), free), "\treturn nil\n")
}

func TestNoSupportFileWithoutLimits(t *testing.T) {
	out := generate(t, pkgOf(model("M", "", field("N", "n", basic("int")))))
	if len(out) != 1 {
		t.Errorf("%d files, want 1", len(out))
	}
}
