package main

import (
	"net/http"
	"net/url"
	"os"
	"strings"
	"testing"
)

// detour sends every request to the fake, whose base URL has no path.
type detour struct {
	fake *url.URL
	next http.RoundTripper
}

func (d detour) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.URL.Scheme, r.URL.Host = d.fake.Scheme, d.fake.Host
	r.URL.Path = strings.TrimPrefix(r.URL.Path, "/v1")
	return d.next.RoundTrip(r)
}

// printed returns what f writes to standard output.
func printed(t *testing.T, f func()) string {
	t.Helper()
	file, err := os.CreateTemp(t.TempDir(), "")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	stdout := os.Stdout
	os.Stdout = file
	defer func() { os.Stdout = stdout }()
	f()
	text, err := os.ReadFile(file.Name())
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
