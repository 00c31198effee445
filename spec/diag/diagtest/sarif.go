package diagtest

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"reflect"
	"runtime"
	"strconv"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"
	"github.com/xeipuuv/gojsonschema"
)

// SARIFSchema is the official schema of SARIF 2.1.0.
type SARIFSchema struct{ schema *gojsonschema.Schema }

// ReadSARIFSchema reads the schema from the module go-sarif, which carries it as
// a constant. The module's own validation reads a log into types first, which lose
// members that the schema does not know and add others.
func ReadSARIFSchema() (*SARIFSchema, error) {
	pc := reflect.ValueOf(sarif.NewReport).Pointer()
	source, _ := runtime.FuncForPC(pc).FileLine(pc)
	text, err := stringConstant(filepath.Join(filepath.Dir(source), "schema.go"), "schema")
	if err != nil {
		return nil, err
	}
	schema, err := gojsonschema.NewSchema(gojsonschema.NewStringLoader(text))
	return &SARIFSchema{schema}, err
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

// Faults returns what the schema has against a log.
func (s *SARIFSchema) Faults(log []byte) ([]string, error) {
	result, err := s.schema.Validate(gojsonschema.NewBytesLoader(log))
	if err != nil {
		return nil, err
	}
	var faults []string
	for _, f := range result.Errors() {
		faults = append(faults, f.String())
	}
	return faults, nil
}
