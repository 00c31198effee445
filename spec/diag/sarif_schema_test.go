package diag_test

import (
	"bytes"
	"testing"

	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/diag/diagtest"
)

func sarifSchema(t *testing.T) *diagtest.SARIFSchema {
	t.Helper()
	schema, err := diagtest.ReadSARIFSchema()
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// TestSARIFSchema holds logs against the schema: of nothing, of a finding that
// has all that findings have, and of one that has nothing of it.
func TestSARIFSchema(t *testing.T) {
	schema := sarifSchema(t)
	at := diag.NewSource("spec/群 聊#1.md", []byte("| 群 | `strng` |\r\n")).Span(8, 13)
	full := diag.New(diag.UnknownType, at, "strng")
	full.Suggest = []string{"string"}
	full.Related = []diag.Related{{Span: at, Message: diag.Verbatim("first here")}, {Message: diag.Verbatim("elsewhere")}}
	full.Fix = &diag.Fix{Message: diag.Verbatim("write it right"), Edits: []diag.Edit{{Span: at, New: "string"}, {Span: at.Source.Span(0, 0)}}}
	full.Diff = "-a\n+b\n"
	for name, list := range map[string]diag.List{
		"nothing": nil, "full": {full}, "bare": {diag.New(diag.TodoRow, diag.Span{})}, "both": {full, full, diag.New(diag.TodoRow, at)},
	} {
		for _, lang := range diag.Languages() {
			var b bytes.Buffer
			describe := func(r *diag.Rule) (summary, why string) { return r.Message, "why" }
			if err := diag.WriteSARIF(&b, list, diag.SARIFOptions{Lang: lang, Version: "v1.0.0", Describe: describe}); err != nil {
				t.Fatal(err)
			}
			if faults, err := schema.Faults(b.Bytes()); err != nil || faults != nil {
				t.Errorf("%s in %s: %v %q\n%s", name, lang, err, faults, &b)
			}
		}
	}
}

// TestSARIFSchemaRefuses shows that the test above can fail.
func TestSARIFSchemaRefuses(t *testing.T) {
	schema := sarifSchema(t)
	for _, log := range []string{
		`{}`,
		`{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "x", "surplus": 1}}}]}`,
		`{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "x"}}, "results": [{"message": {"text": "x"}, "level": "fatal"}]}]}`,
	} {
		if faults, err := schema.Faults([]byte(log)); err != nil || faults == nil {
			t.Errorf("%s: %v %q", log, err, faults)
		}
	}
}
