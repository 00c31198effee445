package spec

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/spec/diag"
)

// Version is the version of the JSON form. It rises when a member changes its
// meaning or goes; new members do not raise it.
const Version = 1

// Encode returns the package as indented JSON that ends in a line break. The
// same package always gives the same bytes.
func Encode(p *Package) ([]byte, error) {
	return diag.EncodeJSON(struct {
		Version int `json:"version"`
		*Package
	}{Version, p})
}

// Decode returns the package that [Encode] has written. Places are not read:
// without the documents they are nowhere, so every span of the package is zero.
// Members that are unknown are ignored, for a later mdspec may write more of them.
//
// Whatever the data, Decode does not panic, and what it returns without an error
// keeps to the form that this package describes: no node is nil, an item is
// exactly one thing, a type is complete, and a type that names a model, an enum
// or a fence's type of the package names one that is there.
func Decode(data []byte) (*Package, error) {
	var head struct {
		Version *json.Number `json:"version"`
	}
	if err := json.Unmarshal(data, &head); err != nil {
		return nil, readable(data, err)
	}
	switch {
	case head.Version == nil:
		return nil, errors.New("it has no version: it is no schema that `mdspec export ir` wrote")
	case head.Version.String() != fmt.Sprint(Version):
		return nil, fmt.Errorf("it has version %.40s; understood is version %d", head.Version, Version)
	}
	var p Package
	if err := json.Unmarshal(data, &p); err != nil {
		return nil, readable(data, err)
	}
	c := checker{models: map[string]bool{}, enums: map[string]bool{}, types: map[string]bool{}, errors: map[string]bool{}}
	if err := c.check(&p); err != nil {
		return nil, err
	}
	return &p, nil
}

// readable words an error of the JSON decoder for people who do not know the Go
// type that it was to fill, and says where in the data it arose.
func readable(data []byte, err error) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return fmt.Errorf("%s: %w", at(data, syntax.Offset-syntaxOffset), err)
	case errors.As(err, &kind):
		keys := strings.FieldsFunc(kind.Field, func(r rune) bool { return r == '.' })
		keys = slices.DeleteFunc(keys, func(key string) bool { return strings.Trim(key, "0123456789") == "" })
		where := strings.Join(keys, ".")
		if where == "" {
			where = "the schema"
		}
		return fmt.Errorf("%s: a JSON %s is no value of %s", at(data, valueStart(data, kind.Offset)), kind.Value, where)
	}
	return err
}

// syntaxOffset is 1 if the offset of a [json.SyntaxError] is that behind the
// first byte that is wrong, 0 if it is that of the byte. It depends on the version
// of the decoder: that of GOEXPERIMENT=jsonv2 also puts the indexes of arrays
// among the keys of a [json.UnmarshalTypeError].
var syntaxOffset = func() int64 {
	var syntax *json.SyntaxError
	if err := json.Unmarshal([]byte("x"), new(any)); errors.As(err, &syntax) {
		return syntax.Offset
	}
	return 0
}()

// valueStart returns where a value begins of which the decoder gives the offset:
// that of its beginning, or that behind the token with which it begins.
func valueStart(data []byte, offset int64) int64 {
	if syntaxOffset == 0 {
		return offset
	}
	d := json.NewDecoder(bytes.NewReader(data))
	for end := int64(0); end < offset; {
		start := end
		if _, err := d.Token(); err != nil {
			break
		}
		if end = d.InputOffset(); end == offset {
			between := data[start:end]
			return end - int64(len(bytes.TrimLeft(between, " \t\r\n,:")))
		}
	}
	return offset - 1
}

// at says where the byte with the offset lies, the last one of the data if it
// lies behind them.
func at(data []byte, offset int64) string {
	offset = max(min(offset, int64(len(data))-1), 0)
	line, column := 1, 1
	for _, r := range string(data[:min(offset, int64(len(data)))]) {
		if column++; r == '\n' {
			line, column = line+1, 1
		}
	}
	return fmt.Sprintf("byte %d (line %d, column %d)", offset, line, column)
}
