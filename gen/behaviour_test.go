package gen

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/mdspec-go/mdspec/spec"
)

// run generates the package into a module of its own, with the main program,
// and returns what that prints. Nothing is downloaded.
func run(t *testing.T, p *spec.Package, program string) string {
	t.Helper()
	t.Parallel()
	dir := t.TempDir()
	write := func(name, content string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "wecom"), 0o755); err != nil {
		t.Fatal(err)
	}
	write("go.mod", "module example.com/m\n\ngo 1.25.0\n")
	write("main.go", program)
	for name, content := range generate(t, p) {
		write(filepath.Join("wecom", name), content)
	}
	return inModule(t, dir, "run", ".")
}

func TestValidateAtRunTime(t *testing.T) {
	member := model("Member", "",
		field("ID", "id", basic("string"), "1..8 bytes"),
		field("Boss", "boss", ptr(ref("Member"))),
	)
	p := pkgOf(member,
		model("Common", "", field("Code", "code", basic("int"), "0..")),
		model("Req", "",
			embedded(ptr(ref("Common"))),
			field("Limit", "limit", basic("int64"), "1..1000"),
			field("Page", "page,omitempty", basic("int"), "2..9"),
			field("Size", "size", ptr(basic("uint8")), "5.."),
			field("Rate", "rate", basic("float32"), "..0.5"),
			field("Title", "title", basic("string"), "..3 chars"),
			field("IDs", "ids,omitempty", list(basic("string")), "2..3 items", "..4 bytes"),
			field("Owner", "owner,omitzero", ref("Member")),
			field("Members", "members", dict(basic("string"), list(ptr(ref("Member"))))),
			field("ByKind", "by_kind", dict(named("Kind", spec.FromEnum, "int8"), basic("int")), "..1"),
			field("Flags", "flags", dict(basic("bool"), ref("Member"))),
			field("Status", "status", named("Kind", spec.FromEnum, "int8"), "..1"),
		),
		enum("Kind", "int8", value("KindA", "0", ""), value("KindB", "10", "")),
	)
	got := run(t, p, `package main

import (
	"errors"
	"fmt"
	"math"

	. "example.com/m/wecom"
)

func show(title string, err error) {
	fmt.Println(title)
	if err != nil {
		fmt.Println(err)
	}
}

func main() {
	show("nil", (*Req)(nil).Validate())
	show("fine", (&Req{Limit: 1}).Validate())
	show("zero", new(Req).Validate())
	small := uint8(4)
	bad := &Req{
		Common:  &Common{Code: -1},
		Limit:   1001,
		Page:    1,
		Size:    &small,
		Rate:    float32(math.NaN()),
		Title:   "四个汉字",
		IDs:     []string{"secret"},
		Owner:   Member{Boss: &Member{ID: "123456789"}},
		Members: map[string][]*Member{"b": {{}}, "a": {nil, {ID: "x"}, {}}},
		ByKind:  map[Kind]int{10: 2, 9: 2, -1: 1},
		Flags:   map[bool]Member{true: {}, false: {}},
		Status:  KindB,
	}
	show("bad", bad.Validate())
	bad.Rate, bad.IDs = 0.75, make([]string, 4)
	var first *LimitError
	fmt.Println(errors.As(bad.Validate(), &first), first.Field)
	small = 5
	edge := &Req{Common: new(Common), Limit: 1000, Page: 9, Size: &small, Rate: 0.5, Title: "三个字",
		IDs: []string{"1234", ""}, Members: map[string][]*Member{"a": nil}}
	show("edge", edge.Validate())
}
`)
	diff(t, got, `
nil
fine
zero
Limit: got 0, want 1..1000
bad
Common.Code: got -1, want 0..
Limit: got 1001, want 1..1000
Page: got 1, want 2..9
Size: got 4, want 5..
Rate: got NaN, want ..0.5
Title: got 4 chars, want ..3 chars
IDs: got 1 items, want 2..3 items
IDs[0]: got 6 bytes, want ..4 bytes
Owner.ID: got 0 bytes, want 1..8 bytes
Owner.Boss.ID: got 9 bytes, want 1..8 bytes
Members["a"][2].ID: got 0 bytes, want 1..8 bytes
Members["b"][0].ID: got 0 bytes, want 1..8 bytes
ByKind[9]: got 2, want ..1
ByKind[10]: got 2, want ..1
Flags[false].ID: got 0 bytes, want 1..8 bytes
Flags[true].ID: got 0 bytes, want 1..8 bytes
Status: got 10, want ..1
true Common.Code
edge
`)
}

func TestEnumsAtRunTime(t *testing.T) {
	p := pkgOf(
		enum("Status", "int64", value("StatusOn", "1", ""), value("StatusOff", "-2", "")),
		enum("Color", "string", value("ColorRed", "red", ""), value("ColorNone", "", "")),
		enum("Level", "uint64", value("LevelMax", "18446744073709551615", "")),
		model("M", "", field("S", "s", named("Status", spec.FromEnum, "int64")), field("C", "c", named("Color", spec.FromEnum, "string"))),
	)
	got := run(t, p, `package main

import (
	"encoding/json"
	"fmt"

	. "example.com/m/wecom"
)

func main() {
	fmt.Println(StatusValues(), ColorValues(), LevelValues())
	StatusValues()[0] = 7
	fmt.Println(StatusValues()[0], Status(7), Status(-2), Level(3), Color("blue"))
	fmt.Println(StatusOff.IsKnown(), Status(7).IsKnown(), Color("").IsKnown(), Color("blue").IsKnown())
	var m M
	err := json.Unmarshal([]byte("{\"s\": 7, \"c\": \"blue\"}"), &m)
	out, _ := json.Marshal(m)
	fmt.Println(m, err, string(out))
}
`)
	diff(t, got, `
[StatusOn StatusOff] [red ] [LevelMax]
StatusOn Status(7) StatusOff Level(3) blue
true false true false
{Status(7) blue} <nil> {"s":7,"c":"blue"}
`)
}
