package library

import (
	"strings"
	"testing"
)

func TestImport(t *testing.T) {
	for _, path := range []string{"net/http", "text/template/parse", "unsafe", "net/http"} {
		p, err := Importer.Import(path)
		if err != nil || p.Path() != path || !p.Complete() {
			t.Errorf("%s: %v, %v", path, p, err)
		}
	}
	a, _ := Importer.Import("time")
	http, _ := Importer.Import("net/http")
	for _, p := range http.Imports() {
		if p.Path() == "time" && p != a {
			t.Error("net/http imports another package time")
		}
	}
}

func TestImportOfNothing(t *testing.T) {
	for _, path := range []string{"no/such/package", "example.com/x", "-x"} {
		if p, err := Importer.Import(path); err == nil || strings.Contains(err.Error(), "flag") {
			t.Errorf("%s: %v, %v", path, p, err)
		}
	}
}
