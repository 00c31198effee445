// Package sarif holds what mdspec writes as SARIF against the official schema of
// SARIF 2.1.0, and reads it as other programs do: the findings of all golden
// cases, findings of every form, and what the command prints.
//
// It is a module of its own, so that whoever runs mdspec needs neither the
// library of SARIF nor that of JSON Schema.
package sarif

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"reflect"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// officialSchema returns the schema of SARIF 2.1.0, which the module go-sarif
// carries as a constant. The module's own validation reads a log into types first,
// which lose members that the schema does not know and add others.
func officialSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	pc := reflect.ValueOf(sarif.NewReport).Pointer()
	source, _ := runtime.FuncForPC(pc).FileLine(pc)
	text, err := stringConstant(filepath.Join(filepath.Dir(source), "schema.go"), "schema")
	if err != nil {
		t.Fatal(err)
	}
	document, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	const name = "urn:sarif"
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource(name, document); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile(name)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// stringConstant returns the value of the constant that a Go file declares first.
func stringConstant(path, name string) (string, error) {
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
	if err != nil {
		return "", err
	}
	for _, d := range file.Decls {
		g, ok := d.(*ast.GenDecl)
		if !ok || g.Tok != token.CONST {
			continue
		}
		spec := g.Specs[0].(*ast.ValueSpec)
		if literal, ok := spec.Values[0].(*ast.BasicLit); ok && spec.Names[0].Name == name {
			return strconv.Unquote(literal.Value)
		}
	}
	return "", fmt.Errorf("%s: no constant %s", path, name)
}

// validate returns what the schema has against a log.
func validate(schema *jsonschema.Schema, log []byte) error {
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(log))
	if err != nil {
		return err
	}
	return schema.Validate(value)
}

// decode returns the only run of a log, which must obey the schema.
func decode(t *testing.T, schema *jsonschema.Schema, log []byte) *sarif.Run {
	t.Helper()
	if err := validate(schema, log); err != nil {
		t.Fatalf("%v\n%s", err, log)
	}
	report, err := sarif.FromBytes(log)
	if err != nil {
		t.Fatal(err)
	}
	if report.Version != "2.1.0" || len(report.Runs) != 1 {
		t.Fatalf("%d runs of version %q", len(report.Runs), report.Version)
	}
	return report.Runs[0]
}

// TestSchemaRefuses shows that the schema finds faults: a member that is missing,
// one that it does not know, a value of none that it lists, and one of another form.
func TestSchemaRefuses(t *testing.T) {
	schema := officialSchema(t)
	const good = `{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "x", "informationUri": "https://example.com"}},` +
		` "results": [{"message": {"text": "x"}, "level": "error", "locations": [{"physicalLocation": {"artifactLocation": {"uri": "a%20b.md"}}}]}]}]}`
	if err := validate(schema, []byte(good)); err != nil {
		t.Fatal(err)
	}
	for _, change := range [][2]string{
		{`"version": "2.1.0", `, ``},
		{`"name": "x"`, `"name": "x", "surplus": 1`},
		{`"level": "error"`, `"level": "fatal"`},
		{`"name": "x"`, `"name": 1`},
		{`"https://example.com"`, `"example"`},
		{`"a%20b.md"`, `"a%2"`},
	} {
		bad := strings.Replace(good, change[0], change[1], 1)
		if err := validate(schema, []byte(bad)); bad == good || err == nil {
			t.Errorf("%q for %q is no fault", change[1], change[0])
		}
	}
}
