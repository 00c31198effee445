package gen

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/spec"
)

func TestGenerateNamesFilesAfterDocuments(t *testing.T) {
	p := &spec.Package{Documents: []*spec.Document{
		docOf("members.md", model("Member", "成员")),
		docOf("chat_info.md", model("Chat", "群", field("Limit", "limit", basic("int"), "1..2"))),
	}}
	files, err := Generate(p, Options{Package: "wecom", Client: ClientAuto})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range files {
		got = append(got, f.Name+" from "+f.Document)
	}
	want := []string{"chat_info.md.go from chat_info.md", "mdspec_limits.go from ", "members.md.go from members.md"}
	if !slices.Equal(got, want) {
		t.Errorf("files = %q, want %q", got, want)
	}
	if p.Documents[0].Name != "members.md" {
		t.Error("Generate reordered the schema")
	}
}

func TestGenerateIsDeterministic(t *testing.T) {
	p := pkgOf(
		goFence("import t \"text/template\"\nimport h \"html/template\"\nvar A *t.Template\nvar B *h.Template\n"),
		model("A", "甲", field("M", "m", dict(basic("string"), ref("B"))), field("T", "t", std("time", "Time"))),
		model("B", "乙", field("N", "n", basic("int"), "1..2")),
	)
	first, err := Generate(p, Options{Package: "wecom"})
	if err != nil {
		t.Fatal(err)
	}
	for range 20 {
		again, err := Generate(p, Options{Package: "wecom"})
		if err != nil {
			t.Fatal(err)
		}
		for i := range first {
			if !bytes.Equal(first[i].Content, again[i].Content) {
				t.Fatalf("%s differs between two runs", first[i].Name)
			}
		}
	}
}

func TestGenerateErrors(t *testing.T) {
	tests := []struct {
		name    string
		pkg     *spec.Package
		options Options
		want    string
	}{
		{"no package name", pkgOf(), Options{}, `"" is not a package name`},
		{"keyword", pkgOf(), Options{Package: "func"}, `"func" is not a package name`},
		{"blank", pkgOf(), Options{Package: "_"}, `"_" is not a package name`},
		{"enum value", pkgOf(enum("E", "int64", value("EA", "1; var x", ""))), Options{Package: "p"}, "is not an integer"},
		{"limit", pkgOf(model("M", "", field("F", "f", basic("int"), "a..b"))), Options{Package: "p"}, `limit "a..b" of M.F: "a" is not a number`},
		{"infinity", pkgOf(model("M", "", field("F", "f", basic("float64"), "..Inf"))), Options{Package: "p"}, `"Inf" is not a number`},
		{"huge", pkgOf(model("M", "", field("F", "f", basic("float64"), "..1e99999999"))), Options{Package: "p"}, `"1e99999999" is out of range`},
		{"bare sign", pkgOf(model("M", "", field("F", "f", basic("int"), "-.."))), Options{Package: "p"}, `"-" is not a number`},
		{"double sign", pkgOf(model("M", "", field("F", "f", basic("int"), "--1.."))), Options{Package: "p"}, `"--1" is not a number`},
		{"fence", pkgOf(goFence("func {")), Options{Package: "p"}, "Go fence"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Generate(tt.pkg, tt.options)
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("Generate = %v, want an error with %q", err, tt.want)
			}
		})
	}
}

func TestDocumentWithoutDeclarations(t *testing.T) {
	d := &spec.Document{Name: "prose.md", Topics: []*spec.Topic{{}}}
	got := generate(t, &spec.Package{Documents: []*spec.Document{d}})
	if len(got) != 0 {
		t.Errorf("%d files, want none", len(got))
	}
}

func TestCallsServiceAndErrorsGiveNoCodeWithoutClient(t *testing.T) {
	p := pkgOf(
		spec.Item{Call: &spec.Call{Name: "GetToken", Method: "GET", Path: "/gettoken"}},
		spec.Item{Service: &spec.Service{}},
		spec.Item{Error: &spec.ErrorCode{Name: "ErrBusy", Code: -1}},
	)
	files, err := Generate(p, Options{Package: "wecom", Client: ClientNone})
	if err != nil || len(files) != 0 {
		t.Fatalf("%d files, error %v, want none of both", len(files), err)
	}
}
