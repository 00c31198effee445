package spec

import (
	"bytes"
	"encoding/json"
)

// Version is the version of the JSON form. It rises when a member changes its
// meaning or goes; new members do not raise it.
const Version = 1

// Encode returns the package as indented JSON that ends in a line break. The
// same package always gives the same bytes.
func Encode(p *Package) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(struct {
		Version int `json:"version"`
		*Package
	}{Version, p})
	return b.Bytes(), err
}
