package passage

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mdspec-go/mdspec/parser/syntax"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// TestIn finds passages in each form; what they become is tested with the documents
// of parser/testdata/unread.
func TestIn(t *testing.T) {
	const table = "Field|Type\n--|--\nuserid|string\n"
	for _, tt := range []struct {
		name, text string
		want       []string
	}{
		{"nothing", "# T\n\nText about string.\n\nA|B\n--|--\n1|2\n", nil},
		{"a table", "# Member\n\n" + table, []string{`3:1 fields [Member] [[userid string]]`}},
		{"a label", "# Member\n\nRequest:\n\n" + table, []string{`5:1 fields [Request: Member] [[userid string]]`}},
		{"no dashes", "Field|Type\nuserid|string\n", []string{`1:1 fields [] [[userid string]]`}},
		{"in a list", "- x\n\n  Field|Type\n  --|--\n  userid|string\n", []string{`3:3 fields [] [[userid string]]`}},
		{"HTML", "<table><tr><th>Field</th><th>Type</th></tr>\n\n<tr><td>userid</td><td>string</td></tr></table>\n",
			[]string{`1:1 fields [] [[userid string]]`}},
		{"JSX", "<ParamField path=\"userid\" type=\"string\" />\n", []string{`1:1 fields [] [[userid string]]`}},
		{"a list", "- `userid` string, who\n- `age` (integer) how old\n- other things\n", []string{`1:3 fields [] [[userid string] [age integer]]`}},
		{"calls", "# GET /users\n\n## text\n\nPOST /users\n", []string{`1:3 calls [GET /users] []`, `5:1 calls [POST /users text GET /users] []`}},
		{"calls beside a table", "# GET /users\n\n" + table, []string{`3:1 fields [GET /users] [[userid string]]`}},
		{"too many", table + "\n" + table + "\n" + table, []string{`1:1 fields [] [[userid string]]`, `5:1 fields [] [[userid string]]`}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			doc := syntax.Parse(diag.NewSource("", []byte(tt.text)))
			for _, p := range In(doc, doc.Blocks, 2) {
				at := p.Span.Position()
				got = append(got, fmt.Sprintf("%d:%d %s %v %v", at.Line, at.Column, p.Kind, p.Headings, p.Rows))
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestPlace(t *testing.T) {
	doc := syntax.Parse(diag.NewSource("a.md", []byte("# A\n\n## B\n\n#### C\n\nlabel\n\nCode|Doc\n--|--\n1|x\n")))
	var p Place
	for _, b := range doc.Blocks[:4] {
		p.Pass(b)
	}
	last := doc.Blocks[4]
	const want = "--- a.md:9\n+++ a.md:9\n-#### C\n-\n-Code|Doc\n---|--\n-1|x\n"
	found := p.At(doc, last, Looks(doc, last))
	if got := found.Difference(); found.Kind != dialect.ErrorTable || got[:min(len(got), len(want))] != want {
		t.Errorf("%s: got\n%s", found.Kind, got)
	}
}
