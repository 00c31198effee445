package spec

import (
	"encoding/json"
	"errors"
	"fmt"

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
		return fmt.Errorf("%s: %w", at(data, syntax.Offset), err)
	case errors.As(err, &kind):
		where := kind.Field
		if where == "" {
			where = "the schema"
		}
		return fmt.Errorf("%s: a JSON %s is no value of %s", at(data, kind.Offset), kind.Value, where)
	}
	return err
}

// at says where the last of the bytes lies that were read before an error.
func at(data []byte, read int64) string {
	offset := max(read-1, 0)
	line, column := 1, 1
	for _, r := range string(data[:min(offset, int64(len(data)))]) {
		if column++; r == '\n' {
			line, column = line+1, 1
		}
	}
	return fmt.Sprintf("byte %d (line %d, column %d)", offset, line, column)
}
